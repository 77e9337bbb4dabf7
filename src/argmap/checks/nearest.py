"""Finds what an author may have meant to quote, and in which words it differs, so that a slip can be mended."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from argmap.checks.verbatim import ENDS, SPACELESS, Part, Reduced, agreed, reduced

MOST_WORDS = 2_000_000
"""How many words of a text are looked through."""

LONGEST = 60
"""How many words of a quote are compared, half of them before the place from which on it is not in the source."""

RAREST, OFTEN = 12, 3_000
"""How many words of a quote say where to look, the rarest first, and how many places of each are taken into account."""

CANDIDATES = 3
"""How many passages are compared with a quote."""

ENOUGH = 0.5
"""What share of the words must be the same for a passage to be worth showing."""

_WORD = re.compile(rf"[^\W_{SPACELESS}]+|[{SPACELESS}]")
_BROKEN = re.compile("[-\u00ad\u2010]\n\\s*")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a reduced text: small letters, where each starts and ends, and the places each has among them."""

    words: Sequence[str]
    bounds: Sequence[tuple[int, int]]
    places: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A passage of a text, as offsets into the original, and the words of a quote that it is like."""

    start: int
    end: int
    quoted: str


def words_of(text: Reduced) -> Words:
    """Split a text into words."""
    words: list[str] = []
    bounds: list[tuple[int, int]] = []
    places: dict[str, list[int]] = {}
    for number, found in enumerate(islice(_WORD.finditer(text.text), MOST_WORDS)):
        word = found[0].casefold()
        words.append(word)
        bounds.append(found.span())
        places.setdefault(word, []).append(number)
    return Words(words, bounds, places)


def nearest(text: Reduced, words: Words, part: Part) -> Likeness | None:
    """The passage most like a part of a quote that is not in the text, or None if nothing is much like it.

    Of a long part, it is the passage around the place from which on the text has other words.
    """
    written = reduced(part.written)
    quoted = words_of(written)
    differing = _differing(text, written, quoted, part) if len(quoted.words) > LONGEST else 0
    first = max(0, differing - LONGEST // 2)
    last = min(first + LONGEST, len(quoted.words))
    found = _most_alike(words, quoted.words[first:last])
    if found is None:
        return None
    start, end = _stretch(text, words, found)
    return Likeness(start, end, part.written[slice(*_stretch(written, quoted, range(first, last)))])


def _differing(text: Reduced, written: Reduced, quoted: Words, part: Part) -> int:
    """The number of the first word that the text does not have after those before it; 0 if it has them all."""
    shared = agreed(text, part.words)
    if shared == len(part.words):
        return 0
    before = len(written.text) - len(written.text.lstrip(ENDS))
    return bisect_right(quoted.bounds, before + shared, key=lambda bounds: bounds[1])


def _stretch(text: Reduced, words: Words, numbers: range) -> tuple[int, int]:
    """Where some of the words stand in the original text."""
    return text.place(words.bounds[numbers.start][0]), text.place(words.bounds[numbers.stop - 1][1] - 1) + 1


def _most_alike(words: Words, wanted: Sequence[str]) -> range | None:
    """The stretch of words that shares the most of those wanted, in order."""
    best, found = ENOUGH * len(wanted), None
    for begin in _likely_places(words, wanted):
        slack = len(wanted) // 4 + 2
        first = max(0, begin - slack)
        window = words.words[first : begin + len(wanted) + slack]
        *blocks, _ = SequenceMatcher(None, window, wanted, autojunk=False).get_matching_blocks()
        alike = sum(block.size for block in blocks)
        if blocks and alike >= best:
            best = alike + 1
            start = first + blocks[0].a - blocks[0].b
            end = first + blocks[-1].a - blocks[-1].b + len(wanted)
            found = range(max(0, start), min(end, len(words.words)))
    return found


def _likely_places(words: Words, wanted: Sequence[str]) -> list[int]:
    """Where a passage would begin in which the rarest of the words stand where they stand among those wanted."""
    known = sorted({word for word in wanted if word in words.places}, key=lambda word: (len(words.places[word]), word))
    telling = set(known[:RAREST])
    votes: Counter[int] = Counter()
    for number, word in enumerate(wanted):
        if word in telling:
            votes.update(place - number for place in words.places[word][:OFTEN])
    return [begin for begin, _ in votes.most_common(CANDIDATES)]


def differences(quoted: str, passage: str) -> Iterator[str]:
    """In which words a quote differs from a passage, each difference as a clause."""
    theirs, ours = _tokens(passage), _tokens(quoted)
    matcher = SequenceMatcher(None, [key for key, _ in theirs], [key for key, _ in ours], autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        source = " ".join(shown for _, shown in theirs[first:last])
        quote = " ".join(shown for _, shown in ours[start:end])
        match tag:
            case "replace":
                yield f"the quote has “{quote}” where the source has “{source}”"
            case "delete":
                yield f"the quote leaves out “{source}”"
            case "insert":
                yield f"the quote adds “{quote}”"


def _tokens(text: str) -> list[tuple[str, str]]:
    """The words with their signs, each as it is compared and as it is shown; the first may be small or a capital."""
    shown = _BROKEN.sub("", text).split()
    tokens = [(key, word) for word in shown if (key := reduced(word).text)]
    return [(key if number else key.casefold(), word) for number, (key, word) in enumerate(tokens)]
