"""An atlas as a value: maps, cut into sheets that fit a page, with every box and line placed in points.

All lengths are PostScript points; the origin of a sheet is its top left corner and y grows downwards.
"""

from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis import Verdict
from argmap.language.tree import Text
from argmap.model import Name


class MapKind(StrEnum):
    """What a map is a map of."""

    WHOLE = "whole"
    SECTION = "section"
    INTERPRETATION = "interpretation"


class EdgeKind(StrEnum):
    """How one box bears on another; `PREMISE` joins a linked premise to the joint of its step."""

    SUPPORT = "support"
    OBJECTION = "objection"
    UNDERCUT = "undercut"
    CONTRADICTION = "contradiction"
    PREMISE = "premise"
    HOLDS = "holds"
    REJECTS = "rejects"


class Stance(StrEnum):
    """What the interpretation a map is drawn for makes of a statement."""

    HELD = "held"
    REJECTED = "rejected"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a sheet."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A statement on a sheet."""

    id: str
    """Unique in the document; a link to a statement's main box uses `map-<name>`."""
    statement: Name
    label: str
    """What it is called: its name, or a short role word if the author gave none."""
    role: str
    """`claim`, `interpretation`, `support`, `objection`, `undercut`, `assumption`, ..."""
    text: Text
    lines: tuple[str, ...]
    """The text as measured and wrapped; standalone files use it, the page wraps the text itself."""
    verdict: Verdict
    stance: Stance | None
    sources: tuple[Name, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Joint:
    """The point where the premises of one step meet."""

    x: float
    y: float
    kind: EdgeKind


@dataclass(frozen=True, slots=True)
class Edge:
    """A line: a start point, then cubic Bezier points in threes, with an arrowhead at the end where there is one."""

    kind: EdgeKind
    points: tuple[Point, ...]
    head: tuple[Point, ...]
    """The polygon of the arrowhead; empty where the line has none."""
    sign: Point | None
    """Where its `+` or minus sign goes."""


@dataclass(frozen=True, slots=True)
class Stub:
    """Where the argument goes on: a small box that links to the sheet which has the rest."""

    text: str
    target: str
    """The id of the sheet it points to."""
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a map."""

    id: str
    title: str
    width: float
    height: float
    landscape: bool
    boxes: tuple[Box, ...]
    joints: tuple[Joint, ...]
    edges: tuple[Edge, ...]
    stubs: tuple[Stub, ...]
    alternative: str
    """One sentence that says what the picture shows."""


@dataclass(frozen=True, slots=True)
class Map:
    """One map, on one sheet or several."""

    id: str
    kind: MapKind
    subject: Name | None
    """The section or interpretation it is of; None for the whole argument."""
    title: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """All maps of one brief."""

    maps: tuple[Map, ...]

    def of(self, kind: MapKind, subject: Name | None = None) -> Map | None:
        """The map of a section, of an interpretation or of the whole."""
        return next((found for found in self.maps if found.kind is kind and found.subject == subject), None)
