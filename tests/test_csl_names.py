"""Names as styles have them: initials, particles, suffixes, et al., substitutes, and how people are told apart."""

import pytest

from argmap.csl import ItemData
from csl_lab import AUTHOR_YEAR, cited, listed, person, shown, work

SORTED = 'demote-non-dropping-particle="{}" class="in-text"'


def names(attributes: str = "", inside: str = "", variable: str = "author") -> str:
    return f'<names variable="{variable}"><name {attributes}/>{inside}</names>'


def one(attributes: str, name: object, **parts: str) -> str:
    return shown({"type": "book", "author": [name]}, names(attributes), **parts)


# Initials -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "mark", "initials"),
    [
        ("Jean-Luc Marie", ".", "J.-L.M."),
        ("Jean-Luc Marie", ". ", "J.-L. M."),
        ("Guo-ping", ".", "G.-p."),
        ("Guo-ping", "", "G"),
        ("J. B. de C. M.", ".", "J.B. de C.M."),
        ("Ph.M.E.", ". ", "Ph. M. E."),
        ("M E", "", "ME"),
    ],
)
def test_given_names_become_initials(given: str, mark: str, initials: str) -> None:
    assert one(f'initialize-with="{mark}"', person("Doe", given)) == f"{initials} Doe"


@pytest.mark.parametrize(
    ("given", "written"), [("Dean J", "Dean J."), ("R W", "R. W."), ("Ph.M.", "Ph. M."), ("Jean-Luc", "Jean-Luc")]
)
def test_initials_end_as_the_style_has_it_where_names_are_not_shortened(given: str, written: str) -> None:
    assert one('initialize="false" initialize-with=". "', person("Doe", given)) == f"{written} Doe"


# Particles and suffixes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "plain", "inverted", "short"),
    [
        (person("van Gogh", "Vincent"), "Vincent van Gogh", "van Gogh, Vincent", "van Gogh"),
        (person("Humboldt", "Alexander von"), "Alexander von Humboldt", "Humboldt, Alexander von", "Humboldt"),
        (person("d'Holbach", "Paul"), "Paul d’Holbach", "d’Holbach, Paul", "d’Holbach"),
        (person("Aubignac", "François d'"), "François d’Aubignac", "Aubignac, François d’", "Aubignac"),
        (person("al-Hakim", "Tawfiq"), "Tawfiq al-Hakim", "al-Hakim, Tawfiq", "al-Hakim"),
        (person("de' Conti", "Bo"), "Bo de’ Conti", "de’ Conti, Bo", "de’ Conti"),
        (person("La Fontaine", "Jean de"), "Jean de La Fontaine", "La Fontaine, Jean de", "La Fontaine"),
        (person("O'Neil", "Ann"), "Ann O’Neil", "O’Neil, Ann", "O’Neil"),
        (person("Doe", "John, III"), "John Doe III", "Doe, John, III", "Doe"),
        (person("Doe", "John", suffix="Jr.", **{"comma-suffix": True}), "John Doe, Jr.", "Doe, John, Jr.", "Doe"),
        (person("毛", "泽东"), "毛泽东", "毛泽东", "毛"),
        (person("Nagy", "Imre", **{"static-ordering": True}), "Nagy Imre", "Nagy Imre", "Nagy"),
    ],
)
def test_particles_and_suffixes_stand_where_they_belong(name: object, plain: str, inverted: str, short: str) -> None:
    never = SORTED.format("never")
    assert one("", name) == plain
    assert one('name-as-sort-order="all"', name, options=never) == inverted
    assert one('form="short"', name) == short


def test_particles_are_demoted_for_display_or_only_to_sort() -> None:
    people = {"v": person("van Gogh", "Vincent"), "h": person("Hals", "Frans")}
    items = {key: {"type": "book", "author": [each]} for key, each in people.items()}
    inverted = names('name-as-sort-order="all"')
    both = {"entry": inverted, "listsort": '<sort><key variable="author"/></sort>'}
    assert listed(items, options=SORTED.format("never"), **both) == ["Hals, Frans", "van Gogh, Vincent"]
    assert listed(items, options=SORTED.format("sort-only"), **both) == ["van Gogh, Vincent", "Hals, Frans"]
    assert listed(items, options=SORTED.format("display-and-sort"), **both) == ["Gogh, Vincent van", "Hals, Frans"]


def test_parts_of_names_have_fonts_cases_and_affixes_of_their_own() -> None:
    cite = '<names variable="author"><name><name-part name="family" text-case="uppercase" prefix="(" suffix=")"/>'
    cite += '<name-part name="given" font-style="italic"/></name></names>'
    name = person("Meer", "Gerard", **{"dropping-particle": "van", "non-dropping-particle": "der", "suffix": "II"})
    assert shown({"type": "book", "author": [name]}, cite) == "_Gerard_ (_van_ DER MEER II)"


# Lists of names -------------------------------------------------------------------------------------------------------

