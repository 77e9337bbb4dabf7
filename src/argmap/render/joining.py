"""Joins PDFs that WeasyPrint made of the parts of one document, so that parts can be typeset at the same time.

From each a portion is taken, a value that one process can hand to another. What stands once in a PDF (its catalogue,
the top of its tags, its list of destinations, its bookmarks) is made anew for the whole; all else gets new numbers.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from types import ModuleType, SimpleNamespace
from typing import Any

from argmap.render.embedding import Faces, Typeface, embed
from argmap.render.footnotes import notes_in, number_notes
from argmap.render.page_numbers import MARK, Room, filled
from argmap.render.theme import Theme

_REFERENCE = re.compile(rb"(\d+) 0 R")
_GAP = re.compile(rb"\x01([RKN])([^\x02]*)\x02")
"""A gap in an object that is closed: for a reference, for a key of the list of owners, or for what a link is called."""
_BETWEEN, _WORDS = b"\x03", b"\x04"
"""What stands between two objects that are closed, and between an anchor and words with its page's number."""
_POINTS = 0.75
"""Points in one of WeasyPrint's units."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Pages of a document, as objects that refer to each other by their places here, counted from 1.

    The first is a dictionary of what a PDF says once: its pages, what is on top of their tags, which tag has each
    stretch of a page, its notes, the destinations, and what its catalogue and information have besides. It and all to
    which something is added later are objects of pydyf. Most need only new numbers, and are `closed`.
    """

    objects: Sequence[Any]
    """None stands for each that is closed."""
    closed: bytes
    """These as they are written, one after the other, with gaps for what depends on the whole."""
    bookmarks: tuple[tuple[float, Sequence[Any]], ...]
    """For each page its height and its bookmarks, as WeasyPrint has them."""
    faces: tuple[Typeface, ...]
    """The fonts that its pages are set in."""


def portion_of(
    pdf: Any,  # noqa: ANN401 - pydyf has no types
    document: Any,  # noqa: ANN401
    own: Callable[[str], bool],
    faces: Faces,
) -> Portion:
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
    notes = type(tops)(notes_in(pdf))
    listed = iter(pdf.catalog.pop("Names", {}).get("Dests", {}).get("Names", ()))
    places = [type(tops)(pair) for pair in zip(listed, listed, strict=True) if own(pair[0].string)]
    pdf.catalog.pop("Outlines", None)
    del pdf.catalog["Pages"]
    owners = _at(pdf, tree["ParentTree"])["Nums"]
    for at in range(1, 2 * len(pages), 2):
        pdf.add_object(owners[at])  # An object by itself, since it can be closed.
        owners[at] = owners[at].reference
    open_ = {*pages, *tops, *notes, faces.named[0].reference, *(_at(pdf, page)["Resources"] for page in pages)}
    root = type(tree)(
        {
            "Pages": pages,
            "Tops": tops,
            "Notes": notes,
            "Owners": owners,
            "Places": type(tops)(places),
            "Fonts": faces.named[0].reference,
            "Catalog": pdf.catalog,
            "Info": pdf.info,
        }
    )
    objects, closed = _sorted_out(_reached(pdf.objects, root), [root, *(_at(pdf, each) for each in open_)])
    bookmarks = tuple((page.height, page.bookmarks) for page in document.pages)
    return Portion(objects, closed, bookmarks, tuple(faces.used))


def _sorted_out(reached: Sequence[Any], left_open: Sequence[Any]) -> tuple[Sequence[Any], bytes]:
    """These objects, and those of them that are closed: all but streams and some that are left open."""
    kept = set(map(id, left_open))
    objects: list[Any] = []
    closed: list[bytes] = []
    for each in reached:
        if hasattr(each, "stream"):
            objects.append(_portable(each))
        elif id(each) in kept:
            objects.append(each)
        else:
            objects.append(None)
            closed.append(_closed(each))
    return objects, _BETWEEN.join(closed)


