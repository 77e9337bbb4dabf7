"""Writes a map as Graphviz is given it, with texts and colours besides, for people to keep and to change."""

from typing import Any

import pydot

from argmap.maps import Box, EdgeKind, Picture
from argmap.maps.figure import Member, Tie
from argmap.render.dot import arc_shape, attributes, bottom_up, clean, left_aligned, node_shape, skeleton
from argmap.render.picture import Looks, ground_of

_DASHED = {
    EdgeKind.OBJECTION: "dashed",
    EdgeKind.UNDERCUT: "dotted",
    EdgeKind.REPLY: "dotted",
    EdgeKind.ASSUMPTION: "dashed",
    EdgeKind.REJECTS: "dashed",
}
_HEADS = {
    EdgeKind.SUPPORT: "normal",
    EdgeKind.OBJECTION: "empty",
    EdgeKind.UNDERCUT: "tee",
    EdgeKind.REPLY: "tee",
    EdgeKind.CONTRADICTION: "normal",
    EdgeKind.ASSUMPTION: "odiamond",
}
_OPPOSITE = {"e": "w", "w": "e"}


def picture_dot(picture: Picture, looks: Looks) -> str:
    """A picture as DOT: what is laid out for its SVG and PNG, and how its boxes and lines look."""
    graph = picture.figure.graph
    dot = skeleton(graph)
    rtl = looks.direction == "rtl"
    if rtl:
        dot.set("rankdir", '"RL"')
    members = {member.id: member for member in picture.figure.members}
    for node in bottom_up(graph):
        dot.add_node(_node(members[node.id], looks, rtl=rtl))
    joints = {member.id for member in picture.figure.members if member.content is None}
    for at, tie in enumerate(picture.figure.ties):
        shape = arc_shape(graph, at, joints) | _line(tie, looks)
        if rtl:
            shape |= {port: _OPPOSITE[str(shape[port])] for port in ("tailport", "headport") if port in shape}
        dot.add_edge(pydot.Edge(tie.tail, tie.head, **attributes(shape)))
    return str(dot.to_string())


def _node(member: Member, looks: Looks, *, rtl: bool) -> pydot.Node:
    size = member.node
    look = node_shape(size.width, size.height, joint=size.joint) | {"fontname": looks.theme.faces.sans.name}
    match member.content:
        case None:
            look |= {"style": "filled", "fillcolor": str(looks.theme.palette.lines[member.joint or EdgeKind.PREMISE])}
            lines: list[str] = []
        case Box() as box:
            colour, ground = ground_of(box, looks)
            look |= {"style": "filled,rounded", "color": colour, "fillcolor": ground, "fontsize": 8.8}
            look |= {"id": clean(box.statement), "URL": looks.link(box.statement), "tooltip": clean(box.statement)}
            lines = [" · ".join(filter(None, (box.label, box.words, box.badge, box.standing))), *box.lines]
        case stub:
            look |= {"color": looks.colour("line"), "fontsize": 8.0}
            lines = [stub.label, *stub.lines]
    values: dict[str, Any] = attributes(look)
    if lines:
        values["label"] = left_aligned(filter(None, lines), "\\r" if rtl else "\\l")
    return pydot.Node(member.id, **values)


def _line(tie: Tie, looks: Looks) -> dict[str, str | float]:
    """How a line looks. In DOT it runs from the conclusion, so its arrowhead is at the tail."""
    look: dict[str, str | float] = {"dir": "back", "arrowtail": _HEADS.get(tie.kind, "none")}
    if tie.kind is EdgeKind.CONTRADICTION:
        look |= {"dir": "both", "arrowhead": "normal"}
    colour = str(looks.theme.palette.lines[tie.kind])
    return look | {"color": colour, "style": _DASHED.get(tie.kind, "solid"), "penwidth": 1.3, "arrowsize": 0.7}
