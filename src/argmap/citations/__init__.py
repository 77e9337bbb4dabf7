"""Formats citations and lists of references by the Citation Style Language; knows no briefs and touches no files.

It reads CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html), with the styles and locales of the
Citation Style Language project.
"""

from argmap.citations.citer import Citer
from argmap.citations.piece import Cite, Name, Piece, Placement
from argmap.citations.style import STYLES, Style, bundled_style, read_style

__all__ = [
    "STYLES",
    "Cite",
    "Citer",
    "Name",
    "Piece",
    "Placement",
    "Style",
    "bundled_style",
    "read_style",
]
