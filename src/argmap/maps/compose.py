"""Turns a block of a map into a picture to be laid out: its boxes, the joints of its steps, and the lines."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from argmap.maps.atlas import Box, EdgeKind, Stub, StubKind
from argmap.maps.boxes import tab
from argmap.maps.cutting import Block
from argmap.maps.figure import Figure, Member, Tie
from argmap.maps.kit import Kit, main_id
from argmap.maps.outline import KINDS, NESTED, Outline, Twig
from argmap.model import Name, StepId

_HIGHEST = 108
"""How high, in points, a box is made for the sake of its lines alone."""


def compose(block: Block, outline: Outline, kit: Kit, *, ties_across: bool = True) -> Figure:
    """The picture of a block that is cut from a map.

    A pointer to a statement further right in the block is a line across (unless `ties_across` is off); any other is a
    stub, so that all lines run from right to left and columns stay as the cutting foresaw them.
    """
    return _Composer(outline, kit, ties_across=ties_across).block(block)


def compose_whole(outline: Outline, kit: Kit) -> Figure:
    """The picture of a whole map, uncut; only what is not on the map at all is a stub."""
    return _Composer(outline, kit, uncut=True).all()


@dataclass(slots=True)
class _Composer:
    outline: Outline
    kit: Kit
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

    def block(self, block: Block) -> Figure:
        root = self.kit.box(block.root, None)
        above = self._tab(StubKind.BACK, self.kit.box_id(block.root, block.number - 1)) if block.number > 1 else None
        below = self._tab(StubKind.ONWARD, self.kit.box_id(block.root, block.number + 1)) if block.more else None
        if block.root in self.kit.partial and not block.more:
            below = self._tab(StubKind.ONWARD, main_id(block.root))
        placed = replace(root, id=self.kit.box_id(block.root, block.number))
        self._grow({block.root: block.twigs}, block.opened, [Member("", placed, None, above, below)])
        return self._figure()

    def all(self) -> Figure:
        everything = frozenset(self.outline.twigs)
        roots = [replace(self.kit.box(root, None), id=self.kit.box_id(root)) for root in self.outline.roots]
        own = {root: self.outline.twigs[root] for root in self.outline.roots}
        self._grow(own, everything, [Member("", box) for box in roots])
        return self._figure()

    def _figure(self) -> Figure:
        meeting = Counter(tie.tail for tie in self.ties)
        members = (self._pointing(_roomy(member, meeting[member.id])) for member in self.members)
        return Figure(tuple(members), tuple(self.ties), self.ranks)

    def _pointing(self, member: Member) -> Member:
        """A statement's main box with a stub for what it bears on that no line of this figure leads to."""
        box = member.content
        if not isinstance(box, Box) or box.id != main_id(box.statement):
            return member
        stub = self.kit.also(box.statement, self.reached.get(member.id, ()))
        return replace(member, above=stub) if stub else member

    def _grow(self, roots: dict[Name, tuple[Twig, ...]], opened: frozenset[Name], members: list[Member]) -> None:
        """Place the boxes column by column, then draw the lines, for which all columns must be known."""
        for name, member in zip(roots, members, strict=True):
            self._place(name, member, 1)
        shown = dict(roots)
        queue = deque(roots)
        while queue:
            name = queue.popleft()
            for twig in shown[name]:
                self.ranks = max(self.ranks, 1 + sum(1 for _ in self._joined(twig)))
                if twig.child:
                    is_open = twig.statement in opened
                    self._place(twig.statement, self._member(twig, is_open=is_open), self.columns[name] + 1)
                    shown[twig.statement] = self.outline.twigs[twig.statement] if is_open else ()
                    queue.append(twig.statement)
        for name, twigs in shown.items():
            for twig in twigs:
                self._draw(name, twig)

    def _place(self, name: Name, member: Member, column: int) -> None:
        self.boxes[name] = self._add(member)
        self.columns[name] = column

    def _add(self, member: Member) -> str:
        key = f"n{len(self.members) + 1}"
        self.members.append(replace(member, id=key))
        return key

    def _member(self, twig: Twig, *, is_open: bool) -> Member:
        name = twig.statement
        box = replace(self.kit.box(name, twig), id=self.kit.box_id(name))
        if not self.uncut and is_open and name in self.kit.partial:
            return Member("", box, below=self._tab(StubKind.ONWARD, main_id(name)))
        if self.uncut or (is_open and self.outline.twigs[name]):
            return Member("", box)
        if self.kit.more_elsewhere(name):
            return Member("", box, below=self._tab(StubKind.ONWARD, main_id(name)))
        hidden = not is_open and bool(self.outline.twigs[name])
        return Member("", box, below=self._tab(StubKind.ONWARD, self.kit.box_id(name, 2)) if hidden else None)

    def _tab(self, kind: StubKind, target: str) -> Stub:
        return replace(tab(kind, self.kit.style.width), target=target)

    # Lines ---------------------------------------------------------------------------------------------------------

    def _joined(self, twig: Twig) -> Iterator[StepId]:
        """The steps of a twig's chain that are drawn as joints."""
        argument = self.kit.analysis.argument
        for at, key in enumerate(twig.chain):
            if (at + 1 < NESTED and argument.onto(key)) or len(argument.steps[key].premises) > 1:
                yield key

    def _draw(self, name: Name, twig: Twig) -> None:
        target = self._target(name, twig)
        if target is None:
            return
        end, steer = target
        start, kind, left = self.boxes[name], twig.kind, self.ranks
        for key in self._joined(twig):
            start = self._joint(start, key)
            left -= 1
            kind = EdgeKind.PREMISE if key == twig.chain[-1] else twig.kind
        if twig.kind is not EdgeKind.CONTRADICTION:
            self.reached.setdefault(end, []).append(name)
        free = self.uncut and kind is EdgeKind.CONTRADICTION
        self.ties.append(Tie(start, end, kind, left, steer, free))

    def _joint(self, start: str, key: StepId) -> str:
        if key not in self.joints:
            kind = KINDS[self.kit.analysis.argument.steps[key].kind]
            self.joints[key] = self._add(Member("", None, kind))
            self.ties.append(Tie(start, self.joints[key], kind, 1))
        return self.joints[key]

    def _target(self, name: Name, twig: Twig) -> tuple[str, bool] | None:
        """The member a twig's line leads to and whether it steers the layout; None if the line is there already."""
        other = twig.statement
        if twig.child:
            return self.boxes[other], True
        if other in self.boxes and other != name:
            if twig.kind is EdgeKind.CONTRADICTION:
                pair = frozenset((name, other))
                if pair in self.drawn:
                    return None
                self.drawn.add(pair)
            if self.uncut:
                return self.boxes[other], twig.kind is not EdgeKind.CONTRADICTION
            if self.ties_across and self.columns[name] < self.columns[other]:
                return self.boxes[other], False
        return self._add(Member("", self._reference(other))), True

    def _reference(self, name: Name) -> Stub:
        here = name in self.outline.twigs
        return replace(self.kit.stub(name), target=self.kit.box_id(name) if here else main_id(name))


def _roomy(member: Member, lines: int) -> Member:
    """A box high enough for the arrowheads of the lines that meet at it not to run into each other."""
    if not isinstance(member.content, Box):
        return member
    height = max(member.content.height, min(8 * lines + 12, _HIGHEST))
    if height == member.content.height:
        return member
    return replace(member, content=replace(member.content, height=height))
