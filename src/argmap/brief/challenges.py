"""Objections as a reader asks about them: what is raised against what, and what becomes of it on whose terms."""

from argmap.analysis import Labelling, Standing
from argmap.brief.context import Context
from argmap.brief.views import Challenge, Reply
from argmap.model import Argument, Name, StepId, StepKind


def challenge(context: Context, key: StepId, labelling: Labelling, rejects: tuple[Name, ...] = ()) -> Challenge:
    """An objection or undercut with its reply under a labelling; `rejects` is what the interpretation asked refuses."""
    step = context.argument.steps[key]
    reply, answers = _reply(context.argument, key, labelling, rejects)
    return Challenge(
        premises=context.views(step.premises),
        against=context.view(_against(context.argument, key)),
        undercuts=step.kind is StepKind.UNDERCUT,
        reply=reply,
        answers=context.views(answers),
    )


def raised_against(argument: Argument, name: Name) -> list[StepId]:
    """The objections to a statement and the undercuts of the steps that support it, in the order of the files."""
    found: list[StepId] = []
    for key in argument.into.get(name, ()):
        if argument.steps[key].kind is StepKind.OBJECTION:
            found.append(key)
        else:
            found.extend(argument.undercuts.get(key, ()))
    return found


def _against(argument: Argument, key: StepId) -> Name:
    step = argument.steps[key]
    if step.target is not None:
        return step.target
    return argument.steps[step.target_step].premises[0] if step.target_step else step.premises[0]


def _reply(
    argument: Argument, key: StepId, labelling: Labelling, rejects: tuple[Name, ...]
) -> tuple[Reply, tuple[Name, ...]]:
    standing = labelling.steps[key]
    if standing is Standing.STANDS:
        return Reply.UNANSWERED, ()
    answers = _answers(argument, key, labelling, Standing.STANDS)
    if standing is Standing.UNDECIDED:
        return Reply.CONTESTED, answers or _answers(argument, key, labelling, Standing.UNDECIDED)
    if answers:
        return Reply.ANSWERED, answers
    refused = any(premise in rejects for premise in argument.steps[key].premises)
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
