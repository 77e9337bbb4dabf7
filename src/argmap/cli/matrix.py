"""`argmap matrix`: what the evidence says of each interpretation, as a table, for a spreadsheet, or for scripts."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from argmap.analysis import Analysis, Labelling, Mark, Matrix, suppose
from argmap.cli.answers import Answer, lang_option, print_answers, print_json, words_for
from argmap.cli.command import Command
from argmap.cli.options import limit_option, paths_argument
from argmap.cli.reading import Kind, having, names_in, read
from argmap.cli.report import reporting
from argmap.diagnostics import Source
from argmap.diagnostics.visible import visible
from argmap.document.inlines import Text
from argmap.editions.sections.matrix import matrix
from argmap.language.inline import normal
from argmap.model import Name
from argmap.wording.cells import obstacles, sign
from argmap.wording.cells import paths as paths_of
from argmap.writers.json import entries
from argmap.writers.json.rows import brief_of, where

LETTERS = {
    Mark.CONSISTENT: "C",
    Mark.INCONSISTENT: "I",
    Mark.STRONGLY_INCONSISTENT: "II",
    Mark.MIXED: "M",
    Mark.SILENT: "",
}
"""What stands for each mark in a spreadsheet: Heuer's letters, since a cell that begins with a sign is a formula."""

FORMULA = "=+-@\t\r\n＝＋－＠"
"""What a spreadsheet may take for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The matrix of one brief as it is asked for: as the argument is written, or without some statements."""

    analysis: Analysis
    without: tuple[Name, ...]
    standing: Labelling
    matrix: Matrix

    @classmethod
    def of(cls, analysis: Analysis, without: tuple[Name, ...] = ()) -> "MatrixPage":
        """Work it out. KeyError if there is no such statement."""
        standing = suppose(analysis.argument, analysis.framework, without=without).labelling
        return cls(analysis, without, standing, analysis.matrix_under(standing))

    @property
    def left_out(self) -> tuple[str, ...]:
        """What to type to have the same left out."""
        return ("--without", ",".join(self.without)) if self.without else ()


@click.command(
    "matrix",
    cls=Command,
    examples=[
        "argmap matrix",
        "argmap matrix --cell turnout security-first",
        "argmap matrix --without turnout,register",
        "argmap matrix --format csv > matrix.csv",
    ],
)
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="For people, for a spreadsheet, or for scripts.",
)
@click.option("--all", "everything", is_flag=True, help="Show also the rows that speak for one interpretation only.")
@click.option("--cell", nargs=2, metavar="ROW INTERPRETATION", help="Say what one sign of the table rests on.")
@click.option("--without", multiple=True, metavar="NAMES", help="Work it out as if these statements were withdrawn.")
@lang_option
@limit_option
def command(
    paths: tuple[Path, ...],
    form: str,
    everything: bool,
    cell: tuple[str, str] | None,
    without: Sequence[str],
    lang: str | None,
) -> int:
    """Set the evidence against the interpretations.

    Each statement that cites a source and stands is a row, unless it is a conclusion from others; each compared
    interpretation is a column. The sign says whether the row speaks for what the interpretation claims, holds or
    assumes, or against it, along the reasons and objections that prevail: strongly, if it objects to such a thing
    itself, or if the interpretation rejects the row outright. All of this is worked out from what is written, and
    `--cell` shows how. The matrix counts statements, not sources: two of them are two rows, even if one cites a
    source and the other a mere echo of it; `argmap sources` tells of echoes.

    The rows that tell the interpretations apart most come first, by the standard deviation of their signs (with + as
    1, − as -1, −− as -2 and all else as 0), which CSV and JSON have. What counts against an interpretation is 1 for
    each − and 2 for each −−. What speaks for one interpretation only is counted, and shown with `--all`.

    PATHS are `.arg` files and folders; without any, the folder `arguments`. NAMES are parted by commas. CSV and JSON
    have all rows.
    """
    if cell and (form != "table" or everything):
        raise click.UsageError("`--cell` asks about one sign; leave out `--format` and `--all`")
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    withdrawn = names_in(without)
    analyses = [analysis for _, analysis in compiled.analyses]
    for name in withdrawn:
        analyses = having(Kind.STATEMENT, name, analyses, paths)
    if cell:
        analyses, row, column = _asked(analyses, *cell, paths)
    sheets = [MatrixPage.of(analysis, withdrawn) for analysis in analyses]
    answers = ((Answer(sheet.analysis, compiled, paths, lang), sheet) for sheet in sheets)
    if cell:
        print_answers((answer, _cell(answer, sheet, row, column)) for answer, sheet in answers)
    elif form == "json":
        print_json(entries.matrix(sheet.analysis, sheet.matrix, compiled.sources) for sheet in sheets)
    elif form == "csv":
        click.echo(_csv(sheets, compiled.sources), nl=False)
    elif compared := [each for each in answers if len(each[1].matrix.columns) > 1 and each[1].matrix.rows]:
        print_answers((answer, _lines(answer, sheet, everything)) for answer, sheet in compared)
    else:
        click.echo(words_for(analyses, lang).form("matrix-nothing"), err=True)
    return report.code


