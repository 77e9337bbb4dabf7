"""Draws lines between boxes that stand in columns: through the channels between the columns, never across a box.

Lines of one kind that end at the same box share a trunk. A line that has to cross a column does so between two boxes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.maps.atlas import Edge, EdgeKind, Point
from argmap.maps.relations import MainRelation
from argmap.model import Name

HEAD, HALF = 5.6, 2.7
"""Length and half the width of an arrowhead, in points."""
_TURN = 3.2
"""The radius of a corner."""
_PORTS = 7.0
"""The distance at which lines meet a box, where it has room."""
_CLEAR = 2.6
"""The least distance between the heights at which two lines enter or leave a channel."""
_NUDGES = (0.0, *(sign * step * 1.3 for step in range(2, 8) for sign in (1, -1)))
_TRACKS = 3.6
"""The distance between trunks in a channel, where it has room."""
_CROWD = 18.0
"""How far out of its way a line goes rather than cross a column beside another line."""


@dataclass(frozen=True, slots=True)
class ColumnSpan:
    """Where a box stands: in which column, from where to where."""

    column: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns of equal width with channels between them (a single column has one to its right); lengths in points."""

    width: float
    channel: float
    gaps: Sequence[Sequence[float]]
    """For each column, the heights at which a line can cross it."""

    def left(self, column: int) -> float:
        """The left side of a column."""
        return column * (self.width + self.channel)

    def beside(self, column: int) -> int:
        """The channel that joins boxes of one column: the one to its right, or to its left for the last of several."""
        return column if column < len(self.gaps) - 1 or column == 0 else column - 1


@dataclass(slots=True)
class _Pin:
    """Where a line enters or leaves a channel: at a box (with its name), or at a gap of the column beside it."""

    right: bool
    """Whether on the right side of the channel."""
    y: float
    box: Name | None = None


@dataclass(slots=True)
class _Net:
    """All lines of one kind that leave one channel at the same place."""

    channel: int
    kind: EdgeKind
    exit: _Pin
    entries: list[_Pin] = field(default_factory=list)
    x: float = 0.0

    @property
    def span(self) -> tuple[float, float]:
        """From where to where its trunk runs."""
        heights = [end.y for end in (self.exit, *self.entries)]
        return min(heights), max(heights)


def route(relations: Sequence[MainRelation], spans: Mapping[Name, ColumnSpan], grid: Grid) -> tuple[Edge, ...]:
    """The lines for relations between boxes that all have a span, trunks first divided, each running to its conclusion.

    A line that shares the trunk of another ends where it meets it.
    """
    nets = _Nets(spans, grid)
    for relation in relations:
        nets.add(relation)
    found = list(nets.nets.values())
    _set_ports(found, spans)
    for channel in sorted({net.channel for net in found}):
        here = [net for net in found if net.channel == channel]
        _clear(here, spans)
        _set_tracks(here, grid)
    return tuple(edge for net in found for edge in _edges(net, grid))


_Key = tuple[int, Name, EdgeKind, Name | None]


@dataclass(slots=True)
class _Nets:
    spans: Mapping[Name, ColumnSpan]
    grid: Grid
    nets: dict[_Key, _Net] = field(default_factory=dict)
    crossed: dict[tuple[int, float], int] = field(default_factory=dict)
    """How many lines cross a column at a gap."""

    def add(self, relation: MainRelation) -> None:
        start, end = self.spans[relation.reason].column, self.spans[relation.conclusion].column
        if start == end:
            channels = [self.grid.beside(start)]
        else:
            channels = list(range(start, end)) if start < end else list(range(start - 1, end - 1, -1))
        entry = _Pin(channels[0] != start, 0.0, relation.reason)
        for channel in channels:
            net = self._net(channel, relation, last=channel == channels[-1], rightwards=start < end)
            if not any(_same(entry, other) for other in net.entries):
                net.entries.append(entry)
            entry = _Pin(not net.exit.right, net.exit.y)

    def _net(self, channel: int, relation: MainRelation, *, last: bool, rightwards: bool) -> _Net:
        apart = relation.reason if relation.kind is EdgeKind.CONTRADICTION else None
        key = (channel, relation.conclusion, relation.kind, apart)
        if key not in self.nets:
            span = self.spans[relation.conclusion]
            if last:
                leaving = _Pin(channel != span.column, 0.0, relation.conclusion)
            else:
                crossed = channel + 1 if rightwards else channel
                leaving = _Pin(rightwards, self._gap(crossed, (span.top + span.bottom) / 2))
            self.nets[key] = _Net(channel, relation.kind, leaving)
        return self.nets[key]

    def _gap(self, column: int, wanted: float) -> float:
        """The nearest place at which to cross a column, a little beside those who cross there already."""
        used = self.crossed
        gap = min(
            self.grid.gaps[column], key=lambda y: abs(y - wanted) + _CROWD * used.get((column, y), 0), default=wanted
        )
        count = used.get((column, gap), 0)
        used[column, gap] = count + 1
        return gap + (0.0, 1.7, -1.7)[count % 3]


def _same(one: _Pin, other: _Pin) -> bool:
    return (one.right, one.box) == (other.right, other.box) and (one.box is not None or one.y == other.y)


