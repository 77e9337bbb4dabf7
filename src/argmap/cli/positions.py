"""`argmap positions`: what can be held together."""

import json
from collections.abc import Mapping
from pathlib import Path

import click

from argmap.analysis import Analysis, Positions, Reach, Semantics, Standing, positions
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option, paths_argument
from argmap.cli.position_words import lines
from argmap.cli.reading import read
from argmap.cli.report import reporting
from argmap.cli.rows import brief_of
from argmap.cli.status import status
from argmap.model import Name

A_DAY = 86_400
"""The most seconds to look for positions."""

EXACT = 2**53
"""From here on, not every program that reads JSON keeps a whole number as it is."""


@click.command(
    "positions",
    cls=Command,
    examples=[
        "argmap positions",
        "argmap positions notes/harbour.arg --semantics stable",
        "argmap positions --seconds 60",
    ],
)
@paths_argument
@click.option(
    "--semantics",
    type=click.Choice([each.value for each in Semantics]),
    callback=lambda _context, _parameter, value: Semantics(value),
    default=Semantics.PREFERRED.value,
    show_default=True,
    help="Which positions to look for.",
)
@click.option(
    "--seconds",
    type=click.IntRange(0, A_DAY),
    default=10,
    show_default=True,
    help="How long to look, for each brief.",
)
@output_option("text", "json")
@limit_option
def command(paths: tuple[Path, ...], semantics: Semantics, seconds: int, form: str) -> int:
    """Say which statements can be held together.

    Where what is written leaves a statement undecided, there is more than one way to judge it. A position judges all
    statements so that its judgments bear one another out. A preferred position leaves undecided only what it must, a
    stable one nothing; a semi-stable one leaves undecided as little as any; complete are all of them.

    PATHS are `.arg` files and folders; without any, the folder `arguments`. As JSON it is a list of objects, one for
    each brief; in each, `positions` counts them, and is null where the number is astronomical.
    """
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    reach = Reach(effort=None, seconds=seconds)
    with status() as show:
        show("looking for positions")
        found = [(each, _positions(each, semantics, reach)) for _, each in compiled.analyses]
    if form == "json":
        click.echo(json.dumps([_as_json(*each) for each in found], indent=2))
    else:
        click.echo("\n\n".join("\n".join(lines(*each, paths, seconds, headed=len(found) > 1)) for each in found))
    return report.code


def _positions(analysis: Analysis, semantics: Semantics, reach: Reach) -> Positions:
    return positions(analysis.argument, analysis.framework, analysis.standing, semantics, reach)


def _as_json(analysis: Analysis, found: Positions) -> dict[str, object]:
    return {
        "brief": brief_of(analysis),
        "semantics": found.semantics,
        "finished": found.finished,
        "positions": found.number if found.number < EXACT else None,
        "statements": len(analysis.argument.statements),
        "agreed": _by_standing(found.agreed, (Standing.STANDS, Standing.FALLS)),
        "knots": [
            {
                "statements": knot.statements,
                "stopped": knot.stopped,
                "options": [_by_standing(option.statements, tuple(Standing)) for option in knot.options],
            }
            for knot in found.knots
        ],
    }


def _by_standing(standings: Mapping[Name, Standing], asked: tuple[Standing, ...]) -> dict[str, list[Name]]:
    return {which: [name for name, standing in standings.items() if standing is which] for which in asked}