def _asked(
    analyses: list[Analysis], row: str, interpretation: str, paths: Sequence[Path]
) -> tuple[list[Analysis], Name, Name]:
    """The arguments that have such a statement and such a column, and the names of these."""
    statement, column = Name(normal(row)), Name(normal(interpretation))
    analyses = having(Kind.STATEMENT, statement, analyses, paths)
    analyses = having(Kind.INTERPRETATION, column, analyses, paths)
    compared = [analysis for analysis in analyses if column in (one.name for one in analysis.argument.compared())]
    if not compared:
        raise click.UsageError(f"`{visible(column)}` is not compared; the line `compare` of the brief leaves it out")
    return compared, statement, column


def _lines(answer: Answer, sheet: MatrixPage, everything: bool) -> Iterator[str]:
    """The part of the brief with the matrix, and what to type to see what its first sign rests on."""
    yield from _setting(answer, sheet)
    yield from answer.key()
    yield from answer.document(
        matrix(answer.say, sheet.analysis, sheet.matrix, len(sheet.matrix.rows), whole=everything)
    )
    first = sheet.matrix.rows[0]
    column = next(name for name, each in zip(sheet.matrix.columns, first.cells, strict=True) if each.paths)
    yield from answer.more("matrix", "--cell", first.statement, column, *sheet.left_out, margin="")


def _setting(answer: Answer, sheet: MatrixPage) -> Iterator[str]:
    """What is left out, before what is said of the rest."""
    if sheet.without:
        names = answer.say.listed(map(answer.say.called, sheet.without), last="list-and")
        yield from answer.out.paragraph(answer.say("matrix-without", names=names))
        yield ""


def _cell(answer: Answer, sheet: MatrixPage, name: Name, column: Name) -> Iterator[str]:
    """What one sign says, and each way that leads to it; where none does, where the statement's own steps fail."""
    say, out, found = answer.say, answer.out, sheet.matrix
    yield from _setting(answer, sheet)
    yield from answer.key()
    yield from out.paragraph(sign(say, found, name, column))
    yield from out.paragraph((Text(answer.argument.statements[name].text.plain()),), "    ")
    if told := paths_of(say, found, name, column):
        yield from out.paragraph(told, "  ")
    elif name in found.silent or any(row.statement == name for row in found.rows):
        for culprit, stops in obstacles(say, sheet.standing, name):
            yield from out.paragraph(stops, "  ")
            yield from answer.more("why", culprit, *sheet.left_out)


# For scripts and spreadsheets -----------------------------------------------------------------------------------------


def _csv(sheets: Sequence[MatrixPage], sources: Mapping[str, Source]) -> str:
    """All rows of all briefs; each heading that is not an interpretation's name has a blank, which no name has."""
    columns = list(dict.fromkeys(name for sheet in sheets for name in sheet.matrix.columns))
    heads = ["brief name", "statement name", *columns, "row diagnosticity", "file path", "line number"]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([*heads, "statement text"])
    for sheet in sheets:
        for row in sheet.matrix.rows:
            marks = dict(zip(sheet.matrix.columns, row.cells, strict=True))
            letters = [LETTERS[marks[column].mark] if column in marks else "" for column in columns]
            statement = sheet.analysis.argument.statements[row.statement]
            at = where(statement.span, sources)
            writer.writerow(
                _harmless(value)
                for value in (
                    brief_of(sheet.analysis) or "",
                    row.statement,
                    *letters,
                    round(row.diagnosticity, 4),
                    at["path"],
                    at["line"],
                    statement.text.plain(),
                )
            )
    return written.getvalue()


def _harmless(value: object) -> str:
    """A cell that no spreadsheet takes for a formula, and no terminal for a command."""
    text = visible(str(value))
    return f"'{text}" if text.startswith(tuple(FORMULA)) else text
