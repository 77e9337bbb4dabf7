"""Citations and references as the styles' manuals have them; nothing cited is lost, and no style or work breaks it."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.bibliography import csl_json
from argmap.checks.citation_style import unusable_style
from argmap.csl import STYLES, Cite, ItemData, Piece, Placement, Processor, Style, bundled_style, read_style
from argmap.csl.item import DATE_VARIABLES, NAME_VARIABLES
from argmap.csl.locale import locale_of
from argmap.csl.locators import locator
from argmap.csl.name_parts import initials
from argmap.csl.numbers import ordinal, ranged, roman
from argmap.csl.rich import letters, parsed
from argmap.csl.text_case import cased
from argmap.diagnostics import Diagnostic, Source
from goldens import GOLDEN, assert_golden

WORKS: list[dict[str, object]] = json.loads((GOLDEN / "csl" / "works.json").read_text(encoding="utf-8"))
ITEMS: Mapping[str, ItemData] = {str(work["id"]): work for work in WORKS}

BOOK: ItemData = {
    "type": "book",
    "title": "The fall of Mali",
    "author": [{"family": "Lecocq", "given": "Baz"}],
    "publisher": "Brill",
    "issued": {"date-parts": [[2010]]},
}
ARTICLE: ItemData = {
    "type": "article-journal",
    "title": "Coups and “transitions”",
    "author": [{"family": "Smith", "given": "Jane"}],
    "container-title": "African Affairs",
    "volume": 12,
    "page": "321-328",
    "issued": {"date-parts": [[2021]]},
}


def processor(style: str, items: Mapping[str, ItemData], lang: str = "en") -> Processor:
    return Processor(bundled_style(style), items, list(items), lang, complete=True)


def text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def cited(style: str, items: Mapping[str, ItemData], *clusters: Sequence[Cite], lang: str = "en") -> list[str]:
    """What clusters of citations come out as, one after the other."""
    writer = processor(style, items, lang)
    return [text(writer.cite(cites)) for cites in clusters]


def listed(style: str, items: Mapping[str, ItemData], lang: str = "en") -> list[str]:
    return [text(pieces) for _, pieces in processor(style, items, lang).bibliography(numbered=False)]


def marked(pieces: Sequence[Piece]) -> str:
    """Pieces on one line, fonts and links spelt out."""
    signs = {"italic": "_", "bold": "**", "small_caps": "^^", "raised": "^"}
    words: list[str] = []
    for piece in pieces:
        word = piece.text
        for font, sign in signs.items():
            word = f"{sign}{word}{sign}" if getattr(piece, font) else word
        words.append(f"<{word}>({piece.link})" if piece.link else word)
    return "".join(words)


# Whole styles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("style", "lang"), [*((style, "en") for style in STYLES), ("chicago-notes", "fr")])
def test_works_of_many_kinds_in_a_style(style: str, lang: str) -> None:
    writer = processor(style, ITEMS, lang)
    first = [marked(writer.cite([Cite(name, "p. 12")])) for name in ITEMS]
    later = [marked(writer.cite([Cite(name, "pp. 101-108")])) for name in ITEMS]
    together = [marked(writer.cite([Cite("web", "annex B"), Cite("smith-first"), Cite("smith-second"), Cite("book")]))]
    numbers = writer.numbers
    entries = [
        f"{numbers.get(name, '')} {marked(pieces)}".strip() for name, pieces in writer.bibliography(numbered=False)
    ]
    parts = {"First": first, "Later": later, "Together": together, "References": entries}
    whole = "\n\n".join(f"{title}\n\n" + "\n".join(lines) for title, lines in parts.items())
    assert_golden(GOLDEN / "csl" / f"{style}-{lang}.txt", whole + "\n")


@pytest.mark.parametrize(
    ("style", "first", "entry"),
    [
        (
            "chicago-notes",
            "Baz Lecocq, The Fall of Mali (Brill, 2010), 12.",
            "Lecocq, Baz. The Fall of Mali. Brill, 2010.",
        ),
        ("chicago-author-date", "(Lecocq 2010, 12)", "Lecocq, Baz. 2010. The Fall of Mali. Brill."),
        ("apa", "(Lecocq, 2010, p. 12)", "Lecocq, B. (2010). The fall of Mali. Brill."),
        ("ieee", "[1, p. 12]", "B. Lecocq, The fall of Mali. Brill, 2010."),
    ],
)
def test_a_book(style: str, first: str, entry: str) -> None:
    assert cited(style, {"book": BOOK}, [Cite("book", "p. 12")]) == [first]
    assert listed(style, {"book": BOOK}) == [entry]


def test_placement_and_numbers() -> None:
    placements = {style: bundled_style(style).placement for style in STYLES}
    assert placements == dict.fromkeys(STYLES, Placement.TEXT) | {"chicago-notes": Placement.NOTE}
    assert processor("ieee", {"b": BOOK, "a": ARTICLE}).numbers == {"b": 1, "a": 2}
    assert processor("apa", {"b": BOOK, "a": ARTICLE}).numbers == {}
    assert [name for name, _ in processor("ieee", {"b": BOOK, "a": ARTICLE}).bibliography(numbered=False)] == ["b", "a"]
    with pytest.raises(KeyError):
        bundled_style("../apa")


# Notes ----------------------------------------------------------------------------------------------------------------


def test_later_notes_are_short() -> None:
    notes = cited("chicago-notes", {"b": BOOK, "a": ARTICLE}, [Cite("b")], [Cite("a")], [Cite("b", "p. 4")])
    assert notes[2] == "Lecocq, The Fall of Mali, 4."


IBID = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">
  <citation near-note-distance="2"><layout delimiter="; " suffix="."><group delimiter=", "><choose>
    <if position="ibid-with-locator"><group delimiter=", "><text term="ibid"/><text variable="locator"/></group></if>
    <else-if position="ibid"><text term="ibid"/></else-if>
    <else-if position="near-note"><text variable="title" form="short"/><text variable="locator"/></else-if>
    <else-if position="subsequent"><text variable="title"/><text value="n."/>
      <text variable="first-reference-note-number"/><text variable="locator"/></else-if>
    <else><text variable="title"/><text variable="locator"/><text value="in full"/></else>
  </choose></group></layout></citation></style>"""


