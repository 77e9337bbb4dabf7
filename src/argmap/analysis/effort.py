"""How much is worked out for one argument at most, so that none keeps a machine busy for hours or fills its memory.

What is counted is work, not time: an argument is refused on every machine or on none.
"""

from argmap.diagnostics import Diagnostic, Trouble

MOST_VISITS = 10_000_000
"""How many statements and steps may be looked at, for all paths from evidence and all withdrawals together."""

MOST_TRIED = 3_000_000
"""How many statements and steps may be worked out anew for interpretations on their own terms, over all of these."""


def too_much(what: str, number: int, advice: str) -> Trouble:
    """What to raise (ARG908) when a limit is passed: `what` there is too much of, and how much is the most."""
    return Trouble(
        Diagnostic("ARG908", f"this argument is too large to work out: {what} more than {number:,}", help=advice)
    )
