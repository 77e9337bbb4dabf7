"""Puts blocks on as few sheets as will hold them, beside what they have to do with, or else in reading order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from argmap.maps.graph import Extent, Page

GAP_X, GAP_Y = 52.0, 24.0
"""The distance between blocks on one sheet, in points."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A block, by its number, with the place of its top left corner."""

    block: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Packed:
    """A sheet's worth of blocks."""

    landscape: bool
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Rest:
    """A rectangle of a sheet that is still free."""

    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class _OpenSheet:
    """A sheet being filled."""

    landscape: bool
    rests: list[_Rest]
    spots: list[Spot] = field(default_factory=list)

    def take(self, block: int, size: Extent) -> bool:
        for at, rest in enumerate(self.rests):
            if size.width <= rest.width + 0.01 and size.height <= rest.height + 0.01:
                self.spots.append(Spot(block, rest.x, rest.y))
                self.rests[at : at + 1] = _split(rest, size)
                return True
        return False


def pack(sizes: Sequence[Extent], page: Page, tied: Sequence[Mapping[int, int]]) -> tuple[Packed, ...]:
    """Where each block goes: on the sheet that has most of what it is `tied` to, or else on the first with room.

    `tied` says for each block how much it has to do with which others. A block that fits no page at all gets a
    landscape sheet to itself.
    """
    sheets: list[_OpenSheet] = []
    on: dict[int, int] = {}
    for block, size in enumerate(sizes):
        near = Counter[int]()
        for other in tied[block].keys() & on.keys():
            near[on[other]] += tied[block][other]
        tried = chain(sorted(near, key=lambda number: (-near[number], number)), range(len(sheets)))
        found = next((number for number in tried if sheets[number].take(block, size)), len(sheets))
        if found == len(sheets):
            sheets.append(_opened(size, page))
            sheets[-1].take(block, size)
        on[block] = found
    return tuple(Packed(sheet.landscape, tuple(sheet.spots)) for sheet in sheets)


def _opened(size: Extent, page: Page) -> _OpenSheet:
    """A sheet for a block of this size and for more."""
    landscape = not fits(size, page.portrait)
    extent = page.landscape if landscape else page.portrait
    room = Extent(max(extent.width, size.width), max(extent.height, size.height)) if landscape else extent
    return _OpenSheet(landscape, [_Rest(0, 0, room.width, room.height)])


def fits(size: Extent, room: Extent) -> bool:
    """Whether a block fits a page's room."""
    return size.width <= room.width + 0.01 and size.height <= room.height + 0.01


def _split(rest: _Rest, size: Extent) -> list[_Rest]:
    """What is left of a rectangle: beside the block, as high as it, and all that is below it."""
    beside = _Rest(rest.x + size.width + GAP_X, rest.y, rest.width - size.width - GAP_X, size.height)
    below = _Rest(rest.x, rest.y + size.height + GAP_Y, rest.width, rest.height - size.height - GAP_Y)
    return [left for left in (beside, below) if left.width > 0 and left.height > 0]
