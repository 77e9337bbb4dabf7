"""What a check is, and the few things checks share: how statements are pointed at, and which texts there are."""

from collections.abc import Callable, Iterator

from argmap.analysis import Analysis, called
from argmap.diagnostics import Diagnostic, Label
from argmap.language.tree import Text
from argmap.model import Argument, Name, Statement, Step, StepKind

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


def printed(argument: Argument) -> Iterator[Text]:
    """Every text of an argument that its readers see, so not the notes."""
    for statement in argument.statements.values():
        yield statement.text
        yield from statement.quotes
        yield from _present(statement.by, statement.confidence.reason if statement.confidence else None)
    for interpretation in argument.interpretations.values():
        yield from interpretation.implications
        yield from (indicator.text for indicator in interpretation.indicators)
    yield from (question.text for question in argument.questions.values())
    yield from (section.title for section in argument.sections.values())
    yield from (term.text for term in argument.terms.values())
    if argument.masthead is not None:
        yield from _present(argument.masthead.title, argument.masthead.subtitle, argument.masthead.summary)
        for dissent in argument.masthead.dissents:
            yield from _present(dissent.text, dissent.by)


def mentions(argument: Argument) -> frozenset[Name]:
    """Every name that a printed text mentions."""
    return frozenset(Name(word.text) for text in printed(argument) for word in text.mentions())


def _present(*texts: Text | None) -> Iterator[Text]:
    return (text for text in texts if text is not None)
