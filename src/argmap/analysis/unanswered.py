"""What has no answer: the objections that stand against what an interpretation holds, and the reasons it gives."""

from collections.abc import Iterator

from argmap.analysis.coherence import commitments
from argmap.analysis.standing import Labelling
from argmap.model import Argument, Interpretation, Name, StepId, StepKind


def unanswered(argument: Argument, standing: Labelling, interpretation: Interpretation) -> tuple[StepId, ...]:
    """The objections and undercuts that stand in the argument and cost an interpretation something.

    These are the objections to what it holds, to the reasons it gives for its thesis, and to the assumptions by which
    its reasons bear on what it holds; and the undercuts of those reasons. What rests on something that it rejects is
    neither a reason of its own nor an objection to it.
    """
    raised = dict.fromkeys(_raised(argument, interpretation))
    return tuple(key for key in raised if standing.live(key) and not rejected(argument, key, interpretation))


def rejected(argument: Argument, key: StepId, interpretation: Interpretation) -> bool:
    """Whether an interpretation rejects something that a step rests on."""
    return any(premise in interpretation.rejects for premise in argument.steps[key].premises)


def _raised(argument: Argument, interpretation: Interpretation) -> Iterator[StepId]:
    for name in commitments(argument, interpretation):
        yield from _steps(argument, name, StepKind.OBJECTION)
        for key in _steps(argument, name, StepKind.SUPPORT):
            step = argument.steps[key]
            if not rejected(argument, key, interpretation):
                yield from argument.undercuts.get(key, ())
                for premise in step.premises if name == interpretation.name else step.assumed:
                    yield from _steps(argument, premise, StepKind.OBJECTION)


def _steps(argument: Argument, name: Name, kind: StepKind) -> Iterator[StepId]:
    return (key for key in argument.into.get(name, ()) if argument.steps[key].kind is kind)