def test_ibid_near_and_first_notes() -> None:
    style = read_style(IBID)
    assert isinstance(style, Style)
    items = {"b": {**BOOK, "title-short": "Fall"}, "a": ARTICLE}
    writer = Processor(style, items, list(items), "en", complete=True)
    clusters = [
        [Cite("b", "p. 1")],
        [Cite("b", "p. 1")],
        [Cite("b", "p. 2")],
        [Cite("b")],
        [Cite("a"), Cite("b", "p. 3")],
        [Cite("b", "p. 3")],
        [Cite("a"), Cite("a")],
        [Cite("a")],
        [Cite("a")],
        [Cite("b")],
    ]
    assert [text(writer.cite(cites)) for cites in clusters] == [
        "The fall of Mali, 1, in full.",
        "Ibid.",
        "Ibid., 2.",
        "Fall.",
        "Coups and “transitions,” in full; Fall, 3.",
        "Fall, 3.",
        "Coups and “transitions”; ibid.",
        "Coups and “transitions.”",
        "Ibid.",
        "The fall of Mali, n., 1.",
    ]


# In the text ----------------------------------------------------------------------------------------------------------


def test_works_of_the_same_authors_and_year_get_letters() -> None:
    items = {"two": {**BOOK, "title": "Zones"}, "one": {**BOOK, "title": "Armies"}, "other": ARTICLE}
    assert cited("apa", items, [Cite("two")], [Cite("one")], [Cite("other")]) == [
        "(Lecocq, 2010b)",
        "(Lecocq, 2010a)",
        "(Smith, 2021)",
    ]
    assert listed("apa", items)[:2] == ["Lecocq, B. (2010a). Armies. Brill.", "Lecocq, B. (2010b). Zones. Brill."]
    undated = {name: {key: value for key, value in item.items() if key != "issued"} for name, item in items.items()}
    assert cited("apa", undated, [Cite("one", "p. 3")]) == ["(Lecocq, n.d.-a, p. 3)"]


