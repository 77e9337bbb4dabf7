"""`argmap why`: the chain that a statement's standing rests on, in words."""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from argmap.analysis import Analysis, Explanation, Row, sentences, why
from argmap.cli.command import Command
from argmap.cli.options import limit_option, paths_argument
from argmap.cli.paragraphs import heading, place
from argmap.cli.reading import Kind, having, names_in, read
from argmap.cli.report import WIDTH, reporting
from argmap.diagnostics.visible import visible
from argmap.language.inline import normal
from argmap.model import Name, Statement
from argmap.workspace.snapshot import Compiled

DEEPEST = 20
"""Levels that are shown by indentation; what lies deeper is not indented further, so that it stays on the screen."""

TEXT = "    "
"""How much further than its name a statement's text is indented."""


@click.command(
    "why",
    cls=Command,
    examples=[
        "argmap why turnout",
        "argmap why turnout --without register,protests",
    ],
)
@click.argument("name")
@paths_argument
@click.option(
    "--without", multiple=True, metavar="NAMES", help="Ask how it would fare if these statements were withdrawn."
)
@click.option(
    "--without-source",
    "sources",
    multiple=True,
    metavar="NAMES",
    help="Ask how it would fare if these sources were left out.",
)
@limit_option
def command(name: str, paths: tuple[Path, ...], without: Sequence[str], sources: Sequence[str]) -> int:
    """Say why a statement stands or falls, step by step.

    NAME is the statement's name; `argmap list` shows them all, also those that argmap gave. PATHS are `.arg` files
    and folders; without any, the folder `arguments`. NAMES are parted by commas.

    Without a source, a statement that cites no other has nothing to rest on but the reasons for it.
    """
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    wanted = Name(normal(name))
    withdrawn, left_out = names_in(without), names_in(sources)
    analyses = [analysis for _, analysis in compiled.analyses]
    for each in (wanted, *withdrawn):
        analyses = having(Kind.STATEMENT, each, analyses, paths)
    for each in left_out:
        analyses = having(Kind.SOURCE, each, analyses, paths)
    chapters = (
        "\n".join(_chapter(analysis, why(analysis, wanted, withdrawn, left_out), compiled)) for analysis in analyses
    )
    click.echo("\n\n".join(chapters))
    return report.code


def _chapter(analysis: Analysis, explanation: Explanation, compiled: Compiled) -> Iterator[str]:
    """An explanation in one argument, with a heading where it would not be clear which one is meant."""
    yield from heading(analysis, several=len(compiled.analyses) > 1)
    for row, sentence in zip(explanation.rows, sentences(explanation), strict=True):
        yield from _lines(row, sentence, analysis.argument.statements[row.statement], compiled)


def _lines(row: Row, sentence: str, statement: Statement, compiled: Compiled) -> Iterator[str]:
    """A row: what there is to say of its statement, where that is written and, where it is explained, its text."""
    margin = "  " * min(row.depth, DEEPEST)
    yield f"{margin}{sentence}  [{visible(place(statement.span, compiled.sources))}]"
    text = visible(statement.text.plain())
    if not row.repeat and f"“{text}”" not in sentence:
        yield textwrap.fill(text, WIDTH, initial_indent=margin + TEXT, subsequent_indent=margin + TEXT)
