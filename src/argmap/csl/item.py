"""One item as the processor asks for it: its variables read once, whatever shape they came in."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from argmap.csl.rich import Text, parsed

ItemData = Mapping[str, object]
"""An item in CSL-JSON's shape: `type`, `title`, `author` (a list of names), `issued` (a date) and so on."""

Name = Mapping[str, str]
"""`family`, `given`, `suffix` and particles, or `literal`."""

OTHERS = "others"
"""The literal name that stands for those left out."""

# fmt: off
NAME_VARIABLES = frozenset({
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "editor-translator", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator",
})
DATE_VARIABLES = frozenset({
    "accessed", "available-date", "event-date", "issued", "original-date", "submitted",
})
# fmt: on

_NAME_PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
_MOST_NAMES = 1_000
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Date:
    """A date: its beginning and perhaps its end, each as year, month and day; or words, where it is none."""

    parts: tuple[tuple[int, ...], ...]
    season: int = 0
    circa: bool = False
    literal: str = ""

    @property
    def key(self) -> str:
        """A text that sorts as the date does."""
        return "-".join(
            f"{10**5 + part[0]:06}" + "".join(f"{each:02}" for each in (*part[1:], 0, 0)[:2]) for part in self.parts
        )


class Item:
    """The variables of one item. All of them are asked for by CSL's names; what is not there is empty."""

    __slots__ = ("_dates", "_names", "_rich", "_texts", "type")

    def __init__(self, data: ItemData) -> None:
        self.type = _text(data.get("type")) or "document"
        self._names: dict[str, tuple[Name, ...]] = {}
        self._dates: dict[str, Date] = {}
        self._texts: dict[str, str] = {}
        self._rich: dict[str, Text] = {}
        for variable, value in data.items():
            self._read(variable, value)

    def _read(self, variable: str, value: object) -> None:
        if variable in {"id", "type", "citation-key"}:
            return
        if variable in NAME_VARIABLES:
            if names := tuple(_names(value)):
                self._names[variable] = names
        elif variable in DATE_VARIABLES:
            if date := _date(value):
                self._dates[variable] = date
        elif text := _text(value):
            self._texts["title-short" if variable == "shortTitle" else variable] = text

    @property
    def is_named(self) -> bool:
        """Whether it has a title or people."""
        return bool(self._names) or any(self.has(name) for name in ("title", "title-short", "container-title"))

    def has(self, variable: str) -> bool:
        """Whether anything is known under this name."""
        return variable in self._texts or variable in self._names or variable in self._dates

    def raw(self, variable: str) -> str:
        """A variable as it is written, with the marks of rich text."""
        return self._texts.get(variable, "")

    def text(self, variable: str) -> Text:
        """A variable in its fonts."""
        if variable not in self._rich:
            self._rich[variable] = parsed(self.raw(variable))
        return self._rich[variable]

    def names(self, variable: str) -> tuple[Name, ...]:
        """The names in a name variable."""
        return self._names.get(variable, ())

    def date(self, variable: str) -> Date | None:
        """A date."""
        return self._dates.get(variable)


def _text(value: object) -> str:
    """A text or a number as text on one line; anything else, as lists that only some programs know, is nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return unicodedata.normalize("NFC", _CONTROLS.sub(" ", str(value)).strip(" "))


def _names(value: object) -> Iterator[Name]:
    for each in value[:_MOST_NAMES] if isinstance(value, list | tuple) else [value]:
        if isinstance(each, Mapping):
            if parts := {part: text for part in _NAME_PARTS if (text := _text(each.get(part)))}:
                yield parts
        elif text := _text(each):
            yield {"literal": text}


def _date(value: object) -> Date | None:
    if not isinstance(value, Mapping):
        return Date((), literal=text) if (text := _text(value)) else None
    given = value.get("date-parts")
    parts = tuple(tuple(_numbers(each)) for each in given[:2]) if isinstance(given, list | tuple) else ()
    season = _text(value.get("season"))
    if parts and parts[0]:
        known = tuple(part for part in parts if part)
        return Date(known, int(season) if season in {"1", "2", "3", "4"} else 0, bool(value.get("circa")))
    text = _text(value.get("raw")) or _text(value.get("literal"))
    return Date((), literal=text) if text else None


def _numbers(value: object) -> Iterable[int]:
    """Year, month and day, up to the first that is none."""
    for place, each in enumerate(value[:3] if isinstance(value, list | tuple) else ()):
        text = _text(each)
        if not re.fullmatch(r"-?[0-9]{1,5}", text) or (place and not 1 <= int(text) <= 31):
            return
        yield int(text)
