"""What a citation is made of before and after it is formatted: the cites, and the pieces that are printed."""

from dataclasses import dataclass
from enum import StrEnum

ItemId = str
"""What an item is cited by: its `id` in CSL-JSON."""


class Placement(StrEnum):
    """Where a style puts its citations: in footnotes, or in the running text."""

    NOTE = "note"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one font.

    `raised` is superscript, `lowered` subscript. `link` is an http or https address, or empty; `item` is what the piece
    tells of, in a citation, where it is not what joins several. `display` is CSL's: `block`, `left-margin`,
    `right-inline` or `indent`, or empty.
    """

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    raised: bool = False
    lowered: bool = False
    underlined: bool = False
    link: str = ""
    item: ItemId = ""
    display: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """One item cited.

    `locator` is a place in it: a number of the kind that `label` names (CSL's terms for locators), or, without a label,
    words as an author writes them, such as `p. 12` or `¶4`. `prefix` and `suffix` are words around the cite, in CSL's
    rich text. `position` says how the cite stands to those before it; without it, that is worked out.
    """

    item: ItemId
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    position: frozenset[str] | None = None
