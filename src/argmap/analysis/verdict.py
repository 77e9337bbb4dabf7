"""Standing in a reader's words: not only whether a statement holds up, but how it fared against its objections."""

from enum import StrEnum

from argmap.analysis.standing import Labelling, Standing
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

    *Unanswered* if a live objection or an accepted contradiction stands against it; otherwise, if it falls,
    *unsupported* (no live basis, or an assumption it needs falls); if it is undecided, *contested*; if it stands,
    *unchallenged* where nothing was said against it, else *answered*. An undercut is said against a step, not against
    the statement at its end.
    """
    steps = argument.into.get(name, ())
    against = [standing.steps[step] for step in steps if argument.steps[step].kind is StepKind.OBJECTION]
    against.extend(standing.statements[other] for other in argument.opposites.get(name, ()))
    if Standing.STANDS in against:
        return Verdict.UNANSWERED
    match standing.statements[name]:
        case Standing.FALLS:
            return Verdict.UNSUPPORTED
        case Standing.UNDECIDED:
            return Verdict.CONTESTED
    return Verdict.ANSWERED if against else Verdict.UNCHALLENGED
