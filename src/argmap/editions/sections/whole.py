"""The argument in full: the map of the whole, then each section with its maps and every statement in prose order."""

from collections.abc import Iterable, Iterator

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Stance, Status, outright
from argmap.document.inlines import Inlines, InlineStyle, Styled, inlines, joined
from argmap.document.nodes import Group, MapFigure, MapKey, Paragraph, Section, StanceMaps, Tone
from argmap.editions.sections.outline import outline
from argmap.editions.sections.readings import written_in
from argmap.model import IN_SECTIONS, Role, Statement
from argmap.wording import Speaker
from argmap.wording.statements import fares


def overview(say: Speaker) -> tuple[Section, ...]:
    """The map of the whole."""
    return (Section(say("overview"), (MapFigure("whole"),), "overview", "overview"),)


def spread(say: Speaker) -> tuple[Section, ...]:
    """The interpretations on one map, if there are any to compare and they differ over any statement."""
    compared = say.argument.compared()
    stances = {one.name: outright(one) for one in compared}
    spoken = {name for one in compared for name in (*one.holds, *one.rejects)}
    differ = any(len({said.get(name, Stance.SILENT) for said in stances.values()}) > 1 for name in spoken)
    if len(compared) < 2 or not differ:
        return ()
    columns = tuple((one.name, say.chips[one.name], say.argument.title(one.name)) for one in compared)
    return (Section(say("spread"), (StanceMaps(columns, stances),), "spread", "spread"),)


def whole(say: Speaker, analysis: Analysis, *, below: bool) -> tuple[Section, ...]:
    """Every statement that no interpretation's section writes out, by section; `below` says that footnotes cite."""
    chapters = tuple(chapter for chapter in _chapters(say, analysis) if chapter)
    intro = (Paragraph(say("argument-intro"), Tone.LEDE), _signs(say, below=below))
    return (Section(say("argument-in-full"), (*intro, *chapters), "argument", "whole"),) if chapters else ()


def _signs(say: Speaker, *, below: bool) -> Group:
    """What signs and maps mean."""
    title = Styled(InlineStyle.STRONG, say("signs"))
    marks = joined((fares(say.words, each) for each in Status), " \N{EN SPACE}")
    note = say("signs-note-below" if below else "signs-note-within")
    return Group("signs", (Paragraph(joined(((title,), inlines(marks, " \N{EN SPACE}"), note))), MapKey()))


def _chapters(say: Speaker, analysis: Analysis) -> Iterator[Section | None]:
    argument = say.argument
    written = {name for one in argument.compared() for name in written_in(say, one)}
    left = [argument.statements[name] for name in argument.relations.prose if name not in written]
    claims = [one for one in left if one.role in IN_SECTIONS]
    others = [one for one in left if one.role not in IN_SECTIONS]

    def chapter(anchor: str, title: Inlines, roots: Iterable[Statement], *figures: MapFigure) -> Section | None:
        outlines = tuple(outline(say, analysis, argument.relations.prose[root.name]) for root in roots)
        return Section(title, (*figures, *outlines), anchor, "chapter") if outlines else None

    yield chapter("claims", say("unsectioned"), [one for one in claims if one.section is None])
    for name, section in argument.sections.items():
        roots = [one for one in claims if one.section == name]
        yield chapter(f"section-{name}", inlines(section.title.plain()), roots, MapFigure("section", name))
    maps = [MapFigure("interpretation", one.name) for one in others if one.role is Role.INTERPRETATION]
    yield chapter("theses", say("theses"), others, *maps)
