"""What is known while a cite or an entry is rendered: the item, where it stands, and what was printed so far."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from argmap.csl.item import Item
from argmap.csl.locale import Locale
from argmap.csl.locators import Locator
from argmap.csl.person import Name
from argmap.csl.rich import EMPTY, Font, Joiner, Text, plain, set_in
from argmap.csl.xml import Node


class Out(NamedTuple):
    """What an element prints, and whether it asked for a variable and got one: a group that got none is left out."""

    text: Text = EMPTY
    called: bool = False
    filled: bool = False


class GivenName(NamedTuple):
    """How far a given name is shown to tell people apart: 0 as the style has it, 1 as initials, 2 in full."""

    name: str
    level: int


@dataclass(frozen=True, slots=True)
class Disambiguation:
    """What tells an item from the others (CSL 1.0.2, Disambiguation)."""

    names: int = 0
    """How many more names than usual are printed."""
    given: tuple[GivenName, ...] = ()
    """The people whose given names are shown, by their keys."""
    conditions: bool = False
    """Whether the style's conditions on `disambiguate` hold."""
    suffix: str = ""
    """The letter behind the year."""


NONE = Disambiguation()
"""What most items need: nothing."""


@dataclass(frozen=True, slots=True)
class CiteContext:
    """Everything that a cite or an entry depends on besides its item."""

    locator: Locator | None = None
    positions: frozenset[str] = frozenset()
    repeats: bool = False
    """Whether the cite right before it was of the same place, which therefore need not be printed again."""
    number: int = 0
    first_note: int = 0
    disambiguation: Disambiguation = NONE
    suppress_author: bool = False
    author_only: bool = False
    comparing: bool = False
    """Whether it is only compared with others, so that the day an item was looked at makes no difference."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """What stands in place of names that the entry before has too (CSL's `subsequent-author-substitute`)."""

    value: str
    rule: str
    names: tuple[str, ...]
    """The names of the entry before."""

    def applied(self, names: Sequence[Text], written: Sequence[str]) -> tuple[Sequence[Text], bool]:
        """The names with those replaced that the rule is for, and whether one replacement stands for them all."""
        replacement = plain(self.value)
        same = 0
        while same < min(len(written), len(self.names)) and written[same] == self.names[same]:
            same += 1
        complete = same == len(written) == len(self.names)
        match self.rule:
            case "partial-each" | "partial-first":
                count = min(same, 1) if self.rule == "partial-first" else same
                return (*[replacement] * count, *names[count:]), False
            case "complete-each":
                return ([replacement] * len(names) if complete else names), False
        return ([replacement] if complete else names), complete


@dataclass(slots=True)
class State:
    """One rendering. Everything above `around` is given; the rest is noted on the way."""

    item: Item
    context: CiteContext
    locale: Locale
    joiner: Joiner
    macros: Mapping[str, Node]
    options: tuple[Mapping[str, str], ...]
    """Options of names, the nearest first: those of the citation or the bibliography, then of the style."""
    render: Callable[[Node, "State"], Out]
    bibliography: bool = False
    sorting: bool = False
    own_suffix: bool = False
    """Whether the style says itself where the letter behind the year goes."""
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Options of names that go before those of every element: those of a sort key."""
    substitution: Substitution | None = None
    """What stands in place of names that the entry before has too."""
    around: Node | None = None
    """The names element whose substitute is being tried."""
    suppressed: set[str] = field(default_factory=set)
    """Variables that are not printed: those that stand in place of names already."""
    printed: list[str] = field(default_factory=list)
    """The variables printed so far, in order."""
    authors: Text | None = None
    """The first names that were printed, or would have been."""
    first_names: tuple[str, ...] | None = None
    """The first names as they were written, one by one."""
    named: list[tuple[Name, ...]] = field(default_factory=list)
    """The people in the names printed so far, those that et al. hides too."""
    hidden: int = 0
    """How many names et al. hides, at most, of one variable."""
    suffixed: bool = False

    def option(self, node: Node | None, name: str, default: str = "") -> str:
        """An option of names: the element's own, or the nearest around it."""
        if name in self.overrides:
            return self.overrides[name]
        if node is not None and name in node.attributes:
            return node.attributes[name]
        return next((options[name] for options in self.options if name in options), default)

    @property
    def style_options(self) -> Mapping[str, str]:
        """The options of the whole style."""
        return self.options[-1]

    def finished(self, node: Node, text: Text) -> Text:
        """A text in an element's font, and between its affixes."""
        if not text:
            return text
        whole = self.joiner.affixed(set_in(text, font_of(node)), node.get("prefix"), node.get("suffix"))
        return set_in(whole, Font(display=node.get("display"))) if "display" in node.attributes else whole


@lru_cache(65_536)
def font_of(node: Node) -> Font:
    """The font that an element sets."""
    italic = {"italic": True, "oblique": True, "normal": False}.get(node.get("font-style"))
    bold = {"bold": True, "normal": False, "light": False}.get(node.get("font-weight"))
    small = {"small-caps": True, "normal": False}.get(node.get("font-variant"))
    underlined = {"underline": True, "none": False}.get(node.get("text-decoration"))
    vertical = {"sup": "sup", "sub": "sub", "baseline": "baseline"}.get(node.get("vertical-align"))
    return Font(italic, bold, small, underlined, vertical)
