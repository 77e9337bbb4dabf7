"""How a brief cites: by its citation style, which orders the list of sources and so gives each its number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from argmap.bibliography import CslItem
from argmap.csl import Cite, Piece, Placement, Processor, Style, bundled_style, read_style
from argmap.document.citing import cited
from argmap.document.inlines import Cited, Inlines, Stretch
from argmap.document.walk import anchors
from argmap.model import Argument, Masthead, Name
from argmap.model.texts import CITING, marked_up

Node = TypeVar("Node")

_ABBREVIATED = re.compile(r"(?<=\.) (?=\d)")
_BY_YEAR = "chicago-author-date"
"""The style whose citations are an author and a year."""
_LONGEST, _SHORTER = 40, 24
"""How many characters a citation by author and year has at most, and one with a title in place of an author."""


@dataclass(frozen=True, slots=True)
class Citations:
    """The sources of a brief as its citation style prints them."""

    style: Style
    processor: Processor
    """A processor that has written no citation; see `cited`."""
    references: Mapping[Name, Inlines]
    """What the list of sources says of each, in the order of the list."""
    numbers: Mapping[Name, int]
    """The number of each source: the style's own, or else its place in the list."""

    @classmethod
    def of(cls, argument: Argument, masthead: Masthead) -> "Citations":
        """Work the list out, by the style that the masthead asks for."""
        style, processor = style_of(masthead), processor_of(argument, masthead)
        listed = processor.bibliography(numbered=False)
        references = {Name(name): tuple(_stretch(piece, "") for piece in pieces) for name, pieces in listed}
        places = {name: place for place, name in enumerate(references, 1)}
        numbers = {Name(name): number for name, number in processor.numbers.items()} or places
        return cls(style, processor, references, numbers)

    @property
    def marks(self) -> Mapping[Name, str]:
        """What stands for each source in the brief: its number."""
        return {name: str(number) for name, number in self.numbers.items()}

    @property
    def below(self) -> bool:
        """Whether citations are footnotes."""
        return self.style.placement is Placement.NOTE

    def cited(self, document: Node) -> Node:
        """A document with its citations formed; in those, what tells of a source leads to it, if it is listed there."""
        listed, processor = {*anchors(document)}, self.processor.afresh()

        def form(sources: tuple[Cited, ...]) -> tuple[Stretch, ...]:
            pieces = processor.cite([Cite(each.source, each.locator) for each in sources])
            return tuple(
                _stretch(piece, target if (target := f"src-{piece.item}") in listed else "") for piece in pieces
            )

        return cited(document, form, below=self.below)


def _stretch(piece: Piece, target: str) -> Stretch:
    """A piece of what a style wrote; no line should end in `p. 4`."""
    return Stretch(
        _ABBREVIATED.sub("\N{NO-BREAK SPACE}", piece.text),
        italic=piece.italic,
        bold=piece.bold,
        small_caps=piece.small_caps,
        raised=piece.raised,
        target=piece.link or target,
    )


def authors_and_years(argument: Argument) -> Mapping[Name, str]:
    """Each source by its author and year, for a map without a list of sources."""
    return marks_by_year(argument, processor_by_year(argument))


def processor_by_year(argument: Argument, items: Mapping[Name, CslItem] | None = None) -> Processor:
    """A processor of such marks. It knows no more of a source than the citation style of the brief may print."""
    items = {name: source.item for name, source in argument.sources.items()} if items is None else items
    head = argument.masthead
    if head is not None:
        shown = style_of(head).variables
        items = {name: {key: item[key] for key in item if key in shown} for name, item in items.items()}
    named = {str(name): item for name, item in items.items()}
    order = tuple(_order(argument))
    return Processor(bundled_style(_BY_YEAR), named, order, head.lang if head else "en", complete=True)


def marks_by_year(argument: Argument, processor: Processor) -> Mapping[Name, str]:
    """What such a processor writes of each source; without years, where the style of the brief prints none."""
    dated = argument.masthead is None or "issued" in style_of(argument.masthead).variables
    first = frozenset[str]()
    marks: dict[Name, str] = {}
    for name, source in argument.sources.items():
        cite = Cite(name, position=first, author_only=not dated)
        citation = "".join(piece.text for piece in processor.cite([cite])).removeprefix("(").removesuffix(")")
        words, _, year = citation.rpartition(" ") if dated else (citation, "", "")
        titled = _letters(source.title.plain()) in _letters(citation)
        most = (_SHORTER if titled else _LONGEST) - len(year) - 1
        marks[name] = "\N{NO-BREAK SPACE}".join(filter(None, (_cut(words, most), year)))
    return marks


def _cut(words: str, most: int) -> str:
    """The words that so many characters hold, without an opening mark of quotation whose end is cut off."""
    return words if len(words) <= most else words[:most].rpartition(" ")[0].strip(' ,;:“«"') + " …"


def _letters(text: str) -> str:
    """A text without what a style may change: capitals, and signs of punctuation."""
    return "".join(filter(str.isalnum, text.casefold()))


def processor_of(argument: Argument, masthead: Masthead, items: Mapping[Name, CslItem] | None = None) -> Processor:
    """A processor of the citations of a brief; `items` are its sources as they are, or as they might be."""
    items = {name: source.item for name, source in argument.sources.items()} if items is None else items
    order = tuple(_order(argument))
    named = {str(name): item for name, item in items.items()}
    return Processor(style_of(masthead), named, order, masthead.lang, complete=True)


def style_of(masthead: Masthead) -> Style:
    """The citation style that a brief asks for."""
    given = read_style(masthead.citation_style.text) if masthead.citation_style else None
    return given if isinstance(given, Style) else bundled_style(masthead.citations)


def _order(argument: Argument) -> Mapping[Name, None]:
    """The sources in the order in which they are first cited; those that nothing cites come last."""
    cited = (Name(cite.source.text) for text in marked_up(argument, CITING) for cite in text.cites())
    return dict.fromkeys((*cited, *argument.sources))
