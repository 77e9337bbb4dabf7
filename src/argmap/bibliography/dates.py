"""Reads dates as bibliographies write them, the Extended Date/Time Format of BibLaTeX and looser forms, into CSL's."""

import re
from collections.abc import Mapping

CslDate = Mapping[str, object]
"""CSL-JSON's date: `date-parts` (one or two lists of year, month, day), `circa`, `season`; or else `literal`."""

_DAY = re.compile(r"(-?\d{1,5})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:T[\d:.]*(?:Z|[+-][\d:]+)?)?")
_DOUBT = "~?%"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = range(21, 25)


def csl_date(text: str) -> CslDate | None:
    """The date a text gives; a text that is no date is kept as it stands, and an empty one is None."""
    text = text.strip()
    if not text:
        return None
    parts = [_parts(each) for each in _ends(text)]
    known = [part for part in parts if part]
    if not known or None in parts or len(known) > 2:
        return {"literal": text}
    return _with_season(known, {"circa": True} if any(sign in text for sign in _DOUBT) else {})


def csl_date_of(year: str, month: str, day: str = "") -> CslDate | None:
    """The date that BibTeX's separate fields give; months are numbers or English names, as `dec` or `December`."""
    number = month_number(month)
    if not re.fullmatch(r"-?\d{1,5}", year.strip()):
        return {"literal": f"{month} {year}".strip()} if year.strip() else None
    found = re.search(r"\b(\d{1,2})\b", day or ("" if month.strip().isdigit() else month))
    dated = [int(year), *([number] if number else []), *([int(found[1])] if number and found else [])]
    return {"date-parts": [dated]}


def month_number(text: str) -> int | None:
    """The month that a text begins with or is, from 1 to 12."""
    word = text.strip().lower()
    if word.isascii() and word.isdigit():
        return int(word) if len(word) < 3 and 1 <= int(word) <= 12 else None
    found = re.search("|".join(_MONTHS), word)
    return _MONTHS.index(found[0]) + 1 if found else None


def _ends(text: str) -> list[str]:
    """The two ends of a span of time, `2019/2021`, or the one date; an end left open is empty."""
    return text.split("/") if text.count("/") == 1 and not re.fullmatch(r"\d{4}/\d{1,2}", text) else [text]


def _parts(text: str) -> list[int] | None:
    """Year, month and day, as far as they are known; nothing for an open end, None for what is no date."""
    bare = text.strip().strip(_DOUBT)
    if bare in {"", "..", "open"}:
        return []
    found = _DAY.fullmatch(re.sub(r"-(?:XX|uu)\b", "", bare))
    if not found:
        return None
    parts = [int(part) for part in found.groups() if part]
    valid = all(1 <= part <= most for part, most in zip(parts[1:], (24, 31), strict=False))
    return parts if valid and not (len(parts) > 1 and 12 < parts[1] < _SEASONS.start) else None


def _with_season(parts: list[list[int]], rest: dict[str, object]) -> CslDate:
    if len(parts[0]) > 1 and parts[0][1] in _SEASONS:
        return {"date-parts": [part[:1] for part in parts], "season": parts[0][1] - 20, **rest}
    return {"date-parts": parts, **rest}
