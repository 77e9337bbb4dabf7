"""Layout: from a file's text to its lines, each split at its colon, with continuations joined and depth measured."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from argmap.diagnostics import Diagnostic, Label, Source, Span
from argmap.language.inline import is_name, normal
from argmap.language.unseen import unprintable, unseen
from argmap.limits import STANDARD, Limits

_HEAD = re.compile(r"([^\s:]+)[^\S\n]*([^:\n]*)(:?)")
_KEYS = re.compile(r"(source(?=\s+\S+$)|derives-from)\s++((?!:)(?:[^:]|:+(?=[^\s,:]))+)(:?)")
"""A line of keys alone: in these a colon may stand, where one in any other line begins its text."""
_WORD = re.compile(r"[^\s,]+")
_HEADING = re.compile(r"(##+)\s+([^\W_].*)")
_STRETCH = re.compile(r"[^ \t]+(?: [^ \t]+)*")
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
    """The comments above it; an empty one is a blank line."""
    gap: bool
    names_only: bool = True
    """Whether every word is a name."""
    too_long: bool = False
    length: int = 0
    """Characters of its content, however it is broken into lines."""
    strays: list[Diagnostic] = field(default_factory=list)
    """What to say about lines that try to continue it; nothing, should it turn out to be unreadable itself."""
    lacks_colon: bool = False
    """Whether lines below go on with a text, and no colon begins one."""

    def add(self, pieces: list[tuple[int, str]], longest: int) -> None:
        """Go on with its text, unless there is too much of it."""
        self.length += sum([len(piece) + 1 for _, piece in pieces])
        self.too_long = self.too_long or self.length > longest
        if not self.too_long:
            self.pieces.extend(pieces)


class LineReader:
    """Splits one file into logical lines; what is wrong with its layout goes to `report`."""

    def __init__(self, source: Source, report: Callable[[Diagnostic], None], limits: Limits = STANDARD) -> None:
        self.source = source
        self.report = report
        self.longest = limits.line_length
        """Characters in one line, and in one with its continuations: more is a file that is not an argument."""
        self.above: list[str] = []
        """Comments since the last line; an empty one is a blank line, or several."""

    def lines(self) -> Iterator[LogicalLine]:
        """Every logical line in order; `trailing` then has the comments after the last."""
        for finding in (*unprintable(self.source), *unseen(self.source)):
            self.report(finding)
        current: LogicalLine | None = None
        start = 0
        for text in self.source.text.split("\n"):
            begun = text.lstrip()
            bare = begun.rstrip()
            first = start + len(text) - len(begun)
            if not bare:
                if not self.above or self.above[-1]:
                    self.above.append("")
            elif bare[0] == "#":
                self._heading(first, bare)
                self.above.append(bare)
            elif bare[0] == "|":
                self._continue(current, self._indent(text, start, first), first, bare)
            else:
                if current is not None:
                    yield current
                current = self._line(self._indent(text, start, first), first, bare)
            start += len(text) + 1
        if current is not None:
            yield current

    def trailing(self) -> tuple[str, ...]:
        """The comments after the last line."""
        return tuple("\n".join(self.above).strip("\n").split("\n")) if any(self.above) else ()

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
                help="indent with spaces, two for each level",
            )
        )
        return sum(_INDENT_WIDTH if sign == "\t" else 1 for sign in white)

    def _line(self, indent: int, first: int, bare: str) -> LogicalLine:
        gap = bool(self.above) and not self.above[0]
        comments = tuple(self.above[gap:])
        self.above.clear()
        end, too_long = first + len(bare), len(bare) > self.longest
        head = _KEYS.fullmatch(bare[: self.longest]) or _HEAD.match(bare[: self.longest])
        if head is None:
            return LogicalLine(indent, first, end, ":", [], True, [], comments, gap, too_long=too_long)
        keyword, between, colon = head.groups()
        words, names_only = _words(between, first + head.start(2)) if between else ([], True)
        length = len(keyword) + sum([len(word) + 2 for word, _, _ in words])
        line = LogicalLine(
            indent, first, end, keyword, words, bool(colon), [], comments, gap, names_only, too_long, length
        )
        if colon and not too_long:
            line.add(_pieces(bare[head.end() :], first + head.end()), self.longest)
        return line

    def _continue(self, current: LogicalLine | None, indent: int, first: int, bare: str) -> None:
        if self.above == [""]:
            self.above.clear()
        if current is None:
            advice = "begin the file with a line that has a text to go on with, as in `claim turnout: ...`"
            self.report(self._stray(first, bare, advice))
        elif not current.colon:
            current.lacks_colon = current.lacks_colon or bool(bare[1:].strip())
            advice = "no text begins above: put what belongs there into the line above, and delete this line"
            current.strays = current.strays or [self._stray(first, bare, advice)]
        elif indent <= current.indent:
            current.strays.append(self._stray(first, bare, "indent it deeper than the line it continues"))
        else:
            current.end = first + len(bare)
            current.too_long = current.too_long or len(bare) > self.longest
            if not current.too_long:
                current.add(_pieces(bare[1:], first + 1), self.longest)

    def _heading(self, first: int, bare: str) -> None:
        """Warn of a comment that is written like a heading."""
        if not (found := _HEADING.match(bare)):
            return
        sign, title = found.groups()
        label = Label(Span(self.source.path, first, first + len(sign)))
        advice = f"for a heading write `section NAME: {title[:40]}`; a comment begins with one `#`"
        self.report(Diagnostic("ARG137", f"`{sign}` begins a comment and no heading", label, help=advice))

    def _stray(self, first: int, bare: str, advice: str) -> Diagnostic:
        span = Span(self.source.path, first, first + len(bare))
        return Diagnostic("ARG111", "this line continues no text", Label(span), help=advice)


def _words(text: str, offset: int) -> tuple[list[tuple[str, int, int]], bool]:
    if is_name(name := normal(text)):  # As on most lines.
        return [(name, offset, offset + len(text))], True
    found = [(normal(word[0]), offset + word.start(), offset + word.end()) for word in _WORD.finditer(text)]
    return found, all(is_name(word) for word, _, _ in found)


def _pieces(text: str, offset: int) -> list[tuple[int, str]]:
    """The text cut at runs of spaces and tabs; a space that does not break stays with its words."""
    stripped = text.strip()
    if not stripped:
        return []
    start = offset + len(text) - len(text.lstrip())
    if "  " not in stripped and "\t" not in stripped:
        return [(start, stripped)]
    return [(start + found.start(), found[0]) for found in _STRETCH.finditer(stripped)]
