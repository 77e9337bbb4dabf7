"""The blocks a document is made of: they say what a thing is, never how it looks, which writers know for themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.verdicts import Stance
from argmap.document.inlines import Chip, Inline, Inlines, Sign
from argmap.model import Name
from argmap.model.relations import Connective


class Tone(StrEnum):
    """What a paragraph is there for, where it is not the text itself; to writers, a class."""

    PLAIN = ""
    LEDE = "lede"
    """Opens a part."""
    SMALL = "small"
    """Says how something is to be read."""
    MORE = "small more"
    """Says what was left out."""
    VOICE = "by"
    """Says whose words those above are, or how sure they are."""
    KEY = "key"
    """Explains the signs of what follows."""
    QUOTE = "quote"
    """The words of a source."""
    NONE = "none"
    """Says that there is nothing to say."""
    MISSING = "untested"
    """The same, where there should be something."""
    TURNS = "turns"
    """States what is contested."""
    FARES = "fares"
    """Says what is wrong with the statement before it."""
    TARGET = "against"
    """Says on what there bears that which the paragraph before it has."""
    ASKED = "asked"
    """Says what is asked about that which the paragraph before it has."""
    RESULT = "ranking"
    """Says what a table comes to."""
    FACT = "fact"
    """States facts in short."""
    TABLE = "to-table"
    """Introduces a table."""
    WAY = "go"
    """Says where there is more."""
    COLOPHON = "colophon"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; where it states a fact under a `label`, that names it in a word or two, in the margin or before it.

    The second and further of such facts in a row may have an empty label: they are of the same kind as the one above.
    """

    content: Inlines
    tone: Tone = Tone.PLAIN
    label: Inlines | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Items, each of blocks; `kind` tells lists apart that look unlike, and is a class to writers."""

    items: tuple["Blocks", ...]
    kind: str = ""
    ordered: bool = False
    lang: str = ""
    """Its language, where it is not that of the document."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: words, or blocks. `head` says that it names its row."""

    content: "Inlines | Blocks"
    head: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `anchor` is empty where nothing leads to it."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words. `columns` names what each column holds, where that makes it wider or narrower."""

    kind: str
    columns: tuple[str, ...]
    head: tuple[Inlines, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """Words, each with what it means."""

    entries: tuple[tuple[Inlines, Inlines], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together; `kind` says what they are, and is a class to writers."""

    kind: str
    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document, or of a part: its title, and what stands below it.

    `kind` is the name of the part. One without an anchor is a heading with what belongs to it: nothing leads to it, and
    contents do not name it.
    """

    title: Inlines
    blocks: "Blocks"
    anchor: str = ""
    kind: str = ""
    letter: Inlines = ()
    """The interpretation that it is of."""


# What arguments have --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cover:
    """The head of a document. `facts` are such as who made it and when, each with what it is."""

    organisation: str
    title: Inlines
    subtitle: Inlines
    questions: tuple[Inlines, ...]
    facts: tuple[tuple[Inlines, Inlines], ...]


@dataclass(frozen=True, slots=True)
class Judgment:
    """A key judgment by its number, and what is to be known of it."""

    number: int
    text: Inlines
    facts: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in prose order, written out if it has an anchor, or told again."""

    depth: int
    relation: Connective
    """What it has to do with the statement above it that is one less deep."""
    content: Inlines
    attached: tuple[Paragraph, ...]
    """Who says so, quotes, how likely it is and how sure the authors are."""
    margin: tuple[Inlines, ...]
    """What it is called, who holds and who rejects it, each by itself."""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What each interpretation says to one question."""

    question: Inlines
    answers: tuple["Blocks", ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The interpretation that a column is of."""

    chip: Chip
    title: Inlines


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Interpretations beside one another, each a column, and the same questions put to each."""

    columns: tuple[Column, ...]
    rows: tuple[Answers, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage in the evidence matrix, the grade of its source, and its mark in each column.

    `level` says that it tells nothing apart.
    """

    content: Inlines
    grade: str
    marks: tuple[Sign | None, ...]
    level: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """The evidence matrix: what it sums up to, column by column, stands last."""

    heads: tuple[Inlines, Inlines]
    """What the first column holds, and that of the grades; this one is empty where there are none."""
    columns: tuple[Inlines, ...]
    rows: tuple[Evidence, ...]
    sums: tuple[tuple[Inlines, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class MapFigure:
    """A map, by what it is of: the whole, a section or an interpretation. Writers have it drawn."""

    kind: str
    subject: Name | None = None


@dataclass(frozen=True, slots=True)
class MapKey:
    """What the lines and signs of maps mean, if there are any."""


@dataclass(frozen=True, slots=True)
class StanceMaps:
    """One map a compared interpretation, all with the same statements, which say what it makes of them."""

    columns: tuple[tuple[Name, Chip, str], ...]
    """Each interpretation by its name, letter and title."""
    stances: Mapping[Name, Mapping[Name, Stance]]
    """For each interpretation, what it says of statements; of others, nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the list: its number there, how the citation style has it, and what is to be known of it."""

    anchor: str
    number: int
    reference: Inlines
    facts: tuple[Paragraph, ...]


Block = (
    Paragraph
    | Listing
    | Table
    | Glossary
    | Group
    | Section
    | Cover
    | Judgment
    | Statement
    | SideBySide
    | EvidenceTable
    | MapFigure
    | MapKey
    | StanceMaps
    | Source
)
Blocks = tuple[Block, ...]


def is_block(one: "Block | Inline") -> bool:
    """Whether something is a block, and not what stands within a line."""
    return isinstance(one, Block)
