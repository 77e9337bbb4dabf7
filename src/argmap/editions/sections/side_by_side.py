"""The interpretations side by side: the same questions put to each, one column an interpretation."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from argmap.analysis import Analysis
from argmap.document.inlines import Inlines, Where, bare, inlines
from argmap.document.nodes import Answers, Column, Paragraph, Section, SideBySide, Tone
from argmap.document.prose import prose
from argmap.language.tree import Text
from argmap.model import Ground, Interpretation, Name
from argmap.wording import Speaker
from argmap.wording.statements import fares, status
from argmap.wording.verdicts import best_case, hardest, need

SHOWN = 3
"""How many statements of a kind a column names; the rest are counted."""

Answer = Callable[[Speaker, Analysis, Interpretation], Iterator[Paragraph]]


def side_by_side(say: Speaker, analysis: Analysis, most: int = SHOWN) -> tuple[Section, ...]:
    """The comparison, if there is more than one interpretation to compare."""
    compared = say.argument.compared()
    if len(compared) < 2:
        return ()
    rows = (
        _row(say, analysis, "thesis", "nothing", _thesis),
        _row(say, analysis, "who-holds-it", "nobody-named", _holder),
        _row(say, analysis, "best-case", "no-reason", _best_case),
        _row(say, analysis, "hardest-objection", "hardest-none", _objection),
        _row(say, analysis, "needs", "nothing", partial(_needs, most=most)),
        _row(say, analysis, "has-to-answer", "nothing", partial(_to_answer, most=most)),
        _row(say, analysis, "denies-unargued", "nothing", partial(_unargued, most=most)),
        _row(say, analysis, "what-follows", "nothing", _implications),
        _row(say, analysis, "what-to-do", "nothing", _advice),
        _row(say, analysis, "what-we-would-see", "no-sign", _signs),
    )
    columns = tuple(Column(say.chips[one.name], inlines(say.argument.title(one.name))) for one in compared)
    block = SideBySide(columns, tuple(row for row in rows if row))
    return (Section(say.count("side-by-side", len(compared)), (block,), "side-by-side", "side-by-side"),)


def _row(say: Speaker, analysis: Analysis, question: str, none: str, answer: Answer) -> Answers | None:
    """What each says to one question, `none` where that is nothing; no row if none says anything."""
    answers = [tuple(answer(say, analysis, one)) for one in say.argument.compared()]
    nothing = (Paragraph(say(none), Tone.NONE),)
    return Answers(say(question), tuple(each or nothing for each in answers), question) if any(answers) else None


def _thesis(say: Speaker, _: Analysis, one: Interpretation) -> Iterator[Paragraph]:
    yield Paragraph(say.bare(one.name))
    yield Paragraph(say.where(say.chips[one.name].target, "its-section"), Tone.WAY)


def _holder(say: Speaker, _: Analysis, one: Interpretation) -> Iterator[Paragraph]:
    by = say.argument.statements[one.name].by
    if by is not None:
        yield Paragraph(prose(say.argument, by))


def _best_case(say: Speaker, analysis: Analysis, one: Interpretation) -> Iterator[Paragraph]:
    if analysis.judged.best_case(one.name):
        yield from map(Paragraph, best_case(say, analysis.judged, one.name))


def _objection(say: Speaker, analysis: Analysis, one: Interpretation) -> Iterator[Paragraph]:
    if analysis.judged.hardest(one.name):
        yield from map(Paragraph, hardest(say, analysis.judged, one.name))


def _needs(say: Speaker, analysis: Analysis, one: Interpretation, *, most: int) -> Iterator[Paragraph]:
    """What its thesis cannot do without, and all that it takes for granted."""
    reading = analysis.judged.readings[one.name]
    found = [name for name in reading.needs if name in reading.thesis_needs or _is_assumed(say, name)]
    yield from _some(say, one, found, [need(say, analysis.judged, name) for name in found[:most]])


def _is_assumed(say: Speaker, name: Name) -> bool:
    return say.argument.statements[name].ground is Ground.ASSUMPTION


def _to_answer(say: Speaker, analysis: Analysis, one: Interpretation, *, most: int) -> Iterator[Paragraph]:
    """The open objections that it has to answer, but for the hardest."""
    hard = analysis.judged.hardest(one.name)
    found = [name for name in analysis.judged.readings[one.name].answering if not hard or name != hard.premise]
    yield from _some(say, one, found, [say.with_page(name) for name in found[:most]])


def _unargued(say: Speaker, analysis: Analysis, one: Interpretation, *, most: int) -> Iterator[Paragraph]:
    found = analysis.judged.readings[one.name].unargued
    yield from _some(say, one, found, [say.with_page(name) for name in found[:most]])


def _some(say: Speaker, one: Interpretation, found: Sequence[Name], told: Sequence[Inlines]) -> Iterator[Paragraph]:
    """What is told of some statements, and how many more there are, which the interpretation's section names."""
    yield from map(Paragraph, told)
    if more := len(found) - len(told):
        target = say.chips[one.name].target
        here = say.count("more-assumptions", more, page=say.page(target))
        yield Paragraph((Where(target, here, say.count("more-unprinted", more)),), Tone.NONE)


def _implications(say: Speaker, _: Analysis, one: Interpretation) -> Iterator[Paragraph]:
    for text in one.implications:
        yield Paragraph(_uncited(say, text, one))


def _advice(say: Speaker, analysis: Analysis, one: Interpretation) -> Iterator[Paragraph]:
    for name in one.recommendations:
        yield Paragraph(inlines(say.with_page(name), " ", fares(say.words, analysis.judged.status[name])))


def _signs(say: Speaker, _: Analysis, one: Interpretation) -> Iterator[Paragraph]:
    for sign in one.indicators:
        yield Paragraph(inlines(_uncited(say, sign.text, one), " ", status(say.words, sign.status)))


def _uncited(say: Speaker, text: Text, one: Interpretation) -> Inlines:
    """A text without what it cites, where the interpretation's section, which has that, is in the document."""
    said = prose(say.argument, text)
    return (Where(say.chips[one.name].target, bare(said), said),)
