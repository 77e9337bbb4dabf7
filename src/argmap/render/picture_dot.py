"""The DOT of a whole picture: with its looks, for people to keep; and with every place fixed, for Graphviz to draw."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pydot

from argmap.maps import Box, Edge, EdgeKind, Metrics, Picture, Placed, Point, Stub
from argmap.maps.boxes import BORDER, PAD_X, SLACK, head_rows, text_rows
from argmap.maps.figure import Member, Tie
from argmap.maps.lines import SIGN
from argmap.maps.wrap import Run, break_runs
from argmap.model import Name
from argmap.render.dot import arc_shape, attributes, bottom_up, clean, markup, node_shape, skeleton

SANS, SEMIBOLD = "Source Sans 3,", "Source Sans 3 Semibold,"
"""The faces as Pango takes them: without the comma it would read the 3 as a size."""

_TEXT, _SMALL = 9, 8
"""Sizes of type in points; a label's markup takes whole ones only."""
_INK, _GREY = "#1c2733", "#3c4a57"
_GAP, _SPACE = (f'<FONT POINT-SIZE="{_SMALL}">{spaces}</FONT>' for spaces in ("  ", " "))
_SET = {"said": (_TEXT, _INK), "marks": (_SMALL, _GREY)}
"""Size and colour of a statement's words and of the marks of its sources."""

_COLOURS = {
    EdgeKind.SUPPORT: "#1d6f62",
    EdgeKind.OBJECTION: "#b0451c",
    EdgeKind.UNDERCUT: "#7a5200",
    EdgeKind.CONTRADICTION: "#8c2f39",
    EdgeKind.ASSUMPTION: "#4a5866",
    EdgeKind.PREMISE: "#4a5866",
    EdgeKind.HOLDS: "#16324f",
    EdgeKind.REJECTS: "#16324f",
}
_LINES = {
    EdgeKind.OBJECTION: "dashed",
    EdgeKind.UNDERCUT: "dotted",
    EdgeKind.ASSUMPTION: "dashed",
    EdgeKind.REJECTS: "dashed",
}
_HEADS = {
    EdgeKind.SUPPORT: "normal",
    EdgeKind.OBJECTION: "empty",
    EdgeKind.UNDERCUT: "tee",
    EdgeKind.CONTRADICTION: "normal",
    EdgeKind.ASSUMPTION: "odiamond",
}
_SIGNS = {
    EdgeKind.SUPPORT: "+",
    EdgeKind.OBJECTION: "−",
    EdgeKind.UNDERCUT: "/",
    EdgeKind.CONTRADICTION: "×",
    EdgeKind.HOLDS: "✓",
    EdgeKind.REJECTS: "✗",
}
_BOXES = {
    "claim": ("solid", "#16324f", "#ffffff", "#16324f"),
    "statement": ("solid", "#16324f", "#ffffff", "#16324f"),
    "interpretation": ("bold", "#16324f", "#ffffff", "#16324f"),
    "recommendation": ("solid", "#16324f", "#ffffff", "#16324f"),
    "support": ("solid", "#1d6f62", "#e9f4f1", "#17594f"),
    "objection": ("dashed", "#b0451c", "#fbeee7", "#963a17"),
    "undercut": ("dotted", "#7a5200", "#faf4e3", "#6b4800"),
    "assumption": ("dashed", "#4a5866", "#f3f5f7", "#3c4a57"),
}
"""For each role: kind of border, its colour, the ground, and the colour of the name."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How the boxes of pictures are written: with which widths and source marks, and where a name leads."""

    metrics: Metrics
    marks: Mapping[Name, str]
    link: Callable[[Name], str]


def kept_dot(picture: Picture, looks: Looks) -> str:
    """The picture for `dot` to lay out: what the `.dot` file holds."""
    dot = _empty(picture)
    graph = picture.figure.graph
    members = {member.id: member for member in picture.figure.members}
    for node in bottom_up(graph):
        dot.add_node(_node(members[node.id], looks, {}))
    joints = {member.id for member in picture.figure.members if member.content is None}
    for at, tie in enumerate(picture.figure.ties):
        shape = arc_shape(graph, at, joints) | {"dir": "back", "arrowtail": _HEADS.get(tie.kind, "none")}
        if tie.kind is EdgeKind.CONTRADICTION:
            shape |= {"dir": "both", "arrowhead": "normal"}
        if tie.kind in _SIGNS:
            shape |= {"headlabel": _SIGNS[tie.kind], "labeldistance": 1.4, "fontname": SANS, "fontsize": 9.0}
            shape["fontcolor"] = _COLOURS[tie.kind]
        dot.add_edge(pydot.Edge(tie.tail, tie.head, **attributes(shape | _stroke(tie.kind))))
    return str(dot.to_string())


def fixed_dot(picture: Picture, placed: Placed, looks: Looks, dpi: float = 0.0) -> str:
    """The picture with every place as laid out, for `neato -n2` to draw as it is; at `dpi`, if given."""
    dot = _empty(picture, dpi)
    for member in picture.figure.members:
        dot.add_node(_node(member, looks, {"pos": _place(placed, placed.centres[member.id])}))
    edges = picture.edges(placed)
    for tie, edge in zip(picture.figure.ties, edges, strict=True):
        dot.add_edge(pydot.Edge(tie.head, tie.tail, **attributes(_fixed(tie, edge, placed))))
    for at, edge in enumerate(edges):
        if edge.sign is not None:
            dot.add_node(pydot.Node(f"s{at}", **attributes(_sign(edge, placed, edge.sign))))
    return str(dot.to_string())


