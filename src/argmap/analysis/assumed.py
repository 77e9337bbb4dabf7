"""What a conclusion takes for granted: the assumptions found by following what supports it, and what hangs on each."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from argmap.analysis.analysis import Analysis
from argmap.analysis.matrix import Ranking
from argmap.analysis.standing import Standing
from argmap.model import Argument, Interpretation, Name, StepKind


@dataclass(frozen=True, slots=True)
class Assumed:
    """An assumption, and what follows in the argument as a whole if it proves wrong."""

    name: Name
    fallen: bool
    """Whether it falls as the argument is written, so that nothing more can follow."""
    changed: Mapping[Name, Standing]
    """The other statements that would fare otherwise, with how they would fare then."""
    ranking: Ranking | None
    """The new order of the interpretations; None if it is the same."""
    reasons: int
    """How many reasons are given for it."""
    objections: int
    """How much is said against it, or against the steps that take it for granted."""


def assumed(analysis: Analysis, name: Name) -> Assumed:
    """Withdraw an assumption, and see what comes of it."""
    argument, forecast = analysis.argument, analysis.forecast
    effect = forecast.effect((name,))
    before, after = forecast.outlook().ranking, forecast.outlook(effect).ranking
    into = [argument.steps[key].kind for key in argument.into.get(name, ())]
    return Assumed(
        name=name,
        fallen=analysis.standing.statements[name] is Standing.FALLS,
        changed={other: now for other, now in forecast.changed(effect).items() if other != name},
        ranking=after if after != before else None,
        reasons=into.count(StepKind.SUPPORT),
        objections=into.count(StepKind.OBJECTION) + _denials(argument, name),
    )


def assumptions_of(argument: Argument, one: Interpretation) -> tuple[Name, ...]:
    """The assumptions under its thesis and under what it holds."""
    return tuple(dict.fromkeys(assumptions_below(argument, (one.name, *one.holds))))


def assumptions_below(argument: Argument, conclusions: Iterable[Name]) -> Iterator[Name]:
    """The assumptions below some statements, the fewest steps away first; one that serves twice comes twice."""
    queue = deque(conclusions)
    seen = set(queue)
    while queue:
        current = queue.popleft()
        yield from argument.statements[current].assumptions
        for key in argument.into.get(current, ()):
            step = argument.steps[key]
            if step.kind is StepKind.SUPPORT:
                yield from step.assumed
                fresh = [premise for premise in step.premises if premise not in seen]
                seen.update(fresh)
                queue.extend(fresh)


def _denials(argument: Argument, name: Name) -> int:
    """How much is said against an assumption without objecting to it: contradictions, and undercuts of its steps."""
    steps = [key for key in argument.out_of.get(name, ()) if name in argument.steps[key].assumed]
    return len(argument.opposites.get(name, ())) + sum(len(argument.undercuts.get(key, ())) for key in steps)
