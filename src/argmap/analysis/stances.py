"""What interpretations say outright of statements: which they hold, which they reject, and where they part."""

from collections.abc import Iterable
from enum import StrEnum

from argmap.model import Interpretation, Name


class Stance(StrEnum):
    """What an interpretation says of a statement."""

    HOLDS = "holds"
    REJECTS = "rejects"
    SILENT = "silent"


def stances_of(one: Interpretation) -> dict[Name, Stance]:
    """What an interpretation says of statements; of all others, nothing."""
    return dict.fromkeys(one.rejects, Stance.REJECTS) | dict.fromkeys((one.name, *one.holds), Stance.HOLDS)


def parted(row: Iterable[Stance]) -> bool:
    """Whether at least one holds the statement and at least one rejects it."""
    return {Stance.HOLDS, Stance.REJECTS} <= {*row}
