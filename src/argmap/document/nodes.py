"""The blocks a document is made of: they say what a thing is, never how it looks, which writers know for themselves."""

from dataclasses import dataclass
from enum import StrEnum

from argmap.document.inlines import Inline, Inlines


class Tone(StrEnum):
    """What a paragraph is there for, where it is not the text itself."""

    PLAIN = "plain"
    LEDE = "lede"
    """Opens a part."""
    SMALL = "small"
    """Says how something is to be read, or what was left out."""
    VOICE = "voice"
    """Says whose words those above are, or how sure they are."""
    KEY = "key"
    """Explains the signs of what follows."""
    QUOTE = "quote"
    """The words of a source."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `label` names it in a word or two, in the margin or before it."""

    content: Inlines
    tone: Tone = Tone.PLAIN
    label: Inlines = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Items, each of blocks; `kind` tells lists apart that look unlike, and is a class to writers."""

    items: tuple["Blocks", ...]
    kind: str = ""
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: words, or blocks. `head` says that it names its row (in a head row, its column)."""

    content: "Inlines | Blocks"
    head: bool = False
    span: int = 1
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `anchor` is empty where nothing leads to it."""

    cells: tuple[Cell, ...]
    anchor: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Each of `bodies` is a group of rows that belong together; `columns` names what each column holds."""

    kind: str
    columns: tuple[str, ...]
    head: tuple[Inlines, ...]
    bodies: tuple[tuple[Row, ...], ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """Words, each with what it means."""

    entries: tuple[tuple[Inlines, Inlines], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together; `kind` says what they are, and is a class to writers."""

    kind: str
    blocks: "Blocks"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document, or of a part: its title, and what stands below it.

    `kind` is the name of the part; `short` what a running head calls it, where that is not the title; `listed` says
    whether contents name it.
    """

    anchor: str
    kind: str
    title: Inlines
    blocks: "Blocks"
    short: str = ""
    listed: bool = True


Block = Paragraph | Listing | Table | Glossary | Group | Section
Blocks = tuple[Block, ...]


def is_block(one: "Block | Inline") -> bool:
    """Whether something is a block, and not what stands within a line."""
    return isinstance(one, Block)
