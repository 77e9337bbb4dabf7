"""WeasyPrint, while it works as it should; the only module that imports it, and only when something is typeset."""

import ctypes.util
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from threading import Lock, RLock
from types import ModuleType
from typing import Any

from argmap.collector import no_collection
from argmap.diagnostics import Diagnostic, Trouble
from argmap.render.font_config import bundled_fonts
from argmap.render.footnotes import tagged_as_notes
from argmap.render.scratch import scratch
from argmap.render.tagging import with_languages
from argmap.render.theme import Theme

VARIANT = "pdf/a-3a"
"""The standard that PDFs claim and keep: PDF/A-3, for archives, with what a document was made of attached. `complete`
in `render.pdf` adds PDF/UA-1, for readers who do not see the page."""


_IMPORTING = Lock()
ONE_AT_A_TIME = RLock()
"""WeasyPrint is mended while it works, for all threads of a process: so only one of them works with it at a time."""


@contextmanager
def typesetting() -> Iterator[ModuleType]:
    """WeasyPrint, while it works as it should, and for this thread alone.

    Raises Trouble where the libraries it needs are missing (ARG903) or its files have no room (ARG905), and ValueError
    if a document asks for anything that is not bundled.
    """
    weasyprint = _weasyprint()
    try:
        tags = weasyprint.pdf.tags
        with (
            ONE_AT_A_TIME,
            scratch(),
            no_collection(),  # Layout makes many objects and few cycles, and runs a fifth faster without.
            _pages_looked_up_once(weasyprint.pdf.pydyf),
            tagged_as_notes(tags),
            with_languages(tags),
        ):
            yield weasyprint
    except weasyprint.urls.FatalURLFetchingError as refusal:
        raise ValueError(str(refusal)) from refusal


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


def fetcher(weasyprint: ModuleType, theme: Theme) -> Callable[[str], Any]:
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


def load() -> None:
    """Import WeasyPrint now, for whoever has to wait in any case. Raises Trouble (ARG903) as `typesetting` does."""
    _weasyprint()


def pango_version() -> str:
    """The version of the library that sets the type, such as `1.50.12`. Raises Trouble (ARG903) where it is missing."""
    _weasyprint()
    from weasyprint.text.ffi import pango

    number = int(pango.pango_version())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _weasyprint() -> ModuleType:
    with _IMPORTING:
        if "weasyprint" not in sys.modules:
            with scratch(), bundled_fonts():
                _import()
    import weasyprint

    return weasyprint  # type: ignore[no-any-return]


def _import() -> None:
    """Import WeasyPrint for the first time, which takes half a second; only this step needs it."""
    try:
        # It prints advice of its own where libraries are missing; to hold that back is for one thread at a time.
        with _quick_lookup(), redirect_stdout(StringIO()):
            import weasyprint  # noqa: F401
    except OSError as problem:
        raise Trouble(missing_pango(str(problem))) from problem


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
