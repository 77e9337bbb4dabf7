"""An atlas fits its pages, shows everything once, and says at every cut where the argument goes on."""

from itertools import combinations
from math import hypot

import pytest

from argmap.maps import Atlas, Box, EdgeKind, Extent, MapKind, Page, Sheet, Stance, Stub, StubKind, draw_atlas
from argmap.model import Name
from argmap.render.graphviz import lay_out
from argmap.render.metrics import bundled_metrics
from goldens import assert_golden
from maps_lab import GOLDEN, HARD, PAGE, analysis_of, atlas_of, room, sample


@pytest.fixture(scope="module", params=HARD)
def hard(request: pytest.FixtureRequest) -> tuple[str, Atlas]:
    text = HARD[request.param]
    return text, atlas_of(text)


@pytest.fixture(scope="module")
def small() -> Atlas:
    return draw_atlas(sample(), PAGE, bundled_metrics(), lay_out)


def _parts(sheet: Sheet) -> tuple[Box | Stub, ...]:
    return (*sheet.boxes, *sheet.stubs)


def test_every_sheet_fits_its_page(hard: tuple[str, Atlas]) -> None:
    for sheet in hard[1].sheets():
        assert sheet.width <= room(sheet).width, sheet.id
        assert sheet.height <= room(sheet).height, sheet.id


def test_nothing_overlaps_or_leaves_its_sheet(hard: tuple[str, Atlas]) -> None:
    for sheet in hard[1].sheets():
        for part in _parts(sheet):
            assert part.x >= 0
            assert part.y >= 0
            assert part.x + part.width <= sheet.width + 0.01
            assert part.y + part.height <= sheet.height + 0.01
        for one, other in combinations(_parts(sheet), 2):
            beside = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
            above = one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
            assert beside or above, (sheet.id, one, other)


def test_lines_stay_on_their_sheet(hard: tuple[str, Atlas]) -> None:
    for sheet in hard[1].sheets():
        for edge in sheet.edges:
            assert all(-1 <= point.x <= sheet.width + 1 for point in edge.points)


def test_every_statement_has_one_main_box_and_ids_are_unique(hard: tuple[str, Atlas]) -> None:
    text, atlas = hard
    ids = [box.id for sheet in atlas.sheets() for box in sheet.boxes]
    assert len(ids) == len(set(ids))
    assert {f"map-{name}" for name in analysis_of(text).argument.statements} <= set(ids)


def test_every_stub_leads_to_a_box(hard: tuple[str, Atlas]) -> None:
    boxes = hard[1].boxes()
    for sheet in hard[1].sheets():
        for stub in sheet.stubs:
            assert stub.target in boxes
            here = stub.target in {box.id for box in sheet.boxes}
            assert stub.paged is not here


def test_a_cut_is_marked_on_both_sides(hard: tuple[str, Atlas]) -> None:
    """Whatever is carried on says where from, and that place says where to."""
    boxes = hard[1].boxes()
    onward = {stub.target for sheet in hard[1].sheets() for stub in sheet.stubs if stub.kind is StubKind.ONWARD}
    back = {stub.target for sheet in hard[1].sheets() for stub in sheet.stubs if stub.kind is StubKind.BACK}
    repeated = {key for key in boxes if ".part" in key}
    assert repeated <= onward
    assert {boxes[key].statement for key in repeated} == {boxes[key].statement for key in back}


def test_no_relation_is_lost_when_a_map_is_cut() -> None:
    edges = [edge for sheet in atlas_of(HARD["wide"]).sheets() for edge in sheet.edges]
    assert [edge.kind for edge in edges] == [EdgeKind.SUPPORT] * 120
    linked = [sheet for sheet in atlas_of(HARD["linked"]).sheets() if sheet.edges]
    assert len(linked) > 1
    assert sum(1 for sheet in linked for edge in sheet.edges if edge.kind is EdgeKind.PREMISE) == 121
    assert all(sheet.joints for sheet in linked)


def test_few_sheets_are_mostly_empty() -> None:
    atlas = atlas_of(HARD["bushy"])
    sheets = [sheet for sheet in atlas.sheets() if sheet.id.startswith("sheet.section")]
    full = [sheet for sheet in sheets if sheet.height >= room(sheet).height / 2]
    assert len(full) >= len(sheets) / 2


def test_text_too_long_for_a_page_is_cut_short_and_says_so() -> None:
    boxes = atlas_of(HARD["wordy"]).boxes()
    claim = boxes["map-c"]
    assert claim.shown.endswith("…")
    assert claim.in_full == "in full: page"
    assert all(not box.in_full for box in boxes.values() if not box.shown.endswith("…"))


