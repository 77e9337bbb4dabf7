"""Reads citation styles: XML in the Citation Style Language, checked before anything is formatted with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from argmap.csl.cite import Placement
from argmap.csl.locale import own_locales
from argmap.csl.xml import BrokenXml, Node, read_xml

STYLES: tuple[str, ...] = ("chicago-notes", "chicago-author-date", "apa", "ieee")
"""The styles that come with the processor: Chicago's two (18th edition), APA's (7th edition) and IEEE's."""

DEEPEST = 120
"""How many elements may stand inside one another once macros are put in their places."""

LARGEST = 30_000
"""How many elements formatting one citation may visit."""

ALWAYS = frozenset(
    {"author", "editor", "director", "title", "title-short", "container-title", "container-title-short"}
    | {"journalAbbreviation", "publisher", "URL"}
)
"""Variables that are printed by whatever style: in short forms, or where it has nothing else to tell an item by."""

LONGEST = 20_000
"""How many characters of its own a style may print in one citation, and in all words that it has for a language."""

_PRINTED = (
    *("value", "prefix", "suffix", "delimiter", "range-delimiter", "names-delimiter", "sort-separator"),
    *("initialize-with", "cite-group-delimiter", "after-collapse-delimiter", "year-suffix-delimiter"),
    "subsequent-author-substitute",
)
"""The attributes that are printed."""

_WORDS = frozenset({"term", "single", "multiple"})
"""Elements whose text is printed."""


class StyleFault(StrEnum):
    """What keeps a file from being used as a style."""

    UNREADABLE = "unreadable"
    """It is no CSL, says nothing of citations, or is too large."""
    DEPENDENT = "dependent"
    """It only points at another style."""
    MACRO = "macro"
    """It calls a macro that it does not define, or one that calls itself."""


@dataclass(frozen=True, slots=True)
class StyleError:
    """Why a text cannot be used as a style."""

    fault: StyleFault
    reason: str
    offset: int
    """Where in the text, in characters."""
    parent: str = ""
    """The address of the style that a dependent one points at."""


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style that can be used: its elements and its macros by name."""

    root: Node
    macros: Mapping[str, Node]
    citation: Node
    bibliography: Node | None
    numeric: bool
    """Whether sources are cited by numbers, which the list of references has too."""

    @property
    def layout(self) -> Node:
        """How a citation is put together."""
        return self.citation.first("layout") or self.citation

    @property
    def placement(self) -> Placement:
        """Whether citations go into footnotes or into the text."""
        return Placement.NOTE if self.root.get("class") == "note" else Placement.TEXT

    @property
    def variables(self) -> frozenset[str]:
        """What citations and the list of references may print of an item, by CSL's names."""
        parts = [part for part in (self.citation, self.bibliography) if part]
        asked = {name for part in parts for node in reached(part, self.macros) for name in node.get("variable").split()}
        return frozenset(asked) | ALWAYS

    def texts(self, lang: str) -> Iterator[tuple[str, Node]]:
        """Every text of its own that it may print in a document of a language, with the element that has it."""
        parts = [part for part in (self.citation, self.bibliography, *own_locales(self.root, lang)) if part]
        reached_once = {id(node): node for part in parts for node in reached(part, self.macros)}
        for node in (self.root, *reached_once.values()):
            yield from ((node.attributes[name], node) for name in _PRINTED if name in node.attributes)
            if node.tag in _WORDS and (text := node.text.strip()):
                yield text, node


@cache
def bundled_style(name: str) -> Style:
    """One of STYLES. Raises KeyError for any other name."""
    if name not in STYLES:
        raise KeyError(name)
    path = files(__package__) / "styles" / f"{name}.csl"
    style = _style(read_xml(path.read_text(encoding="utf-8")))
    assert style is not None  # noqa: S101 - the tests read every bundled style
    return style


def read_style(text: str) -> Style | StyleError:
    """The style that a `.csl` text gives, or why it gives none.

    Nothing is fetched, and a document type with its entities is refused.
    """
    try:
        root = read_xml(text)
    except BrokenXml as error:
        return StyleError(StyleFault.UNREADABLE, f"this citation style cannot be read: {error.reason}", error.offset)
    if wrong := next(_errors(text, root), None):
        return wrong
    style = _style(root)
    assert style is not None  # noqa: S101 - a style without a citation is an error
    return style


