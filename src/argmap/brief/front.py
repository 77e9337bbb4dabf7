"""The front page: what a reader with one minute needs, the bottom line and the key judgments."""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis import Standing
from argmap.brief.challenges import raised_against
from argmap.brief.context import Context
from argmap.brief.passages import Passage
from argmap.brief.strength import rank_steps, strongest_reason
from argmap.brief.views import View
from argmap.model import Name, Question, StepKind


class ChangeKind(StrEnum):
    """In what way something would change a judgment."""

    STANDING = "standing"
    UNDERCUT = "undercut"
    OPEN = "open"
    ASSUMPTION = "assumption"
    REVIVED = "revived"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Change:
    """What would change a judgment: an objection that stands, one not settled, an assumption, or its evidence."""

    kind: ChangeKind
    view: View


@dataclass(frozen=True, slots=True)
class Judgment:
    """A key judgment with its reason and what would change it, where there is either."""

    number: int
    view: View
    reason: tuple[View, ...]
    change: Change | None


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
    )


def _questions(context: Context) -> list[Question]:
    """The questions the compared interpretations answer; all there are, where they name none."""
    argument = context.argument
    asked = dict.fromkeys(name for one in argument.compared() for name in one.answers)
    return [argument.questions[name] for name in asked] or list(argument.questions.values())


def _judgment(context: Context, number: int, name: Name) -> Judgment:
    return Judgment(number, context.view(name), context.views(strongest_reason(context, name)), _change(context, name))


def _change(context: Context, name: Name) -> Change | None:
    """The nearest thing that would change a judgment: first what is against it, then what it takes for granted."""
    standing = context.analysis.standing
    raised = rank_steps(context, raised_against(context.argument, name), standing)
    first = context.argument.steps[raised[0]] if raised else None
    if first and standing.steps[first.id] is Standing.STANDS:
        kind = ChangeKind.UNDERCUT if first.kind is StepKind.UNDERCUT else ChangeKind.STANDING
        return Change(kind, context.view(first.premises[0]))
    if first and standing.steps[first.id] is Standing.UNDECIDED:
        return Change(ChangeKind.OPEN, context.view(first.premises[0]))
    assumption = _nearest_assumption(context, name)
    if assumption is not None:
        return Change(ChangeKind.ASSUMPTION, context.view(assumption))
    if first:
        return Change(ChangeKind.REVIVED, context.view(first.premises[0]))
    reason = strongest_reason(context, name)
    return Change(ChangeKind.EVIDENCE, context.view(reason[0])) if reason else None


def _nearest_assumption(context: Context, name: Name) -> Name | None:
    """The assumption fewest steps below a statement, along what supports it."""
    argument = context.argument
    queue, seen = deque([name]), {name}
    while queue:
        current = queue.popleft()
        supports = [argument.steps[key] for key in argument.into.get(current, ())]
        supports = [step for step in supports if step.kind is StepKind.SUPPORT]
        assumed = [*argument.statements[current].assumptions, *(name for step in supports for name in step.assumed)]
        if assumed:
            return assumed[0]
        fresh = [premise for step in supports for premise in step.premises if premise not in seen]
        seen.update(fresh)
        queue.extend(fresh)
    return None
