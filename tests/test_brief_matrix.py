"""The evidence matrix in the brief: signs and sums are those of the analysis, and each sign says how it comes about."""

import re

import pytest

from argmap.analysis import Analysis
from argmap.analysis.matrix import Mark
from argmap.document.inlines import plain
from argmap.document.nodes import EvidenceTable
from argmap.editions.sections.matrix import ROWS
from argmap.render.html import render_html
from brief_lab import SAMPLE, brief_of, every, part_of, words
from samples import analysis_of

HEAD = "brief b: T\n  compare one, two\nsource s: S\n  grade B2\nsource f: F\n  grade F6\n"
RIVALS = "interpretation one: First.\n  holds c\ninterpretation two: Second.\n  rejects c\n"
QUARREL = (
    HEAD + "source u: U\nclaim c: Contested claim. [@s]\n  support: For it. [@s]\n  support: Also for it. [@f]\n"
    "  objection bad: Against it.\n    objection: Answered. [@u]\n"
    "claim d: All agree. [@s]\nclaim e: Only the first. [@s]\n"
    "interpretation one: First.\n  holds c, d, e\ninterpretation two: Second.\n  holds d\n  rejects c\n"
    "claim idle: Bears on nothing. [@s]\nclaim gone: Falls. [@s]\n  objection: It does. [@s]\n"
)
SIGNS = {
    "+": Mark.CONSISTENT,
    "−": Mark.INCONSISTENT,
    "−−": Mark.STRONGLY_INCONSISTENT,
    "±": Mark.MIXED,
    "": Mark.SILENT,
}


def matrix_of(text: str) -> EvidenceTable | None:
    return next(every(brief_of(text).finished().parts, EvidenceTable), None)


def section(text: str) -> str:
    return part_of(text, "matrix")


def rows(html: str, kind: str) -> list[tuple[str, list[str]]]:
    """The rows of the table bodies of a kind: the words of the head and of each cell."""
    bodies = re.findall(r"<tbody([^>]*)>(.*?)</tbody>", html, re.DOTALL)
    lines = [line for head, body in bodies if kind in head for line in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)]
    return [
        (words(line.split("</th>")[0]), [words(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", line)])
        for line in lines
    ]


def how(text: str) -> str:
    """How the signs of a small matrix come about, as it is told."""
    lines = re.findall(r'<tr class="how">(.*?)</tr>', section(text), re.DOTALL)
    return " ".join(map(words, lines))


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analysis_of(QUARREL)


@pytest.fixture(scope="module")
def html() -> str:
    return section(QUARREL)


def test_the_signs_printed_are_those_of_the_analysis(analysis: Analysis, html: str) -> None:
    printed = {head.split(" (")[0]: [SIGNS[cell] for cell in cells[1:]] for head, cells in rows(html, "signs-")}
    assert printed == {
        analysis.argument.statements[row.statement].text.plain(): [cell.mark for cell in row.cells]
        for row in analysis.matrix.rows
        if row.statement != "e"
    }


def test_the_sums_printed_are_those_of_the_analysis(analysis: Analysis, html: str) -> None:
    sums = dict(rows(html, "sums"))
    by_label = {label[:12]: cells for label, cells in sums.items()}
    assert by_label["Counts again"] == [str(points) for points in analysis.matrix.points]


def test_what_speaks_for_one_alone_is_counted_and_not_printed(html: str) -> None:
    assert "Only the first." not in html
    label = "Speak for it alone statements that say nothing of the others, not printed"
    assert dict(rows(html, "sums"))[label] == ["1", "0"]


def test_what_is_no_row_is_counted(analysis: Analysis, html: str) -> None:
    told = words(html)
    assert len(analysis.matrix.silent) == 2
    assert "Two more cited statements bear on no interpretation." in told
    assert "One cited statement does not stand, and so is no evidence." in told


def test_a_row_that_says_the_same_of_all_is_dimmed_and_comes_last(html: str) -> None:
    assert [head for head, _ in rows(html, "level")] == ["All agree. (held by A, B)"]
    assert rows(html, "signs-")[-1][0].startswith("All agree.")


def test_the_order_is_told_in_words(html: str) -> None:
    assert "From the least to the most contradicted by this evidence: 1 A One; 2 B Two." in words(html)


def test_a_row_has_the_grade_of_its_best_source(html: str) -> None:
    grades = {head: cells[0] for head, cells in rows(html, "signs-")}
    assert grades["For it."] == "B2"
    assert grades["Also for it."] == "F6"
    assert grades["Answered."] == "–"


def test_heads_have_a_scope_and_signs_lead_to_how_they_come_about(html: str) -> None:
    heads = re.findall(r"<th\b[^>]*>", html)
    assert heads
    assert all('scope="' in head for head in heads)
    targets = set(re.findall(r'href="#(signs-\d+)"', html))
    assert targets
    assert targets == set(re.findall(r'id="(signs-\d+)"', html))


def test_rows_that_work_alike_share_one_line(html: str) -> None:
    lines = [words(line) for line in re.findall(r'<tr class="how">(.*?)</tr>', html, re.DOTALL)]
    assert "Each supports “Contested claim” (held by A; rejected by B)." in lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            HEAD + "claim c: C.\n  support: Yes. [@s]\n" + RIVALS,
            "It supports “C” (held by A; rejected by B).",
        ),
        (
            HEAD + "claim c: C. [@s]\n  objection: No. [@s]\n" + RIVALS,
            "It speaks against “C” (held by A; rejected by B).",
        ),
        (
            HEAD + "claim c: C.\n  support yes: Yes.\n    undercut: But. [@s]\n" + RIVALS,
            "It undercuts the step from “Yes” to “C” (held by A; rejected by B).",
        ),
        (
            HEAD + "claim c: C.\n  objection no: No.\n    undercut: But. [@s]\n" + RIVALS,
            "It undercuts the objection of “No” to “C” (held by A; rejected by B).",
        ),
        (
            HEAD + "claim c: C.\n  contradicts n\n  objection: No.\nclaim n: N. [@s]\n" + RIVALS,
            "It contradicts “C” (held by A; rejected by B).",
        ),
        (
            HEAD + "claim c: C.\n  objection no: No.\n    objection: Yes. [@s]\n" + RIVALS,
            "It speaks against “No”, which would speak against “C” (held by A; rejected by B).",
        ),
        (
            HEAD + "claim c: C.\n  support d: D.\n    support: Yes. [@s]\n"
            "interpretation one: First.\n  holds d\ninterpretation two: Second.\n  rejects c\n",
            "It supports “D” (held by A), which supports “C” (rejected by B).",
        ),
        (
            HEAD + "interpretation one: First.\n  objection: No. [@s]\ninterpretation two: Second.\n",
            "It speaks against the thesis of A.",
        ),
    ],
    ids=["support", "objection", "undercut", "undercut of an objection", "contradiction", "would", "passing", "thesis"],
)
def test_a_line_says_how_signs_come_about(text: str, told: str) -> None:
    assert how(text) == told


