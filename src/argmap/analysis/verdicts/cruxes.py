"""On what interpretations part while a conclusion turns on it; and, for authors, what bears a load."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from argmap.analysis.verdicts.common_ground import Sides
from argmap.analysis.verdicts.kinds import State
from argmap.analysis.verdicts.readings import Reading
from argmap.analysis.verdicts.status import Judgement
from argmap.model import Name, Role

NEEDED, DIRECT, CONTESTED = 3, 2, 1
"""The weights of cruxes: a thesis needs it; a key judgment, or what bears directly on a thesis; held and rejected."""

_CONCLUSIONS = frozenset({Role.INTERPRETATION, Role.RECOMMENDATION})


@dataclass(frozen=True, slots=True)
class Crux:
    """What a quarrel turns on: one statement, or two that contradict each other, and who takes which side on the first.

    Those who are `silent` do not say what they make of it, and are against a thesis that needs it.
    """

    statements: tuple[Name, ...]
    weight: int
    pro: tuple[Name, ...]
    con: tuple[Name, ...]
    silent: tuple[Name, ...]

    @property
    def parties(self) -> int:
        """How many interpretations have a part in it."""
        return len(self.pro) + len(self.con) + len(self.silent)


def cruxes(sides: Sides, judgments: Iterable[int]) -> tuple[Crux, ...]:
    """All cruxes: the weightiest first, then those of most parties, then in the order of the files."""
    found = _Search(sides, judgments).found()
    numbers = sides.plain.numbers
    paired = _paired(found, sides.plain.graph.rivals)
    return tuple(sorted(paired, key=lambda crux: (-crux.weight, -crux.parties, numbers[crux.statements[0]])))


class _Search:
    def __init__(self, sides: Sides, judgments: Iterable[int]) -> None:
        self.sides, self.plain = sides, sides.plain
        self.needing: dict[int, int] = {}
        """For what a thesis needs, the interpretations of these theses, as bits."""
        for column, reading in enumerate(sides.readings):
            for number in reading.lacking([reading.number]):
                self.needing[number] = self.needing.get(number, 0) | 1 << column
        self.direct = {*judgments}.union(*map(self._bearing, sides.readings))
        self._opponents: dict[int, int] = {}

    def _bearing(self, reading: Reading) -> set[int]:
        """The premises of reasons for a thesis and against it; of one without reasons, what is held with it."""
        graph, number = self.plain.graph, reading.number
        steps = (*graph.supports[number], *graph.objections[number])
        premises = {each for step in steps for each in self.plain.all_premises(step)}
        return premises if reading.shared(number) else premises.union(reading.held_ones)

    def found(self) -> dict[int, Crux]:
        """The cruxes, each of one statement, by number."""
        sides = self.sides
        contested = (number for number, bits in enumerate(sides.holding) if bits and sides.rejecting[number])
        candidates = sorted({*self.needing, *self.direct, *contested})
        return {number: crux for number in candidates if (crux := self._crux(number))}

    def _crux(self, number: int) -> Crux | None:
        sides, needing = self.sides, self.needing.get(number, 0)
        pro, con = sides.pro[number], sides.con[number]
        silent = self._against(needing) & ~(pro | con)
        if not pro or not (con or silent) or self.plain.statements[number].role in _CONCLUSIONS:
            return None
        weight = NEEDED if needing else DIRECT if number in self.direct else CONTESTED
        name = self.plain.names[number]
        return Crux((name,), weight, sides.names(pro), sides.names(con), sides.names(silent))

    def _against(self, needing: int) -> int:
        """The interpretations that reject or must deny one of some theses."""
        if needing not in self._opponents:
            readings = self.sides.readings
            theses = {one.number for column, one in enumerate(readings) if needing >> column & 1}
            opponents = (1 << column for column, one in enumerate(readings) if not theses.isdisjoint(one.against))
            self._opponents[needing] = sum(opponents)
        return self._opponents[needing]


def _paired(found: dict[int, Crux], rivals: Sequence[Sequence[int]]) -> list[Crux]:
    """Cruxes with those put together that contradict each other: each with the first that is not yet put together."""
    cruxes, done = [], set[int]()
    for number, crux in found.items():
        if number in done:
            continue
        other = min(
            (each for each in rivals[number] if each > number and each in found and each not in done), default=None
        )
        if other is not None:
            done.add(other)
        cruxes.append(crux if other is None else _together(crux, found[other]))
    return cruxes


def _together(crux: Crux, rival: Crux) -> Crux:
    return replace(crux, statements=crux.statements + rival.statements, weight=max(crux.weight, rival.weight))


def load_bearing(judgement: Judgement, conclusions: Iterable[Reading]) -> dict[Name, tuple[Name, ...]]:
    """What conclusions cannot do without, and answers that alone hold off an objection to one; each with which."""
    found: dict[Name, dict[Name, None]] = {}
    plain = judgement.plain
    for reading in conclusions:
        needed = plain.named(reading.lacking([reading.number]))
        answers = map(judgement.answers, judgement.graph.objections[reading.number])
        alone = (
            one.statement for one, *more in filter(None, answers) if not more and one.state is not State.UNSUPPORTED
        )
        for name in (*needed, *alone):
            found.setdefault(name, {})[reading.name] = None
    return {name: tuple(borne) for name, borne in found.items()}
