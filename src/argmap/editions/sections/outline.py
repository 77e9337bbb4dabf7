"""Prose order: the graph of the argument as statements with a depth, each written out where its author wrote it."""

from collections.abc import Iterable

from argmap.analysis import Analysis
from argmap.document.inlines import Inlines, InlineStyle, Ref, Show, Styled, Where, inlines, joined
from argmap.document.nodes import Group, Paragraph, Statement, Tone
from argmap.document.prose import anchor
from argmap.model import Argument, Name, Role
from argmap.model.relations import Connective, ProseLine
from argmap.wording import Speaker
from argmap.wording.statements import attached, fares, holders, relation, unanswered, voice
from argmap.wording.verdicts import how_it_fares


def outline(say: Speaker, analysis: Analysis, lines: Iterable[ProseLine]) -> Group:
    """Lines of prose order."""
    return Group("outline", tuple(_statement(say, analysis, line) for line in lines))


def defined(argument: Argument, roots: Iterable[Name]) -> set[Name]:
    """The statements that are written out in the prose of some others, which are written beneath none."""
    prose = argument.relations.prose
    return {line.statement for root in roots for line in prose[root] if line.defines}


def _statement(say: Speaker, analysis: Analysis, line: ProseLine) -> Statement:
    name = line.statement
    return Statement(
        depth=line.depth,
        relation=line.connective,
        content=_content(say, analysis, line),
        attached=tuple(_attached(say, analysis, name)) if line.defines else (),
        margin=_margin(say, analysis, line),
        anchor=anchor(name) if line.defines else "",
    )


def _content(say: Speaker, analysis: Analysis, line: ProseLine) -> Inlines:
    name = line.statement
    advice = say.argument.statements[name].role is Role.RECOMMENDATION and line.connective is Connective.ROOT
    role = (say.role("recommendation"),) if advice else relation(say.words, line.connective, line.depth)
    text = say.text(name) if line.defines else say.repeated(name)
    return joined((role, text, unanswered(say, analysis.judged, line)))


def _attached(say: Speaker, analysis: Analysis, name: Name) -> Iterable[Paragraph]:
    if said := voice(say, name):
        yield Paragraph(said, Tone.VOICE)
    yield from attached(say, name)
    yield Paragraph(how_it_fares(say, analysis.judged, name), Tone.FARES)


def _margin(say: Speaker, analysis: Analysis, line: ProseLine) -> tuple[Inlines, ...]:
    """What it is called, on which page a map has it, and who holds and rejects it; if told again, how it fares."""
    name = line.statement
    if not line.defines:
        return (fares(say.words, analysis.judged.status.get(name)),)
    box, handle = f"map-{name}", say.handle(name)
    on_map = (Ref(box, say("map-page"), Show.PAGE),)
    called = (Styled(InlineStyle.HANDLE, inlines(handle)),) if handle else ()
    place = (Where(box, joined((called, on_map), " · "), called),)
    return (place, *holders(say, name))
