"""Interpretations on one map: the same places for all, what each makes of a statement, and pages that hold it."""

import io
import re
from itertools import combinations, pairwise

import pypdf
import pytest

from argmap.analysis import Analysis
from argmap.document.nodes import StanceMaps
from argmap.editions.brief import compose_brief
from argmap.maps import EdgeKind, draw_atlas
from argmap.maps.atlas import Cut, Edge, Heading, Spread, Tile
from argmap.maps.relations import relations_among
from argmap.maps.spread import BANNER, BETWEEN, KEY
from argmap.model import Name, Role
from argmap.render.graphviz import lay_out
from argmap.render.metrics import bundled_metrics
from argmap.render.pdf import render_pdf
from argmap.render.spreads import Spreads, spreads
from brief_lab import EDITION, every, html_with_maps
from maps_lab import PAGE, prose
from samples import analysis_of

FEW = """brief b: T
  compare early, late, never
section roads: The roads
claim wet: The roads are wet.
  support rain: It rained. [@s, p. 1]
    objection dry: It was dry.
claim slow: Traffic is slow.
  support: Cars brake.
    support wet
  contradicts quick
claim quick: Traffic is quick.
section shops: The shops
claim shut: The shops are shut.
  objection slow
source s: Of the rain
  grade A1
interpretation early: Go early.
  holds wet, slow
  rejects shut
interpretation late: Go late.
  holds shut, quick
interpretation never: Stay.
  rejects dry
"""


def many(claims: int, readings: int) -> str:
    """Claims in sections, some with very long names, each speaking for or against others."""
    lines = ["brief b: T"]
    names = [f"c{at}" if at % 7 else f"c{at}-{'very-' * (at % 5)}l{'on' * (at % 60)}g" for at in range(claims)]
    for at, name in enumerate(names):
        if at % 13 == 0:
            lines.append(f"section s{at}: {prose(at, 3 + at % 20)}")
        lines.append(f"claim {name}: {prose(at, 3 + at % 30)}")
        lines.append(f"  {'support' if at % 3 else 'objection'} {names[(at + 1) % claims]}")
        lines.append(f"  objection: {prose(at, 5)}\n    support {names[(at * 5 + 7) % claims]}")
        if at % 11 == 3:
            lines.append(f"  contradicts {names[at - 2]}")
    lines.extend(
        f"interpretation i{at}: {prose(at, 60)}\n  holds {names[at]}\n  rejects {names[-1 - at]}"
        for at in range(readings)
    )
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module", params=["few", "many"])
def case(request: pytest.FixtureRequest) -> tuple[Analysis, Spread]:
    analysis = analysis_of({"few": FEW, "many": many(200, 6)}[request.param])
    return analysis, _spread(analysis)


def _spread(analysis: Analysis) -> Spread:
    drawn = draw_atlas(analysis, PAGE, bundled_metrics(), lay_out).spread
    assert drawn is not None
    return drawn


def _shown(analysis: Analysis) -> Spreads:
    """Its maps side by side, as they are set."""
    brief = compose_brief(analysis, EDITION, ("spread",))
    (maps,) = every(brief.parts, StanceMaps)
    return spreads(maps, _spread(analysis), brief.words)


def _rectangles(cut: Cut) -> list[tuple[float, float, float, float]]:
    parts: tuple[Tile | Heading, ...] = (*cut.tiles, *cut.headings)
    return [(one.x, one.y, one.x + one.width, one.y + one.height) for one in parts]


def test_every_claim_and_all_that_is_held_or_rejected_is_there_once(case: tuple[Analysis, Spread]) -> None:
    analysis, drawn = case
    shown = [tile.statement for cut in drawn.cuts for tile in cut.tiles]
    argument = analysis.argument
    taken = {name for one in argument.compared() for name in (*one.holds, *one.rejects)}
    claims = {name for name, statement in argument.statements.items() if statement.role is Role.CLAIM}
    assert len(shown) == len(set(shown))
    assert set(shown) == claims | taken


