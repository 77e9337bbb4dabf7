"""Puts a brief together: each part is composed on its own; one with nothing to say, or not asked for, is left out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from argmap.analysis import Analysis, Verdict
from argmap.brief.citing import Citations
from argmap.brief.closing import compose_dissents, compose_gaps, compose_glossary
from argmap.brief.context import Context
from argmap.brief.cruxes import compose_cruxes
from argmap.brief.document import Brief, Part
from argmap.brief.front import compose_front
from argmap.brief.matrix import compose_matrix
from argmap.brief.method import compose_method
from argmap.brief.positions import compose_positions
from argmap.brief.readings import compose_readings
from argmap.brief.side_by_side import compose_side_by_side
from argmap.brief.signs import compose_signs
from argmap.brief.sources import compose_sources
from argmap.brief.spread import compose_spread
from argmap.brief.views import Engine
from argmap.brief.whole import compose_overview, compose_whole
from argmap.maps.atlas import Atlas, MapKind
from argmap.maps.selection import Selection
from argmap.model import Argument, Name
from argmap.model.masthead import PARTS

FRONT = "front"
"""The name of the part that every brief begins with, unless others are asked for."""

COMPOSERS: Mapping[str, Callable[[Context], Sequence[Part]]] = {
    "side-by-side": compose_side_by_side,
    "positions": compose_positions,
    "cruxes": compose_cruxes,
    "matrix": compose_matrix,
    "readings": compose_readings,
    "overview": compose_overview,
    "spread": compose_spread,
    "argument": compose_whole,
    "indicators": compose_signs,
    "dissent": compose_dissents,
    "gaps": compose_gaps,
    "sources": compose_sources,
    "glossary": compose_glossary,
    "method": compose_method,
}
"""The parts after the front page by the names of `model.masthead.PARTS`, in the order of reading."""

_MAPS = {"readings": MapKind.INTERPRETATION, "overview": MapKind.WHOLE, "argument": MapKind.SECTION}
"""The maps that parts print."""


def source_marks(argument: Argument) -> Mapping[Name, str]:
    """What stands for each source in the brief, for maps drawn before it: its number. Needs a masthead."""
    if argument.masthead is None:
        return {}
    return Citations.of(argument, argument.masthead).marks


def parts_of(argument: Argument, only: Collection[str] = ()) -> tuple[str, ...]:
    """The names of the parts to print, in the order of reading: those of `only`, else the brief's own, else all."""
    asked = only or (argument.masthead.parts if argument.masthead else ()) or PARTS
    return tuple(part for part in PARTS if part in asked)


def maps_for(argument: Argument, parts: Collection[str]) -> Selection:
    """The maps that some parts print; the others need not be drawn."""
    kinds = {_MAPS[part] for part in parts if part in _MAPS}
    if "argument" in parts and len(argument.compared()) < len(argument.interpretations):
        kinds.add(MapKind.INTERPRETATION)
    return Selection(kinds=frozenset(kinds), spread="spread" in parts)


def compose_brief(
    analysis: Analysis,
    atlas: Atlas,
    edition: str,
    only: Collection[str] = (),
    engines: Sequence[Engine] = (),
    before: Analysis | None = None,
    citations: Citations | None = None,
) -> Brief:
    """The brief of an argument that has a masthead (ValueError without one).

    `edition` says which content it prints, `only` which parts to print in place of those the brief asks for,
    `engines` by what the pages are made, and `before` is the previous edition, for what changed since. `citations` are
    its own, if they are known already.
    """
    masthead = analysis.argument.masthead
    if masthead is None:
        raise ValueError("an argument without a `brief` line makes no brief")
    context = replace(Context.of(analysis, atlas, masthead, citations), before=before, engines=tuple(engines))
    chosen = parts_of(analysis.argument, only)
    front = compose_front(context)
    parts = tuple(part for name, compose in COMPOSERS.items() if name in chosen for part in compose(context))
    return Brief(
        lang=context.labels.lang,
        paper=masthead.paper,
        marking=masthead.marking,
        title=front.title.plain,
        author=masthead.author or masthead.organisation,
        description=front.summary.plain if front.summary else front.subtitle.plain if front.subtitle else "",
        edition=edition,
        date=front.date,
        created=str(masthead.date or ""),
        labels=context.labels,
        verdicts=tuple(Verdict),
        front=front,
        cover=FRONT in chosen,
        parts=parts,
        whole=chosen == PARTS,
        entries=sum(1 + len(part.entries) for part in parts),
        citations=context.citations,
        marks=context.citations.marks if "sources" in chosen else {},
        map_words=atlas.words if atlas.maps else None,
    )
