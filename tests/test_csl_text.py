"""Text as styles have it: quotations, punctuation, fonts, letter case, numbers and dates."""

import pytest

from csl_lab import shown, work

TITLE = '<text variable="title"/>'
QUOTED = '<text variable="title" quotes="true" suffix="."/>'

# Quotations and fonts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "plain", "quoted"),
    [
        ('Say "it" now', "Say “it” now", "“Say ‘it’ now.”"),
        ("'It' now", "“It” now", "“‘It’ now.”"),
        ("Say \"the 'it'\"", "Say “the ‘it’”", "“Say ‘the “it.”’”"),
        ("The '90s", "The ’90s", "“The ’90s.”"),
        ("l'''", "l’’’", "“l’’’.”"),
        ("Plato's town", "Plato’s town", "“Plato’s town.”"),
        ("‘Town’ and country's", "“Town” and country’s", "“‘Town’ and country’s.”"),
        ('6 " of snow', '6 " of snow', '“6 " of snow.”'),
    ],
)
def test_quotation_marks_are_outer_and_inner_ones_by_turns(title: str, plain: str, quoted: str) -> None:
    assert shown(work(title), TITLE) == plain
    assert shown(work(title), QUOTED) == quoted


def test_full_stops_stand_outside_quotation_marks_where_a_language_has_it_so() -> None:
    assert shown(work("It"), QUOTED, lang="fr").replace("\N{NO-BREAK SPACE}", " ") == "« It »."


@pytest.mark.parametrize(
    ("title", "suffix", "written"),
    [
        ("Why?", ".", "Why?"),
        ("Why?", ":", "Why?"),
        ("Why?", ",", "Why?,"),
        ("So:", "!", "So!"),
        ("etc.", ".", "etc."),
        ("A;", ":", "A;"),
    ],
)
def test_of_two_marks_one_gives_way(title: str, suffix: str, written: str) -> None:
    assert shown(work(title), f'<text variable="title" suffix="{suffix}"/>') == written


def test_fonts_of_a_title_are_turned_round_within_those_of_the_style() -> None:
    title = "One <i>Two <i>Three</i></i> <b>Four</b> H<sub>2</sub>O"
    assert shown(work(title), TITLE) == "One _Two _Three *Four* H,2,O"
    assert (
        shown(work(title), '<text variable="title" font-style="italic"/>') == "_One _Two _Three _*_Four_*_ H_,_2_,_O_"
    )


def test_letters_of_ordinals_above_the_line_are_raised() -> None:
    number = '<number variable="edition" form="ordinal"/>'
    assert shown(work(edition="1"), number, lang="fr") == "1^re^"


# Letter case ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("the U.S. and Mali: a view from within", "The U.S. and Mali: A View from Within"),
        ("low-income countries and state-of-the-art roads", "Low-Income Countries and State-of-the-Art Roads"),
        ("proc. of the inst. of affairs", "Proc. of the Inst. of Affairs"),
        ("what is it? a view", "What Is It? A View"),
        ("on iPhones up", "On iPhones Up"),
        ("ROADS OF MALI", "Roads of Mali"),
        ("β-carotene in roads", "β-Carotene in Roads"),
        ('the <span class="nocase">van</span> x<sup>n</sup>', "The van X^n^"),
        ("shafi'i roads", "Shafi’i Roads"),
    ],
)
def test_title_case(written: str, title: str) -> None:
    assert shown(work(written), '<text variable="title" text-case="title"/>') == title


def test_words_with_capitals_keep_their_case_where_all_others_get_one() -> None:
    assert shown(work("iPad for all"), '<text variable="title" text-case="capitalize-all"/>') == "iPad For All"


def test_titles_in_other_languages_keep_their_case() -> None:
    cite = '<text variable="title" text-case="title"/>'
    assert shown(work("la chute", language="fr"), cite) == "la chute"
    assert shown(work("the fall", language="en-GB"), cite, lang="fr") == "The Fall"


