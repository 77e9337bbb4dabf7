"""The evidence matrix for people: a table with signs, what it adds up to, and what one of its signs rests on."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice, product
from pathlib import Path
from string import ascii_uppercase

from argmap.analysis import POINTS, Analysis, EvidenceRow, Mark, Matrix, called, listed, path_words
from argmap.cli.paragraphs import amount, command_line, place, wrapped
from argmap.cli.report import coloured, columns, counted
from argmap.cli.rows import Row
from argmap.cli.table import table
from argmap.diagnostics import Source
from argmap.diagnostics.pen import Pen, Style
from argmap.model import Ground, Name, Statement

SIGNS = {
    Mark.CONSISTENT: "+",
    Mark.INCONSISTENT: "-",
    Mark.STRONGLY_INCONSISTENT: "--",
    Mark.MIXED: "±",
    Mark.SILENT: "·",
}

LEGEND = "+ speaks for it   - speaks against it   -- strongly against it   ± both   · no bearing on it"

LIMITS = (
    "This orders the discussion; it does not settle it. What an interpretation explains counts nothing for it, since"
    " its rivals may explain it too, and one that claims little is contradicted by little."
)


TEXT = "    "
"""How far a statement's text is indented."""


def table_lines(analysis: Analysis, paths: Sequence[Path], *, everything: bool) -> Iterator[str]:
    """The matrix of one brief: key, table, totals and the order they come to."""
    matrix = analysis.matrix
    letters = list(islice(_letters(), len(matrix.columns)))
    for letter, name in zip(letters, matrix.columns, strict=True):
        yield from wrapped(f"{name}: {analysis.argument.statements[name].text.plain()}", f"{letter}  ")
    yield ""
    yield LEGEND
    yield ""
    shown = [row for row in matrix.rows if everything or _tells(row)]
    yield from _table(analysis, letters, shown)
    yield ""
    yield from wrapped(_left_out(matrix, letters, shown))
    yield from wrapped(_order(matrix))
    yield from wrapped(LIMITS)
    if shown:
        column = next(name for name, cell in zip(matrix.columns, shown[0].cells, strict=True) if cell.paths)
        example = command_line("matrix", "--cell", shown[0].statement, column, paths=paths)
        yield from wrapped(f"What a sign rests on: {example}")


def _letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_uppercase, repeat=length))


def _tells(row: EvidenceRow) -> bool:
    """Whether a row does more than speak for one interpretation."""
    marks = [cell.mark for cell in row.cells if cell.mark is not Mark.SILENT]
    return marks != [Mark.CONSISTENT]


def _table(analysis: Analysis, letters: Sequence[str], shown: Sequence[EvidenceRow]) -> Iterator[str]:
    """The table; on a terminal, rows that tell nothing apart are faint."""
    matrix = analysis.matrix
    rows = [_row(analysis, letters, row) for row in shown]
    rows.append(_total("points against", matrix, letters, matrix.points))
    if matrix.graded:
        rows.append(_total("weighted by grade", matrix, letters, matrix.weighted))
    pen = Pen(coloured(sys.stdout))
    head, *lines = table(rows, columns(sys.stdout), colour=coloured(sys.stdout))
    yield head
    for row, line in zip(shown, lines, strict=False):
        yield pen.draw(line, None if row.diagnosticity else Style.FAINT)
    yield ""
    yield from (line.rstrip() for line in lines[len(shown) :])


def _row(analysis: Analysis, letters: Sequence[str], row: EvidenceRow) -> Row:
    statement = analysis.argument.statements[row.statement]
    return {
        "name": row.statement,
        **({"weight": amount(row.weight)} if analysis.matrix.graded else {}),
        **{letter: SIGNS[cell.mark] for letter, cell in zip(letters, row.cells, strict=True)},
        "tells apart": f"{row.diagnosticity:.2f}",
        "text": statement.text.plain(),
    }


