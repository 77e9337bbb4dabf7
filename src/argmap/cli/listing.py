"""`argmap list`: what an argument is made of, for eyes or for scripts."""

import json
import shutil
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from argmap.cli.command import Command
from argmap.cli.reading import read
from argmap.cli.report import coloured, reporting
from argmap.cli.rows import KINDS, Row
from argmap.cli.table import table


@click.command(
    "list",
    cls=Command,
    examples=["argmap list", "argmap list sources", "argmap list interpretations notes/harbour.arg --format json"],
)
@click.argument("words", nargs=-1, metavar="[KIND] [PATHS]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="For people, or for scripts.",
)
def command(words: tuple[str, ...], form: str) -> int:
    """List what an argument is made of, with where each thing is written.

    KIND is one of statements (if you give none), sources, interpretations, questions, sections, indicators and
    terms. PATHS are `.arg` files and folders; without any, the folder `arguments`. A folder that is itself called
    `sources`, say, is given as `./sources`.

    As JSON it is a list of objects, one for each thing; `brief` is the brief it belongs to.
    """
    kind, paths = _split(words)
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    rows: list[Row] = []
    for _, analysis in compiled.analyses:
        brief = analysis.argument.masthead.name if analysis.argument.masthead else None
        rows.extend({"brief": brief, **row} for row in KINDS[kind](analysis, compiled.sources))
    _print(kind, rows, form)
    return report.code


def _split(words: Sequence[str]) -> tuple[str, tuple[Path, ...]]:
    """The kind asked for, and the paths."""
    if not words or words[0] in KINDS:
        return (words[0] if words else "statements"), tuple(map(Path, words[1:]))
    close = get_close_matches(words[0], KINDS, n=1)
    if close and not Path(words[0]).exists():
        raise click.UsageError(f"there is no kind, file or folder `{words[0]}`; did you mean `{close[0]}`?")
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
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    click.echo("\n".join(table(rows, columns, colour=coloured(sys.stdout))))