def test_nothing_overlaps_or_leaves_its_half(case: tuple[Analysis, Spread]) -> None:
    _, drawn = case
    assert 2 * drawn.width + BETWEEN <= PAGE.landscape.width
    for cut in drawn.cuts:
        assert cut.height <= PAGE.landscape.height - BANNER - KEY + 0.01
        for one, other in combinations(_rectangles(cut), 2):
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 0.01 or other[3] <= one[1] + 0.01
        for left, top, right, bottom in _rectangles(cut):
            assert left >= 0
            assert top >= 0
            assert right <= drawn.width + 0.01
            assert bottom <= cut.height


def _on(edge: Edge) -> list[tuple[float, float]]:
    """The points of a line, and some between them."""
    ends = [edge.points[0], *edge.points[3::3]]
    return [
        (one.x + (other.x - one.x) * part / 8, one.y + (other.y - one.y) * part / 8)
        for one, other in pairwise(ends)
        for part in range(9)
    ]


def test_lines_run_beside_the_boxes_and_stay_on_the_map(case: tuple[Analysis, Spread]) -> None:
    _, drawn = case
    for cut in drawn.cuts:
        boxes = _rectangles(cut)
        for edge in cut.edges:
            for x, y in _on(edge):
                assert 0 <= x <= drawn.width
                assert 0 <= y <= cut.height
                assert not any(
                    left + 0.5 < x < right - 0.5 and top + 0.5 < y < bottom - 0.5 for left, top, right, bottom in boxes
                )


def test_what_bears_on_what_at_any_remove() -> None:
    analysis = analysis_of(FEW)
    shown = [Name(name) for name in ("wet", "slow", "quick", "shut", "dry")]
    found = {(one.reason, one.kind, one.conclusion) for one in relations_among(analysis.argument, shown)}
    assert found == {
        ("dry", EdgeKind.OBJECTION, "wet"),
        ("wet", EdgeKind.SUPPORT, "slow"),
        ("slow", EdgeKind.OBJECTION, "shut"),
        ("slow", EdgeKind.CONTRADICTION, "quick"),
    }


def test_an_undercut_of_an_objection_speaks_for_what_is_objected_to() -> None:
    text = "claim a: A.\n  objection b: B.\n    undercut c: C.\n  support e: E.\n    undercut d: D.\n"
    shown = [Name(name) for name in "acd"]
    found = {(one.reason, one.kind, one.conclusion) for one in relations_among(analysis_of(text).argument, shown)}
    assert found == {("c", EdgeKind.SUPPORT, "a"), ("d", EdgeKind.OBJECTION, "a")}


def test_every_bearing_is_a_line_or_is_said_on_both_sides(case: tuple[Analysis, Spread]) -> None:
    analysis, drawn = case
    where = {tile.statement: (cut, tile) for cut in drawn.cuts for tile in cut.tiles}
    for one in relations_among(analysis.argument, list(where)):
        (cut, reason), (other, conclusion) = where[one.reason], where[one.conclusion]
        if cut is other:
            assert any(edge.kind is one.kind for edge in cut.edges)
            continue
        for tile, arrow in ((reason, "→"), (conclusion, "←")):
            mark = {EdgeKind.SUPPORT: f"{arrow}\xa0+", EdgeKind.OBJECTION: f"{arrow}\xa0−"}.get(one.kind, "↔\xa0×")
            assert any(each.text.startswith(mark) for each in tile.elsewhere)


def test_text_fits_its_tile(case: tuple[Analysis, Spread]) -> None:
    """A line of 8 points takes 9.5; the strip of the sign, border and padding leave the rest."""
    metrics = bundled_metrics()
    for cut in case[1].cuts:
        for tile in cut.tiles:
            room = tile.width - 22
            assert all(metrics.width(one.text, 8.0) <= room for one in tile.elsewhere)
            needed = metrics.width(tile.label, 8.2, bold=True) + metrics.width(tile.shown, 8.0)
            assert tile.height >= (needed / room + len(tile.elsewhere)) * 9.5


def test_interpretations_stand_beside_neighbours_in_the_same_places() -> None:
    part = _shown(analysis_of(FEW))
    pairs = [tuple(half.chip.letter for half in leaf.halves) for leaf in part.leaves]
    assert pairs == [("A", "B"), ("C", "A")]
    assert part.leaves[0].cut is part.leaves[1].cut


