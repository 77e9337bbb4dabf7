"""Typesets HTML as a tagged PDF with WeasyPrint; the only module that imports it, and only when a PDF is asked for."""

import ctypes.util
import gc
import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import StringIO
from itertools import count
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

from argmap.diagnostics import Diagnostic, Trouble
from argmap.render.assets import SCHEME
from argmap.render.attachments import UNDATED, Attachment, attach, declare, edition
from argmap.render.footnotes import number_notes, set_astray_in_text, tagged_as_notes
from argmap.render.tagging import hide_running_heads, name_links, scope_headers, with_languages
from argmap.render.theme import PLAIN, Theme

VARIANT = "pdf/a-3a"
"""The standard the PDF claims and keeps: PDF/A-3, for archives, with what it was made of attached. `_finish` adds
PDF/UA-1, for readers who do not see the page."""

PAGE = "data-page"
"""The attribute of a reference that gets the number of the page it leads to."""
UNKNOWN = "00"
"""What stands for a number before any is known; most numbers are as wide."""
LOOSE = 3
"""After so many rounds numbers get no narrower."""
FIGURE_SPACE = "\N{FIGURE SPACE}"


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What `render_pdf` needs for a document, as one value that can be handed to another process."""

    html: str
    attachments: tuple[Attachment, ...]
    theme: Theme


def typeset(manuscript: Manuscript) -> bytes:
    """The PDF of a document, as `render_pdf` makes it, and raising as that does."""
    return render_pdf(manuscript.html, None, manuscript.attachments, manuscript.theme)


def render_pdf(
    html: str,
    expected: Mapping[str, int] | None = None,
    attachments: Sequence[Attachment] = (),
    theme: Theme = PLAIN,
) -> bytes:
    """The PDF of a document made by `render_html` or `render_atlas`: tagged, and the same bytes for the same document.

    `expected` says on which pages anchors will be, as far as that is known: where it is right, the document is laid
    out only once. `attachments` are what it was made of; `argmap extract` gives them back. `theme` is the one it was
    made with. Raises Trouble (ARG903) where the libraries WeasyPrint needs are missing, and ValueError if the document
    asks for anything that is not bundled.
    """
    identifier = hashlib.sha256(html.encode() + edition(attachments).encode()).digest()[:16]
    with typesetting() as weasyprint:
        document = _settled(parsed(html, weasyprint, theme), expected or {})
        finisher = partial(_finish, attachments=attachments)
        result: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier, finisher=finisher)
    return result


@contextmanager
def typesetting() -> Iterator[ModuleType]:
    """WeasyPrint, while it works as it should. Raises as `render_pdf` does."""
    weasyprint = _weasyprint()
    try:
        tags = weasyprint.pdf.tags
        with _no_collection(), _pages_looked_up_once(weasyprint.pdf.pydyf), tagged_as_notes(tags), with_languages(tags):
            yield weasyprint
    except weasyprint.urls.FatalURLFetchingError as refusal:
        raise ValueError(str(refusal)) from refusal


def _finish(document: Any, pdf: Any, attachments: Sequence[Attachment]) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Add what WeasyPrint leaves out, right before the PDF is written."""
    mend_tags(document, pdf)
    complete(pdf, document.metadata.created, attachments)


def mend_tags(document: Any, pdf: Any) -> None:  # noqa: ANN401
    """Mend the tags of a PDF that has been made of a document."""
    name_links(document)
    scope_headers(document)
    number_notes(pdf)
    hide_running_heads(pdf)


def complete(pdf: Any, created: str | None, attachments: Sequence[Attachment]) -> None:  # noqa: ANN401
    """Add to a PDF what stands in it once; `created` is the date of the document, if it has one."""
    if attachments:
        attach(pdf, attachments, date.fromisoformat(f"{created}-01-01"[:10]) if created else UNDATED)
    declare(pdf, edition(attachments) if attachments else "")


def parsed(html: str, weasyprint: ModuleType, theme: Theme) -> Any:  # noqa: ANN401
    """The document as WeasyPrint takes it. XML is parsed here, which is many times faster than its parser of HTML."""
    xml = html.startswith("<?xml")
    fetcher = _fetcher(weasyprint, theme)
    source = weasyprint.HTML(string="" if xml else html, base_url=SCHEME, url_fetcher=fetcher)
    if xml:
        root = ET.fromstring(html)  # noqa: S314 - our own template, with every text escaped.
        source.wrapper_element = type(source.wrapper_element).from_html_root(root, content_language=None)
        source.etree_element = source.wrapper_element.etree_element
    return source


