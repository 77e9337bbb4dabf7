"""Which reason and which objection come first: live ones, then cited ones, then those most interpretations hold."""

from collections.abc import Iterable

from argmap.analysis.analysis import Analysis
from argmap.analysis.coherence import commitments
from argmap.analysis.replies import raised_against
from argmap.analysis.standing import Standing
from argmap.analysis.unanswered import rejected
from argmap.model import Interpretation, Name, StepId, StepKind

_RANK = {Standing.STANDS: 0, Standing.UNDECIDED: 1, Standing.FALLS: 2}


def _ranked(analysis: Analysis, steps: Iterable[StepId]) -> list[StepId]:
    """Steps from the strongest to the weakest; equals keep their order."""
    return sorted(steps, key=lambda step: _step_key(analysis, step))


def best_case(analysis: Analysis, interpretation: Interpretation, limit: int = 2) -> list[tuple[Name, ...]]:
    """The strongest reasons for an interpretation, each with its linked premises; those that fail come last.

    Reasons given for the thesis come first; where they are too few, what it holds makes up the number.
    """
    supports = [
        key for key in _supports(analysis, interpretation.name) if not rejected(analysis.argument, key, interpretation)
    ]
    reasons = [_shown(analysis, key) for key in _ranked(analysis, supports)]
    given = {name for reason in reasons for name in reason}
    held = [name for name in interpretation.holds if name not in given]
    reasons.extend((name,) for name in sorted(held, key=lambda name: _name_key(analysis, name)))
    return reasons[:limit]


def hardest_objection(analysis: Analysis, interpretation: Interpretation) -> StepId | None:
    """The objection it most has to answer: unanswered ones first, and those against its thesis before the rest.

    One that rests on something it rejects comes last.
    """
    argument = analysis.argument
    raised = [key for held in commitments(argument, interpretation) for key in raised_against(argument, held)]
    ranked = _ranked(analysis, dict.fromkeys(raised))
    return min(ranked, key=lambda key: rejected(argument, key, interpretation), default=None)


def strongest_reason(analysis: Analysis, name: Name) -> tuple[Name, ...]:
    """The premises of the strongest step that supports a statement and does not fail, or nothing."""
    steps = analysis.standing.steps
    ranked = [key for key in _ranked(analysis, _supports(analysis, name)) if steps[key] is not Standing.FALLS]
    return _shown(analysis, ranked[0]) if ranked else ()


def _supports(analysis: Analysis, name: Name) -> list[StepId]:
    argument = analysis.argument
    return [key for key in argument.into.get(name, ()) if argument.steps[key].kind is StepKind.SUPPORT]


def _shown(analysis: Analysis, key: StepId) -> tuple[Name, ...]:
    step = analysis.argument.steps[key]
    return tuple(premise for premise in step.premises if premise not in step.assumed)


def _step_key(analysis: Analysis, key: StepId) -> tuple[int, int, int]:
    keys = [_name_key(analysis, premise) for premise in analysis.argument.steps[key].premises]
    return (_RANK[analysis.standing.steps[key]], *min(keys))


def _name_key(analysis: Analysis, name: Name) -> tuple[int, int]:
    cited = any(True for _ in analysis.argument.statements[name].cites())
    holding = sum(name in one.holds for one in analysis.argument.compared())
    return (0 if cited else 1, -holding)
