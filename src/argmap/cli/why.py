"""`argmap why`: the chain that a statement's standing rests on, in words."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from argmap.analysis import Explanation, why
from argmap.cli.answers import Answer, lang_option, print_answers
from argmap.cli.command import Command
from argmap.cli.options import limit_option, paths_argument
from argmap.cli.reading import Kind, having, names_in, read
from argmap.cli.report import reporting
from argmap.document.inlines import Text
from argmap.language.inline import normal
from argmap.model import Name
from argmap.wording.explanations import explained
from argmap.wording.speaker import SHORT

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
@lang_option
@limit_option
def command(
    name: str, paths: tuple[Path, ...], without: Sequence[str], sources: Sequence[str], lang: str | None
) -> int:
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
    answers = [Answer(analysis, compiled, paths, lang) for analysis in analyses]
    print_answers((each, _lines(each, why(each.analysis, wanted, withdrawn, left_out))) for each in answers)
    return report.code


def _lines(answer: Answer, explanation: Explanation) -> Iterator[str]:
    """Each row: what there is to say of its statement and, where it is explained and not said yet, its text."""
    for row, told in zip(explanation.rows, explained(answer.say, explanation), strict=True):
        margin = "  " * min(row.depth, DEEPEST)
        yield from answer.out.paragraph(told, margin, margin + TEXT)
        statement = answer.argument.statements[row.statement]
        text = statement.text.plain()
        if not row.repeat and (statement.named or len(text) > SHORT):
            yield from answer.out.paragraph((Text(text),), margin + TEXT)
