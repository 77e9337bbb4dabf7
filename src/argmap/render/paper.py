"""Paper: its size, its margins, and the room that they leave to a map, all from the same few numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from typing import Final

from argmap.maps.graph import Extent, Page

_POINTS = 72 / 25.4
"""Points in a millimetre."""
_FULL: Final = 210.0
"""The width from which on margins are not narrower, in millimetres: that of A4."""
_TITLE = Extent(60.0, 56.5)
"""What a map leaves free on a page for its heading and the key below it, in points: upright, and landscape."""
NARROWEST, WIDEST, LOWEST, HIGHEST = 148.0, 297.0, 210.0, 420.0
"""The limits of a paper, in millimetres: on less, tables and maps have no room; on more, lines are too long to read."""


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of a page, in millimetres."""

    top: float
    sides: float
    bottom: float

    def scaled(self, factor: float) -> "Margins":
        """The same, wider or narrower."""
        return Margins(*(round(each * factor, 2) for each in (self.top, self.sides, self.bottom)))


_TALL, _WIDE, _FIRST = Margins(25, 24, 25), Margins(20, 14, 19), 18.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, upright; width and height in millimetres."""

    width: float
    height: float

    @property
    def _factor(self) -> float:
        return min(1.0, self.width / _FULL)

    @property
    def tall(self) -> Margins:
        """The margins of upright pages."""
        return _TALL.scaled(self._factor)

    @property
    def wide(self) -> Margins:
        """The margins of landscape pages."""
        return _WIDE.scaled(self._factor)

    @property
    def first(self) -> float:
        """The top margin of the first page, which has no running head, in millimetres."""
        return round(_FIRST * self._factor, 2)

    @property
    def room(self) -> Page:
        """The room a map may take, in whole points."""
        portrait = _room(self.width, self.height, self.tall, _TITLE.width)
        return Page(portrait, _room(self.height, self.width, self.wide, _TITLE.height))

    @property
    def css(self) -> str:
        """The sizes and margins of pages. Named pages repeat the size because a page's name replaces its format."""
        width, height = f"{self.width:g}mm", f"{self.height:g}mm"
        return (
            f"@page{{size:{width} {height};margin:{_css(self.tall)}}}"
            f"@page wide{{size:{height} {width};margin:{_css(self.wide)}}}"
            f"@page tall:first{{margin-top:{self.first:g}mm}}"
        )


def _room(width: float, height: float, margins: Margins, kept: float) -> Extent:
    return Extent(
        floor((width - 2 * margins.sides) * _POINTS),
        floor((height - margins.top - margins.bottom) * _POINTS - kept),
    )


def _css(margins: Margins) -> str:
    return f"{margins.top:g}mm {margins.sides:g}mm {margins.bottom:g}mm"


PAPERS: Mapping[str, Paper] = {
    "a4": Paper(210, 297),
    "letter": Paper(215.9, 279.4),
    "legal": Paper(215.9, 355.6),
    "a5": Paper(148, 210),
    "b5": Paper(176, 250),
}
"""The papers that have names."""

A4 = PAPERS["a4"]
"""The paper of a brief that asks for none."""
