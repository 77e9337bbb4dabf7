"""What stands within a line: words, and what is more than words, for every writer to set in its own way."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from argmap.model import Name


class InlineStyle(StrEnum):
    """The function of words that are not themselves the content, such as a label."""

    STRONG = "strong"
    ROLE = "role"
    """Says what the words after it do, such as “because”."""
    LABEL = "label-in"
    """Names what follows, as a heading in the line."""
    NOTE = "note"
    """An aside, in smaller type where there is any."""
    HANDLE = "handle"
    """The name of a statement."""
    TITLE = "title"
    """The title of a work."""
    GRADE = "grade"
    """The grade of a source."""
    EDITION = "edition"
    """What an edition is called, whatever letters are around it."""
    FAILED = "dead"
    """Says that a step does not hold."""
    ENTRY = "entry"
    """An entry of a key, not to be divided."""


class Show(StrEnum):
    """What of the place it leads to a reference shows."""

    WORDS = "words"
    MENTION = "mention"
    """Words of an author, who leads there."""
    PAGE = "page"
    NUMBER = "number"
    """A number it has itself, which is in the words."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of ordinary words; `lang` is their language, where it is not that of the document."""

    words: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A run of words that an author stressed."""

    words: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Words with a function of their own."""

    style: InlineStyle
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Passage:
    """Text by an author, whose direction may differ from that of the words around it."""

    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to another place of the document, by the anchor of that place.

    `words` lead there; where `show` is a page, they stand before its number, if they are not the usual ones.
    """

    target: str
    words: "Inlines" = ()
    show: Show = Show.WORDS


@dataclass(frozen=True, slots=True)
class Where:
    """Alternatives: `here` if the document has the target, else `away`. A pass over the document leaves one of them."""

    target: str
    here: "Inlines"
    away: "Inlines" = ()


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
    boxed: bool = True
    """Whether it stands out; else it is a letter in a sentence."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A key judgment by its number."""

    number: int
    target: str


@dataclass(frozen=True, slots=True)
class Sign:
    """How something fares, as a mark and a word; a mark alone where there is no room, or the word stands elsewhere.

    `kind` says which it is: `v-` and a verdict, `r-` and what becomes of an objection, `i-` and the status of an
    indicator, `k-` and a mark of the evidence matrix, `t-` and what an interpretation says of a statement.
    """

    kind: str
    mark: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of the scale of likelihood, in percent."""

    low: int
    high: int


Inline = Text | Emphasis | Styled | Passage | Ref | Where | Cite | Stretch | Chip | Badge | Sign | Range
Inlines = tuple[Inline, ...]

Piece = str | Inline | Inlines
"""What sentences are put together from."""


def inlines(*pieces: Piece) -> Inlines:
    """Pieces one after the other; words that meet become one run, and empty ones are left out."""
    found: list[Inline] = []
    for one in _each(pieces):
        last = found[-1] if found else None
        if isinstance(one, Text) and isinstance(last, Text) and one.lang == last.lang:
            found[-1] = replace(last, words=last.words + one.words)
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


def joined(pieces: Iterable[Piece], between: Piece = " ") -> Inlines:
    """The pieces that are not empty, with something between them."""
    found: list[Piece] = []
    for piece in pieces:
        if piece:
            found.extend((between, piece) if found else (piece,))
    return inlines(*found)


def bare(line: Inlines) -> Inlines:
    """A line without its citations and the spaces before them."""
    found: list[Inline] = []
    for one in line:
        if isinstance(one, Cite):
            if found and isinstance(last := found[-1], Text):
                found[-1] = replace(last, words=last.words.rstrip())
        else:
            found.append(replace(one, content=bare(one.content)) if isinstance(one, Passage | Styled) else one)
    return inlines(*found)


def plain(line: Inlines) -> str:
    """The words alone, with single spaces: no citations, no pages, letters and numbers as they are."""
    return " ".join("".join(map(_words, bare(line))).split())


def _words(inline: Inline) -> str:
    match inline:
        case Text(words) | Emphasis(words) | Stretch(words):
            return words
        case Styled(content=content) | Passage(content):
            return "".join(map(_words, content))
        case Ref(_, words, Show.WORDS | Show.MENTION | Show.NUMBER):
            return "".join(map(_words, words))
        case Chip(letter):
            return letter
        case Badge(number):
            return str(number)
        case Sign(_, mark, words):
            return words or mark
        case _:
            return ""


_ENDS = (".", "!", "?", "؟", "…")
_CLOSING = "”’»\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE} "
"""What may stand behind the end of a sentence: quotation marks, and in French the space before them."""


def sentence(line: Inlines) -> Inlines:
    """The same with a full stop, if it has words and needs one; that of a passage stands in it."""
    words = plain(line)
    if not words or words.rstrip(_CLOSING).endswith(_ENDS):
        return line
    if isinstance(last := line[-1], Passage):
        return (*line[:-1], Passage(inlines(last.content, ".")))
    return inlines(line, ".")