def _empty(picture: Picture, dpi: float = 0.0) -> pydot.Dot:
    dot = skeleton(picture.figure.graph)
    extra: dict[str, str | float] = {"bgcolor": "#ffffff", "pad": 0.14, "fontname": SANS}
    if dpi:
        extra["dpi"] = dpi
    for name, value in attributes(extra).items():
        dot.set(name, value)
    return dot


def _fixed(tie: Tie, edge: Edge, placed: Placed) -> dict[str, str | float]:
    ends = []
    if edge.tail:
        ends.append(f"s,{_place(placed, _tip(edge.tail))}")
    if edge.head:
        ends.append(f"e,{_place(placed, _tip(edge.head))}")
    pos = " ".join([*ends, *(_place(placed, point) for point in edge.points)])
    shape: dict[str, str | float] = {"pos": pos, "arrowhead": _HEADS.get(tie.kind, "none") if edge.head else "none"}
    if edge.tail:
        shape |= {"dir": "both", "arrowtail": "normal"}
    return shape | _stroke(tie.kind)


def _tip(head: tuple[Point, ...]) -> Point:
    """Where an arrowhead points: its first corner, or the middle of the near side of a bar."""
    first, second = head[0], head[1]
    if len(head) == 4 and abs(first.x - head[2].x) + abs(first.y - head[2].y) > 8.5:
        return Point((first.x + second.x) / 2, (first.y + second.y) / 2)
    return first


def _sign(edge: Edge, placed: Placed, centre: Point) -> dict[str, str | float]:
    colour = _COLOURS[edge.kind]
    side = 2 * SIGN / 72
    look: dict[str, str | float] = {"shape": "circle", "fixedsize": "true", "width": side, "height": side}
    look |= {"label": _SIGNS[edge.kind], "fontname": SEMIBOLD, "fontsize": 9.0, "fontcolor": colour, "color": colour}
    return look | {"style": "filled", "fillcolor": "#ffffff", "penwidth": 0.9, "pos": _place(placed, centre)}


def _stroke(kind: EdgeKind) -> dict[str, str | float]:
    return {"color": _COLOURS[kind], "style": _LINES.get(kind, "solid"), "penwidth": 1.3, "arrowsize": 0.7}


def _place(placed: Placed, point: Point) -> str:
    """A point as Graphviz has it, y growing upwards."""
    return f"{point.x:.2f},{placed.height - point.y:.2f}"


# Nodes ---------------------------------------------------------------------------------------------------------------


def _node(member: Member, looks: Looks, extra: dict[str, str | float]) -> pydot.Node:
    size = member.node
    look = node_shape(size.width, size.height, joint=size.joint) | extra
    label = ""
    match member.content:
        case Box() as box:
            style, colour, ground, _ = _BOXES[box.role]
            fill = "#ffffff" if box.verdict in ("unanswered", "unsupported") else ground
            look |= {"style": f"filled,rounded,{style}", "color": colour, "fillcolor": fill}
            look |= {"penwidth": 1.8 if box.stance in ("held", "rejected") or style == "bold" else 1.0}
            look |= {"id": clean(box.statement), "URL": looks.link(box.statement), "tooltip": clean(box.statement)}
            if box.stance == "rejected":
                look["peripheries"] = "2"
            label = _box_label(box, looks)
        case Stub() as stub:
            look |= {"style": "filled", "color": "#9aa5b0", "fillcolor": "#ffffff", "class": "reference"}
            label = _table(_stub_rows(stub, looks), stub.width)
        case None:
            colour = _COLOURS[member.joint or EdgeKind.PREMISE]
            look |= {"style": "filled", "color": colour, "fillcolor": colour, "class": "joint"}
    values: dict[str, Any] = attributes(look)
    if label:
        values["label"] = f"<{label}>"
    return pydot.Node(member.id, **values)


def _box_label(box: Box, looks: Looks) -> str:
    colour = _BOXES[box.role][3]
    fallen = box.verdict in ("unanswered", "unsupported")
    colours = {"label": colour, "words": colour, "badge": "#16324f", "standing": "#8c2f13" if fallen else _GREY}
    bold = {"label": True, "words": False, "badge": True, "standing": fallen}
    inner = box.width - 2 * (PAD_X + BORDER) - SLACK
    rows = [
        _GAP.join(_font(run.text, SEMIBOLD if bold[run.part] else SANS, _SMALL, colours[run.part]) for run in row)
        for row in head_rows(box, inner, looks.metrics)
    ]
    rows.extend(
        _SPACE.join(_font(run.text, SANS, *_SET[run.part]) for run in row)
        for row in text_rows(box, looks.marks, inner, looks.metrics)
    )
    return _table(rows, box.width)


def _stub_rows(stub: Stub, looks: Looks) -> list[str]:
    inner = stub.width - 2 * (PAD_X + BORDER)
    label = Run(stub.label or "→", _SMALL, bold=True)
    head = break_runs([label], inner, 0.0, looks.metrics)
    rows = [_font(run.text, SEMIBOLD, _SMALL, _INK) for row in head for run in row]
    return rows + [_font(line, SANS, _SMALL, _GREY) for line in stub.lines]


def _font(text: str, face: str, size: int, colour: str) -> str:
    return f'<FONT FACE="{face}" POINT-SIZE="{size}" COLOR="{colour}">{markup(text)}</FONT>'


def _table(rows: list[str], width: float) -> str:
    cells = "".join(f'<TR><TD ALIGN="LEFT" HEIGHT="11">{row}</TD></TR>' for row in rows)
    inner = round(width - 2 * PAD_X + 2)
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" WIDTH="{inner}">{cells}</TABLE>'
