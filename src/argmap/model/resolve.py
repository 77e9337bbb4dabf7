"""From syntax trees to the argument: names resolved over all files, and inferred what authors need not say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from argmap.collector import no_collection
from argmap.diagnostics import Diagnostic, Label, Outcome, Source
from argmap.language.tree import Document, Keyword, Line, Text, Word
from argmap.model.argument import (
    Argument,
    Contradiction,
    Interpretation,
    Question,
    Section,
    Statement,
    Step,
    Term,
    ThemePage,
    Voice,
)
from argmap.model.attributes import Attributes
from argmap.model.collect import STEPS, Drafts, StatementDraft, StepDraft, collect
from argmap.model.index import Kind
from argmap.model.library import NO_TEXTS, Texts, Works, library, works_of
from argmap.model.masthead import masthead, speaker
from argmap.model.readings import interpretation
from argmap.model.scheme_uses import SchemeReader
from argmap.model.sources import cited_sources
from argmap.model.values import Ground, Name, Role, StepId, StepKind

_BEARING = STEPS.keys() | {Keyword.AND, Keyword.ASSUMES}
"""Lines that bear on the statement they stand beneath, and say nothing else of it."""


@no_collection()  # Nothing here is cyclic, either.
def resolve(
    documents: Sequence[Document], texts: Texts = NO_TEXTS, works_of: Callable[[Source], Works] = works_of
) -> Outcome[Argument]:
    """Make one argument of files that know each other's names: included files first, the file that includes them last.

    Only the last file's brief counts; the others lend their names, and those of their bibliographies. `texts` has what
    the files say that lines name; `works_of` reads bibliographies, and may remember them.
    What cannot be resolved is left out of the argument and reported, so that all errors of all files come in one run.
    """
    diagnostics: list[Diagnostic] = []
    report = diagnostics.append
    drafts = collect(documents, library(documents, texts, report, works_of), report)
    argument = _Resolution(drafts, texts, diagnostics).run()
    return Outcome(argument, tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)))


@dataclass(slots=True)
class _Links:
    """The graph as it is put together."""

    steps: dict[StepId, Step] = field(default_factory=dict)
    into: dict[Name, list[StepId]] = field(default_factory=dict)
    undercuts: dict[StepId, list[StepId]] = field(default_factory=dict)
    doubts: dict[StepId, list[StepId]] = field(default_factory=dict)
    out_of: dict[Name, list[StepId]] = field(default_factory=dict)
    opposites: dict[Name, dict[Name, Contradiction]] = field(default_factory=dict)
    contradictions: list[Contradiction] = field(default_factory=list)


class _Resolution:
    def __init__(self, drafts: Drafts, texts: Texts, diagnostics: list[Diagnostic]) -> None:
        self.drafts = drafts
        self.texts = texts
        self.names = drafts.names
        self.report = diagnostics.append
        self.links = _Links()
        self.step_ids: dict[int, StepId] = {}
        self.assumed: set[Name] = set()
        voices = (Voice(Name(line.names[0].text), _text(line), line.span) for line in drafts.voices)
        self.voices = {voice.name: voice for voice in voices}

    def run(self) -> Argument:
        drafts = self.drafts
        self.names.resolve_uses()
        for step in drafts.steps:
            self._step(step)
        for statement, word in drafts.contradictions:
            self._contradiction(statement, word)
        self.assumed = {name for step in self.links.steps.values() for name in step.assumed}
        self.assumed.update(Name(word.text) for draft in drafts.statements for word in draft.assumptions)
        statements = {draft.name: self._statement(draft) for draft in drafts.statements}
        interpretations = [self._interpretation(line) for line in drafts.interpretations]
        head = masthead(drafts.briefs, self.names, self.texts, self.voices, self.report)
        questions = {question.name: question for question in map(self._question, drafts.questions)}
        sections = {section.name: section for section in map(self._section, drafts.sections)}
        terms = {term.name: term for term in map(self._term, drafts.terms)}
        themes = {theme.name: theme for theme in map(self._theme, drafts.themes)}
        links = self.links
        return Argument(
            masthead=head,
            questions=questions,
            sections=sections,
            sources=cited_sources(drafts.sources, self.names, self.texts, self.report),
            statements=statements,
            steps=links.steps,
            contradictions=tuple(links.contradictions),
            interpretations={reading.name: reading for reading in interpretations},
            terms=terms,
            themes=themes,
            voices=self.voices,
            into={name: tuple(steps) for name, steps in links.into.items()},
            undercuts={step: tuple(steps) for step, steps in links.undercuts.items()},
            doubts={step: tuple(steps) for step, steps in links.doubts.items()},
            out_of={name: tuple(steps) for name, steps in links.out_of.items()},
            opposites={name: tuple(others) for name, others in links.opposites.items()},
            schemes=SchemeReader(drafts, self._step_id, self.report).uses(),
            index=self.names.index(),
        )

    # Steps ---------------------------------------------------------------------------------------------------------

    def _step(self, draft: StepDraft) -> None:
        premises = self._premises(draft)
        word = draft.premises[0][0]
        first = Name(word.text)
        target = draft.target.name if isinstance(draft.target, StatementDraft) else None
        target_step = self._step_id(draft.target) if isinstance(draft.target, StepDraft) else None
        if first not in premises or (target is None and target_step is None):
            return
        key = self._key(draft.kind, tuple(premises), target if target is not None else target_step)
        assumed = tuple(name for name, is_assumed in premises.items() if is_assumed)
        step = Step(key, draft.kind, tuple(premises), assumed, target, target_step, draft.span)
        known = self.links.steps.get(key)
        if known is None:
            self._link(step)
        else:
            self.names.twice(word, Word(first, known.span))
        self.step_ids[id(draft)] = key

    def _key(self, kind: StepKind, premises: tuple[Name, ...], target: str | None) -> StepId:
        """What a step is known by: its first premise and its target and, where another has these, all its premises."""
        key = StepId(f"{kind}:{premises[0]}:{target}")
        known = self.links.steps.get(key)
        if known is None or set(known.premises) == set(premises):
            return key
        return StepId(f"{kind}:{'+'.join((premises[0], *sorted(premises[1:])))}:{target}")

    def _step_id(self, draft: StepDraft) -> StepId | None:
        """What a step became, if it was not left out; of one that is given again, the first."""
        return self.step_ids.get(id(draft))

    def _link(self, step: Step) -> None:
        self.links.steps[step.id] = step
        if step.target is not None:
            self.links.into.setdefault(step.target, []).append(step.id)
        if step.target_step is not None:
            support = self.links.steps[step.target_step].kind is StepKind.SUPPORT
            links = self.links.doubts if step.kind is StepKind.REPLY and support else self.links.undercuts
            links.setdefault(step.target_step, []).append(step.id)
        for premise in step.premises:
            self.links.out_of.setdefault(premise, []).append(step.id)

    def _premises(self, draft: StepDraft) -> dict[Name, bool]:
        """What a step starts from, and whether each is assumed; a name given twice is warned of."""
        premises: dict[Name, bool] = {}
        words: dict[Name, Word] = {}
        for word, assumed in draft.premises:
            name = self._premise(word, draft)
            if name is not None and words.setdefault(name, word) is not word:
                self.names.twice(word, words[name])
            elif name is not None:
                premises[name] = assumed
        return premises

    def _premise(self, word: Word, draft: StepDraft) -> Name | None:
        name = self.names.find(word, Kind.STATEMENT)
        if name is not None and isinstance(draft.target, StatementDraft) and name == draft.target.name:
            verb = "support" if draft.kind is StepKind.SUPPORT else "object to"
            self._on_itself(word, draft.target, verb)
            return None
        return name

    def _contradiction(self, draft: StatementDraft, word: Word) -> None:
        other = self.names.find(word, Kind.STATEMENT)
        if other is None:
            return
        if other == draft.name:
            self._on_itself(word, draft, "contradict")
            return
        opposites = self.links.opposites
        if first := opposites.get(draft.name, {}).get(other):
            self.names.twice(word, Word(other, first.span))
            return
        pair = Contradiction(draft.name, other, word.span)
        opposites.setdefault(draft.name, {})[other] = pair
        opposites.setdefault(other, {})[draft.name] = pair
        self.links.contradictions.append(pair)

    def _on_itself(self, word: Word, statement: StatementDraft, verb: str) -> None:
        self.report(
            Diagnostic(
                "ARG204",
                f"`{word.text}` cannot {verb} itself",
                Label(word.span),
                (Label(statement.name_span, "the statement it stands below"),),
                help="name another statement, or delete the line",
            )
        )

    # Statements ----------------------------------------------------------------------------------------------------

    def _statement(self, draft: StatementDraft) -> Statement:
        attributes = Attributes(draft.line, self.report)
        quotes = attributes.texts(Keyword.QUOTE)
        statement = Statement(
            name=draft.name,
            named=draft.named,
            role=draft.role,
            text=draft.text,
            ground=self._ground(draft, quotes),
            section=draft.section,
            span=draft.line.span,
            name_span=draft.name_span,
            interpretation=draft.interpretation,
            beneath_step=self._step_beneath(draft),
            beneath=draft.beneath.name if isinstance(draft.beneath, StatementDraft) else None,
            quotes=quotes,
            assumptions=self._assumptions(draft) if draft.assumptions else (),
        )
        return statement if attributes.lines.keys() <= _BEARING else self._with_said(statement, attributes)

    def _with_said(self, statement: Statement, attributes: Attributes) -> Statement:
        """A statement with what the lines beneath it say of it; beneath most there are none that do."""
        by, voice = speaker(attributes, self.voices)
        return replace(
            statement,
            by=by,
            voice=voice,
            confidence=attributes.confidence(),
            likelihood=attributes.likelihood(),
            date=attributes.day(Keyword.DATE),
            expires=attributes.day(Keyword.EXPIRES),
            tags=tuple(word.text for word in attributes.names(Keyword.TAGS)),
            best=self.names.find_all(attributes.names(Keyword.BEST), Kind.STATEMENT),
            hardest=self.names.find_all(attributes.names(Keyword.HARDEST), Kind.STATEMENT),
            answers=self._answers(statement, attributes),
            note=attributes.text(Keyword.NOTE),
            label=attributes.text(Keyword.LABEL),
            caveats=attributes.texts(Keyword.CAVEAT),
            figures=attributes.quantities(),
            conflict=attributes.text(Keyword.CONFLICT),
            would_change=attributes.texts(Keyword.WOULD_CHANGE),
            ask=attributes.text(Keyword.ASK),
            collect=attributes.texts(Keyword.COLLECT),
            prospect=attributes.prospect(),
        )

    def _answers(self, statement: Statement, attributes: Attributes) -> tuple[Name, ...]:
        """The questions an event belongs to; an interpretation keeps its own, and other lines answer critical ones."""
        if statement.role is not Role.EVENT:
            return ()
        return self.names.find_all(attributes.names(Keyword.ANSWERS), Kind.QUESTION)

    def _step_beneath(self, draft: StatementDraft) -> StepId | None:
        """The step that a statement was written as a premise of, if it is one of that; see `_step_id`."""
        key = self._step_id(draft.beneath) if isinstance(draft.beneath, StepDraft) else None
        return key if key and draft.name in self.links.steps[key].premises else None

    def _assumptions(self, draft: StatementDraft) -> tuple[Name, ...]:
        kept = [word for word in draft.assumptions if word.text != draft.name]
        for word in draft.assumptions:
            if word.text == draft.name:
                self._on_itself(word, draft, "assume")
        return self.names.find_all(kept, Kind.STATEMENT)

    def _ground(self, draft: StatementDraft, quotes: tuple[Text, ...]) -> Ground:
        if draft.text.sourced or any(quote.sourced for quote in quotes):
            return Ground.REPORTED
        if draft.role is Role.ASSUMPTION:
            return Ground.ASSUMPTION
        steps = self.links.steps
        if any(steps[step].kind is StepKind.SUPPORT for step in self.links.into.get(draft.name, ())):
            return Ground.JUDGMENT
        return Ground.ASSUMPTION if draft.name in self.assumed else Ground.BARE

    def _interpretation(self, line: Line) -> Interpretation:
        return interpretation(line, Attributes(line, self.report), self.drafts, self.report)

    # What stands at the left margin ----------------------------------------------------------------------------------

    def _question(self, line: Line) -> Question:
        attributes = Attributes(line, self.report)
        label, assessment = attributes.text(Keyword.LABEL), attributes.text(Keyword.ASSESSMENT)
        return Question(Name(line.names[0].text), _text(line), line.span, line.names[0].span, label, assessment)

    def _section(self, line: Line) -> Section:
        label = Attributes(line, self.report).text(Keyword.LABEL)
        return Section(Name(line.names[0].text), _text(line), line.span, label)

    def _theme(self, line: Line) -> ThemePage:
        attributes = Attributes(line, self.report)
        return ThemePage(
            name=Name(line.names[0].text),
            title=_text(line),
            sections=self.names.find_all(attributes.names(Keyword.SECTIONS), Kind.SECTION),
            shows=self.names.find_all(attributes.names(Keyword.SHOWS), Kind.STATEMENT),
            assessment=attributes.text(Keyword.ASSESSMENT),
            span=line.span,
            name_span=line.names[0].span,
        )

    def _term(self, line: Line) -> Term:
        return Term(Name(line.names[0].text), _text(line), line.span)


def _text(line: Line) -> Text:
    assert line.text is not None  # noqa: S101 - the grammar gives these lines a text
    return line.text
