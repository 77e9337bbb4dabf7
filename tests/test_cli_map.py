"""`argmap map` as people run it: the files it makes, what they hold, and what it says where it cannot."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pypdf
import pytest

from inside import argmap
from pdf_lab import bookmarks_of, links_of, places_of
from process import files

SVG = "{http://www.w3.org/2000/svg}"

TEXT = """\
brief vote: Should the vote be held?
  compare go, wait

question when: When should the vote be held?

source count: A count of polling stations
  publisher: Electoral commission

section north: In the north
claim ready: The polling stations are ready.
  support counted: All of them were counted last week. [@count]
    undercut phoned: The count was by telephone.
      objection visited: One in ten was visited as well.

section south: In the south
claim dry: The roads are dry.
  support ready

interpretation go: The vote should be held now.
  answers when
  holds ready

interpretation wait: The vote should wait.
  answers when
  rejects counted
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with an argument in it."""
    (tmp_path / "arguments").mkdir()
    (tmp_path / "arguments" / "vote.arg").write_text(TEXT)
    return tmp_path


def made(place: Path) -> dict[str, bytes]:
    return {name: data for name, data in files(place).items() if not name.startswith("arguments/")}


def statements(svg: bytes) -> dict[str, str]:
    """What stands in each statement's box."""
    groups = {group.get("id"): group for group in ET.fromstring(svg).iter(f"{SVG}g") if group.get("id")}  # noqa: S314
    return {
        str(key): " ".join("".join(text.itertext()) for text in group.iter(f"{SVG}text"))
        for key, group in groups.items()
        if group.get("class") == "node"
    }


def sizes(data: bytes) -> Iterator[float]:
    found: list[float] = []

    def note(text: str, page: list[float], line: list[float], _: object, size: float) -> None:
        if text.strip():
            found.append(size * abs(line[3]) * abs(page[3]))

    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        page.extract_text(visitor_text=note)
    yield from found


def test_without_names_the_whole_is_drawn(place: Path) -> None:
    done = argmap("map", cwd=place)
    assert (done.code, done.out, done.err) == (0, "vote-map.svg\n", "")
    assert set(statements(made(place)["vote-map.svg"])) == {
        "ready", "counted", "phoned", "visited", "dry", "go", "wait",
    }  # fmt: skip


def test_each_name_is_a_picture_of_its_own(place: Path) -> None:
    done = argmap("map", "north", "wait", "-f", "png", "-o", "slides", cwd=place)
    assert (done.code, done.out) == (0, "slides/north.png\nslides/wait.png\n")
    assert all(data.startswith(b"\x89PNG") for data in made(place).values())


def test_around_a_statement_there_is_what_is_within_so_many_steps(place: Path) -> None:
    near: dict[int, set[str]] = {
        0: {"counted"},
        1: {"counted", "ready", "phoned"},
        2: {"counted", "ready", "phoned", "visited", "dry"},
    }
    for depth, names in near.items():
        assert argmap("map", "--focus", "counted", "--depth", str(depth), cwd=place).code == 0
        shown = statements(made(place)["counted.svg"])
        assert names <= set(shown)
        assert not set(shown) & ({"visited", "dry", "go", "wait"} - names)
    assert argmap("map", "counted", "-o", "same.svg", cwd=place).code == 0
    assert made(place)["same.svg"] == made(place)["counted.svg"]


def test_boxes_say_what_an_interpretation_holds_and_rejects(place: Path) -> None:
    done = argmap("map", "--interpretation", "wait", cwd=place)
    assert done.out == "vote-map-wait.svg\n"
    shown = statements(made(place)["vote-map-wait.svg"])
    assert "held" in shown["wait"]
    assert "rejected" in shown["counted"]
    assert "held" not in shown["visited"]
    assert "rejected" not in shown["visited"]


def test_an_atlas_is_a_tagged_document_that_can_be_walked(place: Path) -> None:
    assert argmap("map", "-f", "pdf", cwd=place).out == "vote-map.pdf\n"
    data = made(place)["vote-map.pdf"]
    with pikepdf.open(io.BytesIO(data)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.docinfo["/Title"] == "Should the vote be held?"
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        places = places_of(document)
        targets = [str(link.Dest) for _, link in links_of(document)]
        assert {"map-ready", "map-go"} <= set(targets) <= set(places)
        assert bookmarks_of(document) == ["The whole argument", "In the north", "In the south", "Go", "Wait", "Sources"]
        assert places["overview.ready"] < places["map-ready"]
        pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]
        assert f"ready → page {places['map-ready'] + 1}" in pages[places["map-dry"]]
    assert min(sizes(data)) >= 7.99
    assert "Electoral commission" in pages[-1]
    assert sum(page.count("undercuts a step") for page in pages) == 1


