"""What a layout engine is given and what it gives back, so that maps can be drawn without knowing the engine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from argmap.maps.atlas import Point


class Metrics(Protocol):
    """The widths of the type that maps are set in."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide the text runs on one line, in points, at a size in points. Never fails, whatever the characters."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A width and a height in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Page:
    """The room a sheet may take, below its heading and above its caption, on either kind of page."""

    portrait: Extent
    landscape: Extent


@dataclass(frozen=True, slots=True)
class SizedNode:
    """Something to be placed. A joint is a dot that lines run into from any side."""

    id: str
    width: float
    height: float
    joint: bool = False


@dataclass(frozen=True, slots=True)
class SizedArc:
    """A line from a conclusion (`tail`, to the left) to a reason (`head`, to the right), spanning `length` ranks.

    One that does not `steer` is drawn but has no say in where its ends are placed. A `free` one may meet them at any
    side; all others run from the right side of the conclusion to the left side of the reason.
    """

    tail: str
    head: str
    length: int
    steer: bool = True
    free: bool = False


@dataclass(frozen=True, slots=True)
class SizedGraph:
    """One picture to be laid out from left to right; `rank_gap` and `node_gap` are distances between neighbours."""

    nodes: tuple[SizedNode, ...]
    arcs: tuple[SizedArc, ...]
    rank_gap: float
    node_gap: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A graph with places: the centre of each node, and for each arc (in order) a spline from tail to head.

    The origin is the top left corner and y grows downwards, as on a sheet.
    """

    width: float
    height: float
    centres: Mapping[str, Point]
    paths: tuple[tuple[Point, ...], ...]


Layout = Callable[[Sequence[SizedGraph]], Sequence[Placed]]
"""Lays out many graphs at once: an answer for each, in order."""
