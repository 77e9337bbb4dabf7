"""The attributes beneath a line as values: dates, grades, levels and terms, each refused with what would be right."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from argmap.diagnostics import Diagnostic, Label, Span
from argmap.language.mistakes import near
from argmap.language.tree import Keyword, Line, Text, Word
from argmap.model.values import LIKELIHOODS, Confidence, Day, Feasibility, Level, Prospect, Quantity

Choice = TypeVar("Choice", bound=StrEnum)
Report = Callable[[Diagnostic], None]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_GRADE = re.compile(r"[A-Fa-f][1-6]")
_AMOUNT = re.compile(r"(?P<number>[^\d;]*\d+(?:[^\w;]+\d+)*)(?P<rest>.*)", re.DOTALL)
"""A number with what stands before it (`about 7.5`, `3–5`, `€1 200 000`), and the rest."""
_SAFE_URL = re.compile(r"(?:https?://|mailto:|doi:)\S+$", re.IGNORECASE)


class Attributes:
    """The lines beneath one line, by keyword."""

    def __init__(self, line: Line, report: Report) -> None:
        self.report = report
        self.lines: dict[Keyword, list[Line]] = {}
        for child in line.children:
            if isinstance(child, Line):
                self.lines.setdefault(child.keyword, []).append(child)

    def all(self, keyword: Keyword) -> list[Line]:
        """Every line with this keyword, where several may stand."""
        return self.lines.get(keyword, [])

    def one(self, keyword: Keyword) -> Line | None:
        """The only line with this keyword; a second one is an error."""
        lines = self.lines.get(keyword)
        if not lines:
            return None
        for again in lines[1:]:
            self.report(
                Diagnostic(
                    "ARG125",
                    f"`{keyword}` is given twice",
                    Label(again.keyword_span, "given again here"),
                    (Label(lines[0].keyword_span, "first given here"),),
                    help="keep one of the two",
                )
            )
        return lines[0]

    def text(self, keyword: Keyword) -> Text | None:
        """Its text, understood."""
        line = self.one(keyword)
        return line.text if line else None

    def texts(self, keyword: Keyword) -> tuple[Text, ...]:
        """Its texts, where several lines may have it."""
        return tuple(line.text for line in self.all(keyword) if line.text)

    def plain(self, keyword: Keyword) -> str:
        """Its text as plain words."""
        text = self.text(keyword)
        return text.plain() if text else ""

    def word(self, keyword: Keyword) -> Word | None:
        """Its one word."""
        line = self.one(keyword)
        return line.name if line else None

    def names(self, keyword: Keyword) -> list[Word]:
        """Its names, over all lines that have it."""
        return [word for line in self.all(keyword) for word in line.names]

    def day(self, keyword: Keyword) -> Day | None:
        """Its date."""
        word = self.word(keyword)
        if word is None:
            return None
        found = _DATE.fullmatch(word.text)
        if found:
            day = Day(int(found[1]), int(found[2] or 0), int(found[3] or 0))
            if _exists(found):
                return day
        self._refuse("ARG123", word, f"`{word.text}` is not a date", "write it as 2021-05-24, 2021-05 or 2021")
        return None

    def choice(self, keyword: Keyword, kind: type[Choice]) -> Choice | None:
        """Its word as one of a few."""
        word = self.word(keyword)
        return self._among(word, keyword, kind) if word else None

    def confidence(self) -> Confidence | None:
        """How sure the author is, and why."""
        line = self.one(Keyword.CONFIDENCE)
        if line is None or line.name is None:
            return None
        level = self._among(line.name, Keyword.CONFIDENCE, Level)
        return Confidence(level, line.text) if level else None

    def prospect(self) -> Prospect | None:
        """Whether it can still be done, and why."""
        line = self.one(Keyword.POSSIBLE)
        if line is None or line.name is None:
            return None
        answer = self._among(line.name, Keyword.POSSIBLE, Feasibility)
        return Prospect(answer, line.text) if answer else None

    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers in it, each with its unit and of what it is one."""
        return tuple(number for text in self.texts(Keyword.FIGURE) if (number := self._quantity(text)))

    def _quantity(self, text: Text) -> Quantity | None:
        """A figure in its parts, each as it is written, where it has them."""
        amount, _, of = (part.strip() for part in text.plain().partition(";"))
        found = _AMOUNT.match(amount)
        if found and of:
            return Quantity(text, found["number"], found["rest"].strip(), of)
        rest = found["rest"].split(maxsplit=1) if found else []
        example = f"{found['number']} {rest[0]}; {rest[1]}" if found and len(rest) > 1 else "7.5 %; of voters"
        self.report(
            Diagnostic(
                "ARG136",
                "this figure is not a number with its unit, a semicolon, and what it is of",
                Label(text.span),
                help=f"write it as in `figure: {example}`",
            )
        )
        return None

    def likelihood(self) -> str:
        """The term of ICD 203, with spaces; its words may be written with spaces or hyphens."""
        line = self.one(Keyword.LIKELIHOOD)
        if line is None:
            return ""
        term = " ".join(word.text for word in line.names).replace("-", " ").casefold()
        if term in LIKELIHOODS:
            return term
        first, last = line.names[0].span, line.names[-1].span
        word = Word(term, Span(first.path, first.start, last.end))
        self._refuse_choice(word, "likelihood", LIKELIHOODS)
        return ""

    def grade(self) -> str:
        """The Admiralty grade, in capitals."""
        word = self.word(Keyword.GRADE)
        if word is None:
            return ""
        if _GRADE.fullmatch(word.text):
            return word.text.upper()
        self._refuse(
            "ARG124",
            word,
            f"`{word.text}` is not an Admiralty grade",
            "write a letter A-F for the source and a digit 1-6 for the information, as in `grade B2`",
        )
        return ""

    def url(self) -> str:
        """The address, if it is one that a reader can follow without harm."""
        text = self.text(Keyword.URL)
        if text is None:
            return ""
        if _SAFE_URL.match(text.raw):
            return text.raw
        self.report(
            Diagnostic(
                "ARG122",
                "this address is not one that a reader can follow",
                Label(text.span),
                help="begin it with https://, http://, doi: or mailto:",
            )
        )
        return ""

    def among(self, keyword: Keyword, allowed: Sequence[str], otherwise: str) -> str:
        """Its word, if it is one of those allowed."""
        word = self.word(keyword)
        return word.text if word and self.permits(word, keyword, allowed) else otherwise

    def permits(self, word: Word, keyword: Keyword, allowed: Sequence[str]) -> bool:
        """Whether a word is one of those allowed; an error if it is not."""
        if word.text in allowed:
            return True
        self._refuse_choice(word, keyword, allowed)
        return False

    def _among(self, word: Word, keyword: Keyword, kind: type[Choice]) -> Choice | None:
        try:
            return kind(word.text)
        except ValueError:
            self._refuse_choice(word, keyword, [str(member) for member in kind])
            return None

    def _refuse_choice(self, word: Word, keyword: str, allowed: Iterable[str]) -> None:
        options = list(allowed)
        guess = near(word.text, options)
        advice = (f"did you mean `{guess}`? Write one of: " if guess else "write one of: ") + ", ".join(options)
        self._refuse("ARG122", word, f"`{word.text}` is not a value of `{keyword}`", advice)

    def _refuse(self, code: str, word: Word, message: str, advice: str) -> None:
        self.report(Diagnostic(code, message, Label(word.span), help=advice))


def _exists(found: re.Match[str]) -> bool:
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True
