"""An atlas as a document: its pages are where they were expected, and its links lead somewhere."""

import io
import re

import pikepdf
import pypdf
import pytest
from weasyprint.pdf import pydyf

from argmap.analysis import Analysis
from argmap.maps import EVERYTHING, Home, MapKind, Selection, draw_atlas
from argmap.model import Name
from argmap.render.atlas_html import AtlasDocument, render_atlas
from argmap.render.graphviz import lay_out
from argmap.render.html import page_of
from argmap.render.metrics import bundled_metrics
from argmap.render.pdf import render_pdf
from maps_lab import HARD, analysis_of
from test_pdf import _links, _places

TWO = "question q: Why?\nclaim a: A.\nsection s: S\nclaim b: B.\n"


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
        places = _places(pdf)
        assert {str(link.Dest) for _, link in _links(pdf)} <= set(places)
    assert places
    assert {anchor: place + 1 for anchor, place in places.items()} == {each: document.pages[each] for each in places}


@pytest.mark.parametrize("length", [1, 75])
def test_a_title_that_leaves_no_room_for_a_map_has_a_page_of_its_own_with_the_contents(length: int) -> None:
    title = "Who knew that? " * length
    document = document_of(analysis_of(f"brief b: {title}\n{TWO}"))
    data = render_pdf(document.html, document.pages)
    pages = texts(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        places = _places(pdf)
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
        places = _places(pdf)
        assert {str(link.Dest) for _, link in _links(pdf)} <= set(places)
    assert f'id="map-{start}.in.focus-{start}"' in document.html
    if depth == 0:
        assert document.html.count('<div class="box ') == 1


def test_pydyf_still_makes_its_list_of_pages_anew_each_time() -> None:
    """Once it does not, `_pages_looked_up_once` in render/pdf.py has had its day."""
    pdf = pydyf.PDF()
    pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
    assert pdf.page_references is not pdf.page_references
