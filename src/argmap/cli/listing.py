"""`argmap list`: what an argument is made of, for eyes or for scripts."""

import os
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Status
from argmap.cli.answers import Answer, lang_option, print_answers, print_json, words_for
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option
from argmap.cli.reading import read
from argmap.cli.report import WIDTH, Exit, coloured, columns, reporting
from argmap.cli.schemes import as_blocks, as_json, schemes
from argmap.diagnostics.visible import visible
from argmap.model import Scheme
from argmap.wording.listings import listed
from argmap.workspace.snapshot import Compiled
from argmap.writers.json.rows import KINDS, WITH_STATUS, Row, brief_of
from argmap.writers.text.table import table

SCHEMES = "schemes"
"""The one kind that belongs to the language rather than to an argument."""


STATUSES = tuple(each.value for each in Status if each)


@click.command(
    "list",
    cls=Command,
    examples=[
        "argmap list",
        "argmap list claims --status disputed",
        "argmap list sources",
        "argmap list interpretations notes/harbour.arg --format json",
        "argmap list schemes",
    ],
)
@click.argument("words", nargs=-1, metavar="[KIND] [PATHS]...")
@click.option("--status", type=click.Choice(STATUSES), help="Only statements of which this is to be said.")
@output_option("table", "json")
@lang_option
@limit_option
def command(words: tuple[str, ...], status: str | None, form: str, lang: str | None) -> int:
    """List what an argument is made of, with where each thing is written.

    KIND is one of statements (if you give none), claims, supports, premises, assumptions, objections, undercuts,
    replies, recommendations, events, interpretations, questions, sections, themes, sources, voices, indicators and
    terms. PATHS are `.arg` files and folders; without any, the folder `arguments`. A folder that is itself called
    `sources`, say, is given as `./sources`.

    Of most statements nothing is to be said: the column `status` is empty. Others are disputed, or unsupported;
    `argmap why NAME` says why.

    `argmap list schemes` shows the kinds of argument that a `scheme` line can name, and the critical questions of
    each. They are the same for every argument, so it takes no PATHS.

    As JSON it is a list of objects, one for each thing; `brief` is the brief it belongs to.
    """
    kind, paths = _split(words)
    if status and kind not in WITH_STATUS:
        raise click.UsageError(f"`--status` is of statements, and {kind} have none")
    if kind == SCHEMES:
        _print_schemes(paths, form, schemes(lang))
        return Exit.SUCCESS
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    found = [(analysis, _rows(kind, analysis, compiled, status)) for _, analysis in compiled.analyses]
    if form == "json":
        print_json({"brief": brief_of(analysis), **row} for analysis, rows in found for row in rows)
    elif any(rows for _, rows in found):
        answers = [(Answer(analysis, compiled, paths, lang), rows) for analysis, rows in found if rows]
        print_answers((answer, _lines(answer, rows)) for answer, rows in answers)
    else:
        words_of = words_for([analysis for analysis, _ in found], lang)
        click.echo(words_of.form(f"none-{status}" if status else f"no-{kind}"), err=True)
    return report.code


def _rows(kind: str, analysis: Analysis, compiled: Compiled, status: str | None) -> list[Row]:
    return [row for row in KINDS[kind](analysis, compiled.sources) if status is None or row["status"] == status]


def _lines(answer: Answer, rows: Sequence[Row]) -> Iterator[str]:
    yield from table(listed(answer.say.words, rows), columns(sys.stdout), colour=coloured(sys.stdout))


def _split(words: Sequence[str]) -> tuple[str, tuple[Path, ...]]:
    """The kind asked for, and the paths."""
    kinds = (*KINDS, SCHEMES)
    if not words or words[0] in kinds:
        return (words[0] if words else "statements"), tuple(map(Path, words[1:]))
    path = Path(words[0])
    if not os.path.lexists(path) and path.name == words[0] and not path.suffix:
        close = get_close_matches(words[0], kinds, n=1)
        advice = f"did you mean `{close[0]}`?" if close else f"the kinds are {', '.join(kinds)}"
        raise click.UsageError(f"there is no kind, file or folder `{visible(words[0])}`; {advice}")
    return "statements", tuple(map(Path, words))


def _print_schemes(paths: Sequence[Path], form: str, kinds: Sequence[Scheme]) -> None:
    if paths:
        raise click.UsageError("schemes are the same for every argument; `argmap list schemes` takes no paths")
    if form == "json":
        click.echo(as_json(kinds))
    else:
        click.echo("\n".join(as_blocks(kinds, min(columns(sys.stdout) or WIDTH, WIDTH), colour=coloured(sys.stdout))))
