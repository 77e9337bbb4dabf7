"""The widths of the type that maps are set in, so that boxes are measured with the very fonts that fill them."""

from dataclasses import dataclass, field
from unicodedata import combining, east_asian_width

from argmap.render.cursive import is_joined, shaped
from argmap.render.faces import BUNDLED, Faces, advances

_AVERAGE = 0.55
"""The width of a character no font has, in ems; East Asian wide characters take a whole one."""


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Text widths from the advance widths of fonts, which are read when first needed."""

    faces: Faces = BUNDLED
    _known: dict[tuple[str, bool], float] = field(default_factory=dict, compare=False, repr=False)
    _ems: dict[tuple[str, bool], float] = field(default_factory=dict, compare=False, repr=False)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide the text runs on one line, in points; kerning is left out, which errs on the wide side."""
        key = (text, bold)
        if key not in self._known:
            joined = shaped(text)
            spaces = 0.0 if joined == text else sum(map(self._space, joined.split(" ")))
            self._known[key] = sum(self._of(character, bold) for character in joined) + spaces
        return self._known[key] * size

    def _space(self, word: str) -> float:
        """How much wider than that of labels the space beside a word in joined letters is, which is their font's."""
        letter = next(filter(is_joined, word), None)
        if letter is None:
            return 0.0
        own = advances(self.faces.of(letter).regular).get(0x20, 0.0)
        return max(0.0, own - self._of(" ", bold=False))

    def _of(self, character: str, bold: bool) -> float:
        """The width of a character in ems, in the first family that has it."""
        key = (character, bold)
        if key not in self._ems:
            fonts = (family.bold if bold else family.regular for family in self.faces.families)
            found = (advances(font).get(ord(character)) for font in fonts)
            self._ems[key] = next((ems for ems in found if ems is not None), _guess(character))
        return self._ems[key]


def _guess(character: str) -> float:
    if combining(character):
        return 0.0
    return 1.0 if east_asian_width(character) in "WF" else _AVERAGE


def bundled_metrics() -> FontMetrics:
    """Metrics of the bundled fonts; nothing is read until a width is asked for."""
    return FontMetrics()
