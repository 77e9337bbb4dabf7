"""Finds quoted words in a text whatever its line breaks, hyphens and kinds of quotation marks, but no other words."""

import re
import sys
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

ADDED = 300
"""How many characters of the source may stand where a quote has words in square brackets."""

LEFT_OUT = 10_000
"""How many characters of the source, about five pages, may be left out where a quote has `…`."""

MOST_PARTS = 50
"""A quote with more gaps than this is not compared: whatever it is, it quotes nothing."""

MOST = 300_000
"""How many characters are compared at the places where a quote may stand: a bound for texts made to take long."""

ENDS = " '.,;:"
"""Signs at the ends of a quote, or at its gaps, that need not be those of the source."""

SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""Characters of scripts that part words in other ways than by spaces, for use within a class of a pattern."""

_SIGNS = str.maketrans(
    dict.fromkeys("-\u2010\u2011\u2212", "\xad")
    | dict.fromkeys("\u2012\u2013\u2014\u2015", "-")
    | dict.fromkeys('"`´«»‘’‚‛“”„‟‹›′″‴ʹʺʻʼʽ「」『』〝〞〟＂＇', "'")
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff")
)
_PIECE = re.compile(r"\S[^\n]{0,200}\S{0,200}")
_SPARE = re.compile(rf" (?:(?=[-\xad'%;:!?{SPACELESS}])|(?<=[-\xad'{SPACELESS}] ))")
_MINUS = re.compile(r"(?<!\S)\xad(?=\d)")
_DASH = re.compile(" ?\xad\xad+ ?| \xad ?|\xad ")
_LETTER = rf"[^\W_{SPACELESS}]"
_WITHIN = re.compile(rf"(?<={_LETTER})(?={_LETTER})|(?<=\d[.,])(?=\d)|(?<=\d)(?=[.,]\d)|(?<=−)")
_GAP = re.compile(r"\[[^\[\]]*\]|\(?\.(?: ?\.){2,}\)?")
_DOUBLE = ('“”„‟«»"「『〝', '“”«»"」』〞〟')
_SINGLE = ("‘‚‹›'", "’‘‹›'")
"""What quotes begin and end with in many languages. Single marks, which also spell words, count only at the start."""


@dataclass(frozen=True, slots=True)
class Reduced:
    """What counts of a text, and the way back to it.

    White space is single spaces; all quotation marks and apostrophes are `'`; ligatures and the like are plain letters
    (Unicode's NFKC). Hyphens are left out, since one that ends a line may or may not belong to its word, and so are
    dashes; `seams` says where these were. No space is left beside such signs, nor before `%` and the signs that French
    sets apart, nor in scripts that have none.
    """

    original: str
    text: str
    starts: Sequence[int]
    """Where in `text` each piece of the original starts."""
    pieces: Sequence[tuple[int, int]]
    """Where the pieces stand in the original."""
    seams: frozenset[int]

    def place(self, at: int) -> int:
        """The offset in the original of a character of `text`."""
        number = bisect_right(self.starts, at) - 1
        start, end = self.pieces[number]
        raw, wanted = self.original[start:end], at - self.starts[number]
        return start + bisect_right(range(len(raw) - 1), wanted, key=lambda last: len(_solid(_even(raw[: last + 1]))))

    def whole(self, at: int) -> bool:
        """Whether no word and no number is cut in two at an offset of `text`."""
        return at in self.seams or _WITHIN.match(self.text, at) is None


def reduced(text: str) -> Reduced:
    """Reduce a text. Takes time linear in its length."""
    parts: list[str] = []
    starts: list[int] = []
    pieces: list[tuple[int, int]] = []
    seams: set[int] = set()
    size, before, end = 0, "", 0
    for found in _PIECE.finditer(text):
        even = _even(found[0])
        if not even:
            continue
        if before and found.start() > end and not _SPARE.search(f"{before} {even[0]}"):
            parts.append(" ")
            size += 1
        starts.append(size)
        pieces.append(found.span())
        before, end = even[-1], found.end()
        for number, part in enumerate(even.split("-")):
            if number:
                seams.add(size)
            parts.append(_solid(part))
            size += len(parts[-1])
    return Reduced(text, "".join(parts), starts, pieces, frozenset(seams))


def _even(piece: str) -> str:
    """A piece with even signs and spaces: hyphens in words as soft ones, dashes as `-`, and a minus as `−`."""
    text = piece.translate(_SIGNS)
    text = " ".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())
    if "\xad" in text:
        text = _DASH.sub("-", _MINUS.sub("−", text))
    return _SPARE.sub("", text)


def _solid(even: str) -> str:
    return even.replace("-", "").replace("\xad", "")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a quote between two gaps.

    `words` is what counts of it, `written` how the author has it. It may begin up to `reach` characters after the part
    before it, the first part anywhere; at a square bracket within a word (`[T]he`), it may begin or end within a word
    of the source.
    """

    words: str
    written: str
    reach: int
    may_begin_within: bool
    may_end_within: bool


def parts_of(quoted: str) -> tuple[Part, ...]:
    """What a quote says, from gap to gap: `…`, `[...]` and square brackets stand for what they leave out or replace."""
    text = unicodedata.normalize("NFC", quoted).replace("…", "...")
    parts: list[Part] = []
    start, reach, after = 0, sys.maxsize, ""
    for gap in (*_GAP.finditer(text), None):
        end = gap.start() if gap else len(text)
        sign = gap[0] if gap else ""
        written = text[start:end]
        if words := reduced(written).text.strip(ENDS):
            joined = after.endswith("]") and not written[0].isspace(), sign[:1] == "[" and not written[-1].isspace()
            parts.append(Part(words, written, reach, *joined))
            reach = 0
        reach = max(reach, LEFT_OUT if ".." in sign or ". ." in sign else ADDED)
        start, after = end + len(sign), sign
    return tuple(parts)


def quoted_words(text: str) -> str:
    """What stands between the outermost quotation marks of a text, or else all of it."""
    first, closing = min((at for at in map(text.find, _DOUBLE[0]) if at >= 0), default=-1), _DOUBLE[1]
    if first < 0 and text[:1] in _SINGLE[0]:
        first, closing = 0, _SINGLE[1]
    last = max(map(text.rfind, closing))
    return text[first + 1 : last] if 0 <= first < last else text


def holds(text: Reduced, parts: Sequence[Part]) -> bool:
    """Whether the parts stand in the text in this order, none of them too far from the one before."""
    reached = [0]
    for part in parts:
        starts = (start for start in places(text, part, len(parts)) if _near(reached, start, part.reach))
        reached = [start + len(part.words) for start in starts]
        if not reached:
            return False
    return True


def _near(reached: Sequence[int], start: int, reach: int) -> bool:
    nearest = bisect_right(reached, start) - 1
    return nearest >= 0 and start - reached[nearest] <= reach


def places(text: Reduced, part: Part, of: int = 1) -> Iterator[int]:
    """Where in the reduced text a part (one `of` so many) stands, in order; its first letter may be small or large."""
    limit = MOST // (of * len(part.words)) + 1
    for start in merge(*(islice(_found(text.text, words), limit) for words in _either_case(part.words))):
        begins = part.may_begin_within or text.whole(start)
        if begins and (part.may_end_within or text.whole(start + len(part.words))):
            yield start


def _found(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _either_case(words: str) -> set[str]:
    other = words[0].swapcase()
    return {words, other + words[1:]} if len(other) == 1 else {words}


def agreed(text: Reduced, words: str) -> int:
    """How many characters from their beginning the words share with some place in the text."""
    variants = _either_case(words)
    sizes = range(1, len(words) + 1)
    return bisect_left(sizes, 1, key=lambda size: all(text.text.find(each[:size]) < 0 for each in variants))