def test_people_of_one_name_get_initials() -> None:
    items = {
        "adam": {**BOOK, "author": [{"family": "Smith", "given": "Adam"}]},
        "bob": {**BOOK, "author": [{"family": "Smith", "given": "Bob"}], "issued": {"date-parts": [[2011]]}},
    }
    assert cited("apa", items, [Cite("adam")], [Cite("bob")]) == ["(A. Smith, 2010)", "(B. Smith, 2011)"]
    assert listed("chicago-author-date", items)[0].startswith("Smith, Adam. 2010.")


def test_more_names_where_et_al_would_hide_the_difference() -> None:
    first, second, third, fourth = ({"family": name, "given": "A."} for name in ("Ba", "Dia", "Fall", "Sow"))
    items = {
        "one": {**BOOK, "author": [first, second, third]},
        "two": {**BOOK, "author": [first, fourth, third], "title": "Zones"},
    }
    assert cited("chicago-author-date", items, [Cite("one")], [Cite("two")]) == [
        "(Ba, Dia, et al. 2010)",
        "(Ba, Sow, et al. 2010)",
    ]


def test_authors_of_several_works_are_named_once() -> None:
    items = {"a": BOOK, "b": {**BOOK, "issued": {"date-parts": [[2012]]}}, "c": ARTICLE}
    cites = [Cite("a"), Cite("c"), Cite("b")]
    assert cited("apa", items, cites) == ["(Lecocq, 2010, 2012; Smith, 2021)"]
    placed = [Cite("a", "p. 1"), Cite("b", "p. 2")]
    assert cited("chicago-author-date", items, placed) == ["(Lecocq 2010, 1; 2012, 2)"]


# Places in sources ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "note", "apa"),
    [
        ("p. 12", "12", "p. 12"),
        ("12", "12", "p. 12"),
        ("pp. 321-328", "321–28", "pp. 321–328"),
        ("¶4", "¶4", "¶4"),
        ("¶¶ 4-6", "¶¶ 4–6", "¶¶ 4–6"),
        ("§ 3", "sec. 3", "Section 3"),
        ("ch. 2", "chap. 2", "Chapter 2"),
        ("para. 7", "para. 7", "para. 7"),
        ("annex B", "annex B", "annex B"),
        ("no idea", "no idea", "no idea"),
        ("sub 3", "sub 3", "sub 3"),
        ("min. 34", "min. 34", "min. 34"),
        ("vol. 2, p. 15", "vol. 2, p. 15", "vol. 2, p. 15"),
        ("ch. 2 and 4", "ch. 2 and 4", "ch. 2 and 4"),
        ("ch. 2, 4", "chaps. 2, 4", "Chapters 2, 4"),
        ("pp. 12 and 14", "12 and 14", "pp. 12 and 14"),
        ("s.v. coup", "under coup", "Sub verbo coup"),
        ("<b>x</b>", "<b>x</b>", "<b>x</b>"),
    ],
)
def test_a_place_is_printed_in_the_words_of_the_style(typed: str, note: str, apa: str) -> None:
    assert (
        cited("chicago-notes", {"b": BOOK}, [Cite("b")], [Cite("b", typed)])[1] == f"Lecocq, The Fall of Mali, {note}."
    )
    assert cited("apa", {"b": BOOK}, [Cite("b", typed)]) == [f"(Lecocq, 2010, {apa})"]


