"""Maps in the PDF itself: nothing runs out of its box, nothing is too small, and every page number is right."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from argmap import read_arguments
from argmap.analysis import Analysis, analyse
from argmap.maps import EVERYTHING, Atlas, Box, Home, MapKind, Selection, draw_atlas
from argmap.maps.boxes import BORDER, PAD_X, SLACK, head_rows, text_rows
from argmap.model import Name
from argmap.render.atlas_html import render_atlas
from argmap.render.graphviz import lay_out
from argmap.render.metrics import bundled_metrics
from argmap.render.pdf import render_pdf
from maps_lab import HARD, PAGE, analysis_of, prose, quarrel
from pdf_lab import boxes_of, links_of, opened, pieces_of

EXAMPLE = Path(__file__).parent.parent / "arguments" / "mali.arg"
LONG = f"claim c: {prose(1, 700)}\n  support {'n' * 100}: {'x' * 2000}\n  objection: {prose(2, 400)}\n"
TEXTS = {"shared": quarrel(4, 60), "spelled": HARD["spelled"], "circular": HARD["circular"], "long": LONG}
POINT = 0.75
"""Points in one of WeasyPrint's units."""
LINE = 14
"""No line of a map is as high as this many points."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A box or stub as it is set: its sides in points from the top left of the page, and the sides of its lines."""

    page: int
    id: str
    sides: tuple[float, float, float, float]
    lines: tuple[tuple[str, tuple[float, float, float, float]], ...]
    """For each line the class of its paragraph, and its left, top, right and bottom side."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """An atlas as a PDF."""

    atlas: Atlas
    marks: dict[Name, str]
    frames: tuple[_Frame, ...]
    references: tuple[tuple[str, str], ...]
    """What each reference to a page leads to, and the number it says."""
    sizes: tuple[tuple[float, float], ...]
    """The width and height of each page."""
    data: bytes


@pytest.fixture(scope="module", params=["example", *TEXTS])
def printed(request: pytest.FixtureRequest) -> _Printed:
    return _some_of_the_example() if request.param == "example" else _print(analysis_of(TEXTS[request.param]))


def _some_of_the_example() -> _Printed:
    """The first of its sections: there are as many ways to go wrong in it as in all."""
    argument = read_arguments([EXAMPLE]).value.arguments[0][1]
    sections = tuple(Home(MapKind.SECTION, name) for name in argument.sections)[:1]
    return _print(analyse(argument), Selection(sections))


def _print(analysis: Analysis, selection: Selection = EVERYTHING) -> _Printed:
    marks = {name: str(name) for name in analysis.argument.sources}
    atlas = draw_atlas(analysis, PAGE, bundled_metrics(), lay_out, marks, selection)
    document = render_atlas(analysis, atlas, "a4", "abc123", bundled_metrics())
    boxes = list(boxes_of(document.html))
    frames = tuple(frame for at, box in enumerate(boxes) for frame in _frames(at, box))
    sizes = tuple((box.margin_width() * POINT, box.margin_height() * POINT) for box in boxes)
    data = render_pdf(document.html, document.pages)
    return _Printed(atlas, marks, frames, tuple(_references(data)), sizes, data)


def _references(data: bytes) -> Iterator[tuple[str, str]]:
    """What each reference leads to, and the number painted in it. A link over a box, which has none, is higher."""
    with opened(data) as document:
        painted = list(pieces_of(document))
        for page, link in links_of(document):
            left, top, right, bottom = (float(side) for side in link.Rect)
            if "/Dest" in link and top - bottom < LINE:
                within = (each for each in painted if each.page == page and left - 1 < each.x < right)
                said = [each.text for each in within if bottom < each.y < top and each.text.isdecimal()]
                yield from ((str(link.Dest), number) for number in said)


def _frames(page: int, root: Any) -> Iterator[_Frame]:  # noqa: ANN401 - WeasyPrint has no types
    for part in _within(root):
        kinds = _classes(part)
        if part.element_tag == "div" and kinds & {"box", "stub"}:
            sides = (part.position_x, part.position_y, part.border_width(), part.border_height())
            left, top, width, height = (side * POINT for side in sides)
            lines = [
                (" ".join(_classes(paragraph)), _sides(line))
                for paragraph in _within(part)
                if type(paragraph).__name__ == "BlockBox" and paragraph.element_tag == "p"
                for line in _within(paragraph)
                if type(line).__name__ == "LineBox"
            ]
            yield _Frame(page, part.element.get("id") or "", (left, top, left + width, top + height), tuple(lines))


def _within(root: Any) -> Iterator[Any]:  # noqa: ANN401
    stack = [root]
    while stack:
        part = stack.pop()
        yield part
        stack.extend(reversed(getattr(part, "children", ()) or ()))


def _classes(part: Any) -> set[str]:  # noqa: ANN401
    return set((part.element.get("class") or "").split()) if part.element is not None else set()


def _sides(line: Any) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Where its letters begin and end, and how high it is."""
    letters = [part for part in _within(line) if type(part).__name__ == "TextBox"]
    left = min((part.position_x for part in letters), default=line.position_x)
    right = max((part.position_x + part.width for part in letters), default=line.position_x)
    return left * POINT, line.position_y * POINT, right * POINT, (line.position_y + line.height) * POINT


