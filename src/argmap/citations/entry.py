"""Formats one work in a style and a language: as a citation, as an entry of the list, and as a key to sort by."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from argmap.citations.locale import Locale, locale_of
from argmap.citations.locators import Locator
from argmap.citations.render import render, render_all, value
from argmap.citations.rich import EMPTY, Joiner, Text, letters, plain, set_in
from argmap.citations.state import AS_IT_IS, Need, State, font_of
from argmap.citations.style import Style, reached
from argmap.citations.work import Work
from argmap.citations.xml import Node

Key = tuple[tuple[bool, str], ...]
"""What a work is sorted by: for each key of the style, whether it is empty, and its text."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that a citation or an entry depends on besides its work."""

    locator: Locator | None = None
    positions: frozenset[str] = frozenset()
    repeats: bool = False
    """Whether the citation right before it was of the same place, which therefore need not be printed again."""
    number: int = 0
    first_note: int = 0
    need: Need = AS_IT_IS
    without_authors: bool = False
    authors_as: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A formatted citation or entry, the authors that it names, and whether it has the place that was asked for."""

    text: Text = EMPTY
    authors: str = ""
    located: bool = False


class Formatter:
    """A style in a language."""

    def __init__(self, style: Style, lang: str) -> None:
        self.style = style
        self.locale: Locale = locale_of(style.root, lang)
        self.joiner = Joiner(into_quotes=self.locale.into_quotes)
        self.positions = _positions(style)
        self._layout = style.bibliography.first("layout") if style.bibliography else None
        self._listed = [child for child in self._layout.children if not self._is_number(child)] if self._layout else []
        self.own_suffix = any(
            node.get("variable") == "year-suffix" and node.tag == "text"
            for part in (style.citation, style.bibliography)
            if part
            for node in reached(part, style.macros)
        )

    def citation(self, work: Work, asked: Asked) -> Written:
        """A citation without the affixes of the whole."""
        state = self._state(work, self.style.citation, asked)
        text = render_all(self.style.layout.children, state).text
        work.printed.update(state.printed)
        return Written(text, letters(state.authors or EMPTY), "locator" in state.printed)

    def entry(self, work: Work, asked: Asked) -> Written:
        """An entry of the list of references, without its number."""
        part, layout = self.style.bibliography, self._layout
        if part is None or layout is None:
            return Written()
        state = self._state(work, part, asked, bibliography=True)
        text = render_all(self._listed, state, layout.get("delimiter")).text
        work.printed.update(state.printed)
        return Written(state.finished(layout, text), letters(state.authors or EMPTY))

    def whole(self, cites: Text) -> Text:
        """Citations that stand together, in the font and between the affixes of the style."""
        layout = self.style.layout
        return self.joiner.affixed(set_in(cites, font_of(layout)), layout.get("prefix"), layout.get("suffix"))

    def sort_key(self, work: Work, part: Node, asked: Asked) -> Key:
        """What a work is sorted by in the citation or the list."""
        sort = part.first("sort")
        return tuple(self._key(key, work, part, asked) for key in sort.all("key")) if sort else ()

    def comparison(self, part: Node) -> Callable[[Key, Key], int]:
        """Which of two keys comes first, as a negative or positive number; what is empty comes last."""
        sort = part.first("sort")
        backwards = [key.get("sort") == "descending" for key in sort.all("key")] if sort else []

        def compare(one: Key, other: Key) -> int:
            for back, left, right in zip(backwards, one, other, strict=True):
                if left != right:
                    return -1 if (left < right) != (back and left[0] == right[0]) else 1
            return 0

        return compare

    def _key(self, key: Node, work: Work, part: Node, asked: Asked) -> tuple[bool, str]:
        state = self._state(work, part, asked, bibliography=part is self.style.bibliography, sorting=True)
        limits = {"et-al-min": key.get("names-min"), "et-al-use-first": key.get("names-use-first")}
        state.options = ({name: limit for name, limit in limits.items() if limit}, *state.options)
        if macro := self.style.macros.get(key.get("macro")):
            text = letters(render_all(macro.children, state).text)
        else:
            text = self._variable(key.get("variable"), state)
        return (not text, _collated(text))

    def _variable(self, name: str, state: State) -> str:
        if when := state.work.date(name):
            return when.key
        if state.work.people(name):
            return letters(render(Node("names", {"variable": name}, 0), state).text)
        text = letters(value(name, state))
        return text.zfill(12) if text.isdigit() else text

    def _state(
        self, work: Work, part: Node, asked: Asked, *, bibliography: bool = False, sorting: bool = False
    ) -> State:
        return State(
            work=work,
            locale=self.locale,
            joiner=self.joiner,
            macros=self.style.macros,
            options=(part.attributes, self.style.root.attributes),
            render=render,
            bibliography=bibliography,
            sorting=sorting,
            locator=asked.locator,
            positions=asked.positions,
            number=asked.number,
            first_note=asked.first_note,
            need=asked.need,
            own_suffix=self.own_suffix,
            without_authors=asked.without_authors,
            authors_as=asked.authors_as,
        )

    def _is_number(self, node: Node) -> bool:
        """Whether an element of the list's layout is the number of the entry and no more."""
        variables = {each.get("variable") for each in reached(node, self.style.macros)} - {""}
        return variables == {"citation-number"}


def _positions(style: Style) -> frozenset[str]:
    """The positions of a citation that make a difference in a style, besides the first."""
    nodes = (style.root, *reached(style.citation, style.macros))
    tested = {word for node in nodes for word in node.get("position").split()}
    shortened = any(name.startswith("et-al-subsequent") for node in nodes for name in node.attributes)
    return frozenset(tested | {"subsequent"} if shortened else tested) - {"first"}


def _collated(text: str) -> str:
    """A text in a form that sorts words as readers expect: without accents, case and punctuation."""
    letters_ = unicodedata.normalize("NFKD", text.casefold())
    kept = (sign if sign.isalnum() or sign == "-" else " " for sign in letters_ if not unicodedata.combining(sign))
    return " ".join("".join(kept).split())


def fallback(work: Work, locale: Locale) -> Text:
    """What identifies a work where a style prints nothing for it: people, title, where it appeared, and its year."""
    people = next((work.people(role) for role in ("author", "editor", "director") if work.people(role)), ())
    named = [each.get("literal") or " ".join(filter(None, (each.get("given"), each.get("family")))) for each in people]
    date = work.date("issued")
    year = str(date.parts[0][0]) if date and date.parts else date.literal if date else ""
    joiner = Joiner(into_quotes=locale.into_quotes)
    parts = [plain(", ".join(named)), *(work.text(name) for name in ("title", "container-title", "publisher"))]
    return joiner.join([*parts, plain(year), plain(work.raw("URL"))], ". ")


Works = Mapping[str, Work]
"""The works of a document by the names of their sources."""
