"""Numbers as bibliographies write them: ordinals, Roman numerals, ranges of pages, and what counts as a number."""

import re
from collections.abc import Callable

from argmap.csl.locale import Locale

_NUMERIC = re.compile(r"[^\W\d_]{0,4}\d+[^\W\d_]{0,4}(?:\s*[-–—,&]\s*[^\W\d_]{0,4}\d+[^\W\d_]{0,4})*")
_BETWEEN = re.compile(r"(?:\s*(?:[,;&–—]|(?<!\\)-)\s*|\s*\b(?:and|to|et|und|y)\s+)+")
"""What stands between numbers."""

_COUNTS = re.compile(r"[^\W\d_]*\d\w*|[ivxlcdm]+", re.IGNORECASE)
_RANGE = re.compile(r"(?<![\w\\-])((?:\w*[^\W\d_])?)(\d+)\s*[-–—]+\s*((?:\w*[^\W\d_])?)(\d+)(?![\w-])")
_ROMANS = re.compile(r"(?<![\w-])([ivxlcdm]+)\s*[-–—]+\s*([ivxlcdm]+)(?![\w-])", re.IGNORECASE)
_BARE = re.compile(r"(?<!\w)\d+(?!\w)")
_SPACED = {",": ", ", "&": " & ", "-": "–", "—": "–"}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LONGEST = 9
"""Digits beyond which a number is only copied."""


def is_numeric(text: str) -> bool:
    """Whether a text is a number, or several, each with at most a few letters: `12`, `2nd`, `4-6`, `A12, A15`."""
    return bool(_NUMERIC.fullmatch(text.strip()))


def is_several(text: str) -> bool:
    """Whether a text names more than one number or page."""
    parts = [part.strip() for part in _BETWEEN.split(text)]
    return len([part for part in parts if _COUNTS.fullmatch(part)]) > 1


def counted(text: str) -> int | None:
    """The number that a text is, if it is one and no more."""
    bare = text.strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= _LONGEST else None


def each_number(text: str, change: Callable[[int], str]) -> str:
    """A text of numbers with those changed that have no letters at them."""
    return _BARE.sub(lambda found: change(int(found[0])) if len(found[0]) <= _LONGEST else found[0], text)


def spaced(text: str) -> str:
    """Numbers with spaces only behind a comma and around an ampersand, and with en rules in ranges."""
    return re.sub(r"\s*([,&–—-])\s*", lambda found: _SPACED.get(found[1], found[1]), text)


def roman(number: int) -> str:
    """A number below 4,000 in small Roman numerals; a larger one in digits."""
    if not 0 < number < 4000:
        return str(number)
    signs: list[str] = []
    for value, sign in _ROMAN:
        signs.append(sign * (number // value))
        number %= value
    return "".join(signs)


def ordinal(number: int, locale: Locale, gender: str = "", *, long: bool = False) -> str:
    """A number as an ordinal: `2nd`, or `second` where the language has a word for it."""
    if long and (word := locale.term(f"long-ordinal-{number:02}")):
        return word
    return f"{number}{_ending(number, locale, gender)}"


def _ending(number: int, locale: Locale, gender: str) -> str:
    """The ending for a number: that for its last two digits, for its last, or for any number."""
    forms = dict.fromkeys((gender, ""))
    for name in (f"ordinal-{number % 100:02}", f"ordinal-{number % 10:02}"):
        for form in forms:
            found = locale.ordinals.get((name, form))
            if found and _matches(name, found[1], number):
                return found[0]
    return next((locale.ordinals["ordinal", form][0] for form in forms if ("ordinal", form) in locale.ordinals), "")


def _matches(name: str, match: str, number: int) -> bool:
    wanted = int(name.removeprefix("ordinal-"))
    if match == "whole-number":
        return number == wanted
    if match == "last-two-digits" or (not match and wanted > 9):
        return number % 100 == wanted
    return number % 10 == wanted


def ranged(text: str, form: str, dash: str = "–") -> str:
    """A text with its ranges of pages in a style's form, such as `chicago-16` (`321–28`), and with en rules in them.

    The forms are those of CSL's `page-range-format`; without one, the numbers stay as they are. Numbers with different
    letters before them are no range: `110-N6`.
    """

    def shortened(found: re.Match[str]) -> str:
        before, first, prefix, last = found.groups()
        if prefix != before:
            return f"{before}{first}-{prefix}{last}"
        if not form or len(first) > _LONGEST or len(last) > _LONGEST:
            return f"{before}{first}{dash}{prefix}{last}"
        whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        end = _end_of_range(first, whole, form) if int(whole) > int(first) else last
        return f"{before}{first}{dash}{prefix if form == 'expanded' else ''}{end}"

    dashed = _ROMANS.sub(lambda found: f"{found[1]}{dash}{found[2]}", _RANGE.sub(shortened, text))
    return dashed.replace("\\-", "-")


def _end_of_range(first: str, last: str, form: str) -> str:
    if form == "expanded" or len(first) != len(last):
        return last
    shared = next(place for place in range(len(last)) if first[place] != last[place])
    if form in {"minimal", "minimal-two"}:
        least = 2 if form == "minimal-two" and len(last) > 1 else 1
        return last[min(shared, len(last) - least) :]
    number = int(first)
    if number < 100 or number % 100 == 0:
        return last
    if number % 100 < 10:
        return last[min(shared, len(last) - 1) :]
    changed = len(last) - shared
    if form in {"chicago", "chicago-15"} and len(last) == 4 and changed >= 3:
        return last
    return last[min(shared, len(last) - 2) :]
