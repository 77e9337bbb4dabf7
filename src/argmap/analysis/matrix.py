"""The evidence matrix: what each reported statement says about each interpretation, worked out and not typed in.

A row is a reported statement that stands and is not itself drawn from others; of a conclusion, these are the rows.

The layout and the order follow the analysis of competing hypotheses (Heuer 1999, *Psychology of Intelligence Analysis*,
ch. 8); totals count as in PARC's ACH: two for what is strongly inconsistent, one for what is inconsistent, nothing for
all else, because what a hypothesis explains does not tell it from its rivals.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, partial
from itertools import groupby

from argmap.analysis.ends import Bits, Ends, bit
from argmap.analysis.framework import Framework, Standing
from argmap.analysis.influence import Influence, Path, Trace
from argmap.model import Argument, Ground, Name, Role, Statement


class Mark(StrEnum):
    """What a row says of a column."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    STRONGLY_INCONSISTENT = "strongly inconsistent"
    """The column rejects it outright, or it speaks straight, and not only by taking away a reason, against the thesis
    or something that the column holds or assumes."""
    MIXED = "mixed"
    SILENT = "not applicable"


POINTS: Mapping[Mark, int] = {Mark.INCONSISTENT: 1, Mark.STRONGLY_INCONSISTENT: 2}
"""What counts against a column, by PARC's rule; other marks count nothing."""

JUDGED = (Role.INTERPRETATION, Role.RECOMMENDATION, Role.EVENT)
"""What the argument is there to judge; it is no evidence, even where it cites a source."""

_SCORES: Mapping[Mark, int] = {
    Mark.CONSISTENT: 1,
    Mark.INCONSISTENT: -1,
    Mark.STRONGLY_INCONSISTENT: -2,
    Mark.MIXED: 0,
    Mark.SILENT: 0,
}

Ranking = tuple[tuple[Name, ...], ...]
"""Interpretations from the least to the most contradicted by the evidence; those that share a place stand together."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A mark, and a way to the paths it rests on."""

    mark: Mark
    _find: Callable[[], tuple[Path, ...]] = field(repr=False, compare=False)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The shortest paths it rests on: one for the column, one against it, or both where it is mixed.

        Paths may be as long as the argument, and few of all cells are asked for them. Raises TooMuch (ARG908) once
        they take too long to find.
        """
        return self._find()


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A reported statement and what it says of each column."""

    statement: Name
    cells: tuple[Cell, ...]
    diagnosticity: float
    """How far it tells the columns apart: 0 if it says the same of all; see `diagnosticity`."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by diagnosticity, the most telling first; columns as the brief compares them."""

    columns: tuple[Name, ...]
    rows: tuple[EvidenceRow, ...]
    """What stands and bears on some column; equals in the order of the files."""
    silent: tuple[Name, ...]
    """Reported statements that stand and bear on no column."""
    drawn: tuple[Name, ...]
    """Reported statements that are conclusions: what they are drawn from is the evidence, and is not counted twice."""
    fallen: tuple[Name, ...]
    """Reported statements that do not stand, and so are no evidence."""
    points: tuple[int, ...]
    """What counts against each column, every row alike."""
    ranking: Ranking

    def cell(self, statement: Name, column: Name) -> Cell:
        """The cell of a row and a column. KeyError if there is no such row or column."""
        for row in self.rows:
            if row.statement == statement:
                return dict(zip(self.columns, row.cells, strict=True))[column]
        raise KeyError(statement)