def test_all_boxes_and_stubs_are_printed(printed: _Printed) -> None:
    assert [frame.id for frame in printed.frames if frame.id] == list(printed.atlas.boxes())
    assert len(printed.frames) == sum(len(sheet.parts) for sheet in printed.atlas.sheets())


def test_every_box_is_within_its_page(printed: _Printed) -> None:
    for frame in printed.frames:
        width, height = printed.sizes[frame.page]
        left, top, right, bottom = frame.sides
        assert left > 20, frame.id
        assert top > 40, frame.id
        assert right < width - 20, frame.id
        assert bottom < height - 40, frame.id


def test_no_two_boxes_overlap(printed: _Printed) -> None:
    for page in range(len(printed.sizes)):
        for one, other in combinations([frame.sides for frame in printed.frames if frame.page == page], 2):
            beside = one[2] <= other[0] + 0.1 or other[2] <= one[0] + 0.1
            above = one[3] <= other[1] + 0.1 or other[3] <= one[1] + 0.1
            assert beside or above, page


def test_no_text_runs_out_of_its_box(printed: _Printed) -> None:
    for frame in printed.frames:
        left, top, right, bottom = frame.sides
        for kind, line in frame.lines:
            assert line[0] >= left, (frame, kind)
            assert line[1] >= top, (frame, kind)
            assert line[2] <= right, (frame, kind)
            assert line[3] <= bottom, (frame, kind)


def test_lines_break_as_they_were_measured_to(printed: _Printed) -> None:
    """First lines exactly; text now and then runs on a little, as kerning is not measured."""
    boxes, metrics = printed.atlas.boxes(), bundled_metrics()
    shorter = 0
    for frame in printed.frames:
        if not frame.id:
            continue
        box, inner = boxes[frame.id], boxes[frame.id].width - 2 * (PAD_X + BORDER) - SLACK
        set_as = {kind: sum(1 for each, _ in frame.lines if each == kind) for kind in ("head", "said")}
        measured = len(text_rows(box, printed.marks, inner, metrics))
        assert set_as["head"] == len(head_rows(box, inner, metrics)), box.id
        assert set_as["said"] <= measured, box.id
        shorter += measured - set_as["said"]
    assert shorter <= len(boxes) / 10


def test_no_type_is_smaller_than_eight_points(printed: _Printed) -> None:
    found: list[tuple[float, str]] = []

    def note(text: str, page: list[float], line: list[float], _: object, size: float) -> None:
        if text.strip():
            found.append((round(size * abs(line[3]) * abs(page[3]), 2), text))

    pages = pypdf.PdfReader(io.BytesIO(printed.data)).pages
    for page in pages[:: 1 + len(pages) // 12]:  # Some of many: they take a while to read.
        page.extract_text(visitor_text=note)
    assert len(found) > 50
    assert min(found)[0] >= 8, min(found)


def test_every_page_number_is_that_of_the_box_it_leads_to(printed: _Printed) -> None:
    with pikepdf.open(io.BytesIO(printed.data)) as document:
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        places = {str(name): numbers[at[0].objgen] for name, at in pikepdf.NameTree(document.Root.Names.Dests).items()}
        links = {str(link.Dest) for page in document.pages for link in page.get("/Annots", []) if "/Dest" in link}
    assert links <= set(places)
    assert {target: int(number) for target, number in printed.references} == {
        target: places[target] for target, _ in printed.references
    }
    stubs = [stub for sheet in printed.atlas.sheets() for stub in sheet.stubs if stub.paged]
    said = [target for target, _ in printed.references]
    assert {target for stub in stubs for target in (stub.target, *stub.further)} <= set(said)


def test_what_bears_on_what_is_said_to_those_who_cannot_see_it(printed: _Printed) -> None:
    with pikepdf.open(io.BytesIO(printed.data)) as document:
        said = [str(node.Alt) for node in _nodes(document) if "/Alt" in node]
    for sheet in printed.atlas.sheets():
        assert "\n".join([sheet.alternative, *sheet.long_description]) in said


def test_boxes_are_read_in_the_order_of_the_argument(printed: _Printed) -> None:
    """The tags of the PDF follow the parts of each sheet."""
    order = [frame.id for frame in printed.frames if frame.id]
    for sheet in printed.atlas.sheets():
        ids = [part.id for part in sheet.parts if isinstance(part, Box)]
        at = order.index(ids[0])
        assert order[at : at + len(ids)] == ids


def _nodes(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    stack: list[object] = [document.Root.StructTreeRoot]
    while stack:
        node = stack.pop()
        if isinstance(node, pikepdf.Array):
            stack.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary):
            yield node
            if "/K" in node:
                stack.append(node.K)
