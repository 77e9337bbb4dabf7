"""How near an interpretation comes to a position that can be held as a whole, and where it parts from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from argmap.analysis.framework import Standing
from argmap.analysis.own_terms import sides as sides_of
from argmap.analysis.positions import Positions
from argmap.analysis.solver import Semantics
from argmap.analysis.standing import Labelling
from argmap.model import Argument, Interpretation, Name


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that an interpretation takes a side on, where a position has it otherwise."""

    statement: Name
    taken: Standing
    """Stands, where the interpretation holds it; falls, where it rejects it."""
    found: Standing
    """What the position makes of it."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near an interpretation comes to the nearest position, over the statements that it takes a side on."""

    interpretation: Name
    of: int
    """How many statements it takes a side on: what it holds and rejects, its thesis, and what these assume."""
    differs: tuple[Difference, ...]
    exact: bool
    """Whether no position is nearer; else the search was not finished, and one that was not found may be."""

    @property
    def agrees(self) -> int:
        """On how many of these statements it agrees with the position."""
        return self.of - len(self.differs)


def nearest(argument: Argument, interpretation: Interpretation, positions: Positions) -> Nearness | None:
    """How near an interpretation comes to the nearest position; None where there is no position, or none was found.

    Of several positions that are equally near, it is the one whose options come first.
    """
    sides = {name: _side(held) for name, held in sides_of(argument, interpretation).items()}
    labels, exact = dict(positions.settled.statements), True
    for knot in positions.knots:
        taken = [name for name in knot.statements if name in sides]
        if not knot.options and (taken or positions.semantics is Semantics.STABLE):
            return None
        if taken:
            apart, option = min(((_apart(option, sides, taken), option) for option in knot.options), key=itemgetter(0))
            labels.update(option.statements)
            exact = exact and (knot.finished or not apart)
    differs = [Difference(name, side, labels[name]) for name, side in sides.items() if labels[name] is not side]
    return Nearness(interpretation.name, len(sides), tuple(differs), exact)


def _side(held: bool) -> Standing:
    return Standing.STANDS if held else Standing.FALLS


def _apart(option: Labelling, sides: Mapping[Name, Standing], taken: Sequence[Name]) -> int:
    return sum(option.statements[name] is not sides[name] for name in taken)
