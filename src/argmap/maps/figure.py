"""A picture before layout: which boxes, joints and stubs it has, how large they are, and which lines join them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from argmap.maps.atlas import Box, EdgeKind, Stub
from argmap.maps.graph import SizedArc, SizedGraph, SizedNode

NODE_GAP = 11.0
"""The least distance between boxes of a column, in points."""
COLUMN_GAP = 52.0
"""The distance between columns of boxes, in points."""
JOINT = 5.0
"""The diameter of a joint."""


@dataclass(frozen=True, slots=True)
class Member:
    """A box, a reference to one, or (with a `joint` and no content) a joint; stubs may be attached to a box."""

    id: str
    content: Box | Stub | None
    joint: EdgeKind | None = None
    above: Stub | None = None
    below: Stub | None = None

    @property
    def node(self) -> SizedNode:
        """What the layout places: it, with the stubs attached to it."""
        if self.content is None:
            return SizedNode(self.id, JOINT, JOINT, joint=True)
        attached = sum(stub.height for stub in (self.above, self.below) if stub)
        return SizedNode(self.id, self.content.width, self.content.height + attached)


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from the conclusion's side (`tail`) to the reason's (`head`); `length`, `steer`, `free` as in an arc."""

    tail: str
    head: str
    kind: EdgeKind
    length: int
    steer: bool = True
    free: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One picture. `ranks` is the number of ranks from one column of boxes to the next."""

    members: tuple[Member, ...]
    ties: tuple[Tie, ...]
    ranks: int
    graph: SizedGraph = field(init=False, repr=False, compare=False)
    """What the layout engine needs of it."""

    def __post_init__(self) -> None:
        gap = (COLUMN_GAP - JOINT * (self.ranks - 1)) / self.ranks
        arcs = tuple(SizedArc(tie.tail, tie.head, tie.length, tie.steer, tie.free) for tie in self.ties)
        graph = SizedGraph(tuple(member.node for member in self.members), arcs, gap, NODE_GAP)
        object.__setattr__(self, "graph", graph)

    @property
    def reading_order(self) -> Iterator[Member]:
        """Its members in reading order: each before what hangs on it, and that before the next."""
        members = {member.id: member for member in self.members}
        hanging: dict[str, list[str]] = {}
        for tie in self.ties:
            hanging.setdefault(tie.tail, []).append(tie.head)
        left = [member.id for member in reversed(self.members)]
        while left:
            member = members.pop(left.pop(), None)
            if member is not None:
                yield member
                left.extend(reversed(hanging.get(member.id, ())))
