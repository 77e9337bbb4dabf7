"""Reads dates in English words, as the raw dates of CSL-JSON may be: `July 22, 2005`, `Fall 2005–Spring 2006`."""

import re

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
# fmt: off
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)
# fmt: on
_BETWEEN = re.compile(r"\s*(?:/|–|--|\s-\s)\s*")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_SILENT = frozenset({"of", "the", "st", "nd", "rd", "th", "ca", "circa", "c"})
_MOST = {"year": 99_999, "month": 24, "day": 31}


def worded_days(text: str) -> tuple[tuple[int, ...], ...]:
    """The beginning and perhaps the end of a date, each as year, month and day; nothing for what is no date.

    An end that has no year has that of the other.
    """
    ends = [_day(each) for each in _BETWEEN.split(text.strip("~? "))]
    if not 1 <= len(ends) <= 2 or any(end is None for end in ends):
        return ()
    year = next((end["year"] for end in reversed(ends) if end and "year" in end), None)
    if year is None:
        return ()
    return tuple(_ordered({"year": year, **end}) for end in ends if end is not None)


def _ordered(parts: dict[str, int]) -> tuple[int, ...]:
    month = [parts["month"]] if "month" in parts else []
    return (parts["year"], *month, *([parts["day"]] if month and "day" in parts else []))


def _day(text: str) -> dict[str, int] | None:
    """The parts of a day by their names, or None if there is anything else."""
    parts: dict[str, int] = {}
    for token in _TOKEN.findall(text):
        if token.lower() in _SILENT:
            continue
        name, value = _part(token)
        if name in parts or not 0 < value <= _MOST[name]:
            return None
        parts[name] = value
    return parts or None


def _part(token: str) -> tuple[str, int]:
    """What a number or a word is of a date; a word that is none of a month or season is month 0."""
    word = token.lower()
    if token.isdigit():
        return "year" if len(token) > 2 else "day", int(token)
    month = next((at for at, name in enumerate(_MONTHS, 1) if len(word) > 2 and name.startswith(word)), 0)
    return "month", SEASONS.get(word, month)
