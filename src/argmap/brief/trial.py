"""How an interpretation fares on its own terms, in the words of a verdict: coherent or not, answered or not."""

from dataclasses import dataclass

from argmap.analysis import Clash
from argmap.brief.assumptions import assumptions_below
from argmap.brief.challenges import challenge
from argmap.brief.context import Context
from argmap.brief.views import Challenge, View
from argmap.model import Argument, Interpretation, Name


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
    """The assumptions under its thesis and under what it holds."""
    return tuple(dict.fromkeys(assumptions_below(argument, (one.name, *one.holds))))
