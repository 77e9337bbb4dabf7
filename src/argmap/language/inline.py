"""What stands inside a text: citations, mentions and emphasis, found by the terminals of the grammar."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache

from argmap.diagnostics import Diagnostic, Label, Span
from argmap.language.grammar import pattern
from argmap.language.look_alikes import instead, like_markup
from argmap.language.tree import Citation, Cite, Emphasis, Inline, Mention, Plain, Text, Word

Locate = Callable[[int, int], Span]
"""From a stretch of the joined text to where it stands in the file."""

_SIGNS = re.compile(r"[\\*\[]")
"""What all markup begins with."""

_OPENERS = re.compile(r"\[@|\[\[|(?<!\*)\*+(?=[^\s*])")

_MOST = 40
"""How many characters of a name a message shows."""


class TextReader:
    """Reads texts, collecting what is wrong in them."""

    def __init__(self, path: str, report: Callable[[Diagnostic], None]) -> None:
        self.path = path
        self.report = report

    def read(self, pieces: list[tuple[int, str]], markup: bool) -> Text:
        """A text from its single-spaced pieces, each with its offset in the file."""
        raw = pieces[0][1] if len(pieces) == 1 else " ".join([piece for _, piece in pieces])
        span = Span(self.path, pieces[0][0], pieces[-1][0] + len(pieces[-1][1]))
        if markup:
            self._look_alikes(raw, _locator(self.path, pieces))
        if not markup or not ("[" in raw or "*" in raw or "\\" in raw):
            return Text(raw, (Plain(raw),), span)
        return Text(raw, tuple(self._inlines(raw, _locator(self.path, pieces))), span)

    def _look_alikes(self, raw: str, locate: Locate) -> None:
        for at, sign, meant in like_markup(raw):
            message = f"`{sign}` looks like a sign of the language and is none, so this stays text"
            advice = f"write `{meant[:_MOST]}`, if that is what it is to be"
            self.report(Diagnostic("ARG134", message, Label(locate(at, at + 1)), help=advice))

    def _inlines(self, raw: str, locate: Locate) -> Iterator[Inline]:
        plain: list[str] = []
        told: set[str] = set()
        end = 0
        for found in _marked(raw):
            plain.append(self._checked(raw, end, found.start(), locate, told))
            end = found.end()
            if found.lastgroup == "ESCAPE":
                plain.append(found[0][1])
                continue
            if words := "".join(plain):
                yield Plain(words)
            plain.clear()
            if (inline := self._inline(found, locate)) is not None:
                yield inline
        plain.append(self._checked(raw, end, len(raw), locate, told))
        if words := "".join(plain):
            yield Plain(words)

    def _inline(self, found: re.Match[str], locate: Locate) -> Inline | None:
        match found.lastgroup:
            case "EMPHASIS":
                return Emphasis(re.sub(r"\\([\\*\[\]])", r"\1", found[0][1:-1]))
            case "MENTION":
                return self._mention(found, locate)
        return self._citation(found, locate)

    def _mention(self, found: re.Match[str], locate: Locate) -> Mention | None:
        name = found[0][2:-2].strip()
        start = found.start() + found[0].index(name, 2)
        if is_name(name):
            return Mention(Word(normal(name), locate(start, start + len(name))))
        self._broken(
            "ARG110",
            "this mention does not hold a name",
            locate(found.start(), found.end()),
            "write the name of one statement between the brackets, as in `[[state-legitimacy]]`",
        )
        return None

    def _citation(self, found: re.Match[str], locate: Locate) -> Citation | None:
        cites: list[Cite] = []
        start = found.start() + 1
        for part in found[0][1:-1].split(";"):
            key, _, locator = part.partition(",")
            key = key.strip()
            name = key[1:]
            if key[:1] != "@" or not is_key(name):
                first = start + len(part) - len(part.lstrip())
                self._unreadable(key, locate(first, start + len(part)))
                return None
            at = start + part.index("@") + 1
            cites.append(Cite(Word(normal(name), locate(at, at + len(name))), locator.strip()))
            start += len(part) + 1
        return Citation(tuple(cites))

    def _unreadable(self, key: str, span: Span) -> None:
        name = key.removeprefix("@")
        advice = "write each source as `@name` or `@name, place`, semicolons between: `[@usip-2021, ¶4; @un-2013]`"
        message = "this citation cannot be read"
        if like := instead(name, ",;"):
            advice = like
        elif key != name and not any(map(str.isspace, name)) and (mended := mended_key(name)):
            message = f"`{name[:_MOST]}` cannot be the name of a source"
            wrong = f"write `@{mended}`, here and where the source is defined; "
            advice = f"{wrong if len(mended) <= _MOST else ''}{KEYS_ARE}"
        self._broken("ARG109", message, span, advice)

    def _checked(self, raw: str, start: int, end: int, locate: Locate, told: set[str]) -> str:
        """A stretch without markup, after looking for what was opened in it and never closed and not yet `told`."""
        stretch = raw[start:end]
        if "[" in stretch or "*" in stretch:
            self._unclosed(raw, start, end, locate, told)
        return stretch

    def _unclosed(self, raw: str, start: int, end: int, locate: Locate, told: set[str]) -> None:
        for found in _OPENERS.finditer(raw, start, end + 1):  # One more, since a sign opens by what follows it.
            at = found.start()
            after_letter = found[0][0] == "*" and at > 0 and (raw[at - 1].isalnum() or raw[at - 1] == "_")
            if after_letter or found.end() > end or found[0] in told:
                continue
            told.add(found[0])
            code, message, advice = _UNCLOSED.get(found[0], _DOUBLED)
            self._broken(code, message, locate(at, found.end()), advice)
            break

    def _broken(self, code: str, message: str, span: Span, advice: str) -> None:
        self.report(Diagnostic(code, message, Label(span), help=advice))


_UNCLOSED = {
    "[@": (
        "ARG109",
        "this citation is not closed",
        "end it with `]`, as in `[@usip-2021, ¶4]`; for a plain bracket write `\\[`",
    ),
    "[[": (
        "ARG110",
        "this mention is not closed",
        "end it with `]]`, as in `[[state-legitimacy]]`; for plain brackets write `\\[\\[`",
    ),
    "*": (
        "ARG110",
        "this emphasis is not closed",
        "end it with `*` before any citation; for a plain asterisk write `\\*`",
    ),
}
_DOUBLED = (
    "ARG110",
    "asterisks in a row mean nothing here",
    "stress words with one, `*so*`; for plain asterisks write `\\*\\*`",
)


@cache
def _markup() -> re.Pattern[str]:
    names = ("ESCAPE", "EMPHASIS", "MENTION", "CITATION")
    return re.compile("|".join(f"(?P<{name}>{pattern(name).pattern})" for name in names))


def _marked(raw: str) -> Iterator[re.Match[str]]:
    """What is markup, looked for only where one of its signs is: most texts have few."""
    end = 0
    while sign := _SIGNS.search(raw, end):
        found = _markup().match(raw, sign.start())
        end = (found or sign).end()
        if found:
            yield found


def _locator(path: str, pieces: list[tuple[int, str]]) -> Locate:
    if len(pieces) == 1:
        offset = pieces[0][0]
        return lambda start, end: Span(path, offset + start, offset + max(end, start + 1))
    starts: list[int] = []
    length = 0
    for _, piece in pieces:
        starts.append(length)
        length += len(piece) + 1

    def source_offset(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        return pieces[index][0] + min(offset - starts[index], len(pieces[index][1]))

    def locate(start: int, end: int) -> Span:
        return Span(path, source_offset(start), source_offset(max(start, end - 1)) + 1)

    return locate


def normal(name: str) -> str:
    """A name in the form in which names are compared."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


