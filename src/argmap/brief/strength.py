"""Which reason and which objection come first: live ones, then cited ones, then those most interpretations hold."""

from collections.abc import Iterable

from argmap.analysis import Standing
from argmap.analysis.coherence import commitments
from argmap.analysis.unanswered import rejected
from argmap.brief.challenges import raised_against
from argmap.brief.context import Context
from argmap.model import Interpretation, Name, StepId, StepKind

_RANK = {Standing.STANDS: 0, Standing.UNDECIDED: 1, Standing.FALLS: 2}


def _ranked(context: Context, steps: Iterable[StepId]) -> list[StepId]:
    """Steps from the strongest to the weakest; equals keep their order."""
    return sorted(steps, key=lambda step: _step_key(context, step))


def best_case(context: Context, interpretation: Interpretation, limit: int = 2) -> list[tuple[Name, ...]]:
    """The strongest reasons for an interpretation, each with its linked premises; those that fail come last.

    Reasons given for the thesis come first; where they are too few, what it holds makes up the number.
    """
    supports = [
        key for key in _supports(context, interpretation.name) if not rejected(context.argument, key, interpretation)
    ]
    reasons = [_shown(context, key) for key in _ranked(context, supports)]
    given = {name for reason in reasons for name in reason}
    held = [name for name in interpretation.holds if name not in given]
    reasons.extend((name,) for name in sorted(held, key=lambda name: _name_key(context, name)))
    return reasons[:limit]


def hardest_objection(context: Context, interpretation: Interpretation) -> StepId | None:
    """The objection it most has to answer: unanswered ones first, and those against its thesis before the rest.

    One that rests on something it rejects comes last.
    """
    argument = context.argument
    raised = [key for held in commitments(argument, interpretation) for key in raised_against(argument, held)]
    ranked = _ranked(context, dict.fromkeys(raised))
    return min(ranked, key=lambda key: rejected(argument, key, interpretation), default=None)


def strongest_reason(context: Context, name: Name) -> tuple[Name, ...]:
    """The premises of the strongest step that supports a statement and does not fail, or nothing."""
    steps = context.analysis.standing.steps
    ranked = [key for key in _ranked(context, _supports(context, name)) if steps[key] is not Standing.FALLS]
    return _shown(context, ranked[0]) if ranked else ()


def _supports(context: Context, name: Name) -> list[StepId]:
    argument = context.argument
    return [key for key in argument.into.get(name, ()) if argument.steps[key].kind is StepKind.SUPPORT]


def _shown(context: Context, key: StepId) -> tuple[Name, ...]:
    step = context.argument.steps[key]
    return tuple(premise for premise in step.premises if premise not in step.assumed)


def _step_key(context: Context, key: StepId) -> tuple[int, int, int]:
    keys = [_name_key(context, premise) for premise in context.argument.steps[key].premises]
    return (_RANK[context.analysis.standing.steps[key]], *min(keys))


def _name_key(context: Context, name: Name) -> tuple[int, int]:
    cited = any(True for _ in context.argument.statements[name].cites())
    holding = sum(name in one.holds for one in context.argument.compared())
    return (0 if cited else 1, -holding)
