"""The argument itself: statements, the steps between them, sources and interpretations, with every name resolved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.bibliography import CslItem
from argmap.diagnostics import Source, Span
from argmap.language.tree import Cite, Text
from argmap.model.index import Index
from argmap.model.schemes import SCHEMES, CriticalQuestion
from argmap.model.values import (
    Attach,
    Confidence,
    Day,
    Ground,
    Name,
    Prospect,
    Quantity,
    Role,
    Status,
    StepId,
    StepKind,
    as_title,
)

if TYPE_CHECKING:
    from argmap.model.relations import Relations


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that can be held true or false, and what is said about it."""

    name: Name
    named: bool
    """Whether the author gave the name; otherwise it was made from the text."""
    role: Role
    text: Text
    ground: Ground
    section: Name | None
    span: Span
    name_span: Span
    interpretation: Name | None = None
    """The interpretation that it, or what it bears on in the end, was written beneath, or that it is the thesis of."""
    beneath_step: StepId | None = None
    """The step that it was written out as a premise of."""
    beneath: Name | None = None
    """The statement that it was written out as an assumption of. What has neither opens an outline of its own."""
    by: Text | None = None
    """Who says so: the words of the voice, if it names one."""
    voice: Name | None = None
    """The voice that says so, where `by` names one."""
    confidence: Confidence | None = None
    likelihood: str = ""
    """One of `LIKELIHOODS`, or empty."""
    date: Day | None = None
    """When it was so, or happened; of a thesis, of when the interpretation is."""
    expires: Day | None = None
    tags: tuple[str, ...] = ()
    quotes: tuple[Text, ...] = ()
    note: Text | None = None
    label: Text | None = None
    """Its short form."""
    caveats: tuple[Text, ...] = ()
    figures: tuple[Quantity, ...] = ()
    conflict: Text | None = None
    """Where its sources differ."""
    would_change: tuple[Text, ...] = ()
    """What one would have to see to give it up."""
    ask: Text | None = None
    """The question it turns on."""
    collect: tuple[Text, ...] = ()
    """What to look for, to answer that."""
    assumptions: tuple[Name, ...] = ()
    """Assumptions the statement itself (not one of its steps) depends on."""
    best: tuple[Name, ...] = ()
    """Of a thesis or a key judgment: its best reasons, where the author names them, the best first."""
    hardest: tuple[Name, ...] = ()
    """Of a thesis or a key judgment: the objections hardest to meet, where the author names them."""
    answers: tuple[Name, ...] = ()
    """Of an event: the questions it belongs to."""
    prospect: Prospect | None = None
    """Of a recommendation: whether it can still be followed."""

    def cites(self) -> Iterator[Cite]:
        """Every source it cites, in its text and its quotes, in order."""
        yield from self.text.cites()
        for quote in self.quotes:
            yield from quote.cites()


@dataclass(frozen=True, slots=True)
class Step:
    """One move of the argument: its premises together bear on a statement, or (an undercut or reply) on another step.

    `premises` has the first premise first, then the linked ones; `assumed` says which of them are assumptions.
    Exactly one of `target` and `target_step` is set: the latter for an undercut or a reply.
    """

    id: StepId
    kind: StepKind
    premises: tuple[Name, ...]
    assumed: tuple[Name, ...]
    target: Name | None
    target_step: StepId | None
    span: Span


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements that cannot both stand; said once, it holds both ways."""

    first: Name
    second: Name
    span: Span


@dataclass(frozen=True, slots=True)
class SchemeUse:
    """What kind of argument a step is or, where `step` is None, the inference to a statement from all beneath it.

    `scheme` is one of `SCHEMES`; `statement` is the step's first premise, or that statement; `span` is where the
    author names the scheme. `addressed` has, in the order of the files, each critical question that a line deals
    with, and the statement of that line; a question can be dealt with by several.
    """

    scheme: str
    step: StepId | None
    statement: Name
    span: Span
    addressed: tuple[tuple[str, Name], ...] = ()

    def open_questions(self) -> tuple[CriticalQuestion, ...]:
        """The critical questions that no line deals with."""
        addressed = {question for question, _ in self.addressed}
        return tuple(each for each in SCHEMES[self.scheme].questions if each.name not in addressed)


@dataclass(frozen=True, slots=True)
class Indicator:
    """What one would see if an interpretation were right, and whether it has been seen."""

    name: Name
    text: Text
    status: Status
    checked: Day | None
    span: Span


@dataclass(frozen=True, slots=True)
class Account:
    """With which statement an interpretation accounts for an event, and in which few words."""

    event: Name
    statement: Name
    words: Text | None
    span: Span


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A rival answer. Its thesis is the statement of the same name, and has its date and what else is said of it."""

    name: Name
    answers: tuple[Name, ...]
    holds: tuple[Name, ...]
    rejects: tuple[Name, ...]
    implications: tuple[Text, ...]
    recommendations: tuple[Name, ...]
    indicators: tuple[Indicator, ...]
    explains: tuple[Account, ...]
    assessment: Text | None
    """What the authors make of it."""
    stake: Text | None
    """With what interest it is put forward."""
    span: Span


