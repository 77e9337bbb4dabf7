"""The sources, as the citation style lists them: each with its grade in words and with what rests on it."""

from collections.abc import Iterator, Mapping

from argmap.analysis import Analysis
from argmap.analysis.citations import Echo
from argmap.analysis.sources import LeftOut
from argmap.document.inlines import Inlines, Style, Styled, Where, inlines, joined
from argmap.document.nodes import Block, Blocks, Cell, Listing, Paragraph, Row, Section, Source, Table, Tone
from argmap.model import Name, Role
from argmap.wording import Speaker
from argmap.wording.conclusions import order, turns

SHOWN = 20
"""How many of the statements that cite a source are named."""

_OPENING = (Role.CLAIM, Role.INTERPRETATION, Role.RECOMMENDATION)
"""The roles that open an argument of their own."""

References = Mapping[Name, Inlines]
"""What the citation style says of each source, in the order of the list."""


def sources(say: Speaker, analysis: Analysis, references: References, most: int = SHOWN) -> tuple[Section, ...]:
    """The list of sources, if there are any."""
    left_out = analysis.sourcing.left_out
    listed = tuple(_source(say, left_out[name], reference, most) for name, reference in references.items())
    blocks: Blocks = (Paragraph(_summary(say, analysis)), *listed, *_losses(say, analysis))
    return (Section(say("sources"), blocks, "sources", "sources"),) if listed else ()


def _summary(say: Speaker, analysis: Analysis) -> Inlines:
    left_out = analysis.sourcing.left_out
    graded = any(source.grade for source in say.argument.sources.values())
    uncited = sum(not each.cited_by for each in left_out.values())
    told = say.count("sources-summary", len(left_out))
    note = (Where("method", say("grades-note")),) if graded else ()
    return joined((told, note, say.count("uncited", uncited) if uncited else ()))


def _source(say: Speaker, left_out: LeftOut, reference: Inlines, most: int) -> Source:
    name = left_out.source
    facts = tuple(Paragraph(content, label=say(label)) for label, content in _facts(say, left_out, most))
    return Source(f"src-{name}", say.numbers[name], reference, facts)


def _facts(say: Speaker, left_out: LeftOut, most: int) -> Iterator[tuple[str, Inlines]]:
    source = say.argument.sources[left_out.source]
    if source.grade:
        letter, digit = (say(f"grade-{half}") for half in (source.grade[:1], source.grade[1:2]))
        yield "grade", inlines(_grade(source.grade), " ", say("grade-said", source=letter, information=digit))
    if source.derives_from:
        yield "repeats", say("counts-as-one", sources=say.sources(source.derives_from))
    yield "cited-for", _cited_for(say, left_out, most)
    turned = [*turns(say, left_out.changed)]
    if left_out.falls or turned:
        falls = say.count("statements-fall", len(left_out.falls)) if left_out.falls else ()
        yield "without-it", joined((falls, *(inlines(each, ".") for each in turned)))


def _grade(grade: str) -> Styled:
    return Styled(Style.GRADE, inlines(grade))


def _cited_for(say: Speaker, left_out: LeftOut, most: int) -> Inlines:
    """The statements that cite it, conclusions and claims first; not all, where there are many."""
    if not left_out.cited_by:
        return say("not-cited")
    first = sorted(left_out.cited_by, key=lambda name: _rank(say, name))[:most]
    told = say.listed((inlines(say.known(name), say.by_name(name)) for name in first), "list-semicolon")
    more = len(left_out.cited_by) - len(first)
    return joined((inlines(told, "."), say.count("cited-more", more) if more else ()))


def _rank(say: Speaker, name: Name) -> int:
    """0 for a conclusion, 1 for what else opens an argument of its own, 2 for what bears on such things."""
    if name in say.badges or name in say.chips:
        return 0
    return 1 if say.argument.statements[name].role in _OPENING else 2


# What goes with each --------------------------------------------------------------------------------------------------


def _losses(say: Speaker, analysis: Analysis) -> Iterator[Section]:
    """Leaving one source out, for each that makes a difference; the one that most hangs on comes first."""
    sourcing = analysis.sourcing
    lost = [one for one in sourcing.left_out.values() if one.changed or one.outlook.ranking != sourcing.outlook.ranking]
    if lost:
        lost.sort(key=lambda one: (-len(one.falls), say.numbers[one.source]))
        blocks = (*_table(say, analysis, lost), *_rest(say, analysis, len(sourcing.left_out) - len(lost)))
        yield Section(say("leave-one-out"), blocks)


def _table(say: Speaker, analysis: Analysis, lost: list[LeftOut]) -> Iterator[Block]:
    ranking = analysis.sourcing.outlook.ranking
    as_written = say("order-as-written", order=order(say, ranking)) if len(say.chips) > 1 else ()
    yield Paragraph(joined((say("leave-one-out-intro"), as_written)), Tone.TABLE)
    head = (say("without-source"), say("cited-by"), say("unsourced"), say("that-fall"), say("what-changes"))
    rows = tuple(_loss(say, analysis, one) for one in lost)
    yield Table("list losses", ("", "count", "count", "count", "change"), head, rows)


def _loss(say: Speaker, analysis: Analysis, one: LeftOut) -> Row:
    now, before = one.outlook.ranking, analysis.sourcing.outlook.ranking
    changes = [*turns(say, one.changed)]
    if now != before:
        changes.append(say("new-order", order=order(say, now, before)))
    none = Paragraph(say("no-conclusion-changes"), Tone.NONE)
    figures = (len(one.cited_by), len(one.unsourced), len(one.falls))
    return Row(
        (
            Cell(tuple(_lost(say, one)), head=True),
            *(Cell(inlines(str(figure))) for figure in figures),
            Cell(tuple(map(Paragraph, changes)) or (none,)),
        )
    )


def _lost(say: Speaker, one: LeftOut) -> Iterator[Paragraph]:
    title = Styled(Style.TITLE, inlines(say.source_title(one.source)))
    grade = say.argument.sources[one.source].grade
    said = (say.sources((one.source,)), (title,), (_grade(grade),) if grade else ())
    yield Paragraph(joined(said))
    if one.repeated_by:
        yield Paragraph(say("left-out-with-it", sources=say.sources(one.repeated_by)), Tone.SMALL)


def _rest(say: Speaker, analysis: Analysis, harmless: int) -> Iterator[Block]:
    """The sources without which nothing changes, and statements whose sources all go back to one."""
    if harmless:
        yield Paragraph(say.count("harmless-sources", harmless))
    if echoes := analysis.sourcing.echoes:
        yield Paragraph(say.count("circular-reporting", len(echoes)))
        yield Listing(tuple((Paragraph(_goes_back(say, echo)),) for echo in echoes))


def _goes_back(say: Speaker, echo: Echo) -> Inlines:
    told, cited, origin = say.told(echo.statement), say.sources(echo.cited), say.sources((echo.origin,))
    return say("goes-back-to", statement=told, sources=cited, origin=origin)
