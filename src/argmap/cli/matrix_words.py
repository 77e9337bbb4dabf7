"""The evidence matrix for people: a table with signs, and what it adds up to."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice, product
from pathlib import Path
from string import ascii_uppercase

from argmap.analysis import Analysis, EvidenceRow, Labelling, Mark, Matrix, called, listed, suppose
from argmap.cli.outlook_words import order_words
from argmap.cli.paragraphs import command_line, wrapped
from argmap.cli.report import coloured, columns
from argmap.diagnostics.pen import Pen, Style
from argmap.model import Name
from argmap.writers.json.rows import Row
from argmap.writers.text.table import table

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


@dataclass(frozen=True, slots=True)
class Sheet:
    """The matrix of one brief as it is asked for: as the argument is written, or without some statements."""

    analysis: Analysis
    without: tuple[Name, ...]
    standing: Labelling
    matrix: Matrix

    @classmethod
    def of(cls, analysis: Analysis, without: tuple[Name, ...] = ()) -> "Sheet":
        """Work it out. KeyError if there is no such statement."""
        standing = suppose(analysis.argument, analysis.framework, without=without).labelling
        return cls(analysis, without, standing, analysis.matrix_under(standing))

    @property
    def setting(self) -> str:
        """What is left out, before what is said of the rest."""
        left_out = [called(self.analysis.argument.statements[name]) for name in self.without]
        return f"Without {listed(left_out)}, " if left_out else ""

    def command(self, *words: str, paths: Sequence[Path]) -> str:
        """What to type to be told more, with the same left out."""
        without = ("--without", ",".join(self.without)) if self.without else ()
        return command_line(*words, *without, paths=paths)


def table_lines(sheet: Sheet, paths: Sequence[Path], *, everything: bool) -> Iterator[str]:
    """The matrix of one brief: key, table, totals and the order they come to."""
    analysis, matrix = sheet.analysis, sheet.matrix
    if sheet.without:
        yield from (*wrapped(f"{sheet.setting}the matrix would be this:"), "")
    letters = list(islice(_letters(), len(matrix.columns)))
    for letter, name in zip(letters, matrix.columns, strict=True):
        yield from wrapped(f"{name}: {analysis.argument.statements[name].text.plain()}", f"{letter}  ")
    yield ""
    shown = [row for row in matrix.rows if everything or _tells(row)]
    if shown:
        yield from (LEGEND, "", *_table(sheet, letters, shown), "")
    yield from wrapped(_left_out(matrix, letters, shown))
    for sentence in _outcome(matrix):
        yield from wrapped(sentence)
    if shown:
        column = next(name for name, cell in zip(matrix.columns, shown[0].cells, strict=True) if cell.paths)
        example = sheet.command("matrix", "--cell", shown[0].statement, column, paths=paths)
        yield from wrapped(f"What a sign rests on: {example}")


def _letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_uppercase, repeat=length))


def _tells(row: EvidenceRow) -> bool:
    """Whether a row does more than speak for one interpretation."""
    marks = [cell.mark for cell in row.cells if cell.mark is not Mark.SILENT]
    return marks != [Mark.CONSISTENT]


def _table(sheet: Sheet, letters: Sequence[str], shown: Sequence[EvidenceRow]) -> Iterator[str]:
    """The table; on a terminal, rows that tell nothing apart are faint."""
    matrix = sheet.matrix
    rows = [_row(sheet, letters, row) for row in shown]
    sums = zip(letters, map(str, matrix.points), strict=True)
    rows.append({"name": "points against", **dict(sums), "tells apart": "", "text": ""})
    pen = Pen(coloured(sys.stdout))
    head, *lines = table(rows, columns(sys.stdout), colour=coloured(sys.stdout))
    yield head
    for row, line in zip(shown, lines, strict=False):
        yield pen.draw(line, None if row.diagnosticity else Style.FAINT)
    yield ""
    yield from (line.rstrip() for line in lines[len(shown) :])


def _row(sheet: Sheet, letters: Sequence[str], row: EvidenceRow) -> Row:
    statement = sheet.analysis.argument.statements[row.statement]
    return {
        "name": row.statement,
        **{letter: SIGNS[cell.mark] for letter, cell in zip(letters, row.cells, strict=True)},
        "tells apart": f"{row.diagnosticity:.2f}",
        "text": statement.text.plain(),
    }


def _left_out(matrix: Matrix, letters: Sequence[str], shown: Sequence[EvidenceRow]) -> str:
    """How many rows there are, and what is reported and no row."""
    speaking_for = Counter(_only_column(row) for row in matrix.rows if not _tells(row))
    hidden = len(matrix.rows) - len(shown)
    none = "The matrix has no rows, and so there is nothing to compare."
    parts = [f"{_number(len(shown), 'row is', 'rows are')} shown." if matrix.rows else none]
    if hidden:
        by_column = ", ".join(f"{speaking_for[place]} for {letters[place]}" for place in sorted(speaking_for))
        more = "speaks for one interpretation and bears" if hidden == 1 else "speak for one interpretation and bear"
        parts.append(f"{hidden} more {more} on no other ({by_column}); `--all` shows them.")
    instead = "from others, which are counted instead"
    reports = [
        _number(len(names), *words)
        for names, *words in (
            (matrix.silent, "bears on no interpretation", "bear on no interpretation"),
            (matrix.drawn, f"is a conclusion {instead}", f"are conclusions {instead}"),
            (matrix.fallen, "does not stand, and so is no evidence", "do not stand, and so are no evidence"),
        )
        if names
    ]
    if reports:
        parts.append(f"Of the reported statements, {'; '.join(reports)}.")
    return " ".join(parts)


def _only_column(row: EvidenceRow) -> int:
    return next(place for place, cell in enumerate(row.cells) if cell.mark is not Mark.SILENT)


def _number(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _outcome(matrix: Matrix) -> Iterator[str]:
    """The order that the matrix comes to, and what it is worth, if there is anything to compare."""
    if len(matrix.columns) == 1:
        yield "There is only one interpretation, and so nothing to compare it with."
    elif matrix.rows:
        order = order_words(matrix.ranking, matrix.columns, matrix.points)
        yield f"From the least to the most contradicted: {order}."
        yield LIMITS
