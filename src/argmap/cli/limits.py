"""`argmap limits`: how much argmap takes on, by the names that `--limit` knows."""

import json
import sys

import click

from argmap.cli.command import Command
from argmap.cli.options import output_option
from argmap.cli.report import Exit, coloured, columns
from argmap.limits import STANDARD
from argmap.writers.json.rows import Row
from argmap.writers.text.table import table


@click.command(
    "limits",
    cls=Command,
    examples=["argmap limits", "argmap limits --format json"],
)
@output_option("table", "json")
def command(form: str) -> int:
    """List how much argmap takes on.

    Limits keep a file of a stranger, or a slip, from filling the memory or the day. Whatever reaches one ends in a
    message that names it. Every command that reads arguments or PDFs takes `--limit NAME=NUMBER`, as often as needed:
    `argmap check --limit depth=800 --limit findings=50`.

    What argmap counts as looks is work, not time: the same argument is refused on every machine, or on none.

    As JSON it is a list of objects, one for each limit.
    """
    rows: list[Row] = [
        {"limit": name, "most": most, "unit": unit, "what": what} for name, most, unit, what in STANDARD.listed()
    ]
    if form == "json":
        click.echo(json.dumps(rows, indent=2))
    else:
        click.echo("\n".join(table(rows, columns(sys.stdout), colour=coloured(sys.stdout))))
    return Exit.SUCCESS
