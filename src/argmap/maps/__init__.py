"""Maps as values: what is on each, how it is cut into sheets that fit a page, and where everything goes."""

from argmap.maps.atlas import (
    Atlas,
    Box,
    Edge,
    EdgeKind,
    Heading,
    Joint,
    Map,
    MapKind,
    Point,
    Sheet,
    Stub,
    StubKind,
)
from argmap.maps.draw import draw_atlas
from argmap.maps.graph import Extent, Layout, Metrics, Page, Placed, SizedArc, SizedGraph, SizedNode
from argmap.maps.homes import WHOLE, Home
from argmap.maps.pictures import Picture, pictures
from argmap.maps.selection import EVERYTHING, Selection

__all__ = [
    "EVERYTHING",
    "WHOLE",
    "Atlas",
    "Box",
    "Edge",
    "EdgeKind",
    "Extent",
    "Heading",
    "Home",
    "Joint",
    "Layout",
    "Map",
    "MapKind",
    "Metrics",
    "Page",
    "Picture",
    "Placed",
    "Point",
    "Selection",
    "Sheet",
    "SizedArc",
    "SizedGraph",
    "SizedNode",
    "Stub",
    "StubKind",
    "draw_atlas",
    "pictures",
]
