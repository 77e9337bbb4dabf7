"""Which reason and which objection come first: live ones, then cited ones, then those most interpretations accept."""

from collections.abc import Iterable

from argmap.analysis import Labelling, Standing
from argmap.brief.challenges import raised_against
from argmap.brief.context import Context
from argmap.model import Interpretation, Name, StepId, StepKind

_RANK = {Standing.STANDS: 0, Standing.UNDECIDED: 1, Standing.FALLS: 2}


def rank_steps(context: Context, steps: Iterable[StepId], labelling: Labelling) -> list[StepId]:
    """Steps from the strongest to the weakest under a labelling; equals keep their order."""
    return sorted(steps, key=lambda step: _step_key(context, step, labelling))


def best_case(context: Context, interpretation: Interpretation, limit: int = 2) -> list[tuple[Name, ...]]:
    """The strongest reasons for an interpretation, on its own terms, each with its linked premises.

    Reasons given for the thesis come first; where they are too few, what it holds makes up the number.
    """
    labelling = context.analysis.own_terms[interpretation.name].labelling
    argument = context.argument
    supports = [key for key in argument.into.get(interpretation.name, ()) if _supports(context, key)]
    ranked = [key for key in rank_steps(context, supports, labelling) if labelling.steps[key] is not Standing.FALLS]
    reasons = [_shown(context, key) for key in ranked]
    given = {name for reason in reasons for name in reason}
    held = [name for name in interpretation.holds if name not in given]
    reasons.extend((name,) for name in sorted(held, key=lambda name: _name_key(context, name)))
    return reasons[:limit]


def hardest_objection(context: Context, interpretation: Interpretation) -> StepId | None:
    """The objection it most has to answer: unanswered ones first, and those against its thesis before the rest."""
    own = context.analysis.own_terms[interpretation.name]
    raised = [key for held in own.held for key in raised_against(context.argument, held)]
    ranked = rank_steps(context, dict.fromkeys(raised), own.labelling)
    return ranked[0] if ranked else None


def strongest_reason(context: Context, name: Name) -> tuple[Name, ...]:
    """The premises of the strongest step that supports a statement and does not fail, or nothing."""
    labelling = context.analysis.standing
    supports = [key for key in context.argument.into.get(name, ()) if _supports(context, key)]
    ranked = [key for key in rank_steps(context, supports, labelling) if labelling.steps[key] is not Standing.FALLS]
    return _shown(context, ranked[0]) if ranked else ()


def _supports(context: Context, key: StepId) -> bool:
    return context.argument.steps[key].kind is StepKind.SUPPORT


def _shown(context: Context, key: StepId) -> tuple[Name, ...]:
    step = context.argument.steps[key]
    return tuple(premise for premise in step.premises if premise not in step.assumed)


def _step_key(context: Context, key: StepId, labelling: Labelling) -> tuple[int, int, int]:
    keys = [_name_key(context, premise) for premise in context.argument.steps[key].premises]
    return (_RANK[labelling.steps[key]], *min(keys))


def _name_key(context: Context, name: Name) -> tuple[int, int]:
    cited = any(True for _ in context.argument.statements[name].cites())
    accepting = sum(context.analysis.own_terms[one.name].labelling.accepts(name) for one in context.argument.compared())
    return (0 if cited else 1, -accepting)
