"""`argmap positions`: what can be held together."""

from collections.abc import Iterator
from pathlib import Path

import click

from argmap.analysis import Analysis, Positions, Reach, Semantics, positions
from argmap.cli.answers import Answer, lang_option, print_answers, print_json
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option, paths_argument
from argmap.cli.reading import read
from argmap.cli.report import reporting
from argmap.cli.status import status
from argmap.wording import positions as wording
from argmap.writers.json import entries

A_DAY = 86_400
"""The most seconds to look for positions."""


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
@lang_option
@limit_option
def command(paths: tuple[Path, ...], semantics: Semantics, seconds: int, form: str, lang: str | None) -> int:
    """Say which statements can be held together; for researchers, and not in the brief.

    Where what is written leaves a statement open, there is more than one way to judge it. A position accepts and
    rejects statements so that its judgments bear one another out. A preferred position leaves open only what it must,
    a stable one nothing; a semi-stable one leaves open as little as any; complete are all of them.

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
        print_json(entries.positions(*each) for each in found)
    else:
        answers = [(Answer(analysis, compiled, paths, lang), each) for analysis, each in found]
        print_answers((answer, _lines(answer, each, seconds)) for answer, each in answers)
    return report.code


def _positions(analysis: Analysis, semantics: Semantics, reach: Reach) -> Positions:
    return positions(analysis.argument, analysis.framework, analysis.standing, semantics, reach)


def _lines(answer: Answer, found: Positions, seconds: int) -> Iterator[str]:
    """All there is to say about the positions of an argument."""
    say, out = answer.say, answer.out
    yield from out.paragraph(say("for-research"))
    yield ""
    if not answer.argument.statements:
        yield out.line(say("no-statements"))
        return
    for told in wording.positions(say, found):
        yield from out.paragraph(told)
    for number, component in enumerate(found.knots, 1):
        yield ""
        yield from out.paragraph(wording.component_head(say, number, component, seconds))
        for label, told in wording.component_rows(say, component):
            yield from out.paragraph(told, f"  {out.line(label)}  " if label else "  ", "    ")
        yield from answer.more("why", component.statements[0])
