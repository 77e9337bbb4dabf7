"""Sets an atlas as a document of its own: title, key and overview first, a sheet a page, and last what these name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from math import ceil

from argmap.analysis import Analysis, Verdict
from argmap.brief.labels import Labels
from argmap.brief.views import shorten
from argmap.maps import Atlas, Metrics, Sheet
from argmap.maps.words import MARKS, Words
from argmap.maps.wrap import wrap
from argmap.model import CitedSource, Name, as_title
from argmap.render.dot import clean
from argmap.render.html import A4, PAPERS, environment, page_of

TITLE, TITLE_LINE, LINE = 20.0, 24.0, 15.0
"""Size and line height of the title, and line height of the keys, in points, as in `styles/atlas.css`."""
GAPS = 16.0
"""What is left free above and below the keys."""
ABOVE = 34.0
"""What every page has, besides the room for a map and its own title line, for what stands above the first."""
LINES_FIRST, LINES_NEXT = 40, 48
"""How many lines of contents there is room for on the page of the title, and on the pages after it."""
KEYS = {False: 4, True: 3}
"""How many lines the keys take on a portrait page and on a landscape one."""


@dataclass(frozen=True, slots=True)
class AtlasDocument:
    """An atlas as XHTML, with the page each of its anchors is expected on, so that it need not be laid out twice."""

    html: str
    pages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Told:
    """A line of the lists at the end."""

    name: Name
    words: str
    label: str = ""
    box: str = ""


def render_atlas(
    analysis: Analysis, atlas: Atlas, paper: str, edition: str, metrics: Metrics, reading: Name | None = None
) -> AtlasDocument:
    """The atlas (of at least one sheet) as a document. Each sheet is a page; what maps cut short is in full at the end.

    Its style sheets and fonts are linked under `argmap:` addresses; see `render.assets`.
    """
    head = analysis.argument.masthead
    labels = Labels.of(head.lang if head else "en")
    title = _title(analysis, atlas, reading)
    first = next(atlas.sheets())
    apart = not _fits(title, first, paper, metrics)
    html = (
        environment()
        .get_template("atlas.html.j2")
        .render(
            lang=labels.lang,
            paper=paper if paper in PAPERS else A4,
            title=title,
            author=(head.author or head.organisation) if head else "",
            created=str(head.date or "") if head else "",
            marking=head.marking if head else "",
            foot=" · ".join(filter(None, (labels.day(head.date if head else None), f"{labels('edition')} {edition}"))),
            shorten=shorten,
            apart=apart,
            landscape=first.landscape and not apart,
            maps=atlas.maps,
            words=atlas.words,
            signs=tuple(_signs(atlas.words)),
            marks={name: str(name) for name in analysis.argument.sources},
            texts=tuple(_texts(analysis, atlas)),
            sources=tuple(_sources(analysis, atlas, labels)),
        )
    )
    return AtlasDocument(clean(html), _pages(atlas, 1 + _before(len(atlas.maps)) if apart else 1))


def _title(analysis: Analysis, atlas: Atlas, reading: Name | None) -> str:
    """The brief's, or without one that of the first map, and whose view it is."""
    head = analysis.argument.masthead
    title = head.title.plain() if head else atlas.maps[0].title
    return atlas.words.seen.format(title=title, name=as_title(reading)) if reading else title


def _fits(title: str, first: Sheet, paper: str, metrics: Metrics) -> bool:
    """Whether the title and the keys have room above the first sheet."""
    page = page_of(paper)
    room = page.landscape if first.landscape else page.portrait
    lines = len(wrap(title, room.width, TITLE * 1.05, metrics))  # Semibold runs a little wider.
    return lines * TITLE_LINE + KEYS[first.landscape] * LINE + GAPS + first.height <= room.height + ABOVE


def _before(maps: int) -> int:
    """How many pages the title, the keys and a line for each map take where they are on pages of their own."""
    return 1 + ceil(max(0, maps - LINES_FIRST) / LINES_NEXT)


def _pages(atlas: Atlas, start: int) -> dict[str, int]:
    """The page of every box and sheet, and where the lists at the end begin."""
    pages: dict[str, int] = {}
    number = start
    for number, sheet in zip(count(start), atlas.sheets(), strict=False):
        pages[sheet.id] = number
        pages.update((box.id, number) for box in sheet.boxes)
    pages.update((f"s-{box.statement}", number + 1) for sheet in atlas.sheets() for box in sheet.boxes if box.in_full)
    return pages


def _signs(words: Words) -> Iterator[str]:
    """What the mark of each verdict means; some words go with two marks."""
    for verdict in Verdict:
        yield f"{MARKS[verdict]}\N{NO-BREAK SPACE}{words.verdicts[verdict]}\N{EN SPACE}"


def _texts(analysis: Analysis, atlas: Atlas) -> Iterator[_Told]:
    """The statements whose text is cut short on a map, once each."""
    cut = {box.statement: box for sheet in atlas.sheets() for box in reversed(sheet.boxes) if box.in_full}
    for name, statement in analysis.argument.statements.items():
        if name in cut:
            yield _Told(name, statement.text.plain(), cut[name].label, cut[name].id)


def _sources(analysis: Analysis, atlas: Atlas, labels: Labels) -> Iterator[_Told]:
    """The sources named on a map, in the order they are written in."""
    named = {name for sheet in atlas.sheets() for box in sheet.boxes for name in box.sources}
    for name, source in analysis.argument.sources.items():
        if name in named:
            yield _Told(name, _reference(source, labels))


def _reference(source: CitedSource, labels: Labels) -> str:
    published = ", ".join(filter(None, (source.publisher, labels.day(source.date))))
    return ". ".join(part.rstrip(".") for part in (source.author, source.title.plain(), published, source.url) if part)
