"""First pass over the tree: what is defined where, and what each line bears on, before names are resolved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from argmap.diagnostics import Diagnostic, Span
from argmap.language.tree import Document, Junk, Keyword, Line, Node, Text, Word
from argmap.model.index import DEFINES, Kind, uses_of
from argmap.model.library import Library
from argmap.model.names import Names
from argmap.model.values import Name, Role, StepKind

_ROLES = {
    Keyword.CLAIM: Role.CLAIM,
    Keyword.SUPPORT: Role.SUPPORT,
    Keyword.AND: Role.PREMISE,
    Keyword.ASSUMES: Role.ASSUMPTION,
    Keyword.OBJECTION: Role.OBJECTION,
    Keyword.UNDERCUT: Role.UNDERCUT,
    Keyword.REPLY: Role.REPLY,
    Keyword.EVENT: Role.EVENT,
    Keyword.INTERPRETATION: Role.INTERPRETATION,
    Keyword.RECOMMENDATION: Role.RECOMMENDATION,
}
_MARGIN = frozenset({Keyword.CLAIM, Keyword.EVENT, Keyword.INTERPRETATION})
_ANSWERING = frozenset({Keyword.EVENT, Keyword.INTERPRETATION})
"""The lines whose `answers` are questions of the brief."""
STEPS = {
    Keyword.SUPPORT: StepKind.SUPPORT,
    Keyword.OBJECTION: StepKind.OBJECTION,
    Keyword.UNDERCUT: StepKind.UNDERCUT,
    Keyword.REPLY: StepKind.REPLY,
}
"""The keywords that begin a step."""


@dataclass(slots=True)
class StatementDraft:
    """A statement as written; `assumptions` are the words it says it depends on."""

    name: Name
    named: bool
    role: Role
    line: Line
    text: Text
    section: Name | None
    interpretation: Name | None
    name_span: Span
    beneath: "StatementDraft | StepDraft | None" = None
    """What it is an assumption or a premise of where it is written."""
    assumptions: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class StepDraft:
    """A step as written: the words of its premises (and which are assumed), and what it bears on."""

    kind: StepKind
    premises: list[tuple[Word, bool]]
    target: "StatementDraft | StepDraft"
    span: Span


@dataclass(slots=True, eq=False)
class Move:
    """A line that brings in a statement, by its text or by its name, with what the lines around it say of it.

    `statement` is what it defines, if it does; `step` what it begins; `above` the line of this kind it stands below.
    """

    line: Line
    word: Word
    statement: StatementDraft | None
    step: StepDraft | None
    above: "Move | None"
    broken: bool = False
    """Whether a line just beneath it could not be read."""


@dataclass(slots=True)
class Drafts:
    """Everything written in the files of one argument."""

    names: Names
    briefs: list[Line] = field(default_factory=list)
    questions: list[Line] = field(default_factory=list)
    sections: list[Line] = field(default_factory=list)
    sources: list[Line] = field(default_factory=list)
    terms: list[Line] = field(default_factory=list)
    themes: list[Line] = field(default_factory=list)
    voices: list[Line] = field(default_factory=list)
    interpretations: list[Line] = field(default_factory=list)
    statements: list[StatementDraft] = field(default_factory=list)
    steps: list[StepDraft] = field(default_factory=list)
    contradictions: list[tuple[StatementDraft, Word]] = field(default_factory=list)
    schemes: dict[Move, None] = field(default_factory=dict)
    """What a `scheme` line stands below."""
    answers: dict[Move, None] = field(default_factory=dict)
    """What an `answers` line stands below, but for interpretations and events: theirs are questions of the brief."""
    indicator_names: dict[Span, Name] = field(default_factory=dict)
    """From the place of an `indicator` line to its name."""
    recommendations: dict[Span, Name] = field(default_factory=dict)
    """From the place of a `recommendation` line to its name."""


_Report = Callable[[Diagnostic], None]


def collect(documents: Sequence[Document], library: Library, report: _Report) -> Drafts:
    """Gather what every line defines and bears on, in the order of the files; of briefs, only the last file's."""
    collector = _Collector(Drafts(Names(report, library)), report)
    for document in documents:
        collector.document(document, is_root=document is documents[-1])
    return collector.drafts


