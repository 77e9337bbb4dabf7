"""How one statement bears on another, fit to be told in words: as a support, an objection, an undercut, and so on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.influence import Hop
from argmap.brief.context import Context
from argmap.brief.views import Chip, shorten
from argmap.model import Name, StepId, StepKind

WORDS = 48
"""Characters of a statement by which a trail calls it."""


class Move(StrEnum):
    """What a statement does to the next."""

    SUPPORTS = "supports"
    SPEAKS_AGAINST = "against"
    UNDERCUTS = "undercuts"
    ASSUMED = "assumed"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Spot:
    """A statement by the beginning of its text and the anchor of where it is written out; a thesis also by its chip."""

    words: str
    anchor: str
    chip: Chip | None


@dataclass(frozen=True, slots=True)
class Leg:
    """One move. Where it goes by way of steps, `steps` names each by its kind and what it is from, the nearest first.

    An undercut goes by the step it is of; an assumption, by the step it serves, if it serves one.
    """

    move: Move
    steps: tuple[tuple[StepKind, Spot], ...]
    target: Spot


def spot(context: Context, name: Name) -> Spot:
    """How a trail calls a statement."""
    words = shorten(context.passage(context.argument.statements[name].text).plain, WORDS)
    return Spot(words, f"s-{name}", context.chips.get(name))


def leg_of(context: Context, hop: Hop) -> Leg:
    """A hop of a path as a move."""
    if hop.steps:
        return _by_steps(context, hop.origin, hop.steps, hop.target)
    move = Move.ASSUMED if hop.for_it else Move.CONTRADICTS
    return Leg(move, (), spot(context, hop.target))


def bearing(context: Context, name: Name) -> Iterator[Leg]:
    """Every move from a statement, in the order of the files."""
    argument, relations = context.argument, context.argument.relations
    for key in argument.out_of.get(name, ()):
        yield _by_steps(context, name, tuple(relations.through(key)), relations.targets[key].statement)
    for other in argument.opposites.get(name, ()):
        yield Leg(Move.CONTRADICTS, (), spot(context, other))
    for holder in relations.assumed_by.get(name, ()):
        yield Leg(Move.ASSUMED, (), spot(context, holder))


_MOVES = {
    StepKind.SUPPORT: Move.SUPPORTS,
    StepKind.OBJECTION: Move.SPEAKS_AGAINST,
    StepKind.UNDERCUT: Move.UNDERCUTS,
}


def _by_steps(context: Context, origin: Name, keys: Sequence[StepId], target: Name) -> Leg:
    steps = [context.argument.steps[key] for key in keys]
    move = Move.ASSUMED if origin in steps[0].assumed else _MOVES[steps[0].kind]
    named = steps if move is Move.ASSUMED else steps[1:]
    return Leg(move, tuple((step.kind, spot(context, step.premises[0])) for step in named), spot(context, target))
