"""Blocks for a terminal: headings, paragraphs and lists in lines that fit."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.document.inlines import Inlines
from argmap.writers.text.lines import Place, Places, line, wrapped

WIDTH = 100
"""Columns that texts are wrapped to."""

__all__ = ["WIDTH", "Place", "Places", "Terminal"]


@dataclass(frozen=True, slots=True)
class Terminal:
    """Sets a document in lines, with colours if they are wanted."""

    places: Places
    colour: bool = False

    def line(self, content: Inlines) -> str:
        """What stands in a line, however long that is."""
        return line(content, self.places)

    def paragraph(self, content: Inlines, first: str = "", rest: str | None = None) -> Iterator[str]:
        """A paragraph; `first` stands before its first line, `rest` before the others (blanks, if not given)."""
        yield from wrapped(self.line(content), WIDTH, first, " " * len(first) if rest is None else rest)