def test_of_a_long_way_the_beginning_and_the_end_are_told() -> None:
    chain = "".join(f"{'  ' * depth}support n{depth}: N{depth}.\n" for depth in range(1, 9))
    text = HEAD + "claim c: C.\n" + chain + f"{'  ' * 9}support: Far down. [@s]\n" + RIVALS
    assert how(text) == (
        "It supports “N8”, which supports “N7”, and so on over four more statements to one which supports “N1”,"
        " which supports “C” (held by A; rejected by B)."
    )


def test_hundreds_of_levels_make_a_matrix_like_any_other() -> None:
    chain = "".join(f"{' ' * depth}support: Level {depth}.\n" for depth in range(1, 300))
    matrix = matrix_of(HEAD + "claim c: C.\n" + chain[:-1] + " [@s]\n" + RIVALS)
    assert matrix
    (cluster,) = matrix.clusters
    assert [plain(row.content) for row in cluster.rows] == ["Level 299."]
    assert plain(cluster.how).count("support") == 4


def test_of_very_many_rows_only_those_that_speak_against_something_are_printed() -> None:
    shared = "".join(f"  support: Reason {number}. [@s]\n" for number in range(ROWS))
    html = section(
        HEAD + "claim c: C.\n  support: Split. [@s]\nclaim d: D.\n" + shared + "interpretation one: First.\n"
        "  holds c, d\ninterpretation two: Second.\n  holds d\n  rejects c\n"
    )
    assert [head for head, _ in rows(html, "signs-")] == ["Split."]
    assert rows(html, "sums")[-1][1] == [str(ROWS), str(ROWS)]
    assert rows(html, "sums")[-1][0].startswith("Speak for it and others")


def test_without_grades_there_is_no_grade_and_no_weighing() -> None:
    ungraded = HEAD.replace("  grade B2\n", "").replace("  grade F6\n", "")
    html = section(ungraded + "claim c: C. [@s]\n" + RIVALS)
    assert "Grade" not in html
    assert [head.split()[0] for head, _ in rows(html, "sums")] == ["Counts", "Speak"]


def test_where_the_evidence_contradicts_all_alike_it_is_said() -> None:
    holds = "interpretation one: First.\n  holds c\ninterpretation two: Second.\n  holds c\n"
    assert "The evidence contradicts all interpretations alike." in words(section(HEAD + "claim c: C. [@s]\n" + holds))


def test_where_no_row_tells_anything_apart_it_is_said() -> None:
    told = words(section(SAMPLE))
    assert "The evidence does not tell them apart." in told
    assert "Counts against it" not in told


@pytest.mark.parametrize(
    "text",
    [
        "brief b: T\nsource s: S\nclaim c: C. [@s]\ninterpretation one: First.\n  holds c\n",
        "brief b: T\n  compare one, two\nclaim c: C.\n" + RIVALS,
        "brief b: T\nsource s: S\nclaim c: C. [@s]\n",
    ],
    ids=["one interpretation", "nothing reported", "no interpretation"],
)
def test_without_rivals_or_evidence_there_is_no_matrix(text: str) -> None:
    assert matrix_of(text) is None


@pytest.mark.parametrize(("count", "wide"), [(2, False), (6, False), (8, True)])
def test_very_many_columns_take_the_wide_page(count: int, wide: bool) -> None:
    names = [f"i{number}" for number in range(count)]
    text = f"brief b: T\n  compare {', '.join(names)}\nsource s: S\nclaim c: C. [@s]\n"
    text += "".join(f"interpretation {name}: I.\n  holds c\n" for name in names)
    assert ('class="sheet-of wide' in render_html(brief_of(text, ("matrix",)))) is wide


def test_text_is_never_markup() -> None:
    evil = "</td><script>alert(1)</script>{{ 7 * 7 }}"
    html = section(HEAD + f"claim c: {evil}\n  support: {evil} [@s]\n" + RIVALS)
    assert "<script" not in html
    assert html.count("{{ 7 * 7 }}") == 2
