"""What closes the argument: dissent printed in full, gaps nobody has filled, and the words as used here."""

from dataclasses import dataclass
from typing import ClassVar

from argmap.analysis import Verdict
from argmap.brief.context import Context
from argmap.brief.passages import Passage
from argmap.brief.views import View
from argmap.model import Ground, Role, as_title

_NO_GAP = (Role.INTERPRETATION, Role.RECOMMENDATION)


@dataclass(frozen=True, slots=True)
class Dissents:
    """Disagreements with the brief: text and, where given, whose it is."""

    id: str
    title: str
    dissents: tuple[tuple[Passage, Passage | None], ...]
    kind: ClassVar[str] = "dissents"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the argument leaves open: bare assertions, unsupported judgments, questions without an answer."""

    id: str
    title: str
    bare: tuple[View, ...]
    unsupported: tuple[View, ...]
    questions: tuple[Passage, ...]
    kind: ClassVar[str] = "gaps"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """Words and what they mean here."""

    id: str
    title: str
    terms: tuple[tuple[str, Passage], ...]
    kind: ClassVar[str] = "glossary"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


def compose_dissents(context: Context) -> tuple[Dissents, ...]:
    """Dissent, if there is any."""
    found = tuple((context.passage(one.text), context.maybe(one.by)) for one in context.masthead.dissents)
    return (Dissents("dissent", context.labels("dissent"), found),) if found else ()


def compose_gaps(context: Context) -> tuple[Gaps, ...]:
    """Gaps, if there are any. A thesis is none (its holdings speak for it), nor is advice (it asserts nothing)."""
    argument = context.argument
    bare = tuple(
        name for name, one in argument.statements.items() if one.ground is Ground.BARE and one.role not in _NO_GAP
    )
    unsupported = tuple(name for name, found in context.analysis.verdicts.items() if found is Verdict.UNSUPPORTED)
    answered = {name for one in argument.interpretations.values() for name in one.answers}
    questions = tuple(context.passage(one.text) for name, one in argument.questions.items() if name not in answered)
    if not (bare or unsupported or questions):
        return ()
    return (Gaps("gaps", context.labels("gaps"), context.views(bare), context.views(unsupported), questions),)


def compose_glossary(context: Context) -> tuple[Glossary, ...]:
    """The glossary, if a term is defined."""
    terms = sorted((as_title(term.name), context.passage(term.text)) for term in context.argument.terms.values())
    return (Glossary("glossary", context.labels("glossary"), tuple(terms)),) if terms else ()
