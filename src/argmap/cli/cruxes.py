"""`argmap cruxes`: what the quarrel between the interpretations turns on; and, for authors, what bears a load."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from argmap.analysis.verdicts import CONTESTED, Crux
from argmap.cli.answers import Answer, lang_option, print_answers, print_json
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option, paths_argument
from argmap.cli.reading import read
from argmap.cli.report import reporting
from argmap.wording.quarrel import load, sides, weight
from argmap.writers.json import entries


@click.command(
    "cruxes", cls=Command, examples=["argmap cruxes", "argmap cruxes --author", "argmap cruxes --format json"]
)
@paths_argument
@output_option("text", "json")
@click.option("--most", type=click.IntRange(min=1), help="How many to show; without it, all.")
@click.option("--author", is_flag=True, help="Say also what the theses and key judgments cannot do without.")
@lang_option
@limit_option
def command(paths: tuple[Path, ...], form: str, most: int | None, author: bool, lang: str | None) -> int:
    """Say what the quarrel between the interpretations turns on.

    A crux is a statement that one interpretation holds or draws on, and another rejects or must deny; or that a thesis
    cannot do without, while an interpretation that speaks against that thesis does not say whether it grants it. First
    come those that a thesis cannot do without, then key judgments and what bears directly on a thesis; what is no more
    than held by one and rejected by another is also contested, and comes last.

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
    print_answers((each, _lines(each, most, author=author)) for each in answers)
    return report.code


def _lines(answer: Answer, most: int | None, *, author: bool) -> Iterator[str]:
    say, out, cruxes = answer.say, answer.out, answer.analysis.judged.cruxes
    found = cruxes[:most]
    if not found:
        yield from out.paragraph(say("no-crux"))
    else:
        yield from answer.key()
        yield from _cruxes(answer, [each for each in found if each.weight != CONTESTED])
    if contested := [each for each in found if each.weight == CONTESTED]:
        yield out.heading(say("crux-weight-1"))
        yield ""
        yield from _cruxes(answer, contested)
    if left := len(cruxes) - len(found):
        yield from out.paragraph(say.count("crux-more", left))
        yield ""
    if author and (borne := answer.analysis.judged.load_bearing):
        yield out.heading(say("load-bearing"))
        for name in borne:
            yield from out.paragraph(say.with_page(name), "  - ", "    ")
            yield from out.paragraph(load(say, answer.analysis.judged, name), "    ")
        yield ""
    if found:
        yield from answer.more("why", found[0].statements[0], margin="")


def _cruxes(answer: Answer, found: Sequence[Crux]) -> Iterator[str]:
    """Each crux: its statements, who takes which side, and why it weighs."""
    say, out = answer.say, answer.out
    for crux in found:
        first, *rest = crux.statements
        yield from out.paragraph(say.with_page(first), "- ", "  ")
        for name in rest:
            yield from out.paragraph(say("crux-or", other=say.with_page(name)), "  ")
        for told in (sides(say, crux), weight(say, answer.analysis.judged, crux)):
            if told:
                yield from out.paragraph(told, "    ")
        yield ""