def _set_ports(nets: Sequence[_Net], spans: Mapping[Name, ColumnSpan]) -> None:
    """Where on its side of a box each line meets it, in the order in which they come in."""
    meeting: dict[tuple[Name, bool], list[tuple[float, int, _Pin]]] = {}
    for net in nets:
        ends = (net.exit, *net.entries)
        for at, end in enumerate(ends):
            if end.box is not None:
                others = net.entries if at == 0 else [net.exit]
                height = sum(_height(other, spans) for other in others) / len(others)
                group = meeting.setdefault((end.box, end.right), [])
                group.append((height, len(group), end))
    for (box, _), group in meeting.items():
        span = spans[box]
        gap = min(_PORTS, (span.bottom - span.top - 2 * HALF - 4) / max(1, len(group) - 1))
        for at, (_, _, end) in enumerate(sorted(group, key=lambda found: found[:2])):
            end.y = (span.top + span.bottom) / 2 + (at - (len(group) - 1) / 2) * gap


def _clear(nets: Sequence[_Net], spans: Mapping[Name, ColumnSpan]) -> None:
    """Move where lines meet boxes a little, so that in one channel no two lines run into each other from both sides."""
    taken = [(end.y, net) for net in nets for end in (net.exit, *net.entries) if end.box is None]
    for net in nets:
        for end in (net.exit, *net.entries):
            if end.box is None:
                continue
            span = spans[end.box]
            inside = [end.y + by for by in _NUDGES if span.top + 3 <= end.y + by <= span.bottom - 3]
            end.y = next(
                (y for y in inside if all(other is net or abs(y - at) >= _CLEAR for at, other in taken)), end.y
            )
            taken.append((end.y, net))


def _height(end: _Pin, spans: Mapping[Name, ColumnSpan]) -> float:
    if end.box is None:
        return end.y
    return (spans[end.box].top + spans[end.box].bottom) / 2


def _set_tracks(nets: Sequence[_Net], grid: Grid) -> None:
    """Give each trunk of a channel a place of its own; trunks that do not pass each other share one."""
    taken: list[float] = []
    tracks = {}
    for net in sorted(nets, key=lambda net: net.span):
        top, bottom = net.span
        track = next((at for at, end in enumerate(taken) if end + 2 <= top), len(taken))
        taken[track : track + 1] = [bottom]
        tracks[id(net)] = track
    room = grid.channel - 2 * (HEAD + _TURN)
    pitch = min(_TRACKS, room / max(1, len(taken) - 1))
    for net in nets:
        middle = grid.left(net.channel) + grid.width + grid.channel / 2
        net.x = middle + (tracks[id(net)] - (len(taken) - 1) / 2) * pitch


# Lines -------------------------------------------------------------------------------------------------------------


def _edges(net: _Net, grid: Grid) -> Iterator[Edge]:
    """The whole way of the farthest entry, and of the others the part up to where they join one that is drawn."""
    out = _point(net, net.exit, grid, leaving=True)
    both = net.kind is EdgeKind.CONTRADICTION
    outwards = 1.0 if net.exit.right else -1.0
    headed = net.exit.box is not None
    end = Point(out.x - outwards * HEAD, out.y) if headed else out
    farthest: set[bool] = set()
    for entry in sorted(net.entries, key=lambda entry: -abs(entry.y - net.exit.y)):
        start = _point(net, entry, grid, leaving=False)
        tail = _arrowhead(start, -1.0 if entry.right else 1.0) if both and entry.box is not None else ()
        if tail:
            start = Point(start.x + (-HEAD if entry.right else HEAD), start.y)
        below = entry.y > net.exit.y
        if not farthest:
            way = [start, Point(net.x, start.y), Point(net.x, out.y), end]
        elif below not in farthest:
            way = [start, Point(net.x, start.y), Point(net.x, out.y), Point(net.x + outwards * _TURN, out.y)]
        else:
            way = [start, Point(net.x, start.y), Point(net.x, start.y + (-_TURN if below else _TURN))]
        head = _arrowhead(out, -outwards) if headed and not farthest else ()
        farthest.add(below)
        yield Edge(net.kind, _rounded(way), head, None, tail)


def _point(net: _Net, end: _Pin, grid: Grid, *, leaving: bool) -> Point:
    """Where a line begins or ends: at a side of the channel, or beyond the column if it goes on to cross that."""
    side = grid.left(net.channel) + grid.width + (grid.channel if end.right else 0.0)
    if leaving and end.box is None:
        side += grid.width if end.right else -grid.width
    return Point(side, end.y)


def _arrowhead(tip: Point, back: float) -> tuple[Point, ...]:
    base = tip.x + back * HEAD
    return (
        Point(_round(tip.x), _round(tip.y)),
        Point(_round(base), _round(tip.y - HALF)),
        Point(_round(base), _round(tip.y + HALF)),
    )


def _rounded(way: Sequence[Point]) -> tuple[Point, ...]:
    """A way with its corners rounded, as a start point and cubic Bezier points in threes."""
    points = [point for at, point in enumerate(way) if at == 0 or _apart(point, way[at - 1]) > 0.01]
    found = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(_TURN, _apart(before, corner) / 2, _apart(corner, after) / (1 if after is points[-1] else 2))
        into, out = _towards(corner, before, reach), _towards(corner, after, reach)
        found.extend((found[-1], into, into))
        found.extend((corner, corner, out))
    found.extend((found[-1], points[-1], points[-1]))
    return tuple(Point(_round(point.x), _round(point.y)) for point in found)


def _apart(one: Point, other: Point) -> float:
    return abs(one.x - other.x) + abs(one.y - other.y)


def _towards(start: Point, end: Point, by: float) -> Point:
    length = _apart(start, end) or 1.0
    return Point(start.x + (end.x - start.x) * by / length, start.y + (end.y - start.y) * by / length)


def _round(length: float) -> float:
    return round(length, 2) + 0.0
