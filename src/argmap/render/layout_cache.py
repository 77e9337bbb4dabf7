"""Remembers how large graphs were laid out and maps were drawn: Graphviz takes seconds, and reading milliseconds.

Both are pure functions of the DOT text, the fonts and Graphviz, so they are kept under a digest of these.
"""

import json
from collections.abc import Callable, Sequence
from math import isfinite

from argmap.cache import Cache, digest_of
from argmap.maps import Placed, Point, SizedGraph
from argmap.render.faces import Faces
from argmap.render.made_with import made_with

NODES = 150
"""From how many nodes on a layout is kept; smaller graphs are laid out as fast as they are looked up."""


def lay_out_with(
    cache: Cache,
    lay_out: Callable[[Sequence[SizedGraph], Sequence[str]], Sequence[Placed]],
    graphs: Sequence[SizedGraph],
    dots: Sequence[str],
) -> tuple[Placed, ...]:
    """Lay out graphs, each with its DOT text, by `lay_out`, but for large ones whose layout is kept."""
    large = {at for at, graph in enumerate(graphs) if len(graph.nodes) >= NODES} if cache else set()
    version = made_with() if large else ""
    keys = {at: digest_of("layout", version, dots[at]) for at in large}
    known = {at: placed for at, key in keys.items() if (placed := _read(cache.get(key), graphs[at]))}
    left = [at for at in range(len(graphs)) if at not in known]
    for at, placed in zip(left, lay_out([graphs[at] for at in left], [dots[at] for at in left]), strict=True):
        known[at] = placed
        if at in large:
            cache.put(keys[at], _written(placed))
    return tuple(known[at] for at in range(len(graphs)))


def draw_with(
    cache: Cache, draw: Callable[[Sequence[str]], Sequence[bytes]], dots: Sequence[str], form: str, faces: Faces
) -> tuple[bytes, ...]:
    """Draw graphs, given as DOT, by `draw`, but for those whose drawing in this form and type is kept."""
    fonts = [font for family in faces.families for font, _, _ in family.styles() if font.data is not None]
    type_ = digest_of(*(part for font in fonts for part in (font.name, font.read())), *map(repr, faces.families))
    version = made_with() if cache else ""
    keys = [digest_of("drawing", version, form, type_, dot) for dot in dots]
    known = {
        key: data for key in keys if (data := cache.get((cache.get(key) or b"").decode(errors="replace"))) is not None
    }
    left = {key: dot for key, dot in zip(keys, dots, strict=True) if key not in known}
    for key, data in zip(left, draw([*left.values()]), strict=True):
        known[key] = data
        cache.put(key, cache.keep(data).encode())
    return tuple(known[key] for key in keys)


def _written(placed: Placed) -> bytes:
    value = {
        "size": [placed.width, placed.height],
        "centres": {key: [point.x, point.y] for key, point in placed.centres.items()},
        "paths": [[each for point in path for each in (point.x, point.y)] for path in placed.paths],
    }
    return json.dumps(value, separators=(",", ":")).encode()


def _read(data: bytes | None, graph: SizedGraph) -> Placed | None:
    """What `_written` wrote; None for anything else."""
    try:
        value = json.loads(data or b"")
        width, height = (_number(each) for each in value["size"])
        centres = {node.id: _points(value["centres"][node.id])[0] for node in graph.nodes}
        paths = tuple(_points(path) for path in value["paths"])
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    if len(paths) != len(graph.arcs) or any(len(path) < 4 for path in paths):
        return None
    return Placed(width, height, centres, paths)


def _points(numbers: list[object]) -> tuple[Point, ...]:
    checked = [_number(each) for each in numbers]
    return tuple(Point(x, y) for x, y in zip(checked[::2], checked[1::2], strict=True))


def _number(value: object) -> float:
    if not isinstance(value, int | float) or not isfinite(value):
        raise ValueError("not a length")
    return float(value)