def test_what_is_on_which_sheet(small: Atlas) -> None:
    listing = []
    for drawn in small.maps:
        listing.append(f"{drawn.id}: {drawn.title}")
        for sheet in drawn.sheets:
            listing.append(f"  {sheet.id}: {sheet.alternative}")
            listing.extend(f"  {sentence}" for sentence in sheet.told)
            listing.extend(
                f"    {box.id} | {box.words} | {box.badge} | {box.standing} | {box.shown}" for box in sheet.boxes
            )
            listing.extend(f"    {stub.kind} {stub.label} {stub.text} {stub.target}" for stub in sheet.stubs)
            listing.extend(f"    {edge.kind}" for edge in sheet.edges)
    assert_golden(GOLDEN / "sample.atlas.txt", "\n".join(listing) + "\n")


def test_conclusions_stand_left_of_what_bears_on_them(small: Atlas) -> None:
    boxes = small.boxes()
    for reason, claim in (
        ("many", "seen"),
        ("dark", "seen"),
        ("lamps", "dark.part2"),
        ("loud", "heard"),
        ("near", "heard"),
    ):
        box = boxes.get(f"map-{claim}") or boxes[f"map-{claim.partition('.')[0]}"]
        assert box.x + box.width < boxes[f"map-{reason}"].x


def test_an_undercut_ends_at_the_joint_of_the_step(small: Atlas) -> None:
    (sheet,) = [sheet for sheet in small.sheets() if sheet.id == "sheet.section-one.1"]
    (undercut,) = [edge for edge in sheet.edges if edge.kind is EdgeKind.UNDERCUT]
    end = undercut.points[-1]
    assert min(hypot(joint.x - end.x, joint.y - end.y) for joint in sheet.joints) < 8


def test_linked_premises_meet_before_one_arrow_goes_on(small: Atlas) -> None:
    (sheet,) = [sheet for sheet in small.sheets() if sheet.id == "sheet.section-two.1"]
    (joint,) = sheet.joints
    premises = [edge.points[-1] for edge in sheet.edges if edge.kind is EdgeKind.PREMISE]
    assert len(premises) == 3
    assert all(hypot(point.x - joint.x, point.y - joint.y) < 4 for point in premises)
    claim = small.boxes()["map-heard"]
    heads = [edge.head[0] for edge in sheet.edges if edge.kind is EdgeKind.SUPPORT]
    assert all(head.x == pytest.approx(claim.x + claim.width, abs=1) for head in heads)


def test_an_interpretation_shows_its_stance_on_every_box(small: Atlas) -> None:
    drawn = small.of(MapKind.INTERPRETATION, Name("event"))
    assert drawn is not None
    stances = {str(box.statement): box.stance for sheet in drawn.sheets for box in sheet.boxes}
    assert stances["seen"] is stances["heard"] is stances["event"] is Stance.HELD
    assert stances["silence"] is Stance.REJECTED
    assert None not in stances.values()


def test_the_overview_names_all_claims_and_who_takes_which_side(small: Atlas) -> None:
    whole = small.of(MapKind.WHOLE)
    assert whole is not None
    notes = {str(box.statement): box.notes for box in whole.sheets[0].boxes}
    assert notes["seen"] == ("held by event",)
    assert notes["silence"] == ("held by rumour", "rejected by event")
    assert "why" in notes
    assert {heading.text for heading in whole.sheets[0].headings} == {"What was seen", "What was heard"}


def test_boxes_hold_their_text(hard: tuple[str, Atlas]) -> None:
    metrics = bundled_metrics()
    for box in hard[1].boxes().values():
        assert all(metrics.width(line, 8.8) <= box.width - 16 for line in box.lines)
        assert box.height >= 11 + 11.4 * len(box.lines)


def test_other_paper_is_filled_as_well() -> None:
    page = Page(portrait=Extent(475, 590), landscape=Extent(712, 444))
    atlas = draw_atlas(analysis_of(HARD["bushy"]), page, bundled_metrics(), lay_out)
    for sheet in atlas.sheets():
        extent = page.landscape if sheet.landscape else page.portrait
        assert sheet.width <= extent.width
        assert sheet.height <= extent.height


def test_french_briefs_have_french_maps() -> None:
    atlas = atlas_of("brief b: B\n  lang fr\nclaim c: Oui.\n  objection d: Non.\n")
    assert {box.words for box in atlas.boxes().values()} >= {"thèse", "objecte"}
