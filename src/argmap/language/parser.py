"""From text to syntax tree, with every error of the file: a line that cannot be read never takes others with it."""

import gc
from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from lark.exceptions import UnexpectedToken
from lark.parsers.lalr_analysis import Reduce

from argmap.diagnostics import Diagnostic, Outcome, Source, Span
from argmap.language import mistakes
from argmap.language.grammar import tables
from argmap.language.inline import TextReader, is_key, is_name
from argmap.language.lines import LineReader, LogicalLine
from argmap.language.misshapen import misshapen
from argmap.language.tree import ADDRESSES, Document, Junk, Keyword, Line, Word
from argmap.limits import STANDARD, Limits

MOST_GUESSES = 1_000
"""How many first words of a file that are none of the language are compared with those that are."""


class _Token:
    """What is fed to Lark: a terminal's name and, for a keyword or an unreadable line, the line itself."""

    __slots__ = ("line", "type", "value")

    def __init__(self, terminal: str, line: "_Read | None" = None) -> None:
        self.type = terminal
        self.line = line
        self.value = ""


class _Read:
    """A logical line on its way into the tree, with the file's text reader to understand its text."""

    __slots__ = ("line", "texts")

    def __init__(self, line: LogicalLine, texts: TextReader) -> None:
        self.line = line
        self.texts = texts

    def node(self, children: list[Any]) -> Line:
        """The line as a node of the tree; tokens among its children have done their work."""
        line, path = self.line, self.texts.path
        keyword = Keyword(line.keyword)
        return Line(
            keyword=keyword,
            names=tuple(Word(word, Span(path, start, end)) for word, start, end in line.words),
            text=self.texts.read(line.pieces, keyword not in ADDRESSES) if line.pieces else None,
            children=tuple(child for child in children if not isinstance(child, _Token)),
            span=Span(path, line.start, line.end),
            keyword_span=Span(path, line.start, line.start + len(keyword)),
            comments=line.comments,
            gap=line.gap,
        )

    def junk(self, children: list[Any]) -> Junk:
        """The line as one that could not be read."""
        line = self.line
        words = tuple(word for word, _, _ in line.words if is_key(word))
        return Junk(line.keyword, words, tuple(children), Span(self.texts.path, line.start, line.end))


_NAME, _KEY, _PATH, _COLON, _TEXT, _NL = map(_Token, ("NAME", "KEY", "PATH", "_COLON", "TEXT", "_NL"))
_INDENT, _DEDENT = _Token("_INDENT"), _Token("_DEDENT")


@cache
def _terminals() -> dict[str, str]:
    """From each keyword as written to its terminal in the grammar."""
    patterns = {terminal.name: terminal.pattern for terminal in tables().terminals}
    return {str(pattern.value): name for name, pattern in patterns.items() if pattern.type == "str" and name[0] != "_"}


def parse(source: Source, limits: Limits = STANDARD) -> Outcome[Document]:
    """Parse one file, as long and as deep as `limits` allow.

    The document holds every line that could be read, and a `Junk` node in the place of each that could not; there is
    one error for each of those, in the order of the file.
    """
    was_enabled = gc.isenabled()
    gc.disable()  # A tree has no cycles; on 100,000 lines the collector would cost more than the parser.
    try:
        return _Parse(source, limits).run()
    finally:
        if was_enabled:
            gc.enable()


