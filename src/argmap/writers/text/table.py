"""Rows as an aligned table, for people: hostile text spelt out, wide characters counted as a terminal shows them."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.diagnostics.pen import Pen, Style
from argmap.diagnostics.visible import cell, visible, width

GAP = "  "


def table(rows: Sequence[Mapping[str, object]], columns: int | None, *, colour: bool) -> Iterator[str]:
    """The lines of the table, its head first; the last column is cut so that lines fit into `columns`, if given."""
    heads = list(rows[0])
    cells = [[visible(str(row[head])) for head in heads] for row in rows]
    widths = [max(width(text) for text in column) for column in zip(heads, *cells, strict=True)]
    pen = Pen(colour)
    yield pen.draw(_line(heads, widths, columns), Style.STRONG)
    for row in cells:
        yield _line(row, widths, columns)


def _line(cells: Sequence[str], widths: Sequence[int], columns: int | None) -> str:
    padded = [text + " " * (full - width(text)) for text, full in zip(cells[:-1], widths[:-1], strict=True)]
    lead = "".join(text + GAP for text in padded)
    room = None if columns is None else max(columns - width(lead), 20)
    return lead + (cells[-1] if room is None else _cut(cells[-1], room))


def _cut(text: str, room: int) -> str:
    if width(text) <= room:
        return text
    used, kept = 1, ""
    for character in text:
        used += cell(character)[1]
        if used > room:
            break
        kept += character
    return kept.rstrip() + "…"
