"""Finds text in another script than a document's, so that it is set its own way and read out in its language."""

import re
import unicodedata
from collections.abc import Iterable

RIGHT_TO_LEFT = ("R", "AL")
"""The kinds of letters (Unicode Standard Annex 9) that are written from right to left."""
ARABIC = "ar"
"""The language that Arabic script is taken to be of; nothing else can be told from letters alone."""

_LETTERS = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_ARABIC = re.compile(f"[{_LETTERS}]")
_RUN = re.compile(rf" ?[{_LETTERS}](?:[^<>\w&]*[{_LETTERS}])*(?:[^<>\w&]+(?:\d[\d.,]*[^<>\w&]+)?[{_LETTERS}])*")
_OTHER_LETTER = re.compile(rf"[^\W\d_{_LETTERS}]")
_PIECE = re.compile(r"(?s)(<(title|style)\b.*?</\2>)|(<a\b[^>]*)(>)([^<]*)(?=</a>)|(<[^>]*>)|([^<]+)")
"""A piece of a page: what is no text, a link with its words, a tag (no attribute has a bare `<` or `>`), or text."""


def direction_of(texts: Iterable[str]) -> str:
    """Which way a text runs by its first letter (`ltr` or `rtl`), as HTML's `dir="auto"` has it; empty without any."""
    for text in texts:
        for character in text:
            kind = unicodedata.bidirectional(character)
            if kind == "L" or kind in RIGHT_TO_LEFT:
                return "rtl" if kind in RIGHT_TO_LEFT else "ltr"
    return ""


def with_languages(html: str, lang: str) -> str:
    """A page with runs of Arabic letters marked as such, for readers who hear it; as it is if `lang` has them itself.

    A link, which must hold no elements, is marked as a whole, if most of its letters are Arabic.
    """
    return html if lang == ARABIC or not _ARABIC.search(html) else _PIECE.sub(_marked, html)


def _marked(piece: re.Match[str]) -> str:
    link, end, words, text = piece[3], piece[4], piece[5], piece[7]
    if link and len(_ARABIC.findall(words)) > len(_OTHER_LETTER.findall(words)):
        return f'{link} lang="{ARABIC}"{end}{words}'
    return _RUN.sub(rf'<span lang="{ARABIC}">\g<0></span>', text) if text else piece[0]
