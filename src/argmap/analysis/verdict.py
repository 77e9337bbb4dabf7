"""Standing in a reader's words: not only whether a statement holds up, but how it fared against its objections."""

from enum import StrEnum

from argmap.analysis.standing import Labelling, Standing, own_basis
from argmap.model import Argument, Name, StepKind


class Verdict(StrEnum):
    """How a statement fares."""

    UNCHALLENGED = "unchallenged"
    ANSWERED = "answered"
    CONTESTED = "contested"
    UNANSWERED = "unanswered"
    UNSUPPORTED = "unsupported"


def verdict(argument: Argument, standing: Labelling, name: Name) -> Verdict:
    """The verdict on a statement.

    It stands: *unchallenged* if nothing was said against it, else *answered*. Undecided: *contested*. It falls:
    *unanswered* if a live objection or an accepted contradiction defeats it, else *unsupported* (no live basis).
    """
    objections = [step for step in argument.into.get(name, ()) if argument.steps[step].kind is StepKind.OBJECTION]
    opposites = argument.opposites.get(name, ())
    match standing.statements[name]:
        case Standing.STANDS:
            return Verdict.ANSWERED if objections or opposites else Verdict.UNCHALLENGED
        case Standing.UNDECIDED:
            return Verdict.CONTESTED
    defeated = any(standing.live(step) for step in objections) or any(standing.accepts(other) for other in opposites)
    if not defeated and not own_basis(argument.statements[name]):
        return Verdict.UNSUPPORTED
    return Verdict.UNANSWERED if defeated else Verdict.UNSUPPORTED
