"""What is known while a citation or an entry is formatted: the work, where it stands, and what was printed so far."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from argmap.csl.item import Item
from argmap.csl.locale import Locale
from argmap.csl.locators import Locator
from argmap.csl.rich import EMPTY, Font, Joiner, Text, set_in
from argmap.csl.xml import Node


class Out(NamedTuple):
    """What an element prints, and whether it asked for a variable and got one: a group that got none is left out."""

    text: Text = EMPTY
    called: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Disambiguation:
    """What tells an item from the others (CSL 1.0.2, Disambiguation)."""

    names: int = 0
    """How many more names than usual are printed."""
    given: int = 0
    """Given names where only family names are usual: 0 none, 1 initials, 2 in full."""
    everyone: bool = False
    """Whether that holds for all names and not for the first alone."""
    conditions: bool = False
    """Whether the style's conditions on `disambiguate` hold."""
    suffix: str = ""
    """The letter behind the year."""


AS_IT_IS = Disambiguation()
"""What most items need: nothing."""


@dataclass(slots=True)
class State:
    """One rendering. Everything above `around` is given; the rest is noted on the way."""

    item: Item
    locale: Locale
    joiner: Joiner
    macros: Mapping[str, Node]
    options: tuple[Mapping[str, str], ...]
    """Options of names, the nearest first: those of the citation or the bibliography, then of the style."""
    render: Callable[[Node, "State"], Out]
    bibliography: bool = False
    sorting: bool = False
    locator: Locator | None = None
    positions: frozenset[str] = frozenset()
    number: int = 0
    first_note: int = 0
    disambiguation: Disambiguation = AS_IT_IS
    own_suffix: bool = False
    """Whether the style says itself where the letter behind the year goes."""
    without_authors: bool = False
    authors_as: str = ""
    around: Node | None = None
    """The names element whose substitute is being tried."""
    suppressed: set[str] = field(default_factory=set)
    printed: list[str] = field(default_factory=list)
    """The variables printed so far, in order."""
    authors: Text | None = None
    """The first names that were printed, or what was printed in their place."""
    suffixed: bool = False

    def option(self, node: Node | None, name: str, default: str = "") -> str:
        """An option of names: the element's own, or the nearest around it."""
        if node is not None and name in node.attributes:
            return node.attributes[name]
        return next((options[name] for options in self.options if name in options), default)

    def finished(self, node: Node, text: Text) -> Text:
        """A text in an element's font, and between its affixes."""
        return self.joiner.affixed(set_in(text, font_of(node)), node.get("prefix"), node.get("suffix"))


@lru_cache(4096)
def font_of(node: Node) -> Font:
    """The font that an element sets."""
    italic = {"italic": True, "oblique": True, "normal": False}.get(node.get("font-style"))
    bold = {"bold": True, "normal": False, "light": False}.get(node.get("font-weight"))
    small = {"small-caps": True, "normal": False}.get(node.get("font-variant"))
    raised = {"sup": True, "baseline": False}.get(node.get("vertical-align"))
    return Font(italic, bold, small, raised)
