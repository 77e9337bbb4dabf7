"""The syntax tree: every line of a file as the author wrote it, with its place, whether or not it makes sense yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from argmap.diagnostics import Source, Span


class Keyword(StrEnum):
    """The words a line can begin with; `grammar/argmap.lark` says where each may stand."""

    BRIEF = "brief"
    INCLUDE = "include"
    SECTION = "section"
    QUESTION = "question"
    SOURCE = "source"
    CLAIM = "claim"
    EVENT = "event"
    INTERPRETATION = "interpretation"
    THEME = "theme"
    TERM = "term"
    VOICE = "voice"
    SUPPORT = "support"
    AND = "and"
    ASSUMES = "assumes"
    OBJECTION = "objection"
    UNDERCUT = "undercut"
    REPLY = "reply"
    CONTRADICTS = "contradicts"
    ANSWERS = "answers"
    HOLDS = "holds"
    REJECTS = "rejects"
    EXPLAINS = "explains"
    ASSESSMENT = "assessment"
    STAKE = "stake"
    IMPLICATION = "implication"
    RECOMMENDATION = "recommendation"
    POSSIBLE = "possible"
    INDICATOR = "indicator"
    SECTIONS = "sections"
    SHOWS = "shows"
    SCOPE = "scope"
    GAP = "gap"
    DISSENT = "dissent"
    BY = "by"
    QUOTE = "quote"
    CONFIDENCE = "confidence"
    LIKELIHOOD = "likelihood"
    SCHEME = "scheme"
    DATE = "date"
    TAGS = "tags"
    EXPIRES = "expires"
    LABEL = "label"
    CAVEAT = "caveat"
    FIGURE = "figure"
    CONFLICT = "conflict"
    WOULD_CHANGE = "would-change"
    ASK = "ask"
    COLLECT = "collect"
    BEST = "best"
    HARDEST = "hardest"
    NOTE = "note"
    STATUS = "status"
    CHECKED = "checked"
    SUBTITLE = "subtitle"
    AUTHOR = "author"
    ORGANISATION = "organisation"
    AS_OF = "as-of"
    MARKING = "marking"
    SUMMARY = "summary"
    JUDGMENTS = "judgments"
    COMPARE = "compare"
    LANG = "lang"
    PAPER = "paper"
    STYLE = "style"
    BIBLIOGRAPHY = "bibliography"
    CITATIONS = "citations"
    PREVIOUS = "previous"
    ATTACH = "attach"
    PARTS = "parts"
    PUBLISHER = "publisher"
    ACCESSED = "accessed"
    URL = "url"
    KIND = "kind"
    GRADE = "grade"
    FILE = "file"
    DERIVES_FROM = "derives-from"


KEYWORDS = {str(keyword): keyword for keyword in Keyword}
"""The keywords as written."""

ADDRESSES = frozenset(
    {Keyword.INCLUDE, Keyword.URL, Keyword.FILE, Keyword.BIBLIOGRAPHY, Keyword.CITATIONS, Keyword.PREVIOUS}
)
"""Keywords whose text is an address: nothing in it is markup, and it is never wrapped."""

FOR_AUTHORS = frozenset({Keyword.NOTE, Keyword.TAGS, Keyword.EXPIRES})
"""Keywords whose lines no brief prints, nor ever will: they are for those who write it."""

KEPT = frozenset({
    Keyword.FIGURE, Keyword.CONFLICT, Keyword.WOULD_CHANGE, Keyword.ASK, Keyword.COLLECT, Keyword.EXPLAINS,
    Keyword.ASSESSMENT, Keyword.STAKE, Keyword.POSSIBLE, Keyword.THEME, Keyword.SECTIONS,
    Keyword.SHOWS, Keyword.SCOPE, Keyword.GAP,
})  # fmt: skip
"""Keywords whose lines are read and kept, and that no brief prints yet."""

UNPRINTED = FOR_AUTHORS | KEPT

_FILES = ADDRESSES - {Keyword.URL} | {Keyword.STYLE}
"""Keywords that name a file."""


@dataclass(frozen=True, slots=True)
class Word:
    """A name, a key of a bibliography or another word for the compiler as it stands in a line, in NFC."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Plain:
    """A run of text without markup; escapes are already undone."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*stressed*` text."""

    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """One source named in a citation, with where in it (`¶4`, `pp. 3-5`) or an empty locator."""

    source: Word
    locator: str


