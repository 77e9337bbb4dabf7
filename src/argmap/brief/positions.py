"""Shared ground and contested ground: what every interpretation holds, and what one holds and another rejects."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from argmap.brief.context import Context
from argmap.brief.tables import divided
from argmap.brief.views import Chip, View
from argmap.model import Interpretation, Name

WORDED = 6
"""With more columns than these, a sign alone says what each makes of a statement."""

MOST = 12
"""With more columns than these, there are several tables."""


class Stance(StrEnum):
    """What an interpretation says of a statement."""

    HOLDS = "holds"
    REJECTS = "rejects"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Contest:
    """A contested statement and the stance of each interpretation, in column order."""

    view: View
    stances: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """Where the interpretations agree and where they part."""

    id: str
    title: str
    chips: tuple[Chip, ...]
    shared: tuple[View, ...]
    """What all hold."""
    contested: tuple[Contest, ...]
    kind: ClassVar[str] = "positions"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()

    @property
    def worded(self) -> bool:
        """Whether there is room for words beside the signs."""
        return len(self.chips) <= WORDED

    @property
    def tables(self) -> tuple[tuple[int, ...], ...]:
        """The places of the columns, divided into tables that a page has room for."""
        return divided(tuple(range(len(self.chips))), MOST)


def compose_positions(context: Context) -> tuple[Positions, ...]:
    """Shared and contested ground, if there are interpretations to compare and they share or contest anything."""
    compared = context.argument.compared()
    if len(compared) < 2:
        return ()
    taken = {one.name: stances_of(one) for one in compared}
    stances = {
        name: tuple(taken[one.name].get(name, Stance.SILENT) for one in compared)
        for name in context.argument.statements
    }
    agreed = tuple(name for name, row in stances.items() if set(row) == {Stance.HOLDS})
    contested = [name for name, row in stances.items() if parted(row)]
    contested.sort(key=lambda name: _directness(stances[name]))
    if not agreed and not contested:
        return ()
    return (
        Positions(
            id="positions",
            title=context.labels("positions"),
            chips=tuple(context.chips.values()),
            shared=context.views(agreed),
            contested=tuple(Contest(context.view(name), stances[name]) for name in contested),
        ),
    )


def stances_of(one: Interpretation) -> dict[Name, Stance]:
    """What an interpretation says of statements; of all others, nothing."""
    return dict.fromkeys(one.rejects, Stance.REJECTS) | dict.fromkeys((one.name, *one.holds), Stance.HOLDS)


def parted(row: tuple[Stance, ...]) -> bool:
    """Whether at least one holds the statement and at least one rejects it."""
    return Stance.HOLDS in row and Stance.REJECTS in row


def _directness(row: tuple[Stance, ...]) -> int:
    """Rows of which the most interpretations speak come first."""
    return row.count(Stance.SILENT)
