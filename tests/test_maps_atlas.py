"""An atlas fits its pages, shows everything once, and says at every cut where the argument goes on."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path

import pytest

from argmap import read_arguments
from argmap.analysis import Analysis, analyse
from argmap.analysis.verdicts import Stance
from argmap.maps import Atlas, Box, EdgeKind, Extent, MapKind, Page, Sheet, Stub, StubKind, draw_atlas
from argmap.maps.cut_size import cut_size
from argmap.maps.lines import SIGN
from argmap.maps.packing import pack
from argmap.model import Argument, Name, Role
from argmap.render.graphviz import lay_out
from argmap.render.metrics import bundled_metrics
from goldens import assert_golden
from maps_lab import (
    GOLDEN,
    HARD,
    PAGE,
    along,
    analysis_of,
    atlas_of,
    drawn,
    overlaps,
    quarrel,
    relations,
    room,
    sample,
)

EXAMPLE = Path(__file__).parent.parent / "arguments" / "mali.arg"
MANY = {"hundreds": quarrel(2, 1000), "thousands": quarrel(5, 2000)}


@cache
def _analysis(name: str) -> Analysis:
    if name == "example":
        return analyse(read_arguments([EXAMPLE]).value.arguments[0][1])
    return analysis_of((HARD | MANY)[name])


@pytest.fixture(scope="module", params=["example", *HARD, *MANY])
def hard(request: pytest.FixtureRequest) -> tuple[Argument, Atlas]:
    analysis = _analysis(request.param)
    return analysis.argument, draw_atlas(analysis, PAGE, bundled_metrics(), lay_out)


@pytest.fixture(scope="module")
def small() -> Atlas:
    return draw_atlas(sample(), PAGE, bundled_metrics(), lay_out)


def test_every_sheet_fits_its_page(hard: tuple[Argument, Atlas]) -> None:
    for sheet in hard[1].sheets():
        assert sheet.width <= room(sheet).width, sheet.id
        assert sheet.height <= room(sheet).height, sheet.id


def test_nothing_overlaps_or_leaves_its_sheet(hard: tuple[Argument, Atlas]) -> None:
    for sheet in hard[1].sheets():
        for part in sheet.parts:
            assert part.x >= 0
            assert part.y >= 0
            assert part.x + part.width <= sheet.width + 0.01
            assert part.y + part.height <= sheet.height + 0.01
        assert overlaps(sheet) == [], sheet.id


def test_lines_stay_on_their_sheet(hard: tuple[Argument, Atlas]) -> None:
    for sheet in hard[1].sheets():
        for edge in sheet.edges:
            assert all(-1 <= point.x <= sheet.width + 1 for point in edge.points)


def test_lines_cross_no_box(hard: tuple[Argument, Atlas]) -> None:
    for sheet in hard[1].sheets():
        for edge in sheet.edges:
            for point in list(along(edge.points))[2:-2]:
                covered = [
                    part
                    for part in sheet.parts
                    if 1.5 < point.x - part.x < part.width - 1.5 and 1.5 < point.y - part.y < part.height - 1.5
                ]
                assert covered == [], (sheet.id, edge.kind)


def test_signs_keep_clear_of_each_other_and_of_joints_and_bars(hard: tuple[Argument, Atlas]) -> None:
    for sheet in hard[1].sheets():
        signs = [edge.sign for edge in sheet.edges if edge.sign]
        others = [(joint.x, joint.y) for joint in sheet.joints]
        bars = [edge.head for edge in sheet.edges if edge.kind is EdgeKind.UNDERCUT]
        others += [(sum(p.x for p in bar) / len(bar), sum(p.y for p in bar) / len(bar)) for bar in bars]
        for at, sign in enumerate(signs):
            assert all(hypot(sign.x - x, sign.y - y) >= SIGN for x, y in others), sheet.id
            assert all(hypot(sign.x - other.x, sign.y - other.y) >= SIGN for other in signs[:at]), sheet.id


def test_every_statement_has_one_main_box_and_ids_are_unique(hard: tuple[Argument, Atlas]) -> None:
    argument, atlas = hard
    ids = [box.id for sheet in atlas.sheets() for box in sheet.boxes]
    assert len(ids) == len(set(ids))
    bare = {one.name for one in argument.statements.values() if one.role is Role.RECOMMENDATION}
    bare -= {*argument.into, *argument.out_of}  # Advice that nothing bears on is on no map.
    assert {f"map-{name}" for name in argument.statements if name not in bare} <= set(ids)


def test_every_stub_leads_to_a_box(hard: tuple[Argument, Atlas]) -> None:
    boxes = hard[1].boxes()
    for sheet in hard[1].sheets():
        for stub in sheet.stubs:
            assert {stub.target, *stub.further} <= set(boxes)
            assert stub.paged is not ({stub.target, *stub.further} <= _ids(sheet))


def test_what_is_borne_on_nearby_gets_no_page() -> None:
    near, far = "claim a: A.\n  support x: X.\nclaim b: B.\n  support x\n", "section s: S\nclaim c: C.\n  support x\n"
    for text, says in ((near, "bears also on a box here"), (near + far, "bears also on: page")):
        (stub,) = [stub for sheet in atlas_of(text).sheets() for stub in sheet.stubs if stub.kind is StubKind.ALSO]
        assert (stub.text, stub.paged) == (says, "page" in says)


def test_blocks_are_put_where_what_they_have_to_do_with_is() -> None:
    sizes = [Extent(400, 500), Extent(400, 500), Extent(200, 80)]
    for tied, sheet in (([{}, {}, {}], 0), ([{}, {2: 1}, {1: 1}], 1), ([{2: 3}, {2: 1}, {0: 3, 1: 1}], 0)):
        packed = pack(sizes, PAGE, tied)
        assert [[spot.block for spot in one.spots] for one in packed] == [[0, 2][: 2 - sheet], [1, 2][: 1 + sheet]]
        assert cut_size(packed, tied) == sum(tied[2].get(other, 0) for other in (0, 1) if other != sheet)


def _ids(sheet: Sheet) -> set[str]:
    return {box.id for box in sheet.boxes}


def _means(part: Box | Stub, boxes: dict[str, Box]) -> Name:
    return part.statement if isinstance(part, Box) else boxes[part.target].statement


def test_a_cut_is_marked_on_both_sides(hard: tuple[Argument, Atlas]) -> None:
    """Whatever is carried on says where from, and that place says where to."""
    boxes = hard[1].boxes()
    onward = {stub.target for sheet in hard[1].sheets() for stub in sheet.stubs if stub.kind is StubKind.ONWARD}
    back = {stub.target for sheet in hard[1].sheets() for stub in sheet.stubs if stub.kind is StubKind.BACK}
    repeated = {key for key in boxes if ".part" in key}
    assert repeated <= onward
    assert {boxes[key].statement for key in repeated} == {boxes[key].statement for key in back}


def test_no_relation_is_lost_when_a_map_is_cut() -> None:
    edges = [edge for sheet in atlas_of(HARD["wide"]).sheets() for edge in sheet.edges]
    assert [edge.kind for edge in edges] == [EdgeKind.SUPPORT] * 200
    linked = [sheet for sheet in atlas_of(HARD["linked"]).sheets() if sheet.edges]
    assert len(linked) > 1
    assert sum(1 for sheet in linked for edge in sheet.edges if edge.kind is EdgeKind.PREMISE) == 201
    assert all(sheet.joints for sheet in linked)


def _led_on(atlas: Atlas) -> Iterator[tuple[Name, Name]]:
    """Each statement, with all that is on the sheets where a stub at its box says that it bears on something."""
    sheets = {box.id: sheet for sheet in atlas.sheets() for box in sheet.boxes}
    for sheet in atlas.sheets():
        for stub, box in pairwise(sheet.parts):
            if isinstance(stub, Stub) and isinstance(box, Box) and stub.kind is StubKind.ALSO:
                for target in (stub.target, *stub.further):
                    yield from ((box.statement, other.statement) for other in sheets[target].boxes)


def test_a_reader_can_walk_every_relation_both_ways(hard: tuple[Argument, Atlas]) -> None:
    """Along a line, or to the page that a stub names."""
    argument, atlas = hard
    boxes = atlas.boxes()
    ways = [(_means(start, boxes), _means(end, boxes), start, end) for _, start, end in drawn(atlas)]
    down = {(reason, claim) for reason, claim, _, end in ways if isinstance(end, Box)}
    up = {(reason, claim) for reason, claim, start, _ in ways if isinstance(start, Box)} | set(_led_on(atlas))
    for reason, ends in relations(argument):
        assert any((reason, end) in down for end in ends), (reason, ends)
        assert any((reason, end) in up for end in ends), (reason, ends)


@pytest.mark.parametrize("seed", range(3))
def test_each_relation_is_drawn_once(seed: int) -> None:
    text = quarrel(seed, 100)
    argument, atlas = analysis_of(text).argument, atlas_of(text)
    boxes = atlas.boxes()
    met = Counter(_means(start, boxes) for _, start, _ in drawn(atlas))
    assert met == Counter(reason for reason, _ in relations(argument))


def test_few_sheets_are_mostly_empty(hard: tuple[Argument, Atlas]) -> None:
    sheets = list(hard[1].sheets())
    empty = [sheet.id for sheet in sheets if sheet.height < room(sheet).height / 2]
    assert len(empty) <= 1 + len(sheets) / 8, empty


def test_a_claim_that_goes_on_over_sheets_leaves_no_small_rest() -> None:
    sheets = list(atlas_of(HARD["wide"]).sheets())
    assert len(sheets) > 10
    assert min(sheet.height for sheet in sheets) > 0.7 * max(sheet.height for sheet in sheets)


def test_it_is_told_in_words_what_bears_on_what(small: Atlas) -> None:
    told = {sheet.id: sheet.long_description for sheet in small.sheets()}
    assert "lamps objects to dark." in told["sheet.section-one.1"]
    assert (
        "“They stood too far away to tell what it was” undercuts the step from many to seen."
        in (told["sheet.section-one.1"])
    )
    assert "loud, near and awake together support heard." in told["sheet.section-two.1"]
    assert "event rejects silence." in told["sheet.interpretation-event.1"]


def test_everything_drawn_is_told(hard: tuple[Argument, Atlas]) -> None:
    for sheet in hard[1].sheets():
        lines = [edge for edge in sheet.edges if edge.kind is not EdgeKind.PREMISE]
        tabs = [stub for stub in sheet.stubs if stub.kind is not StubKind.REFERENCE]
        assert len(sheet.long_description) == len(lines) + len(tabs)


def test_a_conclusion_is_read_before_what_bears_on_it(hard: tuple[Argument, Atlas]) -> None:
    for sheet, start, end in drawn(hard[1]):
        if end in sheet.boxes and isinstance(start, Stub):
            assert sheet.parts.index(end) < sheet.parts.index(start)


def test_text_too_long_for_a_page_is_cut_short_and_says_so() -> None:
    boxes = atlas_of(HARD["wordy"]).boxes()
    claim = boxes["map-c"]
    assert claim.shown.endswith("…")
    assert claim.in_full == "in full: page"
    assert all(not box.in_full for box in boxes.values() if not box.shown.endswith("…"))


def test_what_is_on_which_sheet(small: Atlas) -> None:
    listing = []
    for found in small.maps:
        listing.append(f"{found.id}: {found.title}")
        for sheet in found.sheets:
            listing.append(f"  {sheet.id}: {sheet.alternative}")
            listing.extend(f"  {sentence}" for sentence in sheet.long_description)
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


def test_an_interpretation_shows_what_it_holds_and_rejects(small: Atlas) -> None:
    drawn = small.of(MapKind.INTERPRETATION, Name("event"))
    assert drawn is not None
    stances = {str(box.statement): box.stance for sheet in drawn.sheets for box in sheet.boxes}
    assert stances["seen"] is stances["heard"] is stances["event"] is Stance.HOLDS
    assert stances["silence"] is Stance.REJECTS


def test_the_overview_names_all_claims_and_who_takes_which_side(small: Atlas) -> None:
    whole = small.of(MapKind.WHOLE)
    assert whole is not None
    notes = {str(box.statement): box.notes for box in whole.sheets[0].boxes}
    assert notes["seen"] == ("held by event",)
    assert notes["silence"] == ("held by rumour", "rejected by event")
    assert "why" in notes
    assert {heading.text for heading in whole.sheets[0].headings} == {"What was seen", "What was heard"}


def test_boxes_hold_their_text(hard: tuple[Argument, Atlas]) -> None:
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
    assert {box.words for box in atlas.boxes().values()} >= {"affirmation", "objecte"}
