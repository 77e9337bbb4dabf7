"""What the quarrel turns on: the statements without which the interpretations would come out otherwise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice
from typing import ClassVar

from argmap.analysis import Crux, Cruxes, PairGroup, Standing, paired
from argmap.analysis.pairs import by_outcome
from argmap.brief.context import Context
from argmap.brief.order import Place, figures, order_of
from argmap.brief.trails import Leg, Spot, bearing, spot
from argmap.brief.views import Chip, View
from argmap.model import Name

MOST_OUTCOMES = 6
"""How many outcomes are told, of one statement withdrawn and of two; the rest are counted."""

MOST_HUBS = 2
"""How many statements that pair off with others to the same outcome are told."""

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
    before: str
    after: str


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
    before: Standing
    after: Standing


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the interpretations would come out, and without what: any of `doubts`, each together with `hub` if given."""

    turns: tuple[Turn, ...]
    order: tuple[Place, ...]
    """The new order; empty if it stays."""
    hub: Doubt | None
    doubts: tuple[Doubt, ...]
    more: int
    """How many more statements would do as well as those of `doubts`."""


@dataclass(frozen=True, slots=True)
class AsWritten:
    """An interpretation's place, how it stands in the whole argument, and what counts against it."""

    place: Place
    standing: Standing
    total: str


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
    singles: tuple[Outcome, ...]
    more_singles: int
    """How many more statements would change something."""
    pairs: tuple[Outcome, ...]
    more_pairs: int
    leaves: int
    """How many statements were withdrawn, each by itself."""
    finished: bool
    """Whether every pair that might matter was looked at."""
    kind: ClassVar[str] = "cruxes"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


def compose_cruxes(context: Context) -> tuple[Turning, ...]:
    """The cruxes, if there is more than one interpretation and anything that could be withdrawn."""
    if len(context.argument.compared()) < 2 or not context.analysis.cruxes.leaves:
        return ()
    cruxes = context.analysis.cruxes
    singles = [crux for crux in cruxes.cruxes if len(crux.statements) == 1]
    alone = by_outcome(singles)[:MOST_OUTCOMES]
    together = list(islice(_told(paired(cruxes.cruxes)), MOST_OUTCOMES))
    return (
        Turning(
            id="cruxes",
            title=context.labels("cruxes"),
            now=_now(context, cruxes),
            evidence=bool(context.analysis.matrix.rows),
            ranked=len(cruxes.outlook.ranking) > 1,
            singles=tuple(_outcome(context, None, group) for group in alone),
            more_singles=len(singles) - sum(map(len, alone)),
            pairs=tuple(_outcome(context, group.common, group.cruxes) for group in together),
            more_pairs=len(cruxes.cruxes) - len(singles) - sum(len(group.cruxes) for group in together),
            leaves=cruxes.leaves,
            finished=cruxes.finished,
        ),
    )


def _now(context: Context, cruxes: Cruxes) -> tuple[AsWritten, ...]:
    totals = dict(zip(cruxes.columns, figures(context.analysis.matrix.weighted, context.labels), strict=True))
    names = chain.from_iterable(cruxes.outlook.ranking)
    places = order_of(context, cruxes.outlook.ranking)
    return tuple(
        AsWritten(place, cruxes.outlook.standings[name], totals[name])
        for name, place in zip(names, places, strict=True)
    )


def _told(groups: Iterable[PairGroup]) -> Iterator[PairGroup]:
    """Of the groups of each outcome, which come one after the other, the largest few."""
    for _, alike in groupby(groups, key=lambda group: group.cruxes[0].outlook):
        yield from islice(alike, MOST_HUBS)


# Outcomes ---------------------------------------------------------------------------------------------------------


def _outcome(context: Context, hub: Name | None, cruxes: Sequence[Crux]) -> Outcome:
    first = cruxes[0]
    written = context.analysis.cruxes.outlook
    alone = _alone(context, hub) if hub is not None else {}
    return Outcome(
        turns=tuple(
            Turn(context.chips[name], written.standings[name], first.outlook.standings[name]) for name in first.turns
        ),
        order=order_of(context, first.outlook.ranking, written.ranking) if first.reorders else (),
        hub=_doubt(context, hub, alone, ()) if hub is not None else None,
        doubts=tuple(_other(context, hub, crux, alone) for crux in cruxes[:MOST_LISTED]),
        more=max(0, len(cruxes) - MOST_LISTED),
    )


def _alone(context: Context, name: Name) -> dict[Name, Standing]:
    """What the withdrawal of one statement changes by itself."""
    changed = context.analysis.forecast.changed(context.analysis.effects[name])
    return {other: now for other, now in changed.items() if other != name}


def _other(context: Context, hub: Name | None, crux: Crux, alone: Mapping[Name, Standing]) -> Doubt:
    """What a crux comes to, beyond what its hub does alone."""
    name = next(statement for statement in crux.statements if statement != hub)
    changes = {changed: now for changed, now in crux.changed if alone.get(changed) is not now}
    return _doubt(context, name, changes, _totals(context, crux) if crux.reorders else ())


def _doubt(context: Context, name: Name, changes: Mapping[Name, Standing], totals: tuple[Total, ...]) -> Doubt:
    moves = tuple(bearing(context, name))
    fates = [(changed, standing) for changed, standing in changes.items() if changed not in context.chips]
    return Doubt(
        view=context.view(name),
        moves=moves[:MOST_TOLD],
        more_moves=max(0, len(moves) - MOST_TOLD),
        fates=tuple(Fate(spot(context, changed), standing) for changed, standing in fates[:MOST_TOLD]),
        more_fates=max(0, len(fates) - MOST_TOLD),
        totals=totals,
    )


def _totals(context: Context, crux: Crux) -> tuple[Total, ...]:
    before = context.analysis.matrix.weighted
    after = [round(total + shift, 6) for total, shift in zip(before, crux.shift, strict=True)]
    shown = figures([*before, *after], context.labels)
    told = zip(context.chips.values(), shown, shown[len(before) :], crux.shift, strict=False)
    return tuple(Total(chip, old, new) for chip, old, new, shift in told if shift)
