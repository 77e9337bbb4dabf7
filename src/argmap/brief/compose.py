"""Puts a brief together: each part is composed on its own, and a part with nothing to say is left out."""

from collections.abc import Callable, Mapping, Sequence

from argmap.analysis import Analysis, Verdict
from argmap.brief.closing import compose_dissents, compose_gaps, compose_glossary
from argmap.brief.context import Context, source_numbers
from argmap.brief.cruxes import compose_cruxes
from argmap.brief.document import Brief, Part
from argmap.brief.front import compose_front
from argmap.brief.matrix import compose_matrix
from argmap.brief.method import compose_method
from argmap.brief.positions import compose_positions
from argmap.brief.readings import compose_readings
from argmap.brief.sensitivity import compose_sensitivity
from argmap.brief.side_by_side import compose_side_by_side
from argmap.brief.signs import compose_signs
from argmap.brief.sources import compose_sources
from argmap.brief.spread import compose_spread
from argmap.brief.whole import compose_overview, compose_whole
from argmap.maps.atlas import Atlas
from argmap.model import Argument, Name

COMPOSERS: Sequence[Callable[[Context], Sequence[Part]]] = (
    compose_side_by_side,
    compose_positions,
    compose_cruxes,
    compose_matrix,
    compose_sensitivity,
    compose_readings,
    compose_overview,
    compose_spread,
    compose_whole,
    compose_signs,
    compose_dissents,
    compose_gaps,
    compose_sources,
    compose_glossary,
    compose_method,
)
"""The parts after the front page, in the order of reading."""


def source_marks(argument: Argument) -> Mapping[Name, str]:
    """What stands for each source in the brief, for maps drawn before it: its number. Needs a masthead."""
    if argument.masthead is None:
        return {}
    return {name: str(number) for name, number in source_numbers(argument, argument.masthead).items()}


def compose_brief(analysis: Analysis, atlas: Atlas, edition: str) -> Brief:
    """The brief of an argument that has a masthead (ValueError without one); `edition` says which content it prints."""
    masthead = analysis.argument.masthead
    if masthead is None:
        raise ValueError("an argument without a `brief` line makes no brief")
    context = Context.of(analysis, atlas, masthead)
    front = compose_front(context)
    parts = tuple(part for compose in COMPOSERS for part in compose(context))
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
        parts=parts,
        entries=sum(1 + len(part.entries) for part in parts),
        marks=source_marks(context.argument),
        map_words=atlas.words if atlas.maps else None,
    )
