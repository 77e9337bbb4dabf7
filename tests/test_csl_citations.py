"""Cites that stand together, one after the other or in the same note: groups, ranges, affixes and positions."""

import pytest

from argmap.csl import Cite, ItemData
from csl_lab import AUTHOR_YEAR, cited, listed, person, processor, work

DOE, ROE = person("Doe", "Ann"), person("Roe", "Bo")
LAYOUT = 'delimiter="; " prefix="(" suffix=")"'
SUFFIXES = 'disambiguate-add-year-suffix="true"'

# Groups and ranges ----------------------------------------------------------------------------------------------------


def bridges(count: int, year: int = 2001) -> dict[str, ItemData]:
    return {letter: work(letter, year, DOE) for letter in "abcdefgh"[:count]}


@pytest.mark.parametrize(
    ("citation", "written"),
    [
        ("", "(Doe 2001a; Doe 2001b; Doe 2001c; Roe 2003; Doe 2002)"),
        ('cite-group-delimiter=", "', "(Doe 2001a, Doe 2001b, Doe 2001c, Doe 2002; Roe 2003)"),
        ('collapse="year"', "(Doe 2001a, 2001b, 2001c, 2002; Roe 2003)"),
        ('collapse="year-suffix" year-suffix-delimiter=","', "(Doe 2001a,b,c, 2002; Roe 2003)"),
        ('collapse="year-suffix-ranged"', "(Doe 2001a–c, 2002; Roe 2003)"),
        ('collapse="year" after-collapse-delimiter=". "', "(Doe 2001a, 2001b, 2001c, 2002. Roe 2003)"),
    ],
)
def test_cites_of_the_same_names_stand_together(citation: str, written: str) -> None:
    items = {**bridges(3), "roe": work("Roads", 2003, ROE), "later": work("Later", 2002, DOE)}
    assert cited(items, citation=f"{SUFFIXES} {citation}", cite=AUTHOR_YEAR, layout=LAYOUT) == [written]


def test_a_cite_with_a_locator_is_not_drawn_into_a_range() -> None:
    cite = f'<group delimiter=", ">{AUTHOR_YEAR}<text variable="locator"/></group>'
    citation = f'{SUFFIXES} collapse="year-suffix-ranged" after-collapse-delimiter="; "'
    cites = [Cite("a"), Cite("b"), Cite("c", "5", label="page"), Cite("d")]
    written = cited(bridges(4), cites, citation=citation, cite=cite, layout=LAYOUT)
    assert written == ["(Doe 2001a; b; 2001c, 5; 2001d)"]


def test_each_letter_of_a_range_leads_to_its_own_work() -> None:
    citation = f'{SUFFIXES} collapse="year-suffix-ranged"'
    writer = processor(bridges(3), citation=citation, cite=AUTHOR_YEAR, layout=LAYOUT)
    pieces = writer.cite([Cite(name) for name in "abc"])
    assert [(piece.text, piece.item) for piece in pieces][1:-1] == [("Doe 2001a", "a"), ("–", ""), ("c", "c")]


@pytest.mark.parametrize(
    ("cites", "written"),
    [
        ("abc", "([1]–[3])"),
        ("ab", "([1], [2])"),
        ("abcef", "([1]–[3], [5], [6])"),
        ("cba", "([3], [2], [1])"),
    ],
)
def test_only_rising_numbers_become_ranges(cites: str, written: str) -> None:
    number = '<text variable="citation-number" prefix="[" suffix="]"/>'
    layout = 'delimiter=", " prefix="(" suffix=")"'
    assert cited(bridges(6), [*cites], citation='collapse="citation-number"', cite=number, layout=layout) == [written]


def test_a_bibliography_sorted_by_number_counts_as_works_are_cited() -> None:
    sort = '<sort><key variable="citation-number" sort="descending"/></sort>'
    entry = '<text variable="citation-number" suffix=". "/><text variable="title"/>'
    assert listed(bridges(3), listsort=sort, entry=entry) == ["3. c", "2. b", "1. a"]


