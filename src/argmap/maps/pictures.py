"""The maps as whole pictures, one of everything and one a section and interpretation, for files that are not paged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from argmap.analysis import Analysis
from argmap.maps.atlas import Edge, MapKind
from argmap.maps.boxes import Style
from argmap.maps.compose import compose_whole
from argmap.maps.figure import Figure
from argmap.maps.graph import Metrics, Placed
from argmap.maps.homes import WHOLE
from argmap.maps.lines import lines
from argmap.maps.plan import Plan, whole_plan
from argmap.maps.selection import EVERYTHING, Selection, selected, stances
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


def pictures(analysis: Analysis, metrics: Metrics, selection: Selection = EVERYTHING) -> tuple[Picture, ...]:
    """Every picture of an argument, or those selected; `WHOLE` is a subject like the others.

    Where it has no sections, the whole is the only map of the claims.
    """
    masthead = analysis.argument.masthead
    style = Style(metrics, words_for(masthead.lang if masthead else "en"), WIDTH, HIGHEST, _keys(analysis))
    if selection.reading is None:
        return tuple(_pictures(analysis, style, selection))
    seen = partial(style.words.seen.format, name=analysis.argument.title(selection.reading))
    style = replace(style, stances=stances(analysis.argument.interpretations[selection.reading]))
    return tuple(replace(one, title=seen(title=one.title)) for one in _pictures(analysis, style, selection))


def _pictures(analysis: Analysis, style: Style, selection: Selection) -> Iterator[Picture]:
    if not selection.subjects or WHOLE in selection.subjects:
        whole = whole_plan(analysis, style)
        if whole.outline.roots:
            yield _picture(whole)
    for plan in selected(analysis, style, selection):
        if plan.home.kind is not MapKind.WHOLE:
            yield _picture(plan)


def _picture(plan: Plan) -> Picture:
    return Picture(plan.home.token, plan.title, compose_whole(plan.outline, plan.kit))


def _keys(analysis: Analysis) -> dict[Name, str]:
    """Pictures stand alone, with no list of sources, so they show the sources' own names."""
    return {name: str(name) for name in analysis.argument.sources}
