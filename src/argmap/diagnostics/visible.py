"""Shows hostile text safely: what could drive a terminal or reorder a line is spelt out, and widths stay true."""

import unicodedata

JOINERS = frozenset("\u200c\u200d")
"""Format characters that words of some scripts need; they print nothing and move nothing."""

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that are spelt out: controls, format characters, lone surrogates, line separators."""

MEDIAL_JAMO = range(0x1160, 0x1200)
"""Hangul vowels and finals, drawn into the syllable before them."""


def visible(text: str) -> str:
    r"""The text with each control, bidirectional and other invisible character spelt out: `\x1b`, `\u{202e}`."""
    return text if text.isprintable() else "".join(map(_spelt, text))


def cell(character: str) -> tuple[str, int]:
    """How one character of a source line is shown, and how many columns of a terminal that takes (0, 1, 2 or more)."""
    if " " <= character <= "~":
        return character, 1
    if character == "\t":
        return "    ", 4
    shown = _spelt(character)
    return shown, _width(character) if shown == character else len(shown)


def width(text: str) -> int:
    """How many columns of a terminal a text that is already visible takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _spelt(character: str) -> str:
    if unicodedata.category(character) not in HIDDEN or character in JOINERS:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{{{code:x}}}"


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"} or character in JOINERS or ord(character) in MEDIAL_JAMO:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
