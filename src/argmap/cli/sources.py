"""`argmap sources`: what hangs on each source, and which statements have fewer sources than they seem to."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from argmap.analysis import Analysis, Echo, LeftOut, Standing, called, listed, some
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option, paths_argument
from argmap.cli.outlook_words import WOULD, order_words
from argmap.cli.paragraphs import command_line, heading, place, wrapped
from argmap.cli.reading import read
from argmap.cli.report import counted, reporting
from argmap.cli.rows import Entry, brief_of, where
from argmap.diagnostics import Source
from argmap.model import CitedSource, Name

NAMES = 8
"""How many statements that would fall are named; of more, the number is given."""


@click.command("sources", cls=Command, examples=["argmap sources", "argmap sources --format json"])
@paths_argument
@output_option("text", "json")
@limit_option
def command(paths: tuple[Path, ...], form: str) -> int:
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
    if form == "json":
        click.echo(json.dumps([_entry(analysis, compiled.sources) for analysis in analyses], indent=2))
        return report.code
    if not any(analysis.argument.sources for analysis in analyses):
        click.echo("There are no sources.", err=True)
        return report.code
    chapters = (
        [*heading(each, several=len(analyses) > 1), *_lines(each, compiled.sources, paths)]
        for each in analyses
        if each.argument.sources
    )
    click.echo("\n\n".join("\n".join(chapter) for chapter in chapters))
    return report.code


# For people ----------------------------------------------------------------------------------------------------------


def _lines(analysis: Analysis, sources: Mapping[str, Source], paths: Sequence[Path]) -> Iterator[str]:
    for number, left_out in enumerate(analysis.sourcing.left_out.values()):
        if number:
            yield ""
        source = analysis.argument.sources[left_out.source]
        yield from _head(source, sources)
        for sentence in _sentences(analysis, left_out):
            yield from wrapped(sentence, "  ")
        if left_out.changed:
            asked = _most_telling(analysis, tuple(left_out.changed))
            line = command_line("why", asked, "--without-source", source.name, paths=paths)
            yield from wrapped(f"more: {line}", "  ")
    if analysis.sourcing.echoes:
        yield from ("", "Several sources that are one", "")
    for echo in analysis.sourcing.echoes:
        yield from wrapped(_echo(analysis, echo, sources), "", "  ")


def _most_telling(analysis: Analysis, changed: Sequence[Name]) -> Name:
    """What a reader would ask about: a key judgment, or else where the chain of effects ends."""
    head = analysis.argument.masthead
    return next((name for name in (head.judgments if head else ()) if name in changed), changed[-1])


def _head(source: CitedSource, sources: Mapping[str, Source]) -> Iterator[str]:
    grade = f" (grade {source.grade})" if source.grade else " (no grade)"
    yield from wrapped(f"{source.name}{grade}: {source.title.plain()}  [{place(source.span, sources)}]", "", "  ")


def _sentences(analysis: Analysis, left_out: LeftOut) -> Iterator[str]:
    if left_out.repeated_by:
        repeat = "only repeats it, and is" if len(left_out.repeated_by) == 1 else "only repeat it, and are"
        yield f"{listed(left_out.repeated_by)} {repeat} left out with it."
    yield _cited(left_out)
    if not left_out.changed:
        return
    yield from _changes(analysis, left_out)
    if judged := _judgments(analysis, left_out.changed):
        yield f"Of the key judgments, {judged}."
    before, after = analysis.sourcing.outlook, left_out.outlook
    if after.ranking != before.ranking:
        order = order_words(after.ranking, analysis.forecast.columns)
        yield f"By the evidence that is left, the order of the interpretations would be {order}."


def _cited(left_out: LeftOut) -> str:
    citing, bare = len(left_out.cited_by), len(left_out.unsourced)
    cite = f"{citing} statements cite it" if citing > 1 else f"{citing or 'No'} statement cites it"
    if not bare:
        besides = ", and each has another source besides" if citing > 1 else ", and has another source besides"
        return f"{cite}{besides if citing else ''}."
    lost = "1 has" if bare == 1 else f"{bare} have"
    return f"{cite}. If it is left out, {lost} no source any more{_by_echo(left_out)}."


def _by_echo(left_out: LeftOut) -> str:
    """How many of the statements without a source do not cite it themselves."""
    echoed, bare = len(set(left_out.unsourced).difference(left_out.cited_by)), len(left_out.unsourced)
    if not echoed:
        return ""
    which = ("it" if bare == 1 else "they") if echoed == bare else f"{echoed} of these"
    return f"; {which} {'cites' if echoed == 1 else 'cite'} only what repeats it"


def _changes(analysis: Analysis, left_out: LeftOut) -> Iterator[str]:
    statements = analysis.argument.statements
    if left_out.falls:
        names = some([called(statements[name]) for name in left_out.falls], NAMES)
        yield f"{counted(len(left_out.falls), 'statement')} would no longer stand: {names}."
    risen = [called(statements[name]) for name, now in left_out.changed.items() if now is Standing.STANDS]
    if risen:
        do = "does" if len(risen) == 1 else "do"
        yield f"{counted(len(risen), 'statement')} would stand that {do} not now: {some(risen, NAMES)}."


def _judgments(analysis: Analysis, changed: Mapping[Name, Standing]) -> str:
    """Which key judgments would fare otherwise."""
    head = analysis.argument.masthead
    fares: dict[Standing, list[Name]] = {}
    for name in dict.fromkeys(head.judgments if head else ()):
        if name in changed:
            fares.setdefault(changed[name], []).append(name)
    return listed([f"{listed(names)} {WOULD[standing]}" for standing, names in fares.items()]) if fares else ""


def _echo(analysis: Analysis, echo: Echo, sources: Mapping[str, Source]) -> str:
    statement = analysis.argument.statements[echo.statement]
    where = place(statement.span, sources)
    return f"{called(statement)} cites {listed(echo.cited)}; {_go_back(echo)}, and count as one.  [{where}]"


def _go_back(echo: Echo) -> str:
    every = "both" if len(echo.cited) == 2 else "all"
    return f"{every} go back to {echo.origin}"


# For scripts ---------------------------------------------------------------------------------------------------------


def _entry(analysis: Analysis, sources: Mapping[str, Source]) -> Entry:
    sourcing = analysis.sourcing
    return {
        "brief": brief_of(analysis),
        "order": sourcing.outlook.ranking,
        "sources": [_source(analysis, left_out, sources) for left_out in sourcing.left_out.values()],
        "echoes": [
            {"statement": echo.statement, "cites": echo.cited, "origin": echo.origin} for echo in sourcing.echoes
        ],
    }


def _source(analysis: Analysis, left_out: LeftOut, sources: Mapping[str, Source]) -> Entry:
    source = analysis.argument.sources[left_out.source]
    return {
        "name": source.name,
        "grade": source.grade or None,
        "title": source.title.plain(),
        **where(source.span, sources),
        "cited-by": left_out.cited_by,
        "repeated-by": left_out.repeated_by,
        "unsourced": left_out.unsourced,
        "no-longer-stand": left_out.falls,
        "changed": {name: standing.value for name, standing in left_out.changed.items()},
        "order": left_out.outlook.ranking,
    }