@dataclass(frozen=True, slots=True)
class Citation:
    """`[@usip-2021, ¶4; @rakshit-2021]`: one or more sources cited together."""

    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """`[[legitimacy]]`: a link to another statement."""

    target: Word


Inline = Plain | Emphasis | Citation | Mention


@dataclass(frozen=True, slots=True)
class Text:
    """What stands after a colon, for readers.

    `raw` is the text as written, its continuation lines joined by single spaces; `inlines` is the same text understood.
    """

    raw: str
    inlines: tuple[Inline, ...]
    span: Span

    def at(self, start: int, end: int) -> Span:
        """Where a stretch of it as written stands; all of it if it was joined from several lines."""
        return self.span.part(start, end, of=len(self.raw))

    def plain(self) -> str:
        """The words alone: no citations, no marks of emphasis, single spaces, mentions by their names."""
        parts: list[str] = []
        for inline in self.inlines:
            match inline:
                case Plain(text) | Emphasis(text):
                    parts.append(text)
                case Mention(target):
                    parts.append(target.text)
        return " ".join("".join(parts).split())

    @property
    def sourced(self) -> bool:
        """Whether it cites anything."""
        return Citation in map(type, self.inlines)

    def cites(self) -> Iterator[Cite]:
        """Every source cited in it, in order."""
        for inline in self.inlines:
            if isinstance(inline, Citation):
                yield from inline.cites

    def mentions(self) -> Iterator[Word]:
        """Every name it mentions, in order."""
        for inline in self.inlines:
            if isinstance(inline, Mention):
                yield inline.target


@dataclass(frozen=True, slots=True)
class Line:
    """One line that was understood: `keyword names: text`, the lines below it, and the comments just above it.

    `span` covers the line's own text from the keyword on. An empty comment stands for a blank line between comments, or
    between them and the line; `gap` says that a blank line stood above it all.
    """

    keyword: Keyword
    names: tuple[Word, ...]
    text: Text | None
    children: "tuple[Node, ...]"
    span: Span
    comments: tuple[str, ...] = ()
    gap: bool = False

    @property
    def keyword_span(self) -> Span:
        """Where its keyword stands."""
        return Span(self.span.path, self.span.start, self.span.start + len(self.keyword))

    @property
    def name(self) -> Word | None:
        """Its first name, where it has one."""
        return self.names[0] if self.names else None

    @property
    def path(self) -> Word | None:
        """The path of the file that it names, if it names one; the citation styles that are known by name are none."""
        if self.keyword not in _FILES:
            return None
        path = Word(self.text.raw, self.text.span) if self.text else self.name
        by_name = self.keyword is Keyword.CITATIONS and path and not path.text.casefold().endswith(".csl")
        return None if by_name else path


@dataclass(frozen=True, slots=True)
class Junk:
    """A line that could not be read, kept with what stands below it; `words` are what it may have meant to name."""

    keyword: str
    """Its first word."""
    words: tuple[str, ...]
    children: "tuple[Node, ...]"
    span: Span


Node = Line | Junk


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file: its lines, and the comments after the last of them."""

    source: Source
    nodes: tuple[Node, ...]
    trailing: tuple[str, ...] = ()


def walk(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, Node | None]]:
    """Every node with its parent, in the order of the file, at any depth."""
    stack: list[tuple[Node, Node | None]] = [(node, None) for node in reversed(nodes)]
    while stack:
        node, parent = stack.pop()
        yield node, parent
        stack.extend((child, node) for child in reversed(node.children))


def rewritten(nodes: tuple[Node, ...], change: Callable[[Line, Line | None], Line | None]) -> tuple[Node, ...]:
    """The tree with each line as `change` makes it, from the line and the one that it then stands below.

    None leaves out a line and all below it; so does a line that could not be read.
    """
    done: list[Node] = []
    stack: list[tuple[Line | None, Iterator[Node], list[Node]]] = [(None, iter(nodes), done)]
    while stack:
        above, left, made = stack[-1]
        node = next(left, None)
        if node is None:
            stack.pop()
            if above is not None:
                stack[-1][2].append(replace(above, children=tuple(made)))
        elif isinstance(node, Line) and (new := change(node, above)) is not None:
            stack.append((new, iter(new.children), []))
    return tuple(done)
