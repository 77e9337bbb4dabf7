"""Embeds fonts once for a whole document, though its parts are typeset apart: each says only which glyphs it needs."""

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from types import ModuleType
from typing import Any

from argmap.render.theme import Theme

_NOT_KEPT = frozenset({"hb_font", "hb_face", "file_content"})
"""What WeasyPrint knows of a font that cannot be handed to another process."""
_BY_GLYPH = ("widths", "to_unicode")
"""What it knows of each glyph in use."""
_NO_BREAK = "\N{NO-BREAK SPACE}"
_HARFBUZZ = """
    hb_blob_t * hb_blob_create (const char *data, unsigned int length, int mode, void *user_data, void *destroy);
    hb_face_t * hb_face_create (hb_blob_t *blob, unsigned int index);
"""
"""What WeasyPrint does not declare of the library, since it has its fonts from Pango; 0 is the mode that copies."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font that pages are set in: the digest of its file, the file itself unless the theme has it, and the rest."""

    file: str
    data: bytes
    about: Mapping[str, Any]

    @property
    def key(self) -> tuple[Any, ...]:
        """The same for what can be one font: characters without a glyph have numbers in the order they came."""
        return self.about["hash"], self.file, tuple(self.about["missing"].items())


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts of some pages, and the dictionary in their PDF that is to name them."""

    used: list[Typeface]
    named: list[Any]


@contextmanager
def recorded(weasyprint: ModuleType, theme: Theme) -> Iterator[Faces]:
    """Let WeasyPrint note the fonts of a PDF, and embed none."""
    faces = Faces([], [])
    original = weasyprint.pdf.build_fonts_dictionary

    def noted(pdf: Any, fonts: Mapping[Any, Any], *_: object) -> Any:  # noqa: ANN401, ARG001 - WeasyPrint has no types
        from weasyprint.pdf import pydyf

        known = _files(theme)
        for font in fonts.values():
            digest = sha256(font.file_content).hexdigest()
            about = {name: value for name, value in vars(font).items() if name not in _NOT_KEPT}
            faces.used.append(Typeface(digest, b"" if digest in known else font.file_content, about))
        faces.named.append(pydyf.Dictionary())
        return faces.named[0]

    weasyprint.pdf.build_fonts_dictionary = noted
    try:
        yield faces
    finally:
        weasyprint.pdf.build_fonts_dictionary = original


def embed(
    pdf: Any,  # noqa: ANN401
    parts: Sequence[Sequence[Typeface]],
    theme: Theme,
    weasyprint: ModuleType,
) -> list[dict[str, bytes]]:
    """Add the fonts of all parts to a PDF; for each part, what its pages call them by and where they are."""
    from weasyprint.pdf.fonts import Font, build_fonts_dictionary

    fonts: dict[tuple[Any, ...], Any] = {}
    taken: set[str] = set()
    for face in (face for part in parts for face in part):
        font = fonts.get(face.key)
        if font is None:
            font = fonts[face.key] = object.__new__(Font)
            vars(font).update({name: value for name, value in face.about.items() if name not in _BY_GLYPH})
            font.file_content = face.data or _files(theme)[face.file]
            font.hb_face = _face(font.file_content, font.index)
            font.widths, font.to_unicode = {}, {}
            _name_apart(font, taken)
            taken.add(font.hash)
        font.widths |= face.about["widths"]
        font.to_unicode |= face.about["to_unicode"]
    for font in fonts.values():
        font.widths = dict(sorted(font.widths.items()))
        # One glyph is a space, and one that no line breaks at: whoever searches means the former.
        font.to_unicode = {glyph: text.replace(_NO_BREAK, " ") for glyph, text in sorted(font.to_unicode.items())}
    places = build_fonts_dictionary(pdf, fonts, True, True, weasyprint.DEFAULT_OPTIONS | {"pdf_version": "1.7"})
    return [{face.about["hash"]: places[fonts[face.key].hash] for face in part} for part in parts]


def _name_apart(font: Any, taken: Set[str]) -> None:  # noqa: ANN401
    """Give a font a name of its own: no two that differ may have the same (ISO 32000-1, 9.6.4)."""
    while font.hash in taken:
        font.hash = "".join(chr(65 + byte % 26) for byte in sha256(font.hash.encode()).digest()[:6])
    font.name = b"/" + font.hash.encode() + b"+" + font.name.partition(b"+")[2]


@lru_cache(4)
def _files(theme: Theme) -> Mapping[str, bytes]:
    """The font files of a theme, by their digests."""
    fonts = dict.fromkeys(font for family in theme.faces.families for font, _, _ in family.styles())
    return {sha256(data).hexdigest(): data for data in (font.read() for font in fonts)}


def _face(data: bytes, index: int) -> Any:  # noqa: ANN401
    """A font file as HarfBuzz has it, which WeasyPrint has cut down to the glyphs in use."""
    from weasyprint.text.ffi import ffi, harfbuzz

    if not hasattr(harfbuzz, "hb_face_create"):
        ffi.cdef(_HARFBUZZ)
    blob = harfbuzz.hb_blob_create(data, len(data), 0, ffi.NULL, ffi.NULL)
    face = ffi.gc(harfbuzz.hb_face_create(blob, index), harfbuzz.hb_face_destroy)
    harfbuzz.hb_blob_destroy(blob)
    return face
