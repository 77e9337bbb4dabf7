"""A section per interpretation: thesis, argument, unanswered objections, and what it takes for granted."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Stance
from argmap.document.inlines import Inlines, Where, inlines, joined
from argmap.document.nodes import (
    Block,
    Blocks,
    Group,
    Listing,
    MapFigure,
    Paragraph,
    Section,
    Tone,
)
from argmap.document.prose import anchor, prose
from argmap.editions.sections.outline import defined, outline
from argmap.editions.sections.questions import open_questions
from argmap.model import Interpretation, Name, Role
from argmap.wording import Speaker
from argmap.wording.statements import attached, status, voice
from argmap.wording.verdicts import need

MOST = 12
"""How many statements of a kind are named; the rest are counted."""


def readings(say: Speaker, analysis: Analysis) -> tuple[Section, ...]:
    """One section for each compared interpretation."""
    return tuple(_reading(say, analysis, one) for one in say.argument.compared())


def written_in(say: Speaker, one: Interpretation) -> set[Name]:
    """The statements that an interpretation's section writes out: its thesis, its advice, and what is at home there."""
    return defined(say.argument, (one.name, *one.recommendations))


def _reading(say: Speaker, analysis: Analysis, one: Interpretation) -> Section:
    blocks = (
        *_head(say, one),
        MapFigure("interpretation", one.name),
        *_argument(say, analysis, one),
        *_ledger(say, analysis, one),
        *_stances(say, analysis, one),
        *open_questions(say, written_in(say, one)),
        *_outlook(say, one),
        *_advice(say, analysis, one),
    )
    chip = say.chips[one.name]
    return Section(inlines(say.argument.title(one.name)), blocks, chip.target, "reading", (chip,))


def _head(say: Speaker, one: Interpretation) -> Iterator[Block]:
    yield Paragraph(say.text(one.name), Tone.LEDE, anchor=anchor(one.name))
    box = f"map-{one.name}"
    who, where = voice(say, one.name), say("on-the-map", page=say.page(box))
    yield Paragraph((Where(box, joined((who, where), "\N{EN SPACE}"), who),), Tone.SMALL)
    yield from attached(say, one.name)


def _argument(say: Speaker, analysis: Analysis, one: Interpretation) -> Iterator[Block]:
    """What was written beneath its thesis, in prose order, and what it says of claims that are argued elsewhere."""
    lines = say.argument.relations.prose[one.name]
    named = {line.statement for line in lines}
    holds = [name for name in one.holds if name not in named]
    facts = ((say("also-holds"), holds), (say("it-rejects"), one.rejects))
    rest = tuple(fact for label, names in facts for fact in _facts(label, map(say.repeated, names)))
    if lines[1:] or rest:
        blocks = (outline(say, analysis, lines[1:]), *((Group("rest", rest),) if rest else ()))
        yield Section(say("its-argument"), blocks)


def _ledger(say: Speaker, analysis: Analysis, one: Interpretation) -> Iterator[Section]:
    """The open objections that it has to answer."""
    items: list[Blocks] = []
    for key in analysis.judged.readings[one.name].to_answer:
        step = say.argument.steps[key]
        against = inlines(say.role("against"), " ", say.repeated(step.target)) if step.target else ()
        items.append((Paragraph(say.together(step.premises, cited=True)), Paragraph(against, Tone.TARGET)))
    if items:
        intro = say.count("ledger-intro", len(items))
        yield Section(say("has-to-answer"), (Paragraph(intro), Listing(tuple(items), "ledger", ordered=True)))
    else:
        yield Section(say("has-to-answer"), (Paragraph(say("ledger-empty")),))


def _stances(say: Speaker, analysis: Analysis, one: Interpretation) -> Iterator[Section]:
    """What it cannot do without, draws on, must deny, and denies though it is sourced."""
    found = analysis.judged
    reading = found.readings[one.name]
    drawn = [name for name, stance in reading.stances() if stance is Stance.DRAWS_ON and _is_claim(say, name)]
    denied = [name for name, stance in reading.stances() if stance is Stance.MUST_DENY]
    yield from _listed(say, "needs", reading.needs, lambda name: need(say, found, name))
    yield from _listed(say, "it-draws-on", drawn, say.with_page)
    yield from _listed(say, "it-must-deny", denied, say.with_page)
    yield from _listed(say, "denies-unargued", reading.unargued, say.with_page)


def _is_claim(say: Speaker, name: Name) -> bool:
    return say.argument.statements[name].role is Role.CLAIM


def _listed(say: Speaker, title: str, names: Sequence[Name], call: Callable[[Name], Inlines]) -> Iterator[Section]:
    if names:
        items: list[Blocks] = [(Paragraph(call(name)),) for name in names[:MOST]]
        more = (Paragraph(say.count("common-more", len(names) - MOST), Tone.MORE),) if len(names) > MOST else ()
        yield Section(say(title), (Listing(tuple(items), "compact"), *more))


# What follows ---------------------------------------------------------------------------------------------------------


def _outlook(say: Speaker, one: Interpretation) -> Iterator[Group]:
    """What follows if it is right, and what one would see."""
    implied = [prose(say.argument, text) for text in one.implications]
    seen = [inlines(prose(say.argument, sign.text), " ", status(say.words, sign.status)) for sign in one.indicators]
    facts = (*_facts(say("what-follows"), implied), *_facts(say("what-we-would-see"), seen))
    if facts:
        yield Group("rest", facts)


def _facts(label: Inlines, lines: Iterable[Inlines]) -> Iterator[Paragraph]:
    for place, line in enumerate(lines):
        yield Paragraph(line, label=() if place else label)


def _advice(say: Speaker, analysis: Analysis, one: Interpretation) -> Iterator[Section]:
    prose = say.argument.relations.prose
    if one.recommendations:
        blocks = tuple(outline(say, analysis, prose[name]) for name in one.recommendations)
        yield Section(say("what-to-do"), blocks)
