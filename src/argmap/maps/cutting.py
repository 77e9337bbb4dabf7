"""Cuts a map into blocks that fit a page: a subtree without room becomes a block of its own, with stubs at the cut."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from argmap.maps.box_factory import BoxFactory
from argmap.maps.boxes import TAB
from argmap.maps.figure import NODE_GAP
from argmap.maps.forest import Branch, Forest
from argmap.model import Name


@dataclass(frozen=True, slots=True)
class Subtree:
    """A statement with what bears on it, as far as it is shown in one piece.

    `branches` are those of the root that are shown; `opened` are the other statements with all of theirs. A root that
    stands on another block already has a `number` above 1; if the next number carries it on, there is `more`.
    """

    root: Name
    branches: tuple[Branch, ...]
    opened: frozenset[Name]
    number: int = 1
    more: bool = False


@dataclass(frozen=True, slots=True)
class Capacity:
    """How many columns of boxes a block may have, and its height in points."""

    columns: int
    height: float
    even: bool = False
    """Whether the parts of one that goes on share it out, rather than fill it and leave a small rest."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """Branches that stay together, their height, and what is opened among them."""

    branches: tuple[Branch, ...]
    height: float
    opened: frozenset[Name]


def cut(forest: Forest, factory: BoxFactory, room: Callable[[Name], Capacity]) -> tuple[Subtree, ...]:
    """The blocks of a map, in reading order: each tree's first block, then what it leaves to further ones.

    `room` says how much of it there is for the blocks that begin with a statement.
    """
    return tuple(block for root in forest.roots for block in _Cutting(forest, factory, room).tree(root))


@dataclass(slots=True)
class _Cutting:
    forest: Forest
    factory: BoxFactory
    room: Callable[[Name], Capacity]
    closed: dict[Name, None] = field(default_factory=dict)
    """Statements shown without what bears on them, in the order of closing."""

    def tree(self, root: Name) -> Iterator[Subtree]:
        queue = deque([(root, 1)])
        while queue:
            name, first = queue.popleft()
            before = len(self.closed)
            yield from self._blocks(name, first)
            queue.extend((cut, 2) for cut in list(self.closed)[before:] if not self.factory.foreign(cut))

    def _blocks(self, root: Name, first: int) -> Iterator[Subtree]:
        room = self.room(root)
        units, limit = list(self._units(root, room)), room.height - 2 * TAB
        parts = _shared_out(units, limit) if room.even else _filled(units, limit)
        for at, units in enumerate(parts):
            branches = tuple(branch for unit in units for branch in unit.branches)
            opened = frozenset[Name]().union(*(unit.opened for unit in units))
            yield Subtree(root, branches, opened, first + at, more=at < len(parts) - 1)

    def _units(self, root: Name, room: Capacity) -> Iterator[_Unit]:
        limit = room.height - 2 * TAB
        for _, together in groupby(self.forest.branches[root], key=lambda branch: branch.chain[:1] or branch):
            branches = tuple(together)
            unit = self._measure(branches, room)
            while unit.height > limit and unit.opened:
                self._close_one(unit, room, unit.height - limit)
                unit = self._measure(branches, room)
            if unit.height <= limit or len(branches) == 1:
                yield unit
            else:
                yield from (self._measure((branch,), room) for branch in branches)

    def _close_one(self, unit: _Unit, room: Capacity, excess: float) -> None:
        """Close the statement that saves the least height that is enough, or if none is, the one that saves most."""
        heights = self._heights(unit.branches, room)
        savings = {
            name: height - self._closed_height(branch)
            for name, (height, branch) in heights.items()
            if name in unit.opened
        }
        enough = {name: saving for name, saving in savings.items() if saving >= excess}
        chosen = min(enough, key=enough.__getitem__) if enough else max(savings, key=savings.__getitem__)
        self.closed[chosen] = None

    def _measure(self, branches: tuple[Branch, ...], room: Capacity) -> _Unit:
        heights = self._heights(branches, room)
        opened = frozenset(name for name in heights if self.forest.branches[name] and name not in self.closed)
        return _Unit(branches, self._stack(branches, heights), opened)

    def _heights(self, branches: tuple[Branch, ...], room: Capacity) -> dict[Name, tuple[float, Branch]]:
        """The height of each statement shown on these branches, with what bears on it as far as there are columns."""
        order = [(branch, 2) for branch in branches if branch.child]
        for branch, column in order:
            below = self.forest.branches[branch.statement]
            if below and column >= room.columns:
                self.closed.setdefault(branch.statement)
            elif branch.statement not in self.closed:
                order.extend((child, column + 1) for child in below if child.child)
        heights: dict[Name, tuple[float, Branch]] = {}
        for branch, _ in reversed(order):
            height = self._closed_height(branch)
            if branch.statement not in self.closed:
                height = max(height, self._stack(self.forest.branches[branch.statement], heights))
            heights[branch.statement] = (height, branch)
        return heights

    def _closed_height(self, branch: Branch) -> float:
        hidden = bool(self.forest.branches[branch.statement]) or self.factory.more_elsewhere(branch.statement)
        also = self.factory.also(branch.statement, self.factory.style.ends.get(branch.statement, ())[:1])
        return self.factory.box(branch.statement, branch).height + (TAB if hidden else 0) + (also.height if also else 0)

    def _stack(self, branches: Sequence[Branch], heights: Mapping[Name, tuple[float, Branch]]) -> float:
        each = [
            heights[branch.statement][0] if branch.child else self.factory.stub(branch.statement).height
            for branch in branches
        ]
        return sum(each) + NODE_GAP * max(0, len(each) - 1)


def _shared_out(units: list[_Unit], limit: float) -> list[list[_Unit]]:
    """As few parts as the limit allows, in order, as equal in height as can be, so that the last is no small rest."""
    parts = _filled(units, limit)
    lowest, highest = max((unit.height for unit in units), default=0.0), limit
    while len(parts) > 1 and highest - lowest > 1:
        middle = (lowest + highest) / 2
        tried = _filled(units, middle)
        if len(tried) > len(parts):
            lowest = middle
        else:
            parts, highest = tried, middle
    return parts


def _filled(units: list[_Unit], limit: float) -> list[list[_Unit]]:
    parts: list[list[_Unit]] = [[]]
    used = 0.0
    for unit in units:
        if parts[-1] and used + NODE_GAP + unit.height > limit:
            parts.append([])
            used = 0.0
        used += unit.height + (NODE_GAP if parts[-1] else 0)
        parts[-1].append(unit)
    return parts
