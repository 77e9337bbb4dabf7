"""The maps as whole pictures, one of everything and one a section and interpretation, for files that are not paged."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.analysis import Analysis
from argmap.maps.atlas import Edge, MapKind
from argmap.maps.boxes import Style
from argmap.maps.compose import compose_whole
from argmap.maps.figure import Figure
from argmap.maps.graph import Metrics, Placed
from argmap.maps.lines import lines
from argmap.maps.plan import Plan, plans, whole_plan
from argmap.maps.words import words_for
from argmap.model import Name

WIDTH, HIGHEST = 220.0, 4000.0
"""The width of a box, and the height past which its text is cut short, in points."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One map before layout. `name` is what its files are called, without an ending."""

    name: str
    title: str
    figure: Figure

    def edges(self, placed: Placed) -> tuple[Edge, ...]:
        """Its lines once it has been laid out, in the order of the figure's ties."""
        return lines(self.figure, placed)


def pictures(analysis: Analysis, metrics: Metrics) -> tuple[Picture, ...]:
    """Every picture of an argument; where it has no sections, the whole is the only map of the claims."""
    masthead = analysis.argument.masthead
    style = Style(metrics, words_for(masthead.lang if masthead else "en"), WIDTH, HIGHEST, _keys(analysis))
    return tuple(_pictures(analysis, style))


def _pictures(analysis: Analysis, style: Style) -> Iterator[Picture]:
    whole = whole_plan(analysis, style)
    if whole.outline.roots:
        yield Picture("whole", whole.title, compose_whole(whole.outline, whole.kit))
    for plan in plans(analysis, style):
        if plan.home.kind is not MapKind.WHOLE:
            yield _picture(plan)


def _picture(plan: Plan) -> Picture:
    return Picture(plan.home.token, plan.title, compose_whole(plan.outline, plan.kit))


def _keys(analysis: Analysis) -> dict[Name, str]:
    """Pictures stand alone, with no list of sources, so they show the sources' own names."""
    return {name: str(name) for name in analysis.argument.sources}
