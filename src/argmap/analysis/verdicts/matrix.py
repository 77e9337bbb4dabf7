"""The evidence matrix: what each passage says of each interpretation, worked out and not typed in.

Rows are passages, so that splitting a statement, or repeating it from an echo, changes no count.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.analysis.verdicts.kinds import Sign, State
from argmap.analysis.verdicts.order import Count, Order, order
from argmap.analysis.verdicts.passages import Passage, evidence, passage
from argmap.analysis.verdicts.ranks import poor
from argmap.analysis.verdicts.readings import Reading
from argmap.analysis.verdicts.status import Judgement
from argmap.model import Argument, Ground, Indicator, Name, Status

SIGNS = (Sign.FOR, Sign.AGAINST, Sign.GRANTED, Sign.MIXED)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the passages that count speak for an interpretation, speak against it, and are left unaddressed.

    One in which one statement speaks for it and another against it counts twice.
    """

    speaking_for: int
    against: int
    unaddressed: int


@dataclass(slots=True)
class Row:
    """A passage, what speaks of it, and which of `SIGNS` it has for which columns, a bit a column."""

    passage: Passage
    statements: list[Name] = field(default_factory=list)
    """The statements that cite it, and the indicators, that say something of some column."""
    bits: list[int] = field(default_factory=lambda: [0] * len(SIGNS))

    addressed: int = 0
    """The columns of which it says anything, a bit a column."""

    def add(self, name: Name, bits: Sequence[int]) -> None:
        """Note what one statement says."""
        self.bits = [old | new for old, new in zip(self.bits, bits, strict=True)]
        for each in bits:
            self.addressed |= each
        self.statements.append(name)

    def signs(self, column: int) -> tuple[Sign, ...]:
        """All that it says of a column."""
        return tuple(sign for sign, bits in zip(SIGNS, self.bits, strict=True) if bits >> column & 1)

    def sign(self, column: int) -> Sign:
        """What it says of a column, as one sign: mixed where its statements differ."""
        signs = self.signs(column)
        return Sign.MIXED if len(signs) > 1 else signs[0] if signs else Sign.NOTHING


@dataclass(frozen=True)
class Matrix:
    """The rows that say something, those of statements in the order of the files and then those of indicators."""

    columns: tuple[Name, ...]
    rows: tuple[Row, ...]
    counted: tuple[Row, ...]
    """Those that are neither poorly sourced nor an echo of what is there."""

    def tally(self, column: Name) -> Tally:
        """What there is for and against an interpretation."""
        at = self.columns.index(column)
        pro, con = (sum(row.bits[sign] >> at & 1 for row in self.counted) for sign in (0, 1))
        return Tally(pro, con, sum(not row.addressed >> at & 1 for row in self.counted))

    @property
    def order(self) -> Order:
        """Which interpretation fares better than which."""
        return order(self.columns, [self._count(at) for at in range(len(self.columns))])

    def _count(self, at: int) -> Count:
        pro, con = ([row.passage.source for row in self.counted if row.bits[sign] >> at & 1] for sign in (0, 1))
        by_source = Counter(source for source in con if source is not None)
        return Count(len(pro), len(con), dict(by_source.most_common()))

    def without(self, sources: Iterable[Name]) -> "Matrix":
        """The matrix with what is cited from some sources left out."""
        gone = frozenset(sources)
        rows, counted = (
            tuple(row for row in each if row.passage.cited not in gone) for each in (self.rows, self.counted)
        )
        return Matrix(self.columns, rows, counted)


def build_matrix(judgement: Judgement, readings: Mapping[Name, Reading]) -> Matrix:
    """Work out the matrix."""
    argument = judgement.plain.argument
    rows: dict[Passage, Row] = {}
    for number, bits in _signs(judgement, readings.values()):
        one = judgement.plain.statements[number]
        if any(bits) and (found := passage(argument, one.cites())):
            rows.setdefault(found, Row(found)).add(one.name, bits)
    for column, reading in enumerate(readings):
        for indicator in argument.interpretations[reading].indicators:
            if any(bits := _indicated(indicator, column)):
                found = passage(argument, indicator.text.cites()) or Passage(None, indicator.name)
                rows.setdefault(found, Row(found)).add(indicator.name, bits)
    speaking = tuple(rows.values())
    firsthand = {row.passage.source for row in speaking if row.passage.echo is None}
    counted = tuple(row for row in speaking if _counts(argument, row.passage, firsthand))
    return Matrix(tuple(readings), speaking, counted)


def _counts(argument: Argument, found: Passage, firsthand: set[Name | None]) -> bool:
    repeats = found.echo is not None and found.source in firsthand
    return not repeats and (found.cited is None or not poor(argument.sources[found.cited].grade))


def _indicated(indicator: Indicator, column: int) -> tuple[int, ...]:
    """What an indicator says: nothing, unless it was seen, or somebody looked and it was not."""
    seen = indicator.status is Status.OBSERVED
    missed = indicator.status is Status.NOT_OBSERVED and indicator.checked is not None
    return seen << column, missed << column, 0, 0


def _signs(judgement: Judgement, readings: Iterable[Reading]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The statements that are evidence, each with the columns of which it says what."""
    count = len(judgement.plain.names)
    draws, against, granted = [0] * count, [0] * count, [0] * count
    for column, reading in enumerate(readings):
        opposed, replied_to = _opposed(judgement, reading)
        behind = (_behind(judgement, start) for start in (opposed, replied_to))
        for bits, numbers in zip((draws, against, granted), (reading.held_and_below, *behind), strict=True):
            for number in numbers:
                bits[number] |= 1 << column
    for number in evidence(judgement):
        con = against[number] | granted[number]
        pro = draws[number]
        yield number, (pro & ~con, against[number] & ~pro, granted[number] & ~against[number] & ~pro, pro & con)


def _opposed(judgement: Judgement, reading: Reading) -> tuple[list[int], list[int]]:
    """What is not false and stands against a reading; and the premises of objections that are replied to."""
    plain, graph = judgement.plain, judgement.graph
    assumed = [each for each in reading.needed_ones if plain.statements[each].ground is Ground.ASSUMPTION]
    steps = [step for each in (*reading.held_ones, *assumed) for step in graph.objections[each]]
    against = [each for each in (*reading.all_rejected, *reading.against) if not plain.is_thesis[each]]
    against += _premises(judgement, steps, State.OPEN)
    return [each for each in against if judgement.accepted(each)], _premises(judgement, steps, State.REPLIED)


def _premises(judgement: Judgement, steps: Iterable[int], state: State) -> list[int]:
    return [each for step in steps if judgement.states[step] is state for each in judgement.graph.premises[step]]


def _behind(judgement: Judgement, start: Iterable[int]) -> list[int]:
    """Some statements and the premises of open reasons for them, at any remove, without assumptions."""
    supports, premises, is_open = judgement.graph.supports, judgement.graph.premises, judgement.is_open
    queue = list(dict.fromkeys(start))
    seen = bytearray(len(supports) if queue else 0)
    for number in queue:
        seen[number] = 1
    for number in queue:  # It grows.
        for step in supports[number]:
            if is_open(step):
                for each in premises[step]:
                    if not seen[each]:
                        seen[each] = 1
                        queue.append(each)
    return queue
