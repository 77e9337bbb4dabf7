"""The evidence matrix as printed: the rows that tell interpretations apart, and below each how its signs come about."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import eq
from typing import ClassVar

from argmap.analysis.grades import best_source
from argmap.analysis.influence import Hop, Stake
from argmap.analysis.matrix import EvidenceRow, Mark, Matrix
from argmap.brief.context import Context
from argmap.brief.order import Place, order_of
from argmap.brief.trails import Leg, leg_of
from argmap.brief.views import Chip, View

WIDE_FROM = 8
"""With so many columns or more the table is set on landscape pages."""

MOST_ROWS = 60
"""With more rows than these, those that speak against nothing are only counted."""

LONGEST = 5
"""How many moves of a path are told; of a longer one, the first two and the last two."""

Stakes = tuple[tuple[Stake, tuple[Chip, ...]], ...]
"""What interpretations have in one statement: by kind of stake, those that have it, in column order."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One move of a trail, and what interpretations have in the statement it leads to."""

    leg: Leg
    stakes: Stakes
    would: bool
    """Whether the statement it starts from is spoken against, so that the move is only what it would do."""
    skipped: int
    """How many statements before the one it starts from are not told."""


Trails = tuple[tuple[Stage, ...], ...]
"""The ways from a row to what interpretations have a stake in."""


@dataclass(frozen=True, slots=True)
class Row:
    """A statement, the grade of its best source (or empty), and what it says of each column."""

    view: View
    grade: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Rows whose signs come about in the same way: `stakes` in the rows themselves, then trails from them."""

    id: str
    rows: tuple[Row, ...]
    stakes: Stakes
    trails: Trails
    level: bool
    """Whether they say the same of every column."""


@dataclass(frozen=True, slots=True)
class EvidenceMatrix:
    """The table. Sums count every row of the matrix, printed or not."""

    id: str
    title: str
    chips: tuple[Chip, ...]
    clusters: tuple[Cluster, ...]
    graded: bool
    """Whether any source has a grade."""
    points: tuple[int, ...]
    alone: tuple[int, ...]
    """For each column, how many statements speak for it and say nothing of any other; they are not printed."""
    shared: tuple[int, ...]
    """For each column, how many speak for it and for others, and against none; empty if they are printed."""
    silent: int
    """How many cited statements bear on no column."""
    drawn: int
    """How many cited statements are conclusions from others."""
    fallen: int
    """How many cited statements do not stand."""
    order: tuple[Place, ...]
    kind: ClassVar[str] = "matrix"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()

    @property
    def wide(self) -> bool:
        """Whether it needs a landscape page."""
        return len(self.chips) >= WIDE_FROM

    @property
    def even(self) -> bool:
        """Whether the evidence contradicts all interpretations alike."""
        return self.order[-1].number == 1


def compose_matrix(context: Context) -> tuple[EvidenceMatrix, ...]:
    """The matrix, if there is more than one interpretation and evidence that bears on any."""
    if len(context.argument.compared()) < 2 or not context.analysis.matrix.rows:
        return ()
    matrix = context.analysis.matrix
    telling = [row for row in matrix.rows if _speaks_against(row) or _speaks_for(row) > 1]
    alone = [row for row in matrix.rows if not _speaks_against(row) and _speaks_for(row) == 1]
    few = len(telling) <= MOST_ROWS
    printed = [row for row in telling if few or _speaks_against(row)]
    counted = [row for row in telling if not few and not _speaks_against(row)]
    return (
        EvidenceMatrix(
            id="matrix",
            title=context.labels("matrix"),
            chips=tuple(context.chips.values()),
            clusters=tuple(_clusters(context, printed)),
            graded=any(source.grade for source in context.argument.sources.values()),
            points=matrix.points,
            alone=_speaking_for(matrix, alone),
            shared=_speaking_for(matrix, counted) if counted else (),
            silent=len(matrix.silent),
            drawn=len(matrix.drawn),
            fallen=len(matrix.fallen),
            order=order_of(context, matrix.ranking),
        ),
    )


def _speaks_against(row: EvidenceRow) -> bool:
    return any(mark not in (Mark.SILENT, Mark.CONSISTENT) for mark in _marks(row))


def _speaks_for(row: EvidenceRow) -> int:
    return _marks(row).count(Mark.CONSISTENT)


def _speaking_for(matrix: Matrix, rows: Iterable[EvidenceRow]) -> tuple[int, ...]:
    """For each column, how many of some rows speak for it."""
    counts = Counter(column for row in rows for column, mark in enumerate(_marks(row)) if mark is Mark.CONSISTENT)
    return tuple(counts[column] for column in range(len(matrix.columns)))


def _clusters(context: Context, rows: list[EvidenceRow]) -> Iterator[Cluster]:
    """Rows that share their trails, at the place of the first of them; they are equally diagnostic."""
    together: dict[tuple[tuple[Mark, ...], Stakes, Trails], list[EvidenceRow]] = {}
    for row in rows:
        together.setdefault((_marks(row), *_told(context, row)), []).append(row)
    for number, ((_, stakes, trails), alike) in enumerate(together.items(), 1):
        yield Cluster(
            id=f"signs-{number}",
            rows=tuple(_row(context, row) for row in alike),
            stakes=stakes,
            trails=trails,
            level=not alike[0].diagnosticity,
        )


def _row(context: Context, row: EvidenceRow) -> Row:
    best = best_source(context.argument, context.argument.statements[row.statement])
    return Row(context.view(row.statement), best.grade if best else "", _marks(row))


def _marks(row: EvidenceRow) -> tuple[Mark, ...]:
    return tuple(cell.mark for cell in row.cells)


def _told(context: Context, row: EvidenceRow) -> tuple[Stakes, Trails]:
    """What columns have in the statement of a row itself, and the trails to all else that its signs come from.

    A path that is the beginning of another is told with it.
    """
    found: dict[tuple[Hop, ...], list[tuple[Stake, Chip]]] = {}
    for chip, cell in zip(context.chips.values(), row.cells, strict=True):
        for path in cell.paths:
            found.setdefault(path.hops, []).append((path.stake, chip))
    beginnings = {hops[:size] for hops in found if len(hops) <= LONGEST for size in range(len(hops))}
    stakes = {hops: _stakes(held) for hops, held in found.items()}
    own = stakes.pop((), ())
    return own, tuple(_trail(context, hops, stakes) for hops in [*stakes] if hops not in beginnings)


def _stakes(held: list[tuple[Stake, Chip]]) -> Stakes:
    kinds = dict.fromkeys(stake for stake, _ in held)
    return tuple((kind, tuple(chip for stake, chip in held if stake is kind)) for kind in kinds)


def _trail(context: Context, hops: tuple[Hop, ...], stakes: dict[tuple[Hop, ...], Stakes]) -> tuple[Stage, ...]:
    """One trail; stakes in what it passes are told where they are first met, and only if it is told in full."""
    last = len(hops) - 1
    short = last < LONGEST
    spoken_for = [*accumulate((hop.for_it for hop in hops), eq, initial=True)]
    return tuple(
        Stage(
            leg=leg_of(context, hops[at]),
            stakes=stakes.pop(hops[: at + 1], ()) if short or at == last else (),
            would=not spoken_for[at],
            skipped=0 if short or at != last - 1 else last - 4,
        )
        for at in (range(len(hops)) if short else (0, 1, last - 1, last))
    )
