"""Makes a text of a bibliography fit to print: one line, composed letters, no controls and no broken characters."""

import re
import unicodedata

_BLANK = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_BROKEN = re.compile(r"[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(text: str) -> str:
    """The text in NFC, its line ends and control characters as single spaces, half characters as U+FFFD."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    return unicodedata.normalize("NFC", _BROKEN.sub("\ufffd", _BLANK.sub(" ", text)).strip(" "))
