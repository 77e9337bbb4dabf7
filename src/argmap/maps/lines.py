"""From the splines of a layout to lines with arrowheads and signs, spread out where many meet at one box."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import hypot

from argmap.maps.atlas import Edge, EdgeKind, Point
from argmap.maps.figure import JOINT, Figure, Member, Tie
from argmap.maps.graph import Placed

HEAD, HALF = 7.0, 3.3
"""Length and half the width of an arrowhead."""
BAR = 3.4
"""How far the bar of an undercut reaches from the end of its line."""
ACROSS = 4.6
"""Half the length of that bar."""
SIGN = 4.2
"""The radius of a sign."""
_SPREAD = 11.0
"""The distance at which lines meet a box, where it has room."""

_BARRED = (EdgeKind.UNDERCUT, EdgeKind.REPLY)
_HEADED = (
    EdgeKind.SUPPORT,
    EdgeKind.OBJECTION,
    *_BARRED,
    EdgeKind.CONTRADICTION,
    EdgeKind.ASSUMPTION,
)
_SIGNED = (
    EdgeKind.SUPPORT,
    EdgeKind.OBJECTION,
    *_BARRED,
    EdgeKind.CONTRADICTION,
    EdgeKind.HOLDS,
    EdgeKind.REJECTS,
)

Path = tuple[Point, ...]


_SIDE = 2 * SIGN + 1.2
"""The side of the squares in which places are kept: as far as a sign has to look."""


class _PointGrid:
    """Points in a grid of squares, so that only near ones are compared in a large picture."""

    def __init__(self, points: Iterable[Point]) -> None:
        self._squares: dict[tuple[int, int], list[Point]] = {}
        for point in points:
            self.add(point)

    def add(self, point: Point) -> None:
        """Put one more among them."""
        self._squares.setdefault((int(point.x // _SIDE), int(point.y // _SIDE)), []).append(point)

    def clear(self, point: Point, distance: float) -> bool:
        """Whether none is nearer to a point than a distance, of at most the side of a square."""
        column, row = int(point.x // _SIDE), int(point.y // _SIDE)
        squares = product(range(column - 1, column + 2), range(row - 1, row + 2))
        near = (other for square in squares for other in self._squares.get(square, ()))
        return all(hypot(point.x - other.x, point.y - other.y) >= distance for other in near)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What signs must keep clear of: the centres of joints and signs so far, and those of the bars of undercuts."""

    spots: _PointGrid
    bars: _PointGrid


def lines(figure: Figure, placed: Placed) -> tuple[Edge, ...]:
    """The lines of a figure, in the order of its ties, each running from the reason to the conclusion."""
    members = {member.id: member for member in figure.members}
    spread = _spread(figure.ties, placed, members)
    paths = [_swept(tie, path, members) for tie, path in zip(figure.ties, spread, strict=True)]
    joints = [placed.centres[member.id] for member in figure.members if member.content is None]
    heads = [
        _heads(tie.kind, path, to_joint=members[tie.tail].content is None)
        for tie, path in zip(figure.ties, paths, strict=True)
    ]
    bars = [_middle(head) for tie, (head, _) in zip(figure.ties, heads, strict=True) if tie.kind in _BARRED]
    taken = _Taken(_PointGrid(joints), _PointGrid(bars))
    return tuple(
        _edge(tie, path, ends, taken, short=members[tie.head].content is None)
        for tie, path, ends in zip(figure.ties, paths, heads, strict=True)
    )


def _spread(ties: Sequence[Tie], placed: Placed, members: Mapping[str, Member]) -> list[Path]:
    """Move the ends of lines that meet at the same side of a box apart, in the order they come in."""
    paths = list(placed.paths)
    for at_tail in (True, False):
        meeting: dict[str, list[int]] = {}
        for at, tie in enumerate(ties):
            if tie.free:
                continue
            meeting.setdefault(tie.tail if at_tail else tie.head, []).append(at)
        for end, group in meeting.items():
            if members[end].content is None:
                continue
            group.sort(key=lambda at: _height_of_other_end(paths[at], at_tail=at_tail))
            for at, shift in zip(group, _shifts(len(group), members[end]), strict=True):
                paths[at] = _shifted(paths[at], shift, at_tail=at_tail)
    return paths


def _height_of_other_end(path: Path, *, at_tail: bool) -> tuple[float, float]:
    near = path[min(3, len(path) - 1)] if at_tail else path[max(-4, -len(path))]
    return (near.y, path[-1 if at_tail else 0].y)


def _shifts(count: int, member: Member) -> Iterator[float]:
    """How far each of the lines that meet at a box is moved along its side; stubs attached to the box are left free."""
    content = member.content
    if content is None:
        return
    above = member.above.height if member.above else 0.0
    below = member.below.height if member.below else 0.0
    gap = min(_SPREAD, (content.height - 2 * HALF - 6) / max(1, count - 1))
    for at in range(count):
        yield (above - below) / 2 + (at - (count - 1) / 2) * gap


