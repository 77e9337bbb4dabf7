"""Turns maps round for languages written from right to left: the conclusion stands on the right."""

from dataclasses import replace
from functools import partial
from typing import TypeVar

from argmap.maps.atlas import Atlas, Box, Cut, Edge, Heading, Joint, Point, Sheet, Spread, Stub, Tile

_ARROWS = str.maketrans("→←", "←→")
_Placed = TypeVar("_Placed", bound=Box | Stub | Heading | Tile)


def mirrored(atlas: Atlas) -> Atlas:
    """The atlas with left and right exchanged on every sheet and cut. Texts are as they were."""
    maps = tuple(replace(drawn, sheets=tuple(map(mirrored_sheet, drawn.sheets))) for drawn in atlas.maps)
    return replace(atlas, maps=maps, spread=_spread(atlas.spread) if atlas.spread else None)


def mirrored_sheet(sheet: Sheet) -> Sheet:
    """One sheet with left and right exchanged."""
    width = sheet.width
    return replace(
        sheet,
        parts=tuple(_placed(width, part) for part in sheet.parts),
        headings=tuple(map(partial(_placed, width), sheet.headings)),
        joints=tuple(Joint(_other(width, joint.x), joint.y, joint.kind) for joint in sheet.joints),
        edges=tuple(map(partial(_edge, width), sheet.edges)),
    )


def _spread(spread: Spread) -> Spread:
    width = spread.width
    cuts = (
        Cut(
            tiles=tuple(map(partial(_tile, width), cut.tiles)),
            edges=tuple(map(partial(_edge, width), cut.edges)),
            headings=tuple(map(partial(_placed, width), cut.headings)),
            height=cut.height,
        )
        for cut in spread.cuts
    )
    return replace(spread, cuts=tuple(cuts))


def _tile(width: float, tile: Tile) -> Tile:
    """Its arrows point the other way as well."""
    away = tuple(replace(each, text=each.text[:1].translate(_ARROWS) + each.text[1:]) for each in tile.elsewhere)
    return replace(_placed(width, tile), elsewhere=away)


def _placed(width: float, part: _Placed) -> _Placed:
    return replace(part, x=_other(width, part.x + part.width))


def _edge(width: float, edge: Edge) -> Edge:
    points, head, tail = (tuple(_point(width, at) for at in line) for line in (edge.points, edge.head, edge.tail))
    return replace(edge, points=points, head=head, tail=tail, sign=_point(width, edge.sign) if edge.sign else None)


def _point(width: float, point: Point) -> Point:
    return Point(_other(width, point.x), point.y)


def _other(width: float, x: float) -> float:
    """As far from the right side as it was from the left."""
    return round(width - x, 2) + 0.0
