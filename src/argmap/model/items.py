"""Between the lines of a source and an item of CSL-JSON: citation styles read items, and everything else reads lines.

Types and fields of items are those of CSL 1.0.2 (Citation Style Language, specification, appendices III and IV).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from argmap.bibliography import CslItem
from argmap.language.tree import Keyword
from argmap.model.argument import CitedSource
from argmap.model.values import Day

KINDS: Mapping[str, tuple[str, str]] = {
    "article": ("article-magazine", "container-title"),
    "commentary": ("article-magazine", "container-title"),
    "magazine-article": ("article-magazine", "container-title"),
    "journal-article": ("article-journal", "container-title"),
    "news": ("article-newspaper", "container-title"),
    "newspaper": ("article-newspaper", "container-title"),
    "op-ed": ("article-newspaper", "container-title"),
    "web-page": ("webpage", "container-title"),
    "website": ("webpage", "container-title"),
    "analysis": ("webpage", "container-title"),
    "blog-post": ("post-weblog", "container-title"),
    "chapter": ("chapter", "container-title"),
    "book": ("book", "publisher"),
    "report": ("report", "publisher"),
    "thesis": ("thesis", "publisher"),
    "conference-paper": ("paper-conference", "publisher"),
    "speech": ("speech", "publisher"),
    "interview": ("interview", "publisher"),
    "letter": ("personal_communication", "publisher"),
    "manuscript": ("manuscript", "publisher"),
    "film": ("motion_picture", "publisher"),
    "broadcast": ("broadcast", "publisher"),
    "dataset": ("dataset", "publisher"),
    "map": ("map", "publisher"),
    "law": ("legislation", "publisher"),
    "statute": ("legislation", "publisher"),
    "treaty": ("treaty", "publisher"),
    "case": ("legal_case", "authority"),
}
"""What a `kind` is to citation styles: the type of an item, and the field of it that `publisher:` is.

A source of any other kind is a `document` with the kind as its `genre`, which styles print as it stands.
"""

_FIELDS = dict(KINDS.values())
"""From the type of an item to the field of its publisher."""

_NAMES: Mapping[str, str] = {kind: name for name, (kind, _) in reversed([*KINDS.items()])}
"""From the type of an item to its `kind`."""

_DOI = re.compile(r"(?:doi:|https?://(?:dx\.)?doi\.org/)\s*(10\.\S+)", re.IGNORECASE)
_TAG = re.compile(r"</?(?:i|b|su[bp]|sc|span)\b[^<>]*>", re.IGNORECASE)
_SAFE_URL = re.compile(r"https?://\S+", re.IGNORECASE)


# From lines to an item ------------------------------------------------------------------------------------------------


AS_TYPED = "und"
"""The language of a title in an `.arg` file: not known, so that no style changes its capitals as if it were English."""


def item_of(source: CitedSource, work: CslItem | None = None) -> CslItem:
    """A source as citation styles read it: what its lines say, and beneath it what a work of a bibliography says."""
    base = dict(work) if work is not None else {"id": source.name, "title": source.title.plain(), "language": AS_TYPED}
    if source.kind or work is None:
        base["type"], _ = KINDS.get(source.kind, ("document", ""))
    if source.kind and source.kind not in KINDS:
        base["genre"] = source.kind.replace("-", " ")
    return base | dict(_said(source, _FIELDS.get(str(base.get("type")), "publisher")))


def _said(source: CitedSource, publisher: str) -> Iterator[tuple[str, object]]:
    if source.author:
        yield "author", [_person(name) for each in source.author.split(";") if (name := each.strip())]
    if source.publisher:
        yield publisher, source.publisher
    if source.date:
        yield "issued", _date_parts(source.date)
    if source.accessed:
        yield "accessed", _date_parts(source.accessed)
    if found := _DOI.fullmatch(source.url):
        yield "DOI", found[1]
    elif source.url:
        yield "URL", source.url


def _person(written: str) -> dict[str, str]:
    """`Family, Given` is a person (`King, Martin Luther, Jr.` one with a suffix); all else is printed as it stands."""
    family, *rest = (part.strip() for part in written.split(","))
    if not family or not 1 <= len(rest) <= 2 or not all(rest):
        return {"literal": written}
    return {"family": family, **dict(zip(("given", "suffix"), rest, strict=False))}


def _date_parts(day: Day) -> dict[str, object]:
    return {"date-parts": [[part for part in (day.year, day.month, day.day) if part]]}


# From an item to what lines say --------------------------------------------------------------------------------------


def title_of(item: CslItem) -> str:
    """The title of a work in plain words; of one without, what else it goes by."""
    found = (_plain(item.get(field)) for field in ("title", "title-short", "container-title", "genre", "DOI", "URL"))
    return next(filter(None, found), "") or _plain(item.get("id"))


def authors_of(item: CslItem) -> str:
    """Its authors as `author:` would have them, `Family, Given; Institution`; of a work without, its editors."""
    for role in ("author", "editor"):
        people = item.get(role)
        names = [_shown(name) for name in people if isinstance(name, Mapping)] if isinstance(people, list) else []
        if any(names):
            return "; ".join(filter(None, names))
    return ""


def _shown(name: Mapping[str, object]) -> str:
    literal = _plain(name.get("literal"))
    if literal:
        return "et al." if literal == "others" else literal
    parts = [_plain(name.get(part)) for part in ("dropping-particle", "non-dropping-particle", "family")]
    family = " ".join(filter(None, parts))
    return ", ".join(filter(None, (family, _plain(name.get("given")), _plain(name.get("suffix")))))


def publisher_of(item: CslItem) -> str:
    """Who brought it out: its publisher or, of an article, what it appeared in."""
    field = _FIELDS.get(str(item.get("type")), "publisher")
    return _plain(item.get(field)) or _plain(item.get("publisher")) or _plain(item.get("container-title"))


def kind_of(item: CslItem) -> str:
    """Its type as `kind` would have it."""
    kind = _plain(item.get("type"))
    return _NAMES.get(kind) or kind.replace("_", "-")


def url_of(item: CslItem) -> str:
    """Its address, if it is one that a reader can follow without harm; else its DOI."""
    url, doi = _plain(item.get("URL")), _plain(item.get("DOI"))
    return url if _SAFE_URL.fullmatch(url) else f"doi:{doi}" if doi and " " not in doi else ""


def day_of(item: CslItem, field: Keyword) -> Day | None:
    """Its date, or when it was read, where that is a year, a month or a day."""
    value = item.get("issued" if field is Keyword.DATE else "accessed")
    lists = value.get("date-parts") if isinstance(value, Mapping) else None
    parts = lists[0] if isinstance(lists, list) and lists else None
    try:
        year, month, day = ([int(part) for part in parts] + [0, 0])[:3] if isinstance(parts, list) else [0, 0, 0]
        month = month if month <= 12 else 0  # A season.
        date(year, month or 1, day or 1)
    except (TypeError, ValueError, OverflowError):
        return None
    return Day(year, month, day)


def _plain(value: object) -> str:
    """A text of an item without its marks for italics and the like, on one line; empty if it is no text."""
    return " ".join(_TAG.sub("", value).split()) if isinstance(value, str) else ""
