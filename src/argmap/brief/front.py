"""The front page: what a reader with one minute needs, the bottom line and the key judgments."""

from dataclasses import dataclass

from argmap.brief.context import Context
from argmap.brief.cruxes import Outcome, compose_cruxes
from argmap.brief.passages import Mark, Passage
from argmap.brief.since import Since, compose_since
from argmap.brief.strength import strongest_reason
from argmap.brief.views import View
from argmap.model import Name, Question

TURNING = 3
"""How many outcomes the front page tells of what the quarrel turns on."""


@dataclass(frozen=True, slots=True)
class Judgment:
    """A key judgment with its reason, where there is one."""

    number: int
    view: View
    reason: tuple[View, ...]
    single: tuple[Mark, ...]
    """The sources without any one of which it would fall."""


@dataclass(frozen=True, slots=True)
class Front:
    """The head of the brief, its bottom line and its key judgments; dates are in words, or empty."""

    title: Passage
    subtitle: Passage | None
    organisation: str
    author: str
    date: str
    as_of: str
    questions: tuple[Passage, ...]
    summary: Passage | None
    judgments: tuple[Judgment, ...]
    turning: tuple[Outcome, ...]
    """The first of what the quarrel turns on: statements that decide by themselves how an interpretation comes out."""
    since: Since | None
    """What changed; None where no previous edition was given."""


def compose_front(context: Context) -> Front:
    """Put the front page together from the masthead."""
    masthead = context.masthead
    return Front(
        title=context.passage(masthead.title),
        subtitle=context.maybe(masthead.subtitle),
        organisation=masthead.organisation,
        author=masthead.author,
        date=context.labels.day(masthead.date),
        as_of=context.labels.day(masthead.as_of),
        questions=tuple(context.passage(question.text) for question in _questions(context)),
        summary=context.maybe(masthead.summary),
        judgments=tuple(_judgment(context, place, name) for place, name in enumerate(masthead.judgments, 1)),
        turning=tuple(outcome for part in compose_cruxes(context) for outcome in part.outcomes[:TURNING]),
        since=compose_since(context, context.before) if context.before else None,
    )


def _questions(context: Context) -> list[Question]:
    """The questions the compared interpretations answer; all there are, where they name none."""
    argument = context.argument
    asked = dict.fromkeys(name for one in argument.compared() for name in one.answers)
    return [argument.questions[name] for name in asked] or list(argument.questions.values())


def _judgment(context: Context, number: int, name: Name) -> Judgment:
    single = context.analysis.sourcing.single.get(name, ())
    return Judgment(
        number=number,
        view=context.view(name),
        reason=context.views(strongest_reason(context, name)),
        single=tuple(map(context.mark, single)),
    )
