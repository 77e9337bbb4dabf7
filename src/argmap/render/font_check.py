"""Says whether a font that an author names can be used: it is read as data of unknown origin, and may be anything."""

import hashlib
from collections.abc import Iterator
from io import BytesIO
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from argmap.render.faces import FontFile, advances

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

LARGEST_FONT = 40 * 2**20
"""Bytes; fonts of East Asian scripts have up to about twenty million."""
NEEDED = ascii_letters + digits + " .,;:!?()'\"-–—‘’“”…"
"""What a font for text must have; fonts under `extra` may lack any of it."""

_RESTRICTED, _NO_SUBSETS, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
"""The bits of `fsType` in the table OS/2 that say what may not be done (OpenType specification)."""
MOST_GLYPHS = 8_000
"""How many outlines are read of a font, to see whether they are whole; of one with more, those of NEEDED are."""
SHAPING = ("GDEF", "GPOS", "GSUB")
"""The tables that say which glyphs stand for letters among others, and where."""
TABLES = ("head", "hhea", "hmtx", "maxp", "cmap", "name", "post", "OS/2")
"""The tables that every font has. What is in no table named here, and is no outline, is not used."""


def font_of(data: bytes) -> FontFile:
    """A font file with these bytes. Raises ValueError that says why it cannot be used."""
    if data[:4] in (b"wOFF", b"wOF2"):
        raise ValueError("it is packed for web pages; take the `.ttf` or `.otf` file of the same font")
    if data[:4] == b"ttcf":
        raise ValueError("it is a collection of several fonts; take a file with one font")
    if data[:4] not in (b"\0\1\0\0", b"OTTO", b"true"):
        raise ValueError("it is not a TrueType or OpenType font")
    try:
        problem = next(_problems(data), "")
        font = FontFile(_name(data), data if problem else _numbered_by_glyph(data))
        if not problem and not advances(font):
            problem = "it has no letters"
    except Exception as error:
        raise ValueError("it is damaged") from error
    if problem:
        raise ValueError(problem)
    return font


def lacking(font: FontFile) -> str:
    """The characters of NEEDED that a font does not have."""
    return "".join(character for character in NEEDED if not font.has(character))


def _name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:20] + (".otf" if data[:4] == b"OTTO" else ".ttf")


def _numbered_by_glyph(data: bytes) -> bytes:
    """The font with glyphs that are called by their places, as far as they are called by numbers.

    East Asian fonts with PostScript outlines number their glyphs at will (CIDs). WeasyPrint 70 takes the place of a
    glyph for its number, so that readers which go by numbers would show other characters. The list of numbers is
    written over with one range that has all of them (Adobe Technical Note 5176, "The Compact Font Format
    Specification", section 13, format 2), which is no longer than any list of two ranges or more.
    """
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(data), lazy=True) as font:
        top = font["CFF "].cff.topDictIndex[0] if "CFF " in font else None
        if top is None or "ROS" not in top.rawDict:
            return data
        start = font.reader.tables["CFF "].offset + top.rawDict["charset"]
        glyphs = len(top.charset)
        if all(int(name[3:]) == place for place, name in enumerate(top.charset[1:], 1)):
            return data
    every = b"\2" + (1).to_bytes(2) + (glyphs - 2).to_bytes(2)
    return data[:start] + every + data[start + len(every) :]


def _problems(data: bytes) -> Iterator[str]:
    from fontTools.ttLib import TTFont  # Slow to import, and only needed where a style names fonts.

    with TTFont(BytesIO(data), lazy=True) as font:
        missing = [table for table in TABLES if table not in font]
        if missing or not ("glyf" in font or "CFF " in font):
            yield "it is damaged, or has pictures in place of outlines"
        if "fvar" in font:
            yield "it is a variable font; take the fixed styles, often in a folder `static` beside it"
        permitted = font["OS/2"].fsType
        if permitted & _RESTRICTED or permitted & _BITMAPS_ONLY:
            yield "its licence, as the file states it, does not let documents carry it"
        if permitted & _NO_SUBSETS:
            yield "its licence, as the file states it, does not let documents carry a part of it"
        for table in TABLES:
            font[table]
        for table in filter(font.has_key, SHAPING):
            font[table].ensureDecompiled(recurse=True)
        _draw(font)


def _draw(font: "TTFont") -> None:
    """Read the outlines of a font, all of them where they are not very many. Raises whatever comes of damage."""
    from fontTools.pens.basePen import NullPen

    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    every = order if len(order) <= MOST_GLYPHS else [font.getBestCmap().get(ord(each), order[0]) for each in NEEDED]
    for name in every:
        glyphs[name].draw(NullPen())
