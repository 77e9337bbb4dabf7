"""A section per interpretation: thesis, argument, unanswered objections, and what it takes for granted."""

from dataclasses import dataclass
from typing import ClassVar

from argmap.brief.assumption_check import Assumed, check_assumptions
from argmap.brief.challenges import challenge
from argmap.brief.context import Context
from argmap.brief.leaves import Leaves, leaves_of
from argmap.brief.open_questions import Unasked, unasked
from argmap.brief.outline import Row, outline
from argmap.brief.passages import Passage
from argmap.brief.signs import signs_of
from argmap.brief.views import Challenge, Chip, Sign, View
from argmap.maps.atlas import MapKind
from argmap.model import Interpretation, Name


@dataclass(frozen=True, slots=True)
class Reading:
    """One interpretation."""

    id: str
    title: str
    chip: Chip
    thesis: View
    rows: tuple[Row, ...]
    """What the author wrote beneath its thesis, in prose order; claims it only points at are argued elsewhere."""
    holds: tuple[View, ...]
    """What it holds beside what its argument already names."""
    rejects: tuple[View, ...]
    unanswered: tuple[Challenge, ...]
    assumptions: tuple[Assumed, ...]
    unasked: tuple[Unasked, ...]
    implications: tuple[Passage, ...]
    recommendations: tuple[tuple[Row, ...], ...]
    """Each with what bears on it."""
    signs: tuple[Sign, ...]
    leaves: Leaves
    kind: ClassVar[str] = "reading"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


def compose_readings(context: Context) -> tuple[Reading, ...]:
    """One section for each compared interpretation."""
    return tuple(_reading(context, one) for one in context.argument.compared())


def _reading(context: Context, one: Interpretation) -> Reading:
    chip = context.chips[one.name]
    rows = tuple(outline(context, one.name))
    told = {row.view.name for row in rows}
    return Reading(
        id=chip.target,
        title=chip.title,
        chip=chip,
        thesis=context.view(one.name),
        rows=rows[1:],
        holds=context.views(tuple(name for name in one.holds if name not in told)),
        rejects=context.views(one.rejects),
        unanswered=tuple(challenge(context, key, one) for key in context.analysis.unanswered[one.name]),
        assumptions=check_assumptions(context, one),
        unasked=tuple(unasked(context, defined_by(context, one))),
        implications=tuple(context.passage(text) for text in one.implications),
        recommendations=tuple(tuple(outline(context, name)) for name in one.recommendations),
        signs=signs_of(context, one),
        leaves=leaves_of(context.atlas.of(MapKind.INTERPRETATION, one.name)),
    )


def defined_by(context: Context, one: Interpretation) -> set[Name]:
    """The statements that an interpretation's section writes out: its thesis, its advice, and what is at home there."""
    prose = context.argument.relations.prose
    return {line.statement for root in (one.name, *one.recommendations) for line in prose[root] if line.defines}
