"""Typesets a segment of a document: a pure function of a job, so that it can be done anywhere."""

import atexit
import gc
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing.util import Finalize
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

from argmap.collector import no_collection
from argmap.render.assets import SCHEME
from argmap.render.embedding import recorded
from argmap.render.font_config import bundled_fonts
from argmap.render.footnotes import set_astray_in_text
from argmap.render.joining import Portion, portion_of
from argmap.render.page_numbers import with_room
from argmap.render.segments import PAGE, Segment, target
from argmap.render.tagging import hide_running_heads, name_links, scope_headers
from argmap.render.theme import FACES, Theme
from argmap.render.weasy import ONE_AT_A_TIME, VARIANT, fetcher, typesetting

MANY = 500_000
"""After how many objects that were made and are still there, left-over ones are looked for: some tens of pages."""


@dataclass(frozen=True, slots=True)
class Job:
    """A segment to be typeset, with its style sheets: addresses that the theme has, or CSS.

    `digits` has, for each anchor whose page it names, a text as wide as the number is taken to be.
    """

    segment: Segment
    sheets: tuple[str, ...]
    theme: Theme
    digits: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Typeset:
    """A segment as it was typeset: its pages, and on which of them, from 0, its anchors are."""

    portion: Portion
    anchors: Mapping[str, int]
    created: str | None
    """The date of the document, if it is said in this segment."""

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.portion.bookmarks)


def typeset(job: Job) -> Typeset:
    """Typeset a segment. Raises as `typesetting` does."""
    with ONE_AT_A_TIME, no_collection():
        try:
            return _typeset(job)
        finally:
            if gc.get_count()[0] > MANY:
                gc.collect(0)  # All that is left over is among the youngest objects: none was looked at before.


def _typeset(job: Job) -> Typeset:
    with typesetting() as weasyprint, recorded(weasyprint, job.theme) as faces, with_room(weasyprint):
        document = laid_out(job, weasyprint)
        anchors = {anchor: at for at, page in reversed(list(enumerate(document.pages))) for anchor in page.anchors}
        elsewhere = sorted(job.segment.targets.difference(anchors))
        document.pages[0].anchors |= dict.fromkeys(elsewhere, (0, 0, 0, 0))  # Or WeasyPrint leaves these links out.
        options = {**weasyprint.DEFAULT_OPTIONS, **weasyprint.pdf.VARIANTS[VARIANT][1], "pdf_variant": VARIANT}
        pdf = weasyprint.pdf.generate_pdf(document, None, 1, **options)
        name_links(document)
        scope_headers(document)
        hide_running_heads(pdf)
        portion = portion_of(pdf, document, anchors.__contains__, faces)
        return Typeset(portion, anchors, document.metadata.created)


def laid_out(job: Job, weasyprint: ModuleType) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """The pages of a segment. Footnotes that end up astray are set in the text."""
    sheets, brought = [read_sheet(sheet, job.theme) for sheet in job.sheets], _brought(job.theme)
    source = weasyprint.HTML(string="", base_url=SCHEME, url_fetcher=fetcher(weasyprint, job.theme))
    root = ET.fromstring(job.segment.html)  # noqa: S314 - our own template, with every text escaped.
    source.wrapper_element = type(source.wrapper_element).from_html_root(root, content_language=None)
    source.etree_element = source.wrapper_element.etree_element
    digits = dict(job.digits)
    for element in source.etree_element.iter("a"):
        if element.get(PAGE) is not None:
            element.set(PAGE, digits[target(element)])
    while True:
        document = source.render(
            pdf_variant=VARIANT,
            stylesheets=sheets,
            font_config=brought.fonts,
            counter_style=brought.counters,
            color_profiles={},
        )
        if not job.segment.leads:
            document = document.copy(document.pages[1:])
        if not set_astray_in_text(document, source.etree_element):
            return document


@dataclass(frozen=True, slots=True)
class _Brought:
    """What style sheets bring with them, and what documents of one theme therefore share."""

    fonts: Any
    counters: Any


@lru_cache(4)
def _brought(theme: Theme) -> _Brought:
    """The fonts of a theme. No style sheet but one brings any, so that nothing hangs on which were read before."""
    with typesetting() as weasyprint:
        from weasyprint.css.counters import CounterStyle
        from weasyprint.text.fonts import FontConfiguration

        with bundled_fonts():
            fonts = FontConfiguration()
        Finalize(None, fonts.__del__, exitpriority=0)  # Fonts lie in folders that are removed with what holds them.
        brought = _Brought(fonts, CounterStyle())
        _read(FACES, theme, brought, weasyprint)
        return brought


@lru_cache(64)
def read_sheet(sheet: str, theme: Theme) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """A style sheet as WeasyPrint has it, from an address that the theme has, or CSS: to read it takes as a page."""
    with typesetting() as weasyprint:
        return _read(sheet, theme, _brought(theme), weasyprint)


def _read(sheet: str, theme: Theme, brought: _Brought, weasyprint: ModuleType) -> Any:  # noqa: ANN401
    shared = {"font_config": brought.fonts, "counter_style": brought.counters}
    place = {"url": sheet} if sheet.startswith(SCHEME) else {"string": sheet, "base_url": SCHEME}
    return weasyprint.CSS(**place, **shared, url_fetcher=fetcher(weasyprint, theme))


atexit.register(_brought.cache_clear)  # As long as Python is whole; copies of a process end without this.
