"""A brief as a value: its front page and its parts, in the order of reading."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from argmap.analysis import Verdict
from argmap.brief.citing import Citations
from argmap.brief.front import Front
from argmap.brief.labels import Labels
from argmap.maps.words import Words
from argmap.model import Name

LISTED_FROM = 3
"""With so many parts or more, there is a list of contents."""


class Part(Protocol):
    """One part of a brief. Its `kind` names the template that sets it."""

    @property
    def kind(self) -> str:
        """Which kind of part it is."""

    @property
    def id(self) -> str:
        """Its anchor."""

    @property
    def title(self) -> str:
        """Its heading."""

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """Titles and anchors of what it has to offer to the contents list, below its own."""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a brief prints."""

    lang: str
    paper: str
    marking: str
    title: str
    author: str
    description: str
    edition: str
    date: str
    """The date in words, for the running foot."""
    created: str
    """The date as ISO 8601 has it, for the file's metadata; empty if the brief gives none."""
    labels: Labels
    verdicts: tuple[Verdict, ...]
    """Every verdict there is, for the key to the signs."""
    front: Front
    cover: bool
    """Whether the front page is printed."""
    parts: tuple[Part, ...]
    """What is printed after it."""
    whole: bool
    """Whether every part that has something to say is printed; if not, some references have nowhere to lead."""
    entries: int
    """How many lines the contents list has."""
    citations: Citations
    """How it cites."""
    marks: Mapping[Name, str]
    """What stands for each source on a map: its number; nothing where the list of sources is not printed."""
    map_words: Words | None
    """The words of the maps' legend; None if there are no maps."""

    @property
    def empty(self) -> bool:
        """Whether nothing is printed."""
        return not (self.cover or self.parts)

    @property
    def wide(self) -> bool:
        """Whether the first page is a landscape one."""
        return not self.cover and not self.listed and bool(self.parts) and getattr(self.parts[0], "wide", False)

    @property
    def listed(self) -> bool:
        """Whether there are enough parts for a list of contents."""
        return len(self.parts) >= LISTED_FROM