THREE = work("Bridges", 2001, person("Doe", "Ann"), person("Roe", "Bo"), person("Coe", "Cid"))


@pytest.mark.parametrize(
    ("attributes", "written"),
    [
        ("", "Doe, Roe, Coe"),
        ('and="text"', "Doe, Roe, and Coe"),
        ('and="symbol" delimiter-precedes-last="never"', "Doe, Roe & Coe"),
        ('et-al-min="3" et-al-use-first="1"', "Doe et al."),
        ('et-al-min="3" et-al-use-first="2"', "Doe, Roe, et al."),
        ('et-al-min="3" et-al-use-first="1" delimiter-precedes-et-al="always"', "Doe, et al."),
        ('et-al-min="3" et-al-use-first="1" et-al-use-last="true"', "Doe, … Coe"),
    ],
)
def test_lists_of_names(attributes: str, written: str) -> None:
    assert shown(THREE, names(f'form="short" {attributes}')) == written


def test_a_delimiter_after_inverted_names_does_not_follow_an_institution() -> None:
    item = work("Bridges", 2001, {"literal": "World Bank"}, {"literal": "Roads Board"})
    cite = names('and="symbol" name-as-sort-order="all" delimiter-precedes-last="after-inverted-name"')
    assert shown(item, cite) == "World Bank & Roads Board"
    assert shown(work("B", 2001, person("Doe", "Ann"), person("Roe", "Bo")), cite) == "Doe, Ann, & Roe, Bo"


def test_later_cites_have_fewer_names() -> None:
    citation = 'et-al-min="4" et-al-use-first="1" et-al-subsequent-min="2" et-al-subsequent-use-first="1"'
    short = names('form="short"')
    assert cited({"a": THREE}, ["a"], ["a"], citation=citation, cite=short) == ["Doe, Roe, Coe", "Doe et al."]


def test_editors_who_also_translate_stand_once() -> None:
    item: ItemData = {"type": "book", "editor": [person("Doe", "Ann")], "translator": [person("Doe", "Ann")]}
    label = '<label form="short" prefix=" (" suffix=")"/>'
    cite, options = names("", label, "editor translator"), 'class="in-text" names-delimiter="; "'
    assert shown(item, cite, options=options) == "Ann Doe (ed. & trans.)"
    item = {**item, "translator": [person("Roe", "Bo")]}
    assert shown(item, cite, options=options) == "Ann Doe (ed.); Bo Roe (trans.)"


def test_what_stands_in_for_names_is_not_printed_again() -> None:
    item: ItemData = {"type": "book", "editor": [person("Doe", "Ann")], "title": "Bridges"}
    substitute = '<substitute><names variable="editor"/><text variable="title"/></substitute>'
    cite = f'<group delimiter=". ">{names("", substitute)}<text variable="title"/>{names("", "", "editor")}</group>'
    assert shown(item, cite) == "Ann Doe. Bridges"
    assert shown({"type": "book", "title": "Bridges"}, cite) == "Bridges"


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ("complete-all", ["Doe and Roe. A", "---. B", "Doe and Coe. C"]),
        ("complete-each", ["Doe and Roe. A", "--- and ---. B", "Doe and Coe. C"]),
        ("partial-each", ["Doe and Roe. A", "--- and ---. B", "--- and Coe. C"]),
        ("partial-first", ["Doe and Roe. A", "--- and Roe. B", "--- and Coe. C"]),
    ],
)
def test_names_of_the_entry_before_are_replaced(rule: str, written: list[str]) -> None:
    doe, roe, coe = person("Doe", "Ann"), person("Roe", "Bo"), person("Coe", "Cid")
    items = {"a": work("A", 2001, doe, roe), "b": work("B", 2002, doe, roe), "c": work("C", 2003, doe, coe)}
    both = names('form="short" and="text"')
    entry = f'<group delimiter=". ">{both}<text variable="title"/></group>'
    rules = f'subsequent-author-substitute="---" subsequent-author-substitute-rule="{rule}"'
    assert listed(items, bibliography=rules, entry=entry) == written


# Disambiguation -------------------------------------------------------------------------------------------------------

GIVEN = 'disambiguate-add-givenname="true" givenname-disambiguation-rule="{}"'
INITIALS = AUTHOR_YEAR.replace('form="short"', 'form="short" initialize-with=". "')


def smiths(*given: str, year: int = 2001) -> dict[str, ItemData]:
    return {name: work(name, year, person("Smith", name)) for name in given}


def test_given_names_are_shown_as_far_as_they_tell_cites_apart() -> None:
    items = smiths("Ann", "Bo", "Bea")
    by_cite = GIVEN.format("by-cite")
    assert cited(items, citation=by_cite, cite=INITIALS, layout='delimiter="; "') == [
        "Ann Smith 2001; Bo Smith 2001; Bea Smith 2001"
    ]
    with_initials = GIVEN.format("all-names-with-initials")
    assert cited(items, citation=with_initials, cite=INITIALS, layout='delimiter="; "') == [
        "A. Smith 2001; Smith 2001; Smith 2001"
    ]