@dataclass(frozen=True, slots=True)
class CitedSource:
    """Something citable: of a `source` line, or a work of a bibliography, with what a `source` line adds to it.

    `span` and `name_span` are in the `source` line where there is one, else in the bibliography.
    """

    name: Name
    title: Text
    span: Span
    name_span: Span
    item: CslItem = field(default_factory=dict, hash=False)
    """The same as citation styles read it; of a bibliography, all that it knows."""
    author: str = ""
    """People and institutions, divided by `; `: `Family, Given`, or as they are to be printed."""
    publisher: str = ""
    date: Day | None = None
    accessed: Day | None = None
    url: str = ""
    kind: str = ""
    grade: str = ""
    """Admiralty grade: a letter for the source (A-F) and a digit for the information (1-6), or empty."""
    text: Source | None = None
    """What it says, for checking quotes, where its `file` line names a text."""
    derives_from: tuple[Name, ...] = ()
    label: Text | None = None
    caveats: tuple[Text, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something the brief answers."""

    name: Name
    text: Text
    span: Span
    name_span: Span
    label: Text | None = None
    assessment: Text | None = None
    """What the authors answer."""


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the argument; its claims name it."""

    name: Name
    title: Text
    span: Span
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class ThemePage:
    """A page of the short brief: the sections it draws together, and the claims it shows of them."""

    name: Name
    title: Text
    sections: tuple[Name, ...]
    shows: tuple[Name, ...]
    assessment: Text | None
    span: Span
    name_span: Span


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means here, for the glossary."""

    name: Name
    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Voice:
    """A person or body that is heard: `by` can name it."""

    name: Name
    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Dissent:
    """A disagreement with the brief, printed in full."""

    text: Text
    by: Text | None
    voice: Name | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a brief says about itself."""

    name: Name
    title: Text
    span: Span
    name_span: Span
    subtitle: Text | None = None
    author: str = ""
    organisation: str = ""
    date: Day | None = None
    as_of: Day | None = None
    marking: str = ""
    summary: Text | None = None
    judgments: tuple[Name, ...] = ()
    compare: tuple[Name, ...] = ()
    lang: str = "en"
    paper: str = ""
    """Its name; empty if the brief leaves it to its style."""
    parts: tuple[str, ...] = ()
    """Which parts to print, out of `masthead.PARTS`; empty for all."""
    citations: str = "chicago-notes"
    """Which of `masthead.CITATION_STYLES` forms the citations, where `citation_style` is None."""
    citation_style: Source | None = None
    """The text of a citation style of the author's own (CSL)."""
    style: Source | None = None
    """The text of a style file, which says how the brief looks (TOML)."""
    previous: str = ""
    """The path of the previous edition, as it is written."""
    attach: Attach = Attach.CLEAN
    scope: Text | None = None
    """What it covers, and what not."""
    gaps: tuple[Text, ...] = ()
    """What is not known."""
    dissents: tuple[Dissent, ...] = ()


@dataclass(frozen=True)
class Argument:
    """Everything one brief (or one file without a brief) says, in the order of its files.

    The mappings keep that order, in which a step comes after the one it bears on. Every name in it resolves within it.
    """

    masthead: Masthead | None
    questions: Mapping[Name, Question]
    sections: Mapping[Name, Section]
    sources: Mapping[Name, CitedSource]
    statements: Mapping[Name, Statement]
    steps: Mapping[StepId, Step]
    contradictions: tuple[Contradiction, ...]
    interpretations: Mapping[Name, Interpretation]
    terms: Mapping[Name, Term]
    themes: Mapping[Name, ThemePage]
    voices: Mapping[Name, Voice]
    into: Mapping[Name, tuple[StepId, ...]]
    """For each statement, the supports and objections that bear on it."""
    undercuts: Mapping[StepId, tuple[StepId, ...]]
    """For each step that has any, what ends it: the undercuts of it and, unless it is a support, the replies to it."""
    doubts: Mapping[StepId, tuple[StepId, ...]]
    """For each support that has any, the replies to it, which question it and do not end it."""
    out_of: Mapping[Name, tuple[StepId, ...]]
    """For each statement, the steps it is a premise of."""
    opposites: Mapping[Name, tuple[Name, ...]]
    """For each statement that has any, what it contradicts, in either direction."""
    schemes: tuple[SchemeUse, ...]
    """The kinds of argument that authors name, in the order of the files."""
    index: Index = field(repr=False, compare=False)
    """Where names are defined and used, also where that came to nothing because of an error."""

    @cached_property
    def relations(self) -> "Relations":
        """What follows from how it is put together."""
        from argmap.model.relations import Relations  # Which knows what an argument is.

        return Relations(self)

    def onto(self, step: StepId) -> tuple[StepId, ...]:
        """All that bears on a step, whether or not it ends it."""
        return (*self.undercuts.get(step, ()), *self.doubts.get(step, ()))

    def title(self, name: Name) -> str:
        """What a statement is called as a title: its label or, without one, its name."""
        label = self.statements[name].label
        return label.plain() if label else as_title(name)

    def handle(self, name: Name) -> str:
        """What a statement is called beside its text: its label or, without one, its name; empty without either."""
        statement = self.statements[name]
        if statement.label:
            return statement.label.plain()
        return name if statement.named else ""

    def compared(self) -> tuple[Interpretation, ...]:
        """The interpretations in column order: as `compare` lists them, else in the order of the files."""
        if self.masthead and self.masthead.compare:
            return tuple(self.interpretations[name] for name in self.masthead.compare)
        return tuple(self.interpretations.values())
