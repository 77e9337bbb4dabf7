"""`argmap list`: what an argument is made of, for eyes or for scripts."""

import json
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from argmap.analysis import listed
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option
from argmap.cli.reading import read
from argmap.cli.report import WIDTH, Exit, coloured, columns, reporting
from argmap.cli.rows import KINDS, Row, brief_of
from argmap.cli.schemes import as_blocks, as_json
from argmap.cli.table import table
from argmap.diagnostics.visible import visible

SCHEMES = "schemes"
"""The one kind that belongs to the language rather than to an argument."""


@click.command(
    "list",
    cls=Command,
    examples=[
        "argmap list",
        "argmap list sources",
        "argmap list interpretations notes/harbour.arg --format json",
        "argmap list schemes",
    ],
)
@click.argument("words", nargs=-1, metavar="[KIND] [PATHS]...")
@output_option("table", "json")
@limit_option
def command(words: tuple[str, ...], form: str) -> int:
    """List what an argument is made of, with where each thing is written.

    KIND is one of statements (if you give none), sources, interpretations, questions, sections, indicators and
    terms. PATHS are `.arg` files and folders; without any, the folder `arguments`. A folder that is itself called
    `sources`, say, is given as `./sources`.

    Of the words for standing, `unchallenged` and `answered` mean that a statement stands, `contested` that it is
    undecided, `unanswered` and `unsupported` that it falls; `argmap why NAME` says why.

    `argmap list schemes` shows the kinds of argument that a `scheme` line can name, and the critical questions of
    each. They are the same for every argument, so it takes no PATHS.

    As JSON it is a list of objects, one for each thing; `brief` is the brief it belongs to.
    """
    kind, paths = _split(words)
    if kind == SCHEMES:
        _print_schemes(paths, form)
        return Exit.SUCCESS
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    rows: list[Row] = []
    for _, analysis in compiled.analyses:
        rows.extend({"brief": brief_of(analysis), **row} for row in KINDS[kind](analysis, compiled.sources))
    _print(kind, rows, form)
    return report.code


def _split(words: Sequence[str]) -> tuple[str, tuple[Path, ...]]:
    """The kind asked for, and the paths."""
    kinds = (*KINDS, SCHEMES)
    if not words or words[0] in kinds:
        return (words[0] if words else "statements"), tuple(map(Path, words[1:]))
    path = Path(words[0])
    close = get_close_matches(words[0], kinds, n=1)
    if not os.path.lexists(path) and (close or (path.name == words[0] and not path.suffix)):
        advice = f"did you mean `{close[0]}`?" if close else f"the kinds are {listed(kinds)}"
        raise click.UsageError(f"there is no kind, file or folder `{visible(words[0])}`; {advice}")
    return "statements", tuple(map(Path, words))


def _print(kind: str, rows: Sequence[Row], form: str) -> None:
    if form == "json":
        click.echo(json.dumps(rows, indent=2))
        return
    if not rows:
        click.echo(f"There are no {kind}.", err=True)
        return
    if len({row["brief"] for row in rows}) == 1:
        rows = [{key: value for key, value in row.items() if key != "brief"} for row in rows]
    click.echo("\n".join(table(rows, columns(sys.stdout), colour=coloured(sys.stdout))))


def _print_schemes(paths: Sequence[Path], form: str) -> None:
    if paths:
        raise click.UsageError("schemes are the same for every argument; `argmap list schemes` takes no paths")
    if form == "json":
        click.echo(as_json())
    else:
        click.echo("\n".join(as_blocks(min(columns(sys.stdout) or WIDTH, WIDTH), colour=coloured(sys.stdout))))
