"""The PDF keeps to PDF/UA-1, for readers who do not see it, and to PDF/A-3a, for archives; veraPDF says so."""

from pathlib import Path

import pytest

from argmap.analysis import analyse
from argmap.maps import draw_atlas
from argmap.render import segments
from argmap.render.atlas_html import render_atlas
from argmap.render.graphviz import lay_out
from argmap.render.html import page_of
from argmap.render.metrics import bundled_metrics
from argmap.render.pdf import render_pdf
from brief_lab import SAMPLE, html_with_maps
from pdf_lab import SOURCE
from samples import analysis_of, argument_of
from verapdf import faults, missing

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())


def atlas() -> bytes:
    analysis = analyse(argument_of(SAMPLE))
    metrics = bundled_metrics()
    drawn = draw_atlas(
        analysis, page_of("a4"), metrics, lay_out, {name: str(name) for name in analysis.argument.sources}
    )
    document = render_atlas(analysis, drawn, "a4", "abc123", metrics)
    return render_pdf(document.html, document.pages, [SOURCE])


def joined() -> bytes:
    """Parts of every look, on another paper."""
    some = ("front", "side-by-side", "cruxes", "spread", "argument", "sources")
    html = html_with_maps(analysis_of(SAMPLE.replace("\n", "\n  paper letter\n", 1)), some)
    return render_pdf(html, attachments=[SOURCE])


def spoilt() -> bytes:
    page = '<!DOCTYPE html><html lang="en"><title>A page</title><p>A page.</p></html>'
    data = render_pdf(page, attachments=[SOURCE]).replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<")
    return data.replace(b"<pdfaProperty:name", b"<pdfaProperty:nema")


def test_a_brief_with_every_part_and_an_atlas_keep_to_both_standards_and_a_fault_is_found(
    sample_pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All in one run of veraPDF, which takes longer to begin than to look at them."""
    monkeypatch.setattr(segments, "ENOUGH", 500)  # So that what is made here is joined from many.
    made = {"whole": sample_pdf, "joined": joined(), "atlas": atlas(), "spoilt": spoilt()}
    for name, data in made.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    found = faults(*sorted(tmp_path.iterdir())).splitlines()
    broken = [line for line in found if "spoilt.pdf:" in line]
    assert any(line.startswith("ua1 5-") for line in broken)
    assert any(line.startswith("3a 6.6.2") for line in broken)
    assert [line for line in found if line not in broken and not line.endswith(" checks")] == []
