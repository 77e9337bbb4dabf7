"""Objections as a reader asks about them: what is raised against what, and what becomes of it."""

from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.standing import Labelling, Standing
from argmap.analysis.unanswered import rejected
from argmap.model import Argument, Interpretation, Name, StepId, StepKind


class Reply(StrEnum):
    """What becomes of an objection."""

    UNANSWERED = "unanswered"
    CONTESTED = "contested"
    ANSWERED = "answered"
    REJECTED = "rejected"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Challenge:
    """An objection (or undercut, then `undercuts` is true), what it is raised against, and what answers it."""

    premises: tuple[Name, ...]
    against: Name
    undercuts: bool
    reply: Reply
    answers: tuple[Name, ...]


def challenge(argument: Argument, standing: Labelling, key: StepId, one: Interpretation) -> Challenge:
    """An objection or undercut with the reply of an interpretation."""
    step = argument.steps[key]
    against = step.target or (argument.steps[step.target_step] if step.target_step else step).premises[0]
    reply, answers = _reply(argument, key, standing, one)
    return Challenge(step.premises, against, step.kind is StepKind.UNDERCUT, reply, answers)


def raised_against(argument: Argument, name: Name) -> list[StepId]:
    """The objections to a statement and the undercuts of the steps that support it, in the order of the files."""
    found: list[StepId] = []
    for key in argument.into.get(name, ()):
        if argument.steps[key].kind is StepKind.OBJECTION:
            found.append(key)
        else:
            found.extend(argument.undercuts.get(key, ()))
    return found


def _reply(
    argument: Argument, key: StepId, labelling: Labelling, one: Interpretation
) -> tuple[Reply, tuple[Name, ...]]:
    standing, refused = labelling.steps[key], rejected(argument, key, one)
    if standing is Standing.STANDS:
        return (Reply.REJECTED if refused else Reply.UNANSWERED), ()
    answers = _answers(argument, key, labelling, Standing.STANDS)
    if standing is Standing.UNDECIDED:
        return Reply.CONTESTED, answers or _answers(argument, key, labelling, Standing.UNDECIDED)
    if answers:
        return Reply.ANSWERED, answers
    return (Reply.REJECTED if refused else Reply.UNSUPPORTED), ()


def _answers(argument: Argument, key: StepId, labelling: Labelling, standing: Standing) -> tuple[Name, ...]:
    """What defeats a step: the undercuts of it, and what is raised against or contradicts its premises."""
    steps = list(argument.undercuts.get(key, ()))
    opposites: list[Name] = []
    for premise in argument.steps[key].premises:
        into = argument.into.get(premise, ())
        steps.extend(step for step in into if argument.steps[step].kind is StepKind.OBJECTION)
        opposites.extend(
            other for other in argument.opposites.get(premise, ()) if labelling.statements[other] is standing
        )
    found = [argument.steps[step].premises[0] for step in steps if labelling.steps[step] is standing]
    return tuple(dict.fromkeys([*found, *opposites]))
