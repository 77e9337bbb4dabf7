"""A document is typeset in segments: nothing is lost where it is cut, and what is said of pages is right."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pypdf
import pytest

from argmap.render import segments
from argmap.render.html import render_html
from argmap.render.pdf import render_pdf
from argmap.render.segments import cut
from brief_lab import SAMPLE, brief_of
from maps_lab import prose

SHEETS = "".join(f'<link rel="stylesheet" href="argmap:styles/{name}.css"/>' for name in ("page", "fonts", "brief"))
PAPER = """<style>@page { size: 100mm 72mm; margin: 12mm; @bottom-right { white-space: nowrap } }
@page tall { size: 100mm 72mm; margin: 12mm }</style>"""
SMALL = {"LONG": 1_200, "ENOUGH": 600, "A_PAGE": 300}
"""Where documents are cut that are printed on such paper: as others are, after so many pages."""
LONG = SMALL["LONG"]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in SMALL.items():
        monkeypatch.setattr(segments, name, size)


def document(lengths: Sequence[int]) -> str:
    """A document of parts of so many words, each of which names the page of every other."""
    references = " ".join(f'<a class="page" href="#p{at}" data-page=""> to {at}: </a>' for at in range(len(lengths)))
    parts = "".join(
        f'<section class="part" id="p{at}"><h2>Part {at}</h2><p>{references}</p><p>{prose(at, length)}</p></section>'
        for at, length in enumerate(lengths)
    )
    head = f"<head><title>T</title>{PAPER}{SHEETS}</head>"
    return f'<html lang="en">{head}<body data-foot="Edition" data-title="T">{parts}</body></html>'


def is_text(instruction: Any) -> bool:  # noqa: ANN401
    """Whether an instruction of a page writes letters."""
    return str(instruction.operator) == "TJ"


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def begun(texts: Sequence[str]) -> dict[int, int]:
    """The page on which each part begins; running heads name it on those after, too."""
    numbered = reversed(list(enumerate(texts, 1)))
    return {part: at for at, text in numbered for part in map(int, re.findall(r"Part (\d+)\n", text))}


def references(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The parts that references name, with the pages they say."""
    for text in texts:
        for part, page in re.findall(r"to\s+(\d+):\s*(\d+)", text):
            yield int(part), int(page)


def test_every_word_and_anchor_is_in_one_segment(monkeypatch: pytest.MonkeyPatch) -> None:
    html = render_html(brief_of(SAMPLE))
    whole = ET.fromstring(html)[1]  # noqa: S314
    marking = "".join(next(child for child in whole if child.get("class", "").startswith("marking")).itertext())
    for enough in (1, 700, 5_000):
        for name in ("LONG", "ENOUGH", "ENDLESS"):
            monkeypatch.setattr(segments, name, enough)
        found = cut(html).segments
        bodies = [ET.fromstring(segment.html)[1] for segment in found]  # noqa: S314
        said = "".join("".join(body.itertext()).replace(marking, "", 1) for body in bodies)
        assert said.split() == "".join(whole.itertext()).replace(marking, "", 1).split()
        anchors = [anchor for segment in found for anchor, _ in segment.ids]
        assert anchors == [element.get("id") for element in whole.iter() if element.get("id")]
        assert (len(found) > 5) == (enough < 5_000)


def test_page_numbers_are_right_where_each_digit_is_added() -> None:
    for lengths in ([140] * 9, [40] * 9, [600, *[140] * 3], [5] * 11):
        texts = pages(render_pdf(document(lengths)))
        starts = begun(texts)
        found = list(references(texts))
        assert len(found) == len(lengths) ** 2
        assert {(part, page) for part, page in found} == set(starts.items())
        assert [re.search(r"(\d+) / (\d+)", text).groups() for text in texts] == [  # type: ignore[union-attr]
            (str(number), str(len(texts))) for number in range(1, len(texts) + 1)
        ]


def test_a_document_is_cut_the_same_way_whatever_else_writes_xml(monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawings are written at the same time, and have no prefix before their names."""
    html = document([20, LONG]).replace("</section>", '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg></section>')
    before = cut(html)
    monkeypatch.setitem(ET._namespace_map, "http://www.w3.org/2000/svg", "")  # type: ignore[attr-defined]
    assert cut(html) == before


def test_a_number_shorter_than_its_room_stands_close_to_its_word() -> None:
    """What is left free comes before both, where it is taken for a space."""
    expected = {f"p{at}": 10 for at in range(3)}
    data = render_pdf(document([LONG // 8] * 3), expected)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        shown = [one.operands[0][0] for page in pdf.pages for one in pikepdf.parse_content_stream(page) if is_text(one)]
    moved = Counter(float(first) for first in shown if not isinstance(first, pikepdf.String))
    (least,) = {by for by in moved if by > -600}  # By the width of a digit; other numbers are those of the pages.
    assert moved[least] == 2 * 9
    assert re.search(r"to 0: 1 to 1: \d to 2: \d\n", pages(data)[0])


def test_what_is_short_goes_on_beneath_and_what_is_long_begins_a_page() -> None:
    short, long = (pages(render_pdf(document([words] * 3).replace("72mm", "170mm"))) for words in (3, LONG // 4))
    assert len(short) == 1
    starts = begun(long)
    assert len(set(starts.values())) == 3
    assert all(long[at - 1].index(f"Part {part}\n") < 30 for part, at in starts.items())
