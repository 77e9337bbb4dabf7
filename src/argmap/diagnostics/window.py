"""Cuts the part of a source line worth showing around what is pointed at, however long or strange the line is."""

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.diagnostics.spans import Source
from argmap.diagnostics.visible import cell

COLUMNS = 100
"""How many columns of a line are shown; a longer line is cut on either side."""

LEAD = 30
"""How many of them may stand before what is pointed at, where the line is cut on the left."""

CHARACTERS = 4 * COLUMNS
"""A bound on characters shown, since marks that combine take no column at all."""


@dataclass(frozen=True, slots=True)
class Window:
    """Part of a line as it is shown.

    `first` and `last` bound the characters shown, as offsets into the source; `edges` has, for each of them and for
    the place behind the last, the column it starts at, counted from 0.
    """

    shown: str
    first: int
    last: int
    edges: tuple[int, ...]

    def column(self, offset: int) -> int:
        """The column at which an offset is shown; that of the nearest edge where it is cut off."""
        return self.edges[min(max(offset, self.first), self.last) - self.first]


def bounds(source: Source, number: int) -> tuple[int, int]:
    """Where a line, counted from 1, starts and ends in the text, its line end left out."""
    starts = source.line_starts()
    end = starts[number] - 1 if number < len(starts) else len(source.text)
    return starts[number - 1], end


def window(source: Source, number: int, offset: int) -> Window:
    """The part of a line around an offset in it: all of it where it fits, else a stretch cut with `…`."""
    start, end = bounds(source, number)
    offset = min(max(offset, start), end)
    whole = _reach(source.text, range(start, end), COLUMNS)
    if start + whole == end or start + _reach(source.text, range(start, end), COLUMNS - LEAD) > offset:
        return _cut(source.text, start, start + whole, end, "")
    after = _reach(source.text, range(offset, end), COLUMNS - LEAD)
    lead = LEAD if offset + after < end else COLUMNS - after
    before = _reach(source.text, range(offset - 1, start - 1, -1), lead)
    return _cut(source.text, offset - before, offset + after, end, "…" if offset - before > start else "")


def _reach(text: str, offsets: Iterable[int], columns: int) -> int:
    """How many of the characters fit in so many columns."""
    used = count = 0
    for offset in offsets:
        used += cell(text[offset])[1]
        if used > columns or count == CHARACTERS:
            break
        count += 1
    return count


def _cut(text: str, first: int, last: int, end: int, before: str) -> Window:
    shown, edges, column = [before], [], len(before)
    for character in text[first:last]:
        edges.append(column)
        form, columns = cell(character)
        shown.append(form)
        column += columns
    shown.append("…" if last < end else "")
    return Window("".join(shown).rstrip(), first, last, (*edges, column))
