"""The maps as whole pictures, one of everything and one a section and interpretation, for files that are not paged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from argmap.analysis import Analysis
from argmap.locales import right_to_left
from argmap.maps.atlas import MapKind, Sheet
from argmap.maps.boxes import BoxStyle
from argmap.maps.compose import compose_whole
from argmap.maps.figure import Figure
from argmap.maps.graph import Metrics, Placed
from argmap.maps.homes import WHOLE
from argmap.maps.mirroring import mirrored_sheet
from argmap.maps.placing import Drawing, sheet
from argmap.maps.plan import Plan, whole_plan
from argmap.maps.selection import EVERYTHING, Selection, selected, stances
from argmap.maps.words import Words, words_for
from argmap.model import Name, as_title

WIDTH, HIGHEST = 220.0, 4000.0
"""The width of a box, and the height past which its text is cut short, in points."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One map before layout. `name` is what its files are called, without an ending."""

    name: str
    title: str
    figure: Figure
    words: Words
    rtl: bool
    """Whether its language is written from right to left, so that the conclusion stands on the right."""

    def sheet(self, placed: Placed) -> Sheet:
        """The map once it has been laid out: one sheet, however large."""
        drawn = sheet(f"picture.{self.name}", self.title, [Drawing(self.figure, placed)], self.words, landscape=False)
        return mirrored_sheet(drawn) if self.rtl else drawn


def pictures(
    analysis: Analysis, metrics: Metrics, selection: Selection = EVERYTHING, marks: Mapping[Name, str] | None = None
) -> tuple[Picture, ...]:
    """Every picture of an argument, or those selected; `WHOLE` is a subject like the others.

    `marks` are those that will stand for sources, for measuring. Where an argument has no sections, the whole is the
    only map of the claims.
    """
    masthead = analysis.argument.masthead
    lang = masthead.lang if masthead else "en"
    style = BoxStyle(metrics, words_for(lang), WIDTH, HIGHEST, marks or {})
    seen = partial("{title}".format)
    if selection.reading is not None:
        seen = partial(style.words.seen.format, name=as_title(selection.reading))
        style = replace(style, stances=stances(analysis.argument.interpretations[selection.reading]))
    return tuple(
        Picture(
            plan.home.token,
            seen(title=plan.title),
            compose_whole(plan.outline, plan.factory),
            style.words,
            right_to_left(lang),
        )
        for plan in _plans(analysis, style, selection)
    )


def _plans(analysis: Analysis, style: BoxStyle, selection: Selection) -> Iterator[Plan]:
    if not selection.subjects or WHOLE in selection.subjects:
        whole = whole_plan(analysis, style)
        if whole.outline.roots:
            yield whole
    yield from (plan for plan in selected(analysis, style, selection) if plan.home.kind is not MapKind.WHOLE)
