"""Trees of every shape the grammar allows, for tests that print and read them: the shapes are taken from its rules."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Source, Span
from argmap.language.grammar import with_lark
from argmap.language.inline import TextReader, normal
from argmap.language.tree import (
    ADDRESSES,
    Citation,
    Document,
    Emphasis,
    Inline,
    Keyword,
    Line,
    Mention,
    Node,
    Plain,
    Text,
    Word,
    walk,
)

NOWHERE = Span("", 0, 0)


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a line: which names follow its keyword, whether a text does, and what may stand below it."""

    keyword: Keyword
    names: str
    """`none`, `one`, `two`, `many` (one or more) or `path`; `key` and `keys` where those of a bibliography do."""
    text: bool
    below: frozenset[Keyword]


@cache
def margin() -> frozenset[Keyword]:
    """The keywords that may stand at the left margin."""
    return _keywords_of(["document"])


@cache
def shapes() -> dict[Keyword, tuple[Shape, ...]]:
    """Every shape of every line."""
    return {keyword: tuple(_shapes(rule)) for rule, keyword in _keyword_rules().items()}


@cache
def chains() -> dict[frozenset[Keyword], tuple[Shape, ...]]:
    """For each block there is (the keywords it may hold), the shortest row of lines that opens it, outermost first."""
    found: dict[frozenset[Keyword], tuple[Shape, ...]] = {margin(): ()}
    queue = deque(found)
    while queue:
        block = queue.popleft()
        for keyword in sorted(block):
            for shape in shapes()[keyword]:
                if shape.below and shape.below not in found:
                    found[shape.below] = (*found[block], shape)
                    queue.append(shape.below)
    return found


_lark = cache(with_lark)


@cache
def _expansions() -> dict[str, list[list[str]]]:
    rules = sorted(_lark().rules, key=lambda rule: str(rule.origin.name))
    return {
        name: [[str(symbol.name) for symbol in rule.expansion] for rule in group]
        for name, group in groupby(rules, key=lambda rule: str(rule.origin.name))
    }


@cache
def _keyword_rules() -> dict[str, Keyword]:
    """From the rule of each line to the keyword it begins with."""
    words = {str(terminal.name): str(terminal.pattern.value) for terminal in _lark().terminals}
    return {
        rule: Keyword(words[found[0][0]])
        for rule, found in _expansions().items()
        if found[0] and words.get(found[0][0]) in set(Keyword)
    }


def _keywords_of(symbols: Iterable[str]) -> frozenset[Keyword]:
    """The keywords that lines made of these symbols begin with, broken lines left out."""
    found, seen, queue = set(), set(), list(symbols)
    while queue:
        symbol = queue.pop()
        if symbol in seen or symbol == "junk":
            continue
        seen.add(symbol)
        if symbol in _keyword_rules():
            found.add(_keyword_rules()[symbol])
        else:
            queue.extend(part for expansion in _expansions().get(symbol, []) for part in expansion)
    return frozenset(found)


def _shapes(rule: str) -> Iterator[Shape]:
    """The shapes of one line; that it may also stand with nothing below it goes without saying."""
    merged: dict[tuple[str, bool], frozenset[Keyword]] = {}
    for _, *rest in _expansions()[rule]:
        kinds = [kind for part in rest if (kind := _names(part))]
        names = "two" if len(kinds) > 1 else next(iter(kinds), "none")
        form = (names, "_text" in rest)
        merged[form] = merged.get(form, frozenset()) | _keywords_of(part for part in rest if part != "_text")
    for (names, text), below in merged.items():
        yield Shape(_keyword_rules()[rule], names, text, below)


def _names(symbol: str) -> str:
    kinds = {"NAME": "one", "KEY": "path", "PATH": "path", "_key": "key"}
    several = {"NAME": "many", "_key": "keys"}
    repeated = (several[part] for part in several if [part] in _expansions().get(symbol, []))
    return kinds.get(symbol, "") or next(repeated, "")


# Pieces of text ------------------------------------------------------------------------------------------------------

_LETTERS = st.sampled_from([*"abcxyz019AZ", "é", "ß", "ж", "ع", "漢", "한", "क", "राज्य", "e\u0301", "q\u0323"])
_NAMES = st.lists(st.lists(_LETTERS, min_size=1, max_size=4).map("".join), min_size=1, max_size=3).map("-".join)
_PATHS = st.sampled_from(["house.toml", "styles/house.toml", "../a_b.toml", "ﬁn.toml", "~/house.toml"])
_SIGNS = st.sampled_from(["_", "-", ":", ".", "/", "+", "&", "#", "://", "__"])
_KEYS = st.one_of(_NAMES, st.tuples(_NAMES, _SIGNS, _NAMES, st.sampled_from(["", "_"])).map("".join))

