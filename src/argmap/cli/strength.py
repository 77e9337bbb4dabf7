"""`argmap strength`: how strong statements are where objections weigh instead of prevailing, and where that matters."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from argmap.analysis import (
    Analysis,
    Robustness,
    Strengths,
    Weighing,
    acceptance,
    circle_sentences,
    contribution_sentences,
    contributions,
    robustness,
    robustness_sentence,
)
from argmap.build import Compiled
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

DECIMALS = 3
"""Digits of a strength in JSON; more would mean nothing."""

NOTE = "A band says how strong a statement is within this argument. It is not a probability that the statement is true."


@click.command("strength", cls=Command, examples=["argmap strength", "argmap strength --of turnout"])
@paths_argument
@click.option("--of", metavar="NAME", help="Say what the strength of this statement is made of.")
@click.option("--all", "everything", is_flag=True, help="Compare for all statements, not only for the chief ones.")
@click.option(
    "--semantics",
    type=click.Choice([weighing.value for weighing in Weighing]),
    help="The way of weighing to use with --of; without it, quadratic-energy.",
)
@output_option("table", "json")
@limit_option
def command(paths: tuple[Path, ...], of: str | None, everything: bool, semantics: str | None, form: str) -> int:
    """Say how strong statements are, and whether verdicts depend on how objections are counted.

    A statement falls if one objection to it stands (`argmap why`). Another way to see it is to weigh all that is said
    for and against it, and there are several of these: quadratic energy (Potyka 2018), DF-QuAD (Rago and others 2016)
    and one after Euler (Amgoud and Ben-Naim 2018). A verdict is robust if all of these agree with it, and depends on
    the method otherwise. Strengths come in five bands from very weak to very strong. They are not probabilities.

    Without --of, this compares the key judgments and the interpretations. PATHS are `.arg` files and folders; without
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
        _compare(compiled, everything, form)
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


def _compare(compiled: Compiled, everything: bool, form: str) -> None:
    compared = [(analysis, _found(analysis, everything)) for _, analysis in compiled.analyses]
    if form == "json":
        entries = [_entry(analysis, one, compiled) for analysis, found in compared for one in found]
        click.echo(json.dumps(entries, indent=2))
        return
    rows = [_row(analysis, one) for analysis, found in compared for one in found]
    if not rows:
        what = "statements" if everything else "key judgments and no interpretations; `--all` shows all statements"
        click.echo(f"There are no {what}.", err=True)
        return
    several = len(compiled.analyses) > 1
    if not several:
        rows = [{key: value for key, value in row.items() if key != "brief"} for row in rows]
    click.echo("\n".join(table(rows, columns(sys.stdout), colour=coloured(sys.stdout))))
    for analysis, found in compared:
        if found:
            click.echo("\n" + "\n".join(_remarks(analysis, found, several)))
    click.echo(f"\n{NOTE}")


def _found(analysis: Analysis, everything: bool) -> Sequence[Robustness]:
    names = analysis.argument.statements if everything else None
    accepted = acceptance(analysis.positions)
    return robustness(analysis.argument, analysis.standing, analysis.strengths, names, accepted)


def _row(analysis: Analysis, one: Robustness) -> Row:
    return {
        "brief": brief_of(analysis),
        "name": one.name,
        "kind": analysis.argument.statements[one.name].role.value,
        "standing": analysis.verdicts[one.name].value,
        **{weighing.value: band and band.value for weighing, band in one.bands.items()},
        "verdict": _verdict(one),
    }


def _remarks(analysis: Analysis, found: Sequence[Robustness], several: bool) -> Iterator[str]:
    """What the bands come to, with a heading where it would not be clear which argument is meant."""
    yield from heading(analysis, several=several)
    for one in found:
        yield from wrapped(f"{one.name}: {robustness_sentence(one)}", "", "  ")
    for sentence in circle_sentences(analysis.argument, list(analysis.strengths.values())):
        yield ""
        yield from wrapped(sentence)


def _entry(analysis: Analysis, one: Robustness, compiled: Compiled) -> Entry:
    statement = analysis.argument.statements[one.name]
    return {
        "brief": brief_of(analysis),
        "name": one.name,
        "kind": statement.role,
        "standing": analysis.verdicts[one.name],
        **{weighing: _strength_entry(each, one.name) for weighing, each in analysis.strengths.items()},
        "circular": any(one.name in each.solution.circular for each in analysis.strengths.values()),
        "verdict": _verdict(one),
        "sentence": robustness_sentence(one),
        **where(statement.span, compiled.sources),
    }


def _verdict(one: Robustness) -> str:
    return "robust" if one.robust else "depends"


def _strength_entry(strengths: Strengths, name: Name) -> Entry:
    number = strengths.number(name)
    return {"band": strengths.band(name), "number": None if number is None else round(number, DECIMALS)}
