"""What a reader sees of a citation: its letters and how each is set, from HTML or from pieces."""

import re
from collections.abc import Iterable, Sequence
from html import unescape
from itertools import chain, groupby
from typing import NamedTuple

from argmap.csl import Piece

_TAG = re.compile(r"<(/?)(i|b|sup|sub|span|div|a|em|strong|u|sc)\b([^>]*)>")
_STEP = re.compile(r"^(?:>>|\.\.)\[\d+\] ", re.MULTILINE)
_LAYOUT = re.compile(r"\s*(</?div[^>]*>)\s*")
_CLASSES = {
    "csl-left-margin": "left-margin",
    "csl-right-inline": "right-inline",
    "csl-block": "block",
    "csl-indent": "indent",
}


class Look(NamedTuple):
    """How a letter is set."""

    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    raised: bool = False
    lowered: bool = False
    underlined: bool = False
    display: str = ""
    entry: int = 0


Printed = Sequence[tuple[str, Look]]


def of_html(html: str) -> Printed:
    """The letters of HTML as the suite has it: fonts of spaces, and of which tags they were made, do not show."""
    html = _LAYOUT.sub(r"\1", _STEP.sub("", html))
    letters: list[tuple[str, Look]] = []
    open_: list[Look] = [Look()]
    end = entries = 0
    for found in _TAG.finditer(html):
        letters += ((sign, open_[-1]) for sign in unescape(html[end : found.start()]))
        end = found.end()
        if found[1]:
            if len(open_) > 1:
                open_.pop()
        else:
            entries += "csl-entry" in found[3]
            open_.append(_inside(open_[-1], found[2], found[3])._replace(entry=entries))
    letters += ((sign, open_[-1]) for sign in unescape(html[end:]))
    return _seen(letters)


def _inside(look: Look, tag: str, attributes: str) -> Look:
    if tag in {"i", "em"} or "italic" in attributes or "oblique" in attributes:
        return look._replace(italic=True)
    if tag in {"b", "strong"} or "font-weight:bold" in attributes.replace(" ", ""):
        return look._replace(bold=True)
    if tag == "sup":
        return look._replace(raised=True)
    if tag == "sub":
        return look._replace(lowered=True)
    if tag == "u" or "underline" in attributes:
        return look._replace(underlined=True)
    if "small-caps" in attributes or tag == "sc":
        return look._replace(small_caps=True)
    normal = {"font-style": "italic", "font-weight": "bold", "font-variant": "small_caps", "baseline": "raised"}
    for sign, trait in normal.items():
        if sign in attributes and ("normal" in attributes or sign == "baseline"):
            return Look(**{**look._asdict(), trait: False})
    display = next((name for sign, name in _CLASSES.items() if sign in attributes), look.display)
    return look._replace(display=display)


def of_pieces(pieces: Iterable[Piece], entry: int = 0) -> Printed:
    letters = [
        (sign, Look(p.italic, p.bold, p.small_caps, p.raised, p.lowered, p.underlined, p.display, entry))
        for p in pieces
        for sign in p.text
    ]
    return _seen(letters)


def _seen(letters: Sequence[tuple[str, Look]]) -> Printed:
    bare = [(sign, look if sign.strip() else Look(display=look.display, entry=look.entry)) for sign, look in letters]
    blocks = [list(block) for _, block in groupby(bare, key=lambda letter: (letter[1].entry, letter[1].display))]
    for block in blocks:
        while block and not block[-1][0].strip(" \n"):
            block.pop()
        while block and not block[0][0].strip(" \n"):
            del block[0]
    return list(chain.from_iterable(blocks))


def shown(printed: Printed) -> str:
    """The letters on a line or several, with marks for how they are set."""
    marks = {"italic": "_", "bold": "*", "small_caps": "^", "raised": "↑", "lowered": "↓", "underlined": "~"}
    out: list[str] = []
    before = Look()
    for sign, look in printed:
        if look.entry != before.entry and before.entry:
            out.append("\n")
        for trait, mark in marks.items():
            if sign.strip() and getattr(look, trait) != getattr(before, trait):
                out.append(mark)
        if look.display != before.display and sign.strip():
            out.append(f"⟨{look.display}⟩")
        out.append(sign)
        before = look if sign.strip() else before._replace(entry=look.entry)
    return "".join(out)
