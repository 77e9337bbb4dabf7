"""What a citation is made of before and after it is formatted: what is cited, and the pieces that are printed."""

from dataclasses import dataclass
from enum import StrEnum

ItemId = str
"""What an item is cited by: its `id` in CSL-JSON."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one font.

    `raised` is superscript; `link` is an http or https address, or empty; `source` is the source that it tells of, in a
    citation, where it is not what joins several.
    """

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    raised: bool = False
    link: str = ""
    item: ItemId = ""


class Placement(StrEnum):
    """Where a style puts its citations: in footnotes, or in the running text."""

    NOTE = "note"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Cite:
    """One source cited, and the place in it as the author wrote it: `p. 12`, `¶4`, or nothing."""

    item: ItemId
    locator: str = ""
