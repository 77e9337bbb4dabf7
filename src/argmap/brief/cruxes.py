"""What the quarrel turns on: the statements without which the interpretations would come out otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from argmap.analysis import Crux, Cruxes, Standing
from argmap.analysis.cruxes import by_outcome
from argmap.brief.context import Context
from argmap.brief.order import Place, order_of
from argmap.brief.trails import Leg, Spot, bearing, spot
from argmap.brief.views import Chip, View

MOST_OUTCOMES = 6
"""How many outcomes are told; the rest are counted."""

MOST_LISTED = 4
"""How many statements are told that bring about the same outcome; the rest are counted."""

MOST_TOLD = 3
"""How many moves of a statement, and how many consequences, are told."""


@dataclass(frozen=True, slots=True)
class Fate:
    """A statement that would fare otherwise, and how."""

    spot: Spot
    standing: Standing


@dataclass(frozen=True, slots=True)
class Total:
    """What counts against an interpretation, now and then."""

    chip: Chip
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A statement that might be withdrawn, what it bears on, and what its withdrawal would do.

    Of moves and fates the first few; `more_moves` and `more_fates` say how many there are beyond them. `totals` are
    those that would change, where the order does.
    """

    view: View
    moves: tuple[Leg, ...]
    more_moves: int
    fates: tuple[Fate, ...]
    more_fates: int
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """An interpretation that would stand, fall or hang otherwise."""

    chip: Chip
    after: Standing


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the interpretations would come out, and without what: any of `doubts`."""

    turns: tuple[Turn, ...]
    order: tuple[Place, ...]
    """The new order; empty if it stays."""
    doubts: tuple[Doubt, ...]
    more: int
    """How many more statements would do as well as those of `doubts`."""


@dataclass(frozen=True, slots=True)
class AsWritten:
    """An interpretation's place, and what counts against it."""

    place: Place
    total: int


@dataclass(frozen=True, slots=True)
class Turning:
    """The cruxes."""

    id: str
    title: str
    now: tuple[AsWritten, ...]
    """The interpretations in order."""
    evidence: bool
    """Whether there is a matrix to see for what counts against them."""
    ranked: bool
    """Whether it puts them in an order."""
    outcomes: tuple[Outcome, ...]
    more: int
    """How many more statements would change something."""
    leaves: int
    """How many statements were withdrawn, each by itself."""
    kind: ClassVar[str] = "cruxes"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


def compose_cruxes(context: Context) -> tuple[Turning, ...]:
    """The cruxes, if there is more than one interpretation and anything that could be withdrawn."""
    if len(context.argument.compared()) < 2 or not context.analysis.cruxes.leaves:
        return ()
    cruxes = context.analysis.cruxes
    told = by_outcome(cruxes.cruxes)[:MOST_OUTCOMES]
    return (
        Turning(
            id="cruxes",
            title=context.labels("cruxes"),
            now=_now(context, cruxes),
            evidence=bool(context.analysis.matrix.rows),
            ranked=len(cruxes.outlook.ranking) > 1,
            outcomes=tuple(_outcome(context, group) for group in told),
            more=len(cruxes.cruxes) - sum(map(len, told)),
            leaves=cruxes.leaves,
        ),
    )


def _now(context: Context, cruxes: Cruxes) -> tuple[AsWritten, ...]:
    totals = dict(zip(cruxes.columns, context.analysis.matrix.points, strict=True))
    names = chain.from_iterable(cruxes.outlook.ranking)
    places = order_of(context, cruxes.outlook.ranking)
    return tuple(AsWritten(place, totals[name]) for name, place in zip(names, places, strict=True))


# Outcomes ---------------------------------------------------------------------------------------------------------


def _outcome(context: Context, cruxes: Sequence[Crux]) -> Outcome:
    first = cruxes[0]
    written = context.analysis.cruxes.outlook
    return Outcome(
        turns=tuple(Turn(context.chips[name], first.outlook.standings[name]) for name in first.turns),
        order=order_of(context, first.outlook.ranking, written.ranking) if first.reorders else (),
        doubts=tuple(_doubt(context, crux) for crux in cruxes[:MOST_LISTED]),
        more=max(0, len(cruxes) - MOST_LISTED),
    )


def _doubt(context: Context, crux: Crux) -> Doubt:
    moves = tuple(bearing(context, crux.statement))
    fates = [(changed, standing) for changed, standing in crux.changed if changed not in context.chips]
    return Doubt(
        view=context.view(crux.statement),
        moves=moves[:MOST_TOLD],
        more_moves=max(0, len(moves) - MOST_TOLD),
        fates=tuple(Fate(spot(context, changed), standing) for changed, standing in fates[:MOST_TOLD]),
        more_fates=max(0, len(fates) - MOST_TOLD),
        totals=_totals(context, crux) if crux.reorders else (),
    )


def _totals(context: Context, crux: Crux) -> tuple[Total, ...]:
    totals = zip(context.chips.values(), context.analysis.matrix.points, crux.shift, strict=True)
    return tuple(Total(chip, before, before + shift) for chip, before, shift in totals if shift)
