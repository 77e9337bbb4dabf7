"""Tables for two interpretations and for many: every text of every column is there, and nothing leaves its page."""

import io
from collections.abc import Sequence

import pypdf
import pytest

from argmap.render.html import render_html
from argmap.render.lowering import divided
from argmap.render.pdf import render_pdf
from brief_lab import brief_of

SIDES = 14 * 72 / 25.4
"""The narrowest margin, in points."""


def quarrel(number: int, length: int, paper: str) -> str:
    """A brief with so many interpretations that reject each other's claims, with texts of so many words."""
    names = [f"i{at}" for at in range(number)]
    lines = ["brief b: T", f"  paper {paper}", f"  compare {', '.join(names)}", "source s: S", "  grade B2"]
    for at, name in enumerate(names):
        said = " ".join(f"x{at}w{word}" for word in range(length))
        others = ", ".join(f"c{other}" for other in range(number) if other != at)
        lines += [f"claim c{at}: Claim {said}.", f"  support: Report {said}. [@s]"]
        lines += [f"interpretation {name}: Thesis {said}.", f"  holds c{at}", f"  rejects {others}"]
        lines += [f"  support: Reason {said}.", f"  objection: Objection {said}.", f"  assumes: Assumption {said}."]
        lines += [f"  {keyword}: {keyword} {said}." for keyword in ("implication", "recommendation", "indicator")]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("number", range(2, 20))
def test_columns_are_divided_evenly(number: int) -> None:
    tables = [*divided(number, 6)]
    assert [each for start, end in tables for each in range(start, end)] == list(range(number))
    sizes = [end - start for start, end in tables]
    assert max(sizes) <= 6
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize(
    ("number", "length", "paper"), [(2, 60, "a4"), (3, 8, "letter"), (5, 40, "letter"), (13, 3, "a4")]
)
def test_every_text_is_on_a_page_and_within_it(number: int, length: int, paper: str) -> None:
    parts = ("side-by-side", "positions", "cruxes", "matrix")
    brief = brief_of(quarrel(number, length, paper), only=parts)
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(render_html(brief))))
    said: list[str] = []
    for page in reader.pages:
        words, beyond = _words(page)
        said += words
        assert beyond == []
    text = " ".join(said)
    for at in range(number):
        whole = " ".join(f"x{at}w{word}" for word in range(length))
        for kind in ("Thesis", "Reason", "Objection", "Assumption", "implication", "recommendation", "indicator"):
            assert f"{kind} {whole}." in text


def _words(page: pypdf.PageObject) -> tuple[Sequence[str], Sequence[str]]:
    """The words of a page in order, and those that begin outside its margins."""
    words: list[str] = []
    beyond: list[str] = []

    def note(text, outer, inner, _font, _size):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        x, y = inner[4] * outer[0] + outer[4], inner[5] * outer[3] + outer[5]
        words.extend(text.split())
        inside = SIDES - 1 <= x <= float(page.mediabox.width) - SIDES and 0 < y < float(page.mediabox.height)
        beyond.extend([] if inside or not text.strip() else [text])

    page.extract_text(visitor_text=note)
    return words, beyond
