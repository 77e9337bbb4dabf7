"""Reads where in a source a citation points, as authors write it (`p. 12`, `¶4`, `§ 3`), into CSL's kinds of places."""

import re
from dataclasses import dataclass

from argmap.csl.numbers import is_numeric

_WORDS = {
    "page": "p pp page pages",
    "paragraph": "¶ ¶¶ para paras par paragraph paragraphs",
    "section": "§ §§ sec sect section sections",
    "chapter": "ch chap chapter chapters",
    "volume": "vol vols volume volumes",
    "article-locator": "art arts article articles",
    "line": "l ll line lines",
    "note": "n nn note notes fn",
    "folio": "fol fols folio folios",
    "figure": "fig figs figure figures",
    "table": "tab table tables",
    "issue": "no nos issue issues",
    "book": "bk bks book books",
    "part": "pt pts part parts",
    "column": "col cols column columns",
    "verse": "v vv verse verses",
    "appendix": "app apps appendix appendices",
    "sub-verbo": "s.v",
    "opus": "op opus",
    "equation": "eq eqs equation",
    "rule": "r rule rules",
    "scene": "sc scene scenes",
    "timestamp": "at timestamp",
}
LABELS = {word: label for label, words in _WORDS.items() for word in words.split()}
"""What authors write before a number, and CSL's name for it."""

_LABELLED = re.compile(r"(¶¶?|§§?|s\.v|[^\W\d_]+)(\.?)\s*(.+)", re.DOTALL)
_NUMBER = re.compile(r"\d|[ivxlc]+\b", re.IGNORECASE)
_FURTHER = re.compile(r"(?<!\w)(¶¶?|§§?|[^\W\d_]+)\.?\s*(?=\d)")
_BARE = re.compile(r"[\divxlc][\w.]*(?:\s*[-–—,&]\s*[\divxlc][\w.]*)*", re.IGNORECASE)
_PILCROW = "¶"
_NEED_NO_NUMBER = frozenset({"page", "sub-verbo"})
"""Of all others styles leave the word out where no plain number follows, so that `ch. 2 and 4` would read as pages."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in a source: CSL's kind of it, or none, and its number; `as_typed` where it is printed as it stands."""

    label: str
    value: str
    typed: str
    """All of it as its author typed it."""
    as_typed: bool = False


def locator(text: str) -> Locator | None:
    """The place that a text names, or None for an empty text.

    A number alone is a page. Pilcrows are kept, since paragraphs of web documents are cited with them; and what is not
    understood, or is of several kinds (`vol. 2, p. 15`), is printed as it stands.
    """
    text = " ".join(text.split())
    if not text:
        return None
    if _BARE.fullmatch(text) and any(map(str.isdigit, text)):
        return Locator("page", text, text)
    found = _LABELLED.fullmatch(text)
    label = LABELS.get(found[1].casefold(), "") if found else ""
    if not found or not label or not (found[2] or _NUMBER.match(found[3])):
        return Locator("", text, text, as_typed=True)
    several = any(further.casefold() in LABELS for further in _FURTHER.findall(found[3]))
    unnumbered = label not in _NEED_NO_NUMBER and not is_numeric(found[3])
    return Locator(label, found[3], text, as_typed=several or unnumbered or text.startswith(_PILCROW))


def located(text: str, label: str) -> Locator | None:
    """A place whose kind is known, or else one that is read from what an author wrote."""
    if not label:
        return locator(text)
    text = text.strip()
    return Locator(label_of(label), text, text) if text else None


def label_of(name: str) -> str:
    """CSL's term for a kind of place, which older styles and data write otherwise."""
    term = name.replace(" ", "-")
    return {"article": "article-locator", "title": "title-locator"}.get(term, term)
