"""Finds characters that nobody sees: some must not be in a text at all, and some only where a script needs them.

What cannot be seen can hide words from a search, tell two copies of a text apart, or carry a message that only machines
read (Boucher et al. 2022, "Bad Characters"; Unicode Technical Report 36, section 2.10).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from argmap.diagnostics import Diagnostic, Label, Source, Span

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_UNSEEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufe00-\ufe0f\uffa0"
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters of no width: what Unicode calls default ignorable code points, as far as they are assigned."""

MOST_MARKS = 30
"""How many marks may stand on one letter: no language has more, by Unicode Standard Annex 15 (Stream-Safe Text)."""
_MAY_BE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")

_JOINED = re.compile(
    "[\u0600-\u109f\u1700-\u1c7f\u1cd0-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010800-\U00011fff"
    "\U0001e900-\U0001e95f]"
)
"""Letters whose shape depends on their neighbours: of Arabic, of the scripts of South Asia, and others."""

_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\uaa60-\uaa7f]")
"""Letters of scripts that part no words, so that a place to break a line must be marked: Thai, Khmer and others."""

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters of scripts that run from right to left, in which a mark may say where a sign belongs."""

_NEAR = 40
"""How far away from such a mark there must be such a letter."""

_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f")
"""The flag of a part of a country, such as Wales, spelt in characters that are not seen."""

_LONGEST_FLAG = 8


def unprintable(source: Source) -> Iterator[Diagnostic]:
    """ARG120 for each line with controls, or what turns the direction of writing around; at the first on it."""
    if not source.text.isascii():
        yield from _too_many_marks(source)
    for found in _first_on_lines(source, _UNPRINTABLE, lambda _: True):
        yield Diagnostic(
            "ARG120",
            f"this line has {_told_unprintable(found[0])}",
            Label(Span(source.path, found.start(), found.end())),
            help="delete it; it may have come in with text pasted from elsewhere",
        )


def _too_many_marks(source: Source) -> Iterator[Diagnostic]:
    for found in _first_on_lines(source, _MAY_BE_MARKS, lambda found: _piled(found[0])):
        yield Diagnostic(
            "ARG120",
            f"this line has {_TOLD_MARKS}",
            Label(Span(source.path, found.start(), found.end())),
            help="delete those that are too many",
        )


_TOLD_MARKS = f"more than {MOST_MARKS} marks on one letter"


def _piled(signs: str) -> bool:
    """Whether so many marks stand on one letter that to set them would take for ever."""
    most = count = 0
    for sign in signs:
        count = count + 1 if unicodedata.category(sign)[0] == "M" else 0
        most = max(most, count)
    return most > MOST_MARKS


def unseen(source: Source) -> Iterator[Diagnostic]:
    """ARG132 for each line with characters of no width where no script needs them; at the first on it."""
    if source.text.isascii():
        return
    for found in _first_on_lines(source, _UNSEEN, lambda found: not _needed(source.text, found.start())):
        yield Diagnostic(
            "ARG132",
            f"this line has {_told_unseen(found[0])}",
            Label(Span(source.path, found.start(), found.end())),
            help="delete it, and others like it on this line; it may have come in with text pasted from elsewhere",
        )


def hidden(text: str) -> Iterator[tuple[str, str]]:
    """The same in a text that is no file: for the first of each sort the code, and what it is in words."""
    if text.isprintable() and text.isascii():
        return
    if unprintable := _UNPRINTABLE.search(text):
        yield "ARG120", _told_unprintable(unprintable[0])
    elif any(_piled(found[0]) for found in _MAY_BE_MARKS.finditer(text)):
        yield "ARG120", _TOLD_MARKS
    if unseen := next((found for found in _UNSEEN.finditer(text) if not _needed(text, found.start())), None):
        yield "ARG132", _told_unseen(unseen[0])


def _told_unprintable(sign: str) -> str:
    return f"a character that cannot be printed (U+{ord(sign):04X})"


def _told_unseen(sign: str) -> str:
    name = unicodedata.name(sign, "a character without a name").lower()
    return f"a character that nobody sees (U+{ord(sign):04X}, {name})"


def _first_on_lines(
    source: Source, pattern: re.Pattern[str], counts: Callable[[re.Match[str]], bool]
) -> Iterator[re.Match[str]]:
    """On each line, the first match that counts."""
    end = -1
    for found in pattern.finditer(source.text):
        if found.start() >= end and counts(found):
            yield found
            after = source.text.find("\n", found.start())
            end = after if after >= 0 else len(source.text)


def _needed(text: str, at: int) -> bool:
    """Whether a character of no width does what it is there for, by what stands before and after it."""
    sign, before, after = text[at], text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if sign == "\xad":
        return all(len(part) == 2 and part.isalpha() for part in (text[max(0, at - 2) : at], text[at + 1 : at + 3]))
    if sign in "\u200c\u200d":
        return _either(_JOINED, before, after) or (sign == "\u200d" and _drawn(before) and _drawn(after))
    if sign == "\u200b":
        return _either(_SPACELESS, before, after)
    if sign in "\u200e\u200f\u061c":
        return bool(_LEFTWARD.search(text, max(0, at - _NEAR), at + _NEAR))
    if sign == "\u034f":
        return any(unicodedata.category(each).startswith("M") for each in before + after)
    if sign in "\u115f\u1160":
        return any("\u1100" <= each <= "\u11ff" for each in before + after)
    if "\u180b" <= sign <= "\u180f":
        return "\u1820" <= before <= "\u18aa"
    if "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef":
        return _varies(before, after)
    start = text.rfind("\U0001f3f4", max(0, at - _LONGEST_FLAG), at)
    flag = _FLAG.match(text, start) if start >= 0 else None
    return flag is not None and at < flag.end()


def _either(pattern: re.Pattern[str], before: str, after: str) -> bool:
    return bool(pattern.match(before) or pattern.match(after))


def _drawn(sign: str) -> bool:
    """Whether it is a picture, or what chooses its colour or style, of which several are joined into one."""
    return sign == "\ufe0f" or (bool(sign) and unicodedata.category(sign) in {"So", "Sm", "Sk"})


def _varies(before: str, after: str) -> bool:
    """Whether the sign before a variation selector has variants: pictures, ideographs, and keys such as `1`."""
    if before.isascii():
        return before in set("0123456789#*") and after == "\u20e3"
    return not _UNSEEN.match(before) and unicodedata.category(before) in {"So", "Sm", "Po", "Pd", "Lo", "Sk"}
