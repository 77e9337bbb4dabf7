"""Every text of an argument, listed once with what it is for: whatever looks through texts walks this list.

A text that is not listed here is not looked through: not for characters that no font has, nor for citations.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.diagnostics import Span
from argmap.language.tree import Text
from argmap.model.argument import (
    Account,
    Argument,
    CitedSource,
    Dissent,
    Indicator,
    Interpretation,
    Masthead,
    Question,
    Section,
    Statement,
    Term,
    ThemePage,
    Voice,
)
from argmap.model.values import Confidence, Prospect, Quantity

Owner = (
    Masthead
    | Question
    | Section
    | ThemePage
    | Statement
    | Confidence
    | Quantity
    | Prospect
    | Interpretation
    | Account
    | Indicator
    | Dissent
    | Term
    | Voice
    | CitedSource
)


class Register(StrEnum):
    """Whose words a text is, and whether they say how things are."""

    ASSESSMENT = "assessment"
    """The authors say how things are, or how sure they are of it: here they say how likely something is."""
    AUTHORS = "authors"
    """The authors' words, too, but such as assess nothing: titles, questions, definitions, what one would see."""
    QUOTED = "quoted"
    OTHERS = "others"
    """Words of those who do not speak for the authors."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A field that holds a text, several, or none; or a plain string, whose place is in the owner's field `span`."""

    owner: type[Owner]
    name: str
    register: Register = Register.AUTHORS
    printed: bool = True
    cites: bool = True
    """Whether a citation in it is printed as one; elsewhere only the words around it are."""
    span: str = ""


@dataclass(frozen=True, slots=True)
class ArgumentText:
    """One text of an argument, with its words as written. A plain string has no `text`."""

    field: TextField
    owner: Owner
    words: str
    span: Span
    text: Text | None

    def at(self, start: int, end: int) -> Span:
        """Where a stretch of the words stands, or all that points at them where only that is known."""
        return self.span if self.field.span == "span" else self.span.part(start, end, of=len(self.words))


def _kept(owner: type[Owner], name: str) -> TextField:
    """A field with a text that no brief prints, or not from there: a voice is printed where it speaks."""
    return TextField(owner, name, printed=False, cites=False)


FIELDS = (
    TextField(Masthead, "title", cites=False),
    TextField(Masthead, "subtitle"),
    TextField(Masthead, "organisation", cites=False, span="span"),
    TextField(Masthead, "author", cites=False, span="span"),
    TextField(Masthead, "marking", cites=False, span="span"),
    TextField(Masthead, "summary", Register.ASSESSMENT),
    _kept(Masthead, "scope"),
    _kept(Masthead, "gaps"),
    TextField(Question, "text"),
    _kept(Question, "label"),
    _kept(Question, "assessment"),
    TextField(Section, "title", cites=False),
    _kept(Section, "label"),
    _kept(ThemePage, "title"),
    _kept(ThemePage, "assessment"),
    TextField(Statement, "name", cites=False, span="name_span"),
    TextField(Statement, "text", Register.ASSESSMENT),
    TextField(Statement, "quotes", Register.QUOTED),
    TextField(Statement, "by"),
    TextField(Statement, "caveats", Register.ASSESSMENT),
    TextField(Confidence, "reason", Register.ASSESSMENT),
    TextField(Statement, "label", cites=False),
    _kept(Quantity, "text"),
    _kept(Statement, "conflict"),
    _kept(Statement, "would_change"),
    _kept(Statement, "ask"),
    _kept(Statement, "collect"),
    _kept(Prospect, "reason"),
    _kept(Statement, "note"),
    TextField(Interpretation, "implications", Register.ASSESSMENT),
    _kept(Interpretation, "assessment"),
    _kept(Interpretation, "stake"),
    _kept(Account, "words"),
    TextField(Indicator, "text"),
    TextField(Dissent, "text", Register.OTHERS),
    TextField(Dissent, "by"),
    TextField(Term, "name", cites=False, span="span"),
    TextField(Term, "text"),
    _kept(Voice, "text"),
    TextField(CitedSource, "name", cites=False, span="name_span"),
    TextField(CitedSource, "title", cites=False),
    TextField(CitedSource, "author", cites=False, span="span"),
    TextField(CitedSource, "publisher", cites=False, span="span"),
    TextField(CitedSource, "url", cites=False, span="span"),
    _kept(CitedSource, "label"),
    _kept(CitedSource, "caveats"),
    _kept(CitedSource, "note"),
)
"""In the order in which a brief prints what belongs together."""

PRINTED = tuple(field for field in FIELDS if field.printed)
CITING = tuple(field for field in FIELDS if field.cites)
ASSESSING = tuple(field for field in FIELDS if field.register is Register.ASSESSMENT)


def texts(argument: Argument, fields: Iterable[TextField] = FIELDS) -> Iterator[ArgumentText]:
    """The texts in some fields, roughly as a brief prints them: the front page first, and what it names."""
    for field, owner, value in _values(argument, fields):
        if isinstance(value, str):
            yield ArgumentText(field, owner, value, getattr(owner, field.span), None)
        else:
            yield from (ArgumentText(field, owner, text.raw, text.span, text) for text in value)


def marked_up(argument: Argument, fields: Iterable[TextField]) -> Iterator[Text]:
    """The same, without plain strings, in which nothing is cited or mentioned."""
    for _, _, value in _values(argument, fields):
        if not isinstance(value, str):
            yield from value


def _values(
    argument: Argument, fields: Iterable[TextField]
) -> Iterator[tuple[TextField, Owner, str | tuple[Text, ...]]]:
    """What is in some fields, where there is anything; the names of unnamed statements, which nobody sees, are not."""
    wanted: dict[type[Owner], list[TextField]] = {}
    for field in fields:
        wanted.setdefault(field.owner, []).append(field)
    for owner in _owners(argument):
        for field in wanted.get(type(owner), ()):
            value: Text | tuple[Text, ...] | str | None = getattr(owner, field.name)
            made_up = field.name == "name" and isinstance(owner, Statement) and not owner.named
            if value and not made_up:
                yield field, owner, (value,) if isinstance(value, Text) else value


def _owners(argument: Argument) -> Iterator[Owner]:
    """All that has texts, in reading order: key judgments and what is compared come before other statements."""
    head = argument.masthead
    if head:
        yield head
    yield from argument.questions.values()
    yield from argument.sections.values()
    yield from argument.themes.values()
    first = (*(head.judgments if head else ()), *(one.name for one in argument.compared()))
    for name in dict.fromkeys((*first, *argument.statements)):
        statement = argument.statements[name]
        yield statement
        if statement.confidence:
            yield statement.confidence
        yield from statement.figures
        if statement.prospect:
            yield statement.prospect
    for interpretation in argument.interpretations.values():
        yield interpretation
        yield from interpretation.explains
        yield from interpretation.indicators
    yield from head.dissents if head else ()
    yield from argument.terms.values()
    yield from argument.voices.values()
    yield from argument.sources.values()
