"""Marks where a word may break that no line has room for: to hyphenate it would take WeasyPrint for ever.

WeasyPrint 70 tries each place of a word for each of its lines, and lays out all that is left of it each time, which
is about n⁴ for n letters. A space of no width, which is neither printed nor copied, makes it a few short words.
"""

import re
import unicodedata
from collections.abc import Iterator
from xml.etree import ElementTree as ET

LONGEST = 100
"""How many characters a word may have; those that people write have fewer."""
PIECE = 50
"""How many characters stand between two places where a longer one may break."""

_BREAK = "\N{ZERO WIDTH SPACE}"
_IDEOGRAPHS = "\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_LONG = re.compile(rf"[^ \t\n\r\f{_BREAK}/?\-{_IDEOGRAPHS}]{{{LONGEST + 1},}}")
"""What has no place where a line may end: neither spaces, but for those that do not break, nor other such signs."""
_NOT_SET = frozenset({"title", "desc"})
"""Elements whose text is not set."""


def break_long_words(root: ET.Element) -> None:
    """Let each word of a document that is too long break, wherever it stands."""
    for element in root.iter():
        if element.text and element.tag.rpartition("}")[2] not in _NOT_SET:
            element.text = broken(element.text)
        if element.tail:
            element.tail = broken(element.tail)


def broken(text: str) -> str:
    """The text with places to break in its long words, none of which parts a letter from its marks."""
    return _LONG.sub(lambda word: _BREAK.join(_pieces(word[0])), text) if len(text) > LONGEST else text


def _pieces(word: str) -> Iterator[str]:
    start = 0
    while start < len(word):
        end = start + PIECE
        while end < len(word) and _clings(word[end - 1 : end + 1]):
            end += 1
        yield word[start:end]
        start = end


def _clings(pair: str) -> bool:
    """Whether the second of two characters must not be parted from the first."""
    return "\N{ZERO WIDTH JOINER}" in pair or unicodedata.category(pair[1]).startswith("M")