def _style(root: Node) -> Style | None:
    citation, macros = root.first("citation"), _macros(root)
    if citation is None:
        return None
    numeric = any(node.get("variable") == "citation-number" for node in reached(citation, macros))
    return Style(root, macros, citation, root.first("bibliography"), numeric)


def _macros(root: Node) -> dict[str, Node]:
    return {name: macro for macro in root.all("macro") if (name := macro.get("name"))}


def _errors(text: str, root: Node) -> Iterator[StyleError]:
    """What makes a readable file unfit to format with, the most telling first."""
    citation, start = root.first("citation"), max(text.find("<style"), 0)
    if root.tag != "style":
        reason = f"this file is no citation style: it begins with `{root.tag[:40]}` and not with `style`"
        yield StyleError(StyleFault.UNREADABLE, reason, 0)
    elif parent := _parent(root):
        yield StyleError(StyleFault.DEPENDENT, "this style only points at another one", start, parent)
    elif citation is None or not all(part.first("layout") for part in (citation, *root.all("bibliography"))):
        yield StyleError(StyleFault.UNREADABLE, "this citation style does not say how to cite", start)
    else:
        macros = _macros(root)
        for node in reached(root, {}):
            if "macro" in node.attributes and node.get("macro") not in macros:
                reason = f"this citation style uses a macro that it does not define: `{node.get('macro')[:60]}`"
                yield StyleError(StyleFault.MACRO, reason, offset_of(text, node))
        yield from _oversized(text, root, macros)


def _parent(root: Node) -> str:
    info = root.first("info")
    links = info.all("link") if info else []
    return next((link.get("href") for link in links if link.get("rel") == "independent-parent"), "")


class _Size(NamedTuple):
    """What formatting a citation comes to at most."""

    deep: int
    """How many elements stand inside one another."""
    large: int
    """How many elements are visited."""
    long: int
    """How many characters of its own are printed."""


def _oversized(text: str, root: Node, macros: Mapping[str, Node]) -> Iterator[StyleError]:
    """Macros that call themselves, or grow beyond any use by calling one another."""
    sizes: dict[str, _Size] = {}
    open_: set[str] = set()
    waiting = list(macros)
    while waiting:
        name = waiting[-1]
        called = dict.fromkeys(node.get("macro") for node in reached(macros[name], {}) if node.get("macro"))
        missing = [each for each in called if each not in sizes]
        if name in sizes or not missing:
            open_.discard(waiting.pop())
            sizes[name] = _size(macros[name], sizes)
        elif open_ & set(missing) or name in open_:
            loop = next(iter(sorted(open_ & set(missing) | {name})))
            reason = f"a macro of this citation style calls itself: `{loop[:60]}`"
            yield StyleError(StyleFault.MACRO, reason, offset_of(text, macros[name]))
            return
        else:
            open_.add(name)
            waiting.extend(missing)
    parts = [part for tag in ("citation", "bibliography") for part in root.all(tag)]
    deep, large, long = (max(each) for each in zip(*(_size(part, sizes) for part in parts), strict=True))
    words = sum(len(node.text) for own in root.all("locale") for node in reached(own, {}))
    if deep > DEEPEST or large > LARGEST or max(long, words) > LONGEST:
        yield StyleError(StyleFault.UNREADABLE, "this citation style is too deep or too large to be meant for use", 0)


def _size(root: Node, sizes: Mapping[str, _Size]) -> _Size:
    """The size of what an element can expand to at most: macros expanded, and the largest branch of a choice."""
    known: dict[int, _Size] = {}
    for node in reversed(list(reached(root, {}))):
        below = [sizes.get(node.get("macro"), _Size(0, 0, 0)), *(known[id(child)] for child in node.children)]
        either = max if node.tag == "choose" else sum
        own = sum(len(node.get(name)) for name in _PRINTED) * max(1, len(node.children))
        large, long = either(each.large for each in below), either(each.long for each in below)
        known[id(node)] = _Size(1 + max(each.deep for each in below), 1 + large, own + long)
    return known[id(root)]


def reached(root: Node, macros: Mapping[str, Node]) -> Iterator[Node]:
    """An element and all below it, with what is in the macros that they call."""
    waiting, seen = [root], set[str]()
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.children)
        macro = node.get("macro")
        if macro in macros and macro not in seen:
            seen.add(macro)
            waiting.append(macros[macro])


def offset_of(text: str, node: Node) -> int:
    """Where an element of a style stands in its text, in characters."""
    return len(text.encode("utf-8", "replace")[: node.offset].decode("utf-8", "ignore"))
