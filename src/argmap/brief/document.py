"""A brief as a value: its front page and its parts, in the order of reading."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from argmap.analysis import Verdict
from argmap.brief.front import Front
from argmap.brief.labels import Labels
from argmap.maps.words import Words
from argmap.model import Name


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
    parts: tuple[Part, ...]
    entries: int
    """How many lines the contents list has."""
    marks: Mapping[Name, str]
    """What stands for each source on a map: its number."""
    map_words: Words | None
    """The words of the maps' legend; None if there are no maps."""
