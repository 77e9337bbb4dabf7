"""What a statement's strength is made of: where it starts, and how far each thing that bears on it moves it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from argmap.analysis.gradual import Node, strength
from argmap.analysis.strength import SEMANTICS, Band, Base, Strengths, band
from argmap.model import Name, StepId


class Bearing(StrEnum):
    """How something bears on a statement's strength."""

    SUPPORT = "support"
    OBJECTION = "objection"
    CONTRADICTION = "contradiction"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One thing that bears on a statement, and the difference that it makes."""

    bearing: Bearing
    statements: tuple[Name, ...]
    """The premises of the step, or the one statement that contradicts it or is assumed."""
    step: StepId | None
    undercuts: tuple[StepId, ...]
    """The undercuts of the step, whether or not they prevail."""
    band: Band | None
    """How strong it is: of a step, what its premises and undercuts leave. None if no strength was found."""
    shift: float
    """How much stronger the statement is for it, from -1 to 1, all else that bears on the statement being as it is."""
    without: Band
    """The statement's band if this alone were left out."""


@dataclass(frozen=True, slots=True)
class Contributions:
    """What a statement's strength is made of; those things first that make the most difference."""

    name: Name
    base: Base
    strength: float | None
    """From 0 to 1; None if none was found, so that there is nothing to take apart."""
    parts: tuple[Contribution, ...]


def contributions(strengths: Strengths, name: Name) -> Contributions:
    """Take the strength of a statement apart. KeyError if there is no such statement.

    Each part is left out by itself, and the others are left as strong as they are: where they bear on the statement in
    a circle, they are not weighed again.
    """
    number = strengths.number(name)
    parts = [] if number is None else sorted(_parts(strengths, name, number), key=_rank)
    return Contributions(name, strengths.bases[name], number, tuple(parts))


def _rank(part: Contribution) -> float:
    return -abs(round(part.shift, 9))


def _parts(strengths: Strengths, name: Name, number: float) -> Iterator[Contribution]:
    node, found = strengths.graph[name], strengths.solution.strengths
    known: dict[tuple[Bearing, float], float] = {}
    for bearing, key in _bearers(strengths, node):
        alike = (bearing, found[key])  # Leaving out either of two that are equally strong comes to the same.
        if alike not in known:
            known[alike] = strength(_less(node, bearing, key), found, SEMANTICS[strengths.weighing])
        yield _contribution(strengths, bearing, key, number, known[alike])


def _bearers(strengths: Strengths, node: Node) -> Iterator[tuple[Bearing, str]]:
    yield from ((Bearing.SUPPORT, key) for key in node.supporters)
    for key in node.attackers:
        yield (Bearing.CONTRADICTION if key in strengths.bases else Bearing.OBJECTION), key
    yield from ((Bearing.ASSUMPTION, key) for key in node.needs)


def _less(node: Node, bearing: Bearing, key: str) -> Node:
    """The node without one of those that bear on it."""
    match bearing:
        case Bearing.SUPPORT:
            return replace(node, supporters=tuple(each for each in node.supporters if each != key))
        case Bearing.ASSUMPTION:
            return replace(node, needs=tuple(each for each in node.needs if each != key))
        case Bearing.OBJECTION | Bearing.CONTRADICTION:
            return replace(node, attackers=tuple(each for each in node.attackers if each != key))


def _contribution(strengths: Strengths, bearing: Bearing, key: str, number: float, without: float) -> Contribution:
    step = StepId(key) if key not in strengths.bases else None
    bearer = strengths.graph[key]
    return Contribution(
        bearing=bearing,
        statements=(Name(key),) if step is None else tuple(map(Name, bearer.needs)),
        step=step,
        undercuts=() if step is None else tuple(map(StepId, bearer.attackers)),
        band=strengths.band(Name(key)),
        shift=number - without,
        without=band(without),
    )
