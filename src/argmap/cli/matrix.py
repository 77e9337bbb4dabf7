"""`argmap matrix`: what the evidence says of each interpretation, as a table, for a spreadsheet, or for scripts."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import click

from argmap.analysis import Analysis, Mark
from argmap.cli.answers import print_json
from argmap.cli.cell_words import cell_lines
from argmap.cli.command import Command
from argmap.cli.matrix_words import Sheet, table_lines
from argmap.cli.options import limit_option, paths_argument
from argmap.cli.paragraphs import heading
from argmap.cli.reading import Kind, having, names_in, read
from argmap.cli.report import reporting
from argmap.diagnostics import Source
from argmap.diagnostics.visible import visible
from argmap.language.inline import normal
from argmap.model import Name
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
@limit_option
def command(
    paths: tuple[Path, ...], form: str, everything: bool, cell: tuple[str, str] | None, without: Sequence[str]
) -> int:
    """Set the evidence against the interpretations.

    Each statement that cites a source and stands is a row, unless it is a conclusion from others; each compared
    interpretation is a column. The sign says whether the row speaks for what the interpretation claims, holds or
    assumes, or against it, along the reasons and objections that prevail: strongly, if it objects to such a thing
    itself, or if the interpretation rejects the row outright. All of this is worked out from what is written, and
    `--cell` shows how. The matrix counts statements, not sources: two of them are two rows, even if one cites a
    source and the other a mere echo of it; `argmap sources` tells of echoes.

    In the table, `tells apart` says how differently a row speaks of the interpretations: 0 if it says the same of all
    of them (it is the standard deviation of the signs, with + as 1, - as -1, -- as -2 and all else as 0). The rows that
    tell the interpretations apart most come first. What counts against an interpretation is 1 for each - and 2 for
    each --.

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
    sheets = [Sheet.of(analysis, withdrawn) for analysis in analyses]
    several = len(compiled.analyses) > 1
    if cell:
        _print(sheets, lambda sheet: cell_lines(sheet, row, column, compiled.sources, paths), several=several)
    elif form == "json":
        print_json(entries.matrix(sheet.analysis, sheet.matrix, compiled.sources) for sheet in sheets)
    elif form == "csv":
        click.echo(_csv(sheets, compiled.sources), nl=False)
    elif compared := [sheet for sheet in sheets if sheet.matrix.columns]:
        _print(compared, lambda sheet: table_lines(sheet, paths, everything=everything), several=several)
    else:
        click.echo("There are no interpretations, and so nothing to set evidence against.", err=True)
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


def _print(sheets: Sequence[Sheet], lines: Callable[[Sheet], Iterable[str]], *, several: bool) -> None:
    """Print what there is to say of the matrix of each brief."""
    chapters = ([*heading(sheet.analysis, several=several), *lines(sheet)] for sheet in sheets)
    click.echo("\n\n".join("\n".join(chapter) for chapter in chapters))


# For scripts and spreadsheets -----------------------------------------------------------------------------------------


def _csv(sheets: Sequence[Sheet], sources: Mapping[str, Source]) -> str:
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
