"""A pass over a document: finds words in another script than the document's, so that they are read out in its language.

Also tells which way a text runs, for writers that must set it apart.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from argmap.document.inlines import Inline, Inlines, Passage, Ref, Styled, Text
from argmap.document.walk import rewritten

Node = TypeVar("Node")

RIGHT_TO_LEFT = ("R", "AL")
"""The kinds of letters (Unicode Standard Annex 9) that are written from right to left."""
ARABIC = "ar"
"""The language that Arabic script is taken to be of; nothing else can be told from letters alone."""

_LETTERS = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_ARABIC = re.compile(f"[{_LETTERS}]")
_RUN = re.compile(rf"( ?[{_LETTERS}](?:[^\w]*[{_LETTERS}])*(?:[^\w]+(?:\d[\d.,]*[^\w]+)?[{_LETTERS}])*)")
_OTHER_LETTER = re.compile(rf"[^\W\d_{_LETTERS}]")


def direction_of(texts: Iterable[str]) -> str:
    """Which way a text runs by its first letter (`ltr` or `rtl`), as HTML's `dir="auto"` has it; empty without any."""
    for text in texts:
        for character in text:
            kind = unicodedata.bidirectional(character)
            if kind == "L" or kind in RIGHT_TO_LEFT:
                return "rtl" if kind in RIGHT_TO_LEFT else "ltr"
    return ""


def runs(words: str, lang: str) -> list[Text]:
    """Words of a document in one language as runs, those in Arabic letters marked as such."""
    if lang == ARABIC or not _ARABIC.search(words):
        return [Text(words)]
    found = _RUN.split(words)
    return [Text(each, ARABIC if place % 2 else "") for place, each in enumerate(found) if each]


def language_of(words: str, lang: str) -> str:
    """The language of words that cannot be divided, if it is not the document's: that of most of their letters."""
    arabic = lang != ARABIC and len(_ARABIC.findall(words)) > len(_OTHER_LETTER.findall(words))
    return ARABIC if arabic else ""


def with_languages(document: Node, lang: str) -> Node:
    """A document with the runs marked that are not in its language."""
    return rewritten(document, lambda line: tuple(_marked(line, lang)))


def _marked(line: Inlines, lang: str) -> Iterator[Inline]:
    for one in line:
        match one:
            case Text(words):
                yield from runs(words, lang)
            case Styled(content=content) | Passage(content):
                yield replace(one, content=tuple(_marked(content, lang)))
            case Ref():  # A link is marked as a whole: see `language_of`.
                yield one
            case _:
                yield one