def test_kinds_of_places() -> None:
    kinds = {
        typed: found.label
        for typed in ("p. 3", "¶3", "art. 5", "vol. 2", "l. 9", "n. 4", "xii", "page", "line up")
        if (found := locator(typed))
    }
    assert kinds == {
        "p. 3": "page",
        "¶3": "paragraph",
        "art. 5": "article-locator",
        "vol. 2": "volume",
        "l. 9": "line",
        "n. 4": "note",
        "xii": "",
        "page": "",
        "line up": "",
    }
    assert locator(" ") is None


# Signs ----------------------------------------------------------------------------------------------------------------


def test_american_full_stops_and_commas_go_inside_quotation_marks_and_french_ones_do_not() -> None:
    assert listed("chicago-notes", {"a": ARTICLE}) == [
        "Smith, Jane. “Coups and ‘Transitions.’” African Affairs 12 (2021): 321–28."
    ]
    (entry,) = listed("chicago-notes", {"a": ARTICLE}, "fr")
    entry = entry.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NON-BREAKING HYPHEN}", "-")
    assert entry == "Smith, Jane. « Coups and “transitions” ». African Affairs 12 (2021): 321-28."


@pytest.mark.parametrize("title", ["Who broke Mali?", "Enough!", "The U.N.", "Wait..."])
def test_no_mark_stands_twice(title: str) -> None:
    (entry,) = listed("apa", {"b": {**BOOK, "title": title}})
    assert f"{title} Brill." in entry


def test_an_empty_part_leaves_no_signs_behind() -> None:
    for style in STYLES:
        (entry,) = listed(style, {"b": {"type": "book", "title": "Alone"}})
        assert not any(sign in entry for sign in ("()", "[]", " ,", " .", ",,", "..", "  ", ", ."))


def test_rich_text_of_csl_json_becomes_fonts_and_is_never_html() -> None:
    title = 'A <i>species</i> of H<sub>2</sub>O<sup>2</sup> <b>x</b> <script>alert("x")</script> </i>'
    pieces = processor("apa", {"a": {**ARTICLE, "title": title}}).bibliography(numbered=False)[0][1]
    assert Piece("species", italic=True) in pieces
    assert Piece("2", raised=True) in pieces
    assert Piece("x", bold=True) in pieces
    assert "<script>alert(“x”)</script> </i>" in text(pieces)


def test_italics_within_italics_stand_upright() -> None:
    pieces = processor("apa", {"b": {**BOOK, "title": "Reading <i>Le Monde</i> now"}}).bibliography(numbered=False)[0][
        1
    ]
    assert Piece("Reading ", italic=True) in pieces
    assert any("Le Monde" in piece.text and not piece.italic for piece in pieces)


@pytest.mark.parametrize(
    ("known", "shown", "link"),
    [
        ({"DOI": "10.1/a<b"}, "https://doi.org/10.1/a<b", "https://doi.org/10.1/a%3Cb"),
        ({"URL": "https://x.example/a?b=1"}, "https://x.example/a?b=1", "https://x.example/a?b=1"),
    ],
)
def test_addresses_are_links(known: ItemData, shown: str, link: str) -> None:
    pieces = processor("apa", {"b": {**BOOK, **known}}).bibliography(numbered=False)[0][1]
    assert [(piece.text, piece.link) for piece in pieces if piece.link] == [(shown, link)]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_other_addresses_are_text(address: str) -> None:
    pieces = processor("apa", {"b": {**BOOK, "URL": address}}).bibliography(numbered=False)[0][1]
    assert address in text(pieces)
    assert not any(piece.link for piece in pieces)


# Names, numbers, words ------------------------------------------------------------------------------------------------


def test_institutions_are_not_turned_around() -> None:
    people = [{"literal": "World Bank"}, {"family": "Berg", "given": "Anna", "non-dropping-particle": "van den"}]
    (entry,) = listed("chicago-notes", {"b": {**BOOK, "author": people}})
    assert entry.startswith("World Bank, and Anna van den Berg. ")
    (entry,) = listed("apa", {"b": {**BOOK, "author": people[::-1]}})
    assert entry.startswith("van den Berg, A., & World Bank. (2010)")


