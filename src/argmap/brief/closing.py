"""What closes the argument: dissent printed in full, gaps nobody has filled, and the words as used here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from argmap.analysis import Verdict
from argmap.brief.context import Context
from argmap.brief.losses import SourceTitle, source_title
from argmap.brief.open_questions import Alike, grouped, unasked
from argmap.brief.passages import Passage
from argmap.brief.readings import defined_by
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
    """What the argument leaves open."""

    id: str
    title: str
    questions: tuple[Passage, ...]
    """Questions of the brief that no interpretation answers."""
    bare: tuple[View, ...]
    """Statements without any ground."""
    unsupported: tuple[View, ...]
    """Statements that what they rest on no longer carries."""
    single: tuple[tuple[View, tuple[SourceTitle, ...]], ...]
    """Judgments that are no key judgments, and yet stand only with some one source, or with each of several."""
    fallen: tuple[View, ...]
    """Statements that cite a source and do not stand."""
    unasked: tuple[Alike, ...]
    """Critical questions left open outside the interpretations' own sections, which print theirs."""
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
    bare = (name for name, one in argument.statements.items() if one.ground is Ground.BARE and one.role not in _NO_GAP)
    unsupported = [name for name, found in context.analysis.verdicts.items() if found is Verdict.UNSUPPORTED]
    answered = {name for one in argument.interpretations.values() for name in one.answers}
    elsewhere = {name for one in argument.compared() for name in defined_by(context, one)}
    gaps = Gaps(
        id="gaps",
        title=context.labels("gaps"),
        questions=tuple(context.passage(one.text) for name, one in argument.questions.items() if name not in answered),
        bare=context.views(tuple(bare)),
        unsupported=context.views(tuple(unsupported)),
        single=tuple(_single(context)),
        fallen=context.views(tuple(name for name in context.analysis.matrix.fallen if name not in unsupported)),
        unasked=grouped(unasked(context, argument.statements.keys() - elsewhere)),
    )
    found = (gaps.questions, gaps.bare, gaps.unsupported, gaps.single, gaps.fallen, gaps.unasked)
    return (gaps,) if any(found) else ()


def _single(context: Context) -> Iterator[tuple[View, tuple[SourceTitle, ...]]]:
    single = context.analysis.sourcing.single
    for name, statement in context.argument.statements.items():
        judged = name in context.analysis.verdicts and name not in context.masthead.judgments
        if judged and statement.ground is Ground.JUDGMENT and name in single:
            yield context.view(name), tuple(source_title(context, source) for source in single[name])


def compose_glossary(context: Context) -> tuple[Glossary, ...]:
    """The glossary, if a term is defined."""
    terms = sorted((as_title(term.name), context.passage(term.text)) for term in context.argument.terms.values())
    return (Glossary("glossary", context.labels("glossary"), tuple(terms)),) if terms else ()
