"""Layout: from a file's text to its lines, each split at its colon, with continuations joined and depth measured."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from argmap.diagnostics import Diagnostic, Label, Source, Span
from argmap.language.inline import is_name, normal

LONGEST_LINE = 20_000
"""Characters in one line, or in one text with its continuations: more is a file that is not an argument."""

_HEAD = re.compile(r"([^\s:]+)[^\S\n]*([^:\n]*)(:?)")
_WORD = re.compile(r"[^\s,]+")
_STRETCH = re.compile(r"[^ \t]+(?: [^ \t]+)*")
_LAYOUT = re.compile(r"\s*")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_INDENT_WIDTH = 2


@dataclass(slots=True)
class LogicalLine:
    """A line with its continuations, before anyone asks whether it makes sense."""

    indent: int
    start: int
    end: int
    keyword: str
    words: list[tuple[str, int, int]]
    """What stands between the keyword and the colon, with places; in NFC."""
    colon: bool
    pieces: list[tuple[int, str]]
    """The text in single-spaced pieces, each with its offset."""
    comments: tuple[str, ...]
    gap: bool
    too_long: bool = False
    names_only: bool = field(default=True)
    """Whether every word is a name."""


class LineReader:
    """Splits one file into logical lines; what is wrong with its layout goes to `report`."""

    def __init__(self, source: Source, report: Callable[[Diagnostic], None]) -> None:
        self.source = source
        self.report = report
        self.comments: list[str] = []
        self.gap = False

    def lines(self) -> Iterator[LogicalLine]:
        """Every logical line in order; `comments` then holds what follows the last."""
        self._check_characters()
        current: LogicalLine | None = None
        for start, text in self._physical():
            bare = text.strip()
            if not bare:
                self.gap = True
                continue
            first = start + len(text) - len(text.lstrip())
            if bare[0] == "#":
                self._comment(bare)
                continue
            indent = self._indent(text, start, first)
            if bare[0] == "|":
                self._continue(current, indent, first, bare)
                continue
            if current is not None:
                yield current
            current = self._line(indent, first, bare)
        if current is not None:
            yield current

    def _physical(self) -> Iterator[tuple[int, str]]:
        start = 0
        for text in self.source.text.split("\n"):
            yield start, text
            start += len(text) + 1

    def _comment(self, bare: str) -> None:
        if self.gap and self.comments:
            self.comments.append("")
        self.gap = self.gap and not self.comments
        self.comments.append(bare)

    def _indent(self, text: str, start: int, first: int) -> int:
        white = text[: first - start]
        if white.count(" ") == len(white):
            return len(white)
        wrong = "a tab" if "\t" in white else "a character that looks like a space but is not"
        self.report(
            Diagnostic(
                "ARG101",
                f"this line is indented with {wrong}",
                Label(Span(self.source.path, start, first)),
                help="indent with spaces, two for each level; `argmap fmt` does so once this is mended",
            )
        )
        return sum(_INDENT_WIDTH if sign == "\t" else 1 for sign in white)

    def _line(self, indent: int, first: int, bare: str) -> LogicalLine:
        comments, gap = tuple(self.comments), self.gap
        self.comments.clear()
        self.gap = False
        head = _HEAD.match(bare)
        end = first + len(bare)
        if head is None:
            return LogicalLine(indent, first, end, bare[0], [], True, [], comments, gap)
        words, names_only = _words(head[2][:LONGEST_LINE], first + head.start(2)) if head[2] else ([], True)
        colon = bool(head[3])
        line = LogicalLine(indent, first, end, head[1], words, colon, [], comments, gap, names_only=names_only)
        line.too_long = len(bare) > LONGEST_LINE
        if colon and not line.too_long:
            line.pieces = _pieces(bare[head.end() :], first + head.end())
        return line

    def _continue(self, current: LogicalLine | None, indent: int, first: int, bare: str) -> None:
        if current is not None and current.colon and indent > current.indent:
            current.end = first + len(bare)
            current.too_long = current.too_long or current.end - current.start > 2 * LONGEST_LINE
            if not current.too_long:
                current.pieces.extend(_pieces(bare[1:], first + 1))
            return
        after = current is not None and current.colon
        self.report(
            Diagnostic(
                "ARG111",
                "this line continues no text",
                Label(Span(self.source.path, first, first + len(bare))),
                help="indent it deeper than the line it continues"
                if after
                else "a line that begins with `|` goes on with the text above it: the line above must have a colon",
            )
        )

    def _check_characters(self) -> None:
        if self.source.text.isascii() and self.source.text.isprintable():
            return
        last = -1
        for found in _UNPRINTABLE.finditer(self.source.text):
            line_end = self.source.text.find("\n", found.start())
            if last == line_end:
                continue
            last = line_end
            self.report(
                Diagnostic(
                    "ARG120",
                    f"this line has a character that cannot be printed (U+{ord(found[0]):04X})",
                    Label(Span(self.source.path, found.start(), found.end())),
                    help="delete it; it may have come in with text pasted from elsewhere",
                )
            )


def _words(text: str, offset: int) -> tuple[list[tuple[str, int, int]], bool]:
    found = [(normal(word[0]), offset + word.start(), offset + word.end()) for word in _WORD.finditer(text)]
    return found, all(is_name(word) for word, _, _ in found)


def _pieces(text: str, offset: int) -> list[tuple[int, str]]:
    stripped = text.strip()
    if not stripped:
        return []
    if "  " not in stripped and "\t" not in stripped:
        return [(offset + len(text) - len(text.lstrip()), stripped)]
    return [(offset + found.start(), found[0].strip()) for found in _STRETCH.finditer(text)]