def test_an_atlas_of_some_maps_says_what_is_not_in_it(place: Path) -> None:
    assert argmap("map", "south", "-f", "pdf", cwd=place).out == "south.pdf\n"
    data = made(place)["south.pdf"]
    text = " ".join(word for page in pypdf.PdfReader(io.BytesIO(data)).pages for word in page.extract_text().split())
    assert "The roads are dry." in text
    assert "goes on in a map not shown here" in text
    with pikepdf.open(io.BytesIO(data)) as document:
        assert {str(link.Dest) for _, link in links_of(document)} <= set(places_of(document))


def test_a_text_too_long_for_its_box_is_in_full_at_the_end(place: Path) -> None:
    long = " ".join(f"word{at}" for at in range(600))
    (place / "arguments" / "vote.arg").write_text(f"claim c: {long}\n")
    assert argmap("map", "-f", "pdf", cwd=place).out == "map.pdf\n"
    data = made(place)["map.pdf"]
    with pikepdf.open(io.BytesIO(data)) as document:
        places = places_of(document)
        assert places["s-c"] > places["map-c"]
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    assert f"in full: page {places['s-c'] + 1}" in pages[places["map-c"]]
    assert "word599" in pages[-1]


def test_the_paper_is_as_asked(place: Path) -> None:
    for paper, width in (("a4", 595), ("letter", 612)):
        argmap("map", "north", "-f", "pdf", "--paper", paper, cwd=place)
        with pikepdf.open(io.BytesIO(made(place)["north.pdf"])) as document:
            assert int(document.pages[0].MediaBox[2]) in (width, {595: 841, 612: 792}[width])


def test_dot_goes_to_standard_output_and_does_without_graphviz(place: Path) -> None:
    done = argmap("map", "north", "-f", "dot", "-o", "-", cwd=place, env={"PATH": ""})
    assert done.code == 0
    assert done.out.startswith("digraph argument {")
    assert made(place) == {}


def test_the_same_input_gives_the_same_bytes(place: Path) -> None:
    for form in ("svg", "pdf"):
        argmap("map", "south", "-o", f"one.{form}", cwd=place)
        argmap("map", "south", "-o", f"two.{form}", cwd=place)
        assert made(place)[f"one.{form}"] == made(place)[f"two.{form}"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["nort"], "there is no section, interpretation or statement `nort`; did you mean `north`?"),
        (["--focus", "counte"], "there is no statement `counte`; did you mean `counted`?"),
        (
            ["--interpretation", "ready"],
            "there is no interpretation `ready`; `argmap list interpretations` shows those there are",
        ),
        (["-o", "arguments/vote.arg"], "`arguments/vote.arg` does not end like svg, png, pdf or dot"),
        (["-o", "north.png", "-f", "svg"], "`north.png` does not end like a file of the form svg"),
        (["north", "south", "-o", "-"], "`-o -` takes one file, and there are several; name a folder"),
        (["north", "south", "-o", "both.svg"], "`both.svg` is one file, and there are 2; name a folder"),
        (["north\x1b[31m"], r"there is no section, interpretation or statement `north\x1b[31m`"),
    ],
)
def test_wrong_use_is_said_and_nothing_written(place: Path, asked: list[str], said: str) -> None:
    before = files(place)
    done = argmap("map", *asked, cwd=place)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert files(place) == before


def test_it_is_said_which_arguments_might_be_meant(place: Path) -> None:
    (place / "arguments" / "other.arg").write_text("claim ready: It is.\n")
    done = argmap("map", "ready", cwd=place)
    assert (done.code, done.out) == (2, "")
    assert "`arguments/other.arg`, `arguments/vote.arg`; choose one of them with `--from`" in done.err
    assert argmap("map", "ready", "--from", "arguments/other.arg", cwd=place).out == "ready.svg\n"
    assert argmap("map", "dry", cwd=place).out == "dry.svg\n"


def test_a_section_without_statements_is_nothing_to_draw(place: Path) -> None:
    (place / "arguments" / "vote.arg").write_text(TEXT + "\nsection west: In the west\n")
    done = argmap("map", "west", cwd=place)
    assert done.code == 2
    assert "there is nothing to draw in `west`" in done.err


def test_characters_no_font_has_are_refused_without_a_brief_too(place: Path) -> None:
    (place / "arguments" / "vote.arg").write_text("claim c: 道.\n")
    done = argmap("map", cwd=place)
    assert (done.code, made(place)) == (1, {})
    assert "ARG501" in done.err


def test_errors_in_the_input_are_shown(place: Path) -> None:
    (place / "arguments" / "vote.arg").write_text(TEXT.replace("holds ready", "holds redy"))
    done = argmap("map", cwd=place)
    assert (done.code, made(place)) == (1, {})
    assert re.search(r"vote\.arg:\d+:\d+", done.err)
