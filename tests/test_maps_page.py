"""A sheet as the page sets it: escaped, linked, and large enough to read."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import argmap.render
from argmap.maps import Atlas, draw_atlas
from argmap.render.graphviz import lay_out
from argmap.render.html import environment, spoken
from argmap.render.metrics import bundled_metrics
from argmap.wording import Catalogue
from argmap.wording.maps import legend
from maps_lab import PAGE, atlas_of, sample

STYLES = Path(argmap.render.__file__).parent / "styles" / "map.css"
TEMPLATE = """{% import "map.html.j2" as map with context %}
{% for sheet in atlas.sheets() %}{{ map.sheet(sheet, marks) }}{% endfor %}
{{ map.legend(legend) }}"""


def _html(atlas: Atlas, **marks: str) -> str:
    known = {"atlas": atlas, "marks": marks, "legend": legend(Catalogue.of("en")), "here": lambda _: True}
    return environment().from_string(TEMPLATE).render(spoken("en"), **known)


@pytest.fixture(scope="module")
def html() -> str:
    return _html(draw_atlas(sample(), PAGE, bundled_metrics(), lay_out), first="1", second="2")


class _Outline(HTMLParser):
    """What stands directly in what."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.pairs: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.stack:
            self.pairs.append((self.stack[-1], tag))
        self.stack.append(tag)
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if tag == "a":
            self.links.append(found.get("href") or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


def test_links_hold_no_elements_and_lead_somewhere(html: str) -> None:
    """Anything else breaks the tags of the PDF."""
    outline = _Outline(html)
    assert not [pair for pair in outline.pairs if pair[0] == "a"]
    assert outline.stack == []
    names = {f"#s-{name}" for name in sample().argument.statements}
    assert set(outline.links) <= names | {f"#{key}" for key in outline.ids}
    assert names <= set(outline.links)


def test_ids_are_unique(html: str) -> None:
    ids = _Outline(html).ids
    assert len(ids) == len(set(ids))


def test_every_drawing_has_a_title_first(html: str) -> None:
    assert html.count("<svg") == html.count("<title>")
    assert all(part.split(">", 1)[1].startswith("<title>") for part in html.split("<svg")[1:])


def test_lines_of_each_kind_differ_without_colour(html: str) -> None:
    looks: dict[str, set[str]] = {}
    for kind in re.findall(
        r'<path d="M[^"]+" fill="none" stroke="(#\w+)" stroke-width="[\d.]+"(?: stroke-dasharray="([^"]+)")?/>', html
    ):
        looks.setdefault(kind[0], set()).add(kind[1])
    dashed = {dash for dashes in looks.values() for dash in dashes}
    assert len(dashed) >= 5
    signs = re.findall(r'<path d="(M[^"]+)" fill="none" stroke="#\w+" stroke-width="1.3" stroke-linecap="round"', html)
    assert len({frozenset(re.findall(r"[hvl][^M]+", sign)) for sign in signs}) == 6


def test_sources_are_shown_by_their_marks(html: str) -> None:
    assert '<span class="marks"> [1,\N{NO-BREAK SPACE}2]</span>' in html
    assert '<span class="marks"> [2]</span>' in html


def test_text_is_never_markup() -> None:
    html = _html(atlas_of('claim c: <script>alert("x")</script> & </div>\n  support: {{ 7 * 7 }}\n'))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "{{ 7 * 7 }}" in html
    assert _Outline(html).stack == []


def test_no_map_text_is_under_eight_points() -> None:
    styles = STYLES.read_text(encoding="utf-8")
    sizes = [float(size) for size in re.findall(r"(?:font-size: |font: \d+ )([\d.]+)pt", styles)]
    assert sizes
    assert min(sizes) >= 8
