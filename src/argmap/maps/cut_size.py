"""Counts the relations between sheets (in graph theory: the size of a cut), so that few of them are severed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from argmap.maps.atlas import Box, Stub, StubKind
from argmap.maps.figure import Figure
from argmap.maps.packing import Packed

Ties = Sequence[Mapping[int, int]]
"""For each block of a map, by the number of another: how many relations between them are severed."""


def ties(figures: Sequence[Figure]) -> Ties:
    """The relations between the blocks of a map: one goes on in the other, or points to a statement of it.

    A stub that says the same from the other side is not counted again, nor is one that leads to another map.
    """
    where = {
        member.content.id: number
        for number, figure in enumerate(figures)
        for member in figure.members
        if isinstance(member.content, Box)
    }
    found: list[Counter[int]] = [Counter() for _ in figures]
    for number, figure in enumerate(figures):
        for stub in _stubs(figure):
            other = where.get(stub.target, where.get(stub.target.partition(".")[0], number))
            if other != number:
                found[number][other] += 1
                found[other][number] += 1
    return found


def cut_size(packed: Sequence[Packed], tied: Ties) -> int:
    """How many relations lead from one of these sheets to another."""
    sheet = {spot.block: number for number, one in enumerate(packed) for spot in one.spots}
    ends = (
        count for block, others in enumerate(tied) for other, count in others.items() if sheet[block] != sheet[other]
    )
    return sum(ends) // 2


def _stubs(figure: Figure) -> Iterator[Stub]:
    for member in figure.members:
        for part in (member.content, member.below):
            if isinstance(part, Stub) and part.kind in (StubKind.ONWARD, StubKind.REFERENCE):
                yield part