def build_matrix(argument: Argument, influence: Influence, standings: Sequence[Standing]) -> Matrix:
    """Work out the matrix of the compared interpretations from the standing of every node.

    Takes time linear in the argument, for each column; paths are found when a cell is asked for them.
    """
    columns = tuple(one.name for one in argument.compared())
    rows: list[EvidenceRow] = []
    apart: dict[str, list[Name]] = {"silent": [], "drawn": [], "fallen": []}
    ends = Ends(influence, standings)
    for number, one in evidence(argument, influence.framework).items():
        name = one.statement.name
        if not one.counts(standings.__getitem__):
            apart["fallen" if standings[number] is not Standing.STANDS else "drawn"].append(name)
            continue
        marks = marks_of(influence.trace(number, standings.__getitem__, 1), ends.of(number), len(columns))
        if all(mark is Mark.SILENT for mark in marks):
            apart["silent"].append(name)
        else:
            trace = cache(partial(influence.trace, number, standings.__getitem__))
            cells = tuple(Cell(mark, partial(_paths, influence, trace, at)) for at, mark in enumerate(marks))
            rows.append(EvidenceRow(name, cells, diagnosticity(marks)))
    rows.sort(key=lambda row: -row.diagnosticity)
    points = totals([[cell.mark for cell in row.cells] for row in rows], len(columns))
    return Matrix(
        columns=columns,
        rows=tuple(rows),
        silent=tuple(apart["silent"]),
        drawn=tuple(apart["drawn"]),
        fallen=tuple(apart["fallen"]),
        points=points,
        ranking=ranking(columns, points),
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reported statement, which may be a row of the matrix."""

    statement: Statement
    number: int
    reasons: tuple[int, ...]
    """The steps by which it is drawn from other reports, or from judgments, by number."""

    def counts(self, standing: Callable[[int], Standing]) -> bool:
        """Whether it is evidence: it stands, and is not drawn from other evidence that speaks for itself."""
        drawn = any(standing(step) is Standing.STANDS for step in self.reasons)
        return standing(self.number) is Standing.STANDS and not drawn


def evidence(argument: Argument, framework: Framework) -> dict[int, Evidence]:
    """The statements that can be rows, by number: all that is reported, but no thesis and no advice.

    Statements that support each other in a circle are not drawn from one another.
    """
    knot_of = {node: number for number, knot in enumerate(framework.knots) for node in knot}
    reasons: dict[int, list[int]] = {}
    for number, step in enumerate(argument.steps.values(), framework.first_step):
        target = framework.basis_of[number]
        grounds = (argument.statements[premise].ground for premise in step.premises)
        informed = any(ground in (Ground.REPORTED, Ground.JUDGMENT) for ground in grounds)
        circle = target >= 0 and knot_of[target] in (knot_of[framework.numbers[premise]] for premise in step.premises)
        if target >= 0 and informed and not circle:
            reasons.setdefault(target, []).append(number)
    return {
        number: Evidence(one, number, tuple(reasons.get(number, ())))
        for number, one in enumerate(argument.statements.values())
        if one.ground is Ground.REPORTED and one.role not in JUDGED
    }


def _paths(influence: Influence, trace: Callable[[], Trace], column: int) -> tuple[Path, ...]:
    """The paths that the cell of a column rests on."""
    found = trace().found
    ends = [found[column, consistent] for consistent in (True, False) if (column, consistent) in found]
    return tuple(influence.path(trace(), end) for end in ends)


def marks_of(near: Trace, ends: Bits, columns: int) -> tuple[Mark, ...]:
    """The marks of one row, from its paths of one hop at most and from where all its paths end."""
    return tuple(_mark(near, ends, column) for column in range(columns))


def _mark(near: Trace, ends: Bits, column: int) -> Mark:
    speaks_for = ends & bit(column, consistent=True)
    if not ends & bit(column, consistent=False):
        return Mark.CONSISTENT if speaks_for else Mark.SILENT
    if speaks_for:
        return Mark.MIXED
    against = near.found.get((column, False))
    return Mark.STRONGLY_INCONSISTENT if against and against.outright else Mark.INCONSISTENT


def diagnosticity(marks: Sequence[Mark]) -> float:
    """How far one row tells the columns apart: the standard deviation of its marks over the columns.

    Consistent counts 1, inconsistent -1, strongly inconsistent -2, all else 0 (as in Open Synthesis).
    """
    from statistics import pstdev  # It brings much with it, and checking an argument does without.

    return pstdev(_SCORES[mark] for mark in marks)


def totals(rows: Sequence[Sequence[Mark]], columns: int) -> tuple[int, ...]:
    """What counts against each column, by PARC's rule, every row alike."""
    sums = [0] * columns
    for marks in rows:
        for column, mark in enumerate(marks):
            sums[column] += POINTS.get(mark, 0)
    return tuple(sums)


def ranking(columns: Sequence[Name], points: Sequence[int]) -> Ranking:
    """The columns from the least contradicted to the most."""
    ordered = sorted(zip(points, range(len(columns)), columns, strict=True))
    return tuple(tuple(name for *_, name in group) for _, group in groupby(ordered, key=lambda one: one[0]))
