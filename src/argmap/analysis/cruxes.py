"""What the quarrel turns on: the smallest sets of statements whose withdrawal changes how the interpretations come out.

Only leaves are withdrawn, statements that nothing supports, and assumptions: a report, an assumption or a bare word is
what one can doubt by itself. First each alone, then pairs of which neither is a crux alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

from argmap.analysis.framework import Standing
from argmap.analysis.matrix import JUDGED
from argmap.analysis.outlook import Effect, Forecast, Outlook
from argmap.analysis.standing import Labelling
from argmap.limits import STANDARD
from argmap.model import Argument, Ground, Name, StepKind

PAIR = 10
"""The work that any pair takes, in nodes."""


@dataclass(frozen=True, slots=True)
class Crux:
    """Statements whose withdrawal changes the outlook, and how."""

    statements: tuple[Name, ...]
    """One or two, in the order of the files."""
    outlook: Outlook
    """How the interpretations come out without them."""
    changed: tuple[tuple[Name, Standing], ...]
    """The other statements that fare otherwise without them, with how they fare then, in order of effect."""
    turns: tuple[Name, ...]
    """The interpretations that stand, fall or hang otherwise without them."""
    reorders: bool
    """Whether the order of the interpretations changes."""
    shift: tuple[float, ...]
    """By how much what counts against each interpretation changes."""


@dataclass(frozen=True, slots=True)
class Cruxes:
    """All cruxes there are, the weightiest first; those of one statement before those of two."""

    columns: tuple[Name, ...]
    outlook: Outlook
    """How the interpretations come out as the argument is written."""
    cruxes: tuple[Crux, ...]
    leaves: int
    """How many statements were withdrawn, each by itself."""
    finished: bool
    """Whether every pair that might be a crux was looked at."""


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


def find_cruxes(forecast: Forecast, singles: Mapping[Name, Effect], most: int = STANDARD.pairs) -> Cruxes:
    """Find the cruxes, given the effect of withdrawing each leaf.

    After a look at `most` nodes for pairs the search is given up, and said to be unfinished.

    A pair is worked out together only where the two effects meet; else the one's effect is added to the other's, and
    only if the sum can change the order. The pairs looked at are the same on every machine.
    """
    written = forecast.outlook()
    search = _Search(forecast, written)
    alone = {name: crux for name, effect in singles.items() if (crux := search.crux((name,), effect))}
    rest = {name: effect for name, effect in singles.items() if name not in alone}
    pairs, finished = search.pairs(rest, most)
    found = (*search.ranked(alone.values()), *search.ranked(pairs))
    return Cruxes(forecast.columns, written, found, len(singles), finished)


class _Search:
    def __init__(self, forecast: Forecast, written: Outlook) -> None:
        self.forecast = forecast
        self.written = written

    def crux(self, statements: tuple[Name, ...], *effects: Effect) -> Crux | None:
        """The crux that some statements make, with effects that are apart; None if they make none."""
        outlook = self.forecast.outlook(*effects)
        if outlook == self.written:
            return None
        standings = self.written.standings
        return Crux(
            statements=statements,
            outlook=outlook,
            changed=tuple(
                (name, standing)
                for effect in effects
                for name, standing in self.forecast.changed(effect).items()
                if name not in statements
            ),
            turns=tuple(name for name in standings if outlook.standings[name] is not standings[name]),
            reorders=outlook.ranking != self.written.ranking,
            shift=tuple(round(sum(each), 9) for each in zip(*(effect.shift for effect in effects), strict=True)),
        )

    def ranked(self, cruxes: Iterable[Crux]) -> list[Crux]:
        """By how many interpretations they turn, then those that change the leader, then by weight."""
        return sorted(cruxes, key=self._weight)

    def _weight(self, crux: Crux) -> tuple[int, bool, bool, float]:
        leads = crux.outlook.ranking[:1] == self.written.ranking[:1]
        return -len(crux.turns), leads, not crux.reorders, -sum(map(abs, crux.shift))

    def pairs(self, effects: Mapping[Name, Effect], most: int) -> tuple[list[Crux], bool]:
        """The cruxes of two statements, and whether all pairs in question were looked at."""
        found: list[Crux] = []
        work = 0
        for pair in self._in_question(effects):
            if work > most:
                return found, False
            together: tuple[Effect, ...] = (effects[pair[0]], effects[pair[1]])
            if not together[0].apart_from(together[1]):
                together = (self.forecast.effect(pair),)
                work += together[0].work
            work += PAIR
            if crux := self.crux(pair, *together):
                found.append(crux)
                work += len(crux.changed)
        return found, True

    def _in_question(self, effects: Mapping[Name, Effect]) -> Iterator[tuple[Name, Name]]:
        """Pairs whose effects meet, then pairs whose shifts together close the gap between two neighbours.

        Each once, the earlier statement first.
        """
        place = {name: number for number, name in enumerate(effects)}
        seen: set[tuple[Name, Name]] = set()
        for one, other in chain(self._meeting(effects), self._closing(effects)):
            pair = (one, other) if place[one] < place[other] else (other, one)
            if pair not in seen:
                seen.add(pair)
                yield pair

    def _meeting(self, effects: Mapping[Name, Effect]) -> Iterator[tuple[Name, Name]]:
        """Pairs whose effects are not apart (see `Effect.apart_from`), in the order of the files."""
        names = list(effects)
        doing: dict[_Part, int] = {}  # Sets of leaves, as the bits of a number: there may be very many.
        minding: dict[_Part, int] = {}
        for number, effect in enumerate(effects.values()):
            for part in _does(effect):
                doing[part] = doing.get(part, 0) | 1 << number
            for part in _minds(effect):
                minding[part] = minding.get(part, 0) | 1 << number
        for number, effect in enumerate(effects.values()):
            met = 0
            for part in _does(effect):
                met |= minding.get(part, 0)
            for part in _minds(effect):
                met |= doing.get(part, 0)
            later = bin(met >> number + 1)[:1:-1]
            place = later.find("1")
            while place >= 0:
                yield names[number], names[number + 1 + place]
                place = later.find("1", place + 1)

    def _closing(self, effects: Mapping[Name, Effect]) -> Iterator[tuple[Name, Name]]:
        against = self.forecast.against
        for better, worse in pairwise(sorted(range(len(against)), key=against.__getitem__)):
            gap = against[worse] - against[better] - 1e-6
            closes = {name: effect.shift[better] - effect.shift[worse] for name, effect in effects.items()}
            ordered = sorted((name for name in effects if closes[name] > 0), key=closes.__getitem__, reverse=True)
            for place, first in enumerate(ordered):
                for second in ordered[place + 1 :]:
                    if closes[first] + closes[second] < gap:
                        break
                    yield first, second


_Part = tuple[str, int]
"""Something that two effects may have in common: a knot, a row of the matrix, or a node."""


def _does(effect: Effect) -> Iterator[_Part]:
    yield from _shares(effect)
    yield from (("node", node) for node in effect.revision.changed)


def _minds(effect: Effect) -> Iterator[_Part]:
    yield from _shares(effect)
    yield from (("node", node) for node in effect.opened)


def _shares(effect: Effect) -> Iterator[_Part]:
    yield from (("knot", knot) for knot in effect.revision.looked_at)
    yield from (("row", row) for row in effect.rows)