def _total(name: str, matrix: Matrix, letters: Sequence[str], totals: Sequence[float]) -> Row:
    sums = {letter: amount(total) for letter, total in zip(letters, totals, strict=True)}
    return {"name": name, **({"weight": ""} if matrix.graded else {}), **sums, "tells apart": "", "text": ""}


def _left_out(matrix: Matrix, letters: Sequence[str], shown: Sequence[EvidenceRow]) -> str:
    """How many rows there are, and what is reported and no row."""
    speaking_for = Counter(_only_column(row) for row in matrix.rows if not _tells(row))
    hidden = len(matrix.rows) - len(shown)
    parts = [f"{_number(len(shown), 'row is', 'rows are')} shown."]
    if hidden:
        by_column = ", ".join(f"{speaking_for[place]} for {letters[place]}" for place in sorted(speaking_for))
        more = "speaks for one interpretation and bears" if hidden == 1 else "speak for one interpretation and bear"
        parts.append(f"{hidden} more {more} on no other ({by_column}); `--all` shows them.")
    if matrix.silent:
        bear = _number(len(matrix.silent), "reported statement bears", "reported statements bear")
        parts.append(f"{bear} on none of them.")
    if matrix.drawn:
        drawn = _number(len(matrix.drawn), "is a conclusion", "are conclusions")
        parts.append(f"{drawn} from others, which are counted instead.")
    if matrix.fallen:
        stand = _number(len(matrix.fallen), "does not stand, and so is", "do not stand, and so are")
        parts.append(f"{stand} no evidence.")
    return " ".join(parts)


def _only_column(row: EvidenceRow) -> int:
    return next(place for place, cell in enumerate(row.cells) if cell.mark is not Mark.SILENT)


def _number(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _order(matrix: Matrix) -> str:
    against = dict(zip(matrix.columns, matrix.weighted, strict=True))
    places = [f"{listed(group)} ({amount(against[group[0]])})" for group in matrix.ranking]
    return f"From the least to the most contradicted: {', '.join(places)}."


# One cell -------------------------------------------------------------------------------------------------------------


def cell_lines(analysis: Analysis, name: Name, column: Name, sources: Mapping[str, Source]) -> Iterator[str]:
    """What one sign says, and each way that leads to it."""
    matrix, statement = analysis.matrix, analysis.argument.statements[name]
    row = next((row for row in matrix.rows if row.statement == name), None)
    said = _said(matrix, row, column) if row else _no_row(matrix, statement)
    yield from wrapped(f"{called(statement)} and {column}: {said}.  [{place(statement.span, sources)}]")
    yield from wrapped(statement.text.plain(), TEXT)
    for path in matrix.cell(name, column).paths if row else ():
        side = "for it: " if path.consistent else "against it: "
        yield from wrapped(f"{side}{path_words(analysis.argument, path, column)}.", "  ", TEXT)


def _said(matrix: Matrix, row: EvidenceRow, column: Name) -> str:
    mark = matrix.cell(row.statement, column).mark
    if mark is Mark.SILENT:
        return f"{mark}; nothing leads from it to what {column} claims, holds, depends on or rejects"
    if mark not in POINTS:
        return f"{mark} ({SIGNS[mark]})"
    points = POINTS[mark]
    weighted = f", {amount(points * row.weight)} by the grade of its best source" if matrix.graded else ""
    return f"{mark} ({SIGNS[mark]}); it counts {counted(points, 'point')} against it{weighted}"


def _no_row(matrix: Matrix, statement: Statement) -> str:
    """Why a statement is no row."""
    if statement.name in matrix.fallen:
        return "it does not stand, and so is no evidence"
    if statement.name in matrix.drawn:
        return "it is a conclusion from other reports, which are counted instead"
    if statement.name in matrix.silent:
        return f"{Mark.SILENT}; nothing leads from it to what any interpretation claims, holds, depends on or rejects"
    if statement.ground is Ground.REPORTED:
        return "it is what is judged here, and so no evidence"
    return "it cites no source, and so is no row of the matrix"