# Numbers --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("3", "page 3"),
        ("3-7", "pages 3–7"),
        ("i-ix", "pages i–ix"),
        ("3, and 7", "pages 3, and 7"),
        ("N110-N115", "pages N110–N115"),
        ("110-N6", "pages 110-N6"),
        ("3\\-B", "page 3-B"),
        ("Smith-Jones", "page Smith-Jones"),
    ],
)
def test_pages_are_told_from_page(page: str, written: str) -> None:
    cite = '<label variable="page" suffix=" "/><text variable="page"/>'
    assert shown(work(page=page), cite) == written


@pytest.mark.parametrize(
    ("form", "written"),
    [("ordinal", "2nd, 3rd"), ("long-ordinal", "second, third"), ("roman", "ii, iii"), ("numeric", "2, 3")],
)
def test_each_number_has_the_form_that_is_asked_for(form: str, written: str) -> None:
    assert shown(work(edition="2,3"), f'<number variable="edition" form="{form}"/>') == written
    assert shown(work(edition="2E"), f'<number variable="edition" form="{form}"/>') == "2E"


# Dates ----------------------------------------------------------------------------------------------------------------

DATE = '<date variable="issued" form="text"/>'


@pytest.mark.parametrize(
    ("issued", "written"),
    [
        ({"date-parts": [[2021, 5, 5], [2021, 5, 7]]}, "May 5–7, 2021"),
        ({"date-parts": [[2021, 6], [2021, 7]]}, "June–July 2021"),
        ({"date-parts": [[1998], [0]]}, "1998–"),
        ({"date-parts": [[2021, 21], [2021, 23]]}, "Spring–Autumn 2021"),
        ({"date-parts": [[2021, 24], [2022, 13]]}, "Winter 2021–Spring 2022"),
        ({"date-parts": [[2021]], "season": 2}, "Summer 2021"),
        ({"date-parts": [[2021]], "season": "Trinity"}, "Trinity 2021"),
        ({"date-parts": [[-44]]}, "44 BC"),
        ({"date-parts": [[79]]}, "79 AD"),
        ({"raw": "-0043"}, "44 BC"),
        ({"raw": "1998/.."}, "1998–"),
        ({"raw": "July 22, 2005"}, "July 22, 2005"),
        ({"raw": "22 July–3 August 2005"}, "July 22–August 3, 2005"),
        ({"raw": "Fall 2005/Spring 2006"}, "Autumn 2005–Spring 2006"),
        ({"raw": "when roads were new"}, "when roads were new"),
        ({"raw": "May May 2001"}, "May May 2001"),
        ({"raw": "Mayor 2001"}, "Mayor 2001"),
        ({"raw": "2001 and later"}, "2001 and later"),
        ({"raw": "May to June"}, "May to June"),
        ({"raw": "1 Sept 2001"}, "September 1, 2001"),
        ("2001-05", "May 2001"),
    ],
)
def test_dates(issued: object, written: str) -> None:
    assert shown({"type": "book", "issued": issued}, DATE) == written


def test_a_date_that_is_not_certain_is_told() -> None:
    cite = (
        '<choose><if is-uncertain-date="issued"><text value="ca. "/></if></choose><date variable="issued" form="text"/>'
    )
    assert shown({"type": "book", "issued": {"date-parts": [[1500]], "circa": True}}, cite) == "ca. 1500"
    assert shown({"type": "book", "issued": {"raw": "1500~"}}, cite) == "ca. 1500"


# Groups ---------------------------------------------------------------------------------------------------------------


def test_a_group_without_its_variables_is_left_out_and_one_with_a_filled_macro_is_not() -> None:
    undated = '<else><text term="no date" form="short"/></else>'
    macro = f'<macro name="when"><choose><if variable="issued">{DATE}</if>{undated}</choose></macro>'
    cite = '<group delimiter=", "><text value="vol."/><text variable="volume"/></group>'
    assert shown({"type": "book", "title": "A"}, f"{TITLE}{cite}") == "A"
    cite = '<group delimiter=";"><text macro="when"/><text variable="volume"/></group>'
    assert shown({"type": "book", "title": "A"}, cite, parts=macro) == "n.d."
