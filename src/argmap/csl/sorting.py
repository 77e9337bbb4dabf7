"""Sorts items as a style has it: by variables and macros, up or down, what is empty last."""

import unicodedata
from collections.abc import Sequence
from functools import cmp_to_key

from argmap.csl.formatter import Formatter, Items
from argmap.csl.item import Item
from argmap.csl.render import render, render_all, value
from argmap.csl.rich import letters
from argmap.csl.state import CiteContext, State
from argmap.csl.style import Style, reached
from argmap.csl.xml import Node

Key = tuple[tuple[bool, str, str], ...]
"""What an item is sorted by: for each key of the style, whether it is empty, its text without marks, and its text."""


def in_order(ids: Sequence[str], part: Node | None, keys: "Keys") -> tuple[str, ...]:
    """The ids in the order that the citation or the bibliography asks for; as they come where it has none."""
    sort = part.first("sort") if part else None
    if part is None or sort is None:
        return tuple(ids)
    down = [key.get("sort") == "descending" for key in sort.all("key")]

    def compare(one: Key, other: Key) -> int:
        for descending, left, right in zip(down, one, other, strict=True):
            if left != right:
                return -1 if (left < right) != (descending and left[0] == right[0]) else 1
        return 0

    comparable = cmp_to_key(compare)
    return tuple(sorted(ids, key=lambda each: comparable(keys.of(each, part))))


def by_number(style: Style) -> bool:
    """Whether the bibliography is sorted by the numbers of the items, which are then those of their first cites."""
    sort = style.bibliography.first("sort") if style.bibliography else None
    key = sort.first("key") if sort else None
    if key is None:
        return False
    called = reached(style.macros.get(key.get("macro"), key), style.macros)
    return {node.get("variable") for node in called} - {""} == {"citation-number"}


class Keys:
    """The keys of items, worked out once for each part of a style; `contexts` gives each item its number and suffix."""

    def __init__(self, formatter: Formatter, items: Items, contexts: "dict[str, CiteContext]") -> None:
        self.formatter, self.items, self.contexts = formatter, items, contexts
        self._known: dict[tuple[str, int], Key] = {}

    def of(self, name: str, part: Node) -> Key:
        """What an item is sorted by in the citation or the bibliography."""
        if (name, id(part)) not in self._known:
            sort = part.first("sort")
            keys = sort.all("key") if sort else []
            self._known[name, id(part)] = tuple(
                self._key(key, self.items[name], part, self.contexts[name]) for key in keys
            )
        return self._known[name, id(part)]

    def _key(self, key: Node, item: Item, part: Node, context: CiteContext) -> tuple[bool, str, str]:
        style = self.formatter.style
        state = self.formatter.state(item, part, context, bibliography=part is style.bibliography, sorting=True)
        limits = {
            "et-al-min": key.get("names-min"),
            "et-al-use-first": key.get("names-use-first"),
            "et-al-use-last": key.get("names-use-last"),
        }
        state.overrides = {name: limit for name, limit in limits.items() if limit}
        if macro := style.macros.get(key.get("macro")):
            text = letters(render_all(macro.children, state).text)
        else:
            text = _variable(key.get("variable"), state)
        return (not text, _collated(text), text.swapcase())


def _variable(name: str, state: State) -> str:
    if date := state.item.date(name):
        return date.key
    if state.item.names(name):
        return letters(render(Node("names", {"variable": name}, 0), state).text)
    text = letters(value(name, state))
    return text.zfill(12) if text.isdigit() else text


def _collated(text: str) -> str:
    """A text in a form that sorts words as readers expect: without accents, case and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (sign if sign.isalnum() or sign == "-" else " " for sign in decomposed if not unicodedata.combining(sign))
    return " ".join("".join(kept).split())
