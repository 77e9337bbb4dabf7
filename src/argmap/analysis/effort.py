"""How much is worked out for one argument at most, so that none keeps a machine busy for hours or fills its memory.

What is counted is work, not time: an argument is refused on every machine or on none.
"""

from argmap.diagnostics import Diagnostic, Label, TooMuch
from argmap.limits import raised_by
from argmap.model import Argument


def too_much(argument: Argument, what: str, limit: str, most: int, advice: str) -> TooMuch:
    """What to raise (ARG908) when a limit is passed: `what` there is too much of, and how much is the most."""
    first = next((statement.span for statement in argument.statements.values()), None)
    place = argument.masthead.name_span if argument.masthead else first
    return TooMuch(
        Diagnostic(
            "ARG908",
            f"this argument is too large to work out: {what} more than {most:,}",
            Label(place) if place else None,
            help=f"{advice}; or {raised_by(limit, most)}",
        )
    )
