"""What the quarrel turns on: the statements whose withdrawal changes how the interpretations come out.

Only leaves are withdrawn, statements that nothing supports, and assumptions, each by itself: a report, an assumption or
a bare word is what one can doubt by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.analysis.framework import Standing
from argmap.analysis.matrix import JUDGED
from argmap.analysis.outlook import Forecast, Outlook
from argmap.analysis.standing import Labelling
from argmap.model import Argument, Ground, Name, StepKind


@dataclass(frozen=True, slots=True)
class Crux:
    """A statement whose withdrawal changes the outlook, and how."""

    statement: Name
    outlook: Outlook
    """How the interpretations come out without it."""
    changed: tuple[tuple[Name, Standing], ...]
    """The other statements that fare otherwise without it, with how they fare then, in order of effect."""
    turns: tuple[Name, ...]
    """The interpretations whose theses stand, fall or hang otherwise without it."""
    reorders: bool
    """Whether the order of the interpretations changes."""
    shift: tuple[int, ...]
    """By how much what counts against each interpretation changes."""


@dataclass(frozen=True, slots=True)
class Cruxes:
    """All cruxes there are: those first that turn most interpretations, then those that change which comes first."""

    columns: tuple[Name, ...]
    outlook: Outlook
    """How the interpretations come out as the argument is written."""
    cruxes: tuple[Crux, ...]
    leaves: int
    """How many statements were withdrawn, each by itself."""


def leaves(argument: Argument, standing: Labelling) -> tuple[Name, ...]:
    """The statements that nothing supports, and all assumptions, that do not fall anyhow; neither theses nor advice."""
    return tuple(
        name
        for name, statement in argument.statements.items()
        if statement.role not in JUDGED
        and standing.statements[name] is not Standing.FALLS
        and (statement.ground is Ground.ASSUMPTION or not _supported(argument, name))
    )


def _supported(argument: Argument, name: Name) -> bool:
    return any(argument.steps[key].kind is StepKind.SUPPORT for key in argument.into.get(name, ()))


def find_cruxes(forecast: Forecast, names: tuple[Name, ...]) -> Cruxes:
    """Withdraw each of these statements in turn. Raises TooMuch (ARG908) once all that takes too much work."""
    written = forecast.outlook()
    found = [crux for name in names if (crux := _crux(forecast, written, name))]
    return Cruxes(forecast.columns, written, tuple(sorted(found, key=lambda crux: _rank(crux, written))), len(names))


def _crux(forecast: Forecast, written: Outlook, name: Name) -> Crux | None:
    """The crux that a statement is; None if it is none."""
    effect = forecast.effect((name,))
    outlook = forecast.outlook(effect)
    if outlook == written:
        return None
    return Crux(
        statement=name,
        outlook=outlook,
        changed=tuple(each for each in forecast.changed(effect).items() if each[0] != name),
        turns=tuple(one for one, standing in written.standings.items() if outlook.standings[one] is not standing),
        reorders=outlook.ranking != written.ranking,
        shift=effect.shift,
    )


def _rank(crux: Crux, written: Outlook) -> tuple[int, bool, bool]:
    return -len(crux.turns), crux.outlook.ranking[:1] == written.ranking[:1], not crux.reorders


def by_outcome(cruxes: Iterable[Crux]) -> list[list[Crux]]:
    """Cruxes that come to the same together, the outcomes in the order of the first crux of each."""
    outcomes: dict[tuple[object, ...], list[Crux]] = {}
    for crux in cruxes:
        outcomes.setdefault((*crux.outlook.standings.items(), crux.outlook.ranking), []).append(crux)
    return list(outcomes.values())
