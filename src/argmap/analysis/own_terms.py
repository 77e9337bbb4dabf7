"""An interpretation tried on its own terms: grant what it holds, refuse what it rejects, see what it cannot answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.framework import Framework
from argmap.analysis.standing import Labelling, ground, own_basis
from argmap.model import Argument, Interpretation, Name, StepId, StepKind


class Clash(StrEnum):
    """How two things an interpretation says go against each other."""

    OBJECTION = "objection"
    CONTRADICTION = "contradiction"
    DENIED_ASSUMPTION = "denied assumption"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements an interpretation cannot have together.

    It holds `held`, and either holds `against` too, which objects to it (by `step`) or contradicts it, or rejects
    `against`, an assumption that `held` depends on.
    """

    held: Name
    against: Name
    step: StepId | None
    clash: Clash


@dataclass(frozen=True, slots=True)
class OwnTerms:
    """How an interpretation fares with what it holds fixed in and what it rejects fixed out."""

    labelling: Labelling
    held: tuple[Name, ...]
    """What it is committed to: its thesis, what it `holds`, and the assumptions that these statements depend on."""
    conflicts: tuple[Conflict, ...]
    """Where it cannot have both of two statements; empty if it is coherent."""
    unanswered: tuple[StepId, ...]
    """The objections and undercuts that are live on its own terms and cost it something; see `on_own_terms`."""
    baseless: tuple[Name, ...]
    """What it holds that rests on nothing it accepts."""

    @property
    def coherent(self) -> bool:
        """Whether it can have all it holds together."""
        return not self.conflicts


def on_own_terms(argument: Argument, name: Name, framework: Framework | None = None) -> OwnTerms:
    """Try one interpretation on its own terms.

    To hold a statement is to hold the assumptions it depends on. Two held statements clash if they contradict each
    other, or if one objects to the other by a live step: an interpretation that grants the objection but holds (or
    accepts) an undercut of it is coherent. An undercut of a support never makes an interpretation incoherent, because
    it grants both ends; it may leave a statement baseless.

    Unanswered are the live objections to what it holds, to the reasons it gives for its thesis, and to the assumptions
    by which its reasons bear on what it holds; and the live undercuts of those reasons. A step from something that it
    rejects is none of its reasons.
    """
    interpretation = argument.interpretations[name]
    held = commitments(argument, interpretation)
    labelling = ground(argument, sides(argument, interpretation), framework)
    return OwnTerms(
        labelling=labelling,
        held=held,
        conflicts=tuple(_conflicts(argument, labelling, interpretation, held)),
        unanswered=tuple(dict.fromkeys(_unanswered(argument, labelling, interpretation, held))),
        baseless=tuple(statement for statement in held if _baseless(argument, labelling, statement)),
    )


def sides(argument: Argument, interpretation: Interpretation) -> dict[Name, bool]:
    """What an interpretation takes a side on, and fixes in (True) or out (False).

    Its own words count for more than what they imply.
    """
    implied = dict.fromkeys(commitments(argument, interpretation), True)
    rejected = dict.fromkeys(interpretation.rejects, False)
    return implied | rejected | dict.fromkeys((interpretation.name, *interpretation.holds), True)


def commitments(argument: Argument, interpretation: Interpretation) -> tuple[Name, ...]:
    """Its thesis, what it holds, and every assumption these statements depend on, at any remove."""
    held = list(dict.fromkeys((interpretation.name, *interpretation.holds)))
    seen = set(held)
    for statement in held:  # It grows: an assumption may depend on another.
        fresh = [name for name in argument.statements[statement].assumptions if name not in seen]
        held.extend(fresh)
        seen.update(fresh)
    return tuple(held)


def _conflicts(
    argument: Argument, labelling: Labelling, interpretation: Interpretation, held: tuple[Name, ...]
) -> Iterator[Conflict]:
    place = {statement: index for index, statement in enumerate(held)}
    rejected = set(interpretation.rejects)
    for statement in held:
        for key in argument.into.get(statement, ()):
            step = argument.steps[key]
            if step.kind is StepKind.OBJECTION and labelling.live(key) and all(name in place for name in step.premises):
                yield Conflict(statement, step.premises[0], key, Clash.OBJECTION)
        for other in argument.opposites.get(statement, ()):
            if place.get(other, -1) > place[statement]:
                yield Conflict(statement, other, None, Clash.CONTRADICTION)
        for assumption in argument.statements[statement].assumptions:
            if assumption in rejected:
                yield Conflict(statement, assumption, None, Clash.DENIED_ASSUMPTION)


def _unanswered(
    argument: Argument, labelling: Labelling, interpretation: Interpretation, held: tuple[Name, ...]
) -> Iterator[StepId]:
    for statement in held:
        yield from _live_objections(argument, labelling, statement)
        for key in _reasons(argument, interpretation, statement):
            yield from (undercut for undercut in argument.undercuts.get(key, ()) if labelling.live(undercut))
            step = argument.steps[key]
            for premise in step.premises if statement == interpretation.name else step.assumed:
                yield from _live_objections(argument, labelling, premise)


def _live_objections(argument: Argument, labelling: Labelling, name: Name) -> Iterator[StepId]:
    for key in argument.into.get(name, ()):
        if argument.steps[key].kind is StepKind.OBJECTION and labelling.live(key):
            yield key


def _reasons(argument: Argument, interpretation: Interpretation, name: Name) -> Iterator[StepId]:
    for key in argument.into.get(name, ()):
        step = argument.steps[key]
        if step.kind is StepKind.SUPPORT and not any(premise in interpretation.rejects for premise in step.premises):
            yield key


def _baseless(argument: Argument, labelling: Labelling, name: Name) -> bool:
    if own_basis(argument.statements[name]):
        return False
    supports = [step for step in argument.into.get(name, ()) if argument.steps[step].kind is StepKind.SUPPORT]
    return not any(labelling.live(step) for step in supports)
