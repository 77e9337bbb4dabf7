"""`argmap sources`: what hangs on each source, and which statements have fewer sources than they seem to."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from argmap.cli.answers import Answer, lang_option, print_answers, print_json, words_for
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option, paths_argument
from argmap.cli.reading import read
from argmap.cli.report import reporting
from argmap.model import Name
from argmap.wording.sourcing import echoed, source, without_source
from argmap.writers.json import entries


@click.command("sources", cls=Command, examples=["argmap sources", "argmap sources --format json"])
@paths_argument
@output_option("text", "json")
@lang_option
@limit_option
def command(paths: tuple[Path, ...], form: str, lang: str | None) -> int:
    """Say what hangs on each source.

    Each source is left out in thought, with every other that only repeats it (`derives-from`). A statement that is
    then left without any source no longer stands, unless a reason carries it. Said too is where several sources of a
    statement go back to one.

    PATHS are `.arg` files and folders; without any, the folder `arguments`.
    """
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    analyses = [analysis for _, analysis in compiled.analyses]
    sourced = [analysis for analysis in analyses if analysis.argument.sources]
    if form == "json":
        print_json(entries.sources(analysis, compiled.sources) for analysis in analyses)
    elif sourced:
        answers = [Answer(each, compiled, paths, lang) for each in sourced]
        print_answers((each, _lines(each)) for each in answers)
    else:
        click.echo(words_for(analyses, lang).form("no-sources"), err=True)
    return report.code


def _lines(answer: Answer) -> Iterator[str]:
    say, out, found = answer.say, answer.out, answer.analysis.sourcing
    for number, left_out in enumerate(found.left_out.values()):
        if number:
            yield ""
        yield from out.paragraph(source(say, left_out.source), "", "  ")
        for told in without_source(say, left_out, found.outlook.ranking):
            yield from out.paragraph(told, "  ")
        if left_out.changed:
            yield from answer.more("why", _asked(answer, tuple(left_out.changed)), "--without-source", left_out.source)
    if found.echoes:
        yield ""
        yield from out.paragraph(say.count("circular-reporting", len(found.echoes)))
    for echo in found.echoes:
        yield from out.paragraph(echoed(say, echo), "  ", "    ")


def _asked(answer: Answer, changed: Sequence[Name]) -> Name:
    """What a reader would ask about: a key judgment, or else where the chain of effects ends."""
    head = answer.argument.masthead
    return next((name for name in (head.judgments if head else ()) if name in changed), changed[-1])
