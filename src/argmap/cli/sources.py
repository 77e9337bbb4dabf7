"""`argmap sources`: what rests on each source, and which statements have fewer sources than they seem to."""

from collections.abc import Iterator
from pathlib import Path

import click

from argmap.cli.answers import Answer, lang_option, print_answers, print_json, words_for
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option, paths_argument
from argmap.cli.reading import read
from argmap.cli.report import reporting
from argmap.wording.sourcing import claims, echoed, rests, source, summary
from argmap.writers.json import entries


@click.command("sources", cls=Command, examples=["argmap sources", "argmap sources --format json"])
@paths_argument
@output_option("text", "json")
@lang_option
@limit_option
def command(paths: tuple[Path, ...], form: str, lang: str | None) -> int:
    """Say what rests on each source.

    Each source is left out in thought, with every other that only repeats it (`derives-from`). What rests on it alone
    is what nothing is to be said of now, and would be unsupported without it. Said too is where several sources of a
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
    """A summary, each source with what rests on it alone, and which statements have fewer than they seem to."""
    say, out, verdicts = answer.say, answer.out, answer.analysis.judged
    yield from out.paragraph(summary(say, verdicts))
    for name in answer.argument.sources:
        found = verdicts.without_source(name)
        yield ""
        yield from out.paragraph(source(say, name), "", "  ")
        for told in rests(say, verdicts, found):
            yield from out.paragraph(told, "  ")
        if found.changed:
            asked = next(iter((*claims(say, found.rests), *found.changed)))
            yield from answer.more("why", asked, "--without", name)
    if echoes := verdicts.citations.echoes():
        yield ""
        yield from out.paragraph(say.count("circular-reporting", len(echoes)))
    for echo in echoes:
        yield from out.paragraph(echoed(say, echo), "  ", "    ")
