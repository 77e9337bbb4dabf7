"""How one statement bears on another, as a single move: as a support, an objection, an undercut, and so on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.influence import Hop
from argmap.model import Argument, Name, StepId, StepKind


class MoveKind(StrEnum):
    """What a statement does to the next."""

    SUPPORTS = "supports"
    SPEAKS_AGAINST = "against"
    UNDERCUTS = "undercuts"
    REPLIES = "replies"
    ASSUMED = "assumed"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Move:
    """One move. Where it goes by way of steps, `steps` names each by its kind and what it is from, the nearest first.

    An undercut or reply goes by the step it is of; an assumption, by the step it serves, if it serves one.
    """

    kind: MoveKind
    steps: tuple[tuple[StepKind, Name], ...]
    target: Name


_KINDS = {
    StepKind.SUPPORT: MoveKind.SUPPORTS,
    StepKind.OBJECTION: MoveKind.SPEAKS_AGAINST,
    StepKind.UNDERCUT: MoveKind.UNDERCUTS,
    StepKind.REPLY: MoveKind.REPLIES,
}


def move_of(argument: Argument, hop: Hop) -> Move:
    """A hop of a path as a move."""
    if hop.steps:
        return _by_steps(argument, hop.origin, hop.steps, hop.target)
    return Move(MoveKind.ASSUMED if hop.for_it else MoveKind.CONTRADICTS, (), hop.target)


def moves_from(argument: Argument, name: Name) -> Iterator[Move]:
    """Every move from a statement, in the order of the files."""
    for key in argument.out_of.get(name, ()):
        keys = tuple(argument.relations.through(key))
        yield _by_steps(argument, name, keys, argument.relations.targets[key].statement)
    for other in argument.opposites.get(name, ()):
        yield Move(MoveKind.CONTRADICTS, (), other)
    for dependent in argument.relations.assumed_by.get(name, ()):
        yield Move(MoveKind.ASSUMED, (), dependent)


def _by_steps(argument: Argument, origin: Name, keys: Sequence[StepId], target: Name) -> Move:
    steps = [argument.steps[key] for key in keys]
    kind = MoveKind.ASSUMED if origin in steps[0].assumed else _KINDS[steps[0].kind]
    named = steps if kind is MoveKind.ASSUMED else steps[1:]
    return Move(kind, tuple((step.kind, step.premises[0]) for step in named), target)
