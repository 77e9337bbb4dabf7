"""Cuts a document where pages begin, so that segments can be typeset at the same time."""

from collections.abc import Collection, Iterator, Sequence, Set
from copy import copy
from dataclasses import dataclass
from itertools import takewhile
from math import ceil
from xml.etree import ElementTree as ET

from argmap.render.long_words import break_long_words
from argmap.render.namespaces import with_prefix

PAGE = "data-page"
"""The attribute of a reference that gets the number of the page it leads to."""
LONG = 8_000
"""After so many characters, some three pages, a part or chapter that could go on beneath begins on a new page."""
ENOUGH = 4_000
"""After so many, a document is cut where a new page begins in any case."""
A_PAGE = 2_150
"""Characters on a page, rather few."""
ENDLESS = 32_000
"""After so many in one chapter, the next claim with its reasons begins on a new page."""

FRESH = "fresh"
"""The class of what begins a page here, and would not by itself; see `styles/page.css`."""
_PAGE_BEGINS = frozenset({"side-by-side", "positions", "reading", "overview", "spread", "whole", "sheet", "closing"})
"""The classes of what begins on a new page by its style sheet."""
_MAY_BEGIN = frozenset({"part", "chapter", "outline"})
"""The classes of what may be made to begin on a new page."""
_SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document from the top of one page to the foot of another, as XHTML without style sheets.

    All but the first begin with an empty page, which is to be left out: so that none of theirs is taken for the first
    of the document, and running heads are as if all before stood there.
    """

    html: str
    references: frozenset[str]
    """The anchors whose page it names."""
    targets: frozenset[str]
    """The anchors that it leads to, in itself and elsewhere."""
    leads: bool
    """Whether it begins the document, without an empty page."""
    ids: tuple[tuple[str, int], ...]
    """Its anchors, each with how many pages are likely to end before it in the segment."""
    pages: int
    """How many pages it is likely to have, rather too many than too few."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A document in segments, with the style sheets that they share: addresses, or CSS."""

    segments: tuple[Segment, ...]
    sheets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of a document that is not cut, the elements it is in, the outermost first, and its length in characters.

    `begins` are those of these elements of which it is the first piece, and itself.
    """

    element: ET.Element
    within: tuple[ET.Element, ...]
    begins: tuple[ET.Element, ...]
    size: int

    def is_first_of(self, classes: Collection[str]) -> bool:
        """Whether it begins an element of one of these classes."""
        return any(not _classes(each).isdisjoint(classes) for each in self.begins)


def cut(html: str) -> Cut:
    """The segments of a document in XHTML. The same document is cut the same way everywhere."""
    root = ET.fromstring(html)  # noqa: S314 - our own template, with every text escaped.
    with_prefix(root, _SVG, "svg")
    break_long_words(root)
    head, body = root
    sheets = tuple(each.get("href") or each.text or "" for each in head if each.tag in ("link", "style"))
    for each in [each for each in head if each.tag in ("link", "style")]:
        head.remove(each)
    marking = [child for child in body if "marking" in child.get("class", "").split()]
    segments = []
    for number, group in enumerate(_groups([child for child in body if child not in marking])):
        before = [_blank(group[0])] if number else []
        segments.append(_segment(root, [*marking, *before, *_rebuilt(group, leads=not number)], leads=not number))
    return Cut(tuple(segments), sheets)


def _groups(children: Sequence[ET.Element]) -> list[list[_Block]]:
    """The blocks of a document, those together that are typeset together."""
    groups: list[list[_Block]] = [[]]
    size = 0
    for block in _blocks(children):
        if groups[-1] and _ends_before(block, size):
            groups.append([])
            size = 0
        groups[-1].append(block)
        size += block.size
    return groups


def _ends_before(block: _Block, size: int) -> bool:
    if block.is_first_of(_PAGE_BEGINS) and not block.is_first_of({"first"}):
        return size >= ENOUGH
    return size >= (LONG if block.is_first_of({"part", "chapter"}) else ENDLESS) and block.is_first_of(_MAY_BEGIN)


def _blocks(children: Sequence[ET.Element]) -> Iterator[_Block]:
    """What may be cut apart: parts, the chapters of one that has some, and what endless ones of these are made of."""
    stack = [_Block(child, (), (child,), _size(child)) for child in reversed(children)]
    while stack:
        block = stack.pop()
        element, classes = block.element, _classes(block.element)
        if "whole" in classes or ("chapter" in classes and block.size > ENDLESS):
            within = (*block.within, element)
            first = [(*block.begins, child) for child in element[:1]]
            begins = [*first, *((child,) for child in element[1:])]
            stack.extend(_Block(each[-1], within, each, _size(each[-1])) for each in reversed(begins))
        else:
            yield block


def _rebuilt(group: Sequence[_Block], *, leads: bool) -> list[ET.Element]:
    """The elements of a group, with those they are in made anew around them."""
    made: list[ET.Element] = []
    around: list[tuple[ET.Element, ET.Element]] = []
    for block in group:
        fresh = block is group[0] and not leads
        same = zip(around, block.within, strict=False)
        del around[sum(1 for _ in takewhile(lambda pair: pair[0][0] is pair[1], same)) :]
        for original in (*block.within[len(around) :], block.element):
            new = copy(original) if original is block.element else ET.Element(original.tag, original.attrib)
            if original not in block.begins:
                new.attrib.pop("id", None)
            elif fresh and not _classes(original).isdisjoint(_MAY_BEGIN - _PAGE_BEGINS):
                new.set("class", f"{original.get('class')} {FRESH}")
            (around[-1][1] if around else made).append(new)
            if original is not block.element:
                around.append((original, new))
    return made


def _blank(block: _Block) -> ET.Element:
    """An empty page, with the running head of what comes before the block where that has no head of its own."""
    headings = (child for element in block.within for child in element if child.tag == "h2")
    said = "".join(next(headings, ET.Element("h2")).itertext())
    return ET.Element("div", {"class": "blank", "data-head": said})


def _classes(element: ET.Element) -> Set[str]:
    return frozenset(element.get("class", "").split())


def _size(element: ET.Element) -> int:
    return sum(map(len, element.itertext()))


def _segment(root: ET.Element, children: Sequence[ET.Element], *, leads: bool) -> Segment:
    head, body = root
    whole, inner, title = copy(root), ET.Element("body", body.attrib), ET.Element("head")
    title.extend(head if leads else [each for each in head if each.tag == "title"])
    whole[:] = [title, inner]
    inner.extend(children)
    links = [each for child in children for each in child.iter("a") if each.get("href", "").startswith("#")]
    ids, size = [], 0
    for element in inner.iter():
        if not _classes(element).isdisjoint(_PAGE_BEGINS):
            size = ceil(size / A_PAGE) * A_PAGE
        if anchor := element.get("id"):
            ids.append((anchor, size // A_PAGE))
        size += len(element.text or "")
    return Segment(
        f'<?xml version="1.0"?>{ET.tostring(whole, encoding="unicode")}',
        frozenset(target(each) for each in links if each.get(PAGE) is not None),
        frozenset(map(target, links)),
        leads,
        tuple(ids),
        ceil(size / A_PAGE),
    )


def target(element: ET.Element) -> str:
    """The anchor that a link within the document leads to."""
    return element.get("href", "").removeprefix("#")
