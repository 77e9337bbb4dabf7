"""`argmap strength`: how strong statements are where objections weigh instead of prevailing."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from argmap.analysis import Analysis, Strengths, Weighing, contributions
from argmap.cli.answers import Answer, lang_option, print_answers, print_json, words_for
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option, paths_argument
from argmap.cli.reading import Kind, having, read
from argmap.cli.report import coloured, columns, reporting
from argmap.document.inlines import Text
from argmap.language.inline import normal
from argmap.model import Name
from argmap.wording import Catalogue
from argmap.wording.listings import cell, head
from argmap.wording.weighing import circles, strength
from argmap.workspace.snapshot import Compiled
from argmap.writers.json import entries
from argmap.writers.json.rows import brief_of, status_of
from argmap.writers.text.table import table


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
@lang_option
@limit_option
def command(
    paths: tuple[Path, ...], of: str | None, everything: bool, semantics: str | None, form: str, lang: str | None
) -> int:
    """Say how strong statements are where reasons and objections are weighed; for researchers, and not in the brief.

    The brief says of a statement only that it is disputed, or unsupported (`argmap why`). Another way to see it is to
    weigh all that is said for and against it, and there are several of these: quadratic energy (Potyka 2018), DF-QuAD
    (Rago and others 2016) and one after Euler (Amgoud and Ben-Naim 2018). Strengths come in five bands from very weak
    to very strong. They are not probabilities.

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
    analyses = [analysis for _, analysis in compiled.analyses]
    if of is not None:
        name = Name(normal(of))
        analyses = having(Kind.STATEMENT, name, analyses, paths)
        weighing = Weighing(semantics or Weighing.QUADRATIC_ENERGY)
        if form == "json":
            print_json(entries.strength(each, each.strengths[weighing], name) for each in analyses)
        else:
            click.echo(words_for(analyses, lang).form("for-research") + "\n")
            answers = [Answer(each, compiled, paths, lang) for each in analyses]
            print_answers((each, _chapter(each, each.analysis.strengths[weighing], name)) for each in answers)
            click.echo(f"\n{words_for(analyses, lang).form('strength-note')}")
        return report.code
    shown = [(analysis, _names(analysis, everything)) for analysis in analyses]
    if form == "json":
        print_json(entries.strengths(each, name, compiled.sources) for each, names in shown for name in names)
    elif any(names for _, names in shown):
        _list(compiled, shown, paths, lang)
    else:
        click.echo(words_for(analyses, lang).form("no-statements" if everything else "no-chief"), err=True)
    return report.code


# One statement --------------------------------------------------------------------------------------------------------


def _chapter(answer: Answer, strengths: Strengths, name: Name) -> Iterator[str]:
    """What the strength is made of in one argument."""
    say, out = answer.say, answer.out
    first, *rest = strength(say, strengths, contributions(strengths, name))
    yield from out.paragraph(first)
    yield from out.paragraph((Text(answer.argument.statements[name].text.plain()),), "    ")
    if name in strengths.solution.circular:
        rest.extend(circles(say, [strengths]))
    for told in rest:
        yield from out.paragraph(told, "  ", "    ")


# Many -----------------------------------------------------------------------------------------------------------------


def _list(
    compiled: Compiled, shown: Sequence[tuple[Analysis, Sequence[Name]]], paths: Sequence[Path], lang: str | None
) -> None:
    words = words_for([analysis for analysis, _ in shown], lang)
    rows = [_row(words, analysis, name) for analysis, names in shown for name in names]
    if len(shown) == 1:
        rows = [{key: value for key, value in row.items() if key != head(words, "brief")} for row in rows]
    click.echo(words.form("for-research") + "\n")
    click.echo("\n".join(table(rows, columns(sys.stdout), colour=coloured(sys.stdout))))
    for analysis, names in shown:
        answer = Answer(analysis, compiled, paths, lang)
        if told := list(circles(answer.say, list(analysis.strengths.values()))) if names else []:
            remarks = (line for each in told for line in answer.out.paragraph(each))
            click.echo("\n" + "\n".join((*answer.heading(), *remarks)))
    click.echo(f"\n{words.form('strength-note')}")


def _names(analysis: Analysis, everything: bool) -> Sequence[Name]:
    """All statements; else the key judgments, then the theses, those that are compared first."""
    argument = analysis.argument
    judgments = argument.masthead.judgments if argument.masthead else ()
    compared = (one.name for one in argument.compared())
    chief = dict.fromkeys((*judgments, *compared, *argument.interpretations))
    return tuple(argument.statements if everything else chief)


def _row(words: Catalogue, analysis: Analysis, name: Name) -> dict[str, str]:
    facts = {
        "brief": brief_of(analysis),
        "name": name,
        "kind": analysis.argument.statements[name].role.value,
        "status": status_of(analysis.judged, name),
    }
    bands = {weighing: each.band(name) for weighing, each in analysis.strengths.items()}
    return {
        **{head(words, key): cell(words, key, value) for key, value in facts.items()},
        **{
            words.form(f"weighing-{each}"): words.form(f"band-{found}") if found else "-"
            for each, found in bands.items()
        },
    }
