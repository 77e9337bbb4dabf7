"""Joins PDFs that WeasyPrint made of the parts of one document, so that parts can be typeset at the same time.

From each a portion is taken, a value that one process can hand to another. What stands once in a PDF (its catalogue,
the top of its tags, its list of destinations, its bookmarks) is made anew for the whole; all else gets new numbers.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

_REFERENCE = re.compile(rb"(\d+) 0 R")
_POINTS = 0.75
"""Points in one of WeasyPrint's units."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Pages of a document, as objects of pydyf that refer to each other by their places here, counted from 1.

    The first is a dictionary of what a PDF says once: its pages, what is on top of their tags, which tag has each
    stretch of a page, the destinations, and what its catalogue and information have besides.
    """

    objects: Sequence[Any]
    bookmarks: tuple[tuple[float, Sequence[Any]], ...]
    """For each page its height and its bookmarks, as WeasyPrint has them."""


def portion_of(pdf: Any, document: Any, own: Callable[[str], bool]) -> Portion:  # noqa: ANN401 - pydyf has no types
    """The pages of a PDF, to be joined with others; `own` says of a destination's name whether it is among them.

    The PDF is taken apart, and of no use afterwards.
    """
    tree = _at(pdf, pdf.catalog.pop("StructTreeRoot"))
    tops = _at(pdf, tree["K"][0])["K"]
    pages = type(tops)(pdf.page_references)
    for page in pages:
        del _at(pdf, page)["Parent"]
    for top in tops:
        del _at(pdf, top)["P"]
    listed = iter(pdf.catalog.pop("Names", {}).get("Dests", {}).get("Names", ()))
    places = [type(tops)(pair) for pair in zip(listed, listed, strict=True) if own(pair[0].string)]
    pdf.catalog.pop("Outlines", None)
    del pdf.catalog["Pages"]
    root = type(tree)(
        {
            "Pages": pages,
            "Tops": tops,
            "Owners": _at(pdf, tree["ParentTree"])["Nums"],
            "Places": type(tops)(places),
            "Catalog": pdf.catalog,
            "Info": pdf.info,
        }
    )
    bookmarks = tuple((page.height, page.bookmarks) for page in document.pages)
    return Portion([_portable(each) for each in _reached(pdf, root)], bookmarks)


def joined(portions: Sequence[Portion], weasyprint: ModuleType) -> Any:  # noqa: ANN401
    """One PDF, of pydyf, with the pages of all portions in order; catalogue and information are those of the first."""
    import pydyf

    pdf = pydyf.PDF()
    top, owners = _new_tree(pdf, pydyf)
    places: list[Any] = []
    for number, portion in enumerate(portions):
        root = _added(pdf, portion, len(owners) // 2, number)
        for page in root["Pages"]:
            _at(pdf, page)["Parent"] = pdf.pages.reference
            pdf.pages["Kids"].extend((int(page.split()[0]), 0, "R"))
            pdf.pages["Count"] += 1
        for tag in root["Tops"]:
            _at(pdf, tag)["P"] = top.reference
        top["K"].extend(root["Tops"])
        owners.extend(root["Owners"])
        places.extend(root["Places"])
        if number == 0:
            pdf.catalog |= root["Catalog"]
            pdf.info |= root["Info"]
    places.sort(key=lambda place: _encoded(place[0].string))
    names = pydyf.Array(each for place in places for each in place)
    pdf.catalog["Names"] = pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": names})})
    _add_bookmarks(pdf, portions, weasyprint)
    return pdf


def _new_tree(pdf: Any, pydyf: ModuleType) -> tuple[Any, Any]:  # noqa: ANN401
    """The top of the tags, and the list that says which tag has what, both of them empty."""
    top = pydyf.Dictionary({"Type": "/StructElem", "S": "/Document", "K": pydyf.Array()})
    owners = pydyf.Dictionary({"Nums": pydyf.Array()})
    tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    for each in (top, owners, tree):
        pdf.add_object(each)
    tree |= {"K": pydyf.Array([top.reference]), "ParentTree": owners.reference}
    top["P"] = pdf.catalog["StructTreeRoot"] = tree.reference
    return top, owners["Nums"]


def _add_bookmarks(pdf: Any, portions: Sequence[Portion], weasyprint: ModuleType) -> None:  # noqa: ANN401
    pages = [SimpleNamespace(height=height, bookmarks=marks) for each in portions for height, marks in each.bookmarks]
    tree = weasyprint.Document.make_bookmark_tree(SimpleNamespace(pages=pages), _POINTS, transform_pages=True)
    weasyprint.pdf.anchors.add_outlines(pdf, tree)


def _reached(pdf: Any, root: Any) -> list[Any]:  # noqa: ANN401
    """An object and all that it leads to, with references that count from 1 in this order."""
    found = [root]
    numbers: dict[int, int] = {}
    for each in found:  # It grows.
        for holder, key, old in _references(each):
            if old not in numbers:
                found.append(pdf.objects[old])
                numbers[old] = len(found)
            holder[key] = b"%d 0 R" % numbers[old]
    return found


def _added(pdf: Any, portion: Portion, keys: int, number: int) -> Any:  # noqa: ANN401
    """Add the objects of a portion, whose tags have so many keys before them; returns its first, which is not added.

    Fonts are named anew, since each portion has only the glyphs that it needs (ISO 32000-1, 9.6.4).
    """
    root, *objects = portion.objects
    before = len(pdf.objects) - 2
    for each in (root, *objects):
        for holder, key, old in _references(each):
            holder[key] = b"%d 0 R" % (old + before)
        for key in ("StructParents", "StructParent"):
            if isinstance(each, dict) and key in each:
                each[key] += keys
        for key in ("FontName", "BaseFont"):
            if isinstance(each, dict) and key in each:
                each[key] = b"/" + _letters(number) + each[key][4:]
    for each in objects:
        pdf.add_object(each)
    root["Owners"][::2] = [key + keys for key in root["Owners"][::2]]
    return root


def _references(value: Any) -> Iterator[tuple[Any, Any, int]]:  # noqa: ANN401
    """Each reference in an object: what holds it, under which key or at which place, and the number it refers to."""
    stack = [value.extra if hasattr(value, "extra") else value]
    while stack:
        holder = stack.pop()
        for key, held in list(holder.items()) if isinstance(holder, dict) else enumerate(holder):
            if isinstance(held, dict | list):
                stack.append(held)
            elif isinstance(held, bytes) and (found := _REFERENCE.fullmatch(held)):
                yield holder, key, int(found[1])


def _portable(value: Any) -> Any:  # noqa: ANN401
    """An object that can be handed to another process; a stream is compressed here, but for the metadata."""
    import pydyf

    if not isinstance(value, pydyf.Stream):
        return value
    if not value.compress or value.extra.get("Type") == "/Metadata":
        return pydyf.Stream(value.stream, value.extra, value.compress)
    content = pydyf.Stream(value.stream).data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    return pydyf.Stream([zlib.compress(content)], {**value.extra, "Filter": "/FlateDecode"})


def _letters(number: int) -> bytes:
    return bytes(65 + number // 26**power % 26 for power in (2, 1, 0))


def _encoded(name: str) -> bytes:
    """The name of a destination as it is written, and so sorted, in a PDF."""
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def _at(pdf: Any, reference: bytes) -> Any:  # noqa: ANN401
    return pdf.objects[int(reference.split()[0])]