NAMES_ARE = "names are letters and digits of any script, joined by single hyphens"
KEYS_ARE = f"{NAMES_ARE}; keys of a bibliography may have `_ : . / + & #` inside, too"


def mended_name(word: str) -> str:
    """The name nearest to a word that is none, or an empty string."""
    parts = "".join(sign if is_of_a_word(sign) else " " for sign in normal(word))
    mended = "-".join(parts.split())
    return mended if is_name(mended) else ""


def mended_key(word: str) -> str:
    """The key nearest to a word that is none, or an empty string."""
    bare = word.strip(".:/+&#-")
    return bare if is_key(bare) else mended_name(word)


def is_of_a_word(sign: str) -> bool:
    """Whether it is a letter or digit of any script, or a mark on one."""
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"


def is_name(word: str) -> bool:
    """Whether a word can be a name: letters, marks and digits of any script, joined by single hyphens."""
    return word.isalnum() or _is("NAME", word)


def is_key(word: str) -> bool:
    """Whether a word can be the key of a work in a bibliography; every name can.

    Keys are letters, digits and `_` of any script, with some signs inside: much as Pandoc has it (Pandoc User's Guide,
    "Citation syntax"), but without the signs that mean something here.
    """
    return word.isalnum() or _is("KEY", word)


def _is(terminal: str, word: str) -> bool:
    if pattern(terminal).fullmatch(word):
        return True
    if word.isascii():
        return False
    letters = "".join("a" if unicodedata.category(sign)[0] == "M" else sign for sign in normal(word))
    return bool(pattern(terminal).fullmatch(letters)) and unicodedata.category(word[0])[0] != "M"
