"""Turns the fields of BibTeX and BibLaTeX into CSL's variables, after the tables that Zotero and pandoc use."""

import re
from collections.abc import Callable, Mapping

from argmap.bibliography.clean import clean
from argmap.bibliography.dates import CslDate, csl_date, csl_date_of
from argmap.bibliography.names import csl_names
from argmap.bibliography.tex import plain, rich

_Fields = Mapping[str, str]
_Item = dict[str, object]

# fmt: off
TYPES = {
    "article": "article-journal", "suppperiodical": "article-journal", "periodical": "periodical",
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "manual"), "book"),
    **dict.fromkeys(("inbook", "incollection", "bookinbook", "suppbook", "suppcollection"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), "thesis"),
    **dict.fromkeys(("report", "techreport"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    **dict.fromkeys(("movie", "video"), "motion_picture"),
    **dict.fromkeys(("audio", "music"), "song"),
    **dict.fromkeys(("artwork", "image"), "graphic"),
    **dict.fromkeys(("reference", "mvreference"), "book"),
    **dict.fromkeys(("legislation", "legal"), "legislation"),
    "inreference": "entry-encyclopedia", "jurisdiction": "legal_case", "letter": "personal_communication",
    "booklet": "pamphlet", "unpublished": "manuscript", "patent": "patent", "dataset": "dataset",
    "software": "software", "review": "review", "standard": "standard", "performance": "performance",
}
# fmt: on
"""CSL's type for each type of entry; any other is a `document`."""

_SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper", "newspaperarticle": "article-newspaper"}
# fmt: off
_GENRES = {
    "phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis", "techreport": "Technical report", "resreport": "Research report",
    "mastersthesis": "Master’s thesis", "software": "Computer software", "datacd": "Data CD",
}
# fmt: on
"""BibLaTeX's words for kinds of theses and reports, and the types of entries that say the same."""

_PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper", "periodical", "review"})

_TEXTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("publisher", ("publisher", "institution", "school", "organization")),
    ("publisher-place", ("location", "address")),
    ("edition", ("edition",)),
    ("volume", ("volume",)),
    ("number-of-volumes", ("volumes",)),
    ("number-of-pages", ("pagetotal",)),
    ("chapter-number", ("chapter",)),
    ("part-number", ("part",)),
    ("version", ("version",)),
    ("title-short", ("shorttitle",)),
    ("container-title-short", ("shortjournal",)),
    ("event-title", ("eventtitle",)),
    ("event-place", ("venue",)),
    ("status", ("pubstate",)),
    ("ISBN", ("isbn",)),
    ("ISSN", ("issn",)),
    ("note", ("note", "addendum")),
)
"""CSL's variable, and the fields that give it: the first that is there."""

# fmt: off
_PEOPLE = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author",
    "director": "director", "holder": "author", "introduction": "contributor", "commentator": "contributor",
}
# fmt: on
_EDITORS = {"director": "director", "compiler": "compiler", "redactor": "editor", "collaborator": "contributor"}
_BEFORE_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_URL_ESCAPES = re.compile(r"\\(?:([_%&#$~{}])|textasciitilde(?:\{\})?|textunderscore(?:\{\})?)")


def work(kind: str, fields: _Fields) -> _Item:
    """A work in CSL-JSON's shape, without its `id`; fields that CSL has no variable for are left out."""
    written = {name: value for name, value in fields.items() if value.strip()}
    item: _Item = {"type": _type(kind, written)}
    for fill in (_titles, _texts, _numbers, _people, _dates, _addresses):
        fill(item, kind, written)
    return {name: value for name, value in item.items() if value}


def _type(kind: str, fields: _Fields) -> str:
    if subtype := _SUBTYPES.get(fields.get("entrysubtype", "").strip().casefold()):
        return subtype
    if kind == "misc" and ("url" in fields or "\\url" in fields.get("howpublished", "")):
        return "webpage"
    return TYPES.get(kind, "document")


