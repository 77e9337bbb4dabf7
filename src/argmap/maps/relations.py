"""What bears on what among the main statements of an argument, directly or through statements that are not shown."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from argmap.maps.atlas import EdgeKind
from argmap.model import Argument, Name


@dataclass(frozen=True, slots=True)
class MainRelation:
    """One statement that bears on another: for it, against it, or each against the other.

    `kind` is `SUPPORT`, `OBJECTION` or `CONTRADICTION`. A reason that speaks both for and against its conclusion has a
    relation of either kind.
    """

    reason: Name
    conclusion: Name
    kind: EdgeKind


def relations_among(argument: Argument, shown: Collection[Name]) -> tuple[MainRelation, ...]:
    """What bears on what among the statements shown, once each, in their order.

    A way leads from a premise through its step to what the step bears on, and on from there as long as that is not
    shown itself. It speaks against its end if it passes an odd number of objections and undercuts. An assumption bears
    for what depends on it. Of contradictions, only those between two statements that are shown are told.
    """
    among = frozenset(shown)
    found = [one for name in shown for one in _ways(argument, name, among)]
    found.extend(
        MainRelation(clash.first, clash.second, EdgeKind.CONTRADICTION)
        for clash in argument.contradictions
        if {clash.first, clash.second} <= among and clash.first != clash.second
    )
    return tuple(dict.fromkeys(found))


def _ways(argument: Argument, start: Name, shown: frozenset[Name]) -> Iterator[MainRelation]:
    relations = argument.relations
    stack = [(start, True)]
    seen = set(stack)
    while stack:
        name, favourable = stack.pop()
        targets = [relations.targets[key] for key in argument.out_of.get(name, ())]
        ends = [(target.statement, target.favourable) for target in targets]
        ends.extend((holder, True) for holder in relations.assumed_by.get(name, ()))
        for target, in_favour in reversed(ends):
            way = (target, favourable == in_favour)
            if way in seen or target == start:
                continue
            seen.add(way)
            if target in shown:
                yield MainRelation(start, target, EdgeKind.SUPPORT if way[1] else EdgeKind.OBJECTION)
            else:
                stack.append(way)
