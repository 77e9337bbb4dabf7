"""`argmap strength`: how strong statements are where objections weigh instead of prevailing."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from argmap.analysis import (
    Analysis,
    Strengths,
    Weighing,
    circle_sentences,
    contribution_sentences,
    contributions,
)
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option, paths_argument
from argmap.cli.paragraphs import heading, place, wrapped
from argmap.cli.reading import Kind, having, read
from argmap.cli.report import coloured, columns, reporting
from argmap.cli.rows import Entry, Row, brief_of, where
from argmap.cli.table import table
from argmap.diagnostics.visible import visible
from argmap.language.inline import normal
from argmap.model import Name
from argmap.workspace.snapshot import Compiled

DECIMALS = 3
"""Digits of a strength in JSON; more would mean nothing."""

NOTE = "A band says how strong a statement is within this argument. It is not a probability that the statement is true."


@click.command("strength", cls=Command, examples=["argmap strength", "argmap strength --of turnout"])
@paths_argument
@click.option("--of", metavar="NAME", help="Say what the strength of this statement is made of.")
@click.option("--all", "everything", is_flag=True, help="Show all statements, not only the chief ones.")
@click.option(
    "--semantics",
    type=click.Choice([weighing.value for weighing in Weighing]),
    help="The way of weighing to use with --of; without it, quadratic-energy.",
)
@output_option("table", "json")
@limit_option
def command(paths: tuple[Path, ...], of: str | None, everything: bool, semantics: str | None, form: str) -> int:
    """Say how strong statements are where reasons and objections are weighed.

    A statement falls if one objection to it stands (`argmap why`). Another way to see it is to weigh all that is said
    for and against it, and there are several of these: quadratic energy (Potyka 2018), DF-QuAD (Rago and others 2016)
    and one after Euler (Amgoud and Ben-Naim 2018). Strengths come in five bands from very weak to very strong. They are
    not probabilities.

    Without --of, this shows the key judgments and the interpretations. PATHS are `.arg` files and folders; without
    any, the folder `arguments`.
    """
    if of is None and semantics:
        raise click.UsageError("`--semantics` is for a single statement; name it with `--of NAME`")
    if of is not None and everything:
        raise click.UsageError("`--of` is for a single statement and `--all` for all; leave out one of them")
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    if of is not None:
        name, weighing = Name(normal(of)), Weighing(semantics or Weighing.QUADRATIC_ENERGY)
        analyses = having(Kind.STATEMENT, name, [analysis for _, analysis in compiled.analyses], paths)
        _take_apart(compiled, analyses, name, weighing, form)
    else:
        _list(compiled, everything, form)
    return report.code


# One statement --------------------------------------------------------------------------------------------------------


def _take_apart(compiled: Compiled, analyses: Sequence[Analysis], name: Name, weighing: Weighing, form: str) -> None:
    found = [(analysis, analysis.strengths[weighing]) for analysis in analyses]
    if form == "json":
        click.echo(json.dumps([_parts_entry(analysis, each, name) for analysis, each in found], indent=2))
        return
    for analysis, each in found:
        click.echo("\n".join(_chapter(analysis, each, name, compiled)) + "\n")
    click.echo(NOTE)


def _chapter(analysis: Analysis, strengths: Strengths, name: Name, compiled: Compiled) -> Iterator[str]:
    """What the strength is made of in one argument, with a heading where it would not be clear which one is meant."""
    argument = analysis.argument
    yield from heading(analysis, several=len(compiled.analyses) > 1)
    first, *rest = contribution_sentences(argument, strengths, contributions(strengths, name))
    statement = argument.statements[name]
    if name in strengths.solution.circular:
        rest.extend(circle_sentences(argument, [strengths]))
    yield f"{first}  [{visible(place(statement.span, compiled.sources))}]"
    yield from wrapped(statement.text.plain(), "    ")
    for sentence in rest:
        yield from wrapped(sentence, "  ", "    ")


def _parts_entry(analysis: Analysis, strengths: Strengths, name: Name) -> Entry:
    found = contributions(strengths, name)
    steps = analysis.argument.steps
    return {
        "brief": brief_of(analysis),
        "name": name,
        "semantics": strengths.weighing,
        **_strength_entry(strengths, name),
        "circular": name in strengths.solution.circular,
        "base": {"band": found.base.band, "number": found.base.score, "from": found.base.origin},
        "parts": [
            {
                "bearing": part.bearing,
                "statements": part.statements,
                "undercut-by": [steps[undercut].premises[0] for undercut in part.undercuts],
                "band": part.band,
                "shift": round(part.shift, DECIMALS),
                "without": part.without,
            }
            for part in found.parts
        ],
    }


# Many -----------------------------------------------------------------------------------------------------------------


def _list(compiled: Compiled, everything: bool, form: str) -> None:
    shown = [(analysis, _names(analysis, everything)) for _, analysis in compiled.analyses]
    if form == "json":
        entries = [_entry(analysis, name, compiled) for analysis, names in shown for name in names]
        click.echo(json.dumps(entries, indent=2))
        return
    rows = [_row(analysis, name) for analysis, names in shown for name in names]
    if not rows:
        what = "statements" if everything else "key judgments and no interpretations; `--all` shows all statements"
        click.echo(f"There are no {what}.", err=True)
        return
    several = len(compiled.analyses) > 1
    if not several:
        rows = [{key: value for key, value in row.items() if key != "brief"} for row in rows]
    click.echo("\n".join(table(rows, columns(sys.stdout), colour=coloured(sys.stdout))))
    for analysis, names in shown:
        if sentences := circle_sentences(analysis.argument, list(analysis.strengths.values())) if names else []:
            remarks = (line for sentence in sentences for line in wrapped(sentence))
            click.echo("\n" + "\n".join([*heading(analysis, several=several), *remarks]))
    click.echo(f"\n{NOTE}")


def _names(analysis: Analysis, everything: bool) -> Sequence[Name]:
    """All statements; else the key judgments, then the theses, those that are compared first."""
    argument = analysis.argument
    judgments = argument.masthead.judgments if argument.masthead else ()
    compared = (one.name for one in argument.compared())
    chief = dict.fromkeys((*judgments, *compared, *argument.interpretations))
    return tuple(argument.statements if everything else chief)


def _row(analysis: Analysis, name: Name) -> Row:
    bands = {weighing.value: each.band(name) for weighing, each in analysis.strengths.items()}
    return {
        "brief": brief_of(analysis),
        "name": name,
        "kind": analysis.argument.statements[name].role.value,
        "standing": analysis.verdicts.get(name),
        **{weighing: band and band.value for weighing, band in bands.items()},
    }


def _entry(analysis: Analysis, name: Name, compiled: Compiled) -> Entry:
    statement = analysis.argument.statements[name]
    return {
        "brief": brief_of(analysis),
        "name": name,
        "kind": statement.role,
        "standing": analysis.verdicts.get(name),
        **{weighing: _strength_entry(each, name) for weighing, each in analysis.strengths.items()},
        "circular": any(name in each.solution.circular for each in analysis.strengths.values()),
        **where(statement.span, compiled.sources),
    }


def _strength_entry(strengths: Strengths, name: Name) -> Entry:
    number = strengths.number(name)
    return {"band": strengths.band(name), "number": None if number is None else round(number, DECIMALS)}
