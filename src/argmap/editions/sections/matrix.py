"""The evidence matrix as printed: the rows that tell interpretations apart, and below each how its signs come about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from argmap.analysis import Analysis
from argmap.analysis.grades import best_source
from argmap.analysis.matrix import EvidenceRow, Mark, Matrix
from argmap.document.inlines import Inlines, InlineStyle, Sign, Styled, inlines, joined
from argmap.document.nodes import Block, Cluster, Evidence, EvidenceTable, Paragraph, Section, Tone
from argmap.wording import Speaker
from argmap.wording.conclusions import places
from argmap.wording.paths import paths

ROWS = 60
"""With more rows than these, those that speak against nothing are only counted."""

_EXPLAINED = (Mark.CONSISTENT, Mark.INCONSISTENT, Mark.STRONGLY_INCONSISTENT, Mark.MIXED)


def matrix(
    say: Speaker, analysis: Analysis, found: Matrix | None = None, most: int = ROWS, *, whole: bool = False
) -> tuple[Section, ...]:
    """The matrix, if there is more than one interpretation and evidence that bears on any.

    `found` is another than that of the argument as it stands; `whole` says that all rows are to be told.
    """
    found = found or analysis.matrix
    if len(say.chips) < 2 or not found.rows:
        return ()
    return (Section(say("matrix"), tuple(_blocks(say, found, most, whole)), "matrix", "matrix"),)


def _blocks(say: Speaker, found: Matrix, most: int, whole: bool) -> Iterator[Block]:
    telling = [row for row in found.rows if whole or _speaks_against(row) or _speaks_for(row) > 1]
    few = whole or len(telling) <= most
    printed = [row for row in telling if few or _speaks_against(row)]
    clusters = tuple(_clusters(say, printed))
    yield from _intro(say, clusters)
    counted = [row for row in telling if not few and not _speaks_against(row)]
    alone = [row for row in found.rows if not _speaks_against(row) and _speaks_for(row) == 1]
    yield EvidenceTable(
        (say("matrix-evidence"), say("grade") if clusters and _graded(say) else ()),
        tuple((chip,) for chip in say.chips.values()),
        clusters,
        tuple(_sums(say, found, printed, None if whole else alone, counted)),
    )
    if clusters:
        yield Paragraph(_order(say, found), Tone.RESULT)
    yield Paragraph(_rest(say, found, whole), Tone.SMALL)


def _speaks_against(row: EvidenceRow) -> bool:
    return any(mark not in (Mark.SILENT, Mark.CONSISTENT) for mark in _marks(row))


def _speaks_for(row: EvidenceRow) -> int:
    return _marks(row).count(Mark.CONSISTENT)


def _marks(row: EvidenceRow) -> tuple[Mark, ...]:
    return tuple(cell.mark for cell in row.cells)


def _graded(say: Speaker) -> bool:
    return any(source.grade for source in say.argument.sources.values())


def _intro(say: Speaker, clusters: Sequence[Cluster]) -> Iterator[Paragraph]:
    if not clusters:
        yield Paragraph(say("matrix-none"))
        return
    yield Paragraph(say("matrix-intro"))
    yield Paragraph(say("matrix-limits"))
    level = say("matrix-level") if any(each.level for each in clusters) else ()
    key = [
        Styled(InlineStyle.ENTRY, inlines(_sign(say, mark), " ", say(f"matrix-key-{mark}"), ".")) for mark in _EXPLAINED
    ]
    yield Paragraph(joined((*((each,) for each in key), say("matrix-key-none"), level)), Tone.KEY)


def _sign(say: Speaker, mark: Mark) -> Sign:
    return Sign(f"k-{mark.replace(' ', '-')}", say.words.form(f"matrix-{mark}"))


# Rows -----------------------------------------------------------------------------------------------------------------


def _clusters(say: Speaker, rows: Iterable[EvidenceRow]) -> Iterator[Cluster]:
    """Rows whose signs come about in the same way, at the place of the first of them; they are equally diagnostic."""
    together: dict[tuple[tuple[Mark, ...], Inlines, Inlines], list[EvidenceRow]] = {}
    for row in rows:
        together.setdefault((_marks(row), *paths(say, row.cells)), []).append(row)
    for number, ((_, stakes, _), alike) in enumerate(together.items(), 1):
        told = tuple(_row(say, row, stakes) for row in alike)
        _, how = paths(say, alike[0].cells, several=len(alike) > 1)
        yield Cluster(f"signs-{number}", told, how, level=not alike[0].diagnosticity)


def _row(say: Speaker, row: EvidenceRow, stakes: Inlines) -> Evidence:
    best = best_source(say.argument, say.argument.statements[row.statement])
    note = (Styled(InlineStyle.NOTE, inlines(" (", stakes, ")")),) if stakes else ()
    return Evidence(
        inlines(say.with_page(row.statement), note),
        best.grade if best else "",
        tuple(None if mark is Mark.SILENT else _sign(say, mark) for mark in _marks(row)),
    )


# What it comes to -----------------------------------------------------------------------------------------------------


def _sums(
    say: Speaker,
    found: Matrix,
    printed: Sequence[EvidenceRow],
    alone: Sequence[EvidenceRow] | None,
    counted: Sequence[EvidenceRow],
) -> Iterator[tuple[Inlines, tuple[int, ...]]]:
    """Column by column: what counts against it, and what speaks for it and is not printed."""
    if printed:
        yield _sum(say, "points"), found.points
    if alone is not None:
        yield _sum(say, "alone"), _speaking_for(found, alone)
    if counted:
        yield _sum(say, "shared"), _speaking_for(found, counted)


def _sum(say: Speaker, which: str) -> Inlines:
    return inlines(say(f"matrix-{which}"), " ", Styled(InlineStyle.NOTE, say(f"matrix-{which}-note")))


def _speaking_for(found: Matrix, rows: Iterable[EvidenceRow]) -> tuple[int, ...]:
    counts = Counter(column for row in rows for column, mark in enumerate(_marks(row)) if mark is Mark.CONSISTENT)
    return tuple(counts[column] for column in range(len(found.columns)))


def _order(say: Speaker, found: Matrix) -> Inlines:
    if len(found.ranking) == 1:
        return say("matrix-even")
    levels = [
        say(
            "matrix-place", number=str(number), interpretations=say.listed(say.interpretation(name) for name, _ in each)
        )
        for number, each in groupby(places(found.ranking).items(), key=lambda item: item[1])
    ]
    return say("matrix-order", order=say.listed(levels, "list-semicolon"))


def _rest(say: Speaker, found: Matrix, whole: bool) -> Inlines:
    """What cites a source and is no row, and where the rows are that are not printed."""
    counts = {"silent": len(found.silent), "drawn": len(found.drawn), "fallen": len(found.fallen)}
    told = [say.count(f"matrix-{which}", number) for which, number in counts.items() if number]
    return joined((*told, () if whole else say("matrix-rest")))