def _shifted(path: Path, by: float, *, at_tail: bool) -> Path:
    points = list(path)
    for at in (0, 1) if at_tail else (-1, -2):
        points[at] = Point(points[at].x, points[at].y + by)
    return tuple(points)


def _swept(tie: Tie, path: Path, members: Mapping[str, Member]) -> Path:
    """From a box to a joint in one sweep: it reaches the joint from the left, clear of other joints above and below."""
    if members[tie.tail].content is None or members[tie.head].content is not None:
        return path
    start, end = path[0], path[-1]
    half = (end.x - start.x - HEAD) / 2
    return (start, Point(start.x + HEAD + half, start.y), Point(end.x - half, end.y), end)


def _edge(tie: Tie, path: Path, heads: tuple[Path, Path], taken: _Taken, *, short: bool) -> Edge:
    head, tail = heads
    reach = BAR if tie.kind in _BARRED else HEAD
    drawn = _trimmed(path, reach, head=bool(head), tail=bool(tail))
    sign = _sign(drawn, taken, short=short) if tie.kind in _SIGNED else None
    if sign:
        taken.spots.add(sign)
    return Edge(tie.kind, tuple(reversed(drawn)), head, sign, tail)


def _heads(kind: EdgeKind, path: Path, *, to_joint: bool) -> tuple[Path, Path]:
    if kind not in _HEADED:
        return (), ()
    start = path[0]
    if kind in _BARRED:
        return _bar(start, path[1] if to_joint else Point(start.x + 1, start.y)), ()
    if kind is EdgeKind.ASSUMPTION:
        return _diamond(start), ()
    if kind is EdgeKind.CONTRADICTION:
        return _triangle(start, path[1]), _triangle(path[-1], path[-2])
    return _triangle(start, Point(start.x + 1, start.y)), ()


def _triangle(tip: Point, towards: Point) -> Path:
    base = _towards(tip, towards, HEAD)
    across = Point((base.y - tip.y) / HEAD * HALF, (tip.x - base.x) / HEAD * HALF)
    return (tip, Point(base.x + across.x, base.y + across.y), Point(base.x - across.x, base.y - across.y))


def _diamond(tip: Point) -> Path:
    half = HEAD / 2
    return (tip, Point(tip.x + half, tip.y - 2.6), Point(tip.x + HEAD, tip.y), Point(tip.x + half, tip.y + 2.6))


def _bar(end: Point, towards: Point) -> Path:
    """A bar across the line, just clear of what it ends on."""
    length = hypot(towards.x - end.x, towards.y - end.y) or 1.0
    along = Point((towards.x - end.x) / length, (towards.y - end.y) / length)
    across = Point(-along.y * ACROSS, along.x * ACROSS)
    near, far = (Point(end.x + along.x * off, end.y + along.y * off) for off in (BAR - 2, BAR))
    corners = ((near, 1), (near, -1), (far, -1), (far, 1))
    return tuple(Point(point.x + side * across.x, point.y + side * across.y) for point, side in corners)


def _trimmed(path: Path, reach: float, *, head: bool, tail: bool) -> Path:
    """The path without what its arrowheads cover."""
    points = list(path)
    if head:
        points[0] = _towards(path[0], path[1], reach)
    if tail:
        points[-1] = _towards(path[-1], path[-2], reach)
    return tuple(points)


def _towards(start: Point, end: Point, by: float) -> Point:
    length = hypot(end.x - start.x, end.y - start.y)
    share = by / length if length else 0.0
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _sign(path: Path, taken: _Taken, *, short: bool) -> Point:
    """A place on the line near the reason, clear of signs and bars; on the short way from a joint, close to it."""
    points = list(_sampled(path))[::-1]
    travelled = 0.0
    wanted, clear = (SIGN + JOINT / 2 + 0.5, SIGN) if short else (SIGN + 6.0, 2 * SIGN + 1.2)
    for before, point in pairwise(points):
        travelled += hypot(point.x - before.x, point.y - before.y)
        if travelled >= wanted and taken.spots.clear(point, clear) and taken.bars.clear(point, SIGN + ACROSS):
            return point
    return points[len(points) // 2]


def _middle(points: Path) -> Point:
    return Point(sum(point.x for point in points) / len(points), sum(point.y for point in points) / len(points))


def _sampled(path: Path) -> Iterator[Point]:
    """Points along a spline, some twenty for each of its pieces."""
    yield path[0]
    for at in range(0, len(path) - 3, 3):
        a, b, c, d = path[at : at + 4]
        for step in range(1, 21):
            t = step / 20
            u = 1 - t
            wa, wb, wc, wd = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            yield Point(wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y)
