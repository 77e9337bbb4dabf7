"""An atlas as a document: its pages are where they were expected, and its links lead somewhere."""

import io
import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pikepdf
import pypdf
import pytest
from weasyprint.pdf import pydyf

from argmap.analysis import Analysis
from argmap.maps import EVERYTHING, Home, MapKind, Selection, draw_atlas
from argmap.model import Name
from argmap.render import press, segments
from argmap.render.atlas_html import AtlasDocument, render_atlas
from argmap.render.attachments import Attachment
from argmap.render.graphviz import lay_out
from argmap.render.html import page_of
from argmap.render.metrics import bundled_metrics
from argmap.render.pdf import render_pdf
from maps_lab import HARD, analysis_of, prose, quarrel
from pdf_lab import bookmarks_of, links_of, places_of, tags_of

TWO = "question q: Why?\nclaim a: A.\nsection s: S\nclaim b: B.\n"


LONG = (
    "brief b: B\n  marking TLP:CLEAR\n"
    + "".join(
        f"section s{at}: S {at}\nclaim c{at}: {prose(at, 400)}\n  support: {prose(at, 9)}\n    objection: No. [@one]\n"
        for at in range(9)
    )
    + "source one: O\n"
)
"""An atlas that ends with several pages of texts in full, to which its sheets refer."""


def document_of(analysis: Analysis, paper: str = "a4", selection: Selection = EVERYTHING) -> AtlasDocument:
    metrics = bundled_metrics()
    marks = {name: str(name) for name in analysis.argument.sources}
    atlas = draw_atlas(analysis, page_of(paper), metrics, lay_out, marks, selection)
    return render_atlas(analysis, atlas, paper, "abc", metrics, selection.reading)


