"""Where each statement is written out: once, in the place the author wrote it."""

from argmap.diagnostics import Span
from argmap.model import Argument, Name, Role, StepId

ROOTS = (Role.CLAIM, Role.INTERPRETATION, Role.RECOMMENDATION)
"""The roles that open an outline of their own."""

Home = StepId | Name
"""What a statement is written out under: a step, or (an assumption) a statement."""


def homes(argument: Argument) -> dict[Name, Home]:
    """Where each statement that opens no outline of its own is written out.

    A statement may serve in several places; it is at home in the step, or under the statement, that begins closest
    before its own text.
    """
    places: dict[Name, list[tuple[Span, Home]]] = {}
    for step in argument.steps.values():
        for premise in step.premises:
            places.setdefault(premise, []).append((step.span, step.id))
    for statement in argument.statements.values():
        for assumption in statement.assumptions:
            places.setdefault(assumption, []).append((statement.span, statement.name))
    return {
        name: min(found, key=lambda place: _distance(argument.statements[name].span, place[0]))[1]
        for name, found in places.items()
        if argument.statements[name].role not in ROOTS
    }


def _distance(text: Span, place: Span) -> tuple[bool, int]:
    return (place.path != text.path or place.start > text.start, abs(text.start - place.start))