def test_initials() -> None:
    assert initials("Jean-Luc M.", ". ") == "J.-L. M."
    assert initials("Ana de", ". ") == "A. de"
    assert initials("أحمد", ". ") == "أحمد"


def test_titles_in_capitals_keep_what_must_keep_its_case() -> None:
    title = parsed('the <span class="nocase">van</span> in a self-made state: a view of iPhone v. USA at')
    assert letters(cased(title, "title", english=True)) == "The van in a Self-Made State: A View of iPhone v. USA At"
    assert letters(cased(title, "title", english=False)) == letters(title)


def test_french_titles_keep_their_case_in_an_english_brief() -> None:
    item = {**BOOK, "title": "La chute du mali", "language": "fr"}
    assert "La chute du mali" in listed("chicago-notes", {"b": item})[0]


@pytest.mark.parametrize(
    ("pages", "form", "shortened"),
    [
        *[("3-10", "chicago-16", "3–10"), ("71-72", "chicago-16", "71–72"), ("100-104", "chicago-16", "100–104")],
        *[
            ("101-108", "chicago-16", "101–8"),
            ("321-328", "chicago-16", "321–28"),
            ("498-532", "chicago-16", "498–532"),
        ],
        *[("1087-1089", "chicago-16", "1087–89"), ("1496-1500", "chicago-16", "1496–500")],
        *[("1496-1504", "chicago-15", "1496–1504"), ("321-28", "expanded", "321–328"), ("321-328", "minimal", "321–8")],
        *[("321-328", "minimal-two", "321–28"), ("A1-A9", "", "A1–A9"), ("123-45", "", "123–45")],
        *[("12, 14-15", "chicago-16", "12, 14–15"), ("2021-05-01", "chicago-16", "2021-05-01")],
    ],
)
def test_ranges_of_pages(pages: str, form: str, shortened: str) -> None:
    """Examples from the Chicago Manual of Style, 9.63, and the CSL specification, appendix V."""
    assert ranged(pages, form) == shortened


def test_ordinals_and_roman_numerals() -> None:
    english, french = (locale_of(bundled_style("apa").root, lang) for lang in ("en", "fr"))
    assert [ordinal(number, english) for number in (1, 2, 3, 11, 12, 21, 112)] == [
        *("1st", "2nd", "3rd", "11th", "12th", "21st", "112th")
    ]
    assert [ordinal(number, french, "feminine") for number in (1, 2)] == ["1ʳᵉ", "2ᵉ"]
    assert [roman(number) for number in (4, 1990, 0, 5000)] == ["iv", "mcmxc", "0", "5000"]


def test_dates_that_span_time_say_shared_parts_once() -> None:
    def published(*parts: list[int], lang: str = "en") -> str:
        item = {**BOOK, "type": "article-newspaper", "container-title": "Post", "issued": {"date-parts": [*parts]}}
        return cited("chicago-notes", {"b": item}, [Cite("b")], lang=lang)[0].partition("Post, ")[2]

    assert published([2021, 5, 5], [2021, 5, 7]) == "May 5–7, 2021."
    assert published([2021, 5, 30], [2021, 6, 2]) == "May 30–June 2, 2021."
    assert published([2020, 12], [2021, 1]) == "December 2020–January 2021."
    assert published([2021, 5, 5], lang="fr") == "5 mai 2021."


# Styles of one's own --------------------------------------------------------------------------------------------------


def refused(style: str) -> Diagnostic:
    (diagnostic,) = unusable_style(Source("house.csl", style))
    assert diagnostic.primary is not None
    assert diagnostic.help
    return diagnostic


