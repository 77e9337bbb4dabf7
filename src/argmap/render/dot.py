"""Composes DOT with pydot, quoting everything in one place: no author's text becomes a node or an attribute.

pydot quotes by guesswork (what looks quoted passes through, a colon splits a name), so every name here is made up
(`n1`, `n2`, ...) and every value goes through `quoted` first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pydot

from argmap.maps import SizedGraph, SizedNode

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What neither DOT nor XML can carry."""


def clean(text: str) -> str:
    """The text without characters that neither DOT nor XML can carry."""
    return _UNWANTED.sub("\N{REPLACEMENT CHARACTER}", text)


def quoted(value: str | float) -> str:
    """A value as a DOT string: what Graphviz reads is the text itself, escapes and all."""
    text = f"{value:.5g}" if isinstance(value, float) else clean(str(value))
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def layout_dot(graph: SizedGraph) -> str:
    """The DOT of a graph of which only places are wanted. Lengths are points, which Graphviz has as inches."""
    dot = skeleton(graph)
    for node in bottom_up(graph):
        dot.add_node(pydot.Node(node.id, **attributes(node_shape(node.width, node.height, joint=node.joint))))
    joints = {node.id for node in graph.nodes if node.joint}
    for at, arc in enumerate(graph.arcs):
        dot.add_edge(pydot.Edge(arc.tail, arc.head, **attributes(arc_shape(graph, at, joints))))
    return str(dot.to_string())


def bottom_up(graph: SizedGraph) -> Iterator[SizedNode]:
    """The nodes, the last piece that hangs together first: Graphviz piles such pieces up from the bottom."""
    beside: dict[str, list[str]] = {node.id: [] for node in graph.nodes}
    for arc in graph.arcs:
        beside[arc.tail].append(arc.head)
        beside[arc.head].append(arc.tail)
    piece: dict[str, int] = {}
    for number, node in enumerate(graph.nodes):
        reached = [node.id]
        while reached:
            name = reached.pop()
            if name not in piece:
                piece[name] = number
                reached.extend(beside[name])
    yield from sorted(graph.nodes, key=lambda node: -piece[node.id])


def skeleton(graph: SizedGraph) -> pydot.Dot:
    """An empty graph that reads from left to right, with the distances of this one."""
    settings: dict[str, str | float] = {
        "rankdir": "LR",
        "ranksep": graph.rank_gap / 72,
        "nodesep": graph.node_gap / 72,
        "splines": "true",
    }
    if len(graph.nodes) > 1000:
        settings |= {"nslimit": 2.0, "nslimit1": 2.0, "mclimit": 0.5}  # Past this, less tidy is better than never.
    return pydot.Dot("argument", graph_type="digraph", **attributes(settings))


def node_shape(width: float, height: float, *, joint: bool) -> dict[str, str | float]:
    """The shape of a node of a size in points."""
    shape = "circle" if joint else "box"
    return {"shape": shape, "fixedsize": "true", "width": width / 72, "height": height / 72, "label": ""}


def arc_shape(graph: SizedGraph, at: int, joints: set[str]) -> dict[str, str | float]:
    """How the arc of that number runs: from the right side of the conclusion to the left side of the reason."""
    arc = graph.arcs[at]
    shape: dict[str, str | float] = {"id": f"e{at}", "dir": "none", "minlen": str(arc.length)}
    if arc.tail not in joints and not arc.free:
        shape["tailport"] = "e"
    if arc.head not in joints and not arc.free:
        shape["headport"] = "w"
    if not arc.steer:
        shape["constraint"] = "false"
    return shape


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A value as it stands in DOT. It is no string, so pydot does not look through it for what to quote."""

    written: str

    def __str__(self) -> str:
        return self.written


def attributes(values: Mapping[str, str | float]) -> dict[str, Any]:
    """Attributes as pydot takes them, every value quoted."""
    return {name: _Quoted(quoted(value)) for name, value in values.items()}


def left_aligned(lines: Iterable[str], end: str) -> _Quoted:
    r"""Lines of text as one label, each ended by `\l` or, where texts run from right to left, `\r`."""
    return _Quoted('"' + "".join(quoted(line)[1:-1] + end for line in lines) + '"')
