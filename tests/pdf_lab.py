"""What the tests of the PDF share: a brief with every part as a PDF, and its tags, texts and links as values."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from argmap.render.attachments import Attachment
from argmap.render.pdf import render_pdf
from argmap.render.segments import cut
from argmap.render.theme import PLAIN, Theme
from argmap.render.typeset import Job, laid_out
from argmap.render.weasy import typesetting
from brief_lab import SAMPLE, html_with_maps
from samples import analysis_of

SOURCE = Attachment("sample.arg", SAMPLE.encode(), "text/plain", "Source of this document, for argmap")


def sample_pdf() -> bytes:
    """The brief in which every part has something to say, with its source attached; the fixture has it ready."""
    return render_pdf(html_with_maps(analysis_of(SAMPLE)), attachments=[SOURCE])


def boxes_of(html: str, theme: Theme = PLAIN) -> Iterator[Any]:
    """The boxes of every page of a document, as WeasyPrint has laid them out."""
    document = cut(html)
    for segment in document.segments:
        digits = tuple((anchor, "00") for anchor in sorted(segment.references))
        with typesetting() as weasyprint:
            pages = laid_out(Job(segment, document.sheets, theme, digits), weasyprint).pages
        yield from (page._page_box for page in pages)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text as it is painted: its page (from 0), where it begins in points, and the tag it belongs to.

    `mark` is its number on the page, which the tags refer to; None for what is no content, such as a running head.
    """

    page: int
    mark: int | None
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the structure, with the marks of the text right in it."""

    node: pikepdf.Object
    above: tuple[str, ...]
    """The kinds of the elements it is in, the outermost first."""
    marks: tuple[tuple[int, int], ...]
    """Pages (from 0) and numbers of marks."""

    @property
    def kind(self) -> str:
        return str(self.node.S).removeprefix("/")


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def links_of(document: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Object]]:
    """Every link with its page, from 0."""
    for number, page in enumerate(document.pages):
        for annotation in page.get("/Annots", []):
            if annotation.Subtype == "/Link":
                yield number, annotation


def places_of(document: pikepdf.Pdf) -> dict[str, int]:
    """The page (from 0) of each named destination."""
    numbers = page_numbers(document)
    names = pikepdf.NameTree(document.Root.Names.Dests)
    return {str(name): numbers[target[0].objgen] for name, target in names.items()}


def bookmarks_of(document: pikepdf.Pdf) -> list[str]:
    """The titles of all bookmarks, in order."""
    found: list[str] = []
    with document.open_outline() as outline:
        stack = list(reversed(outline.root))
        while stack:
            item = stack.pop()
            found.append(item.title)
            stack.extend(reversed(item.children))
    return found


def page_numbers(document: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    """The number (from 0) of each page by the page itself."""
    return {page.obj.objgen: number for number, page in enumerate(document.pages)}


def tags_of(document: pikepdf.Pdf) -> Iterator[Tag]:
    """The structure in the order in which it is read out."""
    numbers = page_numbers(document)
    stack: list[tuple[pikepdf.Object, tuple[str, ...]]] = [(document.Root.StructTreeRoot.K[0], ())]
    while stack:
        node, above = stack.pop()
        tag = Tag(node, above, tuple((numbers[node.Pg.objgen], kid) for kid in _kids(node) if isinstance(kid, int)))
        yield tag
        below = [kid for kid in _kids(node) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        stack.extend((kid, (*above, tag.kind)) for kid in reversed(below))


def _kids(node: pikepdf.Object) -> list[object]:
    kids: object = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def pieces_of(document: pikepdf.Pdf) -> Iterator[Piece]:
    """Every stretch of text, in the order in which it is painted."""
    for number, page in enumerate(document.pages):
        fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
        yield from _pieces(number, page, fonts)


def _pieces(number: int, page: pikepdf.Page, fonts: dict[str, dict[int, str]]) -> Iterator[Piece]:
    whole, placed = pikepdf.Matrix(), pikepdf.Matrix()
    stack: list[pikepdf.Matrix] = []
    marks: list[int | None] = []
    letters: dict[int, str] = {}
    for command in pikepdf.parse_content_stream(page):
        operands = command.operands
        match str(command.operator):
            case "q":
                stack.append(whole)
            case "Q":
                whole = stack.pop()
            case "cm":
                whole = pikepdf.Matrix(*map(float, operands)) @ whole
            case "BMC" | "BDC":
                mark = operands[1].get("/MCID") if len(operands) > 1 else None
                marks.append(mark if mark is None else int(mark))
            case "EMC":
                marks.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tm":
                placed = pikepdf.Matrix(*map(float, operands))
            case "Tj" | "TJ":
                at = placed @ whole
                within = [mark for mark in marks if mark is not None]
                yield Piece(number, within[-1] if within else None, at.e, at.f, _text(operands[0], letters))


def _text(shown: pikepdf.Object, letters: dict[int, str]) -> str:
    """The text of an operand; each glyph has two bytes."""
    strings = list(shown) if isinstance(shown, pikepdf.Array) else [shown]
    drawn = b"".join(bytes(each) for each in strings if isinstance(each, pikepdf.String))
    return "".join(letters.get(int.from_bytes(drawn[at : at + 2]), "") for at in range(0, len(drawn), 2))


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """What each glyph of a font stands for."""
    found = re.findall(rb"<([0-9a-f]+)> <([0-9a-f]+)>\n", font.ToUnicode.read_bytes().split(b"beginbfchar", 1)[1])
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in found}
