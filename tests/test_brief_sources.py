"""What a reader is told of what hangs on which source, and of what conclusions take for granted."""

import re
from html import unescape

import pytest

from argmap.document.inlines import Ref, plain
from argmap.document.nodes import Table
from argmap.editions.brief import Brief
from argmap.render.html import render_html
from brief_lab import brief_of, every, section_of, told

VOTE = """brief vote: Should the vote be held?
  judgments ready, paid
  compare go, wait
question when: When should the vote be held?
source count: A count of stations (by telephone)
  grade B2
source echo: The count, retold
  derives-from count
source visit: A visit
  grade A1
section stations: Stations
claim ready: The stations are ready. [@count; @echo]
  support counted: All were counted. [@echo, p. 2]
    scheme expert-opinion
    and able: By people who know. [@count]
      answers expertise
  assumes roads: The roads stay open.
  objection wet: In the north, roads are under water. [@visit]
    objection moved: Those stations were moved. [@visit]
claim paid: The staff are paid.
  support slips: There are pay slips. [@visit]
  support seen: We saw the money. [@count]
claim near: Stations are near.
  support map: The map shows them. [@visit]
claim dry: It will be dry.
  contradicts rain
claim rain: It will rain.
interpretation go: The vote should be held now.
  answers when
  holds ready, dry
  scheme practical-reasoning
  support ready
  assumes calm: It stays calm.
  assumes barracks: The army stays in.
    objection: It is out. [@visit]
  indicator: The ballots are printed.
interpretation wait: The vote should wait.
  answers when
  rejects ready
  contradicts go
  support rain
  indicator: The rains begin.
"""


def words_of(brief: Brief, kind: str) -> str:
    """The words of its first part of a kind, as a reader meets them."""
    _, section = render_html(brief).split(f'<section class="part {kind}"', 1)
    section = section.split('<section class="part', 1)[0].split(">", 1)[1]
    return " ".join(unescape(re.sub("<[^>]+>", " ", section)).replace("\u00a0", " ").split())


def losses(brief: Brief) -> dict[str, list[str]]:
    """The table of what goes with each source: by its number, what the other cells say."""
    section = section_of(brief, "sources")
    rows = [row for table in every(section, Table) for row in table.rows]
    found = {}
    for row in rows:
        head, *cells = (cell.content for cell in row.cells)
        (number, *_) = every(head, Ref)
        found[plain((number,))] = [told(cell) for cell in cells]
    return found


@pytest.fixture(scope="module")
def vote() -> Brief:
    return brief_of(VOTE)


# On one source --------------------------------------------------------------------------------------------------------


def test_a_judgment_that_hangs_on_one_source_says_so_on_the_front_page(vote: Brief) -> None:
    front = re.sub("<[^>]+>", "", render_html(vote))
    assert front.count("Rests on one source: [1]. Argued on") == 1


def test_a_source_that_repeats_another_is_no_second_source(vote: Brief) -> None:
    rows = [told((table.rows,)) for table in every(section_of(vote, "sources"), Table)]
    assert "With it go those that only repeat it: [3]" in rows[0]
    assert rows[0].count("With it go") == 1
    assert [*losses(vote)] == ["[2]", "[1]", "[3]"]
    assert "The stations are ready. p. : [1; 3] all go back to [1] ." in words_of(vote, "sources")


# Leaving a source out -------------------------------------------------------------------------------------------------


def test_figures_of_a_source_are_those_of_the_analysis(vote: Brief) -> None:
    found = {number: cells[:3] for number, cells in losses(vote).items()}
    assert found == {
        "[2]": ["5", "5", "near."],
        "[1]": ["3", "4", "1 ready."],
        "[3]": ["2", "1", "No claim or conclusion."],
    }
    assert "Nothing changes without" not in words_of(vote, "sources")


def test_a_source_says_which_conclusions_go_with_it(vote: Brief) -> None:
    assert "With it go those that only repeat it: [3] 3 4 J1 ready p. ." in words_of(vote, "sources")


def test_sources_without_which_nothing_changes_are_counted_and_not_listed() -> None:
    brief = brief_of(
        "brief b: T\n  judgments c\nsource s: S\nsource t: T\nsource u: U\nclaim c: C. [@s]\nclaim d: D. [@t; @u]\n"
    )
    assert [*losses(brief)] == ["[1]"]
    assert "Nothing rests on any one of the other two sources alone." in words_of(brief, "sources")


def test_the_claims_that_rest_on_a_source_are_named_beside_it() -> None:
    brief = brief_of(
        "brief b: T\n  compare i, j\nsource s: S\nsource t: T\nclaim c: C.\n  support: Yes. [@s]\nclaim d: D. [@t]\n"
        "interpretation i: I.\n  rejects c\ninterpretation j: J.\n  holds c\n"
    )
    assert losses(brief) == {"[1]": ["1", "2", "c."], "[2]": ["1", "1", "d."]}


