"""The PDF as those hear it who do not see it: the order of reading, tables, links, pictures, bookmarks."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pikepdf
import pytest

from pdf_lab import Piece, Tag, links_of, opened, page_numbers, pieces_of, places_of, tags_of

Text = dict[tuple[int, int | None], list[Piece]]
"""What is painted, by page and mark."""

LINE = 10.0
"""Points; what stands higher by less is on the same line."""


@pytest.fixture(scope="module")
def document(sample_pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with opened(sample_pdf) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def structure(document: pikepdf.Pdf) -> list[Tag]:
    return list(tags_of(document))


@pytest.fixture(scope="module")
def text(document: pikepdf.Pdf) -> Text:
    found: Text = defaultdict(list)
    for piece in pieces_of(document):
        found[piece.page, piece.mark].append(piece)
    return found


def within(tag: Tag, structure: Sequence[Tag], text: Text) -> list[Piece]:
    """What is painted within a tag, in the order of reading."""
    start = structure.index(tag)
    found = [piece for mark in tag.marks for piece in text[mark]]
    for other in structure[start + 1 :]:
        if len(other.above) <= len(tag.above):
            break
        found.extend(piece for mark in other.marks for piece in text[mark])
    return [piece for piece in found if piece.text.strip()]


def words(found: Sequence[Piece]) -> str:
    return " ".join("".join(piece.text for piece in found).split())


def below(tag: Tag, structure: Sequence[Tag], *kinds: str) -> Iterator[Tag]:
    """The tags of some kinds within another."""
    for other in structure[structure.index(tag) + 1 :]:
        if len(other.above) <= len(tag.above):
            break
        if other.kind in kinds:
            yield other


# The order of reading ------------------------------------------------------------------------------------------------


def test_all_text_is_read_out_but_that_of_the_margins(document: pikepdf.Pdf, structure: list[Tag], text: Text) -> None:
    read = {mark for tag in structure for mark in tag.marks}
    heights = [float(page.mediabox[3]) for page in document.pages]
    for mark, found in text.items():
        assert (mark in read) is (mark[1] is not None), found
        for piece in found if mark not in read else ():
            assert not 60 < piece.y < heights[piece.page] - 60, piece
    aside = {piece.text for mark, found in text.items() if mark not in read for piece in found}
    assert {"FOR DISCUSSION", f"3 / {len(heights)}"} <= aside


def test_the_front_page_is_read_from_the_title_down(structure: list[Tag], text: Text) -> None:
    read = words([piece for tag in structure for mark in tag.marks if mark[0] == 0 for piece in text[mark]])
    order = ("Who should rebuild", "Prepared by", "Bottom line", "Key judgments", "1The deck", "2Floods")
    found = [read.find(each) for each in order]
    assert found == sorted(found), read
    assert -1 not in found, read


def test_pages_are_read_in_order(structure: list[Tag]) -> None:
    read = [mark[0] for tag in structure for mark in tag.marks]
    assert read == sorted(read)


def test_paragraphs_are_read_down_the_page(document: pikepdf.Pdf, structure: list[Tag], text: Text) -> None:
    """Wherever text is in one column: maps, and what stands in the margin beside the text, are left out."""
    maps = {page_numbers(document)[tag.node.Pg.objgen] for tag in structure if tag.kind == "Figure"}
    lines: dict[int, list[Piece]] = defaultdict(list)
    for tag in structure:
        if re.fullmatch(r"P|H\d", tag.kind) and not {"TD", "TH"} & set(tag.above):
            first = next(iter(within(tag, structure, text)), None)
            if first and first.x < 400 and first.page not in maps:
                lines[first.page].append(first)
    assert sum(map(len, lines.values())) > 80
    for page in lines.values():
        for before, after in pairwise(page):
            assert after.y < before.y + LINE, (before, after)


def test_each_page_is_read_to_its_last_line(document: pikepdf.Pdf, structure: list[Tag], text: Text) -> None:
    """Notes at the foot of a page come after all else on it."""
    maps = {page_numbers(document)[tag.node.Pg.objgen] for tag in structure if tag.kind == "Figure"}
    read: dict[int, list[Piece]] = defaultdict(list)
    for tag in structure:
        for mark in tag.marks:
            read[mark[0]].extend(piece for piece in text[mark] if piece.x < 400 or piece.y < 110)
    for page, found in read.items():
        if page not in maps and found:
            assert found[-1].y < min(piece.y for piece in found) + 3 * LINE, page  # A cell has some lines.


def test_tables_are_read_row_by_row_and_rows_from_left_to_right(structure: list[Tag], text: Text) -> None:
    compared = 0
    for row in (tag for tag in structure if tag.kind == "TR"):
        cells = [within(cell, structure, text) for cell in below(row, structure, "TH", "TD")]
        for before, after in pairwise([cell[0] for cell in cells if cell]):
            assert before.x < after.x, (before, after)
            compared += 1
    for table in (tag for tag in structure if tag.kind == "Table"):
        starts = [within(row, structure, text)[0] for row in below(table, structure, "TR")]
        for before, after in pairwise(starts):
            assert (before.page, -before.y - LINE) < (after.page, -after.y), (before, after)
    assert compared > 70


def test_side_by_side_each_row_is_read_with_its_head_first(structure: list[Tag], text: Text) -> None:
    for row in (tag for tag in structure if tag.kind == "TR"):
        read = words(within(row, structure, text))
        if read.startswith("Thesis"):
            assert read.index("The county neglected") < read.index("The flood would have taken")
            break
    else:
        pytest.fail("there is no row with the theses")


# Tables --------------------------------------------------------------------------------------------------------------


def test_every_head_of_a_table_says_which_way_it_looks_and_every_cell_names_its_heads(structure: list[Tag]) -> None:
    tables = [tag for tag in structure if tag.kind == "Table"]
    assert len(tables) > 5
    for table in tables:
        heads = {str(head.node.ID): str(head.node.A.Scope) for head in below(table, structure, "TH")}
        assert "/Column" in heads.values()
        assert "/Row" in heads.values()
        cells = [cell for cell in below(table, structure, "TD") if "THead" not in cell.above]
        for cell in cells:
            named = [str(each) for each in cell.node.A.Headers]
            assert {heads[each] for each in named} == {"/Row", "/Column"}, (named, heads)


# Links and bookmarks -------------------------------------------------------------------------------------------------


def test_every_link_is_in_a_tag_for_links_and_says_where_it_leads(document: pikepdf.Pdf) -> None:
    owners = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
    anchors = set(places_of(document))
    found = [link for _, link in links_of(document)]
    for link in found:
        owner = owners[int(link.StructParent)]
        assert owner.S == "/Link"
        inside = [kid for kid in owner.K if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"]
        assert any(kid.Obj.objgen == link.objgen for kid in inside)
        said = str(link.Contents)
        assert said.strip()
        assert said not in anchors or said in {"deck", "flood"}, said
    assert len(found) > 100


def test_a_link_over_a_box_is_called_by_what_the_box_says(document: pikepdf.Pdf) -> None:
    said = {str(link.Contents) for _, link in links_of(document)}
    assert any("The deck failed because nobody inspected it" in each for each in said)


def test_the_tabulator_follows_the_tags(document: pikepdf.Pdf) -> None:
    assert {str(page.Tabs) for page in document.pages} == {"/S"}


def test_bookmarks_lead_to_the_headings_they_name(document: pikepdf.Pdf, structure: list[Tag], text: Text) -> None:
    numbers = page_numbers(document)
    headings: dict[int, list[tuple[str, float]]] = defaultdict(list)
    for tag in structure:
        if re.fullmatch(r"H\d", tag.kind) and (inside := within(tag, structure, text)):
            headings[inside[0].page].append((words(inside), inside[0].y))
    checked = 0
    with document.open_outline() as outline:
        stack = list(outline.root)
        while stack:
            item = stack.pop()
            stack.extend(item.children)
            assert isinstance(item.destination, pikepdf.Array)
            page, _, _, top, _ = item.destination
            near = [said for said, y in headings[numbers[page.objgen]] if -5 < float(top) - y < 40]
            assert any(said.replace(" ", "") == item.title.replace(" ", "") for said in near), (item.title, near)
            checked += 1
    assert checked > 15


# Pictures and language -----------------------------------------------------------------------------------------------


def test_every_picture_has_words_for_it(structure: list[Tag]) -> None:
    pictures = [tag for tag in structure if tag.kind == "Figure"]
    assert pictures
    for picture in pictures:
        assert str(picture.node.get("/Alt", "")).strip()


def test_the_document_says_its_language(document: pikepdf.Pdf) -> None:
    assert document.Root.Lang == "en"
