"""`argmap why`: the chain that a statement's standing rests on, in words."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from argmap.analysis import Analysis, Row, sentences, why
from argmap.build import Compiled
from argmap.cli.command import Command
from argmap.cli.options import paths_argument
from argmap.cli.reading import read
from argmap.cli.report import reporting
from argmap.diagnostics.visible import visible
from argmap.language.inline import normal
from argmap.model import Name, Statement

DEEPEST = 20
"""Levels that are shown by indentation; what lies deeper is not indented further, so that it stays on the screen."""

WIDTH = 100
"""Columns that texts are wrapped to."""

TEXT = "    "
"""How much further than its name a statement's text is indented."""


@click.command("why", cls=Command, examples=["argmap why turnout", "argmap why turnout --interpretation outsiders"])
@click.argument("name")
@paths_argument
@click.option(
    "--interpretation", metavar="NAME", help="Ask on this interpretation's own terms, taking what it holds as given."
)
def command(name: str, paths: tuple[Path, ...], interpretation: str | None) -> int:
    """Say why a statement stands or falls, step by step.

    NAME is the statement's name; `argmap list` shows them all, also those that argmap gave. PATHS are `.arg` files
    and folders; without any, the folder `arguments`.
    """
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    wanted = Name(normal(name))
    terms = Name(normal(interpretation)) if interpretation else None
    analyses = [analysis for _, analysis in compiled.analyses]
    analyses = _having("statement", wanted, analyses, lambda analysis: analysis.argument.statements)
    if terms:
        analyses = _having("interpretation", terms, analyses, lambda analysis: analysis.argument.interpretations)
    click.echo("\n\n".join("\n".join(_chapter(each, wanted, terms, compiled)) for each in analyses))
    return report.code


def _having(
    kind: str, name: Name, analyses: Sequence[Analysis], known: Callable[[Analysis], Iterable[Name]]
) -> list[Analysis]:
    """The arguments that know a name. Raises `click.UsageError`, with a likely one, if none does."""
    found = [analysis for analysis in analyses if name in known(analysis)]
    if not found:
        close = get_close_matches(name, [each for analysis in analyses for each in known(analysis)], n=1)
        advice = f"did you mean `{close[0]}`?" if close else f"`argmap list {kind}s` shows those there are"
        raise click.UsageError(f"there is no {kind} `{visible(name)}`; {advice}")
    return found


def _chapter(analysis: Analysis, name: Name, interpretation: Name | None, compiled: Compiled) -> Iterator[str]:
    """The explanation in one argument, with a heading where it would not be clear which one is meant."""
    head = analysis.argument.masthead
    if head and len(compiled.analyses) > 1:
        yield f"In the brief {head.name}:"
    explanation = why(analysis, name, interpretation)
    for row, sentence in zip(explanation.rows, sentences(analysis, explanation), strict=True):
        yield from _lines(row, sentence, analysis.argument.statements[row.statement], compiled)


def _lines(row: Row, sentence: str, statement: Statement, compiled: Compiled) -> Iterator[str]:
    """A row: what there is to say of its statement, where that is written and, where it is explained, its text."""
    margin = "  " * min(row.depth, DEEPEST)
    source = compiled.sources[statement.span.path]
    place = f"{statement.span.path}:{source.position(statement.span.start).line}"
    yield f"{margin}{sentence}  [{visible(place)}]"
    text = visible(statement.text.plain())
    if not row.repeat and f"“{text}”" not in sentence:
        yield textwrap.fill(text, WIDTH, initial_indent=margin + TEXT, subsequent_indent=margin + TEXT)
