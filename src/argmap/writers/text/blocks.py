"""Blocks for a terminal: headings, paragraphs, lists and tables in lines that fit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from argmap.diagnostics.pen import Pen, Style
from argmap.diagnostics.visible import visible, width
from argmap.document.inlines import Inlines
from argmap.document.nodes import (
    Block,
    Blocks,
    Cell,
    EvidenceTable,
    Glossary,
    Group,
    Listing,
    Paragraph,
    Section,
    Table,
    Tone,
    is_block,
)
from argmap.writers.text.lines import Location, Places, line, wrapped

WIDTH = 100
"""Columns that texts are wrapped to, where there is room."""

__all__ = ["WIDTH", "Location", "Places", "Terminal"]

_BESIDE = (Tone.SMALL, Tone.MORE, Tone.VOICE, Tone.FACT)
"""What belongs to the paragraph before it, and stands right below it."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Sets a document in lines, with colours if they are wanted."""

    places: Places
    colour: bool = False
    columns: int = WIDTH
    """How long lines may be."""

    def line(self, content: Inlines) -> str:
        """What stands in a line, however long that is."""
        return line(content, self.places)

    def heading(self, content: Inlines) -> str:
        """A line that stands above others and names them."""
        return Pen(self.colour).draw(self.line(content), Style.STRONG)

    def paragraph(self, content: Inlines, first: str = "", rest: str | None = None) -> Iterator[str]:
        """A paragraph; `first` stands before its first line, `rest` before the others (blanks, if not given)."""
        yield from wrapped(self.line(content), self.columns, first, " " * len(first) if rest is None else rest)

    def blocks(self, blocks: Iterable[Block], margin: str = "") -> Iterator[str]:
        """Blocks one below the other, with an empty line between those that do not belong together."""
        said = (block for block in blocks if not isinstance(block, Paragraph) or block.content)
        for place, block in enumerate(said):
            beside = isinstance(block, Paragraph) and (block.tone in _BESIDE or block.label is not None)
            if place and not beside:
                yield ""
            yield from self._block(block, margin)

    def _block(self, block: Block, margin: str) -> Iterator[str]:
        match block:
            case Paragraph():
                label = f"{self.line(block.label)} " if block.label else ""
                yield from self.paragraph(block.content, margin + label, margin)
            case Section(title, blocks):
                yield margin + self.heading(title)
                yield ""
                yield from self.blocks(blocks, margin)
            case Group(_, blocks):
                yield from self._tight(blocks, margin)
            case Listing(items):
                yield from self._items(items, margin, ordered=block.ordered)
            case Table(_, _, head, rows):
                yield from self._table(head, [[self._cell(cell) for cell in row.cells] for row in rows], margin)
            case EvidenceTable():
                yield from self._evidence(block, margin)
            case Glossary(entries):
                for term, meaning in entries:
                    yield from self.paragraph(meaning, f"{margin}{self.line(term)}: ", f"{margin}  ")
            case _:
                raise NotImplementedError(f"{type(block).__name__} for a terminal")

    def _tight(self, blocks: Blocks, margin: str) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block, margin)

    def _items(self, items: Sequence[Blocks], margin: str, *, ordered: bool) -> Iterator[str]:
        for number, item in enumerate(items, 1):
            mark = f"{number}. " if ordered else "- "
            lines = self._tight(item, margin + " " * len(mark))
            yield margin + mark + next(lines, "").lstrip()
            yield from lines

    # Tables --------------------------------------------------------------------------------------------------------

    def _cell(self, cell: Cell) -> str:
        content = cell.content
        if content and is_block(content[0]):
            return " ".join(each.strip() for each in self._tight(cast("Blocks", content), ""))
        return self.line(cast("Inlines", content))

    def _table(self, head: Sequence[Inlines], rows: Sequence[Sequence[str]], margin: str) -> Iterator[str]:
        """Columns in line, as a terminal shows them."""
        lines = [[self.line(each) for each in head], *rows]
        widths = [max(width(each[place]) for each in lines) for place in range(len(head))]
        for number, cells in enumerate(lines):
            padded = (text + " " * (full - width(text)) for text, full in zip(cells, widths, strict=True))
            text = (margin + "  ".join(padded)).rstrip()
            yield Pen(self.colour).draw(text, None if number else Style.STRONG)

    def _evidence(self, table: EvidenceTable, margin: str) -> Iterator[str]:
        """The signs in columns, and beside them what they are of."""
        columns = [self.line(each) for each in table.columns]
        sums = [[*map(str, numbers)] for _, numbers in table.sums]
        wide = [max(2, width(name), *(len(each[at]) for each in sums)) for at, name in enumerate(columns)]

        def row(cells: Iterable[str]) -> str:
            return margin + "  ".join(cell + " " * (full - width(cell)) for cell, full in zip(cells, wide, strict=True))

        yield Pen(self.colour).draw(f"{row(columns)}  {self.line(table.heads[0])}", Style.STRONG)
        for each in table.rows:
            signs = row(mark.mark if mark else "" for mark in each.marks)
            grade = f" ({visible(each.grade)})" if each.grade else ""
            style = Style.FAINT if each.level else None
            for text in wrapped(self.line(each.content) + grade, self.columns, f"{signs}  ", " " * (len(signs) + 2)):
                yield Pen(self.colour).draw(text, style)
        for (label, _), numbers in zip(table.sums, sums, strict=True):
            yield f"{row(numbers)}  {self.line(label)}"
