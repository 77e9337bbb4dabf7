"""The sources, as the citation style lists them: each with its grade in words and with what rests on it."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.analysis import Analysis
from argmap.analysis.citations import Echo
from argmap.analysis.verdicts import LeftOut
from argmap.document.inlines import Inlines, InlineStyle, Styled, Where, inlines, joined
from argmap.document.nodes import Block, Blocks, Cell, Listing, Paragraph, Row, Section, Source, Table, Tone
from argmap.model import Name, Role
from argmap.wording import Speaker
from argmap.wording.evidence import order

SHOWN = 20
"""How many of the statements that cite a source are named."""

CHIEF = 8
"""How many of the claims and conclusions that rest on a source are named."""

_OPENING = (Role.CLAIM, Role.INTERPRETATION, Role.RECOMMENDATION)
"""The roles that open an argument of their own."""

References = Mapping[Name, Inlines]
"""What the citation style says of each source, in the order of the list."""


def sources(say: Speaker, analysis: Analysis, references: References, most: int = SHOWN) -> tuple[Section, ...]:
    """The list of sources, if there are any."""
    left_out = {name: analysis.judged.without_source(name) for name in references}
    listed = tuple(_source(say, analysis, name, reference, most) for name, reference in references.items())
    blocks: Blocks = (Paragraph(_summary(say, analysis)), *listed, *_losses(say, analysis, left_out))
    return (Section(say("sources"), blocks, "sources", "sources"),) if listed else ()


def _summary(say: Speaker, analysis: Analysis) -> Inlines:
    sources = say.argument.sources
    uncited = sum(not analysis.judged.citations.by[name] for name in sources)
    told = say.count("sources-summary", len(sources))
    note = (Where("method", say("grades-note")),) if any(each.grade for each in sources.values()) else ()
    return joined((told, note, say.count("uncited", uncited) if uncited else ()))


def _source(say: Speaker, analysis: Analysis, name: Name, reference: Inlines, most: int) -> Source:
    facts = tuple(Paragraph(content, label=say(label)) for label, content in _facts(say, analysis, name, most))
    return Source(f"src-{name}", say.numbers[name], reference, facts)


def _facts(say: Speaker, analysis: Analysis, name: Name, most: int) -> Iterator[tuple[str, Inlines]]:
    source = say.argument.sources[name]
    if source.grade:
        letter, digit = (say(f"grade-{half}") for half in (source.grade[:1], source.grade[1:2]))
        yield "grade", inlines(_grade(source.grade), " ", say("grade-said", source=letter, information=digit))
    if source.derives_from:
        yield "repeats", say("counts-as-one", sources=say.sources(source.derives_from))
    yield "cited-for", _cited_for(say, analysis.judged.citations.by[name], most)


def _grade(grade: str) -> Styled:
    return Styled(InlineStyle.GRADE, inlines(grade))


def _cited_for(say: Speaker, cited_by: Sequence[Name], most: int) -> Inlines:
    """The statements that cite it, conclusions and claims first; not all, where there are many."""
    if not cited_by:
        return say("not-cited")
    return _named(say, cited_by, most)


def _named(say: Speaker, names: Sequence[Name], most: int) -> Inlines:
    first = sorted(names, key=lambda name: _rank(say, name))[:most]
    told = say.listed((inlines(say.known(name), say.by_name(name)) for name in first), "list-semicolon")
    more = len(names) - len(first)
    return joined((inlines(told, "."), say.count("cited-more", more) if more else ()))


def _rank(say: Speaker, name: Name) -> int:
    """0 for a conclusion, 1 for what else opens an argument of its own, 2 for what bears on such things."""
    if name in say.badges or name in say.chips:
        return 0
    return 1 if say.argument.statements[name].role in _OPENING else 2


# What goes with each --------------------------------------------------------------------------------------------------


def _losses(say: Speaker, analysis: Analysis, left_out: Mapping[Name, LeftOut]) -> Iterator[Section]:
    """What rests on each source alone; the one that most rests on comes first."""
    rows = {name: _loss(say, analysis, name, one) for name, one in left_out.items()}
    lost = [name for name, row in rows.items() if row]
    if lost:
        lost.sort(key=lambda name: (-len(left_out[name].rests), say.numbers[name]))
        head = (say("without-source"), say("cited-by"), say("that-fall"), say("what-changes"))
        table = Table("list losses", ("", "count", "count", "change"), head, tuple(filter(None, map(rows.get, lost))))
        intro = Paragraph(say("leave-one-out-intro"), Tone.TABLE)
        yield Section(say("leave-one-out"), (intro, table, *_rest(say, analysis, len(left_out) - len(lost))))


def _loss(say: Speaker, analysis: Analysis, name: Name, one: LeftOut) -> Row | None:
    """What leaving one out comes to; None if that is nothing."""
    matrix = analysis.judged.matrix
    without = matrix.without(one.sources).order if len(say.chips) > 1 and matrix.rows else matrix.order
    reordered = without != matrix.order
    if not (one.rests or reordered):
        return None
    chief = [each for each in one.rests if _rank(say, each) < 2]
    told = (Paragraph(_named(say, chief, CHIEF)),) if chief else ()
    ordered = (Paragraph(joined(order(say, without))),) if reordered else ()
    none = Paragraph(say("no-conclusion-changes"), Tone.NONE)
    figures = (len(analysis.judged.citations.by[name]), len(one.rests))
    cells = (Cell(inlines(str(figure))) for figure in figures)
    return Row((Cell(tuple(_lost(say, name, one)), head=True), *cells, Cell((*told, *ordered) or (none,))))


def _lost(say: Speaker, name: Name, one: LeftOut) -> Iterator[Paragraph]:
    title = Styled(InlineStyle.TITLE, inlines(say.source_title(name)))
    grade = say.argument.sources[name].grade
    yield Paragraph(joined((say.sources((name,)), (title,), (_grade(grade),) if grade else ())))
    if echoes := [each for each in one.sources if each != name]:
        yield Paragraph(say("left-out-with-it", sources=say.sources(echoes)), Tone.SMALL)


def _rest(say: Speaker, analysis: Analysis, harmless: int) -> Iterator[Block]:
    """The sources on which nothing rests alone, and statements whose sources all go back to one."""
    if harmless:
        yield Paragraph(say.count("harmless-sources", harmless))
    if echoes := analysis.judged.citations.echoes():
        yield Paragraph(say.count("circular-reporting", len(echoes)))
        yield Listing(tuple((Paragraph(_goes_back(say, echo)),) for echo in echoes))


def _goes_back(say: Speaker, echo: Echo) -> Inlines:
    told, cited, origin = say.with_page(echo.statement), say.sources(echo.cited), say.sources((echo.origin,))
    return say("goes-back-to", statement=told, sources=cited, origin=origin)
