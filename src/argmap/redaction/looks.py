"""Writes style files, citation styles and logos anew, with what pages are made with and no more."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from xml.sax.saxutils import escape, quoteattr

from argmap.csl.style import reached
from argmap.csl.xml import LANG, NAMESPACE, Node, read_xml
from argmap.render.logo import clean_logo

_FONTS = "fonts"
_SPOKEN = frozenset({"term", "single", "multiple", "title", "id", "name", "rights"})
"""The elements of a citation style whose own text says something."""


def style_file(text: str, logo: str) -> str:
    """A style file without comments. Its logo is called `logo`; fonts, which are not handed on, after what they set."""
    tables = tomllib.loads(text)
    if isinstance(tables.get("logo"), dict):
        tables["logo"]["file"] = logo
    if isinstance(fonts := tables.get("fonts"), dict):
        _rename(fonts)
    parts = (f"[{name}]\n" + "".join(_entries(table)) for name, table in tables.items())
    return "\n".join(parts)


def _rename(fonts: dict[str, object]) -> None:
    names: dict[object, str] = {}

    def renamed(path: object, role: str) -> str:
        return names.setdefault(path, f"{_FONTS}/{role}{PurePosixPath(str(path)).suffix.casefold()}")

    for role, value in fonts.items():
        if isinstance(value, dict):
            fonts[role] = {style: renamed(path, f"{role}-{style}") for style, path in value.items()}
        elif isinstance(value, list):
            fonts[role] = [renamed(path, f"{role}-{number}") for number, path in enumerate(value, 1)]


def _entries(table: Mapping[str, object]) -> Iterator[str]:
    for name, value in table.items():
        yield f"{name} = {_value(value)}\n"


def _value(value: object) -> str:
    """A value as TOML; its texts are written as those of JSON are, and tables within tables on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_value(each)}" for name, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


# Citation styles -----------------------------------------------------------------------------------------------------


def citation_style(text: str) -> str:
    """A citation style without comments, with those of its macros that are used.

    What it says of itself goes too, unless it is under a public licence: that wants its authors named.
    """
    root = read_xml(text)
    parts = [part for part in (root.first("citation"), root.first("bibliography")) if part]
    macros = {node.get("name"): node for node in root.all("macro")}
    used = {node.get("macro") for part in parts for node in reached(part, macros)}
    kept = [node for node in root.children if node.tag != "macro" or node.get("name") in used]
    fresh = Node(root.tag, root.attributes, 0, [_info(node) if node.tag == "info" else node for node in kept])
    return f'<?xml version="1.0" encoding="utf-8"?>\n{"".join(_xml(fresh))}\n'


def _info(node: Node) -> Node:
    """What a style says of itself: nothing, or its title, authors and licence."""
    licensed = any(rights.get("license") for rights in node.all("rights"))
    kept = [_named(each) for each in node.children if each.tag in {"title", "id", "author", "contributor", "rights"}]
    return Node("info", {}, 0, kept if licensed else [])


def _named(node: Node) -> Node:
    """An author by name alone."""
    if node.tag in {"author", "contributor"}:
        return Node(node.tag, {}, 0, node.all("name"))
    return node


def _xml(root: Node) -> Iterator[str]:
    waiting: list[Node | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
            continue
        attributes = {"xmlns": NAMESPACE} if node is root else {}
        attributes |= {name.replace(LANG, "xml:lang"): value for name, value in node.attributes.items()}
        own = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items() if " " not in name)
        text = escape(node.text) if node.tag in _SPOKEN and not node.children else ""
        yield f"<{node.tag}{own}>{text}"
        waiting.append(f"</{node.tag}>")
        waiting.extend(reversed(node.children))


# Logos ---------------------------------------------------------------------------------------------------------------

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_JPEG_START, _JPEG_END, _JPEG_SCAN, _ADOBE, _COMMENT = 0xD8, 0xD9, 0xDA, 0xEE, 0xFE


def logo(data: bytes) -> tuple[bytes, str]:
    """A logo without what a camera or a program says of it besides its pixels, and the ending of its name."""
    clean, media_type = clean_logo(data)
    if media_type == "image/svg+xml":
        return clean, ".svg"
    bare, ending = (b"".join(_of_png(data)), ".png") if data.startswith(_PNG) else (b"".join(_of_jpeg(data)), ".jpg")
    return (bare, ending) if clean_logo(bare)[0] == clean else (clean, ".png")


def _of_png(data: bytes) -> Iterator[bytes]:
    yield _PNG
    at = len(_PNG)
    while at + 12 <= len(data):
        kind, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4])
        if kind in _PNG_CHUNKS:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    """The segments that pixels are read from: those for programs are left out, but for Adobe's on colours."""
    yield data[:2]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == _JPEG_END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if not (0xE0 <= kind <= 0xEF or kind == _COMMENT) or kind == _ADOBE:
            yield data[at:end]
        at = end
        if kind == _JPEG_SCAN:
            while at + 1 < len(data) and not (data[at] == 0xFF and data[at + 1] and not 0xD0 <= data[at + 1] <= 0xD7):
                at += 1
            yield data[end:at]
    yield bytes((0xFF, _JPEG_END))
