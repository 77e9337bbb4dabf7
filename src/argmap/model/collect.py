"""First pass over the tree: what is defined where, and what each line bears on, before names are resolved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from argmap.diagnostics import Diagnostic, Label, Span
from argmap.language.tree import Document, Junk, Keyword, Line, Node, Text, Word
from argmap.model.argument import Name, Role, StepKind
from argmap.model.library import Library
from argmap.model.names import Kind, Names, check_length

_ROLES = {
    Keyword.CLAIM: Role.CLAIM,
    Keyword.SUPPORT: Role.SUPPORT,
    Keyword.AND: Role.PREMISE,
    Keyword.ASSUMES: Role.ASSUMPTION,
    Keyword.OBJECTION: Role.OBJECTION,
    Keyword.UNDERCUT: Role.UNDERCUT,
    Keyword.INTERPRETATION: Role.INTERPRETATION,
    Keyword.RECOMMENDATION: Role.RECOMMENDATION,
}
_MARGIN = frozenset({Keyword.CLAIM, Keyword.INTERPRETATION})
STEPS = {
    Keyword.SUPPORT: StepKind.SUPPORT,
    Keyword.OBJECTION: StepKind.OBJECTION,
    Keyword.UNDERCUT: StepKind.UNDERCUT,
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
    name_span: Span
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
    interpretations: list[Line] = field(default_factory=list)
    statements: list[StatementDraft] = field(default_factory=list)
    steps: list[StepDraft] = field(default_factory=list)
    contradictions: list[tuple[StatementDraft, Word]] = field(default_factory=list)
    schemes: dict[Move, None] = field(default_factory=dict)
    """What a `scheme` line stands below."""
    answers: dict[Move, None] = field(default_factory=dict)
    """What an `answers` line stands below, interpretations left out: theirs are questions of the brief."""
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
        self.chapter: Name | None = None
        """The section of the claim being read; None within an interpretation, which is a chapter of its own."""
        self.is_root = False
        self.chapters: dict[tuple[Keyword, str], Word] = {}

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
            else:
                below = self._line(node, above)
            stack.extend([(child, below) for child in reversed(node.children)])

    def _line(self, line: Line, above: Move | None) -> Move | None:
        if line.keyword in _ROLES:
            return self._statement_line(line, above)
        match line.keyword:
            case Keyword.BRIEF | Keyword.SECTION | Keyword.TERM:
                if self.is_root or line.keyword is not Keyword.BRIEF:
                    self._chapter(line)
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
                if above and above.line.keyword is not Keyword.INTERPRETATION:
                    self.drafts.answers[above] = None
        return None

    def _chapter(self, line: Line) -> None:
        word = line.names[0]
        first = self.chapters.setdefault((line.keyword, word.text), word)
        if first is not word:
            self.report(
                Diagnostic(
                    "ARG202",
                    f"the {line.keyword} `{word.text}` is defined twice",
                    Label(word.span, "defined again here"),
                    (Label(first.span, "first defined here"),),
                    help="rename one, or delete it",
                )
            )
            return
        check_length(word, self.report)
        if line.keyword is Keyword.SECTION:
            self.section = Name(word.text)
        group = {Keyword.BRIEF: self.drafts.briefs, Keyword.SECTION: self.drafts.sections}
        group.get(line.keyword, self.drafts.terms).append(line)

    def _referable(self, line: Line) -> None:
        is_source = line.keyword is Keyword.SOURCE
        if line.text is None:
            self.drafts.sources.append(line)
        elif self.drafts.names.define(line.names[0], Kind.SOURCE if is_source else Kind.QUESTION):
            (self.drafts.sources if is_source else self.drafts.questions).append(line)

    def _indicator(self, line: Line) -> None:
        if line.name is not None and self.drafts.names.define(line.name, Kind.INDICATOR):
            self.drafts.indicator_names[line.span] = Name(line.name.text)

    # Statements ----------------------------------------------------------------------------------------------------

    def _statement_line(self, line: Line, above: Move | None) -> Move | None:
        if line.keyword in _MARGIN:
            self.chapter = self.section if line.keyword is Keyword.CLAIM else None
        statement = self._define(line) if line.text is not None else None
        word = line.name or (Word(statement.name, statement.name_span) if statement else None)
        if word is None:
            return None
        step = self._step(line, above, word) if above and line.keyword in STEPS else None
        if above and not step:
            self._serve(line.keyword, word, above)
        return Move(line, word, statement, step, above)

    def _serve(self, keyword: Keyword, word: Word, above: Move) -> None:
        """Note what a step, or else a statement, needs besides."""
        if keyword is Keyword.AND and above.step:
            above.step.premises.append((word, False))
        elif keyword is Keyword.ASSUMES:
            if above.step and above.step.kind is StepKind.SUPPORT:
                above.step.premises.append((word, True))
            elif above.statement:
                above.statement.assumptions.append(word)

    def _step(self, line: Line, above: Move, word: Word) -> StepDraft | None:
        target = above.step if line.keyword is Keyword.UNDERCUT else above.statement
        if target is None:
            return None
        step = StepDraft(STEPS[line.keyword], [(word, False)], target, line.span)
        self.drafts.steps.append(step)
        return step

    def _define(self, line: Line) -> StatementDraft | None:
        assert line.text is not None  # noqa: S101 - a line without text only points
        names = self.drafts.names
        interpretation = line.keyword is Keyword.INTERPRETATION
        kind = Kind.INTERPRETATION if interpretation else Kind.STATEMENT
        word = line.name
        if word is None:
            word = Word(names.unused(line.text.raw), line.keyword_span)
        if not names.define(word, kind, "" if line.keyword in _MARGIN else line.keyword):
            return None
        draft = StatementDraft(
            name=Name(word.text),
            named=line.name is not None,
            role=_ROLES[line.keyword],
            line=line,
            text=line.text,
            section=self.chapter,
            name_span=word.span,
        )
        self.drafts.statements.append(draft)
        if interpretation:
            self.drafts.interpretations.append(line)
        if line.keyword is Keyword.RECOMMENDATION:
            self.drafts.recommendations[line.span] = draft.name
        return draft
