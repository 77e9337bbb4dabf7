"""Reads dates as bibliographies write them, the Extended Date/Time Format of BibLaTeX and looser forms, into CSL's."""

import re
from collections.abc import Mapping

CslDate = Mapping[str, object]
"""CSL-JSON's date: `date-parts` (one or two lists of year, month, day), `circa`, `season`; or else `literal`.

An end that is open has the year 0. In ranges, months from 21 to 24 are seasons, spring first.
"""

_DAY = re.compile(r"(-?\d{1,5})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:T[\d:.]*(?:Z|[+-][\d:]+)?)?")
_OPEN = re.compile(r"^(\d{4})_$")
_DOUBT = "~?%"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = range(21, 25)


def csl_date(text: str) -> CslDate | None:
    """The date a text gives; a text that is no date is kept as it stands, and an empty one is None."""
    text = text.strip()
    if not text:
        return None
    ends = [_parts(each) for each in _ends(text)]
    parts = [part for part in ends if part is not None]
    if len(parts) < len(ends) or not any(parts):
        return {"literal": text}
    if not parts[0]:
        parts = parts[1:]
    return _with_season(
        [part or [0] for part in parts], {"circa": True} if any(sign in text for sign in _DOUBT) else {}
    )


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
    """The two ends of a range, `2019/2021`, or the one date; an end left open is empty, as in Zotero's `1996_`."""
    text = _OPEN.sub(r"\1/", text)
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
    parts[0] -= parts[0] <= 0  # The format counts a year 0, which is 1 BC.
    valid = all(1 <= part <= most for part, most in zip(parts[1:], (24, 31), strict=False))
    return parts if valid and not (len(parts) > 1 and 12 < parts[1] < _SEASONS.start) else None


def _with_season(parts: list[list[int]], rest: dict[str, object]) -> CslDate:
    """A date; a season alone has a place of its own."""
    if len(parts) == 1 and len(parts[0]) > 1 and parts[0][1] in _SEASONS:
        return {"date-parts": [parts[0][:1]], "season": parts[0][1] - 20, **rest}
    return {"date-parts": parts, **rest}
