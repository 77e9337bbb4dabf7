"""Markings: on every page at the top and the bottom, in the form that the Traffic Light Protocol asks for."""

import io
from itertools import pairwise

import pikepdf
import pypdf
import pytest

from argmap.maps import draw_atlas
from argmap.model.markings import TLP
from argmap.render.atlas_html import render_atlas
from argmap.render.graphviz import lay_out
from argmap.render.html import page_of
from argmap.render.marking import marking_of
from argmap.render.metrics import bundled_metrics
from argmap.render.pdf import render_pdf
from brief_lab import SAMPLE, html_with_maps, words
from samples import analysis_of

MARKED = "TLP:AMBER+STRICT Works desk only"
SOME = ("front", "spread", "argument")
"""Parts of which some pages are upright, and some landscape."""
LONG = "Not to be passed on, " * 40 + "ever"


def marked(marking: str, text: str = SAMPLE) -> str:
    """The sample under another marking."""
    assert "  marking: FOR DISCUSSION" in text
    return text.replace("  marking: FOR DISCUSSION", f"  marking: {marking}")


def pages(data: bytes) -> list[tuple[float, list[tuple[float, float, float, str]]]]:
    """For each page its height, and its pieces of text: where each begins from the bottom left, how large it is."""
    found = []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        pieces: list[tuple[float, float, float, str]] = []

        def note(text, outer, inner, _font, size, into=pieces):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            x, y = inner[4] * outer[0] + outer[4], inner[5] * outer[3] + outer[5]
            into.append((x, y, abs(size * inner[3] * outer[3]), text.strip()))

        page.extract_text(visitor_text=note)
        found.append((float(page.mediabox.height), [piece for piece in pieces if piece[3]]))
    return found


@pytest.mark.parametrize("label", TLP)
def test_a_label_is_told_from_what_stands_beside_it(label: str) -> None:
    assert marking_of(label).label == label
    beside = marking_of(f"{label}: this desk only")
    assert (beside.label, beside.rest) == (label, "this desk only")
    assert marking_of(f"Draft – {label}").rest == "Draft"


def test_what_is_no_label_is_text() -> None:
    for text in ("TLP:ORANGE", "TLP:REDDISH", "tlp:red", "Official - sensitive"):
        assert (marking_of(text).label, marking_of(text).rest) == ("", text)


def test_each_label_has_the_colour_of_the_standard() -> None:
    assert [marking_of(label).colour for label in TLP] == ["red", "amber", "amber", "green", "clear"]


@pytest.fixture(scope="module")
def data() -> bytes:
    return render_pdf(html_with_maps(analysis_of(marked(MARKED)), SOME))


def test_every_page_has_the_marking_at_its_top_and_at_its_bottom(data: bytes) -> None:
    found = pages(data)
    assert len({height for height, _ in found}) == 2  # Upright pages, and landscape ones.
    for height, pieces in found:
        places = [y for _, y, _, text in pieces if "TLP:AMBER+STRICT" in text]
        assert len(places) == 2
        assert max(places) > height - 60
        assert min(places) < 60


def test_a_label_is_set_in_twelve_points(data: bytes) -> None:
    sizes = {round(size, 1) for _, pieces in pages(data) for _, _, size, text in pieces if "TLP:" in text}
    assert sizes == {12.0}


def test_the_file_says_its_marking_too(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as document:
        assert str(document.docinfo["/Keywords"]) == MARKED


def test_an_atlas_is_marked_like_a_brief() -> None:
    analysis = analysis_of(marked(MARKED))
    metrics = bundled_metrics()
    atlas = draw_atlas(analysis, page_of("a4"), metrics, lay_out)
    document = render_atlas(analysis, atlas, "a4", "abc", metrics)
    for _, pieces in pages(render_pdf(document.html, document.pages)):
        assert sum("TLP:AMBER+STRICT" in text for *_, text in pieces) == 2


def test_a_long_marking_is_cut_in_heads_and_stands_in_full_on_the_first_page() -> None:
    html = html_with_maps(analysis_of(marked(LONG)), SOME)
    assert words(html).count(LONG) == 1
    for height, pieces in pages(render_pdf(html))[1:]:
        heads = sorted({round(y, 1) for _, y, _, _ in pieces if y > height - 70}, reverse=True)
        assert all(above - below > 7 for above, below in pairwise(heads))
