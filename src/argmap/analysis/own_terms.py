"""An interpretation tried on its own terms: grant what it holds, refuse what it rejects, and see what it cannot answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.analysis.standing import Labelling, ground, own_basis
from argmap.model import Argument, Name, StepId, StepKind


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements an interpretation holds although one bears against the other; `step` is None for a contradiction."""

    held: Name
    against: Name
    step: StepId | None


@dataclass(frozen=True, slots=True)
class OwnTerms:
    """How an interpretation fares with what it holds fixed in and what it rejects fixed out."""

    labelling: Labelling
    held: tuple[Name, ...]
    """What it holds, its own thesis included."""
    conflicts: tuple[Conflict, ...]
    """Where it holds two statements that attack each other; empty if it is coherent."""
    unanswered: tuple[StepId, ...]
    """Objections to what it holds, and undercuts of the steps its thesis rests on, that are live on its own terms."""
    baseless: tuple[Name, ...]
    """What it holds that rests on nothing it accepts."""

    @property
    def coherent(self) -> bool:
        """Whether it holds no two statements that attack each other."""
        return not self.conflicts


def on_own_terms(argument: Argument, name: Name) -> OwnTerms:
    """Try one interpretation on its own terms.

    Its thesis is held with what it `holds`. An objection counts as unanswered when its step is live once the rest of
    the argument has been propagated from what is held and rejected.
    """
    interpretation = argument.interpretations[name]
    held = (name, *interpretation.holds)
    fixed = dict.fromkeys(interpretation.rejects, False) | dict.fromkeys(held, True)
    labelling = ground(argument, fixed)
    return OwnTerms(
        labelling=labelling,
        held=held,
        conflicts=tuple(_conflicts(argument, held)),
        unanswered=tuple(_unanswered(argument, labelling, held)),
        baseless=tuple(statement for statement in held if _baseless(argument, labelling, statement)),
    )


def _conflicts(argument: Argument, held: tuple[Name, ...]) -> Iterator[Conflict]:
    holds = set(held)
    for statement in held:
        for key in argument.into.get(statement, ()):
            step = argument.steps[key]
            if step.kind is StepKind.OBJECTION and holds.issuperset(step.premises) and not argument.undercuts.get(key):
                yield Conflict(statement, step.premises[0], key)
        for other in argument.opposites.get(statement, ()):
            if other in holds and statement < other:
                yield Conflict(statement, other, None)


def _unanswered(argument: Argument, labelling: Labelling, held: tuple[Name, ...]) -> Iterator[StepId]:
    for statement in held:
        for key in argument.into.get(statement, ()):
            if argument.steps[key].kind is StepKind.OBJECTION:
                if labelling.live(key):
                    yield key
            else:
                yield from (undercut for undercut in argument.undercuts.get(key, ()) if labelling.live(undercut))


def _baseless(argument: Argument, labelling: Labelling, name: Name) -> bool:
    if own_basis(argument.statements[name]):
        return False
    supports = [step for step in argument.into.get(name, ()) if argument.steps[step].kind is StepKind.SUPPORT]
    return not any(labelling.live(step) for step in supports)
