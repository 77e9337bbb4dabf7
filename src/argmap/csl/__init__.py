"""Formats citations and lists of references by the Citation Style Language; knows no briefs and touches no files.

It reads CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html), with the styles and locales of the
Citation Style Language project.
"""

from argmap.csl.cite import Cite, ItemId, Piece, Placement
from argmap.csl.item import ItemData
from argmap.csl.processor import Processor
from argmap.csl.style import STYLES, Style, StyleError, StyleFault, bundled_style, read_style

__all__ = [
    "STYLES",
    "Cite",
    "ItemData",
    "ItemId",
    "Piece",
    "Placement",
    "Processor",
    "Style",
    "StyleError",
    "StyleFault",
    "bundled_style",
    "read_style",
]
