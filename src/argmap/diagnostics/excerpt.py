"""Draws the lines a message points at, with what it points at underlined and labelled, as rustc does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from argmap.diagnostics.diagnostic import Label
from argmap.diagnostics.pen import Pen, Style
from argmap.diagnostics.spans import Source
from argmap.diagnostics.visible import visible
from argmap.diagnostics.window import Window, bounds, window

NEAR = 20
"""How many characters of a label must fit in a window already open for it to be drawn there."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A label on one line: a label over several lines is drawn on its first, to its end. Offsets into the source."""

    line: int
    start: int
    end: int
    text: str
    style: Style
    primary: bool


@dataclass(frozen=True, slots=True)
class Underline:
    """A mark where it is drawn: from one column up to another, which it leaves out."""

    left: int
    right: int
    mark: Mark


def mark(source: Source, label: Label, style: Style, *, primary: bool) -> Mark:
    """Where a label is drawn; a span that reaches past the text is cut to it."""
    start = min(label.span.start, len(source.text))
    line = source.position(start).line
    end = min(max(label.span.end, start), bounds(source, line)[1])
    return Mark(line, start, max(start, end), visible(label.text), style, primary)


def excerpt(source: Source, marks: Sequence[Mark], gutter: int, pen: Pen) -> Iterator[str]:
    """The lines that have marks, with the marks beneath; `gutter` is how many columns a line number gets.

    Lines further apart than one have `...` between them, as have stretches far apart on one long line.
    """
    before: int | None = None
    for line, group in groupby(
        sorted(marks, key=lambda mark: (mark.line, mark.start, mark.end)), lambda mark: mark.line
    ):
        for view, near in _windows(source, line, list(group)):
            if before == line - 2:
                between = window(source, line - 1, 0)
                yield _row(str(line - 1), between.shown, gutter, pen)
            elif before is not None and before != line - 1:
                yield pen.draw("...", Style.FRAME)
            yield _row(str(line), view.shown, gutter, pen)
            for row in _beneath([_underline(view, mark) for mark in near], pen):
                yield _row("", row, gutter, pen)
            before = line


def _row(number: str, content: str, gutter: int, pen: Pen) -> str:
    frame = pen.draw(f"{number:>{gutter}} |", Style.FRAME)
    return f"{frame} {content}" if content else frame


def _windows(source: Source, line: int, marks: Sequence[Mark]) -> Iterator[tuple[Window, list[Mark]]]:
    """The stretches of a line that its marks need, each with the marks drawn on it."""
    view, near = window(source, line, marks[0].start), [marks[0]]
    for mark in marks[1:]:
        if min(mark.end, mark.start + NEAR) <= view.last:
            near.append(mark)
        else:
            yield view, near
            view, near = window(source, line, mark.start), [mark]
    yield view, near


def _underline(view: Window, mark: Mark) -> Underline:
    left = view.column(mark.start)
    return Underline(left, max(view.column(mark.end), left + 1), mark)


def _beneath(underlines: Sequence[Underline], pen: Pen) -> Iterator[str]:
    """The underlining, with the text of the rightmost label behind it, then the other texts, from right to left."""
    labelled = [underline for underline in underlines if underline.mark.text]
    behind = labelled.pop() if labelled and labelled[-1].right == max(each.right for each in underlines) else None
    row = _strokes(underlines, pen)
    yield f"{row} {pen.draw(behind.mark.text, behind.mark.style)}" if behind else row
    stems = {each.left: ("|", each.mark.style) for each in labelled}
    if stems:
        yield _drawn(stems, pen)
    for hung in reversed(labelled):
        left_of_it = {column: stem for column, stem in stems.items() if column < hung.left}
        yield _drawn(left_of_it, pen, hung.left) + pen.draw(hung.mark.text, hung.mark.style)


def _strokes(underlines: Sequence[Underline], pen: Pen) -> str:
    """The row of `^^^` and `---`, in which a primary mark covers a secondary one."""
    cells: dict[int, tuple[str, Style]] = {}
    for each in sorted(underlines, key=lambda underline: underline.mark.primary):
        stroke = ("^" if each.mark.primary else "-", each.mark.style)
        cells.update(dict.fromkeys(range(each.left, each.right), stroke))
    return _drawn(cells, pen)


def _drawn(cells: dict[int, tuple[str, Style]], pen: Pen, columns: int = 0) -> str:
    """A row from its cells, padded to so many columns."""
    blank: tuple[str, Style | None] = (" ", None)
    row = [cells.get(column, blank) for column in range(max([columns, *(column + 1 for column in cells)]))]
    runs = groupby(row, key=lambda cell: cell[1])
    return "".join(pen.draw("".join(character for character, _ in run), style) for style, run in runs)