class _Collector:
    def __init__(self, drafts: Drafts, report: _Report) -> None:
        self.drafts = drafts
        self.report = report
        self.section: Name | None = None
        self.chapter: tuple[Name | None, Name | None] = (None, None)
        """The section of the claim being read, or else the interpretation."""
        self.is_root = False

    def document(self, document: Document, *, is_root: bool) -> None:
        self.section = None
        self.is_root = is_root
        stack: list[tuple[Node, Move | None]] = [(node, None) for node in reversed(document.nodes)]
        while stack:
            node, above = stack.pop()
            if isinstance(node, Junk):
                self.drafts.names.unreadable.update(node.words)
                if above:
                    above.broken = True
                below = None
            elif node.keyword is Keyword.BRIEF and not self.is_root:
                continue
            else:
                self._use(node, above)
                below = self._line(node, above)
            stack.extend([(child, below) for child in reversed(node.children)])

    def _line(self, line: Line, above: Move | None) -> Move | None:
        if line.keyword in _ROLES:
            return self._statement_line(line, above)
        match line.keyword:
            case Keyword.BRIEF | Keyword.SECTION | Keyword.TERM | Keyword.THEME | Keyword.VOICE:
                self._apart(line)
            case Keyword.QUESTION | Keyword.SOURCE:
                self._referable(line)
            case Keyword.INDICATOR:
                self._indicator(line)
            case Keyword.CONTRADICTS:
                if above and above.statement and line.name:
                    self.drafts.contradictions.append((above.statement, line.name))
            case Keyword.SCHEME:
                if above:
                    self.drafts.schemes[above] = None
            case Keyword.ANSWERS:
                if above and above.line.keyword not in _ANSWERING:
                    self.drafts.answers[above] = None
        return None

    def _use(self, line: Line, above: Move | None) -> None:
        """Note every name that a line uses, whatever becomes of the line."""
        names = self.drafts.names
        if line.keyword is Keyword.BY and line.text:
            names.speakers.append(line.text)
        if line.keyword is not Keyword.ANSWERS:
            names.uses.extend(uses_of(line))
        elif above is None or above.line.keyword in _ANSWERING:
            names.uses.extend(uses_of(line))
            if above is None:  # What it stands beneath could not be read: these may be critical questions.
                names.unreadable.update(word.text for word in line.names)

    def _apart(self, line: Line) -> None:
        drafts, word = self.drafts, line.names[0]
        if not drafts.names.define_apart(word, DEFINES[line.keyword]):
            return
        if line.keyword is Keyword.SECTION:
            self.section = Name(word.text)
        group = {
            Keyword.BRIEF: drafts.briefs,
            Keyword.SECTION: drafts.sections,
            Keyword.TERM: drafts.terms,
            Keyword.THEME: drafts.themes,
            Keyword.VOICE: drafts.voices,
        }
        group[line.keyword].append(line)

    def _referable(self, line: Line) -> None:
        group = self.drafts.sources if line.keyword is Keyword.SOURCE else self.drafts.questions
        if line.text is None or self.drafts.names.define(line.names[0], DEFINES[line.keyword]):
            group.append(line)

    def _indicator(self, line: Line) -> None:
        if line.name is not None and self.drafts.names.define(line.name, Kind.INDICATOR):
            self.drafts.indicator_names[line.span] = Name(line.name.text)

    # Statements ----------------------------------------------------------------------------------------------------

    def _statement_line(self, line: Line, above: Move | None) -> Move | None:
        if line.keyword in _MARGIN:
            self.chapter = (None if line.keyword is Keyword.INTERPRETATION else self.section, None)
        statement = self._define(line) if line.text is not None else None
        word = line.name or (Word(statement.name, statement.name_span) if statement else None)
        if word is None:
            return None
        step = self._step(line, above, word) if above and line.keyword in STEPS else None
        served = step or (self._serve(line.keyword, word, above) if above else None)
        if statement:
            statement.beneath = served
        return Move(line, word, statement, step, above)

    def _serve(self, keyword: Keyword, word: Word, above: Move) -> StepDraft | StatementDraft | None:
        """Note what a step, or else a statement, needs besides, and say which."""
        assumed = keyword is Keyword.ASSUMES
        if above.step and (keyword is Keyword.AND or (assumed and above.step.kind is StepKind.SUPPORT)):
            above.step.premises.append((word, assumed))
            return above.step
        if assumed and above.statement:
            above.statement.assumptions.append(word)
            return above.statement
        return None

    def _step(self, line: Line, above: Move, word: Word) -> StepDraft | None:
        target = above.step if line.keyword in (Keyword.UNDERCUT, Keyword.REPLY) else above.statement
        if target is None:
            return None
        step = StepDraft(STEPS[line.keyword], [(word, False)], target, line.span)
        self.drafts.steps.append(step)
        return step

    def _define(self, line: Line) -> StatementDraft | None:
        assert line.text is not None  # noqa: S101 - a line without text only points
        names = self.drafts.names
        interpretation = line.keyword is Keyword.INTERPRETATION
        word = line.name or Word(names.unused(line.text.raw), line.keyword_span)
        pointer = "" if line.keyword in _MARGIN else line.keyword
        if not names.define(word, DEFINES[line.keyword], pointer, written=line.name is not None):
            return None
        if interpretation:
            self.chapter = (None, Name(word.text))
        draft = StatementDraft(
            name=Name(word.text),
            named=line.name is not None,
            role=_ROLES[line.keyword],
            line=line,
            text=line.text,
            section=self.chapter[0],
            interpretation=self.chapter[1],
            name_span=word.span,
        )
        self.drafts.statements.append(draft)
        if interpretation:
            self.drafts.interpretations.append(line)
        if line.keyword is Keyword.RECOMMENDATION:
            self.drafts.recommendations[line.span] = draft.name
        return draft
