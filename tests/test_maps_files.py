"""The files of maps stand alone: named, linked, told in words, with their type in them, and the same every time."""

import io
import re
import struct
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from argmap.limits import STANDARD
from argmap.maps import pictures
from argmap.render.graphviz import lay_out
from argmap.render.map_files import left_out, map_files
from argmap.render.metrics import bundled_metrics
from argmap.render.strokes import spline
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


def _shown(root: ET.Element) -> list[str]:
    """The lines of text in a picture."""
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


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
    told = (root[1].text or "").splitlines()
    assert "lamps: The street had lamps." in told
    assert "lamps objects to dark." in told
    titles = {title.text for title in root.iter(f"{SVG}title")}
    assert "lamps objects to dark." in titles
    assert not any(re.search(r"\bn\d+\b", title or "") for title in titles)


def test_the_picture_is_that_of_the_page(files: dict[str, bytes]) -> None:
    """Same boxes, same lines, same places: only the margin is its own."""
    (picture,) = [each for each in pictures(sample(), bundled_metrics()) if each.name == "section-two"]
    (placed,) = lay_out([picture.figure.graph])
    sheet = picture.sheet(placed)
    root = _read(files["maps/section-two.svg"])
    frames = [frame for frame in root.iter(f"{SVG}rect") if frame.get("rx")]
    solid = [box for box in sheet.boxes if box.role != "assumption"]
    corners = [(round(float(frame.get("x", "")), 1), round(float(frame.get("y", "")), 1)) for frame in frames]
    assert corners == [(round(box.x + 0.5, 1), round(box.y + 0.5, 1)) for box in solid]
    drawn = {path.get("d", "") for path in root.iter(f"{SVG}path")}
    assert {spline(edge.points) for edge in sheet.edges} <= drawn


def test_no_line_of_text_leaves_its_box(files: dict[str, bytes]) -> None:
    metrics = bundled_metrics()
    for path, data in files.items():
        for group in _read(data).iter(f"{SVG}g") if path.endswith(".svg") else ():
            frames, texts = list(group.iter(f"{SVG}rect")), list(group.iter(f"{SVG}text"))
            if group.get("class") not in ("node", "reference"):
                continue
            left, top, width, height = (float(frames[0].get(side, "")) for side in ("x", "y", "width", "height"))
            for text in texts:
                start = float(text.get("x", ""))
                end = start + sum(
                    metrics.width(
                        piece.text or "", float(piece.get("font-size", "")), bold=bool(piece.get("font-weight"))
                    )
                    for piece in text
                )
                assert left < start
                assert end < left + width
                assert top + 8 < float(text.get("y", "")) < top + height - 2


def test_relations_differ_without_colour(files: dict[str, bytes]) -> None:
    """By their signs and by how their lines are broken."""
    root = _read(files["maps/whole.svg"])
    dashes = {path.get("stroke-dasharray") for path in root.iter(f"{SVG}path")}
    assert len(dashes) == 5
    signs = {path.get("d", "") for path in root.iter(f"{SVG}path") if path.get("stroke-linecap") == "round"}
    assert len({re.sub(r"[-\d.]+ [-\d.]+", "", sign, count=1) for sign in signs}) >= 5


def test_standing_and_sources_are_shown(files: dict[str, bytes]) -> None:
    root = _read(files["maps/section-one.svg"])
    assert any("↔\N{NO-BREAK SPACE}disputed" in line for line in _shown(root))
    sizes = [float(piece.get("font-size", "0")) for piece in root.iter(f"{SVG}tspan")]
    assert sizes
    assert min(sizes) >= 8


def test_sources_are_cited_by_author_and_year() -> None:
    """A picture has no list of sources, and those who see it do not know what the author calls them."""
    analysis = analysis_of(
        "source who: On seeing\n  author: Ahmad, Ada\n  date 2020\n"
        "source long: A very long title of a work that nobody signed\n  date 2021\n"
        "claim c: It was seen. [@who, p. 2; @long]\n"
    )
    shown = _shown(_read(map_files(analysis, bundled_metrics())["maps/whole.svg"]))
    assert "[Ahmad 2020, A very long title … 2021]" in " ".join(shown).replace("\N{NO-BREAK SPACE}", " ")


def test_pngs_are_twice_as_fine_as_points(files: dict[str, bytes]) -> None:
    root = _read(files["maps/whole.svg"])
    png = files["maps/whole.png"]
    assert png.startswith(b"\x89PNG")
    width = struct.unpack(">I", png[16:20])[0]
    assert width == pytest.approx(2 * float(root.get("width", "0pt")[:-2]), rel=0.01)
    with Image.open(io.BytesIO(png)) as image:
        assert image.info["dpi"] == pytest.approx((144, 144), abs=0.1), "so a word processor sets it as large"


def test_a_png_has_letters_in_it_and_no_other_fonts_than_its_own(files: dict[str, bytes]) -> None:
    """The dark pixels of a box's first line are where its letters are."""
    root = _read(files["maps/section-one.svg"])
    line = next(text for text in root.iter(f"{SVG}text") if text[0].get("fill") == "#1c2733")
    left, base = (2 * (float(line.get(side, "")) + 10) for side in ("x", "y"))
    with Image.open(io.BytesIO(files["maps/section-one.png"])) as image:
        around = image.convert("L").crop((int(left), int(base) - 14, int(left) + 100, int(base)))
    dark = sum(value < 128 for value in around.tobytes())
    assert 100 < dark < 600


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
