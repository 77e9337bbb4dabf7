"""The fonts of a document in the order they are tried: from this one value come glyph checks, widths and font rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
"""The folder of the bundled fonts."""

REGULAR, SEMIBOLD = 400, 600
"""The weights that style sheets ask for."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font: a bundled one, or what a style file names. `name` tells fonts apart, and is that of a file to be made."""

    name: str
    data: bytes | None = field(default=None, compare=False, repr=False)

    def read(self) -> bytes:
        """The bytes of the font."""
        return (FONTS / self.name).read_bytes() if self.data is None else self.data

    def has(self, character: str) -> bool:
        """Whether the font has the character."""
        return ord(character) in advances(self)


@dataclass(frozen=True, slots=True)
class Family:
    """The four styles of a family, under the name that style sheets and drawings know it by."""

    name: str
    regular: FontFile
    bold: FontFile
    italic: FontFile
    bold_italic: FontFile

    def styles(self) -> Iterator[tuple[FontFile, int, bool]]:
        """Each font with its weight and whether it is italic."""
        yield self.regular, REGULAR, False
        yield self.italic, REGULAR, True
        yield self.bold, SEMIBOLD, False
        yield self.bold_italic, SEMIBOLD, True

    def has(self, character: str) -> bool:
        """Whether every style has the character: where one lacks it, a word would change its type half way."""
        return all(font.has(character) for font, _, _ in self.styles())


def single(name: str, font: FontFile) -> Family:
    """A family of one font, which stands for all styles."""
    return Family(name, font, font, font, font)


SANS = Family(
    "Source Sans 3",
    FontFile("SourceSans3-Regular.ttf"),
    FontFile("SourceSans3-Semibold.ttf"),
    FontFile("SourceSans3-It.ttf"),
    FontFile("SourceSans3-SemiboldIt.ttf"),
)
SERIF = Family(
    "Source Serif 4",
    FontFile("SourceSerif4-Regular.ttf"),
    FontFile("SourceSerif4-Semibold.ttf"),
    FontFile("SourceSerif4-It.ttf"),
    FontFile("SourceSerif4-It.ttf"),
)
ARABIC_REGULAR, ARABIC_BOLD = FontFile("AmiriLarge-Regular.ttf"), FontFile("AmiriLarge-Semibold.ttf")
SCRIPTS = (Family("Amiri Large", ARABIC_REGULAR, ARABIC_BOLD, ARABIC_REGULAR, ARABIC_BOLD),)
"""Bundled families for the scripts that the two others lack, in the order they are tried."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The type of a document: what is read, what labels and maps are set in, and `extra` for letters both lack."""

    serif: Family = SERIF
    sans: Family = SANS
    extra: tuple[Family, ...] = ()

    @property
    def families(self) -> tuple[Family, ...]:
        """Every family, in the order they are tried for labels and maps."""
        return tuple(dict.fromkeys((self.sans, *self.extra, SANS, self.serif, SERIF, *SCRIPTS)))

    @property
    def reading(self) -> tuple[Family, ...]:
        """Every family, in the order they are tried for what is read."""
        return tuple(dict.fromkeys((self.serif, *self.extra, SERIF, self.sans, SANS, *SCRIPTS)))

    def has(self, character: str) -> bool:
        """Whether a character can be set."""
        return any(family.has(character) for family in self.families)

    def of(self, character: str) -> Family:
        """The family that a character of a map is set in; the first, if none has it."""
        return next((family for family in self.families if family.regular.has(character)), self.sans)


BUNDLED = Faces()
"""The type of a document that asks for none."""


@cache
def advances(font: FontFile) -> Mapping[int, float]:
    """The characters of a font, each with its width in ems."""
    from fontTools.ttLib import TTFont  # Slow to import, and only a build needs it.

    with TTFont(BytesIO(font.read()), lazy=True) as read:
        widths = read["hmtx"].metrics
        units = read["head"].unitsPerEm
        return {code: widths[glyph][0] / units for code, glyph in (read.getBestCmap() or {}).items()}
