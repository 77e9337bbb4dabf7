"""What two or more interpretations share and none is against, and how many claims none speaks against."""

from collections.abc import Mapping

from argmap.analysis.verdicts.kinds import Stance
from argmap.analysis.verdicts.numbered import Numbered
from argmap.analysis.verdicts.readings import STANCES, Reading
from argmap.model import Name, Role

_REJECTS, _ANSWERS = STANCES.index(Stance.REJECTS), STANCES.index(Stance.MUST_ANSWER)
_SHAREABLE = frozenset({Role.CLAIM, Role.SUPPORT, Role.PREMISE})


class Sides:
    """Who is for each statement, against it, or asked to answer it: a bit an interpretation, in column order."""

    def __init__(self, plain: Numbered, readings: Mapping[Name, Reading]) -> None:
        self.plain, self.readings = plain, tuple(readings.values())
        count = len(plain.names)
        self.pro, self.con, self.asked = [0] * count, [0] * count, [0] * count
        """For each statement, who holds or draws on it; who rejects or must deny it; who must answer it."""
        self.holding, self.rejecting = [0] * count, [0] * count
        """For each statement, who does so outright."""
        for column, reading in enumerate(self.readings):
            self._add(1 << column, reading)
        self._names: dict[int, tuple[Name, ...]] = {}

    def _add(self, bit: int, reading: Reading) -> None:
        sides = reading.sides
        for number in reading.drawn_ones:
            if sides[number] != _REJECTS:
                self.pro[number] |= bit
        for number in reading.held_ones:
            self.holding[number] |= bit
        for number in reading.rejected_ones:
            self.rejecting[number] |= bit
        for number in reading.against:
            self.con[number] |= bit
        for number in reading.asked:
            if sides[number] == _ANSWERS:
                self.asked[number] |= bit

    def names(self, bits: int) -> tuple[Name, ...]:
        """The interpretations of some bits."""
        if bits not in self._names:
            self._names[bits] = tuple(one.name for column, one in enumerate(self.readings) if bits >> column & 1)
        return self._names[bits]

    def is_undisputed(self, number: int) -> bool:
        """Whether nobody rejects a statement, must deny it, or must answer it."""
        return not (self.con[number] or self.asked[number])


def common_ground(sides: Sides) -> dict[Name, tuple[Name, ...]]:
    """What is shared, with who: by most first, claims before what is beneath them, then in the order of the files."""
    statements, pro = sides.plain.statements, sides.pro
    shared = [
        number
        for number, bits in enumerate(pro)
        if bits & (bits - 1) and sides.is_undisputed(number) and statements[number].role in _SHAREABLE
    ]
    shared.sort(key=lambda number: (-pro[number].bit_count(), statements[number].role is not Role.CLAIM, number))
    return {sides.plain.names[number]: sides.names(pro[number]) for number in shared}


def undisputed(sides: Sides) -> int:
    """How many claims no interpretation speaks against; which is not to say that any accepts them."""
    statements = enumerate(sides.plain.statements)
    return sum(one.role is Role.CLAIM and sides.is_undisputed(number) for number, one in statements)
