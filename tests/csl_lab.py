"""Small citation styles, made up for a test, and what comes of them as marked-up text."""

from collections.abc import Mapping, Sequence

from argmap.csl import Cite, ItemData, Piece, Processor, Style, read_style

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {options}>{parts}
  <citation {citation}>{sort}<layout {layout}>{cite}</layout></citation>
  <bibliography {bibliography}>{listsort}<layout>{entry}</layout></bibliography></style>"""
NOTHING = {"options": 'class="in-text"'} | dict.fromkeys(
    ("parts", "citation", "sort", "layout", "cite", "bibliography", "listsort", "entry"), ""
)
AUTHOR_YEAR = '<group delimiter=" "><names variable="author"><name form="short"/></names><date variable="issued">'
AUTHOR_YEAR += '<date-part name="year"/></date></group>'
"""A cite by author and year."""


def processor(items: Mapping[str, ItemData], lang: str = "en", **parts: str) -> Processor:
    """A processor for a style with these parts; `cite` and `entry` are the layouts."""
    style = read_style(STYLE.format_map({**NOTHING, **parts}))
    assert isinstance(style, Style), style
    return Processor(style, items, list(items), lang)


def cited(items: Mapping[str, ItemData], *citations: Sequence[str | Cite], lang: str = "en", **parts: str) -> list[str]:
    """What citations come out as; without any, one of all items."""
    writer = processor(items, lang, **parts)
    cites = [[each if isinstance(each, Cite) else Cite(each) for each in one] for one in citations or [tuple(items)]]
    return [marked(writer.cite(each)) for each in cites]


def shown(item: ItemData, cite: str, lang: str = "en", **parts: str) -> str:
    """What a cite of one item comes out as."""
    return cited({"item": item}, lang=lang, cite=cite, **parts)[0]


def listed(items: Mapping[str, ItemData], **parts: str) -> list[str]:
    """The entries of the bibliography."""
    return [marked(entry) for _, entry in processor(items, **parts).bibliography()]


def marked(pieces: Sequence[Piece]) -> str:
    """Pieces on one line, their fonts spelt out: `_italic_`, `*bold*`, `^raised^`, `~small capitals~`."""
    signs = {"italic": "_", "bold": "*", "small_caps": "~", "raised": "^", "lowered": ","}
    words: list[str] = []
    for piece in pieces:
        word = piece.text
        for font, sign in signs.items():
            word = f"{sign}{word}{sign}" if getattr(piece, font) else word
        words.append(word)
    return "".join(words)


def person(family: str, given: str = "", **parts: object) -> Mapping[str, object]:
    """A name."""
    return {"family": family, "given": given, **parts}


def work(title: str = "Bridges", year: int = 2001, *authors: Mapping[str, object], **variables: object) -> ItemData:
    """An item."""
    return {
        "type": "book",
        "title": title,
        "author": list(authors or (person("Doe", "Ann"),)),
        "issued": {"date-parts": [[year]]},
        **variables,
    }