CSL = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">{}</style>'
LAYOUT = '<citation><layout><text macro="m0"/></layout></citation>'
BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("style", "code"),
    [
        ("", "ARG610"),
        ("hello", "ARG610"),
        ("<style>", "ARG610"),
        ("<html></html>", "ARG610"),
        (CSL.format(""), "ARG610"),
        (CSL.format("<citation/>"), "ARG610"),
        (CSL.format("<citation><layout/>"), "ARG610"),
        (f"<!DOCTYPE x [<!ENTITY a0 'x'>{BILLION}]>" + CSL.format("&a9;"), "ARG610"),
        ("<!DOCTYPE x SYSTEM 'file:///etc/passwd'>" + CSL.format(""), "ARG610"),
        (CSL.format("<group>" * 5000 + "</group>" * 5000), "ARG610"),
        (CSL.format(LAYOUT + '<macro name="m0"><text macro="m1"/></macro>'), "ARG612"),
        (CSL.format(LAYOUT + '<macro name="m0"><text macro="m0"/></macro>'), "ARG612"),
        (CSL.format(LAYOUT + '<macro><text macro=""/></macro>'), "ARG612"),
        (
            CSL.format(
                LAYOUT + '<macro name="m0"><text macro="m1"/></macro><macro name="m1"><text macro="m0"/></macro>'
            ),
            "ARG612",
        ),
        (
            CSL.format(
                LAYOUT
                + "".join(f'<macro name="m{n}">{f"""<text macro="m{n + 1}"/>""" * 2}</macro>' for n in range(40))
                + '<macro name="m40"><text value="x"/></macro>'
            ),
            "ARG610",
        ),
        (
            CSL.format(
                LAYOUT
                + "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/></macro>' for n in range(2000))
                + '<macro name="m2000"/>'
            ),
            "ARG610",
        ),
        (CSL.format('<info><link rel="independent-parent" href="http://x/apa"/></info>'), "ARG611"),
    ],
)
def test_what_is_no_style_is_refused(style: str, code: str) -> None:
    assert refused(style).code == code


def test_a_broken_style_is_shown_where_it_breaks() -> None:
    primary = refused('<?xml version="1.0"?>\n' + CSL.format("\n  <citation></layout></citation>")).primary
    assert primary is not None
    assert primary.span.start >= len('<?xml version="1.0"?>\n')


def test_a_style_that_prints_no_places_prints_them_all_the_same() -> None:
    style = read_style(CSL.format('<citation><layout><text variable="title"/></layout></citation>'))
    assert isinstance(style, Style)
    writer = Processor(style, {"b": BOOK}, ["b"], "en", complete=True)
    assert text(writer.cite([Cite("b", "p. 12")])) == "The fall of Mali, p. 12"
    assert [text(pieces) for _, pieces in writer.bibliography(numbered=False)] == ["The fall of Mali."]


def test_numbers_in_a_row_are_drawn_together_where_a_style_has_it() -> None:
    layout = '<citation collapse="citation-number"><layout prefix="[" suffix="]" delimiter=","><group delimiter=":">'
    inside = '<text variable="citation-number"/><text variable="locator"/></group></layout></citation>'
    style = read_style(CSL.format(layout + inside))
    assert isinstance(style, Style)
    writer = Processor(style, dict.fromkeys("abcdef", BOOK), list("abcdef"), "en", complete=True)
    assert text(writer.cite([Cite(name, "p. 9" if name == "f" else "") for name in "abcef"])) == "[1–3,5,6:9]"


def test_works_without_anything_to_name_them_go_by_their_key() -> None:
    for style in STYLES:
        assert "doe:2020" in listed(style, {"doe:2020": {"type": "webpage", "URL": "https://x.example"}})[0].lower()


def test_a_work_with_a_short_title_alone_is_not_lost() -> None:
    for style in STYLES:
        assert "fall" in listed(style, {"b": {"type": "book", "title-short": "The fall"}})[0].lower()


def test_a_source_nobody_defined_is_printed_by_its_name() -> None:
    assert cited("apa", {"b": BOOK}, [Cite("ghost", "p. 3"), Cite("b")]) == ["(Lecocq, 2010; ghost, p. 3)"]


