"""Parts of a brief that are asked for: what is printed, what refers to the rest, and what file it goes to."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest

from argmap.editions.brief import maps_for
from argmap.model.masthead import PARTS
from argmap.render.pdf import render_pdf
from brief_lab import SAMPLE, brief_of, html_with_maps, words
from inside import argmap
from process import GOOD, files
from samples import analysis_of


def only(*parts: str) -> str:
    """The sample with some parts, and the maps that these need, as HTML."""
    return html_with_maps(analysis_of(SAMPLE), parts)


def kinds(*parts: str, text: str = SAMPLE) -> list[str]:
    """The parts that there are, if these are asked for; the front page first."""
    brief = brief_of(text, parts)
    return ["front"] * bool(brief.front) + [part.kind for part in brief.parts]


def pages(data: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


@pytest.mark.parametrize("part", PARTS)
def test_every_name_of_a_part_prints_one(part: str) -> None:
    assert len({*kinds(part)}) == 1


def test_parts_are_printed_in_the_order_of_reading() -> None:
    assert kinds("glossary", "side-by-side") == ["side-by-side", "glossary"]
    assert kinds(*PARTS) == kinds(*reversed(PARTS)) == kinds()


def test_a_brief_may_choose_its_parts_and_a_reader_others() -> None:
    text = SAMPLE.replace("  judgments", "  parts front, sources\n  judgments", 1)
    assert kinds(text=text) == ["front", "sources"]
    assert kinds("method", text=text) == ["method"]


@pytest.mark.parametrize("part", PARTS)
def test_each_part_by_itself_has_no_reference_that_leads_nowhere(part: str) -> None:
    html = only(part)
    ids = set(re.findall(r' id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
    assert "<h1" in html


def test_words_that_only_say_where_something_is_go_with_it() -> None:
    alone, together = words(only("front")), words(only("front", "argument", "readings"))
    assert "Argued on" in together
    assert "Argued on" not in alone
    assert "More on" not in words(only("side-by-side"))
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
    found = pages(render_pdf(only(*chosen)))
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
    assert (done.code, done.out) == (0, "out/vote.front+side-by-side+disputes.pdf\n")
    assert list(files(place / "out")) == ["vote.front+side-by-side+disputes.pdf"]


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
    assert 'class="marks"' in only("argument", "sources")
    assert 'class="marks"' not in only("argument")
