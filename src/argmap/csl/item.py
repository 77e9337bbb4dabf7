"""One item as the processor asks for it: its variables read once, whatever shape they came in."""

from collections.abc import Iterator, Mapping

from argmap.csl.date_values import Date, date_of
from argmap.csl.person import Name, name_of
from argmap.csl.rich import Text, parsed
from argmap.csl.scalars import text_of

ItemData = Mapping[str, object]
"""An item in CSL-JSON's shape: `type`, `title`, `author` (a list of names), `issued` (a date) and so on."""

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

_MOST_NAMES = 1_000


class Item:
    """The variables of one item. All of them are asked for by CSL's names; what is not there is empty."""

    __slots__ = ("_dates", "_names", "_rich", "_texts", "asked", "printed", "type")

    def __init__(self, data: ItemData) -> None:
        self.type = text_of(data.get("type")) or "document"
        self._names: dict[str, tuple[Name, ...]] = {}
        self._dates: dict[str, Date] = {}
        self._texts: dict[str, str] = {}
        self._rich: dict[str, Text] = {}
        self.asked: set[str] = set()
        """The variables that were asked for, so that all others make no difference."""
        self.printed: set[str] = set()
        """Those of them that were printed."""
        for variable, value in data.items():
            self._read(variable, value)

    def _read(self, variable: str, value: object) -> None:
        if variable in {"id", "type", "citation-key"}:
            return
        if variable in NAME_VARIABLES:
            if names := tuple(_names(value)):
                self._names[variable] = names
        elif variable in DATE_VARIABLES:
            if date := date_of(value):
                self._dates[variable] = date
        elif text := text_of(value):
            self._texts["title-short" if variable == "shortTitle" else variable] = text

    @property
    def is_named(self) -> bool:
        """Whether it has a title or people."""
        return bool(self._names) or any(self.has(name) for name in ("title", "container-title"))

    def has(self, variable: str) -> bool:
        """Whether anything is known under this name."""
        self.asked.add(variable)
        return variable in self._texts or variable in self._names or variable in self._dates

    def raw(self, variable: str) -> str:
        """A variable as it is written, with the marks of rich text."""
        self.asked.add(variable)
        return self._texts.get(variable, "")

    def text(self, variable: str) -> Text:
        """A variable in its fonts."""
        self.asked.add(variable)
        if variable not in self._rich:
            self._rich[variable] = parsed(self.raw(variable))
        return self._rich[variable]

    def names(self, variable: str) -> tuple[Name, ...]:
        """The names in a name variable."""
        self.asked.add(variable)
        return self._names.get(variable, ())

    def date(self, variable: str) -> Date | None:
        """A date."""
        self.asked.add(variable)
        return self._dates.get(variable)


def _names(value: object) -> Iterator[Name]:
    for each in value[:_MOST_NAMES] if isinstance(value, list | tuple) else [value]:
        if name := name_of(each):
            yield name
