"""A date as CSL has it, one or two ends and whether it is certain, read from CSL-JSON and from EDTF (ISO 8601-2)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.csl.date_words import SEASONS, worded_days
from argmap.csl.scalars import flag_of, text_of

Day = tuple[int, ...]
"""Year, month and day, as far as they are known. Months from 21 to 24 are seasons, spring first."""

OPEN: Day = ()
"""The end of a range that has none."""

_EDTF = re.compile(r"(-?\d{1,5})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.]*(?:Z|[+-][\d:]+)?)?")
_DOUBT = "~?%"


@dataclass(frozen=True, slots=True)
class Date:
    """A date: its beginning and perhaps its end; or words, where it is none."""

    parts: tuple[Day, ...] = ()
    circa: bool = False
    literal: str = ""
    season: str = ""
    """A season that is only a word."""

    @property
    def key(self) -> str:
        """A text that sorts as the date does."""
        return "-".join(key_of(part) for part in self.parts)


def key_of(day: Day) -> str:
    """A text that sorts as the day does, before Christ too; seasons differ over the globe and do not count."""
    if not day:
        return ""
    year, month, number = (*day, 0, 0)[:3]
    month = 0 if month > 12 else month
    return f"{10**5 + year:06}{month:02}{number:02}"


def date_of(value: object) -> Date | None:
    """The date that a value of CSL-JSON gives, or None."""
    if not isinstance(value, Mapping):
        return _read(text_of(value))
    given = value.get("date-parts")
    parts = tuple(_day(each) for each in given[:2]) if isinstance(given, list | tuple) else ()
    circa, season = flag_of(value.get("circa")), text_of(value.get("season"))
    if parts and parts[0]:
        return _seasonal(parts, season, circa=circa) if season else Date(parts, circa)
    text = text_of(value.get("raw")) or text_of(value.get("edtf"))
    if text and (read := _read_words(text)):
        return Date(read.parts, read.circa or circa, read.literal)
    literal = text_of(value.get("literal"))
    return Date(literal=literal, circa=circa) if literal else None


def _seasonal(parts: tuple[Day, ...], season: str, *, circa: bool) -> Date:
    """A date with a season beside its parts, a number or a word."""
    number = SEASONS.get(season.lower(), int(season) + 20 if season in {"1", "2", "3", "4"} else 0)
    if not number or len(parts[0]) > 1:
        return Date(parts, circa, season=season if not number else "")
    return Date(tuple((*part, number) if len(part) == 1 else part for part in parts), circa)


def _day(value: object) -> Day:
    return tuple(_numbers(value)) if isinstance(value, list | tuple) else ()


def _numbers(value: Iterable[object]) -> Iterable[int]:
    """Year, month and day, up to the first that is none."""
    for place, each in enumerate(list(value)[:3]):
        text = text_of(each)
        if not re.fullmatch(r"-?[0-9]{1,5}", text) or int(text) == 0 or (place and not 1 <= int(text) <= 31):
            return
        number = int(text)
        yield number + 8 if place == 1 and 12 < number < 17 else number


def _read(text: str) -> Date | None:
    """A text in the Extended Date/Time Format; any other stays as it is."""
    days = [_edtf(each) for each in text.split("/")]
    known = tuple(day for day in days if day is not None)
    if not text or (len(days) == len(known) < 3 and known[0]):
        return Date(known, any(sign in text for sign in _DOUBT)) if text else None
    return Date(literal=text)


def _read_words(text: str) -> Date | None:
    """A text in that format, or in words, `July 22, 2005`; any other stays as it is."""
    read = _read(text)
    days = worded_days(text) if read and read.literal else ()
    return Date(days, any(sign in text for sign in _DOUBT)) if days else read


def _edtf(text: str) -> Day | None:
    """A day, OPEN for an open end, or None for what is no date."""
    bare = text.strip().strip(_DOUBT)
    if bare in {"", "..", "open"}:
        return OPEN
    found = _EDTF.fullmatch(re.sub(r"-(?:XX|uu)\b", "", bare))
    day = tuple(int(part) for part in found.groups() if part) if found else ()
    if day and day[0] <= 0:
        day = (day[0] - 1, *day[1:])  # The format counts a year 0, which is 1 BC.
    valid = all(1 <= part <= most for part, most in zip(day[1:], (24, 31), strict=False))
    return day if day and valid and not (len(day) > 1 and 12 < day[1] < 21) else None