def _settled(source: Any, expected: Mapping[str, int]) -> Any:  # noqa: ANN401
    """The document laid out with each reference saying the page it leads to.

    Numbers change where lines break, and so the pages, and so the numbers: it is laid out until they are right. For a
    few rounds each is as wide as it likes; from then on none gets narrower, so that there is an end to it. Footnotes
    that end up astray are set in the text on the way.
    """
    references = numbered(source, expected)
    for attempt in count():
        document = source.render(pdf_variant=VARIANT)
        pages: dict[str, int] = {}
        for number, laid_out in enumerate(document.pages, 1):
            for anchor in laid_out.anchors:
                pages.setdefault(anchor, number)
        settled = not set_astray_in_text(document, source.etree_element)
        for element in references:
            page = str(pages[target(element)])
            if element.get(PAGE).strip(FIGURE_SPACE) != page:
                settled = False
                least = len(element.get(PAGE)) if attempt >= LOOSE else 0
                element.set(PAGE, page.rjust(least, FIGURE_SPACE))
        if settled:
            return document
    raise AssertionError


def numbered(source: Any, pages: Mapping[str, int]) -> list[Any]:  # noqa: ANN401
    """The references of a document that get the number of a page, each with the one that `pages` says."""
    references = [element for element in source.etree_element.iter("a") if element.get(PAGE) is not None]
    for element in references:
        element.set(PAGE, str(pages.get(target(element), UNKNOWN)))
    return references


def target(element: ET.Element) -> str:
    """The anchor that a link within the document leads to."""
    return element.get("href", "").removeprefix("#")


@contextmanager
def _pages_looked_up_once(pydyf: ModuleType) -> Iterator[None]:
    """Let pydyf keep its list of pages: 0.13 makes it anew for each tagged element, which is quadratic in pages."""
    original = pydyf.PDF.page_references

    def kept(self: Any) -> tuple[bytes, ...]:  # noqa: ANN401
        known: tuple[bytes, ...] = self.__dict__.get("_argmap_pages", ())
        if len(known) * 3 != len(self.pages["Kids"]):
            known = self.__dict__["_argmap_pages"] = original.fget(self)
        return known

    pydyf.PDF.page_references = property(kept)
    try:
        yield
    finally:
        pydyf.PDF.page_references = original


def _fetcher(weasyprint: ModuleType, theme: Theme) -> Callable[[str], Any]:
    """A fetcher that serves what a theme has and data addresses, and refuses everything else."""

    class Bundled(weasyprint.urls.URLFetcher):  # type: ignore[misc, name-defined]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:  # noqa: ANN401
            if url.startswith("data:"):
                return super().fetch(url, headers)
            try:
                body, media_type = theme.read(url)
            except LookupError:
                raise weasyprint.urls.FatalURLFetchingError(f"refused to fetch {url}") from None
            return weasyprint.urls.URLFetcherResponse(url, body, {"Content-Type": media_type})

    return Bundled(allowed_protocols=("argmap", "data"))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Switch the garbage collector off: layout makes many objects and few cycles, and runs a fifth faster without."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def pango_version() -> str:
    """The version of the library that sets the type, such as `1.50.12`. Raises Trouble (ARG903) where it is missing."""
    _weasyprint()
    from weasyprint.text.ffi import pango

    number = int(pango.pango_version())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _weasyprint() -> ModuleType:
    try:
        with _quick_lookup(), redirect_stdout(StringIO()):  # It prints advice of its own where libraries are missing.
            import weasyprint  # Half a second; only this step needs it.
    except OSError as problem:
        raise Trouble(missing_pango(str(problem))) from problem
    return weasyprint  # type: ignore[no-any-return]


@contextmanager
def _quick_lookup() -> Iterator[None]:
    """On Linux, spare WeasyPrint's import the compiler runs of `find_library`: it goes on to try the file names."""
    original = ctypes.util.find_library
    if sys.platform.startswith("linux"):
        ctypes.util.find_library = lambda name: None  # noqa: ARG005
    try:
        yield
    finally:
        ctypes.util.find_library = original


def missing_pango(detail: str) -> Diagnostic:
    """What to say where WeasyPrint's libraries are missing, with the commands that install them."""
    return Diagnostic(
        code="ARG903",
        message="the PDF cannot be typeset: Pango is not installed",
        notes=(detail.splitlines()[0],) if detail else (),
        help="\n".join(
            (
                "install it, then build again:",
                "Debian, Ubuntu: sudo apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0",
                "Fedora: sudo dnf install pango",
                "macOS: brew install pango",
                "Windows: pacman -S mingw-w64-ucrt-x86_64-pango (in MSYS2)",
            )
        ),
    )
