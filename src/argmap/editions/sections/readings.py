"""A section per interpretation: thesis, argument, unanswered objections, and what it takes for granted."""

from collections.abc import Iterable, Iterator

from argmap.analysis import Analysis
from argmap.analysis.assumed import Assumed, assumed, assumptions_of
from argmap.analysis.replies import challenge
from argmap.document.inlines import Inlines, Where, inlines, joined
from argmap.document.nodes import (
    Block,
    Blocks,
    Cell,
    Group,
    Listing,
    MapFigure,
    Paragraph,
    Row,
    Section,
    Table,
    Tone,
)
from argmap.document.prose import anchor, prose
from argmap.editions.sections.outline import defined, outline
from argmap.editions.sections.questions import open_questions
from argmap.model import Interpretation, Name
from argmap.wording import Speaker
from argmap.wording.conclusions import order, turns
from argmap.wording.statements import attached, rejecters, status, verdict, voice


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
        *_assumptions(say, analysis, one),
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
    """The objections that have no answer."""
    found = [challenge(say.argument, analysis.standing, key, one) for key in analysis.unanswered[one.name]]
    items: list[Blocks] = []
    for each in found:
        role = say.role("undercuts" if each.undercuts else "against")
        against = inlines(role, " ", say.repeated(each.against))
        items.append((Paragraph(say.together(each.premises, cited=True)), Paragraph(against, Tone.TARGET)))
    if items:
        intro = say.count("ledger-intro", len(items))
        yield Section(say("ledger"), (Paragraph(intro), Listing(tuple(items), "ledger", ordered=True)))
    else:
        yield Section(say("ledger"), (Paragraph(say("ledger-empty")),))


# Assumptions ----------------------------------------------------------------------------------------------------------


def _assumptions(say: Speaker, analysis: Analysis, one: Interpretation) -> Iterator[Section]:
    """The key-assumptions check: what it takes for granted, what hangs on it, and whether it was tested."""
    names = assumptions_of(say.argument, one)
    if names:
        head = (say("assumption"), say("if-wrong"), say("tested"))
        rows = tuple(_assumption(say, analysis, one, assumed(analysis, name)) for name in names)
        yield Section(say("assumptions-check"), (Table("list assumed", ("", "wrong", "tested"), head, rows),))


def _assumption(say: Speaker, analysis: Analysis, one: Interpretation, found: Assumed) -> Row:
    wrong, tested = tuple(_if_wrong(say, analysis, one, found)), tuple(_tested(say, found))
    missing = () if tested else (Paragraph(say("untested"), Tone.MISSING),)
    fares = Paragraph(verdict(say.words, analysis.verdicts.get(found.name)))
    return Row((Cell(say.with_page(found.name), head=True), Cell(wrong), Cell((*tested, *missing, fares))))


def _if_wrong(say: Speaker, analysis: Analysis, one: Interpretation, found: Assumed) -> Iterator[Paragraph]:
    told = [*turns(say, found.changed, one.holds)]
    yield from map(Paragraph, told)
    if more := len(found.changed.keys() - {*say.badges, *one.holds}):
        yield Paragraph(say.count("others-change" if told else "only-others-change", more))
    if found.ranking:
        yield Paragraph(say("new-order", order=order(say, found.ranking, analysis.forecast.outlook().ranking)))
    if found.fallen:
        yield Paragraph(say("assumption-fallen"))
    elif not (told or more or found.ranking):
        yield Paragraph(say("nothing-changes"), Tone.NONE)


def _tested(say: Speaker, found: Assumed) -> Iterator[Paragraph]:
    if found.reasons:
        yield Paragraph(say.count("reasons-for", found.reasons))
    if found.objections:
        yield Paragraph(say.count("objections-to", found.objections))
    yield from map(Paragraph, rejecters(say, found.name))


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
