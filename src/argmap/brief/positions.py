"""Shared ground and contested ground: what every interpretation accepts, and what one accepts and another rejects."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from argmap.analysis import Standing
from argmap.brief.context import Context
from argmap.brief.tables import divided
from argmap.brief.views import Chip, View
from argmap.model import Interpretation, Name, Role

WORDED = 6
"""With more columns than these, a sign alone says what each makes of a statement."""

MOST = 12
"""With more columns than these, there are several tables."""

_AGREED = (Role.CLAIM, Role.SUPPORT, Role.PREMISE)
"""What can be shared ground: an objection that everyone grants is told with what it attacks."""


class Stance(StrEnum):
    """What an interpretation makes of a statement: said outright (holds, rejects) or by what follows for it."""

    HOLDS = "holds"
    ACCEPTS = "accepts"
    OPEN = "open"
    DENIES = "denies"
    REJECTS = "rejects"


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
    """The claims all accept."""
    beneath: int
    """How many further statements, below the claims, all accept."""
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
    statements = context.argument.statements
    stances = {name: tuple(stance_of(context, one, name) for one in compared) for name in statements}
    agreed = [name for name, row in stances.items() if _all_accept(row) and statements[name].role in _AGREED]
    claims = tuple(name for name in agreed if statements[name].role is Role.CLAIM)
    contested = [name for name, row in stances.items() if parted(row)]
    contested.sort(key=lambda name: _directness(stances[name]))
    if not agreed and not contested:
        return ()
    return (
        Positions(
            id="positions",
            title=context.labels("positions"),
            chips=tuple(context.chips.values()),
            shared=context.views(claims),
            beneath=len(agreed) - len(claims),
            contested=tuple(Contest(context.view(name), stances[name]) for name in contested),
        ),
    )


def stance_of(context: Context, one: Interpretation, name: Name) -> Stance:
    """What an interpretation makes of a statement, on its own terms."""
    if name == one.name or name in one.holds:
        return Stance.HOLDS
    if name in one.rejects:
        return Stance.REJECTS
    standing = context.analysis.own_terms[one.name].labelling.statements[name]
    return {Standing.STANDS: Stance.ACCEPTS, Standing.FALLS: Stance.DENIES, Standing.UNDECIDED: Stance.OPEN}[standing]


def _all_accept(row: tuple[Stance, ...]) -> bool:
    return all(stance in (Stance.HOLDS, Stance.ACCEPTS) for stance in row)


def parted(row: tuple[Stance, ...]) -> bool:
    """Whether at least one accepts the statement and at least one denies it."""
    return any(stance in (Stance.HOLDS, Stance.ACCEPTS) for stance in row) and any(
        stance in (Stance.DENIES, Stance.REJECTS) for stance in row
    )


def _directness(row: tuple[Stance, ...]) -> int:
    """Rows in which interpretations speak outright come first, those where the most do before the others."""
    return -sum(stance in (Stance.HOLDS, Stance.REJECTS) for stance in row)