def texts(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


@pytest.mark.parametrize(("name", "paper"), [("lone", "a4"), ("circular", "letter"), ("wide", "a4")])
def test_everything_is_on_the_page_where_it_was_expected(name: str, paper: str) -> None:
    """Then one round of layout is enough."""
    document = document_of(analysis_of(HARD[name]), paper)
    with pikepdf.open(io.BytesIO(render_pdf(document.html, document.pages))) as pdf:
        places = places_of(pdf)
        assert {str(link.Dest) for _, link in links_of(pdf)} <= set(places)
    assert places
    assert {anchor: place + 1 for anchor, place in places.items()} == {each: document.pages[each] for each in places}


@pytest.mark.parametrize("length", [1, 75])
def test_a_title_that_leaves_no_room_for_a_map_has_a_page_of_its_own_with_the_contents(length: int) -> None:
    title = "Who knew that? " * length
    document = document_of(analysis_of(f"brief b: {title}\n{TWO}"))
    data = render_pdf(document.html, document.pages)
    pages = texts(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        places = places_of(pdf)
    assert " ".join(title.split()) in pages[0]
    assert (
        (re.search(r"The whole argument ?[. ]{9}", pages[0]) is not None)
        == (places["sheet.overview.1"] > 0)
        == (length > 1)
    )
    assert sum("undercuts a step" in page for page in pages) == 1


def test_expectations_that_are_wrong_are_put_right() -> None:
    document = document_of(analysis_of(HARD["circular"]))
    wrong = dict.fromkeys(document.pages, 1)
    assert texts(render_pdf(document.html, wrong)) == texts(render_pdf(document.html, document.pages))


@pytest.mark.parametrize("depth", [0, 2])
@pytest.mark.parametrize(("name", "start"), [("bushy", "c0-1-3"), ("circular", "c4"), ("deep", "w70")])
def test_what_surrounds_a_statement_has_it_in_it_and_no_loose_ends(name: str, start: str, depth: int) -> None:
    analysis = analysis_of(HARD[name])
    selection = Selection((Home(MapKind.FOCUS, Name(start)),), depth)
    document = document_of(analysis, selection=selection)
    with pikepdf.open(io.BytesIO(render_pdf(document.html, document.pages))) as pdf:
        places = places_of(pdf)
        assert {str(link.Dest) for _, link in links_of(pdf)} <= set(places)
    assert f'id="map-{start}.in.focus-{start}"' in document.html
    if depth == 0:
        assert document.html.count('<div class="box ') == 1


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader's programs find in a PDF."""

    texts: list[str]
    places: dict[str, int]
    links: list[tuple[int, str]]
    bookmarks: list[str]
    tags: list[tuple[str, tuple[str, ...], tuple[tuple[int, int], ...]]]
    about: str


def told(data: bytes) -> Told:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        return Told(
            texts(data),
            places_of(pdf),
            [(page, str(link.Dest)) for page, link in links_of(pdf)],
            bookmarks_of(pdf),
            [(tag.kind, tag.above, tag.marks) for tag in tags_of(pdf)],
            str(pdf.docinfo),
        )


@pytest.mark.parametrize("text", [quarrel(4, 40), LONG], ids=["shared", "long"])
def test_an_atlas_in_parts_is_what_it_is_as_a_whole(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of(analysis_of(text))
    made_of = [Attachment("a.arg", text.encode(), "text/plain", "Source")]
    monkeypatch.setattr(segments, "ENOUGH", 10**9)
    whole = render_pdf(document.html, document.pages, made_of)
    monkeypatch.setattr(segments, "ENOUGH", 2_000)
    assert len(segments.cut(document.html).segments) > 4
    data = render_pdf(document.html, document.pages, made_of)
    assert told(data) == told(whole)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [bytes(each.get_file().read_bytes()) for each in pdf.attachments.values()] == [text.encode()]
        owners = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        assert len(owners) == len(pdf.Root.StructTreeRoot.ParentTree.Nums) // 2
        for number, page in enumerate(pdf.pages):
            for annotation in page.get("/Annots", []):
                kids = owners[annotation.StructParent].K
                assert any(isinstance(kid, pikepdf.Dictionary) and kid.Obj == annotation for kid in kids), number
        fonts = [str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()]
        assert len({name[1:7] for name in fonts}) == len(
            {font.objgen for page in pdf.pages for font in page.Resources.Font.values()}
        )


def test_one_process_makes_the_same_as_several(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of(analysis_of(LONG))
    alone = render_pdf(document.html, document.pages)
    monkeypatch.setattr(press, "WORTH", 0)
    with press.pressing() as several:
        assert render_pdf(document.html, document.pages, press=several) == alone


def test_drawings_written_before_do_not_disturb_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of(analysis_of(HARD["circular"]))
    before = render_pdf(document.html, document.pages)
    monkeypatch.setattr(ET, "_namespace_map", dict(ET._namespace_map))  # type: ignore[attr-defined]
    ET.register_namespace("", "http://www.w3.org/2000/svg")
    assert render_pdf(document.html, document.pages) == before


def test_sheets_share_a_page_where_they_fit() -> None:
    analysis = analysis_of("question q: Why?\n" + "".join(f"section s{at}: S\nclaim c{at}: C.\n" for at in range(18)))
    document = document_of(analysis)
    data = render_pdf(document.html, document.pages)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        places = places_of(pdf)
    sheets = [places[f"sheet.section-s{at}.1"] for at in range(18)]
    assert sheets == sorted(sheets)
    assert {anchor: place + 1 for anchor, place in places.items()} == {each: document.pages[each] for each in places}
    assert max(sheets.count(page) for page in sheets) >= 8
    assert sum(f"S ({at} of" in page for page in texts(data) for at in range(9)) == 0


def test_the_statement_a_map_is_about_is_singled_out() -> None:
    analysis = analysis_of(HARD["bushy"])
    about = document_of(analysis, selection=Selection((Home(MapKind.FOCUS, Name("c0-1")),), 1)).html
    assert re.findall(r'<div class="box [^"]* focus" id="([^"]*)"', about) == ["map-c0-1.in.focus-c0-1"]
    assert "the statement this map is about" in about
    assert "focus" not in document_of(analysis).html


def test_pydyf_still_makes_its_list_of_pages_anew_each_time() -> None:
    """Once it does not, `_pages_looked_up_once` in render/pdf.py has had its day."""
    pdf = pydyf.PDF()
    pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
    assert pdf.page_references is not pdf.page_references