def test_where_nothing_hangs_on_a_source_no_table_says_so() -> None:
    brief = brief_of("brief b: T\nsource s: S\nsource t: T\nclaim c: C. [@s; @t]\n")
    assert "If one source were left out" not in words_of(brief, "sources")


# Key assumptions ------------------------------------------------------------------------------------------------------


def test_what_an_interpretation_cannot_do_without_is_told_with_whether_it_was_tested(vote: Brief) -> None:
    words = words_of(vote, "reading")
    needs = words[words.index("Cannot do without") : words.index("Must deny")]
    assert "It stays calm. p. Nobody here has objected to it." in needs
    assert "The army stays in. p. One objection to it, open." in needs


def test_what_a_statement_that_is_held_assumes_is_needed() -> None:
    brief = brief_of(
        "brief b: T\n  compare i\nclaim held: Held.\n  assumes a: A.\n  support: Yes.\n"
        "claim other: Other.\n  support held\n"
        "interpretation i: I.\n  holds held\n"
    )
    assert "Cannot do without A. p. Nobody here has objected to it." in words_of(brief, "reading")


# Critical questions ---------------------------------------------------------------------------------------------------


def test_open_questions_about_an_interpretation_stand_in_its_section_and_all_others_among_the_gaps(vote: Brief) -> None:
    own, gap = words_of(vote, "reading"), words_of(vote, "gaps")
    assert "All reasons for: The vote should be held now. p. Practical reasoning from a goal to a means:" in own
    assert own.count("Practical reasoning") == 1
    assert gap.count("Open for: counted p. .") == gap.count("Open for:") == 1


def test_a_question_that_a_line_deals_with_is_not_open(vote: Brief) -> None:
    words = words_of(vote, "gaps")
    assert "Does the matter lie in the field that the person knows?" in words
    assert "How much does this person really know?" not in words


# Gaps, sources, method ------------------------------------------------------------------------------------------------


def test_gaps_name_judgments_on_one_source_but_for_the_conclusions(vote: Brief) -> None:
    assert "unsupported without one source. Stations are near. p. Source [2]" in words_of(vote, "gaps")


def test_a_source_names_the_conclusions_that_cite_it_first_and_counts_those_beyond_the_first_few(vote: Brief) -> None:
    assert "Cited for J1 ready p. ; able p. ; seen p. ." in words_of(vote, "sources")
    many = "".join(f"claim c{number}: C. [@s]\n" for number in range(23))
    brief = brief_of(f"brief b: T\nsource s: S\n{many}")
    assert "c19 p. . Also for three other statements." in words_of(brief, "sources")


def test_a_source_nobody_cites_is_cited_for_nothing() -> None:
    brief = brief_of("brief b: T\nsource s: S\nsource t: T\nclaim c: C. [@s]\n")
    assert "One of them is cited for nothing." in words_of(brief, "sources")
    told = words_of(brief, "sources")
    assert "[1] S 1 1 c p. . Nothing rests on the one other source alone." in told
    assert told.count("Nothing in the argument.") == 1


def test_the_method_note_speaks_of_nothing_that_the_brief_does_not_use(vote: Brief) -> None:
    plain = words_of(brief_of("brief b: T\nclaim c: C.\n  support: Yes.\n"), "method")
    used = words_of(vote, "method")
    for words in ("Heuer", "Karvetski", "Argumentation Schemes"):
        assert words in used
        assert words not in plain


def test_every_work_the_method_note_names_is_in_its_list(vote: Brief) -> None:
    text, literature = words_of(vote, "method").split(" Literature ")
    for author, year in re.findall(r"\(?(\w[\w-]+)(?: and others|, [\w ]+ and \w+| and [\w-]+)? (\d{4})\)", text):
        assert re.search(rf"{author}, .*?\({year}\)", literature), author


# All of it ------------------------------------------------------------------------------------------------------------


def test_links_lead_to_places_that_are_there(vote: Brief) -> None:
    html = render_html(vote)
    ids = set(re.findall(r'id="([^"]+)"', html))
    assert {link for link in re.findall(r'href="#([^"]+)"', html) if link not in ids} == set()


def test_heads_of_tables_say_what_they_are_heads_of(vote: Brief) -> None:
    html = render_html(vote)
    assert re.findall(r"<th(?! scope=)", html.replace("<thead>", "")) == []


def test_no_text_is_markup() -> None:
    evil = "<script>alert('x')</script>"
    text = VOTE
    for words in ("A count of stations", "The roads stay open", "All were counted", "It will be dry", "It stays calm"):
        text = text.replace(words, f"{words} {evil}")
    html = render_html(brief_of(text))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") > 10
