"""The key-assumptions check: what an interpretation takes for granted, what hangs on it, and whether it was tested."""

from dataclasses import dataclass

from argmap.analysis import Standing
from argmap.brief.assumptions import assumptions_of
from argmap.brief.conclusions import Turn, turns
from argmap.brief.context import Context
from argmap.brief.order import Place, order_of
from argmap.brief.views import View
from argmap.model import Argument, Interpretation, Name, StepKind


@dataclass(frozen=True, slots=True)
class Assumed:
    """An assumption, and what follows in the argument as a whole if it proves wrong."""

    view: View
    fallen: bool
    """Whether it falls as the argument is written, so that nothing more can follow."""
    turns: tuple[Turn, ...]
    """The key judgments, and the statements the interpretation holds, that would fare otherwise."""
    more: int
    """How many other statements would."""
    order: tuple[Place, ...]
    """The new order of the interpretations; empty if it is the same."""
    reasons: int
    """How many reasons are given for it."""
    objections: int
    """How much is said against it, or against the steps that take it for granted."""


def check_assumptions(context: Context, one: Interpretation) -> tuple[Assumed, ...]:
    """Withdraw each assumption of an interpretation, and see what comes of it."""
    return tuple(_assumed(context, one, name) for name in assumptions_of(context.argument, one))


def _assumed(context: Context, one: Interpretation, name: Name) -> Assumed:
    argument, forecast = context.argument, context.analysis.forecast
    effect = forecast.effect((name,))
    changed = {other: now for other, now in forecast.changed(effect).items() if other != name}
    before, after = forecast.outlook().ranking, forecast.outlook(effect).ranking
    into = [argument.steps[key].kind for key in argument.into.get(name, ())]
    return Assumed(
        view=context.view(name),
        fallen=context.analysis.standing.statements[name] is Standing.FALLS,
        turns=turns(context, changed, one.holds),
        more=len(changed.keys() - {*context.masthead.judgments, *one.holds}),
        order=order_of(context, after, before) if after != before else (),
        reasons=into.count(StepKind.SUPPORT),
        objections=into.count(StepKind.OBJECTION) + _denials(argument, name),
    )


def _denials(argument: Argument, name: Name) -> int:
    """How much is said against an assumption without objecting to it: contradictions, and undercuts of its steps."""
    steps = [key for key in argument.out_of.get(name, ()) if name in argument.steps[key].assumed]
    return len(argument.opposites.get(name, ())) + sum(len(argument.undercuts.get(key, ())) for key in steps)
