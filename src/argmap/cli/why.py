"""`argmap why`: all that bears on a statement, how it fares, and what an interpretation makes of what."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from argmap.analysis.verdicts import Bearing, Stance, Verdicts
from argmap.cli.answers import Answer, lang_option, print_answers, print_json
from argmap.cli.command import Command
from argmap.cli.options import limit_option, output_option, paths_argument
from argmap.cli.reading import Kind, having, names_in, read
from argmap.cli.report import reporting
from argmap.document.inlines import Inlines, inlines
from argmap.language.inline import normal
from argmap.model import Name, Role
from argmap.wording.bearings import bearing, outcome, reason, rejoinder
from argmap.wording.catalogue import capital
from argmap.wording.evidence import tally
from argmap.wording.sourcing import source
from argmap.wording.verdicts import best_case, hardest, how_it_fares, need, stance
from argmap.writers.json import reasons

DEEPEST = 20
"""Levels that are shown by indentation; what lies deeper is not indented further, so that it stays on the screen."""

STANCES = (Stance.HOLDS, Stance.DRAWS_ON, Stance.MUST_DENY, Stance.MUST_ANSWER, Stance.REJECTS)
"""What is told of an interpretation, in this order."""

Items = Iterable[Sequence[tuple[int, Inlines]]]
"""What stands below a heading: of each item its lines, with how deep they are."""


@click.command(
    "why",
    cls=Command,
    examples=[
        "argmap why turnout",
        "argmap why turnout --without register,protests",
    ],
)
@click.argument("name")
@paths_argument
@click.option(
    "--without", multiple=True, metavar="NAMES", help="Ask how it would fare without these sources or statements."
)
@output_option("text", "json")
@lang_option
@limit_option
def command(name: str, paths: tuple[Path, ...], without: Sequence[str], form: str, lang: str | None) -> int:
    """Say what bears on a statement, and how each thing fares.

    First what is to be said of the statement: nothing, that it is disputed, or that it is unsupported. Then its
    sources, what speaks for it and against it, what it takes for granted, and what contradicts it; below each, every
    undercut and reply, and whether it prevails. Of an interpretation, also what it holds, draws on, must deny, has to
    answer and cannot do without, its best case and the hardest objection to it.

    NAME is the statement's name; `argmap list` shows them all, also those that argmap gave. PATHS are `.arg` files
    and folders; without any, the folder `arguments`. NAMES are parted by commas. Without a source, a statement that
    cites no other has nothing to rest on but the reasons for it; with the source go those that only repeat it.
    """
    with reporting(only_errors=True) as report:
        compiled = read(paths, report)
    if report.code:
        return report.code
    wanted, gone = Name(normal(name)), names_in(without)
    analyses = having(Kind.STATEMENT, wanted, [analysis for _, analysis in compiled.analyses], paths)
    for each in gone:
        analyses = having(Kind.REMOVABLE, each, analyses, paths)
    found = [(each, each.judged_without(gone)) for each in analyses]
    if form == "json":
        print_json(reasons.why(analysis, verdicts, wanted) for analysis, verdicts in found)
    else:
        answers = [(Answer(analysis, compiled, paths, lang), verdicts) for analysis, verdicts in found]
        print_answers((answer, _lines(answer, verdicts, wanted)) for answer, verdicts in answers)
    return report.code


def _lines(answer: Answer, verdicts: Verdicts, name: Name) -> Iterator[str]:
    say, out = answer.say, answer.out
    yield from answer.supposing(verdicts.without)
    yield from out.paragraph((*_letter(answer, name), *say.text(name), say.at(name)))
    if told := how_it_fares(say, verdicts, name):
        yield from out.paragraph(told, "  ")
    if name in verdicts.readings:
        for head, items in _reading(answer, verdicts, name):
            yield from _chapter(answer, head, items)
    for head, items in _bearings(answer, verdicts, name):
        yield from _chapter(answer, head, items)


def _letter(answer: Answer, name: Name) -> Inlines:
    """The letter of an interpretation, before what it says."""
    return inlines(answer.say.letter(name), "  ") if name in answer.say.chips else ()


def _chapter(answer: Answer, head: Inlines, items: Items) -> Iterator[str]:
    """A heading, and below it the items; nothing where there are none."""
    for place, lines in enumerate(items):
        if not place:
            yield ""
            yield answer.out.heading(head)
        for deep, told in lines:
            margin = "    " + "  " * min(deep, DEEPEST)
            yield from answer.out.paragraph(told, margin if deep else "  - ", margin)


def _bearings(answer: Answer, verdicts: Verdicts, name: Name) -> Iterator[tuple[Inlines, Items]]:
    say, found = answer.say, verdicts.why(name)
    yield say("why-own"), [[(0, source(say, each))] for each in found.sources]
    for kind in Bearing:
        those = [one for one in found.reasons if one.bearing is kind]
        yield (
            bearing(say, kind),
            [
                [
                    (0, reason(say, verdicts, one)),
                    *((each.depth + 1, rejoinder(say, verdicts, each)) for each in one.rejoinders),
                    *((1, told) for told in outcome(say, verdicts, one)),
                ]
                for one in those
            ],
        )


# Interpretations ------------------------------------------------------------------------------------------------------


def _reading(answer: Answer, verdicts: Verdicts, name: Name) -> Iterator[tuple[Inlines, Items]]:
    """What an interpretation makes of everything."""
    say, reading = answer.say, verdicts.readings[name]
    stances = [(each, found) for each, found in reading.stances() if each != name]
    for which in STANCES:
        yield _head(answer, which), _listed(answer, which, [each for each, found in stances if found is which])
    yield say("needs"), [[(0, need(say, verdicts, each))] for each in reading.needs]
    yield say("best-case"), [[(0, told)] for told in best_case(say, verdicts, name)]
    yield say("hardest-objection"), [[(min(place, 1), told) for place, told in enumerate(hardest(say, verdicts, name))]]
    yield say("denies-unargued"), [[(0, say.with_page(each))] for each in reading.unargued]
    yield say("later"), [[(0, say.with_page(each))] for each in reading.held_early]
    if verdicts.matrix.counted:
        yield say("why-evidence"), [[(0, tally(say, verdicts.matrix, name))]]


def _head(answer: Answer, which: Stance) -> Inlines:
    return inlines(capital(stance(answer.say.words, which)))


def _listed(answer: Answer, which: Stance, names: Sequence[Name]) -> Items:
    """Statements in their own words; of what is drawn on, what lies beneath claims by name."""
    statements = answer.argument.statements
    beneath = [name for name in names if which is Stance.DRAWS_ON and statements[name].role is not Role.CLAIM]
    yield from ([(0, answer.say.with_page(name))] for name in names if name not in beneath)
    if beneath:
        yield [(0, answer.say.listed(map(answer.say.called, beneath), last="list-and"))]
