"""Text as a reader meets it: citations turned into source numbers, mentions into links; still data, not markup."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Words:
    """A run of ordinary words."""

    text: str
    kind: ClassVar[str] = "words"


@dataclass(frozen=True, slots=True)
class Stress:
    """A run of stressed words."""

    text: str
    kind: ClassVar[str] = "stress"


@dataclass(frozen=True, slots=True)
class Mark:
    """One numbered citation: the number of the source, where in the source, and the anchor of its entry."""

    number: int
    locator: str
    target: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Sources cited together at one place."""

    marks: tuple[Mark, ...]
    kind: ClassVar[str] = "marks"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another place of the brief; `target` is an anchor."""

    text: str
    target: str
    kind: ClassVar[str] = "link"


Run = Words | Stress | Marks | Link


@dataclass(frozen=True, slots=True)
class Passage:
    """A text ready to be set."""

    runs: tuple[Run, ...]

    @property
    def plain(self) -> str:
        """Its words alone, with single spaces."""
        return " ".join("".join(run.text for run in self.runs if not isinstance(run, Marks)).split())

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.plain.endswith((".", "!", "?", "…", ".”", ".’"))