def test_works_are_cited_by_labels() -> None:
    items = {
        "one": work("A", 2001, DOE),
        "two": work("B", 1978, DOE, ROE),
        "same": work("C", 1978, DOE, ROE),
        "own": work("E", 2005, **{"citation-label": "Bridge"}),
        "none": {"type": "book", "title": "The Roads"},
        "many": work("D", 1999, *[person(name, "A") for name in ("Ada", "Bell", "Cray", "Dahl", "Eck")]),
    }
    label = '<text variable="citation-label"/>'
    assert cited(items, citation=SUFFIXES, cite=label, layout='delimiter="; "') == [
        "Doe01; DoRo78a; DoRo78b; Bridge; TheR; ABCD99"
    ]


# Affixes --------------------------------------------------------------------------------------------------------------


def test_words_around_a_cite_are_rich_text_and_take_the_place_of_delimiters() -> None:
    items = bridges(2)
    cites = [Cite("a", prefix="<i>see</i> ", suffix=' and "so on",'), Cite("b", prefix=", or ")]
    assert cited(items, cites, cite='<text variable="title"/>', layout=LAYOUT) == ["(_see_ a and “so on”, or b)"]


def test_authors_are_left_out_or_stand_alone() -> None:
    cites = [[Cite("a", suppress_author=True)], [Cite("a", author_only=True)]]
    assert cited(bridges(1), *cites, cite=AUTHOR_YEAR, layout=LAYOUT) == ["(2001)", "Doe"]


# Positions ------------------------------------------------------------------------------------------------------------

POSITIONS = """<choose><if position="ibid-with-locator"><text value="ibid-with"/></if>
  <else-if position="ibid"><text value="ibid"/></else-if>
  <else-if position="near-note"><text value="near"/></else-if>
  <else-if position="subsequent"><text value="later"/></else-if>
  <else><text value="first"/></else></choose>"""


def positions(*citations: tuple[int, list[Cite]], distance: int = 2) -> list[str]:
    items, notes = bridges(3), 'class="note"'
    near = f'near-note-distance="{distance}"'
    writer = processor(items, options=notes, citation=near, cite=POSITIONS, layout='delimiter="; "')
    return ["".join(piece.text for piece in writer.cite(cites, note)) for note, cites in citations]


def page(item: str, number: str = "") -> Cite:
    return Cite(item, number, label="page" if number else "")


def test_ibid_is_right_after_a_cite_of_the_same_work_alone() -> None:
    assert positions((1, [page("a")]), (2, [page("a")]), (3, [page("a", "4")]), (4, [page("a", "4")])) == [
        *("first", "ibid", "ibid-with", "ibid")
    ]
    assert positions((1, [page("a", "4")]), (2, [page("a")])) == ["first", "near"]
    assert positions((1, [page("a"), page("b")]), (2, [page("b")])) == ["first; first", "near"]
    assert positions((1, [page("a")]), (2, [page("b"), page("b"), page("a")])) == ["first", "first; ibid; near"]


def test_ibid_is_not_said_over_a_note_between_or_of_a_note_with_several_citations() -> None:
    assert positions((1, [page("a")]), (3, [page("a")])) == ["first", "near"]
    assert positions((1, [page("a")]), (1, [page("b")]), (2, [page("b")])) == ["first", "first", "near"]
    assert positions((1, [page("a")]), (1, [page("a")])) == ["first", "ibid"]


def test_near_notes_are_as_near_as_the_style_says() -> None:
    apart = [(1, [page("a")]), (2, [page("b")]), (4, [page("a")])]
    assert positions(*apart, distance=3)[-1] == "near"
    assert positions(*apart, distance=2)[-1] == "later"


def test_a_term_that_begins_a_note_has_a_capital() -> None:
    cite = '<choose><if position="ibid"><text term="ibid"/></if><else><text variable="title"/></else></choose>'
    cites = [[Cite("a", prefix=words)] for words in ("", "See ", "That was so. ", "")]
    notes = cited(bridges(1), *cites, options='class="note"', cite=cite)
    assert notes == ["a", "See ibid.", "That was so. Ibid.", "Ibid."]
    in_text = cited(bridges(1), ["a"], ["a"], cite=cite)
    assert in_text == ["a", "ibid."]


def test_the_first_field_of_an_entry_can_stand_in_the_margin() -> None:
    writer = processor(
        bridges(1),
        bibliography='second-field-align="flush"',
        entry='<text variable="citation-number"/><text variable="title"/>',
    )
    ((_, entry),) = writer.bibliography()
    assert [(piece.text, piece.display) for piece in entry] == [("1", "left-margin"), ("a", "right-inline")]
