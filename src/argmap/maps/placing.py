"""Puts laid-out figures on a sheet: every box, stub, joint and line where it is printed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from argmap.maps.alternatives import text_alternative
from argmap.maps.atlas import Box, Edge, Joint, Point, Sheet, Stub
from argmap.maps.figure import Figure, Member
from argmap.maps.graph import Placed
from argmap.maps.lines import lines
from argmap.wording import Catalogue
from argmap.wording.maps import alternative


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure with its layout, and where on the sheet its top left corner goes."""

    figure: Figure
    placed: Placed
    x: float = 0.0
    y: float = 0.0

    @property
    def edges(self) -> Iterator[Edge]:
        """Its lines, in their places."""
        for edge in lines(self.figure, self.placed):
            yield replace(
                edge,
                points=self._moved(edge.points),
                head=self._moved(edge.head),
                tail=self._moved(edge.tail),
                sign=self._moved((edge.sign,))[0] if edge.sign else None,
            )

    @property
    def joints(self) -> Iterator[Joint]:
        """Its joints, in their places."""
        for member in self.figure.members:
            if member.joint is not None:
                (centre,) = self._moved((self.placed.centres[member.id],))
                yield Joint(centre.x, centre.y, member.joint)

    @property
    def contents(self) -> Iterator[Box | Stub]:
        """Its boxes and stubs, in their places and reading order; what is attached to a box is before or after it."""
        for member in self.figure.reading_order:
            yield from self._stacked(member)

    def _stacked(self, member: Member) -> Iterator[Box | Stub]:
        node = member.node
        centre = self.placed.centres[member.id]
        x, y = centre.x + self.x - node.width / 2, centre.y + self.y - node.height / 2
        for part in (member.above, member.content, member.below):
            if part is not None:
                yield replace(part, x=_round(x), y=_round(y))
                y += part.height

    def _moved(self, points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple(Point(_round(point.x + self.x), _round(point.y + self.y)) for point in points)


def _round(length: float) -> float:
    """To a hundredth of a point: finer than any printer, and the same on every machine."""
    return round(length, 2) + 0.0


def sheet(identity: str, title: str, drawings: Sequence[Drawing], words: Catalogue, *, landscape: bool) -> Sheet:
    """A sheet with these drawings on it, no larger than they need."""
    contents = tuple(part for drawing in drawings for part in drawing.contents)
    edges = tuple(edge for drawing in drawings for edge in drawing.edges)
    boxes = tuple(part for part in contents if isinstance(part, Box))
    return Sheet(
        id=identity,
        title=title,
        width=_round(max(drawing.x + drawing.placed.width for drawing in drawings)),
        height=_round(max(drawing.y + drawing.placed.height for drawing in drawings)),
        landscape=landscape,
        parts=contents,
        joints=tuple(joint for drawing in drawings for joint in drawing.joints),
        edges=edges,
        alternative=alternative(
            words, title, len({box.statement for box in boxes}), Counter(edge.kind for edge in edges)
        ),
        long_description=tuple(
            sentence for drawing in drawings for sentence in text_alternative(drawing.figure, words)
        ),
    )