_WORDS = st.one_of(
    st.sampled_from(
        [*"|:,;—*\\[]a¶", "\\[", "\\*", "\\]", "\\\\", "#no-comment", "in:", "“quoted”", "[1]", "3*4", "claim:"]
    ),
    st.sampled_from(["7\u00a0percent", "\u00a0", "x\u00a0", "漢" * 50, "long" * 40]),
    st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\\*[]"), min_size=1, max_size=12),
)
_MARKUP = st.one_of(
    st.sampled_from(["*stress*", "*two words*", "(*so*)", "*a\\*b*", "[[a]]", "[[ state-of-things ]]", "[[राज्य]]"]),
    st.lists(
        st.tuples(_KEYS, st.sampled_from(["", ", ¶4", ", pp. 3-5", ", ch. 2, p. 7"])).map(
            lambda cite: "@" + cite[0] + cite[1]
        ),
        min_size=1,
        max_size=4,
    ).map(lambda cites: "[" + "; ".join(cites) + "]"),
)


def _refuse(diagnostic: Diagnostic) -> None:
    raise AssertionError(diagnostic)


def text_of(raw: str, keyword: Keyword = Keyword.CLAIM) -> Text:
    """A text as the parser understands it, without a place."""
    return TextReader("", _refuse).read([(0, raw)], keyword not in ADDRESSES)


def word_of(name: str) -> Word:
    """A name without a place."""
    return Word(normal(name), NOWHERE)


@st.composite
def texts(draw: st.DrawFn, keyword: Keyword) -> Text:
    """Texts of all lengths, with and without markup."""
    words = draw(st.lists(st.one_of(_WORDS, _MARKUP), min_size=1, max_size=draw(st.sampled_from([1, 3, 12, 40]))))
    raw = " ".join(words).strip()
    return text_of(raw or "text", keyword)


_COMMENT = st.sampled_from(["# a remark", "#", "# | not text", "#claim a: x", "# é — ¶"])
_COMMENTS = st.one_of(
    st.just(()),
    st.just(()),
    st.lists(_COMMENT, min_size=1, max_size=2).map(tuple),
    st.sampled_from([("# apart", ""), ("# one", "", "# two")]),
)


@st.composite
def lines(draw: st.DrawFn, allowed: frozenset[Keyword], depth: int) -> Line:
    """A line with one of these keywords, in any of its shapes, and up to `depth` levels below it."""
    shape = draw(st.sampled_from([shape for keyword in sorted(allowed) for shape in shapes()[keyword]]))
    below = draw(st.integers(0, 3)) if shape.below and depth else 0
    return Line(
        keyword=shape.keyword,
        names=draw(_names_for(shape)),
        text=draw(texts(shape.keyword)) if shape.text else None,
        children=tuple(draw(lines(shape.below, depth - 1)) for _ in range(below)),
        span=NOWHERE,
        comments=draw(_COMMENTS),
        gap=draw(st.booleans()),
    )


def _names_for(shape: Shape) -> st.SearchStrategy[tuple[Word, ...]]:
    words = {"path": _PATHS, "key": _KEYS, "keys": _KEYS}.get(shape.names, _NAMES).map(word_of)
    least, most = {"none": (0, 0), "two": (2, 2), "many": (1, 4), "keys": (1, 4)}.get(shape.names, (1, 1))
    return st.lists(words, min_size=least, max_size=most).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Whole files without errors."""
    nodes = draw(st.lists(lines(margin(), 4), min_size=1, max_size=5))
    trailing = draw(st.sampled_from([(), ("# the end",), ("# the", "", "# end")]))
    return Document(Source("", ""), tuple(nodes), trailing)


# What a tree says ----------------------------------------------------------------------------------------------------


def said(nodes: tuple[Node, ...]) -> list[tuple[object, ...]]:
    """All a tree says, without places in the file, as one flat list: keyword, names, text, comments, and depth."""
    depths: dict[int, int] = {}
    told: list[tuple[object, ...]] = []
    for node, parent in walk(nodes):
        depth = depths[id(node)] = depths[id(parent)] + 1 if parent else 0
        assert isinstance(node, Line), node
        names = tuple(word.text for word in node.names)
        raw = node.text.raw if node.text else None
        inlines = tuple(_meaning(inline) for inline in node.text.inlines) if node.text else ()
        told.append((depth, node.keyword, names, raw, inlines, node.comments))
    return told


def _meaning(inline: Inline) -> tuple[object, ...]:
    match inline:
        case Plain(text):
            return ("plain", text)
        case Emphasis(text):
            return ("emphasis", text)
        case Mention(target):
            return ("mention", target.text)
        case Citation(cites):
            return ("citation", *((cite.source.text, cite.locator) for cite in cites))
