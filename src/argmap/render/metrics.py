"""The widths of the bundled sans serif, so that boxes are measured with the very type that fills them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from unicodedata import combining, east_asian_width

FONTS = Path(__file__).parent / "fonts"
"""The folder of the bundled fonts."""
REGULAR, BOLD = "SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf"

_AVERAGE = 0.55
"""The width of a character the font does not have, in ems; East Asian wide characters take a whole one."""


@dataclass(frozen=True, slots=True)
class BundledMetrics:
    """Text widths from the advance widths of the bundled fonts, which are read when first needed."""

    _known: dict[tuple[str, bool], float] = field(default_factory=dict, compare=False, repr=False)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide the text runs on one line, in points; kerning is left out, which errs on the wide side."""
        key = (text, bold)
        if key not in self._known:
            advances = _advances(BOLD if bold else REGULAR)
            wide = (advances.get(ord(character)) for character in text)
            self._known[key] = sum(
                _guess(character) if ems is None else ems for character, ems in zip(text, wide, strict=True)
            )
        return self._known[key] * size


def _guess(character: str) -> float:
    if combining(character):
        return 0.0
    return 1.0 if east_asian_width(character) in "WF" else _AVERAGE


@cache
def _advances(font: str) -> Mapping[int, float]:
    """The width of each character a font has, in ems."""
    from fontTools.ttLib import TTFont  # Slow to import, and only needed once maps are drawn.

    with TTFont(FONTS / font, lazy=True) as read:
        widths = read["hmtx"].metrics
        units = read["head"].unitsPerEm
        return {code: widths[glyph][0] / units for code, glyph in read.getBestCmap().items()}


def bundled_metrics() -> BundledMetrics:
    """Metrics of the bundled fonts; nothing is read until a width is asked for."""
    return BundledMetrics()