def test_people_are_told_apart_in_all_cites_or_where_cites_are_alike() -> None:
    items = {**smiths("Ann"), **smiths("Bo", year=2002)}
    layout = {"cite": INITIALS, "layout": 'delimiter="; "'}
    assert cited(items, citation=GIVEN.format("by-cite"), **layout) == ["Smith 2001; Smith 2002"]
    assert cited(items, citation=GIVEN.format("all-names"), **layout) == ["A. Smith 2001; B. Smith 2002"]


def test_only_first_authors_are_told_apart_where_the_rule_is_for_them() -> None:
    doe, ann, bo = person("Doe", "Cid"), person("Smith", "Ann"), person("Smith", "Bo")
    items = {"a": work("A", 2001, doe, ann), "b": work("B", 2002, doe, bo)}
    layout = {"cite": INITIALS, "layout": 'delimiter="; "'}
    assert cited(items, citation=GIVEN.format("primary-name"), **layout) == ["Doe, Smith 2001; Doe, Smith 2002"]
    assert cited(items, citation=GIVEN.format("all-names"), **layout) == ["Doe, A. Smith 2001; Doe, B. Smith 2002"]


def test_names_that_et_al_hides_are_added_and_expanded_where_they_tell_cites_apart() -> None:
    doe, ann, bo, roe = person("Doe", "C"), person("Smith", "Ann"), person("Smith", "Bo"), person("Roe", "D")
    items = {
        "a": work("A", 2001, doe, ann, roe),
        "b": work("B", 2001, doe, bo, roe),
        "c": work("C", 2001, doe, roe, ann),
    }
    citation = f'et-al-min="3" et-al-use-first="1" disambiguate-add-names="true" {GIVEN.format("by-cite")}'
    assert cited(items, ["a"], ["b"], ["c"], citation=citation, cite=INITIALS) == [
        "Doe, A. Smith, et al. 2001",
        "Doe, B. Smith, et al. 2001",
        "Doe, Roe, et al. 2001",
    ]


def test_what_nothing_else_tells_apart_gets_letters_and_no_more_names() -> None:
    people = [person("Doe", "Ann"), person("Roe", "Bo"), person("Coe", "Cid")]
    items = {"a": work("A", 2001, *people), "b": work("B", 2001, *people)}
    citation = 'et-al-min="3" et-al-use-first="1" disambiguate-add-names="true" disambiguate-add-year-suffix="true"'
    assert cited(items, ["a"], ["b"], citation=citation, cite=AUTHOR_YEAR) == ["Doe et al. 2001a", "Doe et al. 2001b"]


def test_a_style_can_tell_works_apart_in_its_own_way() -> None:
    choose = '<choose><if disambiguate="true"><text variable="title"/></if></choose>'
    cite = f'<group delimiter=" ">{AUTHOR_YEAR}{choose}</group>'
    items = {"a": work("Alpha"), "b": work("Beta"), "c": work("Gamma", 2002)}
    assert cited(items, ["a"], ["b"], ["c"], cite=cite) == ["Doe 2001 Alpha", "Doe 2001 Beta", "Doe 2002"]


# Sorting --------------------------------------------------------------------------------------------------------------


def test_lists_of_names_are_sorted_name_by_name() -> None:
    smith, zed, brown, coe = (person(name, "A") for name in ("Smith", "Zed", "Brown", "Coe"))
    items = {"z": work("Z", 2001, smith, zed), "b": work("B", 2001, smith, brown, coe), "s": work("S", 2002, smith)}
    by_names = names('and="text"')
    key = f'<macro name="who">{by_names}</macro>'
    sort = '<sort><key macro="who"/></sort>'
    assert listed(items, parts=key, listsort=sort, entry='<text variable="title"/>') == ["S", "B", "Z"]


def test_sorting_by_the_number_of_names() -> None:
    doe, roe, coe = (person(name, "A") for name in ("Doe", "Roe", "Coe"))
    items = {"c": work("C", 2001, doe, coe, roe), "a": work("A", 2001, doe), "b": work("B", 2001, doe, roe)}
    counted = names('form="count"')
    key = f'<macro name="count">{counted}</macro>'
    sort = '<sort><key macro="count" names-min="3" names-use-first="3"/></sort>'
    assert listed(items, parts=key, listsort=sort, entry='<text variable="title"/>') == ["A", "B", "C"]


def test_institutions_are_sorted_without_their_article() -> None:
    items = {key: work(key, 2001, {"literal": key}) for key in ("The Times", "Oxfam", "Union")}
    sort = '<sort><key variable="author"/></sort>'
    assert listed(items, listsort=sort, entry='<text variable="title"/>') == ["Oxfam", "The Times", "Union"]
