"""What would change a judgment: one objection, assumption or other statement on which, worked out anew, it turns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from argmap.analysis import Standing, ground
from argmap.brief.assumptions import assumptions_below
from argmap.brief.challenges import raised_against
from argmap.brief.context import Context
from argmap.brief.strength import rank_steps
from argmap.brief.views import View
from argmap.model import Argument, Name, StepId, StepKind

MOST_TRIED = 24
"""How many changes are tried for one judgment before it is said that none decides it."""


class ChangeKind(StrEnum):
    """In what way something would change a judgment.

    The first three bring it down, the next three let it stand, and without what the last are said of, it fares so.
    """

    REVIVED = "revived"
    ASSUMPTION = "assumption"
    EVIDENCE = "evidence"
    WITHDRAWN = "withdrawn"
    GRANTED = "granted"
    RESTORED = "restored"
    WITHOUT_STANDS = "without stands"
    WITHOUT_FALLS = "without falls"
    WITHOUT_UNDECIDED = "without undecided"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would change a judgment, and how."""

    kind: ChangeKind
    view: View


@dataclass(frozen=True, slots=True)
class _Trial:
    kind: ChangeKind
    name: Name
    fixed: Mapping[Name, bool]


def change_of(context: Context, name: Name) -> Change | None:
    """Find the first single change that makes a standing judgment not stand, or one that does not stand, stand.

    Each candidate is tried by working out the standing of the whole argument anew. What bears on the judgment is tried
    first; where nothing of it decides, the withdrawal of one statement from anywhere. None if no single change does it.
    """
    argument, framework = context.argument, context.analysis.framework
    stands = context.analysis.standing.accepts(name)
    trials = _against(context, name) if stands else _for(context, name)
    for trial in islice(trials, MOST_TRIED):
        if name not in trial.fixed and ground(argument, trial.fixed, framework).accepts(name) != stands:
            return Change(trial.kind, context.view(trial.name))
    return _withdrawal(context, name)


def _withdrawal(context: Context, name: Name) -> Change | None:
    """The leaf without which a judgment fares otherwise, best one that decides whether it stands."""
    firmness = context.analysis.firmness[name]
    stood = firmness.standing is Standing.STANDS
    deciding = sorted(firmness.leaves, key=lambda leaf: (leaf[1] is Standing.STANDS) is stood)
    return next((Change(ChangeKind(f"without {then}"), context.view(leaf)) for leaf, then in deciding), None)


def _against(context: Context, name: Name) -> Iterator[_Trial]:
    argument, standing = context.argument, context.analysis.standing
    for key in rank_steps(context, raised_against(argument, name), standing):
        yield _Trial(ChangeKind.REVIVED, argument.steps[key].premises[0], _upheld(argument, key))
    for assumption in assumptions_below(argument, (name,)):
        yield _Trial(ChangeKind.ASSUMPTION, assumption, {assumption: False})
    for key in rank_steps(context, _supports(argument, name), standing):
        premise = argument.steps[key].premises[0]
        yield _Trial(ChangeKind.EVIDENCE, premise, {premise: False})


def _for(context: Context, name: Name) -> Iterator[_Trial]:
    argument, standing = context.argument, context.analysis.standing
    for key in rank_steps(context, raised_against(argument, name), standing):
        if standing.steps[key] is not Standing.FALLS:
            premise = argument.steps[key].premises[0]
            yield _Trial(ChangeKind.WITHDRAWN, premise, {premise: False})
    for assumption in assumptions_below(argument, (name,)):
        if not standing.accepts(assumption):
            yield _Trial(ChangeKind.GRANTED, assumption, {assumption: True})
    for key in rank_steps(context, _supports(argument, name), standing):
        if not standing.live(key):
            yield _Trial(ChangeKind.RESTORED, argument.steps[key].premises[0], _upheld(argument, key))


def _upheld(argument: Argument, key: StepId) -> dict[Name, bool]:
    """What to fix so that a step holds whatever is said against it."""
    undercutting = [argument.steps[undercut].premises[0] for undercut in argument.undercuts.get(key, ())]
    return dict.fromkeys(undercutting, False) | dict.fromkeys(argument.steps[key].premises, True)


def _supports(argument: Argument, name: Name) -> list[StepId]:
    return [key for key in argument.into.get(name, ()) if argument.steps[key].kind is StepKind.SUPPORT]
