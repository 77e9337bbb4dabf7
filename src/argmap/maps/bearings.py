"""What bears on what among the main statements of an argument, directly or through statements that are not shown."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from argmap.maps.atlas import EdgeKind
from argmap.model import Argument, Name, StepId, StepKind


@dataclass(frozen=True, slots=True)
class Bearing:
    """One statement that bears on another: for it, against it, or each against the other.

    `kind` is `SUPPORT`, `OBJECTION` or `CONTRADICTION`. A reason that speaks both for and against its conclusion has a
    bearing of either kind.
    """

    reason: Name
    conclusion: Name
    kind: EdgeKind


def bearings(argument: Argument, shown: Collection[Name]) -> tuple[Bearing, ...]:
    """What bears on what among the statements shown, once each, in their order.

    A way leads from a premise through its step to what the step bears on, and on from there as long as that is not
    shown itself. It speaks against its end if it passes an odd number of objections and undercuts. An assumption bears
    for what depends on it. Of contradictions, only those between two statements that are shown are told.
    """
    among = frozenset(shown)
    holders = _holders(argument)
    found = [one for name in shown for one in _ways(argument, name, among, holders)]
    found.extend(
        Bearing(clash.first, clash.second, EdgeKind.CONTRADICTION)
        for clash in argument.contradictions
        if {clash.first, clash.second} <= among and clash.first != clash.second
    )
    return tuple(dict.fromkeys(found))


def _holders(argument: Argument) -> dict[Name, list[Name]]:
    """For each assumption of a statement, the statements that depend on it."""
    holders: dict[Name, list[Name]] = {}
    for statement in argument.statements.values():
        for assumption in statement.assumptions:
            holders.setdefault(assumption, []).append(statement.name)
    return holders


def _ways(
    argument: Argument, start: Name, shown: frozenset[Name], holders: dict[Name, list[Name]]
) -> Iterator[Bearing]:
    stack = [(start, True)]
    seen = set(stack)
    while stack:
        name, favourable = stack.pop()
        ends = [_end(argument, key) for key in argument.out_of.get(name, ())]
        ends.extend((holder, True) for holder in holders.get(name, ()))
        for target, in_favour in reversed(ends):
            way = (target, favourable == in_favour)
            if way in seen or target == start:
                continue
            seen.add(way)
            if target in shown:
                yield Bearing(start, target, EdgeKind.SUPPORT if way[1] else EdgeKind.OBJECTION)
            else:
                stack.append(way)


def _end(argument: Argument, key: StepId) -> tuple[Name, bool]:
    """The statement a step bears on in the end, and whether it speaks for it."""
    seen = {key}
    step = argument.steps[key]
    in_favour = True
    while step.target is None and step.target_step is not None and step.target_step not in seen:
        seen.add(step.target_step)
        in_favour = not in_favour
        step = argument.steps[step.target_step]
    return step.target or step.premises[0], in_favour == (step.kind is not StepKind.OBJECTION)
