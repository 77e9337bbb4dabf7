"""`argmap cruxes`: what the quarrel between the interpretations turns on."""

from collections.abc import Iterator
from pathlib import Path

import click

from argmap.cli.answers import Answer, lang_option, print_answers, print_json
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option, paths_argument
from argmap.cli.reading import read
from argmap.cli.report import reporting
from argmap.editions.sections.cruxes import cruxes
from argmap.writers.json import entries


@click.command(
    "cruxes", cls=Command, examples=["argmap cruxes", "argmap cruxes --most 5", "argmap cruxes --format json"]
)
@paths_argument
@output_option("text", "json")
@click.option("--most", type=click.IntRange(min=1), help="Outcomes, and statements of each, to show; without it, all.")
@lang_option
@limit_option
def command(paths: tuple[Path, ...], form: str, most: int | None, lang: str | None) -> int:
    """Say what the quarrel between the interpretations turns on.

    Each assumption, and each statement that nothing supports, is withdrawn in thought by itself. It is a crux if the
    thesis of an interpretation would then stand or fall otherwise, or if the order in which the evidence speaks against
    the interpretations (`argmap matrix`) would change.

    To withdraw is not to delete: if you delete the last reason for a claim, it stands on the author's bare word; if
    that reason is withdrawn, the claim falls.

    PATHS are `.arg` files and folders; without any, the folder `arguments`. JSON has all cruxes.
    """
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    analyses = [analysis for _, analysis in compiled.analyses]
    if form == "json":
        print_json(map(entries.cruxes, analyses))
        return report.code
    answers = [Answer(each, compiled, paths, lang) for each in analyses]
    print_answers((each, _lines(each, most)) for each in answers)
    return report.code


def _lines(answer: Answer, most: int | None) -> Iterator[str]:
    """The part of the brief on cruxes, and what to type to see the first of them explained."""
    found = answer.analysis.cruxes.cruxes
    part = cruxes(answer.say, answer.analysis, most or len(found), most or len(found))
    if not part:
        yield from answer.out.paragraph(answer.say("crux-nothing"))
        return
    yield from answer.key()
    yield from answer.document(part)
    for crux in found[:1]:
        yield ""
        for name in crux.turns[:1]:
            yield from answer.more("why", name, "--without", crux.statement, margin="")
        if crux.reorders:
            yield from answer.more("matrix", "--without", crux.statement, margin="")
