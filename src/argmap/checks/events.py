"""Events make the timeline, and what has no date has no place there."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic
from argmap.model import Role


def event_without_date(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG422: an event does not say when it happened."""
    for statement in analysis.argument.statements.values():
        if statement.role is Role.EVENT and statement.date is None:
            yield Diagnostic(
                "ARG422",
                f"the event {quoted(statement)} has no date",
                at(statement),
                help="put it below, as in `date 2020-08-18`, `date 2020-08` or `date 2020`",
            )
