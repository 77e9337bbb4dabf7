"""Typesets HTML as a tagged PDF with WeasyPrint; the only module that imports it, and only when a PDF is asked for."""

import ctypes.util
import gc
import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from itertools import count
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

from argmap.diagnostics import Diagnostic, Trouble
from argmap.render.assets import SCHEME, read_asset

VARIANT = "pdf/ua-1"
"""The standard the PDF claims and keeps: PDF/UA-1, for readers who do not see the page."""


PAGE = "data-page"
"""The attribute of a reference that gets the number of the page it leads to."""
UNKNOWN = "00"
"""What stands for a number before any is known; most numbers are as wide."""
LOOSE = 3
"""After so many rounds numbers get no narrower."""
FIGURE_SPACE = "\N{FIGURE SPACE}"


def render_pdf(html: str, expected: Mapping[str, int] | None = None) -> bytes:
    """The PDF of a document made by `render_html` or `render_atlas`: tagged, and the same bytes for the same document.

    `expected` says on which pages anchors will be, as far as that is known: where it is right, the document is laid
    out only once. Raises Trouble (ARG903) where the libraries WeasyPrint needs are missing, and ValueError if the
    document asks for anything that is not bundled.
    """
    weasyprint = _weasyprint()
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    try:
        with _no_collection(), _pages_looked_up_once(weasyprint.pdf.pydyf):
            document = _settled(_parsed(html, weasyprint), expected or {})
            result: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier)
    except weasyprint.urls.FatalURLFetchingError as refusal:
        raise ValueError(str(refusal)) from refusal
    return result


def _parsed(html: str, weasyprint: ModuleType) -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """The document as WeasyPrint takes it. XML is parsed here, which is many times faster than its parser of HTML."""
    xml = html.startswith("<?xml")
    fetcher = _fetcher(weasyprint)
    source = weasyprint.HTML(string="" if xml else html, base_url=SCHEME, url_fetcher=fetcher)
    if xml:
        root = ET.fromstring(html)  # noqa: S314 - our own template, with every text escaped.
        source.wrapper_element = type(source.wrapper_element).from_html_root(root, content_language=None)
        source.etree_element = source.wrapper_element.etree_element
    return source


def _settled(source: Any, expected: Mapping[str, int]) -> Any:  # noqa: ANN401
    """The document laid out with each reference saying the page it leads to.

    Numbers change where lines break, and so the pages, and so the numbers: it is laid out until they are right. For a
    few rounds each is as wide as it likes; from then on none gets narrower, so that there is an end to it.
    """
    references = [element for element in source.etree_element.iter("a") if element.get(PAGE) is not None]
    for element in references:
        element.set(PAGE, str(expected.get(_target(element), UNKNOWN)))
    for attempt in count():
        document = source.render(pdf_variant=VARIANT)
        pages: dict[str, int] = {}
        for number, laid_out in enumerate(document.pages, 1):
            for anchor in laid_out.anchors:
                pages.setdefault(anchor, number)
        settled = True
        for element in references:
            page = str(pages[_target(element)])
            if element.get(PAGE).strip(FIGURE_SPACE) != page:
                settled = False
                least = len(element.get(PAGE)) if attempt >= LOOSE else 0
                element.set(PAGE, page.rjust(least, FIGURE_SPACE))
        if settled:
            return document
    raise AssertionError


def _target(element: ET.Element) -> str:
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


def _fetcher(weasyprint: ModuleType) -> Callable[[str], Any]:
    """A fetcher that serves bundled files and data addresses and refuses everything else."""

    class Bundled(weasyprint.urls.URLFetcher):  # type: ignore[misc, name-defined]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:  # noqa: ANN401
            if url.startswith("data:"):
                return super().fetch(url, headers)
            try:
                body, media_type = read_asset(url)
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
