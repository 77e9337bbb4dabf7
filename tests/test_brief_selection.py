"""Parts of a brief that are asked for: what is printed, what refers to the rest, and what file it goes to."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest

from argmap.brief import Brief, compose_brief, maps_for, parts_of, source_marks
from argmap.brief.compose import COMPOSERS, FRONT
from argmap.maps import draw_atlas
from argmap.model.masthead import PARTS
from argmap.render.graphviz import lay_out
from argmap.render.html import page_of, render_html
from argmap.render.metrics import bundled_metrics
from argmap.render.pdf import render_pdf
from brief_lab import EDITION, SAMPLE, words
from process import GOOD, argmap, files
from samples import analysis_of


def only(*parts: str, text: str = SAMPLE) -> Brief:
    """The sample with some parts, and the maps that these need."""
    analysis = analysis_of(text)
    chosen = parts_of(analysis.argument, parts)
    wanted, marks = maps_for(analysis.argument, chosen), source_marks(analysis.argument)
    atlas = draw_atlas(analysis, page_of("a4"), bundled_metrics(), lay_out, marks, wanted)
    return compose_brief(analysis, atlas, EDITION, parts)


def kinds(brief: Brief) -> list[str]:
    return [part.kind for part in brief.parts]


def pages(data: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_every_name_of_a_part_prints_one() -> None:
    assert (FRONT, *COMPOSERS) == PARTS


def test_parts_are_printed_in_the_order_of_reading() -> None:
    brief = only("glossary", "side-by-side")
    assert (brief.cover, kinds(brief)) == (False, ["side-by-side", "glossary"])


def test_a_brief_may_choose_its_parts_and_a_reader_others() -> None:
    text = SAMPLE.replace("  judgments", "  parts front, sources\n  judgments", 1)
    assert (only(text=text).cover, kinds(only(text=text))) == (True, ["sources"])
    assert kinds(only("method", text=text)) == ["method"]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_by_itself_has_no_reference_that_leads_nowhere(part: str) -> None:
    html = render_html(only(part))
    ids = set(re.findall(r' id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
    assert "<h1" in html


def test_words_that_only_say_where_something_is_go_with_it() -> None:
    alone, together = words(render_html(only("front"))), words(render_html(only("front", "argument", "readings")))
    assert "Argued on" in together
    assert "Argued on" not in alone
    assert "More on" not in words(render_html(only("side-by-side")))
    assert re.search(r"\bp\.(?! \d| of|\w)", alone) is None


def test_only_the_maps_that_are_printed_are_drawn() -> None:
    analysis = analysis_of(SAMPLE)

    def asked(*parts: str) -> tuple[bool, list[str]]:
        wanted = maps_for(analysis.argument, parts)
        return wanted.spread, sorted(wanted.kinds)

    assert asked("front", "matrix") == (False, [])
    assert asked("spread") == (True, [])
    assert asked("overview", "readings", "argument") == (False, ["interpretation", "section", "whole"])


@pytest.mark.parametrize("chosen", [("front",), ("side-by-side",), ("spread",), ("readings", "argument")])
def test_a_document_of_few_parts_can_be_typeset(chosen: Sequence[str]) -> None:
    found = pages(render_pdf(render_html(only(*chosen))))
    assert all("FOR DISCUSSION" in page for page in found)
    assert "Who should rebuild the bridge?" in found[0]
    assert len(found[-1]) > 200  # No page with hardly anything on it.


# On the command line -------------------------------------------------------------------------------------------------


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "arguments").mkdir()
    (tmp_path / "arguments" / "vote.arg").write_text(GOOD)
    return tmp_path


def test_parts_go_to_a_file_of_their_own(place: Path) -> None:
    done = argmap("build", "--only", "cruxes,side-by-side", "--only", "front", cwd=place)
    assert (done.code, done.out) == (0, "out/vote.front+side-by-side+cruxes.pdf\n")
    assert list(files(place / "out")) == ["vote.front+side-by-side+cruxes.pdf"]


def test_an_unknown_part_is_answered_with_those_there_are(place: Path) -> None:
    done = argmap("build", "--only", "side-by-sid", cwd=place)
    assert done.code == 2
    assert "no part of a brief is called `side-by-sid`; did you mean `side-by-side`?" in done.err
    assert all(part in done.err for part in PARTS)
    assert "wants the name of a part" in argmap("build", "--only", "", cwd=place).err


def test_parts_with_nothing_to_say_make_no_empty_document(place: Path) -> None:
    done = argmap("build", "--only", "glossary", cwd=place)
    assert (done.code, done.out) == (2, "")
    assert "error[ARG907]: the brief `vote` has nothing to say in this part: `glossary`" in done.err
    assert not (place / "out").exists()


def test_maps_have_numbers_of_sources_only_beside_the_list_that_has_them() -> None:
    assert 'class="marks"' in render_html(only("argument", "sources"))
    assert 'class="marks"' not in render_html(only("argument"))