def test_six_interpretations_make_three_pairs_of_every_cut() -> None:
    part = _shown(analysis_of(many(60, 6)))
    cuts = part.leaves[0].pages
    assert len(cuts) > 1
    assert [tuple(half.chip.letter for half in leaf.halves) for leaf in part.leaves] == [
        pair for pair in (("A", "B"), ("C", "D"), ("E", "F")) for _ in cuts
    ]


@pytest.mark.parametrize("text", [FEW, many(60, 3)])
def test_every_stance_is_what_the_interpretation_says(text: str) -> None:
    analysis = analysis_of(text)
    part = _shown(analysis)
    compared = {f"i-{one.name}": one for one in analysis.argument.compared()}
    for leaf in part.leaves:
        for half in leaf.halves:
            one = compared[half.chip.target]
            for tile in leaf.cut.tiles:
                name = tile.statement
                said = "holds" if name in one.holds else "rejects" if name in one.rejects else "silent"
                assert half.stances[name].name.lower() == said


def test_where_two_part_is_marked() -> None:
    part = _shown(analysis_of(FEW))
    assert part.leaves[0].apart == {"shut"}


@pytest.mark.parametrize(
    "text",
    [
        "brief b: T\nclaim c: Yes.\ninterpretation i: I.\n  holds c\n",
        "brief b: T\ninterpretation i: I.\ninterpretation j: J.\n",
        "brief b: T\nclaim c: Yes.\ninterpretation i: I.\n  holds c\ninterpretation j: J.\n  holds c\n",
    ],
)
def test_it_is_left_out_where_there_is_nothing_to_compare(text: str) -> None:
    assert compose_brief(analysis_of(text), EDITION, ("spread",)).empty


@pytest.fixture(scope="module")
def html() -> str:
    return html_with_maps(analysis_of(many(40, 3)))


def test_each_box_leads_to_its_statement_and_all_references_lead_somewhere(html: str) -> None:
    ids = set(re.findall(r' id="([^"]+)"', html))
    (section,) = re.findall(r'<section class="part spread".*?</section>', html, re.DOTALL)
    links = set(re.findall(r'href="#([^"]+)"', section))
    assert links <= ids
    assert {f"s-c{at}" for at in range(1, 7)} <= links
    assert any(link.startswith("spread.") for link in links)
    assert section.count("<svg") == section.count("<title>")


def test_each_page_holds_two_halves_and_no_type_below_eight_points() -> None:
    text = many(40, 3).replace("brief b: T\n", "brief b: T\n  parts spread\n")
    html = html_with_maps(analysis_of(text))
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(html))).pages
    assert len(pages) == html.count('class="leaf wide pair"')
    sizes: dict[str, float] = {}

    def note(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        if text.strip():
            sizes[text] = size * abs(inner[3]) * abs(outer[3])

    for page in pages:
        shown = page.extract_text(visitor_text=note)
        assert shown.count("parts from") == 2
        assert "very" in shown
    assert min(sizes.values()) >= 7.99


def test_text_is_never_markup() -> None:
    text = FEW.replace("The roads are wet.", "<b>&amp; wet").replace("section roads: The roads", "section roads: <i>x")
    html = html_with_maps(analysis_of(text))
    assert "&lt;b&gt;&amp;amp; wet" in html
    assert "<i>x" not in html


def test_of_very_many_statements_those_are_shown_that_interpretations_part_over() -> None:
    claims = [f"c{at}" for at in range(201)]
    text = "".join(f"claim {name}: {prose(at, 4)}\n" for at, name in enumerate(claims))
    text += "interpretation one: It is so.\n  holds c0, c9\n  rejects c5\n"
    text += "interpretation two: It is not.\n  holds c5\n  rejects c9\n"
    analysis = analysis_of(f"brief b: T\n  compare one, two\n{text}")
    drawn = draw_atlas(analysis, PAGE, bundled_metrics(), lay_out).spread
    assert drawn
    assert [tile.statement for cut in drawn.cuts for tile in cut.tiles] == ["c5", "c9"]
    html = html_with_maps(analysis)
    assert "Of 201 main statements only those are shown that one interpretation holds" in html
    assert "and another rejects: 2 in all." in html
    fewer = draw_atlas(analysis_of(text.replace("claim c200: ", "# ")), PAGE, bundled_metrics(), lay_out).spread
    assert fewer
    assert sum(len(cut.tiles) for cut in fewer.cuts) == 200
    assert not fewer.main
