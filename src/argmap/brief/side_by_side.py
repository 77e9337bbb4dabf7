"""The interpretations side by side: the same questions put to each, one column an interpretation."""

from dataclasses import dataclass
from typing import ClassVar

from argmap.brief.assumptions import assumptions_of
from argmap.brief.challenges import challenge
from argmap.brief.context import Context
from argmap.brief.passages import Passage
from argmap.brief.signs import signs_of
from argmap.brief.strength import best_case, hardest_objection
from argmap.brief.tables import divided
from argmap.brief.views import Challenge, Chip, Sign, View
from argmap.model import Interpretation

WIDE_FROM = 4
"""With so many columns or more the table is set on landscape pages."""

MOST = 6
"""With more columns there are several tables, of about as many columns each."""

SHOWN = 3
"""How many assumptions a column names."""


@dataclass(frozen=True, slots=True)
class Column:
    """One interpretation's answers."""

    chip: Chip
    thesis: View
    best_case: tuple[tuple[View, ...], ...]
    """Its strongest reasons, each with the premises that go together."""
    objection: Challenge | None
    assumptions: tuple[View, ...]
    """The nearest few; `more_assumptions` says how many there are beyond them."""
    more_assumptions: int
    implications: tuple[Passage, ...]
    recommendations: tuple[View, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The comparison."""

    id: str
    title: str
    columns: tuple[Column, ...]
    tables: tuple[tuple[Column, ...], ...]
    """The columns, divided into tables that a page has room for."""
    kind: ClassVar[str] = "side-by-side"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()

    @property
    def wide(self) -> bool:
        """Whether it needs a landscape page."""
        return len(self.tables[0]) >= WIDE_FROM


def compose_side_by_side(context: Context) -> tuple[SideBySide, ...]:
    """The comparison, if there is more than one interpretation to compare."""
    compared = context.argument.compared()
    if len(compared) < 2:
        return ()
    title = context.labels.count("side-by-side", len(compared))
    columns = tuple(_column(context, one) for one in compared)
    return (SideBySide("side-by-side", title, columns, divided(columns, MOST)),)


def _column(context: Context, one: Interpretation) -> Column:
    assumptions = assumptions_of(context.argument, one)
    objection = hardest_objection(context, one)
    return Column(
        chip=context.chips[one.name],
        thesis=context.view(one.name),
        best_case=tuple(context.views(reason) for reason in best_case(context, one)),
        objection=challenge(context, objection, one) if objection else None,
        assumptions=context.views(assumptions[:SHOWN]),
        more_assumptions=max(0, len(assumptions) - SHOWN),
        implications=tuple(context.passage(text) for text in one.implications),
        recommendations=context.views(one.recommendations),
        signs=signs_of(context, one),
    )
