"""The maps as files of their own: for each picture its DOT, an SVG that carries its type, and a PNG for slides."""

from collections.abc import Mapping
from functools import partial
from math import sqrt
from urllib.parse import quote

from argmap.analysis import Analysis
from argmap.maps import Metrics, Picture, Placed, pictures
from argmap.model import Name
from argmap.render.graphviz import draw, lay_out
from argmap.render.picture_dot import Looks, fixed_dot, kept_dot
from argmap.render.picture_svg import finished_svgs

RESOLUTION = 144.0
"""Dots per inch of a PNG: a box is as wide as a quarter of a slide."""
_PIXELS, _SIDE = 24e6, 30000.0
"""The most dots a PNG has, and the most along one side."""


def map_files(analysis: Analysis, metrics: Metrics) -> dict[str, bytes]:
    """Every map's files by path, such as `maps/whole.svg`; the same bytes for the same argument.

    Raises Trouble (ARG902, ARG904) if Graphviz is missing or fails.
    """
    drawn = pictures(analysis, metrics)
    if not drawn:
        return {}
    looks = Looks(metrics, {name: str(name) for name in analysis.argument.sources}, partial(_link, analysis))
    placed = lay_out([picture.figure.graph for picture in drawn])
    pairs = list(zip(drawn, placed, strict=True))
    svgs = finished_svgs(draw([fixed_dot(*pair, looks) for pair in pairs], "svg"), drawn, analysis)
    pngs = draw([fixed_dot(*pair, looks, _resolution(pair[1])) for pair in pairs], "png")
    files: dict[str, bytes] = {}
    for picture, svg, png in zip(drawn, svgs, pngs, strict=True):
        files |= _files(picture, looks, svg, png)
    return files


def _files(picture: Picture, looks: Looks, svg: bytes, png: bytes) -> Mapping[str, bytes]:
    path = f"maps/{picture.name}"
    return {f"{path}.dot": kept_dot(picture, looks).encode(), f"{path}.svg": svg, f"{path}.png": png}


def _link(analysis: Analysis, name: Name) -> str:
    """Where a box leads: to its statement in the brief that lies beside the folder of maps, or else to itself."""
    head = analysis.argument.masthead
    if head is None:
        return f"#{quote(name)}"
    return f"../../{quote(head.name)}.pdf#nameddest={quote(f's-{name}')}"


def _resolution(placed: Placed) -> float:
    """Full resolution, or as much as keeps a huge picture within what viewers open."""
    inches = (placed.width / 72, placed.height / 72)
    return min(RESOLUTION, sqrt(_PIXELS / max(1.0, inches[0] * inches[1])), _SIDE / max(1.0, *inches))
