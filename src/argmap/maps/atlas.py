"""An atlas as a value: maps, cut into sheets that fit a page, with every box and line placed in points.

All lengths are PostScript points; the origin of a sheet is its top left corner and y grows downwards. A sheet reads
from left to right: the conclusion stands on the left, what bears on it to its right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.verdicts import Stance, Status
from argmap.language.tree import Text
from argmap.model import Name


class MapKind(StrEnum):
    """What a map is a map of."""

    WHOLE = "whole"
    SECTION = "section"
    INTERPRETATION = "interpretation"
    FOCUS = "focus"
    """Of what surrounds a statement."""


class EdgeKind(StrEnum):
    """How one box bears on another; `PREMISE` joins a linked premise to the joint of its step."""

    SUPPORT = "support"
    OBJECTION = "objection"
    UNDERCUT = "undercut"
    REPLY = "reply"
    CONTRADICTION = "contradiction"
    ASSUMPTION = "assumption"
    PREMISE = "premise"
    HOLDS = "holds"
    REJECTS = "rejects"


class StubKind(StrEnum):
    """Why a stub stands where it does.

    `ONWARD` says where the argument goes on, `BACK` where it comes from, `ALSO` what a statement bears on elsewhere;
    `REFERENCE` stands in for a statement whose own box is elsewhere.
    """

    ONWARD = "onward"
    BACK = "back"
    ALSO = "also"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a sheet."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A statement (or, on the overview, a question) on a sheet."""

    id: str
    """Unique in the document; the main box of a statement has `map-<name>`."""
    statement: Name
    label: str
    """Its short form or, without one, its name; empty if the author gave neither."""
    role: str
    """The part it plays on this sheet: `claim`, `event`, `interpretation`, `support`, `objection`, `undercut`, `reply`,
    `assumption`, `recommendation`, `question`, or `statement` for one that an interpretation takes a position on. The
    same in every language."""
    words: str
    """The role in the reader's words."""
    text: Text
    shown: str
    """The words of the text, cut short with an ellipsis if they are very many."""
    in_full: str
    """What stands before the number of the page that has all of the text; empty if `shown` was not cut short."""
    lines: tuple[str, ...]
    """`shown` as measured and wrapped; standalone files use it, the page wraps the text itself."""
    status: Status | None
    """None for a question, and for the thesis of an interpretation."""
    standing: str
    """The verdict in the reader's words, with a mark that needs no colour; empty without one."""
    stance: Stance | None
    badge: str
    """The stance in the reader's words; empty without one."""
    sources: tuple[Name, ...]
    notes: tuple[str, ...]
    """Further lines below the text: on the overview, which interpretations hold or reject it."""
    onward: str
    """The id of the statement's main box, if this box is only a summary of it; else empty."""
    x: float
    y: float
    width: float
    height: float
    focus: bool = False
    """Whether it is the statement that the map shows the surroundings of."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The point where the premises of one step meet."""

    x: float
    y: float
    kind: EdgeKind


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a reason to what it bears on: a start point, then cubic Bezier points in threes."""

    kind: EdgeKind
    points: tuple[Point, ...]
    head: tuple[Point, ...]
    """The polygon of the arrowhead at the end; empty where the line has none."""
    sign: Point | None
    """Where the centre of its sign goes: plus, minus, stroke or cross."""
    tail: tuple[Point, ...] = ()
    """The polygon of a second arrowhead, at the start; only contradictions have one."""


@dataclass(frozen=True, slots=True)
class Stub:
    """A small box that links to where the argument goes on or comes from, or to a statement's own box."""

    kind: StubKind
    label: str
    """The name of the statement it stands for; empty for an unnamed one, and on stubs attached to a box."""
    text: str
    """What it says before the page number."""
    lines: tuple[str, ...]
    """The beginning of the statement it stands for, wrapped."""
    target: str
    """The id of the box it points to; empty if that is on none of the maps drawn."""
    paged: bool
    """Whether a page number belongs after the text; not where the target is on the same sheet."""
    x: float
    y: float
    width: float
    height: float
    further: tuple[str, ...] = ()
    """The ids of other boxes it points to in the same way, on other sheets."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title above some of a sheet's boxes; `target` is the sheet it names, or empty."""

    text: str
    target: str
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
    parts: tuple[Box | Stub, ...]
    """In reading order: a conclusion, then each thing that bears on it with all that bears on that in turn."""
    joints: tuple[Joint, ...]
    edges: tuple[Edge, ...]
    alternative: str
    """One sentence that says what the picture shows."""
    headings: tuple[Heading, ...] = ()
    long_description: tuple[str, ...] = ()
    """What bears on what, a sentence each, for those who hear the map instead of seeing it."""

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Those of its parts that are boxes."""
        return tuple(part for part in self.parts if isinstance(part, Box))

    @property
    def stubs(self) -> tuple[Stub, ...]:
        """Those of its parts that are stubs."""
        return tuple(part for part in self.parts if isinstance(part, Stub))


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
class Elsewhere:
    """Statements on other cuts of a spread that a tile's statement bears on, or that bear on it."""

    text: str
    """A sign for how, and the statements, as far as there is room."""
    cuts: tuple[int, ...]
    """The first cuts they are on, counted from 1."""
    more: bool
    """Whether they are on further ones."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A statement on a spread, by its name and the beginning of its text."""

    statement: Name
    label: str
    """Its name, cut short if it is very long; empty if the author gave none."""
    shown: str
    elsewhere: tuple[Elsewhere, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Cut:
    """As much of a spread as half a page holds: the same for every interpretation."""

    tiles: tuple[Tile, ...]
    edges: tuple[Edge, ...]
    headings: tuple[Heading, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Banner:
    """An interpretation's title and thesis as they fit above half a page; if they are long, cut short."""

    title: str
    thesis: str


@dataclass(frozen=True, slots=True)
class Spread:
    """The main statements in places that are the same for every interpretation, so that two can stand side by side."""

    width: float
    """The width of each half, in points."""
    cuts: tuple[Cut, ...]
    banners: Mapping[Name, Banner]
    """For each compared interpretation."""
    main: int = 0
    """How many main statements there are, if they are too many to show more than what interpretations part over."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """All maps of one brief."""

    maps: tuple[Map, ...]
    spread: Spread | None = None
    """None where there is nothing to compare."""

    def of(self, kind: MapKind, subject: Name | None = None) -> Map | None:
        """The map of a section, of an interpretation or of the whole."""
        return next((found for found in self.maps if found.kind is kind and found.subject == subject), None)

    def sheets(self) -> Iterator[Sheet]:
        """Every sheet, in order."""
        for drawn in self.maps:
            yield from drawn.sheets

    def boxes(self) -> dict[str, Box]:
        """Every box by its id: `map-<name>` is there if and only if that statement is on a map."""
        return {box.id: box for sheet in self.sheets() for box in sheet.boxes}