def _closed(value: Any) -> bytes:  # noqa: ANN401
    """An object as it is written, with gaps."""
    for holder, key, number in list(_references(value)):
        holder[key] = b"\x01R%d\x02" % number
    if isinstance(value, dict):
        for key in ("StructParents", "StructParent"):
            if key in value:
                value[key] = b"\x01K%d\x02" % value[key]
        words = getattr(value.get("Contents"), "string", "")
        if MARK in words:
            value["Contents"] = b"\x01N" + value["Dest"].string.encode() + _WORDS + words.encode() + b"\x02"
    data: bytes = value.data
    return data


def joined(
    portions: Sequence[Portion],
    pages: Mapping[str, int],
    theme: Theme,
    weasyprint: ModuleType,
) -> Any:  # noqa: ANN401
    """One PDF, of pydyf, with the pages of all portions in order; catalogue and information are those of the first.

    `pages` has the page of each anchor.
    """
    import pydyf

    pdf = pydyf.PDF()
    tree, top, owners = _new_tree(pdf, pydyf)
    places: list[Any] = []
    notes: list[bytes] = []
    known: dict[bytes, bytes] = {}
    fonts = embed(pdf, [each.faces for each in portions], theme, weasyprint)
    for number, portion in enumerate(portions):
        root = _added(pdf, portion, known, pages, len(owners) // 2)
        _at(pdf, root["Fonts"]).update(fonts[number])
        for page in root["Pages"]:
            _add_page(pdf, page)
        for tag in root["Tops"]:
            _at(pdf, tag)["P"] = top.reference
        top["K"].extend(root["Tops"])
        owners.extend(root["Owners"])
        places.extend(root["Places"])
        notes.extend(root["Notes"])
        if number == 0:
            pdf.catalog |= root["Catalog"]
            pdf.info |= root["Info"]
    places.sort(key=lambda place: _encoded(place[0].string))
    names = pydyf.Array(each for place in places for each in place)
    pdf.catalog["Names"] = pydyf.Dictionary({"Dests": pydyf.Dictionary({"Names": names})} if places else {})
    _add_bookmarks(pdf, portions, weasyprint)
    _write_numbers(pdf, pages)
    number_notes(tree, [_at(pdf, note) for note in notes])
    return pdf


def _add_page(pdf: Any, reference: bytes) -> None:  # noqa: ANN401
    page = _at(pdf, reference)
    page["Parent"] = pdf.pages.reference
    pdf.pages["Kids"].extend((_number(reference), 0, "R"))
    pdf.pages["Count"] += 1


def _write_numbers(pdf: Any, pages: Mapping[str, int]) -> None:  # noqa: ANN401
    """Fill in the numbers that there was room left for, and compress what had some."""
    contents = {_number(_at(pdf, page)["Contents"]): number for number, page in enumerate(pdf.page_references, 1)}
    for each in pdf.objects:
        if hasattr(each, "stream") and any(isinstance(part, Room) for part in each.stream):
            whole = filled(each.stream, pages, (contents.get(each.number, 0), len(contents)))
            each.stream, each.extra = [zlib.compress(whole)], {**each.extra, "Filter": "/FlateDecode"}


def _new_tree(pdf: Any, pydyf: ModuleType) -> tuple[Any, Any, Any]:  # noqa: ANN401
    """The tree of tags, its top, and the list that says which tag has what, all of them empty."""
    top = pydyf.Dictionary({"Type": "/StructElem", "S": "/Document", "K": pydyf.Array()})
    owners = pydyf.Dictionary({"Nums": pydyf.Array()})
    tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    for each in (top, owners, tree):
        pdf.add_object(each)
    tree |= {"K": pydyf.Array([top.reference]), "ParentTree": owners.reference}
    top["P"] = pdf.catalog["StructTreeRoot"] = tree.reference
    return tree, top, owners["Nums"]


def _add_bookmarks(pdf: Any, portions: Sequence[Portion], weasyprint: ModuleType) -> None:  # noqa: ANN401
    pages = [SimpleNamespace(height=height, bookmarks=marks) for each in portions for height, marks in each.bookmarks]
    tree = weasyprint.Document.make_bookmark_tree(SimpleNamespace(pages=pages), _POINTS, transform_pages=True)
    weasyprint.pdf.anchors.add_outlines(pdf, tree)


def _reached(objects: Sequence[Any], root: Any) -> list[Any]:  # noqa: ANN401
    """An object and all that it leads to, with references that count from 1 in this order."""
    found = [root]
    numbers: dict[int, int] = {}
    for each in found:  # It grows.
        for holder, key, old in _references(each):
            if old not in numbers:
                found.append(objects[old])
                numbers[old] = len(found)
            holder[key] = b"%d 0 R" % numbers[old]
    return found


def _added(
    pdf: Any,  # noqa: ANN401
    portion: Portion,
    known: dict[bytes, bytes],
    pages: Mapping[str, int],
    keys: int = 0,
) -> Any:  # noqa: ANN401
    """Add the objects of a portion to a PDF whose list of owners has so many keys; returns its first, not added.

    A stream that is the same in several portions, such as a picture, is there once: `known` has those that are.
    """
    import pydyf

    class Closed(pydyf.Object):  # type: ignore[misc]
        data = b""

    root, *others = [Closed() if each is None else each for each in portion.objects]
    places = [b"", b""]
    for each in others:
        same = _same(each)
        if same not in known:
            pdf.add_object(each)
        places.append(known.setdefault(same, each.reference) if same else each.reference)

    def fill(gap: re.Match[bytes]) -> bytes:
        kind, said = gap.groups()
        if kind == b"R":
            return places[int(said)]
        if kind == b"K":
            return b"%d" % (int(said) + keys)
        anchor, _, words = said.decode().partition(_WORDS.decode())
        data: bytes = pydyf.String(words.replace(MARK, str(pages[anchor]))).data
        return data

    closed = [each for each in others if isinstance(each, Closed)]
    for each, data in zip(closed, _GAP.sub(fill, portion.closed).split(_BETWEEN) if closed else (), strict=True):
        each.data = data
    for each in (root, *others):
        if not isinstance(each, Closed):
            for holder, key, old in list(_references(each)):
                holder[key] = places[old]
            if isinstance(each, dict) and "StructParents" in each:
                each["StructParents"] += keys
    owners = root.get("Owners", [])
    owners[::2] = [key + keys for key in owners[::2]]
    return root


def _same(value: Any) -> bytes:  # noqa: ANN401
    """What two streams have in common that are the same; nothing for other objects, and for what may yet be changed."""
    if not hasattr(value, "stream") or any(isinstance(part, Room) for part in value.stream):
        return b""
    if value.extra.get("Type") == "/Metadata" or any(_references(value)):
        return b""
    return sha256(value.data).digest()


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
    """An object that can be handed to another process; a stream is compressed here, if it is complete."""
    import pydyf

    if not isinstance(value, pydyf.Stream):
        return value
    if any(isinstance(part, Room) for part in value.stream):
        return pydyf.Stream(_packed(value.stream), value.extra)
    if not value.compress or value.extra.get("Type") == "/Metadata":
        return pydyf.Stream(value.stream, value.extra, value.compress)
    content = pydyf.Stream(value.stream).data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    return pydyf.Stream([zlib.compress(content)], {**value.extra, "Filter": "/FlateDecode"})


def _packed(content: Sequence[Any]) -> list[bytes | Room]:
    """The content of a page with what stands between two rooms as one piece."""
    import pydyf

    packed: list[bytes | Room] = []
    for is_room, parts in groupby(content, lambda part: isinstance(part, Room)):
        if is_room:
            packed.extend(parts)
        else:
            packed.append(pydyf.Stream(list(parts)).data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream"))
    return packed


def _encoded(name: str) -> bytes:
    """The name of a destination as it is written, and so sorted, in a PDF."""
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _at(pdf: Any, reference: bytes) -> Any:  # noqa: ANN401
    return pdf.objects[_number(reference)]
