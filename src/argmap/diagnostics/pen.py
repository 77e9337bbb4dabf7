"""Colours a terminal's text, or leaves it alone: the one place that knows an escape code."""

from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What a stretch of output is for, with the ANSI attributes (SGR parameters) it takes."""

    ERROR = "1;31"
    WARNING = "1;33"
    FRAME = "1;34"
    HELP = "1;36"
    STRONG = "1"
    FAINT = "2"


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes text in a style if colours are wanted, else as it is."""

    colour: bool

    def draw(self, text: str, style: Style | None) -> str:
        """The text, coloured or not; the empty text stays empty."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and style and text else text
