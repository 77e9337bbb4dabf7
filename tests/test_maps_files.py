"""The files of maps stand alone: named, linked, told in words, with their type in them, and the same every time."""

import re
import struct
from xml.etree import ElementTree as ET

import pytest

from argmap.limits import STANDARD
from argmap.render.map_files import left_out, map_files
from argmap.render.metrics import bundled_metrics
from maps_lab import analysis_of, sample

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"


def _read(svg: bytes) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return map_files(sample(), bundled_metrics())


def test_there_is_a_map_of_everything_of_each_section_and_of_each_interpretation(files: dict[str, bytes]) -> None:
    names = ("whole", "section-one", "section-two", "interpretation-event", "interpretation-rumour")
    assert set(files) == {f"maps/{name}.{ending}" for name in names for ending in ("dot", "svg", "png")}


def test_the_same_argument_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert map_files(sample(), bundled_metrics()) == files


def test_every_statement_is_in_the_whole_by_its_name_with_a_link(files: dict[str, bytes]) -> None:
    root = _read(files["maps/whole.svg"])
    groups = {group.get("id"): group for group in root.iter(f"{SVG}g") if "node" in (group.get("class") or "")}
    for name in sample().argument.statements:
        (link,) = groups[name].iter(f"{SVG}a")
        assert link.get(f"{XLINK}href") == f"../../sample.pdf#nameddest=s-{name}"


def test_ids_are_unique_and_nothing_is_fetched(files: dict[str, bytes]) -> None:
    named = analysis_of("claim map-title: C.\n  support edge1: S.\n  support node2: S.\n  objection graph0: S.\n")
    for path, data in (*files.items(), *map_files(named, bundled_metrics()).items()):
        if path.endswith(".svg"):
            text = data.decode()
            ids = re.findall(r'\bid="([^"]+)"', text)
            assert len(ids) == len(set(ids))
            assert not re.search(r'(?:src|url)\s*[(=]\s*"?(?:https?|file):', text)
            assert "@font-face" in text


def test_a_picture_is_told_in_words(files: dict[str, bytes]) -> None:
    root = _read(files["maps/section-one.svg"])
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text == "What was seen"
    assert "lamps: The street had lamps. (unchallenged)" in (root[1].text or "")
    titles = {title.text for title in root.iter(f"{SVG}title")}
    assert "lamps objects: dark" in titles
    assert not any(re.fullmatch(r"n\d+.*", title or "") for title in titles)


def test_relations_differ_without_colour(files: dict[str, bytes]) -> None:
    """By their signs and by how their lines are broken."""
    root = _read(files["maps/whole.svg"])
    signs = {text.text for text in root.iter(f"{SVG}text") if text.get("text-anchor") == "middle"}
    assert signs == {"+", "−", "/", "×", "✓", "✗"}
    dashes = {path.get("stroke-dasharray") for path in root.iter(f"{SVG}path")}
    assert len(dashes) == 3


def test_standing_and_sources_are_shown(files: dict[str, bytes]) -> None:
    root = _read(files["maps/section-one.svg"])
    shown = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert "✗\N{NO-BREAK SPACE}falls" in shown
    assert any("[first,\N{NO-BREAK SPACE}second]" in line for line in shown)
    assert all(float(text.get("font-size", "0")) >= 8 for text in root.iter(f"{SVG}text"))


def test_pngs_are_twice_as_fine_as_points(files: dict[str, bytes]) -> None:
    root = _read(files["maps/whole.svg"])
    png = files["maps/whole.png"]
    assert png.startswith(b"\x89PNG")
    width = struct.unpack(">I", png[16:20])[0]
    assert width == pytest.approx(2 * float(root.get("width", "0pt")[:-2]), rel=0.01)


def test_an_empty_argument_has_no_maps() -> None:
    assert map_files(analysis_of("source s: A source\n"), bundled_metrics()) == {}


def test_a_picture_of_more_boxes_than_one_can_look_at_is_left_out() -> None:
    claims = "".join(f"claim c{number}: C.\n" for number in range(STANDARD.boxes + 1))
    analysis = analysis_of(
        f"brief b: B\nsection few: Few\nclaim one: One.\n  support: Yes.\nsection many: Many\n{claims}"
    )
    files = map_files(analysis, bundled_metrics())
    assert "maps/section-few.svg" in files
    assert not [name for name in files if "whole" in name or "many" in name]
    (said,) = left_out(analysis, bundled_metrics())
    assert said.code == "ARG909"
    assert "more than 1,500 boxes: `whole`, `section-many`" in said.message
    assert "`--limit boxes=3000`" in said.help
