"""What can be said of statements, steps and passages, each word in one place; they are keys, not what is printed."""

from dataclasses import dataclass
from enum import StrEnum

from argmap.model import Name, StepId


class Status(StrEnum):
    """What is printed of a statement."""

    NOTHING = ""
    DISPUTED = "disputed"
    UNSUPPORTED = "unsupported"


class How(StrEnum):
    """What makes a statement disputed: something open against it, weaker than its grounds or not, or its reasons."""

    WEAKER = "weaker"
    EVEN = "even"
    STRONGER = "stronger"
    QUESTIONED = "questioned"
    RESTS = "rests"


class State(StrEnum):
    """How an objection, undercut or reply fares: open, or how it is answered. The earlier answer counts."""

    OPEN = "open"
    REPLIED = "replied"
    SET_ASIDE = "set aside"
    REFUTED = "refuted"
    UNSUPPORTED = "unsupported"


IN_ORDER = tuple(State)
"""From what is hardest to meet to what need not be met."""
FAILED = frozenset({State.REFUTED, State.UNSUPPORTED})
ENDED = frozenset({State.REPLIED, State.SET_ASIDE})


@dataclass(frozen=True, slots=True)
class Answer:
    """How a step is answered, and by what: a statement, which speaks by way of a step or, without one, by being there.

    What is `unsupported` is answered by the premise that lacks support.
    """

    state: State
    statement: Name
    step: StepId | None = None


class Stance(StrEnum):
    """What an interpretation makes of a statement; the first that fits."""

    HOLDS = "holds"
    REJECTS = "rejects"
    DRAWS_ON = "draws on"
    MUST_DENY = "must deny"
    MUST_ANSWER = "must answer"
    SILENT = "does not address"


class Sign(StrEnum):
    """What a passage says of an interpretation, or of what one statement that cites it does."""

    FOR = "+"
    AGAINST = "-"
    GRANTED = "(-)"
    """It speaks against it only by way of an objection that is replied to."""
    MIXED = "±"
    NOTHING = ""
