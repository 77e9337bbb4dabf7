"""What statements are made of: names, the kinds of things there are, dates, and what is said in a word or two."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from argmap.language.tree import Text

Name = NewType("Name", str)
"""What an author (or, for an unnamed statement, the compiler) calls something; unique within an argument."""

StepId = NewType("StepId", str)
"""What identifies a step: made from the names at its two ends, stable under edits elsewhere."""


def in_words(name: Name) -> str:
    """A name as words: `war-first` reads "war first"."""
    return name.replace("-", " ")


def as_title(name: Name) -> str:
    """A name as a title: `war-first` reads "War first"."""
    words = in_words(name)
    return words[:1].upper() + words[1:]


class Role(StrEnum):
    """The word a statement was introduced by."""

    CLAIM = "claim"
    SUPPORT = "support"
    PREMISE = "and"
    ASSUMPTION = "assumes"
    OBJECTION = "objection"
    UNDERCUT = "undercut"
    REPLY = "reply"
    EVENT = "event"
    INTERPRETATION = "interpretation"
    RECOMMENDATION = "recommendation"


IN_SECTIONS = frozenset({Role.CLAIM, Role.EVENT})
"""The roles of what belongs to the section that it is written in."""


class Ground(StrEnum):
    """What a statement rests on, inferred from how it is written: ICD 203's information, judgment and assumption."""

    REPORTED = "reported"
    JUDGMENT = "judgment"
    ASSUMPTION = "assumption"
    BARE = "bare assertion"


class StepKind(StrEnum):
    """How a step bears on its target: for a statement, against it, or against another step.

    An undercut grants the premises of the other step and denies that they bear on its target. A reply grants that, too,
    and says what outweighs them.
    """

    SUPPORT = "support"
    OBJECTION = "objection"
    UNDERCUT = "undercut"
    REPLY = "reply"


class Level(StrEnum):
    """Confidence in a judgment, as ICD 203 uses the words."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"


class Status(StrEnum):
    """Whether what an indicator describes has been seen."""

    OBSERVED = "observed"
    NOT_OBSERVED = "not-observed"
    UNKNOWN = "unknown"


class Feasibility(StrEnum):
    """Whether what is recommended can still be done."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


class Attach(StrEnum):
    """What of its source a PDF carries."""

    CLEAN = "clean"
    """What a brief can print, and nothing else."""
    SOURCE = "source"
    """All of the files, as they are."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is known: a year, a month, or a day. Months and days count from 1; 0 means not given."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part])

    def first(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Confidence:
    """A level of confidence and, where given, the reason for it."""

    level: Level
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Prospect:
    """Whether a recommendation can still be followed and, where given, why."""

    answer: Feasibility
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a statement, as its author writes it: `7.5`, its unit (`%`), and of what it is one (`of voters`)."""

    text: Text
    number: str
    unit: str
    of: str


LIKELIHOODS: Mapping[str, tuple[int, int]] = {
    "almost no chance": (1, 5),
    "very unlikely": (5, 20),
    "unlikely": (20, 45),
    "roughly even": (45, 55),
    "likely": (55, 80),
    "very likely": (80, 95),
    "almost certain": (95, 99),
}
"""The terms of ICD 203 with their ranges in percent (Intelligence Community Directive 203, 2015, D.6.e.2.a)."""
