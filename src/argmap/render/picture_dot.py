"""The DOT of a whole picture: with its looks, for people to keep; and with every place fixed, for Graphviz to draw."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydot

from argmap.document.languages import direction_of
from argmap.maps import Box, Edge, EdgeKind, Metrics, Picture, Placed, Point, Stub
from argmap.maps.boxes import BORDER, PAD_X, SLACK, head_rows, text_rows
from argmap.maps.figure import Member, Tie
from argmap.maps.lines import SIGN
from argmap.maps.wrap import Run, break_runs
from argmap.model import Name
from argmap.render.colours import WHITE
from argmap.render.dot import arc_shape, attributes, bottom_up, clean, markup, node_shape, quoted, skeleton
from argmap.render.faces import SCRIPTS, Faces, semibold
from argmap.render.theme import PLAIN, Theme

_TEXT, _SMALL = 9, 8
"""Sizes of type in points; a label's markup takes whole ones only."""
_GAP, _SPACE = (f'<FONT POINT-SIZE="{_SMALL}">{spaces}</FONT>' for spaces in ("  ", " "))
_SET = {"said": (_TEXT, "ink"), "marks": (_SMALL, "soft")}
"""Size and colour of a statement's words and of the marks of its sources."""

_LINES = {
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
_SIGNS = {
    EdgeKind.SUPPORT: "+",
    EdgeKind.OBJECTION: "−",
    EdgeKind.UNDERCUT: "/",
    EdgeKind.REPLY: "/",
    EdgeKind.CONTRADICTION: "×",
    EdgeKind.HOLDS: "✓",
    EdgeKind.REJECTS: "✗",
}
_OPPOSITE = {"e": "w", "w": "e"}
_MARK = "\N{RIGHT-TO-LEFT MARK}"
_BOXES = {
    "claim": ("solid", "accent", "", "accent"),
    "event": ("solid", "accent", "", "accent"),
    "statement": ("solid", "accent", "", "accent"),
    "interpretation": ("bold", "accent", "", "accent"),
    "recommendation": ("solid", "accent", "", "accent"),
    "support": ("solid", "for", "for-ground", "for-deep"),
    "objection": ("dashed", "against", "against-ground", "against-deep"),
    "undercut": ("dotted", "doubt-deep", "doubt-ground", "doubt-deep"),
    "reply": ("dotted", "doubt-deep", "doubt-ground", "doubt-deep"),
    "assumption": ("dashed", "muted", "wash", "soft"),
}
"""For each role: kind of border, its colour, the ground (white if none), and the colour of the name."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How the boxes of pictures are written: with which widths and source marks, where a name leads, and the theme."""

    metrics: Metrics
    marks: Mapping[Name, str]
    link: Callable[[Name], str]
    theme: Theme = PLAIN
    rtl: bool = False
    """Whether they are turned round, and their texts run from right to left."""

    @property
    def regular(self) -> str:
        """The face of most text, as Pango takes it: without the comma it would read a number in the name as a size."""
        return f"{self.theme.faces.sans.name},"

    @property
    def semibold(self) -> str:
        """The face of what is bold, as Pango takes it."""
        return bold_face(self.theme.faces, rtl=self.rtl)

    def colour(self, name: str) -> str:
        """A colour of the palette; white for an empty name."""
        return str(self.theme.palette[name] if name else WHITE)

    def line(self, kind: EdgeKind) -> str:
        """The colour of a kind of line."""
        return str(self.theme.palette.lines[kind])


def bold_face(faces: Faces, *, rtl: bool) -> str:
    """The faces of what is bold. Where they are not named, Pango sets the letters of other scripts in regular type."""
    families = (faces.sans, *faces.extra, *SCRIPTS) if rtl else (faces.sans,)
    return "".join(f"{semibold(family)}," for family in families)


def kept_dot(picture: Picture, looks: Looks) -> str:
    """The picture for `dot` to lay out: what the `.dot` file holds."""
    dot = _empty(picture, looks)
    graph = picture.figure.graph
    members = {member.id: member for member in picture.figure.members}
    for node in bottom_up(graph):
        dot.add_node(_node(members[node.id], looks, {}))
    joints = {member.id for member in picture.figure.members if member.content is None}
    if looks.rtl:
        dot.set("rankdir", '"RL"')
    for at, tie in enumerate(picture.figure.ties):
        shape = arc_shape(graph, at, joints) | {"dir": "back", "arrowtail": _HEADS.get(tie.kind, "none")}
        if looks.rtl:
            shape |= {port: _OPPOSITE[str(shape[port])] for port in ("tailport", "headport") if port in shape}
        if tie.kind is EdgeKind.CONTRADICTION:
            shape |= {"dir": "both", "arrowhead": "normal"}
        if tie.kind in _SIGNS:
            shape |= {"headlabel": _SIGNS[tie.kind], "labeldistance": 1.4, "fontname": looks.regular, "fontsize": 9.0}
            shape["fontcolor"] = looks.line(tie.kind)
        dot.add_edge(pydot.Edge(tie.tail, tie.head, **attributes(shape | _stroke(tie.kind, looks))))
    return str(dot.to_string())


def fixed_dot(picture: Picture, placed: Placed, looks: Looks) -> str:
    """The picture with every place as laid out, for `neato -n2` to draw as it is."""
    dot = _empty(picture, looks)
    for member in picture.figure.members:
        dot.add_node(_node(member, looks, {"pos": _place(placed, placed.centres[member.id], looks)}))
    edges = picture.edges(placed)
    for tie, edge in zip(picture.figure.ties, edges, strict=True):
        dot.add_edge(pydot.Edge(tie.head, tie.tail, **attributes(_fixed(tie, edge, placed, looks))))
    for at, edge in enumerate(edges):
        if edge.sign is not None:
            dot.add_node(pydot.Node(f"s{at}", **attributes(_sign(edge, placed, edge.sign, looks))))
    return str(dot.to_string())


def at_resolution(dot: str, dpi: float) -> str:
    """A picture in so many dots to the inch."""
    return dot.replace("{", f"{{\ndpi={quoted(dpi)};", 1)


def _empty(picture: Picture, looks: Looks) -> pydot.Dot:
    dot = skeleton(picture.figure.graph)
    extra: dict[str, str | float] = {"bgcolor": "#ffffff", "pad": 0.14, "fontname": looks.regular}
    for name, value in attributes(extra).items():
        dot.set(name, value)
    return dot


def _fixed(tie: Tie, edge: Edge, placed: Placed, looks: Looks) -> dict[str, str | float]:
    ends = []
    if edge.tail:
        ends.append(f"s,{_place(placed, _tip(edge.tail), looks)}")
    if edge.head:
        ends.append(f"e,{_place(placed, _tip(edge.head), looks)}")
    pos = " ".join([*ends, *(_place(placed, point, looks) for point in edge.points)])
    shape: dict[str, str | float] = {"pos": pos, "arrowhead": _HEADS.get(tie.kind, "none") if edge.head else "none"}
    if edge.tail:
        shape |= {"dir": "both", "arrowtail": "normal"}
    return shape | _stroke(tie.kind, looks)


def _tip(head: tuple[Point, ...]) -> Point:
    """Where an arrowhead points: its first corner, or the middle of the near side of a bar."""
    first, second = head[0], head[1]
    if len(head) == 4 and abs(first.x - head[2].x) + abs(first.y - head[2].y) > 8.5:
        return Point((first.x + second.x) / 2, (first.y + second.y) / 2)
    return first


def _sign(edge: Edge, placed: Placed, centre: Point, looks: Looks) -> dict[str, str | float]:
    colour = looks.line(edge.kind)
    side = 2 * SIGN / 72
    look: dict[str, str | float] = {"shape": "circle", "fixedsize": "true", "width": side, "height": side}
    look |= {
        "label": _SIGNS[edge.kind],
        "fontname": looks.semibold,
        "fontsize": 9.0,
        "fontcolor": colour,
        "color": colour,
    }
    return look | {"style": "filled", "fillcolor": "#ffffff", "penwidth": 0.9, "pos": _place(placed, centre, looks)}


def _stroke(kind: EdgeKind, looks: Looks) -> dict[str, str | float]:
    return {"color": looks.line(kind), "style": _LINES.get(kind, "solid"), "penwidth": 1.3, "arrowsize": 0.7}


def _place(placed: Placed, point: Point, looks: Looks) -> str:
    """A point as Graphviz has it, y growing upwards."""
    return f"{placed.width - point.x if looks.rtl else point.x:.2f},{placed.height - point.y:.2f}"


# Nodes ---------------------------------------------------------------------------------------------------------------


def _node(member: Member, looks: Looks, extra: dict[str, str | float]) -> pydot.Node:
    size = member.node
    look = node_shape(size.width, size.height, joint=size.joint) | extra
    label = ""
    match member.content:
        case Box() as box:
            style, colour, ground, _ = _BOXES[box.role]
            fill = "" if box.status == "unsupported" else ground
            look |= {"style": f"filled,rounded,{style}", "color": looks.colour(colour)}
            look |= {"fillcolor": looks.colour(fill)}
            heavy = 1.8 if box.stance in ("held", "rejected") or style == "bold" else 1.0
            look |= {"penwidth": 3.0 if box.focus else heavy}
            look |= {"id": clean(box.statement), "URL": looks.link(box.statement), "tooltip": clean(box.statement)}
            if box.stance == "rejected":
                look["peripheries"] = "2"
            label = _box_label(box, looks)
        case Stub() as stub:
            look |= {"style": "filled", "color": looks.colour("line"), "fillcolor": "#ffffff", "class": "reference"}
            label = _table(_stub_rows(stub, looks), stub.width, looks)
        case None:
            colour = looks.line(member.joint or EdgeKind.PREMISE)
            look |= {"style": "filled", "color": colour, "fillcolor": colour, "class": "joint"}
    values: dict[str, Any] = attributes(look)
    if label:
        values["label"] = f"<{label}>"
    return pydot.Node(member.id, **values)


def _box_label(box: Box, looks: Looks) -> str:
    colour = _BOXES[box.role][3]
    fallen = box.status == "unsupported"
    colours = {"label": colour, "words": colour, "badge": "accent", "standing": "against-deep" if fallen else "soft"}
    bold = {"label": True, "words": False, "badge": True, "standing": fallen}
    inner = box.width - 2 * (PAD_X + BORDER) - SLACK
    rows = [
        _GAP.join(
            _font(run.text, bold[run.part], _SMALL, looks.colour(colours[run.part]), looks)
            for run in _ordered(row, looks)
        )
        for row in head_rows(box, inner, looks.metrics)
    ]
    rows.extend(
        _SPACE.join(_set(run.text, _SET[run.part], looks) for run in _ordered(row, looks))
        for row in text_rows(box, looks.marks, inner, looks.metrics)
    )
    return _table(rows, box.width, looks)


def _ordered(row: Sequence[Run], looks: Looks) -> Sequence[Run]:
    """The pieces of a line from left to right, as Graphviz takes them."""
    return row[::-1] if looks.rtl else row


def _stub_rows(stub: Stub, looks: Looks) -> list[str]:
    inner = stub.width - 2 * (PAD_X + BORDER)
    label = Run(stub.label or ("←" if looks.rtl else "→"), _SMALL, bold=True)
    head = break_runs([label], inner, 0.0, looks.metrics)
    rows = [_font(run.text, True, _SMALL, looks.colour("ink"), looks) for row in head for run in row]
    return rows + [_set(line, (_SMALL, "soft"), looks) for line in stub.lines]


def _set(text: str, look: tuple[int, str], looks: Looks) -> str:
    size, colour = look
    return _font(text, False, size, looks.colour(colour), looks)


def _font(text: str, bold: bool, size: int, colour: str, looks: Looks) -> str:
    """A piece of a line. Pango sets it the way its first letter runs, so a mark comes before foreign ones."""
    face = looks.semibold if bold else looks.regular
    mark = _MARK if looks.rtl and direction_of([text]) == "ltr" else ""
    return f'<FONT FACE="{face}" POINT-SIZE="{size}" COLOR="{colour}">{mark}{markup(text)}</FONT>'


def _table(rows: list[str], width: float, looks: Looks) -> str:
    inner = round(width - 2 * PAD_X + 2)
    side = f'ALIGN="RIGHT" WIDTH="{inner}"' if looks.rtl else 'ALIGN="LEFT"'
    cells = "".join(f'<TR><TD {side} HEIGHT="11">{row}</TD></TR>' for row in rows)
    return f'<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" WIDTH="{inner}">{cells}</TABLE>'
