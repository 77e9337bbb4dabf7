"""One namespace for everything that can be pointed at, over all files of an argument."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from argmap.diagnostics import Diagnostic, Label, Span
from argmap.language.mistakes import near
from argmap.language.tree import Text, Word
from argmap.model.argument import Name


class Kind(StrEnum):
    """What a name can be the name of."""

    STATEMENT = "statement"
    INTERPRETATION = "interpretation"
    SOURCE = "source"
    QUESTION = "question"
    INDICATOR = "indicator"


_IS_A: dict[Kind, frozenset[Kind]] = {
    Kind.STATEMENT: frozenset({Kind.STATEMENT, Kind.INTERPRETATION}),
    **{kind: frozenset({kind}) for kind in Kind if kind is not Kind.STATEMENT},
}
ANYTHING = frozenset(Kind)

_WORD = re.compile(r"[^\W_]+")
_MOST_CANDIDATES = 2_000
_MOST_GUESSES = 200
"""How many unknown names are compared with the known ones, which takes long where there are many of both."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a name stands for, and where that was said."""

    kind: Kind
    span: Span


class Names:
    """The names of an argument.

    A name inside an unreadable line counts as known, so that one error does not become two.
    """

    def __init__(self, report: Callable[[Diagnostic], None]) -> None:
        self.report = report
        self.defined: dict[str, Definition] = {}
        self.unreadable: set[str] = set()
        self.repeats: Counter[Name] = Counter()
        self.guesses: dict[tuple[str, frozenset[Kind]], str] = {}
        """What each unknown name may have meant."""

    def define(self, word: Word, kind: Kind, pointer: str = "") -> bool:
        """Add a name; a second use is an error, and its line does not count. `pointer` is how to point instead."""
        first = self.defined.setdefault(word.text, Definition(kind, word.span))
        if first.span == word.span:
            return True
        advice = "rename one" + (f", or write `{pointer}` without a colon to point at the first" if pointer else "")
        self.report(
            Diagnostic(
                "ARG202",
                f"the name `{word.text}` is used twice",
                Label(word.span, "used again here"),
                (Label(first.span, "first used here"),),
                help=advice,
            )
        )
        return False

    def unused(self, text: str) -> Name:
        """A name for an unnamed statement, as `name_from` makes it; where that one is taken, a number is added."""
        first = name = name_from(text)
        while name in self.defined:
            self.repeats[first] += 1
            name = Name(f"{first}-{self.repeats[first] + 1}")
        return name

    def resolve(self, word: Word, kind: Kind) -> Name | None:
        """What a word points at, if it is there and of the right kind."""
        found = self.defined.get(word.text)
        if found is None:
            self._unknown(word, kind, _IS_A[kind])
            return None
        if found.kind in _IS_A[kind]:
            return Name(word.text)
        self.report(
            Diagnostic(
                "ARG203",
                f"`{word.text}` is {_a(found.kind)}; {_a(kind)} belongs here",
                Label(word.span),
                (Label(found.span, f"{found.kind} defined here"),),
                help=_wrong_kind(kind, found.kind),
            )
        )
        return None

    def find(self, word: Word, kind: Kind) -> Name | None:
        """What a word points at, without a report where it points at nothing of that kind."""
        found = self.defined.get(word.text)
        return Name(word.text) if found and found.kind in _IS_A[kind] else None

    def resolve_all(self, words: Iterable[Word], kind: Kind) -> tuple[Name, ...]:
        """What several words point at; a word given twice is warned of."""
        seen: dict[Name, Word] = {}
        for word in words:
            name = self.resolve(word, kind)
            if name is not None and name in seen:
                self.twice(word, seen[name])
            elif name is not None:
                seen[name] = word
        return tuple(seen)

    def twice(self, word: Word, first: Word) -> None:
        """Warn of a name that is listed twice where once is enough."""
        self.report(
            Diagnostic(
                "ARG206",
                f"`{word.text}` is named twice",
                Label(word.span, "named again here"),
                (Label(first.span, "first named here"),),
                help="once is enough: delete the second",
            )
        )

    def check(self, text: Text | None) -> None:
        """Resolve what a text cites and mentions."""
        if text is None:
            return
        for cite in text.cites():
            self.resolve(cite.source, Kind.SOURCE)
        for word in text.mentions():
            if word.text not in self.defined:
                self._unknown(word, Kind.STATEMENT, ANYTHING)

    def _unknown(self, word: Word, kind: Kind, fitting: frozenset[Kind]) -> None:
        if word.text in self.unreadable:
            return
        guess = self._guess(word.text, fitting)
        advice = f"did you mean `{guess}`?" if guess else _HOW_TO_DEFINE[kind].format(name=word.text)
        where = (Label(self.defined[guess].span, "defined here"),) if guess else ()
        self.report(
            Diagnostic("ARG201", f"nothing is named `{word.text}`", Label(word.span), where, help=advice)
            if kind is not Kind.SOURCE
            else Diagnostic("ARG201", f"there is no source `{word.text}`", Label(word.span), where, help=advice)
        )

    def _guess(self, word: str, fitting: frozenset[Kind]) -> str:
        """The known name that was likely meant, or an empty string, as for all names once many were unknown."""
        asked = (word, fitting)
        if asked not in self.guesses and len(self.guesses) < _MOST_GUESSES:
            candidates = [
                name
                for name, definition in self.defined.items()
                if definition.kind in fitting and abs(len(name) - len(word)) <= len(word) // 3 + 1
            ]
            self.guesses[asked] = near(word, candidates[:_MOST_CANDIDATES])
        return self.guesses.get(asked, "")


_HOW_TO_DEFINE = {
    Kind.STATEMENT: "define it (`claim {name}: ...`), or `include:` the file that does",
    Kind.INTERPRETATION: "define it (`interpretation {name}: ...`), or `include:` the file that does",
    Kind.SOURCE: "define it (`source {name}: Title`), or `include:` the file that does",
    Kind.QUESTION: "define it (`question {name}: ...`), or `include:` the file that does",
    Kind.INDICATOR: "define it under an interpretation (`indicator {name}: ...`)",
}


def _a(kind: Kind) -> str:
    return ("an " if kind[0] in "aeiou" else "a ") + kind


def _wrong_kind(wanted: Kind, found: Kind) -> str:
    if found is Kind.SOURCE:
        return "to rest a statement on a source, cite it in the text: `[@name, ¶4]`"
    if wanted is Kind.SOURCE:
        return "cite a `source`; to link to a statement write `[[name]]`"
    return f"name {_a(wanted)}"


def name_from(text: str) -> Name:
    """A name for an unnamed statement, made from its text alone, so that edits elsewhere do not change it.

    It is the text's first words and, so that texts which begin alike differ, a few digits of its hash.
    """
    words = "-".join(_WORD.findall(text.casefold())[:4]) or "unnamed"
    return Name(f"{words}-{hashlib.sha256(text.encode()).hexdigest()[:4]}")
