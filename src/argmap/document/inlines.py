"""What stands within a line: words, and what is more than words, for every writer to set in its own way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.model import Name


class Style(StrEnum):
    """What words are there for, where they are not what is said itself."""

    STRONG = "strong"
    ROLE = "role"
    """Says what the words after it do, such as “because”."""
    LABEL = "label"
    """Names what follows, as a heading in the line."""
    NOTE = "note"
    """An aside, in smaller type where there is any."""
    HANDLE = "handle"
    """The name of a statement."""
    TITLE = "title"
    """The title of a work."""
    FAILED = "failed"
    """Says that a step does not hold."""


class Show(StrEnum):
    """What of the place it leads to a reference shows."""

    WORDS = "words"
    PAGE = "page"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of ordinary words."""

    words: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A run of words that an author stressed."""

    words: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Words with a part of their own in the line."""

    style: Style
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to another place of the document, by the anchor of that place.

    `words` lead there; where `show` is a page or a number, they stand before it, and where a writer has neither pages
    nor numbers, nothing of the reference is left but such words as are not about it.
    """

    target: str
    words: "Inlines" = ()
    show: Show = Show.WORDS


@dataclass(frozen=True, slots=True)
class Cited:
    """One source cited, and where in it: `¶4`, or nothing."""

    source: Name
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of what a citation style wrote, in one font; `target` is where it leads, an anchor or an address."""

    words: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    raised: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """Sources cited together at one place; `written` is empty until a pass over the document has formed it."""

    sources: tuple[Cited, ...]
    written: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """An interpretation by its letter. `colour` runs from 1 to 6 and starts again; `target` is its section's anchor."""

    letter: str
    colour: int
    target: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A key judgment by its number."""

    number: int
    target: str


@dataclass(frozen=True, slots=True)
class Sign:
    """How something fares, as a mark and a word: `kind` says which of them it is, such as `verdict-answered`."""

    kind: str
    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of the scale of likelihood, in percent."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Recall:
    """A statement told again, which `target` is the place of: where that is in the document, it cites nothing here."""

    target: str
    content: "Inlines"


Inline = Text | Emphasis | Styled | Ref | Cite | Chip | Badge | Sign | Range | Recall
Inlines = tuple[Inline, ...]

Piece = str | Inline | Inlines
"""What sentences are put together from."""


def inlines(*pieces: Piece) -> Inlines:
    """Pieces one after the other; words that meet become one run, and empty ones are left out."""
    found: list[Inline] = []
    for one in _each(pieces):
        if isinstance(one, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].words + one.words)
        elif one != Text(""):
            found.append(one)
    return tuple(found)


def _each(pieces: Iterable[Piece]) -> Iterable[Inline]:
    for piece in pieces:
        if isinstance(piece, str):
            yield Text(piece)
        elif isinstance(piece, tuple):
            yield from piece
        else:
            yield piece


def plain(content: Sequence[Inline]) -> str:
    """The words alone, with single spaces: no citations, no pages, letters and numbers as they are."""
    return " ".join("".join(_words(each) for each in content).split())


def _words(inline: Inline) -> str:
    match inline:
        case Text(words) | Emphasis(words):
            return words
        case Styled(_, content) | Recall(_, content):
            return "".join(map(_words, content))
        case Ref(_, words, Show.WORDS):
            return "".join(map(_words, words))
        case Chip(letter):
            return letter
        case Badge(number):
            return str(number)
        case Sign(_, _, words):
            return words
        case _:
            return ""


_ENDS = (".", "!", "?", "؟", "…")
_CLOSING = "”’»\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE} "
"""What may stand behind the end of a sentence: quotation marks, and in French the space before them."""


def sentence(content: Inlines) -> Inlines:
    """The same with a full stop, if it has words and needs one."""
    words = plain(content)
    return content if not words or words.rstrip(_CLOSING).endswith(_ENDS) else inlines(content, ".")
