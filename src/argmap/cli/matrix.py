"""`argmap matrix`: what the evidence says of each interpretation, as a table, for a spreadsheet, or for scripts."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from argmap.analysis import Analysis, Mark, path_words
from argmap.build import Compiled
from argmap.cli.command import Command
from argmap.cli.matrix_words import cell_lines, table_lines
from argmap.cli.options import paths_argument
from argmap.cli.paragraphs import heading
from argmap.cli.reading import having, read
from argmap.cli.report import reporting
from argmap.cli.rows import brief_of, where
from argmap.diagnostics import Source
from argmap.diagnostics.visible import visible
from argmap.language.inline import normal
from argmap.model import Name

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

Entry = dict[str, Any]
"""An object of JSON."""


@click.command(
    "matrix",
    cls=Command,
    examples=[
        "argmap matrix",
        "argmap matrix --cell turnout security-first",
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
def command(paths: tuple[Path, ...], form: str, everything: bool, cell: tuple[str, str] | None) -> int:
    """Set the evidence against the interpretations.

    Each statement that cites a source and stands is a row, unless it is a conclusion from others; each compared
    interpretation is a column. The sign says whether the row speaks for what the interpretation claims, holds or
    assumes, or against it, along the reasons and objections that prevail: strongly, if it objects to such a thing
    itself, or if the interpretation rejects the row outright. All of this is worked out from what is written, and
    `--cell` shows how. The rows that tell the interpretations apart come first.

    PATHS are `.arg` files and folders; without any, the folder `arguments`. CSV and JSON have all rows.
    """
    if cell and (form != "table" or everything):
        raise click.UsageError("`--cell` asks about one sign; leave out `--format` and `--all`")
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    if cell:
        click.echo("\n\n".join("\n".join(lines) for lines in _cell(compiled, *cell)))
    elif form == "json":
        click.echo(json.dumps([_entry(each, compiled.sources) for _, each in compiled.analyses], indent=2))
    elif form == "csv":
        click.echo(_csv([analysis for _, analysis in compiled.analyses], compiled.sources), nl=False)
    else:
        _tables(compiled, paths, everything=everything)
    return report.code


def _tables(compiled: Compiled, paths: Sequence[Path], *, everything: bool) -> None:
    """Print the matrix of each brief that compares anything."""
    several = len(compiled.analyses) > 1
    compared = [analysis for _, analysis in compiled.analyses if analysis.matrix.columns]
    if not compared:
        click.echo("There are no interpretations, and so nothing to set evidence against.", err=True)
        return
    chapters = (
        [*heading(analysis, several=several), *table_lines(analysis, paths, everything=everything)]
        for analysis in compared
    )
    click.echo("\n\n".join("\n".join(chapter) for chapter in chapters))


def _cell(compiled: Compiled, row: str, interpretation: str) -> Iterator[list[str]]:
    """What each matrix that has such a row and column says there."""
    statement, column = Name(normal(row)), Name(normal(interpretation))
    analyses = [analysis for _, analysis in compiled.analyses]
    analyses = having("statement", statement, analyses, lambda analysis: analysis.argument.statements)
    analyses = having("interpretation", column, analyses, lambda analysis: analysis.argument.interpretations)
    compared = [analysis for analysis in analyses if column in analysis.matrix.columns]
    if not compared:
        raise click.UsageError(f"`{visible(column)}` is not compared; the line `compare` of the brief leaves it out")
    for analysis in compared:
        several = len(compiled.analyses) > 1
        yield [*heading(analysis, several=several), *cell_lines(analysis, statement, column, compiled.sources)]


# For scripts and spreadsheets -----------------------------------------------------------------------------------------


def _entry(analysis: Analysis, sources: Mapping[str, Source]) -> Entry:
    matrix, argument = analysis.matrix, analysis.argument
    totals = zip(matrix.columns, matrix.points, matrix.weighted, strict=True)
    return {
        "brief": brief_of(analysis),
        "columns": [{"name": name, "points": points, "weighted": weighted} for name, points, weighted in totals],
        "rows": [
            {
                "name": row.statement,
                **where(argument.statements[row.statement].span, sources),
                "text": argument.statements[row.statement].text.plain(),
                "weight": row.weight,
                "diagnosticity": round(row.diagnosticity, 4),
                "cells": [
                    {
                        "interpretation": column,
                        "mark": cell.mark.value,
                        "paths": [
                            {"consistent": path.consistent, "words": path_words(argument, path, column)}
                            for path in cell.paths
                        ],
                    }
                    for column, cell in zip(matrix.columns, row.cells, strict=True)
                ],
            }
            for row in matrix.rows
        ],
        "order": matrix.ranking,
        "graded": matrix.graded,
        "silent": matrix.silent,
        "drawn": matrix.drawn,
        "fallen": matrix.fallen,
    }


def _csv(analyses: Sequence[Analysis], sources: Mapping[str, Source]) -> str:
    """All rows of all briefs; each heading that is not an interpretation's name has a blank, which no name has."""
    columns = list(dict.fromkeys(name for analysis in analyses for name in analysis.matrix.columns))
    heads = ["brief name", "statement name", "source weight", *columns, "row diagnosticity", "file path", "line number"]
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([*heads, "statement text"])
    for analysis in analyses:
        for row in analysis.matrix.rows:
            marks = dict(zip(analysis.matrix.columns, row.cells, strict=True))
            letters = [LETTERS[marks[column].mark] if column in marks else "" for column in columns]
            statement = analysis.argument.statements[row.statement]
            at = where(statement.span, sources)
            writer.writerow(
                _harmless(value)
                for value in (
                    brief_of(analysis) or "",
                    row.statement,
                    row.weight,
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
