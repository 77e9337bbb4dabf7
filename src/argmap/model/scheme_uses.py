"""What kinds of argument an author names, and which critical questions the lines beneath deal with."""

from collections.abc import Callable, Iterable, Iterator

from argmap.diagnostics import Diagnostic, Label
from argmap.language.mistakes import near
from argmap.language.tree import Keyword, Word
from argmap.model.argument import SchemeUse
from argmap.model.attributes import Attributes, Report
from argmap.model.collect import STEPS, Drafts, Move, StepDraft
from argmap.model.index import Kind
from argmap.model.schemes import SCHEMES, Scheme, question_lines
from argmap.model.values import Name, StepId

_MOST_GUESSES = 200
"""How many unknown words are compared with the known ones, which takes long where there are many."""

_CALLED = {word: scheme.name for scheme in SCHEMES.values() for word in (*scheme.also, scheme.name)}
_SHOWS_ALL = "`argmap list schemes` shows every scheme and what it asks"


class SchemeReader:
    """Reads the `scheme` and `answers` lines of an argument.

    A `scheme` under a line that begins a step is the kind of that step, else that of the inference to the statement
    from all beneath it. An `answers` line names questions that are asked of what its statement directly stands below.
    """

    def __init__(self, drafts: Drafts, step_id: Callable[[StepDraft], StepId | None], report: Report) -> None:
        self.drafts = drafts
        self.names = drafts.names
        self.step_id = step_id
        self.report = report
        self.guesses = 0
        self.named: dict[Move, tuple[Word, Scheme]] = {}
        for move in drafts.schemes:
            word = Attributes(move.line, report).word(Keyword.SCHEME)
            if word and (scheme := self._scheme(word)):
                self.named[move] = (word, scheme)

    def uses(self) -> tuple[SchemeUse, ...]:
        """Every scheme named, with the questions dealt with, in the order of the files."""
        addressed: dict[Move, list[tuple[str, Name]]] = {}
        for move in self.drafts.answers:
            statement = self.names.find(move.word, Kind.STATEMENT)
            for question in self._questions(move):
                if move.above is not None and statement is not None:
                    addressed.setdefault(move.above, []).append((question, statement))
        return tuple(self._uses(addressed))

    def _uses(self, addressed: dict[Move, list[tuple[str, Name]]]) -> Iterator[SchemeUse]:
        for move, (word, scheme) in self.named.items():
            step = self.step_id(move.step) if move.step else None
            if step or move.line.keyword not in STEPS:  # Else the step was left out, and that was reported.
                yield SchemeUse(scheme.name, step, Name(move.word.text), word.span, tuple(addressed.get(move, ())))

    # Schemes -------------------------------------------------------------------------------------------------------

    def _scheme(self, word: Word) -> Scheme | None:
        found = SCHEMES.get(word.text)
        if found is None:
            guess = _CALLED.get(self._guess(word.text, _CALLED), "")
            advice = f"did you mean `{guess}`? {_SHOWS_ALL}" if guess else _SHOWS_ALL
            message = f"`{word.text}` is not a value of `scheme`"
            self.report(Diagnostic("ARG122", message, Label(word.span), help=advice))
        return found

    def _guess(self, word: str, known: Iterable[str]) -> str:
        """The known word that was likely meant, or an empty string, as for all words once many were unknown."""
        self.guesses += 1
        return near(word, known) if self.guesses <= _MOST_GUESSES else ""

    # Questions -----------------------------------------------------------------------------------------------------

    def _questions(self, move: Move) -> Iterator[str]:
        """The critical questions that a line says it deals with, as far as they are asked there."""
        above = move.above
        if above is None:
            return  # What it stands below could not be read.
        first: dict[str, Word] = {}
        for word in Attributes(move.line, self.report).names(Keyword.ANSWERS):
            if first.setdefault(word.text, word) is not word:
                self.names.twice(word, first[word.text])
            elif above not in self.drafts.schemes:
                self._no_scheme(word, above)
            elif above in self.named:
                named, scheme = self.named[above]
                if _asks(scheme, word):
                    yield word.text
                else:
                    self._not_asked(word, named, scheme)

    def _not_asked(self, word: Word, named: Word, scheme: Scheme) -> None:
        guess = self._guess(word.text, [question.name for question in scheme.questions])
        self.report(
            Diagnostic(
                "ARG209",
                f"the scheme `{scheme.name}` asks no question `{word.text}`",
                Label(word.span),
                (Label(named.span, "the scheme of the line that this bears on"),),
                notes=("it asks\n" + question_lines(scheme.questions),),
                help=self._question_of_brief(word)
                or (f"did you mean `{guess}`?" if guess else "name one that it asks, or delete the line"),
            )
        )

    def _no_scheme(self, word: Word, above: Move) -> None:
        if above.broken:
            return  # The scheme may be what could not be read.
        example = next((scheme for scheme in SCHEMES.values() if _asks(scheme, word)), SCHEMES["expert-opinion"])
        self.report(
            Diagnostic(
                "ARG209",
                f"nothing asks the question `{word.text}`: the `{above.line.keyword}` that this bears on has no scheme",
                Label(word.span),
                (Label(above.line.keyword_span, "this has no scheme"),),
                help=self._question_of_brief(word)
                or f"say below that line what kind of argument it is, as in `scheme {example.name}`; {_SHOWS_ALL}",
            )
        )

    def _question_of_brief(self, word: Word) -> str:
        if self.names.find(word, Kind.QUESTION) is None:
            return ""
        return f"`{word.text}` is a question of the brief: only an `interpretation` answers those"


def _asks(scheme: Scheme, word: Word) -> bool:
    return any(question.name == word.text for question in scheme.questions)
