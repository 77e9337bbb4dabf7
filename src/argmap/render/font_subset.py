"""Cuts fonts down to the characters in use, so that a picture can carry its own type."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont, newTable

from argmap.diagnostics import Diagnostic, Trouble
from argmap.render.faces import BUNDLED, REGULAR, SEMIBOLD, SERIF, Faces, Family, FontFile
from argmap.render.font_check import SHAPING, TABLES

_KEPT = frozenset({*TABLES, *SHAPING, "kern", "glyf", "loca", "CFF "})
"""The tables that a picture needs; no other is read, so that none that is damaged does harm."""
_LETTER_BY_LETTER = ["kern"]
"""All that these families need of a font's rules; in other scripts letters change shape by their neighbours."""


def used_families(characters: Iterable[str], faces: Faces = BUNDLED) -> dict[Family, set[int]]:
    """The families that these characters of a map are set in, in the order they are tried, each with its own."""
    found: dict[Family, set[int]] = {family: set() for family in faces.families}
    found[faces.sans].add(0x20)
    for character in set(characters):
        found[faces.of(character)].add(ord(character))
    return {family: codes | {0x20} for family, codes in found.items() if codes}


@dataclass(frozen=True, slots=True)
class CutFont:
    """A font with the characters in use and no others, under the name and in the weight that drawings ask for."""

    family: str
    weight: int
    data: bytes

    @property
    def rule(self) -> str:
        """What carries it in a style sheet."""
        kind = "opentype" if self.data.startswith(b"OTTO") else "truetype"
        return (
            f"@font-face{{font-family:'{self.family}';font-weight:{self.weight};"
            f"src:url(data:font/{kind[0]}tf;base64,{b64encode(self.data).decode()}) format('{kind}')}}"
        )


def cut_fonts(characters: Iterable[str], faces: Faces = BUNDLED) -> tuple[CutFont, ...]:
    """The type of labels in weights 400 and 600, with these characters and no others, in the order it is tried."""
    return tuple(
        CutFont(family.name, weight, _cut(font, weight, sorted(codes), family, faces))
        for family, codes in used_families(characters, faces).items()
        for font, weight in _weights(family)
    )


def _weights(family: Family) -> Iterator[tuple[FontFile, int]]:
    yield family.regular, REGULAR
    if family.bold != family.regular:
        yield family.bold, SEMIBOLD


def _cut(font: FontFile, weight: int, unicodes: list[int], family: Family, faces: Faces) -> bytes:
    features = _LETTER_BY_LETTER if family in (faces.sans, faces.serif, SERIF) else ["*"]
    try:
        return _subset(font, unicodes, features, family.name, weight)
    except Exception as error:
        if font.data is None:
            raise
        raise Trouble(_damaged(family)) from error


def _damaged(family: Family) -> Diagnostic:
    """The message for a font whose damage the checks of `font_check` did not find."""
    style = family.name.removeprefix("Chosen ").lower()
    message = f"a font that the style file names (`{style}`) is damaged: no map can be drawn in it"
    return Diagnostic("ARG516", message, help="give another file, or leave it out: the bundled fonts take its place")


def _subset(font: FontFile, unicodes: list[int], features: list[str], family: str, weight: int) -> bytes:
    subset.log.disabled = True  # It would tell the author of tables that it leaves out.
    options = subset.Options(notdef_outline=True, recalc_timestamp=False, hinting=False, layout_features=features)
    loaded = subset.load_font(BytesIO(font.read()), options)
    for table in set(loaded.reader.tables) - _KEPT:
        del loaded[table]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(loaded)
    _name(loaded, family, weight)
    out = BytesIO()
    subset.save_font(loaded, out, options)
    return out.getvalue()


def _name(font: TTFont, family: str, weight: int) -> None:
    """Give a font the name and weight by which a drawing asks for it: programs go by these, whatever a rule says."""
    names = font["name"] = newTable("name")
    names.names = []
    for number, text in ((1, family), (2, "Regular"), (4, f"{family} {weight}"), (6, f"{family}-{weight}")):
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
