"""What a check is, and the few things checks share: how statements are pointed at, and what is mentioned."""

from collections.abc import Callable, Iterator

from argmap.analysis import Analysis
from argmap.diagnostics import Diagnostic, Label
from argmap.model import Argument, Name, Statement, Step, StepKind
from argmap.model.called import called
from argmap.model.texts import PRINTED, marked_up

Check = Callable[[Analysis], Iterator[Diagnostic]]
"""Looks at a whole analysis and yields what it finds, in any order; it never raises and never changes anything."""


def quoted(statement: Statement) -> str:
    """A statement's name as messages print names, or the first words of one that has none."""
    return called(statement, "`")


def at(statement: Statement, text: str = "") -> Label:
    """A label on a statement's name (on its keyword if it has none)."""
    return Label(statement.name_span, text)


def supports(argument: Argument) -> Iterator[Step]:
    """Every step that supports something."""
    return (step for step in argument.steps.values() if step.kind is StepKind.SUPPORT)


def mentions(argument: Argument) -> frozenset[Name]:
    """Every name that a printed text mentions."""
    return frozenset(Name(word.text) for text in marked_up(argument, PRINTED) for word in text.mentions())
