"""One namespace for everything that can be pointed at, over all files of an argument and its bibliographies."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from argmap.bibliography import Reference
from argmap.diagnostics import Diagnostic, Label
from argmap.language.inline import is_name, normal
from argmap.language.mistakes import near
from argmap.language.tree import UNPRINTED, Keyword, Text, Word
from argmap.model.index import Definition, Index, Kind, Use, UseKind, fitting
from argmap.model.library import Library, overlong
from argmap.model.values import Name

LONGEST = 200
"""How many bytes of UTF-8 a name may have. Files are called after some: systems take 255, with all put around it."""

_OF_WORDS = 160
"""How many of them the words of a text have in a name made of them: a script without spaces has long ones."""

_WORD = re.compile(r"[^\W_]+")
_MOST_CANDIDATES = 2_000
_MOST_GUESSES = 200
"""How many unknown names are compared with the known ones, which takes long where there are many of both."""


class Names:
    """The names of an argument; the key of a work in a bibliography becomes one when it is first referred to.

    A name inside an unreadable line counts as known, so that one error does not become two. So does every unknown
    source where a bibliography could not be read.
    """

    def __init__(self, report: Callable[[Diagnostic], None], library: Library | None = None) -> None:
        self.report = report
        self.library = library or Library()
        self.works: dict[Name, Reference] = {}
        """The works referred to, in order of the first reference."""
        self.additions: dict[Name, Word] = {}
        """The works that a `source` line without a title adds to, and where."""
        self.defined: dict[str, Definition] = {}
        self.apart: dict[Kind, dict[str, Definition]] = {}
        """What has a namespace of its own: sections, terms and the like."""
        self.speakers: list[Text] = []
        """What says who says so: some of it may be the names of voices."""
        self.definitions: list[Definition] = []
        """All, in the order of the files: also those that come second, and of what is in another namespace."""
        self.uses: list[Use] = []
        self.unreadable: set[str] = set()
        self.repeats: Counter[Name] = Counter()
        self.guesses: dict[tuple[str, frozenset[Kind]], str] = {}
        """What each unknown name may have meant."""

    def define(self, word: Word, kind: Kind, pointer: str = "", *, written: bool = True) -> bool:
        """Add a name; a second use is an error, and its line does not count.

        `pointer` is the keyword of a line that could point at what has the name already, if one could.
        """
        if kind is Kind.SOURCE and self._in_library(word):
            pointer = "source"
        definition = Definition(word.text, kind, word.span, written)
        self.definitions.append(definition)
        first = self.defined.setdefault(word.text, definition)
        if first is definition:
            check_length(word, self.report)
            return True
        instead = f", or write `{pointer} {word.text}` without a colon to point at the first"
        advice = "rename one" + (instead if pointer else "")
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

    def define_apart(self, word: Word, kind: Kind) -> bool:
        """Add a name of what has a namespace of its own; a second use is an error, and its line does not count."""
        definition = Definition(word.text, kind, word.span)
        self.definitions.append(definition)
        first = self.apart.setdefault(kind, {}).setdefault(word.text, definition)
        if first is definition:
            check_length(word, self.report)
            return True
        self.report(
            Diagnostic(
                "ARG202",
                f"the {kind} `{word.text}` is defined twice",
                Label(word.span, "defined again here"),
                (Label(first.span, "first defined here"),),
                help="rename one, or delete it",
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

    def resolve_uses(self) -> None:
        """Report every use of a name that nothing has, or that nothing of the right kind has."""
        self.uses.extend(self._voices_named())
        for use in self.uses:
            if use.kind is not Kind.FILE:
                self._resolve(use)

    def _voices_named(self) -> Iterator[Use]:
        """The names of voices among what says who says so; what looks like a slip in one is warned of."""
        voices = self.apart.get(Kind.VOICE, {})
        for text in self.speakers if voices else ():
            word = Word(normal(text.raw), text.span)
            if word.text in voices:
                yield Use(word.text, word.span, UseKind.NAMES, Keyword.BY, Kind.VOICE)
            elif is_name(word.text) and (meant := self._guess(word.text, fitting(Kind.VOICE))):
                message = f"no voice is named `{word.text}`, so this is printed as it stands"
                place = (Label(voices[meant].span, "defined here"),)
                self.report(Diagnostic("ARG211", message, Label(word.span), place, help=f"did you mean `{meant}`?"))

    def _resolve(self, use: Use) -> None:
        kind, word = use.kind or Kind.STATEMENT, Word(use.name, use.span)
        if use.keyword in UNPRINTED and word.text in self.library.works:
            return  # Nothing of a note is printed, so a work that nothing else cites is no source of the argument.
        in_library = use.kind in (Kind.SOURCE, None) and self._in_library(word)
        found = self._found(word.text, use.kind)
        if found is None:
            self._unknown(word, kind, fitting(use.kind))
        elif found.kind not in fitting(use.kind):
            advice = _CITE if use.how is UseKind.CITES else _wrong_kind(kind, found.kind)
            self.report(
                Diagnostic(
                    "ARG203",
                    f"`{word.text}` is {_a(found.kind)}; {_a(kind)} belongs here",
                    Label(word.span),
                    (Label(found.span, f"{found.kind} defined here"),),
                    help=_RENAME.format(kind=found.kind) if in_library else advice,
                )
            )

    def add_to(self, word: Word) -> bool:
        """Whether a `source` line without a title adds to a work of a bibliography, as the first to do so."""
        name = Name(word.text)
        if self.find(word, Kind.SOURCE) is None:
            return False
        if name not in self.works:
            self._own_source(word)
            return False
        first = self.additions.setdefault(name, word)
        if first is not word:
            self.report(
                Diagnostic(
                    "ARG202",
                    f"the source `{name}` is added to twice",
                    Label(word.span, "added to again here"),
                    (Label(first.span, "first added to here"),),
                    help="put all of it below one of the two lines",
                )
            )
        return first is word

    def _in_library(self, word: Word) -> bool:
        """Whether a bibliography has a work with this key, which then is one of the sources if the name is free."""
        reference = self.library.works.get(word.text)
        if reference is None:
            return False
        name = Name(word.text)
        known = self.defined.setdefault(name, Definition(name, Kind.SOURCE, reference.span))
        if known.span == reference.span and name not in self.works:
            self.works[name] = reference
            self.definitions.append(known)
            check_length(Word(name, reference.span), self.report)
            for finding in overlong(reference):
                self.report(finding)
            if name in self.library.others:
                self._two_works(reference, self.library.others[name])
        return True

    def _two_works(self, first: Reference, second: Reference) -> None:
        self.report(
            Diagnostic(
                "ARG621",
                f"two bibliographies have different works with the key `{first.key}`, and it is cited",
                Label(second.span, "the other one"),
                (Label(first.span, "one of them"),),
                help="give one of the two another key, or take it out",
            )
        )

    def _own_source(self, word: Word) -> None:
        self.report(
            Diagnostic(
                "ARG203",
                f"`{word.text}` has a `source` line with a title; without one, the key of a work in a bibliography "
                "belongs here",
                Label(word.span),
                (Label(self.defined[word.text].span, "its title is here"),),
                help="move what stands below this line to there",
            )
        )

    def _found(self, name: str, kind: Kind | None) -> Definition | None:
        """What has a name: something of the kind wanted, if that has names of its own, or else anything at all."""
        own = self.apart.get(kind, {}).get(name) if kind else None
        return own or self.defined.get(name)

    def find(self, word: Word, kind: Kind) -> Name | None:
        """What a word points at, without a report where it points at nothing of that kind."""
        found = self._found(word.text, kind)
        return Name(word.text) if found and found.kind in fitting(kind) else None

    def find_all(self, words: Iterable[Word], kind: Kind) -> tuple[Name, ...]:
        """What several words point at; a word given twice is warned of."""
        seen: dict[Name, Word] = {}
        for word in words:
            name = self.find(word, kind)
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

    def index(self) -> Index:
        """All definitions and uses."""
        return Index(tuple(self.definitions), tuple(self.uses))

    def _unknown(self, word: Word, kind: Kind, fitting: frozenset[Kind]) -> None:
        if word.text in self.unreadable or (kind is Kind.SOURCE and not self.library.complete):
            return
        guess = self._guess(word.text, fitting)
        advice = f"did you mean `{guess}`?" if guess else self._how_to_define(word.text, kind)
        place = self._found(guess, kind) or self.library.works.get(guess)
        where = (Label(place.span, "defined here"),) if place else ()
        self.report(
            Diagnostic("ARG201", f"nothing is named `{word.text}`", Label(word.span), where, help=advice)
            if kind is not Kind.SOURCE
            else Diagnostic("ARG201", f"there is no source `{word.text}`", Label(word.span), where, help=advice)
        )

    def _how_to_define(self, name: str, kind: Kind) -> str:
        if kind is Kind.SOURCE and not is_name(name):
            where = self.library.paths[0] if self.library.paths else ""
            advice = f"add it to `{where}`" if where else "name the file that has it in the brief: `bibliography: PATH`"
            key, _, rest = name.partition(":")
            return f"{advice}; if `{rest}` is text, put a space before it: `{key}: {rest}`" if rest else advice
        return _HOW_TO_DEFINE[kind].format(name=name)

    def _guess(self, word: str, fitting: frozenset[Kind]) -> str:
        """The known name that was likely meant, or an empty string, as for all names once many were unknown."""
        asked = (word, fitting)
        if asked not in self.guesses and len(self.guesses) < _MOST_GUESSES:
            known = [name for name, definition in self.defined.items() if definition.kind in fitting]
            known.extend(name for kind in fitting for name in self.apart.get(kind, ()))
            if Kind.SOURCE in fitting:
                known.extend(self.library.works)
            candidates = [name for name in known if abs(len(name) - len(word)) <= len(word) // 3 + 1]
            candidates.sort(key=lambda name: name[:1].casefold() != word[:1].casefold())
            self.guesses[asked] = near(word, candidates[:_MOST_CANDIDATES])
        return self.guesses.get(asked, "")


_HOW_TO_DEFINE = {
    Kind.STATEMENT: "define it (`claim {name}: ...`), or `include:` the file that does",
    Kind.INTERPRETATION: "define it (`interpretation {name}: ...`), or `include:` the file that does",
    Kind.EVENT: "define it (`event {name}: ...`), or `include:` the file that does",
    Kind.SOURCE: "define it (`source {name}: Title`), or `include:` the file or name the `bibliography:` that does",
    Kind.QUESTION: "define it (`question {name}: ...`), or `include:` the file that does",
    Kind.SECTION: "begin it (`section {name}: ...`), or `include:` the file that does",
    Kind.INDICATOR: "define it under an interpretation (`indicator {name}: ...`)",
}


def check_length(word: Word, report: Callable[[Diagnostic], None]) -> None:
    """ARG135 for a name that is too long: it stands in margins and links, and files are called after it."""
    if len(word.text) * 4 > LONGEST and (size := len(word.text.encode())) > LONGEST:
        message = f"the name `{word.text[:40]}…` is {size:,} bytes long in UTF-8; the most is {LONGEST}"
        report(Diagnostic("ARG135", message, Label(word.span), help="shorten it, and keep the rest for the text"))


_CITE = "cite a `source`; to link to a statement write `[[name]]`"
_RENAME = "rename the {kind}: a work of a bibliography has this name as its key"


def _a(kind: Kind) -> str:
    return ("an " if kind[0] in "aeiou" else "a ") + kind


def _wrong_kind(wanted: Kind, found: Kind) -> str:
    if found is Kind.SOURCE:
        return "to rest a statement on a source, cite it in the text: `[@name, ¶4]`"
    if wanted is Kind.SOURCE:
        return "name a source: what a `source` line defines, or the key of a work in a bibliography"
    return f"name {_a(wanted)}"


def name_from(text: str) -> Name:
    """A name for an unnamed statement, made from its text alone, so that edits elsewhere do not change it.

    It is the text's first words and, so that texts which begin alike differ, a few digits of its hash.
    """
    words = "-".join(_WORD.findall(text.casefold())[:4]).encode()[:_OF_WORDS].decode(errors="ignore") or "unnamed"
    return Name(f"{words}-{hashlib.sha256(text.encode()).hexdigest()[:4]}")