def _titles(item: _Item, kind: str, fields: _Fields) -> None:
    def titled(*names: str) -> str:
        name = next((name for name in names if name in fields), "")
        subtitle = name.replace("title", "subtitle")  # BibTeX's plain `journal` has none
        parts = (rich(fields.get(part, "")) for part in dict.fromkeys((name, subtitle)))
        return ": ".join(part.removesuffix(":") for part in parts if part)

    item["title"] = titled("title")
    item["container-title"] = titled("booktitle", "journaltitle", "journal", "maintitle")
    item["collection-title"] = rich(fields.get("series", ""))
    if kind == "periodical" and "issuetitle" in fields:
        item["title"], item["container-title"] = titled("issuetitle"), titled("title")


def _texts(item: _Item, kind: str, fields: _Fields) -> None:
    for variable, names in _TEXTS:
        item[variable] = next((plain(fields[name]) for name in names if name in fields), "")
    genre = plain(fields.get("type", ""))
    item["genre"] = _GENRES.get(genre.casefold(), genre) or (_GENRES.get(kind, "") if kind != "software" else "")
    item["language"] = plain(fields.get("langid", fields.get("language", "")))
    if "howpublished" in fields and "\\url" not in fields["howpublished"]:
        item["medium"] = plain(fields["howpublished"])
    item["page"] = re.sub(r"\s*[–—]\s*", "-", plain(fields.get("pages", "")))


def _numbers(item: _Item, kind: str, fields: _Fields) -> None:
    """`number` is the issue of a journal, the number in a series of books, and otherwise the work's own."""
    number = plain(fields.get("number", ""))
    if item["type"] in _PERIODICALS:
        item["issue"] = number or plain(fields.get("issue", ""))
        item["number"] = plain(fields.get("eid", ""))
    elif "series" in fields and kind not in {"report", "techreport"}:
        item["collection-number"] = number
    else:
        item["number"] = number


def _people(item: _Item, kind: str, fields: _Fields) -> None:
    for field, variable in _PEOPLE.items():
        role = (
            _EDITORS.get(fields.get("editortype", "").strip().casefold(), variable) if field == "editor" else variable
        )
        if field in fields and not item.get(role):
            item[role] = csl_names(fields[field])
    for letter in "abc":
        role = _EDITORS.get(fields.get(f"editor{letter}type", "").strip().casefold(), "")
        if role and f"editor{letter}" in fields and not item.get(role):
            item[role] = csl_names(fields[f"editor{letter}"])
    if kind in {"movie", "video"} and "author" in fields and not item.get("director"):
        item["director"] = item.pop("author")


def _dates(item: _Item, _kind: str, fields: _Fields) -> None:
    dates: dict[str, Callable[[], CslDate | None]] = {
        "issued": lambda: _issued(fields),
        "accessed": lambda: csl_date(plain(fields.get("urldate", ""))),
        "original-date": lambda: csl_date(plain(fields.get("origdate", ""))),
        "event-date": lambda: csl_date(plain(fields.get("eventdate", ""))),
    }
    item.update({variable: date for variable, read in dates.items() if (date := read())})


def _issued(fields: _Fields) -> CslDate | None:
    if "date" in fields:
        return csl_date(re.sub("–+", "/", plain(fields["date"])))
    month, day = (plain(fields.get(name, "")) for name in ("month", "day"))
    return csl_date_of(plain(fields.get("year", "")), month.replace("\u00a0", " "), day)


def _addresses(item: _Item, _kind: str, fields: _Fields) -> None:
    """Addresses are read word for word, since `_`, `%` and `~` are part of them."""
    found = re.search(r"\\url\s*\{([^{}]*)\}", fields.get("howpublished", "") + fields.get("note", ""))
    item["URL"] = _verbatim(fields.get("url", "")) or (_verbatim(found[1]) if found else "")
    item["DOI"] = _BEFORE_DOI.sub("", _verbatim(fields.get("doi", "")))
    eprint, where = _verbatim(fields.get("eprint", "")), fields.get("eprinttype", fields.get("archiveprefix", ""))
    if eprint and not item["URL"] and where.strip().casefold() == "arxiv":
        item["URL"] = f"https://arxiv.org/abs/{eprint}"


def _verbatim(text: str) -> str:
    bare = re.sub(r"\\url\s*", "", text)
    bare = _URL_ESCAPES.sub(lambda found: found[1] or ("_" if "under" in found[0] else "~"), bare)
    return clean(re.sub(r"[{}]", "", bare))
