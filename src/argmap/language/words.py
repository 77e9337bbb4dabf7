"""What each keyword means, how it is written and where: what `argmap explain WORD` prints, with an example.

The examples are cut out of one argument that has every keyword, so that they are of a piece, and one test holds them.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from textwrap import fill

from argmap.diagnostics import Source
from argmap.language.format import WIDTH, format_document
from argmap.language.mistakes import near
from argmap.language.parser import parse
from argmap.language.tree import ADDRESSES, FOR_AUTHORS, KEPT, KEYWORDS, Document, Keyword, Line, walk
from argmap.language.wording import (
    DATES,
    MANY_NAMES,
    MAY_NAME,
    MAY_POINT,
    MUST_NAME,
    PLACES,
    TEXT_ONLY,
    WORDS_AND_TEXT,
)

_TAKEN = {Keyword.EXPLAINS: "EVENT, NAME", Keyword.STYLE: "PATH", Keyword.CONTRADICTS: "NAME"} | dict.fromkeys(
    (Keyword.LIKELIHOOD, Keyword.TAGS, Keyword.PARTS), "WORDS"
)
_MANY = {**dict.fromkeys(MANY_NAMES, "NAMES"), **dict.fromkeys(DATES, "DATE")}


def keyword_of(word: str) -> Keyword | None:
    """The keyword that is asked for, if there is one."""
    return KEYWORDS.get(word.strip().removesuffix(":").casefold())


def nearest(word: str) -> str:
    """The keyword that may have been meant by a word that is none, or an empty string."""
    return near(word, KEYWORDS)


def explained(keyword: Keyword) -> str:
    """The page about a keyword, in Markdown."""
    forms = ", ".join(f"`{form}`" for form in forms_of(keyword))
    told = (f"# {keyword}", meaning(keyword), _FATES.get(keyword, ""), f"{forms}, {PLACES[keyword]}.")
    paragraphs = (fill(each, WIDTH, break_on_hyphens=False) for each in told if each)
    return "\n\n".join((*paragraphs, f"```arg\n{example(keyword)}```\n"))


_FATES = {
    **dict.fromkeys(FOR_AUTHORS, "It is not printed."),
    **dict.fromkeys(KEPT, "It is kept; no brief prints it yet."),
}


def meaning(keyword: Keyword) -> str:
    """What a keyword means, in a sentence or two."""
    return _meanings()[keyword]


def forms_of(keyword: Keyword) -> Iterator[str]:
    """The ways to write a line that begins with a keyword."""
    if keyword in MUST_NAME | MAY_NAME:
        yield f"{keyword} NAME: text"
    if keyword in MAY_NAME:
        yield f"{keyword}: text"
    if keyword in TEXT_ONLY:
        yield f"{keyword}: {'text' if keyword not in ADDRESSES else 'address' if keyword is Keyword.URL else 'path'}"
    if keyword in MAY_POINT:
        yield f"{keyword} NAME"
    if keyword is Keyword.SOURCE:
        yield f"{keyword} KEY"
    if keyword not in MUST_NAME | MAY_NAME | TEXT_ONLY:
        words = _TAKEN.get(keyword) or _MANY.get(keyword, "WORD")
        yield f"{keyword} {words}"
        if keyword in WORDS_AND_TEXT:
            yield f"{keyword} {words}: text"


def example(keyword: Keyword) -> str:
    """The first line with a keyword in the argument that has all of them, with what is above it and just below it."""
    document = _argument()
    above: dict[int, Line] = {}
    for node, parent in walk(document.nodes):
        if not isinstance(node, Line):
            continue
        if isinstance(parent, Line):
            above[id(node)] = parent
        if node.keyword is keyword:
            return format_document(Document(document.source, (_excerpt(node, above),)))
    raise KeyError(keyword)


def _excerpt(line: Line, above: dict[int, Line]) -> Line:
    below = tuple(replace(child, children=(), gap=False) for child in line.children if isinstance(child, Line))
    shown, at = replace(line, children=below), line
    while parent := above.get(id(at)):
        shown, at = replace(parent, children=(shown,)), parent
    return shown


def example_text() -> str:
    """The argument that has every keyword."""
    return (files("argmap.language") / "words.arg").read_text("utf-8")


@cache
def _argument() -> Document:
    return parse(Source("words.arg", example_text())).value


@cache
def _meanings() -> dict[str, str]:
    return tomllib.loads((files("argmap.language") / "words.toml").read_text("utf-8"))
