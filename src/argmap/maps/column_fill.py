"""Fills columns with the entries of sections, and cuts of one size with columns, dividing as few sections as it can."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.model import Name

ENOUGH = 0.6
"""How full a cut must be for the next section to begin another rather than be divided."""
_TRIES = 16


@dataclass(frozen=True, slots=True)
class SectionEntries:
    """A section (None: what is in none) with the statements that are shown of it."""

    section: Name | None
    members: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights in points: of each entry, of each section's heading, and of the gap between any two things."""

    entries: Mapping[Name, float]
    headings: Mapping[Name | None, float]
    gap: float


@dataclass(frozen=True, slots=True)
class Slot:
    """A statement, or a section's heading (then `heading` is true), with its top in its column."""

    name: Name
    heading: bool
    top: float
    height: float


Column = tuple[Slot, ...]
Columns = tuple[Column, ...]
Fill = Callable[[Sequence[SectionEntries], Measures, int, float], tuple[Columns, ...]]
"""`fill` or `balanced_fill`."""


def balanced_fill(
    groups: Sequence[SectionEntries], measures: Measures, columns: int, height: float
) -> tuple[Columns, ...]:
    """As `fill`, into as few cuts, with columns no longer than that needs."""
    best = fill(groups, measures, columns, height)
    least = max((*measures.entries.values(), 0.0)) + max((*measures.headings.values(), 0.0)) + measures.gap
    for step in range(_TRIES):
        lower = least + (height - least) * step / _TRIES
        found = fill(groups, measures, columns, lower)
        if lower < height and len(found) <= len(best):
            return found
    return best


def fill(groups: Sequence[SectionEntries], measures: Measures, columns: int, height: float) -> tuple[Columns, ...]:
    """Cuts of so many columns of so much height, each with its places; a heading stays with the two things beneath it.

    A section that does not fit into what is left of a cut begins another, unless that would leave the cut rather empty
    or the section does not fit into a whole one. What is higher than a column has one to itself.
    """
    return tuple(_cuts(groups, measures, columns, height))


def _cuts(groups: Sequence[SectionEntries], measures: Measures, columns: int, height: float) -> Iterator[Columns]:
    waiting = list(reversed(groups))
    current: list[SectionEntries] = []
    while waiting:
        group = waiting.pop()
        filled = _filled([*current, group], measures, height, columns + 1)
        if len(filled) <= columns:
            current.append(group)
            continue
        before = _filled(current, measures, height, columns)
        if current and _used(before) >= ENOUGH * columns * height:
            yield before
            waiting.append(group)
        else:
            yield filled[:columns]
            shown = {place.name for column in filled[:columns] for place in column if not place.heading}
            waiting.append(SectionEntries(group.section, tuple(name for name in group.members if name not in shown)))
        current = []
    if current:
        yield _filled(current, measures, height, columns)


def _filled(groups: Sequence[SectionEntries], measures: Measures, height: float, most: int) -> Columns:
    """The groups one after the other, in at most so many columns; what these cannot hold is left out."""
    columns: list[list[Slot]] = [[]]
    bottom = 0.0
    for group in groups:
        title = measures.headings[group.section]
        for at, name in enumerate(group.members):
            head = title + measures.gap if at == 0 and title else 0.0
            tall = measures.entries[name]
            space = measures.gap * (2 if head else 1) if columns[-1] else 0.0
            along = sum(measures.gap + measures.entries[name] for name in group.members[1:2]) if head else 0.0
            if columns[-1] and bottom + space + head + tall + along > height:
                if len(columns) == most:
                    return tuple(map(tuple, columns))
                columns.append([])
                bottom = space = 0.0
            bottom += space
            if head and group.section is not None:
                columns[-1].append(Slot(group.section, heading=True, top=bottom, height=title))
            columns[-1].append(Slot(name, heading=False, top=bottom + head, height=tall))
            bottom += head + tall
    return tuple(map(tuple, columns))


def _used(columns: Columns) -> float:
    return sum(column[-1].top + column[-1].height for column in columns if column)
