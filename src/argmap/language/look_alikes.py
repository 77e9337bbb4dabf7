"""Knows the signs that look like those of the language and are none: East Asian keyboards and pasted text have them.

They are those that Unicode Technical Standard 39 calls confusable with a sign of the language, or that are the same
sign in another width or script.
"""

import re
from collections.abc import Iterator

_LIKE = {
    ":": "：︓﹕︰ː˸։׃܃∶ꓽ꞉",
    "|": "｜￨│┃∣❘❙ǀ",
    "#": "＃﹟♯",
    "*": "＊﹡∗⁎٭✱",
    "[": "［【〔⟦",
    "]": "］】〕⟧",
    "@": "＠﹫",
    ",": "，︐﹐、､،٫‚",
    ";": "；︔﹔;؛",
}
"""Each sign of the language, with what looks like it."""

_OWN = {like: own for own, likes in _LIKE.items() for like in likes}
_TO_OWN = str.maketrans(_OWN)
_ANY = re.compile(f"[{re.escape(''.join(_OWN))}]")
_OPEN, _CLOSE, _AT = (f"[{re.escape(own + _LIKE[own])}]" for own in "[]@")
_INNER = f"[^{re.escape('[]' + _LIKE['['] + _LIKE[']'])}]"
_MARKUP = re.compile(rf"(?P<opened>{_OPEN}(?:\s*{_AT}|{_OPEN})){_INNER}+{_CLOSE}{{1,2}}")
"""A citation or a mention, or what would be one if its signs were those of the language."""

_CALLED = {
    ":": "the colon",
    "|": "the `|` that goes on with a text",
    "#": "the `#` of a comment",
    ",": "the comma",
    ";": "the semicolon",
}


def instead(text: str, signs: str) -> str:
    """What to write in place of the first sign in a text that looks like one of these; empty if there is none."""
    like = "" if text.isascii() else next((sign for sign in text if _OWN.get(sign, " ") in signs), "")
    return f"write {_CALLED[_OWN[like]]} as `{_OWN[like]}`, not as `{like}`" if like else ""


def parts(word: str) -> list[str]:
    """What stands before, between and after such signs in a word."""
    return _ANY.split(word)


def like_markup(text: str) -> Iterator[tuple[int, str, str]]:
    """What looks like a citation or a mention and is none: where, the sign that makes it none, and how to write it."""
    if text.isascii() or not _ANY.search(text):
        return
    for found in _MARKUP.finditer(text):
        if sign := _ANY.search(found["opened"]):
            yield found.start() + sign.start(), sign[0], found[0].translate(_TO_OWN)
