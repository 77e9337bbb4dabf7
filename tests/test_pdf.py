"""The PDF as a reader's programs see it: text, tags, title, links, bookmarks, and the same bytes each time."""

import io
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import pikepdf
import pypdf
import pytest

from argmap import __version__
from argmap.analysis import Analysis
from argmap.diagnostics import Trouble
from argmap.render import pdf as typesetter
from argmap.render.attachments import edition
from argmap.render.html import render_html
from argmap.render.pdf import render_pdf
from brief_lab import SAMPLE, brief_of
from pdf_lab import SOURCE, bookmarks_of, links_of, places_of
from samples import analysis_of


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analysis_of(SAMPLE)


@pytest.fixture(scope="module")
def data(sample_pdf: bytes) -> bytes:
    return sample_pdf


@pytest.fixture(scope="module")
def pages(data: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    return [" ".join(page.extract_text().replace("\xa0", " ").split()) for page in reader.pages]


def test_it_says_what_it_is(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as document:
        assert document.docinfo["/Title"] == "Who should rebuild the bridge?"
        assert document.docinfo["/Author"] == "Works desk"
        assert str(document.docinfo["/CreationDate"]).startswith("D:20260314")
        assert document.Root.Lang == "en"
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
            assert metadata["{urn:argmap:document:1#}edition"] == edition([SOURCE])
            assert metadata["{urn:argmap:document:1#}version"] == __version__


def test_its_tags_have_headings_in_order_and_table_heads(data: bytes) -> None:
    kinds: list[str] = []
    with pikepdf.open(io.BytesIO(data)) as document:
        stack: list[object] = [document.Root.StructTreeRoot]
        while stack:
            node = stack.pop()
            if not isinstance(node, pikepdf.Dictionary):
                continue
            kinds.append(str(node.get("/S", "")))
            below: object = node.get("/K")
            stack.extend(reversed(list(below)) if isinstance(below, pikepdf.Array) else [below])
    headings = [int(kind[2]) for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    assert {"/Table", "/TH", "/TD", "/L", "/Link", "/Figure"} <= set(kinds)


def test_bookmarks_name_every_part(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as document:
        titles = bookmarks_of(document)
    for title in ("Key judgments", "Two interpretations side by side", "A Neglect", "The water", "Sources", "Method"):
        assert title in titles


def test_every_inner_link_has_a_place(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as document:
        places = places_of(document)
        targets = [str(link.Dest) for _, link in links_of(document) if "/Dest" in link]
    assert len(targets) > 100
    assert set(targets) <= set(places)


def test_outer_links_go_to_the_web_only(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as document:
        addresses = {str(link.A.URI) for _, link in links_of(document) if "/A" in link}
    assert addresses == {"https://audit.example/bridges?a=1&b=2", "https://doi.org/10.1000/182"}


def test_page_numbers_are_those_of_the_places(data: bytes, pages: list[str]) -> None:
    """The contents list says where each part is; the part is there."""
    with pikepdf.open(io.BytesIO(data)) as document:
        places = places_of(document)
    for title, anchor in (("Indicators", "indicators"), ("Sources", "sources"), ("Method", "method")):
        contents = next(page for page in pages if "Contents" in page)
        said = re.search(rf"{title}[ .]+(\d+)", contents)
        assert said
        assert int(said[1]) == places[anchor] + 1
        assert title in pages[places[anchor]]


def _pieces(data: bytes) -> list[list[tuple[float, float, str]]]:
    """For each page, its pieces of text with where they begin, from the bottom left."""
    found: list[list[tuple[float, float, str]]] = []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        pieces: list[tuple[float, float, str]] = []

        def note(
            text: str, outer: Sequence[float], inner: Sequence[float], *_: object, into: list[tuple[float, float, str]]
        ) -> None:
            x, y = inner[4] * outer[0] + outer[4], inner[5] * outer[3] + outer[5]
            into.append((float(x), float(y), text.strip()))

        page.extract_text(visitor_text=partial(note, into=pieces))
        found.append([piece for piece in pieces if piece[2]])
    return found


def test_every_page_reference_is_right(data: bytes) -> None:
    """WeasyPrint may stop while references are still a page off, if numbers that come in late make pages move."""
    pieces = _pieces(data)
    checked = 0
    with pikepdf.open(io.BytesIO(data)) as document:
        places = places_of(document)
        for page, link in links_of(document):
            left, top, right, bottom = (float(side) for side in link.Rect)
            within = [text for x, y, text in pieces[page] if left - 1 <= x < right and bottom <= y < top]
            if "/Dest" in link and len(within) == 1 and within[0].isdigit():
                assert int(within[0]) == places[str(link.Dest)] + 1
                checked += 1
    assert checked > 50


def test_the_lines_of_a_margin_do_not_run_into_the_next_row() -> None:
    text = "brief b: T\nclaim one-that-has-a-name: It is.\n  support why: So.\n" + "".join(
        f"interpretation i{at}: Yes.\n  {'holds' if at % 2 else 'rejects'} one-that-has-a-name\n" for at in range(10)
    )
    for page in _pieces(render_pdf(render_html(brief_of(text, ["argument"])))):
        margin = sorted({round(y, 1) for x, y, _ in page if 420 < x < 535 and 80 < y < 770})
        if any(words.startswith("rejected by") for x, _, words in page if x > 420):
            assert all(above - below > 9 for below, above in pairwise(margin))
            break
    else:
        pytest.fail("no margin says who rejects the claim")


def test_every_statement_is_printed_where_it_is_defined(data: bytes, analysis: Analysis, pages: list[str]) -> None:
    with pikepdf.open(io.BytesIO(data)) as document:
        places = places_of(document)
    for name, statement in analysis.argument.statements.items():
        page = pages[places[f"s-{name}"]]
        # What is cited comes between the words, and a mention is printed by its name.
        assert statement.text.plain().split(" [")[0] in page


def test_every_source_is_numbered_and_says_what_it_is_cited_for(pages: list[str]) -> None:
    text = " ".join(pages)
    assert "A. Åström. “Audit of county bridges.”" in text
    assert "B2 usually reliable; probably true." in text
    assert re.search(
        r"“The bridge that fell\.” The Courier, 2025\. \S*10\.1000/182\. Repeats \[\d\];.* Cited for .*burnt p\. \d",
        text,
    )


def test_the_marking_is_at_the_top_and_bottom_of_every_page(pages: list[str]) -> None:
    assert [page.count("FOR DISCUSSION") for page in pages] == [2] * len(pages)


def test_every_page_has_its_number_and_their_total(pages: list[str]) -> None:
    for number, page in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in page


def test_no_text_is_smaller_than_eight_points_but_the_raised_numbers_of_notes(data: bytes) -> None:
    sizes: dict[str, float] = {}

    def note(text: str, page: list[float], line: list[float], _: object, size: float) -> None:
        if text.strip():
            sizes[text] = size * abs(line[3]) * abs(page[3])

    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        page.extract_text(visitor_text=note)
    assert sizes
    assert [text for text, size in sizes.items() if size < 7.99 and not (size > 6.99 and text.strip().isdigit())] == []


def test_only_bundled_fonts_are_used(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as document:
        names = {str(font.BaseFont) for page in document.pages for font in page.Resources.get("/Font", {}).values()}
    assert names
    assert all(re.search(r"Source-?(Sans|Serif)", name) for name in names)


def test_the_same_input_gives_the_same_bytes() -> None:
    html = render_html(brief_of(SAMPLE, ["side-by-side", "argument"]))
    assert render_pdf(html, attachments=[SOURCE]) == render_pdf(html, attachments=[SOURCE])


def test_a_sheet_never_leaves_its_page_nor_fills_a_page_with_its_title_alone(pages: list[str]) -> None:
    """The room `page_of` promises to maps is there."""
    assert min(len(page) for page in pages) > 200


@pytest.mark.parametrize(
    "asks",
    [
        '<link rel="stylesheet" href="argmap:styles/../pdf.py"/>',
        '<img src="file:///etc/hostname" alt=""/>',
        '<img src="http://127.0.0.1:9/x.png" alt=""/>',
        '<link rel="attachment" href="file:///etc/hostname"/>',
    ],
)
def test_nothing_but_bundled_files_is_fetched(asks: str) -> None:
    with pytest.raises(ValueError, match="refused to fetch"):
        render_pdf(f'<html lang="en"><head><title>x</title></head><body>{asks}<p>x</p></body></html>')


def test_weasyprint_is_imported_by_the_pdf_step_alone() -> None:
    script = "import sys, argmap.render.html, argmap.render.pdf; print('weasyprint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_without_pango_the_commands_that_install_it_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'\nand more")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
    with pytest.raises(Trouble) as caught:
        typesetter.render_pdf('<html lang="en"><head/><body><p>x</p></body></html>')
    diagnostic = caught.value.diagnostic
    assert diagnostic.code == "ARG903"
    assert "apt-get install" in diagnostic.help
    assert "brew install pango" in diagnostic.help
    assert diagnostic.notes == ("cannot load library 'libpango-1.0-0'",)
