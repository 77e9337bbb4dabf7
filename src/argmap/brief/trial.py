"""How an interpretation fares on its own terms, in the words of a verdict: coherent or not, answered or not."""

from collections import deque
from dataclasses import dataclass

from argmap.analysis import Clash
from argmap.brief.challenges import challenge
from argmap.brief.context import Context
from argmap.brief.views import Challenge, View
from argmap.model import Argument, Interpretation, Name, StepKind


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome: where it contradicts itself, what it leaves unanswered, and what it holds without a basis."""

    conflicts: tuple[tuple[Clash, View, View], ...]
    unanswered: tuple[Challenge, ...]
    baseless: tuple[View, ...]


def trial_of(context: Context, one: Interpretation) -> Trial:
    """Try one interpretation on its own terms."""
    own = context.analysis.own_terms[one.name]
    return Trial(
        conflicts=tuple(
            (conflict.clash, context.view(conflict.held), context.view(conflict.against)) for conflict in own.conflicts
        ),
        unanswered=tuple(challenge(context, key, own.labelling, one.rejects) for key in dict.fromkeys(own.unanswered)),
        baseless=context.views(own.baseless),
    )


def ledger_anchor(name: Name) -> str:
    """The anchor of an interpretation's unanswered objections."""
    return f"ledger-{name}"


def assumptions_of(argument: Argument, one: Interpretation) -> tuple[Name, ...]:
    """The assumptions under its thesis and under what it holds, the nearest first, along what supports them."""
    start = (one.name, *one.holds)
    queue, seen = deque(start), set(start)
    found: dict[Name, None] = {}
    while queue:
        current = queue.popleft()
        found.update(dict.fromkeys(argument.statements[current].assumptions))
        for key in argument.into.get(current, ()):
            step = argument.steps[key]
            if step.kind is StepKind.SUPPORT:
                found.update(dict.fromkeys(step.assumed))
                fresh = [premise for premise in step.premises if premise not in seen]
                seen.update(fresh)
                queue.extend(fresh)
    return tuple(found)
