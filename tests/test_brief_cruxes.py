"""Cruxes in the brief: without what the interpretations would come out otherwise, how, and by way of what."""

import re

import pytest

from argmap.editions.sections.cruxes import ALIKE, OUTCOMES
from brief_lab import brief_of, part_of, words
from samples import analysis_of

HEAD = "brief b: T\n  compare one, two\nsource s: S\n"
IDLE = "interpretation two: Second.\n"
ORDER = (
    HEAD + "claim c: Rejected by one. [@s]\n  objection no: No.\n    objection yes: Yes. [@s]\n"
    "claim d: Rejected by two. [@s]\nclaim more: More. [@s]\n"
    "interpretation one: First.\n  rejects c\ninterpretation two: Second.\n  rejects d, more\n"
)
"""Without either of the statements it rejects, the second is contradicted less than the first."""


def section(text: str) -> str:
    return part_of(text, "cruxes")


def entries(text: str) -> list[str]:
    """Each outcome with the statements it hangs on, in words."""
    return [words(entry) for entry in section(text).split('<div class="crux">')[1:]]


def test_an_entry_says_how_the_interpretations_would_come_out_and_by_way_of_what() -> None:
    text = HEAD + (
        "claim c: Claim.\n  support only: Only reason.\n"
        "interpretation one: First.\n  support c\n  contradicts two\ninterpretation two: Second.\n"
        "  support other: Other reason.\n"
    )
    assert entries(text)[0] == (
        "Without the statement below: A One would fall. B Two would stand."
        " Only reason. It supports “Claim”. Then “Claim” would fall."
    )


def test_statements_with_the_same_outcome_are_told_together() -> None:
    text = HEAD + "interpretation one: First.\n  assumes x: If x.\n  assumes y: If y.\n" + IDLE
    (told,) = entries(text)
    assert told.startswith("Without any one of the statements below: A One would fall. If x. It is an")
    assert "If x. It is an assumption of the thesis of A. If y. It is an assumption of the thesis of A." in told


def test_an_assumption_is_told_with_the_step_or_statement_it_serves() -> None:
    text = HEAD + (
        "interpretation one: First.\n  support yes: Yes.\n    assumes so: So.\n"
        "interpretation two: Second.\n  objection no: No.\n    assumes sooner: Sooner.\n"
    )
    told = " ".join(entries(text))
    assert "So. It is an assumption of the step from “Yes” to the thesis of A." in told
    assert "Sooner. It is an assumption of “No”." in told


def test_where_the_order_changes_those_that_move_are_marked_and_totals_told() -> None:
    html = section(ORDER)
    (told,) = (entry for entry in map(words, html.split('<div class="crux">')) if "More." in entry)
    assert "The order would be 1↑B 2↓A" in told
    assert "Counts against: B 2 (now 4)." in told
    assert '<a class="chip c2 up" href="#i-two">' in html
    assert '<a class="chip c1 down" href="#i-one">' in html


def test_the_table_has_order_and_totals_as_the_analysis_has_them() -> None:
    analysis = analysis_of(ORDER)
    table = section(ORDER).split("<table", 1)[1].split("</table>")[0]
    lines = [re.findall(r">([^<>]+)</(?:a|td)>", line) for line in table.split("<tr>")[2:]]
    totals = {letter: total for _, letter, total in lines}
    assert totals == dict(zip("AB", map(str, analysis.matrix.points), strict=True))
    assert all('scope="' in head for head in re.findall(r"<th\b[^>]*>", table))


def test_that_nothing_decides_is_a_finding() -> None:
    text = HEAD + "claim c: C. [@s]\ninterpretation one: First.\n  holds c\ninterpretation two: Second.\n  holds c\n"
    told = words(section(text))
    assert "No single statement would change how they come out." in told
    assert "The evidence matrix does not tell them apart." in told


def test_of_very_many_cruxes_the_rest_are_counted() -> None:
    same = "".join(f"  assumes a{number}: Assumption {number}.\n" for number in range(ALIKE + 3))
    assert "Three more statements would do as well." in words(
        section(HEAD + "interpretation one: First.\n" + same + IDLE)
    )
    names = [f"i{number}" for number in range(OUTCOMES + 2)]
    text = f"brief b: T\n  compare {', '.join(names)}\n" + "".join(
        f"interpretation {name}: I.\n  assumes x{name}: X {name}.\n" for name in names
    )
    assert len(entries(text)) == OUTCOMES
    assert "Two more statements would change something." in words(section(text))


@pytest.mark.parametrize(
    "text",
    [
        "brief b: T\nclaim c: C.\ninterpretation one: First.\n  support c\n",
        "brief b: T\nclaim c: C.\n",
        "brief b: T\n  compare one, two\ninterpretation one: First.\n" + IDLE,
    ],
    ids=["one interpretation", "none", "nothing to withdraw"],
)
def test_without_rivals_or_anything_to_withdraw_the_part_is_left_out(text: str) -> None:
    assert "cruxes" not in [part.kind for part in brief_of(text).parts]


def test_text_is_never_markup() -> None:
    evil = "</p><script>alert(1)</script>{{ 7 * 7 }}"
    html = section(HEAD + f"claim c: {evil}\n  support: {evil}\ninterpretation one: First.\n  support c\n" + IDLE)
    assert "<script" not in html
    assert "{{ 7 * 7 }}" in html
