"""One work as the formatter asks for it: its variables read once, whatever shape they came in."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.bibliography import CslItem
from argmap.bibliography.csl_json import DATES, NAMES, item_of
from argmap.citations.rich import Text, parsed

Person = Mapping[str, str]
"""`family`, `given`, `suffix` and particles, or `literal`."""

OTHERS = "others"
"""The literal name that stands for those left out."""


@dataclass(frozen=True, slots=True)
class When:
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


class Work:
    """The variables of one work. All of them are asked for by CSL's names; what is not there is empty."""

    __slots__ = ("_dates", "_item", "_people", "_texts", "asked", "printed", "type")

    def __init__(self, item: CslItem) -> None:
        self._item = item_of(item)
        self.type = str(self._item["type"])
        self._people = {name: _people(self._item[name]) for name in NAMES if name in self._item}
        self._dates = {name: _when(self._item[name]) for name in DATES if name in self._item}
        self._texts: dict[str, Text] = {}
        self.asked: set[str] = set()
        """The variables that were asked for, so that all others make no difference."""
        self.printed: set[str] = set()
        """Those of them that were printed."""

    @property
    def is_named(self) -> bool:
        """Whether it has a title or people."""
        return bool(self._people) or any(self.has(name) for name in ("title", "title-short", "container-title"))

    def has(self, name: str) -> bool:
        """Whether anything is known under this name."""
        self.asked.add(name)
        return name in self._item

    def raw(self, name: str) -> str:
        """A variable as it is written, with the marks of rich text."""
        self.asked.add(name)
        return str(self._item.get(name, "")) if name not in NAMES and name not in DATES else ""

    def text(self, name: str) -> Text:
        """A variable in its fonts."""
        self.asked.add(name)
        if name not in self._texts:
            self._texts[name] = parsed(self.raw(name))
        return self._texts[name]

    def people(self, name: str) -> tuple[Person, ...]:
        """The people in a role."""
        self.asked.add(name)
        return self._people.get(name, ())

    def date(self, name: str) -> When | None:
        """A date."""
        self.asked.add(name)
        return self._dates.get(name)


def _people(value: object) -> tuple[Person, ...]:
    return tuple(each for each in value if isinstance(each, Mapping)) if isinstance(value, list) else ()


def _when(value: object) -> When:
    assert isinstance(value, Mapping)  # noqa: S101 - so item_of leaves it
    return When(
        tuple(tuple(part) for part in value.get("date-parts", ())),
        value.get("season", 0),
        bool(value.get("circa")),
        str(value.get("literal", "")),
    )
