"""Colours as numbers, read from `#rrggbb` and printed again, so that no text of an author reaches CSS, DOT or SVG."""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from math import dist

_WRITTEN = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_STEP = 0.005
"""By how much `legible` darkens a colour at a time."""

_Triple = tuple[float, float, float]
_Matrix = tuple[_Triple, _Triple, _Triple]

DICHROMACIES: tuple[_Matrix, ...] = (
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
)
"""What people see who lack the long-wave cones (protanopia) and the middle-wave ones (deuteranopia), over linear RGB.

The matrices are those for severity 1.0 of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009).
"""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the sRGB space; each part is from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


WHITE = Colour(255, 255, 255)
"""The page."""


def colour(written: str) -> Colour:
    """The colour written as `#rrggbb`. Raises ValueError for anything else."""
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise ValueError(written)
    return Colour(*(int(part, 16) for part in found.groups()))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_linear_luminance(one), _linear_luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def greyness(one: Colour) -> float:
    """How light a colour comes out in greyscale: CIE L*, from 0 for black to 100 for white."""
    return _lab(_linear(one))[0]


def apart(one: Colour, other: Colour) -> float:
    """How far apart two colours look to those of DICHROMACIES who tell them apart worst: CIE 1976 ΔE."""
    return min(dist(_lab(_seen(one, eye)), _lab(_seen(other, eye))) for eye in DICHROMACIES)


def tint(one: Colour, lightness: float, saturation: float = 1.0) -> Colour:
    """The same hue at a lightness from 0 to 1 (as HSL has it), with its saturation multiplied."""
    hue, _, saturated = rgb_to_hls(*_parts(one))
    return _colour(hls_to_rgb(hue, lightness, min(1.0, saturated * saturation)))


def shade(one: Colour, share: float) -> Colour:
    """The same hue, darker: its lightness multiplied."""
    hue, lightness, saturated = rgb_to_hls(*_parts(one))
    return _colour(hls_to_rgb(hue, lightness * share, saturated))


def mix(one: Colour, other: Colour) -> Colour:
    """The colour half way between two."""
    return Colour((one.red + other.red) // 2, (one.green + other.green) // 2, (one.blue + other.blue) // 2)


def legible(one: Colour, ground: Colour, ratio: float) -> Colour:
    """The colour, or the lightest shade of it that has that contrast to a light ground (of up to 10 to 1)."""
    hue, lightness, saturated = rgb_to_hls(*_parts(one))
    found = one
    while contrast(found, ground) < ratio and lightness > 0:
        lightness = max(0.0, lightness - _STEP)
        found = _colour(hls_to_rgb(hue, lightness, saturated))
    return found


def _parts(one: Colour) -> _Triple:
    return one.red / 255, one.green / 255, one.blue / 255


def _colour(parts: _Triple) -> Colour:
    return Colour(*(round(255 * part) for part in parts))


def _linear(one: Colour) -> _Triple:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(one))
    return red, green, blue


def _linear_luminance(one: Colour) -> float:
    red, green, blue = _linear(one)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _seen(one: Colour, eye: _Matrix) -> _Triple:
    linear = _linear(one)
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in eye)
    return red, green, blue


def _lab(linear: _Triple) -> _Triple:
    """CIE L*a*b* of linear sRGB, for the white point D65."""
    red, green, blue = linear
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (value ** (1 / 3) if value > 0.008856 else value * 7.787 + 16 / 116 for value in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)
