"""What was not asked: the critical questions that an author's kinds of argument raise and that no line deals with."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from argmap.brief.context import Context
from argmap.brief.labels import capital
from argmap.brief.views import View
from argmap.model import Argument, Name, SchemeUse


@dataclass(frozen=True, slots=True)
class Unasked:
    """An argument of a known kind, with the questions about it that are open."""

    scheme: str
    """What the literature calls the kind of argument, as the beginning of a sentence."""
    premise: View | None
    """Where it begins; None if it is the inference from all reasons given for the conclusion."""
    conclusion: View
    questions: tuple[str, ...]


def unasked(context: Context, within: Container[Name]) -> Iterator[Unasked]:
    """The open questions about what bears on some statements, in the order of the files."""
    for use in context.argument.schemes:
        conclusion = conclusion_of(context.argument, use)
        questions = context.labels.questions(use)
        if conclusion in within and questions:
            yield Unasked(
                scheme=capital(context.labels.scheme(use.scheme)),
                premise=context.view(use.statement) if use.step else None,
                conclusion=context.view(conclusion),
                questions=questions,
            )


@dataclass(frozen=True, slots=True)
class Alike:
    """Arguments of one kind about which the same questions are open."""

    scheme: str
    questions: tuple[str, ...]
    arguments: tuple[Unasked, ...]


def grouped(found: Iterable[Unasked]) -> tuple[Alike, ...]:
    """Open questions, each told once with all arguments that it is open about; the most common first."""
    groups: dict[tuple[str, tuple[str, ...]], list[Unasked]] = {}
    for one in found:
        groups.setdefault((one.scheme, one.questions), []).append(one)
    alike = [Alike(scheme, questions, tuple(members)) for (scheme, questions), members in groups.items()]
    return tuple(sorted(alike, key=lambda group: -len(group.arguments)))


def conclusion_of(argument: Argument, use: SchemeUse) -> Name:
    """The statement that an argument of a known kind bears on in the end, whatever steps it undercuts on the way."""
    return argument.relations.targets[use.step].statement if use.step else use.statement
