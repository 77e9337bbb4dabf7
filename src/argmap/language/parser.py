"""From text to syntax tree, with every error of the file: a line that cannot be read never takes others with it."""

from typing import Any

from argmap.collector import no_collection
from argmap.diagnostics import Diagnostic, Outcome, Source, Span
from argmap.language import mistakes
from argmap.language.automaton import Automaton
from argmap.language.grammar import tables
from argmap.language.inline import TextReader, is_key, is_name
from argmap.language.lines import LineReader, LogicalLine
from argmap.language.look_alikes import parts
from argmap.language.misshapen import lacks_colon, misshapen
from argmap.language.tree import ADDRESSES, KEYWORDS, Document, Junk, Line, Word
from argmap.limits import STANDARD, Limits

MOST_GUESSES = 1_000
"""How many first words of a file that are none of the language are compared with those that are."""


class _Read:
    """A logical line on its way into the tree, with the file's text reader to understand its text."""

    __slots__ = ("line", "texts")

    def __init__(self, line: LogicalLine, texts: TextReader) -> None:
        self.line = line
        self.texts = texts

    def node(self, symbols: list[Any]) -> Line:
        """The line as a node of the tree, from what its symbols came to: itself, nothing of its words, and nodes."""
        line, path = self.line, self.texts.path
        keyword = KEYWORDS[line.keyword]
        return Line(
            keyword=keyword,
            names=tuple([Word(word, Span(path, start, end)) for word, start, end in line.words]),
            text=self.texts.read(line.pieces, keyword not in ADDRESSES) if line.pieces else None,
            children=tuple(filter(None, symbols[1:])),
            span=Span(path, line.start, line.end),
            comments=line.comments,
            gap=line.gap,
        )

    def junk(self, symbols: list[Any]) -> Junk:
        """The line as one that could not be read."""
        line = self.line
        written = [part for word in (line.keyword, *(word for word, _, _ in line.words)) for part in parts(word)]
        words = tuple(filter(is_key, written[1:]))  # Without the keyword.
        return Junk(line.keyword, words, tuple(symbols[1:]), Span(self.texts.path, line.start, line.end))


@no_collection()  # A tree has no cycles; on 100,000 lines the collector would cost more than the parser.
def parse(source: Source, limits: Limits = STANDARD) -> Outcome[Document]:
    """Parse one file, as long and as deep as `limits` allow.

    The document holds every line that could be read, and a `Junk` node in the place of each that could not; there is
    one error for each of those, in the order of the file.
    """
    return _Parse(source, limits).run()


class _Parse:
    """The state of one parse: the automaton, and the depth of each open line."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.diagnostics: list[Diagnostic] = []
        self.texts = TextReader(source.path, self.diagnostics.append)
        self.terminals = tables().keywords
        self.automaton = Automaton()
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
        nodes = self.automaton.finish()
        if not seen and not self.diagnostics:
            self.diagnostics.append(mistakes.empty_file(self.source))
        self.diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
        return Outcome(Document(self.source, nodes, reader.trailing()), tuple(self.diagnostics))

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
        flat = not self.automaton.accepts("_INDENT")
        if flat:
            self.diagnostics.append(mistakes.nothing_below(self.source, line, self.open[-1]))
        else:
            self.automaton.feed("_INDENT")
        self.depths.append(line.indent)
        self.flat.append(flat)
        self.open.append(None)
        return True

    def _close(self) -> None:
        self.depths.pop()
        self.open.pop()
        if not self.flat.pop():
            self.automaton.feed("_DEDENT")

    # Lines ---------------------------------------------------------------------------------------------------------

    def _feed_line(self, line: LogicalLine) -> None:
        ill_placed = self.flat[-1] and self.open[-1] is None
        self.open[-1] = line
        read = _Read(line, self.texts)
        mistake = self._mistake(read)
        if mistake is None:
            self.diagnostics.extend(line.strays)
            return
        if not ill_placed:  # Else its one error is that it stands there at all.
            self.diagnostics.append(mistake)
        self.automaton.feed("UNREADABLE", read)
        self.automaton.feed("_NL")

    def _mistake(self, read: _Read) -> Diagnostic | None:
        """Feed a line; if something is wrong with it, take back what was fed of it, and say what."""
        line, automaton = read.line, self.automaton
        if line.too_long:
            return mistakes.too_long(self.source, line, self.limits.line_length)
        terminal = self.terminals.get(line.keyword)
        if terminal is None:
            self.unknown += 1
            expected = self._expected() if self.unknown <= MOST_GUESSES else None
            return mistakes.unknown_keyword(self.source, line, self._parent(), expected)
        if not automaton.feed(terminal, read):
            return mistakes.misplaced(self.source, line, self._parent(), self._several(line))
        height = automaton.height - 1
        if not lacks_colon(line) and all(map(automaton.feed, _shape(line))):
            return None
        automaton.take_back(height)
        return misshapen(self.source, line)

    def _parent(self) -> LogicalLine | None:
        """The line whose block the next one stands in, as Lark sees it."""
        depth = len(self.flat) - 1
        while self.flat[depth]:
            depth -= 1
        return self.open[depth - 1] if depth else None

    def _several(self, line: LogicalLine) -> str:
        """The keyword for several of what a line names one of, if there is one and it could stand here."""
        keyword = f"{line.keyword}s"
        return keyword if keyword in self.terminals and self.automaton.accepts(self.terminals[keyword]) else ""

    def _expected(self) -> set[str]:
        """The keywords that could stand here."""
        return {keyword for keyword, terminal in self.terminals.items() if self.automaton.accepts(terminal)}


def _shape(line: LogicalLine) -> list[str]:
    """The terminals of a line, but for its keyword."""
    if line.names_only:
        words = ["NAME"] * len(line.words)
    else:
        words = ["NAME" if is_name(word) else "KEY" if is_key(word) else "PATH" for word, _, _ in line.words]
    return [*words, *["_COLON"] * line.colon, *["TEXT"] * bool(line.pieces), "_NL"]
