"""Whoever dated a statement said how long it could be relied on; after that day it must be looked at again."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from argmap.analysis import Analysis
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic
from argmap.model import Day


def expired_evidence(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG410: a statement expired before the day the brief speaks for: its `as-of` date or, without one, its `date`.

    There is no clock here: a brief without a date, or no brief at all, has no expired evidence.
    """
    masthead = analysis.argument.masthead
    day = (masthead.as_of or masthead.date) if masthead else None
    if masthead is None or day is None:
        return
    spoken_for = f"the brief is {'as of' if masthead.as_of else 'dated'} {day}"
    for statement in analysis.argument.statements.values():
        if statement.expires is not None and _last(statement.expires) < day.first():
            yield Diagnostic(
                "ARG410",
                f"{quoted(statement)} expired {_on(statement.expires)}, and {spoken_for}",
                at(statement),
                help="check whether it still holds: if so move its `expires` date, if not replace it",
            )


def _on(day: Day) -> str:
    return f"{'on' if day.day else 'in'} {day}"


def _last(day: Day) -> date:
    """The last day a date can mean."""
    month = day.month or 12
    return date(day.year, month, day.day or monthrange(day.year, month)[1])
