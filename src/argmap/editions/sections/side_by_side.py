"""The interpretations side by side: the same questions put to each, one column an interpretation."""

from collections.abc import Callable, Iterator
from functools import partial

from argmap.analysis import Analysis, Verdict
from argmap.analysis.assumed import assumptions_of
from argmap.analysis.choices import best_case, hardest_objection
from argmap.analysis.replies import challenge
from argmap.document.inlines import Inlines, Where, bare, inlines
from argmap.document.nodes import Answers, Column, Paragraph, Section, SideBySide, Tone
from argmap.document.prose import prose
from argmap.language.tree import Text
from argmap.model import Interpretation
from argmap.wording import Speaker
from argmap.wording.statements import reply, status, verdict

SHOWN = 3
"""How many assumptions a column names."""

_IN_DOUBT = (Verdict.CONTESTED, Verdict.UNANSWERED, Verdict.UNSUPPORTED)

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
        _row(say, analysis, "hardest-objection", "no-objection", _objection),
        _row(say, analysis, "key-assumptions", "no-assumption", partial(_assumptions, most=most)),
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
    for reason in best_case(analysis, one):
        yield Paragraph(say.together(reason))


def _objection(say: Speaker, analysis: Analysis, one: Interpretation) -> Iterator[Paragraph]:
    if key := hardest_objection(analysis, one):
        found = challenge(say.argument, analysis.standing, key, one)
        yield Paragraph(say.together(found.premises))
        yield Paragraph(reply(say, found.reply, found.answers))


def _assumptions(say: Speaker, _: Analysis, one: Interpretation, *, most: int) -> Iterator[Paragraph]:
    found = assumptions_of(say.argument, one)
    for name in found[:most]:
        yield Paragraph(say.with_page(name))
    if more := len(found[most:]):
        target = say.chips[one.name].target
        here = say.count("more-assumptions", more, page=say.page(target))
        yield Paragraph((Where(target, here, say.count("more-unprinted", more)),), Tone.NONE)


def _implications(say: Speaker, _: Analysis, one: Interpretation) -> Iterator[Paragraph]:
    for text in one.implications:
        yield Paragraph(_uncited(say, text, one))


def _advice(say: Speaker, analysis: Analysis, one: Interpretation) -> Iterator[Paragraph]:
    for name in one.recommendations:
        found = analysis.verdicts.get(name)
        doubt = inlines(" ", verdict(say.words, found)) if found in _IN_DOUBT else ()
        yield Paragraph(inlines(say.with_page(name), doubt))


def _signs(say: Speaker, _: Analysis, one: Interpretation) -> Iterator[Paragraph]:
    for sign in one.indicators:
        yield Paragraph(inlines(_uncited(say, sign.text, one), " ", status(say.words, sign.status)))


def _uncited(say: Speaker, text: Text, one: Interpretation) -> Inlines:
    """A text without what it cites, where the interpretation's section, which has that, is in the document."""
    said = prose(say.argument, text)
    return (Where(say.chips[one.name].target, bare(said), said),)
