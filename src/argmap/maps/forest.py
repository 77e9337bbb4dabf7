"""The forest over the statements of a map: what bears on what; each statement has one place, all else points to it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from argmap.maps.atlas import EdgeKind
from argmap.model import Argument, Name, Step, StepId, StepKind

NESTED = 3
"""How many steps may attack each other in a row (an undercut of an undercut ...) and still be drawn as joints."""

KINDS = {
    StepKind.SUPPORT: EdgeKind.SUPPORT,
    StepKind.OBJECTION: EdgeKind.OBJECTION,
    StepKind.UNDERCUT: EdgeKind.UNDERCUT,
    StepKind.REPLY: EdgeKind.REPLY,
}


@dataclass(frozen=True, slots=True)
class Branch:
    """One thing that bears on a statement, and through which steps.

    `chain` starts with the step into the statement and ends with the one that has `statement` among its premises: two
    steps long for an undercut of a support. It is empty where no step is involved. A branch that is a `child` has the
    statement's box; any other only points to it.
    """

    statement: Name
    kind: EdgeKind
    chain: tuple[StepId, ...] = ()
    assumed: bool = False
    child: bool = False


@dataclass(frozen=True, slots=True)
class Forest:
    """A forest over the statements of one map; every member is a root or the child of exactly one branch."""

    roots: tuple[Name, ...]
    branches: Mapping[Name, tuple[Branch, ...]]
    order: tuple[Name, ...]
    """Every member, each after the one it hangs on."""


def bearing_on(argument: Argument, name: Name) -> tuple[Branch, ...]:
    """Everything that bears directly on a statement, steps first, none of it placed yet."""
    branches = [branch for step in argument.into.get(name, ()) for branch in _through(argument, (step,))]
    branches.extend(_beyond(argument, name))
    branches.extend(Branch(other, EdgeKind.ASSUMPTION, assumed=True) for other in argument.statements[name].assumptions)
    branches.extend(Branch(other, EdgeKind.CONTRADICTION) for other in argument.opposites.get(name, ()))
    return tuple(branches)


def ends_of(argument: Argument) -> dict[Name, tuple[Name, ...]]:
    """What each statement bears on; the inverse of `bearing_on`, without contradictions."""
    ends: dict[Name, dict[Name, None]] = {}
    for name in argument.statements:
        for branch in bearing_on(argument, name):
            if branch.kind is not EdgeKind.CONTRADICTION:
                ends.setdefault(branch.statement, {})[name] = None
    return {name: tuple(found) for name, found in ends.items()}


def _through(argument: Argument, chain: tuple[StepId, ...]) -> Iterator[Branch]:
    """The premises of the last step of a chain, then what bears on it."""
    stack = [chain]
    while stack:
        chain = stack.pop()
        step = argument.steps[chain[-1]]
        for premise in step.premises:
            yield Branch(premise, KINDS[step.kind], chain, assumed=premise in step.assumed)
        if len(chain) < NESTED:
            stack.extend((*chain, other) for other in reversed(argument.onto(step.id)))


def _beyond(argument: Argument, name: Name) -> Iterator[Branch]:
    """Undercuts and replies nested too deep for joints hang on the statement whose step they attack."""
    for key in argument.out_of.get(name, ()):
        step = argument.steps[key]
        if step.premises[0] == name and argument.onto(key) and _depth(argument, step) >= NESTED:
            for other in map(argument.steps.__getitem__, argument.onto(key)):
                yield from (Branch(premise, KINDS[other.kind], (other.id,)) for premise in other.premises)


def _depth(argument: Argument, step: Step) -> int:
    """How many steps deep a step is, 1 for one into a statement; counts no further than `NESTED`."""
    depth = 1
    while step.target_step is not None and depth < NESTED:
        step = argument.steps[step.target_step]
        depth += 1
    return depth


def build_forest(
    argument: Argument,
    members: Collection[Name],
    roots: Iterable[Name],
    extra: Mapping[Name, Sequence[Branch]] | None = None,
    leaves: Collection[Name] = (),
    own: Collection[Name] | None = None,
) -> Forest:
    """Arrange the members of a map as a forest, starting from its `roots`; what these do not reach becomes a root too.

    A statement hangs where it was written if that is on this map, else where it is first met; so do all that are not
    among the map's `own`, if these are given. `extra` branches come after a statement's own; what bears on `leaves` is
    left out.
    """
    growth = _ForestBuilder(argument, members, extra or {}, leaves, members if own is None else own)
    for name in (*roots, *members):
        growth.root(name)
    return Forest(tuple(growth.roots), growth.branches, tuple(growth.order))


class _ForestBuilder:
    def __init__(
        self,
        argument: Argument,
        members: Collection[Name],
        extra: Mapping[Name, Sequence[Branch]],
        leaves: Collection[Name],
        own: Collection[Name],
    ) -> None:
        self.argument = argument
        self.members = members
        self.extra = extra
        self.leaves = leaves
        self.own = own
        self.roots: list[Name] = []
        self.order: list[Name] = []
        self.branches: dict[Name, tuple[Branch, ...]] = {}
        self.placed: set[Name] = set()

    def root(self, name: Name) -> None:
        if name in self.placed:
            return
        self.placed.add(name)
        self.roots.append(name)
        stack = [name]
        while stack:
            statement = stack.pop()
            self.order.append(statement)
            self.branches[statement] = branches = tuple(self._branches(statement))
            stack.extend(branch.statement for branch in reversed(branches) if branch.child)

    def _branches(self, name: Name) -> Iterator[Branch]:
        own = () if name in self.leaves else bearing_on(self.argument, name)
        linked = {branch.statement for branch in own}
        for branch in (*own, *(branch for branch in self.extra.get(name, ()) if branch.statement not in linked)):
            child = self._belongs(name, branch)
            if child:
                self.placed.add(branch.statement)
            yield replace(branch, child=child)

    def _belongs(self, name: Name, branch: Branch) -> bool:
        """Whether what bears on a statement has its box here."""
        if branch.statement in self.placed or branch.statement not in self.members:
            return False
        one = self.argument.statements[branch.statement]
        above = self.argument.relations.above(one.name) if one.name in self.own else None
        here = one.beneath_step in branch.chain[-1:] if one.beneath_step else one.beneath == name
        if above is None or here:
            return branch.kind is not EdgeKind.CONTRADICTION
        return above not in self.members
