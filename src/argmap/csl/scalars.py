"""Reads the texts and numbers of CSL-JSON, whatever stands in their place."""

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def text_of(value: object) -> str:
    """A text or a number as text on one line; anything else, as lists that only some programs know, is nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return unicodedata.normalize("NFC", _CONTROLS.sub(" ", str(value)).strip(" "))


def flag_of(value: object) -> bool:
    """A flag given as a boolean, a number or a word."""
    return value is True or (isinstance(value, int | str) and str(value).lower() not in {"", "0", "false"})
