"""What parts of a brief are made of: statements, letters of interpretations, objections with their replies."""

from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis import Verdict
from argmap.brief.passages import Passage
from argmap.model import Ground, Level, Name, Role, Status


@dataclass(frozen=True, slots=True)
class Engine:
    """A program, library or typeface that the bytes of a brief depend on, and its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Chip:
    """An interpretation by its letter. `colour` runs from 1 to 6 and starts again; `target` is its section's anchor."""

    letter: str
    colour: int
    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A term of the scale with its range in percent."""

    term: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Assurance:
    """A level of confidence with the reason given for it."""

    level: Level
    reason: Passage | None


@dataclass(frozen=True, slots=True)
class View:
    """A statement with all that is said about it beside its own words."""

    name: Name
    handle: str
    """A short name in words, or empty if the author gave none."""
    anchor: str
    """Where it is defined in the brief."""
    map: str
    """The anchor of its box on a map, or empty."""
    role: Role
    ground: Ground
    text: Passage
    verdict: Verdict | None
    """None for the thesis of an interpretation."""
    by: Passage | None
    quotes: tuple[Passage, ...]
    likelihood: Likelihood | None
    assurance: Assurance | None
    held_by: tuple[Chip, ...]
    rejected_by: tuple[Chip, ...]

    @property
    def short(self) -> str:
        """What lists call it: its handle, or the beginning of its text."""
        return self.handle or shorten(self.text.plain)


def shorten(text: str, limit: int = 48) -> str:
    """The beginning of a text, at most `limit` characters and an ellipsis, cut between words (or in one as long)."""
    if len(text) <= limit:
        return text.rstrip(".")
    cut = text[: limit + 1].rpartition(" ")[0] or text[:limit]
    return cut.rstrip(",;:.") + "…"


class Reply(StrEnum):
    """What becomes of an objection."""

    UNANSWERED = "unanswered"
    CONTESTED = "contested"
    ANSWERED = "answered"
    REJECTED = "rejected"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Challenge:
    """An objection (or undercut, then `undercuts` is true), what it is raised against, and what answers it."""

    premises: tuple[View, ...]
    against: View
    undercuts: bool
    reply: Reply
    answers: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """An indicator with its status and the date it was checked, in words (or empty)."""

    text: Passage
    status: Status
    checked: str
    speaks_for: Chip
    anchor: str
