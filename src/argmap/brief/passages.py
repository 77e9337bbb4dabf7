"""Text as a reader meets it: citations with the numbers of their sources, mentions as links; still data, not markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from argmap.model import Name

_STOPS = ".,;:"
_NEW_SENTENCE = re.compile(r"$|\s+[^\Wa-z]")
_CLOSING = "”’»\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE} "
"""What may stand behind the end of a sentence: quotation marks, and in French the space before them."""


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
    """One citation: the source and its number, where in the source, and the anchor of its entry."""

    source: Name
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
        return self.plain.rstrip(_CLOSING).endswith((".", "!", "?", "؟", "…"))

    def sentence(self, below: bool) -> "Passage":
        """The same with a full stop, if it has words and needs one; `below` says that citations are footnotes."""
        if self.closed or not self.plain:
            return self
        before_mark = below and bool(self.runs) and isinstance(self.runs[-1], Marks)
        stop = (Words("."), *self.runs[-1:]) if before_mark else (*self.runs[-1:], Words("."))
        return Passage((*self.runs[:-1], *stop))


def with_stops(runs: Sequence[Run], below: bool) -> tuple[Run, ...]:
    """Runs with no space before a citation, and the stop next to it on the side that its style wants.

    The number of a footnote (`below`) follows a stop; a citation in the text comes before the one that ends the
    sentence. Citations with nothing between them become one.
    """
    found = _drawn_together(runs)
    for place in reversed([place for place, run in enumerate(found) if isinstance(run, Marks)]):
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else Words("")
        if not isinstance(before, Words) or not isinstance(after, Words):
            continue
        words, then = before.text.rstrip(), after.text
        if below and then[:1] in _STOPS and then:
            words, then = words + then[0], then[1:]
        elif not below and words.endswith(".") and not words.endswith("..") and _NEW_SENTENCE.match(then):
            words, then = words[:-1], "." + then
        found[place - 1 : place + 2] = [Words(words), found[place], *([Words(then)] if then else [])]
    return tuple(found)


def _drawn_together(runs: Sequence[Run]) -> list[Run]:
    found: list[Run] = []
    for run in runs:
        blank = bool(found) and isinstance(found[-1], Words) and not found[-1].text.strip()
        before = found[-1 - blank] if len(found) > blank else None
        if isinstance(run, Marks) and isinstance(before, Marks):
            found[-1 - blank :] = [Marks((*before.marks, *run.marks))]
        else:
            found.append(run)
    return found
