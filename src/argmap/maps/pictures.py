"""The maps as whole pictures, one of everything and one a section and interpretation, for files that are not paged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from argmap.analysis import Analysis
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
from argmap.model import Name
from argmap.wording import Catalogue
from argmap.wording.maps import seen

WIDTH, HIGHEST = 220.0, 4000.0
"""The width of a box, and the height past which its text is cut short, in points."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One map before layout. `name` is what its files are called, without an ending."""

    name: str
    title: str
    figure: Figure
    words: Catalogue
    """Of a language; of one that is written from right to left, the conclusion stands on the right."""

    def sheet(self, placed: Placed) -> Sheet:
        """The map once it has been laid out: one sheet, however large."""
        drawn = sheet(f"picture.{self.name}", self.title, [Drawing(self.figure, placed)], self.words, landscape=False)
        return mirrored_sheet(drawn) if self.words.direction == "rtl" else drawn


def pictures(
    analysis: Analysis, metrics: Metrics, selection: Selection = EVERYTHING, marks: Mapping[Name, str] | None = None
) -> tuple[Picture, ...]:
    """Every picture of an argument, or those selected; `WHOLE` is a subject like the others.

    `marks` are those that will stand for sources, for measuring. Where an argument has no sections, the whole is the
    only map of the claims.
    """
    masthead = analysis.argument.masthead
    words = Catalogue.of(masthead.lang if masthead else "en")
    style = BoxStyle(metrics, words, WIDTH, HIGHEST, marks or {})
    if (reading := selection.reading) is not None:
        style = replace(style, stances=stances(analysis.argument.interpretations[reading]))
    return tuple(
        Picture(
            plan.home.token,
            seen(words, plan.title, analysis.argument.title(reading)) if reading is not None else plan.title,
            compose_whole(plan.forest, plan.factory),
            words,
        )
        for plan in _plans(analysis, style, selection)
    )


def _plans(analysis: Analysis, style: BoxStyle, selection: Selection) -> Iterator[Plan]:
    if not selection.subjects or WHOLE in selection.subjects:
        whole = whole_plan(analysis, style)
        if whole.forest.roots:
            yield whole
    yield from (plan for plan in selected(analysis, style, selection) if plan.home.kind is not MapKind.WHOLE)
