"""Where something stands in a source text: every message and every node of the tree points back through these."""

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch `[start, end)` of a file, counted in code points."""

    path: str
    start: int
    end: int

    def part(self, start: int, end: int, of: int) -> "Span":
        """A stretch of a text `of` some length that stands here; all of it where that was joined from several lines."""
        whole = self.end - self.start != of
        return self if whole else Span(self.path, self.start + start, self.start + end)


@dataclass(frozen=True, slots=True)
class Position:
    """A place as a reader counts it: line and column both start at 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    r"""The text of one file, under the path it is shown by.

    The text has `\n` line ends and no byte order mark; offsets count its code points.
    """

    path: str
    text: str
    _starts: list[int] = field(default_factory=list, compare=False, repr=False)

    def line_starts(self) -> list[int]:
        """The offset at which each line starts; worked out at the first call."""
        if not self._starts:
            self._starts.append(0)
            found = self.text.find("\n")
            while found >= 0:
                self._starts.append(found + 1)
                found = self.text.find("\n", found + 1)
        return self._starts

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        starts = self.line_starts()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end; empty past the end."""
        starts = self.line_starts()
        if number > len(starts):
            return ""
        end = self.text.find("\n", starts[number - 1])
        return self.text[starts[number - 1] : end if end >= 0 else len(self.text)]