def test_what_bibliographies_read_as_names_and_dates_is_read_so_by_the_processor() -> None:
    assert (csl_json.NAMES, csl_json.DATES) == (NAME_VARIABLES, DATE_VARIABLES)


# Whatever comes -------------------------------------------------------------------------------------------------------

KEYS = st.sampled_from(
    [
        "type",
        "title",
        "author",
        "editor",
        "issued",
        "accessed",
        "page",
        "volume",
        "URL",
        "DOI",
        "container-title",
        "note",
    ]
)
SCALARS = st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.floats() | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["family", "given", "literal", "date-parts", "raw", "circa", "season", "suffix"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
TYPES = st.sampled_from(
    ["book", "article-journal", "chapter", "report", "webpage", "legal_case", "interview", "motion_picture", "zzz", ""]
)
RANDOM = st.dictionaries(KEYS, VALUES, max_size=6) | st.builds(
    lambda kind, rest: {**rest, "type": kind}, TYPES, st.dictionaries(KEYS, VALUES, max_size=6)
)


@settings(max_examples=40)
@given(
    items=st.lists(RANDOM, min_size=1, max_size=4), style=st.sampled_from(STYLES), lang=st.sampled_from(["en", "fr"])
)
@example(items=[{"author": {"suffix": 0}, "type": "webpage"}], style="chicago-notes", lang="en")
@example(items=[{"author": {"suffix": 0}}], style="ieee", lang="en")
def test_no_work_breaks_a_style_and_none_is_lost(items: list[dict[str, object]], style: str, lang: str) -> None:
    named = {f"work-{place}": item for place, item in enumerate(items)}
    writer = processor(style, named, lang)
    for name in named:
        assert text(writer.cite([Cite(name)])).strip()
        assert "kept" in text(writer.cite([Cite(name, "as kept")]))
    entries = dict(writer.bibliography(numbered=False))
    assert set(entries) == set(named)
    assert all(text(pieces).strip() for pieces in entries.values())


@settings(max_examples=40)
@given(typed=st.text(max_size=30).filter(lambda typed: any(map(str.isalnum, typed))), style=st.sampled_from(STYLES))
def test_no_place_is_lost(typed: str, style: str) -> None:
    written = text(processor(style, {"b": BOOK}).cite([Cite("b", typed)]))
    last = "".join(sign for sign in typed.split()[-1] if sign.isalnum())
    assert "".join(filter(str.isalnum, last[-1:])) in written


@settings(max_examples=40)
@given(junk=st.text(alphabet='<>/"= citationlayoutxmlns&;!', max_size=80))
def test_any_text_is_a_style_or_refused(junk: str) -> None:
    style = CSL.format(junk)
    assert isinstance(read_style(style), Style) != bool(list(unusable_style(Source("house.csl", style))))


@settings(max_examples=25)
@given(
    attribute=st.sampled_from(
        ["variable", "form", "name", "delimiter", "et-al-min", "et-al-use-first", "date-parts", "match", "is-numeric"]
    ),
    value=st.sampled_from(["", "x", "-1", "²", "9" * 30, "author", "issued", "locator", "month", "ordinal", "all"]),
)
def test_no_odd_value_in_a_style_breaks_it(attribute: str, value: str) -> None:
    path = Path(__file__).parents[1] / "src" / "argmap" / "csl" / "styles" / "ieee.csl"
    head, info, rest = path.read_text(encoding="utf-8").partition("</info>")
    odd = re.sub(rf'(?<!<macro)( {attribute})="[^"]*"', rf'\1="{value}"', rest)
    style = read_style(head + info + odd)
    assert isinstance(style, Style)
    writer = Processor(style, ITEMS, list(ITEMS), "en", complete=True)
    assert all("annex B" in text(writer.cite([Cite(name, "annex B")])) for name in list(ITEMS)[:6])
    assert len(writer.bibliography(numbered=False)) == len(ITEMS)
