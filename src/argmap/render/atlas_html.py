"""Sets an atlas as a document of its own: title, key and overview first, a sheet a page, and last what these name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Status
from argmap.maps import Atlas, Metrics, Sheet
from argmap.maps.graph import Page
from argmap.maps.wrap import wrap
from argmap.model import CitedSource, Name
from argmap.render.dot import clean
from argmap.render.html import environment, foot, page_of, spoken
from argmap.render.marking import marking_of
from argmap.render.theme import PLAIN, Theme
from argmap.wording import Catalogue, maps

TITLE, TITLE_LINE, LINE = 20.0, 24.0, 15.0
"""Size and line height of the title, and line height of the keys, in points, as in `styles/atlas.css`."""
GAPS = 16.0
"""What is left free above and below the keys."""
ABOVE = 34.0
"""What every page has, besides the room for a map and its own title line, for what stands above the first."""
HEADING_TYPE, HEADING_LINE, HEADING = 10.0, 14.0, 20.0
"""The size and line height of what stands above a sheet, and the height of one line of it with what is free below."""
BETWEEN = 18.0
"""What is left free between the sheets of a page."""
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
class _SheetPage:
    """A page of sheets one below the other, each with the level of its heading: 2 for the first of a map, else 3."""

    sheets: tuple[tuple[Sheet, int], ...]
    used: float
    """The height they take."""

    @property
    def landscape(self) -> bool:
        """Whether the page is sideways."""
        return self.sheets[0][0].landscape


@dataclass(frozen=True, slots=True)
class _Told:
    """A line of the lists at the end."""

    name: Name
    words: str
    label: str = ""
    box: str = ""


def render_atlas(
    analysis: Analysis,
    atlas: Atlas,
    paper: str,
    edition: str,
    metrics: Metrics,
    reading: Name | None = None,
    theme: Theme = PLAIN,
) -> AtlasDocument:
    """The atlas (of at least one sheet) as a document. Each sheet is a page; what maps cut short is in full at the end.

    Its style sheets and fonts are linked under addresses that `theme` can read.
    """
    head = analysis.argument.masthead
    words = Catalogue.of(head.lang if head else "en")
    title = _title(analysis, atlas, words, reading)
    first = next(atlas.sheets())
    page = page_of(paper, theme)
    apart = not _fits(title, first, page, metrics)
    leaves = _leaves(atlas, page, metrics, apart=apart)
    html = (
        environment(theme.palette, words.direction)
        .get_template("atlas.html.j2")
        .render(
            spoken(words.lang),
            here=lambda _: True,
            lang=words.lang,
            paper=theme.paper_of(paper).css,
            title=title,
            author=(head.author or head.organisation) if head else "",
            created=str(head.date or "") if head else "",
            marking=marking_of(head.marking if head else ""),
            foot=foot(words, words.day(head.date if head else None), edition),
            alone=apart,
            landscape=first.landscape and not apart,
            maps=atlas.maps,
            leaves=leaves,
            t=words.form,
            legend=maps.legend(words),
            signs=tuple(_signs(words)),
            marks={name: str(name) for name in analysis.argument.sources},
            texts=tuple(_texts(analysis, atlas)),
            sources=tuple(_sources(analysis, atlas, words)),
        )
    )
    return AtlasDocument(clean(html), _pages(leaves, 1 + _before(len(atlas.maps)) if apart else 1))


def _title(analysis: Analysis, atlas: Atlas, words: Catalogue, reading: Name | None) -> str:
    """The title of the brief, or without one of the first map; with the interpretation asked about, if any."""
    head = analysis.argument.masthead
    title = head.title.plain() if head else atlas.maps[0].title
    return maps.seen(words, title, analysis.argument.title(reading)) if reading else title


def _fits(title: str, first: Sheet, page: Page, metrics: Metrics) -> bool:
    """Whether the title and the keys have room above the first sheet."""
    room = page.landscape if first.landscape else page.portrait
    lines = len(wrap(title, room.width, TITLE * 1.05, metrics))  # Semibold runs a little wider.
    return lines * TITLE_LINE + KEYS[first.landscape] * LINE + GAPS + first.height <= room.height + ABOVE


def _before(maps: int) -> int:
    """How many pages the title, the keys and the contents take, where no sheet shares their page."""
    return 1 + ceil(max(0, maps - LINES_FIRST) / LINES_NEXT)


def _leaves(atlas: Atlas, page: Page, metrics: Metrics, *, apart: bool) -> tuple[_SheetPage, ...]:
    """The sheets by page. Portrait sheets share a page where they have room, but not the page with the title."""
    room = page.portrait.height + HEADING + ABOVE
    leaves: list[_SheetPage] = []
    for drawn in atlas.maps:
        for at, sheet in enumerate(drawn.sheets):
            one = ((sheet, 3 if at else 2),)
            lines = len(wrap(sheet.title, page.portrait.width, HEADING_TYPE * 1.05, metrics))
            used = HEADING + (lines - 1) * HEADING_LINE + sheet.height
            last = leaves[-1] if len(leaves) > (0 if apart else 1) else None
            if last and not sheet.landscape and not last.landscape and last.used + BETWEEN + used <= room:
                leaves[-1] = _SheetPage(last.sheets + one, last.used + BETWEEN + used)
            else:
                leaves.append(_SheetPage(one, used))
    return tuple(leaves)


def _pages(leaves: Sequence[_SheetPage], start: int) -> dict[str, int]:
    """The page of every box and sheet, and where the lists at the end begin."""
    numbered = [(sheet, number) for number, leaf in enumerate(leaves, start) for sheet, _ in leaf.sheets]
    pages = {sheet.id: number for sheet, number in numbered}
    pages.update((box.id, number) for sheet, number in numbered for box in sheet.boxes)
    closing = start + len(leaves)
    pages.update((f"s-{box.statement}", closing) for sheet, _ in numbered for box in sheet.boxes if box.in_full)
    return pages


def _signs(words: Catalogue) -> Iterator[str]:
    """What the mark of each verdict means; some words go with two marks."""
    for status in filter(None, Status):
        yield maps.standing(words, status).replace(" ", "\N{NO-BREAK SPACE}") + "\N{EN SPACE}"


def _texts(analysis: Analysis, atlas: Atlas) -> Iterator[_Told]:
    """The statements whose text is cut short on a map, once each."""
    cut = {box.statement: box for sheet in atlas.sheets() for box in reversed(sheet.boxes) if box.in_full}
    for name, statement in analysis.argument.statements.items():
        if name in cut:
            yield _Told(name, statement.text.plain(), cut[name].label, cut[name].id)


def _sources(analysis: Analysis, atlas: Atlas, words: Catalogue) -> Iterator[_Told]:
    """The sources named on a map, in the order they are written in."""
    named = {name for sheet in atlas.sheets() for box in sheet.boxes for name in box.sources}
    for name, source in analysis.argument.sources.items():
        if name in named:
            yield _Told(name, _reference(source, words))


def _reference(source: CitedSource, words: Catalogue) -> str:
    published = ", ".join(filter(None, (source.publisher, words.day(source.date))))
    return ". ".join(part.rstrip(".") for part in (source.author, source.title.plain(), published, source.url) if part)
