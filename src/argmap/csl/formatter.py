"""Formats one item in a style and a language: as a cite, as an entry of the bibliography, and as a key to sort by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.csl.item import Item
from argmap.csl.locale import Locale, locale_of
from argmap.csl.person import Name
from argmap.csl.render import render, render_all
from argmap.csl.rich import EMPTY, Font, Joiner, Text, letters, plain, set_in
from argmap.csl.state import CiteContext, State, Substitution, font_of
from argmap.csl.style import Style, reached
from argmap.csl.xml import Node


@dataclass(frozen=True, slots=True)
class Written:
    """A formatted cite or entry."""

    text: Text = EMPTY
    authors: str = ""
    """The first names that it has, as they are written."""
    named: tuple[Name, ...] = ()
    """The people of all its names, those that et al. hides too."""
    first_names: tuple[str, ...] = ()
    """The first names as they are written, one by one."""
    hidden: int = 0
    """How many names et al. hides, at most, of one variable."""
    located: bool = False
    """Whether it has the locator that was asked for."""


class Formatter:
    """A style in a language."""

    def __init__(self, style: Style, lang: str) -> None:
        self.style = style
        self.locale: Locale = locale_of(style.root, lang)
        self.joiner = Joiner(into_quotes=self.locale.into_quotes)
        self.positions = _positions(style)
        self._layout = style.bibliography.first("layout") if style.bibliography else None
        self._unnumbered = (
            [child for child in self._layout.children if not self._is_number(child)] if self._layout else []
        )
        self._own_suffix = any(
            node.get("variable") in {"year-suffix", "citation-label"} and node.tag == "text"
            for part in (style.citation, style.bibliography)
            if part
            for node in reached(part, style.macros)
        )

    def cite(self, item: Item, context: CiteContext) -> Written:
        """A cite without the affixes of the whole citation."""
        state = self.state(item, self.style.citation, context)
        text = render_all(self.style.layout.children, state).text
        if context.author_only:
            text = state.authors or EMPTY
        return _written(state, text)

    def entry(
        self, item: Item, context: CiteContext, *, numbered: bool, substitution: Substitution | None = None
    ) -> Written:
        """An entry of the bibliography, with or without its number."""
        part, layout = self.style.bibliography, self._layout
        if part is None or layout is None:
            return Written()
        state = self.state(item, part, context, bibliography=True)
        state.substitution = substitution
        text = self._aligned(layout, state) if numbered else self._delimited(layout, self._unnumbered, state)
        text = self.joiner.affixed(text, layout.get("prefix"), layout.get("suffix"))
        return _written(state, set_in(text, font_of(layout)))

    def _aligned(self, layout: Node, state: State) -> Text:
        """An entry, its first field in a column of its own where the style has it so."""
        part = self.style.bibliography
        if part is None or not part.get("second-field-align") or len(layout.children) < 2:
            return self._delimited(layout, layout.children, state)
        first = self._delimited(layout, layout.children[:1], state)
        rest = self._delimited(layout, layout.children[1:], state)
        return (*set_in(first, Font(display="left-margin")), *set_in(rest, Font(display="right-inline")))

    def _delimited(self, layout: Node, nodes: Sequence[Node], state: State) -> Text:
        return render_all(nodes, state, layout.get("delimiter")).text

    def whole(self, cites: Text) -> Text:
        """The cites of a citation, in the font and between the affixes of the style."""
        layout = self.style.layout
        return set_in(self.joiner.affixed(cites, layout.get("prefix"), layout.get("suffix")), font_of(layout))

    def state(
        self, item: Item, part: Node, context: CiteContext, *, bibliography: bool = False, sorting: bool = False
    ) -> State:
        """The beginning of a rendering."""
        return State(
            item=item,
            context=context,
            locale=self.locale,
            joiner=self.joiner,
            macros=self.style.macros,
            options=(part.attributes, self.style.root.attributes),
            render=render,
            bibliography=bibliography,
            sorting=sorting,
            own_suffix=self._own_suffix,
            suppressed={"accessed"} if context.comparing else set(),
        )

    def _is_number(self, node: Node) -> bool:
        """Whether an element of the bibliography's layout is the number of the entry and no more."""
        variables = {each.get("variable") for each in reached(node, self.style.macros)} - {""}
        return variables == {"citation-number"}


def _written(state: State, text: Text) -> Written:
    named = tuple(name for names in state.named for name in names)
    located = "locator" in state.printed
    state.item.printed.update(state.printed)
    return Written(text, letters(state.authors or EMPTY), named, state.first_names or (), state.hidden, located)


def _positions(style: Style) -> frozenset[str]:
    """The positions of a cite that make a difference in a style, besides the first."""
    nodes = (style.root, *reached(style.citation, style.macros))
    tested = {word for node in nodes for word in node.get("position").split()}
    shortened = any(name.startswith("et-al-subsequent") for node in nodes for name in node.attributes)
    return frozenset(tested | {"subsequent"} if shortened else tested) - {"first"}


def fallback(item: Item, locale: Locale) -> Text:
    """What identifies an item where a style prints nothing for it: people, title, where it appeared, and its year."""
    people = next((item.names(role) for role in ("author", "editor", "director") if item.names(role)), ())
    named = [each.literal or " ".join(filter(None, (each.given, each.family))) for each in people]
    date = item.date("issued")
    year = str(date.parts[0][0]) if date and date.parts else date.literal if date else ""
    joiner = Joiner(into_quotes=locale.into_quotes)
    parts = [plain(", ".join(named)), *(item.text(name) for name in ("title", "container-title", "publisher"))]
    return joiner.join([*parts, plain(year), plain(item.raw("URL"))], ". ")


Items = Mapping[str, Item]
"""The items of a document by their ids."""
