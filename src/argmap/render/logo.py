"""Takes a logo from a file that may be anything: only plain shapes or plain pixels come out, written anew."""

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from argmap.render.namespaces import with_prefix

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_LOGO = 2 * 2**20
"""Bytes."""
PIXELS = 4_000_000
"""The most pixels of a picture; it is not unpacked if it says that it has more."""
_ELEMENTS, _DEPTH = 5000, 40
_NARROW, _WIDE = 0.125, 12.0
"""How many times as wide as it is high a logo may be."""

_SVG = "http://www.w3.org/2000/svg"
_SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
"""Gradients are not among them: WeasyPrint 70 draws most of them as nothing."""
_DROPPED = {"title", "desc", "metadata"}
_UNSEEN = {"display": {"none"}, "visibility": {"hidden", "collapse"}}
"""What hides an element, and all in it: drawing programs save the layers that are switched off."""
_ATTRIBUTES = {
    *("d", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "points"),
    *("viewBox", "transform", "opacity", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width"),
    *("stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray"),
    "stroke-dashoffset",
}
_UNSAFE = re.compile(r"[\\<>{}@]|url|:", re.IGNORECASE)
_NUMBER = r"[-+]?(?:[0-9]{1,7}(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9])?"
_LENGTH = re.compile(rf"\s*({_NUMBER})(px|pt|mm|cm|in)?\s*")
_BOX = re.compile(rf"\s*({_NUMBER})" + rf"[\s,]+({_NUMBER})" * 3 + r"\s*")
_UNITS = {None: 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Lengths in SVG's own unit, of which an inch has 96 (CSS Values and Units, 6.2)."""


def clean_logo(data: bytes) -> tuple[bytes, str]:
    """A logo as it is printed, with its media type. Raises ValueError that says why it cannot be used."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" or data[:3] == b"\xff\xd8\xff":
        return _picture(data), "image/png"
    return _drawing(data), "image/svg+xml"


def _picture(data: bytes) -> bytes:
    """The pixels and nothing else, as PNG."""
    from PIL import Image  # Comes with WeasyPrint.

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
            width, height = image.size
            fits = width * height <= PIXELS
            plain = _eight_bits(image) if fits else image
    except Exception as error:  # Pillow has many ways to say that a file is broken, assertions among them.
        raise ValueError("it is damaged") from error
    if not fits:
        raise ValueError(f"it has {width} × {height} pixels; {PIXELS:,} in all are the most")
    _check_ratio(width / height)
    fresh = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    out = BytesIO()
    fresh.save(out, "PNG")
    return out.getvalue()


def _eight_bits(image: "Image") -> "Image":
    """The picture in plain colours. Pillow would cut off sixteen-bit greys where it should scale them."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda grey: grey / 256).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _check_ratio(ratio: float) -> None:
    if not _NARROW <= ratio <= _WIDE:
        raise ValueError("it is too long and narrow")


# SVG -----------------------------------------------------------------------------------------------------------------


def _drawing(data: bytes) -> bytes:
    """The shapes of a drawing and nothing else, as SVG."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is not a PNG, JPEG or SVG file") from None
    if "<!doctype" in text.lower() or "<!entity" in text.lower():
        raise ValueError("it has a line `<!DOCTYPE …>`; delete that line")
    try:
        root = ET.fromstring(text)  # noqa: S314 - without a document type there are no entities to expand.
    except (ET.ParseError, ValueError):
        raise ValueError("it is not a PNG, JPEG or SVG file") from None
    if root.tag != f"{{{_SVG}}}svg":
        raise ValueError("it is not a PNG, JPEG or SVG file")
    fresh = _copied(root)
    _set_size(root, fresh)
    with_prefix(fresh, _SVG)
    return ET.tostring(fresh)


def _copied(root: ET.Element) -> ET.Element:
    """A copy made of known shapes and attributes only. Raises ValueError where there is anything else."""
    fresh = ET.Element(f"{{{_SVG}}}svg", dict(_attributes(root)))
    waiting = [(root, fresh, 1)]
    count = 0
    while waiting:
        old, new, depth = waiting.pop()
        for child in old:
            count += 1
            if count > _ELEMENTS or depth > _DEPTH:
                raise ValueError("it has too many parts")
            space, _, name = str(child.tag).rpartition("}")
            if space.removeprefix("{") != _SVG or name in _DROPPED or _is_unseen(child):
                continue
            if name not in _SHAPES or name == "svg":
                raise ValueError(f"it has an element `{name[:40]}`; only plain shapes are printed")
            waiting.append((child, ET.SubElement(new, child.tag, dict(_attributes(child))), depth + 1))
    return fresh


def _is_unseen(element: ET.Element) -> bool:
    """Whether an element is switched off, or only has things ready for others of which there are none."""
    declared = dict(_declared(element))
    hidden = any(declared.get(name, element.get(name)) in values for name, values in _UNSEEN.items())
    return hidden or (element.tag == f"{{{_SVG}}}defs" and len(element) == 0)


def _declared(element: ET.Element) -> Iterator[tuple[str, str]]:
    """The properties that the attribute `style` declares."""
    for each in element.get("style", "").split(";"):
        name, _, value = each.partition(":")
        yield name.strip(), value.strip()


def _attributes(element: ET.Element) -> Iterator[tuple[str, str]]:
    """The known attributes. Each declaration of `style` becomes the attribute of the same name."""
    for name, value in element.attrib.items():
        if name == "style":
            yield from ((key, _plain(each)) for key, each in _declared(element) if key in _ATTRIBUTES)
        elif name in _ATTRIBUTES:
            yield name, _plain(value)
        elif name == "class":
            raise ValueError("its colours come from a style sheet; save it with presentation attributes instead")
        elif name.rpartition("}")[2] == "href" or name.startswith("on"):
            raise ValueError(f"it has an attribute `{name[:40]}`; only plain shapes are printed")


def _plain(value: str) -> str:
    if _UNSAFE.search(value):
        raise ValueError("it has more than plain colours; only plain shapes are printed")
    return value


def _set_size(old: ET.Element, fresh: ET.Element) -> None:
    """Give the drawing a frame, which says how wide it is for its height."""
    given = _BOX.fullmatch(old.get("viewBox", ""))
    sides = [_LENGTH.fullmatch(old.get(side, "")) for side in ("width", "height")]
    lengths = [float(side[1]) * _UNITS[side[2]] for side in sides if side]
    box = [float(each) for each in given.groups()] if given else [0.0, 0.0, *lengths]
    if len(box) != 4 or not box[2] > 0 or not box[3] > 0:
        raise ValueError("it does not say how large it is; give it a `viewBox`")
    _check_ratio(box[2] / box[3])
    fresh.set("viewBox", " ".join(f"{each:g}" for each in box))
    fresh.set("width", f"{box[2]:g}")
    fresh.set("height", f"{box[3]:g}")
