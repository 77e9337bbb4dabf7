"""Turns a block of a map into a picture to be laid out: its boxes, the joints of its steps, and the lines."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from argmap.maps.atlas import Box, EdgeKind, Stub, StubKind
from argmap.maps.box_factory import BoxFactory, main_id
from argmap.maps.boxes import tab
from argmap.maps.cutting import Subtree
from argmap.maps.figure import Figure, Member, Tie
from argmap.maps.forest import KINDS, NESTED, Branch, Forest
from argmap.model import Name, StepId

_HIGHEST = 108
"""How high, in points, a box is made for the sake of its lines alone."""


def compose(block: Subtree, forest: Forest, factory: BoxFactory, *, ties_across: bool = True) -> Figure:
    """The picture of a block that is cut from a map.

    A pointer to a statement further right in the block is a line across (unless `ties_across` is off); any other is a
    stub, so that all lines run from right to left and columns stay as the cutting foresaw them.
    """
    return _Composer(forest, factory, ties_across=ties_across).block(block)


def compose_whole(forest: Forest, factory: BoxFactory) -> Figure:
    """The picture of a whole map, uncut; only what is not on the map at all is a stub."""
    return _Composer(forest, factory, uncut=True).all()


@dataclass(slots=True)
class _Composer:
    forest: Forest
    factory: BoxFactory
    ties_across: bool = True
    uncut: bool = False
    members: list[Member] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    boxes: dict[Name, str] = field(default_factory=dict)
    columns: dict[Name, int] = field(default_factory=dict)
    joints: dict[StepId, str] = field(default_factory=dict)
    drawn: set[frozenset[Name]] = field(default_factory=set)
    reached: dict[str, list[Name]] = field(default_factory=dict)
    """For each member, the statements that lines lead to from it."""
    ranks: int = 2

    def block(self, block: Subtree) -> Figure:
        root = self.factory.box(block.root, None)
        above = (
            self._tab(StubKind.BACK, self.factory.box_id(block.root, block.number - 1)) if block.number > 1 else None
        )
        below = self._tab(StubKind.ONWARD, self.factory.box_id(block.root, block.number + 1)) if block.more else None
        if block.root in self.factory.partial and not block.more:
            below = self._tab(StubKind.ONWARD, main_id(block.root))
        placed = replace(root, id=self.factory.box_id(block.root, block.number))
        self._grow({block.root: block.branches}, block.opened, [Member("", placed, None, above, below)])
        return self._figure()

    def all(self) -> Figure:
        everything = frozenset(self.forest.branches)
        roots = [replace(self.factory.box(root, None), id=self.factory.box_id(root)) for root in self.forest.roots]
        own = {root: self.forest.branches[root] for root in self.forest.roots}
        self._grow(own, everything, [Member("", box) for box in roots])
        return self._figure()

    def _figure(self) -> Figure:
        meeting = Counter(tie.tail for tie in self.ties)
        members = (self._pointing(_roomy(member, meeting[member.id])) for member in self.members)
        return Figure(tuple(members), tuple(self.ties), self.ranks)

    def _pointing(self, member: Member) -> Member:
        """Adds to a statement's main box a stub for what it bears on without a line in this figure."""
        box = member.content
        if not isinstance(box, Box) or box.id != main_id(box.statement):
            return member
        stub = self.factory.also(box.statement, self.reached.get(member.id, ()))
        return replace(member, above=stub) if stub else member

    def _grow(self, roots: dict[Name, tuple[Branch, ...]], opened: frozenset[Name], members: list[Member]) -> None:
        """Place the boxes column by column, then draw the lines, for which all columns must be known."""
        for name, member in zip(roots, members, strict=True):
            self._place(name, member, 1)
        shown = dict(roots)
        queue = deque(roots)
        while queue:
            name = queue.popleft()
            for branch in shown[name]:
                self.ranks = max(self.ranks, 1 + sum(1 for _ in self._joined(branch)))
                if branch.child:
                    is_open = branch.statement in opened
                    self._place(branch.statement, self._member(branch, is_open=is_open), self.columns[name] + 1)
                    shown[branch.statement] = self.forest.branches[branch.statement] if is_open else ()
                    queue.append(branch.statement)
        for name, branches in shown.items():
            for branch in branches:
                self._draw(name, branch)

    def _place(self, name: Name, member: Member, column: int) -> None:
        self.boxes[name] = self._add(member)
        self.columns[name] = column

    def _add(self, member: Member) -> str:
        key = f"n{len(self.members) + 1}"
        self.members.append(replace(member, id=key))
        return key

    def _member(self, branch: Branch, *, is_open: bool) -> Member:
        name = branch.statement
        box = replace(self.factory.box(name, branch), id=self.factory.box_id(name))
        if not self.uncut and is_open and name in self.factory.partial:
            return Member("", box, below=self._tab(StubKind.ONWARD, main_id(name)))
        if self.uncut or (is_open and self.forest.branches[name]):
            return Member("", box)
        if self.factory.more_elsewhere(name):
            return Member("", box, below=self._tab(StubKind.ONWARD, main_id(name)))
        hidden = not is_open and bool(self.forest.branches[name])
        return Member("", box, below=self._tab(StubKind.ONWARD, self.factory.box_id(name, 2)) if hidden else None)

    def _tab(self, kind: StubKind, target: str) -> Stub:
        return replace(tab(kind, self.factory.style.width), target=target)

    # Lines ---------------------------------------------------------------------------------------------------------

    def _joined(self, branch: Branch) -> Iterator[StepId]:
        """The steps of a branch's chain that are drawn as joints."""
        argument = self.factory.analysis.argument
        for at, key in enumerate(branch.chain):
            if (at + 1 < NESTED and argument.onto(key)) or len(argument.steps[key].premises) > 1:
                yield key

    def _draw(self, name: Name, branch: Branch) -> None:
        target = self._target(name, branch)
        if target is None:
            return
        end, steer = target
        start, kind, left = self.boxes[name], branch.kind, self.ranks
        for key in self._joined(branch):
            start = self._joint(start, key)
            left -= 1
            kind = EdgeKind.PREMISE if key == branch.chain[-1] else branch.kind
        if branch.kind is not EdgeKind.CONTRADICTION:
            self.reached.setdefault(end, []).append(name)
        free = self.uncut and kind is EdgeKind.CONTRADICTION
        self.ties.append(Tie(start, end, kind, left, steer, free))

    def _joint(self, start: str, key: StepId) -> str:
        if key not in self.joints:
            kind = KINDS[self.factory.analysis.argument.steps[key].kind]
            self.joints[key] = self._add(Member("", None, kind))
            self.ties.append(Tie(start, self.joints[key], kind, 1))
        return self.joints[key]

    def _target(self, name: Name, branch: Branch) -> tuple[str, bool] | None:
        """The member a branch's line leads to and whether it steers the layout; None if the line is there already."""
        other = branch.statement
        if branch.child:
            return self.boxes[other], True
        if other in self.boxes and other != name:
            if branch.kind is EdgeKind.CONTRADICTION:
                pair = frozenset((name, other))
                if pair in self.drawn:
                    return None
                self.drawn.add(pair)
            if self.uncut:
                return self.boxes[other], branch.kind is not EdgeKind.CONTRADICTION
            if self.ties_across and self.columns[name] < self.columns[other]:
                return self.boxes[other], False
        return self._add(Member("", self._reference(other))), True

    def _reference(self, name: Name) -> Stub:
        here = name in self.forest.branches
        return replace(self.factory.stub(name), target=self.factory.box_id(name) if here else main_id(name))


def _roomy(member: Member, lines: int) -> Member:
    """A box high enough for the arrowheads of the lines that meet at it not to run into each other."""
    if not isinstance(member.content, Box):
        return member
    height = max(member.content.height, min(8 * lines + 12, _HIGHEST))
    if height == member.content.height:
        return member
    return replace(member, content=replace(member.content, height=height))
