"""Whether an interpretation can have all that it holds: grant it, refuse what it rejects, and see what clashes."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.framework import Framework
from argmap.analysis.standing import Labelling, ground
from argmap.model import Argument, Interpretation, Name, StepKind


class Clash(StrEnum):
    """How two things an interpretation says go against each other."""

    OBJECTION = "objection"
    CONTRADICTION = "contradiction"
    DENIED_ASSUMPTION = "denied assumption"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements an interpretation cannot have together.

    It holds `held`, and either holds `against` too, which objects to it or contradicts it, or rejects `against`, an
    assumption that `held` depends on.
    """

    held: Name
    against: Name
    clash: Clash


def conflicts(argument: Argument, interpretation: Interpretation, framework: Framework) -> Iterator[Conflict]:
    """Where an interpretation cannot have both of two statements; nothing if it is coherent.

    To hold a statement is to hold the assumptions it depends on. Two held statements clash if they contradict each
    other, or if one objects to the other by a step that is live with all that it holds granted and what it rejects
    refused: an interpretation that grants the objection but holds (or accepts) an undercut of it is coherent. An
    undercut of a support never makes an interpretation incoherent, because it grants both ends.
    """
    held, rejected = commitments(argument, interpretation), set(interpretation.rejects)
    granted = ground(argument, _sides(interpretation, held), framework)
    place = {statement: index for index, statement in enumerate(held)}
    for statement in held:
        yield from (
            Conflict(statement, name, Clash.OBJECTION) for name in _objecting(argument, granted, statement, place)
        )
        for other in argument.opposites.get(statement, ()):
            if place.get(other, -1) > place[statement]:
                yield Conflict(statement, other, Clash.CONTRADICTION)
        for assumption in argument.statements[statement].assumptions:
            if assumption in rejected:
                yield Conflict(statement, assumption, Clash.DENIED_ASSUMPTION)


def commitments(argument: Argument, interpretation: Interpretation) -> tuple[Name, ...]:
    """Its thesis, what it holds, and every assumption these statements depend on, at any remove."""
    held = list(dict.fromkeys((interpretation.name, *interpretation.holds)))
    seen = set(held)
    for statement in held:  # It grows: an assumption may depend on another.
        fresh = [name for name in argument.statements[statement].assumptions if name not in seen]
        held.extend(fresh)
        seen.update(fresh)
    return tuple(held)


def _sides(interpretation: Interpretation, held: Iterable[Name]) -> dict[Name, bool]:
    """What is granted (True) or refused. Its own words count for more than what they imply."""
    implied, rejected = dict.fromkeys(held, True), dict.fromkeys(interpretation.rejects, False)
    return implied | rejected | dict.fromkeys((interpretation.name, *interpretation.holds), True)


def _objecting(argument: Argument, granted: Labelling, name: Name, held: Container[Name]) -> Iterator[Name]:
    """The first premise of each live objection to a statement that rests on nothing but what is held."""
    for key in argument.into.get(name, ()):
        step = argument.steps[key]
        if step.kind is StepKind.OBJECTION and granted.live(key) and all(premise in held for premise in step.premises):
            yield step.premises[0]
