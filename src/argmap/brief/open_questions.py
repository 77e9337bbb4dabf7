"""What was not asked: the critical questions that an author's kinds of argument raise and that no line deals with."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from argmap.brief.context import Context
from argmap.brief.views import View
from argmap.model import SCHEMES, Argument, Name, SchemeUse


@dataclass(frozen=True, slots=True)
class Unasked:
    """An argument of a known kind, with the questions about it that are open."""

    scheme: str
    """What the literature calls the kind of argument."""
    premise: View | None
    """Where it begins; None if it is the inference from all reasons given for the conclusion."""
    conclusion: View
    questions: tuple[str, ...]


def unasked(context: Context, within: Container[Name]) -> Iterator[Unasked]:
    """The open questions about what bears on some statements, in the order of the files."""
    for use in context.argument.schemes:
        conclusion = conclusion_of(context.argument, use)
        questions = tuple(question.text for question in use.open_questions())
        if conclusion in within and questions:
            yield Unasked(
                scheme=SCHEMES[use.scheme].title,
                premise=context.view(use.statement) if use.step else None,
                conclusion=context.view(conclusion),
                questions=questions,
            )


def conclusion_of(argument: Argument, use: SchemeUse) -> Name:
    """The statement that an argument of a known kind bears on in the end, whatever steps it undercuts on the way."""
    if use.step is None:
        return use.statement
    step = argument.steps[use.step]
    while step.target is None and step.target_step is not None:
        step = argument.steps[step.target_step]
    return step.target if step.target is not None else use.statement
