"""Remembers how large graphs were laid out: Graphviz takes seconds, and reading milliseconds.

A layout is a pure function of the graph and Graphviz, so it is kept under a digest of these.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from math import isfinite
from typing import Any

from argmap.cache import Cache, digest_of
from argmap.maps import Placed, Point, SizedGraph
from argmap.render.made_with import made_with

NODES = 150
"""A graph of so many nodes is kept by itself; smaller ones are kept together, since files are slower than `dot`."""


def lay_out_with(
    cache: Cache, lay_out: Callable[[Sequence[SizedGraph]], Sequence[Placed]], graphs: Sequence[SizedGraph]
) -> tuple[Placed, ...]:
    """Lay out graphs by `lay_out`, but for those whose layout is kept."""
    if not cache:
        return tuple(lay_out(graphs))
    version, digests = made_with(), [_digest(graph) for graph in graphs]
    packs = {digest_of("layout", version, *digests[pack.start : pack.stop]): pack for pack in _packs(graphs, digests)}
    known: dict[int, Placed] = {}
    for key, pack in packs.items():
        known.update(zip(pack, _read(cache.get(key), [graphs[at] for at in pack]), strict=False))
    left = [at for at in range(len(graphs)) if at not in known]
    known.update(zip(left, lay_out([graphs[at] for at in left]), strict=True))
    for key, pack in packs.items():
        if pack.start in left:
            cache.put(key, _written([known[at] for at in pack]))
    return tuple(known[at] for at in range(len(graphs)))


def _packs(graphs: Sequence[SizedGraph], digests: Sequence[str]) -> Iterator[range]:
    """Graphs that are kept together, about sixteen.

    Where a pack ends depends on its last graph alone, so that what changes in one pack leaves all others as they are.
    """
    start = 0
    for at, digest in enumerate(digests):
        large = len(graphs[at].nodes) >= NODES
        if large and at > start:
            yield range(start, at)
            start = at
        if large or digest.endswith("0") or at == len(graphs) - 1:
            yield range(start, at + 1)
            start = at + 1


def _digest(graph: SizedGraph) -> str:
    nodes = [(node.id, node.width, node.height, node.joint) for node in graph.nodes]
    arcs = [(arc.tail, arc.head, arc.length, arc.steer, arc.free) for arc in graph.arcs]
    return digest_of(repr((nodes, arcs, graph.rank_gap, graph.node_gap)))


def _written(pack: Sequence[Placed]) -> bytes:
    value = [
        {
            "size": [placed.width, placed.height],
            "centres": {key: [point.x, point.y] for key, point in placed.centres.items()},
            "paths": [[each for point in path for each in (point.x, point.y)] for path in placed.paths],
        }
        for placed in pack
    ]
    return json.dumps(value, separators=(",", ":")).encode()


def _read(data: bytes | None, graphs: Sequence[SizedGraph]) -> list[Placed]:
    """What `_written` wrote of these graphs; nothing for anything else."""
    try:
        return [_placed(value, graph) for value, graph in zip(json.loads(data or b""), graphs, strict=True)]
    except (ValueError, KeyError, TypeError, IndexError):
        return []


def _placed(value: Any, graph: SizedGraph) -> Placed:  # noqa: ANN401 - whatever was kept
    width, height = (_number(each) for each in value["size"])
    centres = {node.id: _points(value["centres"][node.id])[0] for node in graph.nodes}
    paths = tuple(_points(path) for path in value["paths"])
    if len(paths) != len(graph.arcs) or any(len(path) < 4 for path in paths):
        raise ValueError("another graph")
    return Placed(width, height, centres, paths)


def _points(numbers: list[object]) -> tuple[Point, ...]:
    checked = [_number(each) for each in numbers]
    return tuple(Point(x, y) for x, y in zip(checked[::2], checked[1::2], strict=True))


def _number(value: object) -> float:
    if not isinstance(value, int | float) or not isfinite(value):
        raise ValueError("not a length")
    return float(value)
