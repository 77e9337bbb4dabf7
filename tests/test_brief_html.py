"""The brief as HTML: the same for the same argument, no text ever markup, every link with a place to go."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from argmap.render.html import page_of, render_html
from brief_lab import SAMPLE, brief_of, html_with_maps
from goldens import GOLDEN, assert_golden
from samples import analysis_of


class Outline(HTMLParser):
    """The elements, ids and links of a document."""

    VOID = ("meta", "link", "col")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.inside: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.inside.append((self.stack[-1] if self.stack else "", tag))
        if tag not in self.VOID:
            self.stack.append(tag)
        self.ids.extend([found["id"] or ""] if "id" in found else [])
        self.links.extend([found["href"] or ""] if tag == "a" else [])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


@pytest.fixture(scope="module")
def html() -> str:
    return html_with_maps(analysis_of(SAMPLE))


def test_the_brief_is_as_it_was() -> None:
    """Set GOLDEN=write to accept what has changed, then read the difference."""
    assert_golden(GOLDEN / "brief" / "sample.html", render_html(brief_of(SAMPLE)))


def test_links_lead_to_places_that_are_there_once(html: str) -> None:
    outline = Outline(html)
    assert [key for key, times in Counter(outline.ids).items() if times > 1] == []
    inner = {link[1:] for link in outline.links if link.startswith("#")}
    assert inner <= set(outline.ids)


@pytest.mark.parametrize(
    "text",
    [
        "claim loose: L.\nsection none: N\nclaim c: C.\nsection rest: R\nclaim d: D.\n",
        "  compare i, j\nclaim c: C.\n" + "".join(f"interpretation {name}: I.\n  holds c\n" for name in "ijk"),
    ],
    ids=["sections named like groups", "an interpretation that is not compared"],
)
def test_links_of_other_briefs_lead_to_one_place_too(text: str) -> None:
    test_links_lead_to_places_that_are_there_once(html_with_maps(analysis_of(f"brief b: T\n{text}")))


def test_maps_and_text_link_to_each_other(html: str) -> None:
    for name in ("deck", "flood-first", "neglect"):
        assert f'href="#map-{name}"' in html
        assert f'class="hit" href="#s-{name}"' in html


def test_links_hold_no_elements(html: str) -> None:
    """Anything else breaks the tags of the PDF."""
    assert [pair for pair in Outline(html).inside if pair[0] == "a"] == []


def test_text_is_never_markup() -> None:
    evil = '</p><script>alert("x")</script>&amp;{{ 7 * 7 }}'
    lines = f"""brief b: {evil}
  subtitle: {evil}
  author: {evil}
  organisation: {evil}
  marking: "><script>
  summary: {evil} *<script>*
  judgments c
  compare i, j
  dissent: {evil}
    by: {evil}
question q: {evil}
source s: {evil}
  author: {evil}
  publisher: {evil}
term t: {evil}
section x: {evil}
claim c: {evil} [@s, <script>]
  by: {evil}
  quote: {evil}
  confidence low: {evil}
  support: {evil}
interpretation i: {evil}
  implication: {evil}
  recommendation: {evil}
  indicator: {evil}
interpretation j: {evil}
"""
    html = render_html(brief_of(lines))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "{{ 7 * 7 }}" in html
    assert Outline(html).stack == []


def test_four_hundred_levels_are_set_flat() -> None:
    deep = "".join(f"{' ' * depth}objection n{depth}: N.\n" for depth in range(1, 400))
    html = render_html(brief_of("brief b: T\nclaim c: C.\n" + deep))
    outline = Outline(html)
    assert outline.ids.count("s-n399") == 1
    assert "(level 399)" in html


@pytest.mark.parametrize(("paper", "size"), [("a4", "210mm 297mm"), ("letter", "215.9mm 279.4mm")])
def test_the_paper_is_the_one_asked_for(paper: str, size: str) -> None:
    html = render_html(brief_of(f"brief b: T\n  paper {paper}\nclaim c: C.\n"))
    assert f"size:{size};" in html
    assert page_of(paper).portrait.width < page_of(paper).landscape.width


def test_likelihood_and_confidence_are_never_in_one_sentence(html: str) -> None:
    words = re.sub(r"<[^>]+>", " ", html.split("<h2>Key judgments", 1)[1].split("<nav", 1)[0])
    sentences = re.split(r"[.!?]\s", words)
    assert not [line for line in sentences if "percent" in line and re.search(r"Moderate|High|Low", line)]


def test_long_titles_are_cut_short_in_the_running_heads() -> None:
    """WeasyPrint takes minutes over a running head of hundreds of words."""
    name = "-".join(["long"] * 30)
    html = render_html(brief_of(f"brief b: {'word ' * 150}\ninterpretation {name}: It is so.\n"))
    heads = re.findall(r'data-(?:title|head)="([^"]+)"', html)
    assert len(heads) == 2
    assert all(len(head) < 70 and head.endswith("…") for head in heads)