class _Parse:
    """The state of one parse: Lark's stacks, and the depth of each open line."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.diagnostics: list[Diagnostic] = []
        self.texts = TextReader(source.path, self.diagnostics.append)
        parser = tables().parse_interactive("", start="document")
        self.state = parser.parser_state
        self.table = self.state.parse_conf.parse_table.states
        self.depths: list[int] = [0]
        self.open: list[LogicalLine | None] = [None]
        """For each depth, the line last seen there: the parent of what comes deeper."""
        self.flat: list[bool] = [False]
        """Which depths are not blocks to Lark, because nothing may stand below the line above them."""
        self.skip_deeper_than: int | None = None
        self.unknown = 0
        """How many lines began with no word of the language."""

    def run(self) -> Outcome[Document]:
        reader = LineReader(self.source, self.diagnostics.append, self.limits)
        seen = False
        for line in reader.lines():
            seen = True
            if self._descend(line):
                self._feed_line(line)
        for _ in range(len(self.depths) - 1):
            self._close()
        nodes = self.state.feed_token(cast("Any", _Token("$END")), True)
        if not seen and not self.diagnostics:
            self.diagnostics.append(mistakes.empty_file(self.source))
        self.diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
        return Outcome(Document(self.source, nodes, reader.trailing()), tuple(self.diagnostics))

    def _feed(self, token: _Token) -> None:
        self.state.feed_token(cast("Any", token))

    def _accepts(self, terminal: str) -> bool:
        """Whether a terminal can come next; the table alone says yes too often, since LALR merges what may follow."""
        base, below = self.state.state_stack, len(self.state.state_stack)
        pushed: list[Any] = []
        while True:
            action, target = self.table[pushed[-1] if pushed else base[below - 1]].get(terminal, (None, None))
            if action is not Reduce:
                return action is not None
            size = len(target.expansion)
            below -= max(0, size - len(pushed))
            del pushed[max(0, len(pushed) - size) :]
            pushed.append(self.table[pushed[-1] if pushed else base[below - 1]][target.origin.name][1])

    # Depth ---------------------------------------------------------------------------------------------------------

    def _descend(self, line: LogicalLine) -> bool:
        """Open or close blocks until `line` is at its depth; False if it lies too deep to be read."""
        if self.skip_deeper_than is not None:
            if line.indent > self.skip_deeper_than:
                return False
            self.skip_deeper_than = None
        if line.indent > self.depths[-1]:
            return self._open(line)
        while line.indent < self.depths[-1]:
            if line.indent > self.depths[-2]:
                self.diagnostics.append(mistakes.crooked(self.source, line, self.depths))
                return True
            self._close()
        return True

    def _open(self, line: LogicalLine) -> bool:
        if len(self.depths) > self.limits.depth:
            self.skip_deeper_than = self.depths[-1]
            self.diagnostics.append(mistakes.too_deep(self.source, line, self.limits.depth))
            return False
        flat = not self._accepts("_INDENT")
        if flat:
            self.diagnostics.append(mistakes.nothing_below(self.source, line, self.open[-1]))
        else:
            self._feed(_INDENT)
        self.depths.append(line.indent)
        self.flat.append(flat)
        self.open.append(None)
        return True

    def _close(self) -> None:
        self.depths.pop()
        self.open.pop()
        if not self.flat.pop():
            self._feed(_DEDENT)

    # Lines ---------------------------------------------------------------------------------------------------------

    def _feed_line(self, line: LogicalLine) -> None:
        parent = self._parent()
        ill_placed = self.flat[-1] and self.open[-1] is None
        self.open[-1] = line
        read = _Read(line, self.texts)
        terminal = _terminals().get(line.keyword)
        mistake: Diagnostic | None = None
        if line.too_long:
            mistake = mistakes.too_long(self.source, line, self.limits.line_length)
        elif terminal is None:
            self.unknown += 1
            expected = self._expected() if self.unknown <= MOST_GUESSES else None
            mistake = mistakes.unknown_keyword(self.source, line, parent, expected)
        else:
            mistake = self._feed_tokens(_Token(terminal, read), line, parent)
        if mistake is not None:
            if not ill_placed:  # Else its one error is that it stands there at all.
                self.diagnostics.append(mistake)
            self._feed(_Token("UNREADABLE", read))
        else:
            self.diagnostics.extend(line.strays)
        self._feed(_NL)

    def _parent(self) -> LogicalLine | None:
        """The line whose block the next one stands in, as Lark sees it."""
        depth = len(self.flat) - 1
        while self.flat[depth]:
            depth -= 1
        return self.open[depth - 1] if depth else None

    def _feed_tokens(self, keyword: _Token, line: LogicalLine, parent: LogicalLine | None) -> Diagnostic | None:
        """Feed a line up to its end; on an error, take back what was fed and say what is wrong."""
        try:
            self._feed(keyword)
        except UnexpectedToken:
            return mistakes.misplaced(self.source, line, parent)
        height = len(self.state.state_stack) - 1
        try:
            for token in _shape(line):
                self._feed(token)
            if not self._accepts("_NL"):
                raise UnexpectedToken(_NL, set())  # type: ignore[no-untyped-call]
        except UnexpectedToken:
            del self.state.state_stack[height:]
            del self.state.value_stack[height - 1 :]
            return misshapen(self.source, line)
        return None

    def _expected(self) -> set[str]:
        """The keywords that could stand here."""
        return {keyword for keyword, terminal in _terminals().items() if self._accepts(terminal)}


def _shape(line: LogicalLine) -> Iterator[_Token]:
    if line.names_only:
        for _ in line.words:
            yield _NAME
    else:
        for word, _, _ in line.words:
            yield _NAME if is_name(word) else _KEY if is_key(word) else _PATH
    if line.colon:
        yield _COLON
    if line.pieces:
        yield _TEXT
