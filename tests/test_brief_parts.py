"""The parts of a brief as data: what a reader is told, whatever it looks like."""

import re
from dataclasses import replace

import pytest

from argmap.document.inlines import Passage, Stretch, plain
from argmap.document.nodes import Glossary, Judgment, SideBySide, Source, Statement
from argmap.document.walk import anchors
from argmap.editions.brief import Brief, compose_brief
from argmap.model.relations import Connective
from argmap.render.html import render_html
from argmap.wording import shorten
from brief_lab import SAMPLE, brief_of, every, section_of, told
from samples import analysis_of


def rows(brief: Brief) -> list[Statement]:
    """Every line of prose order."""
    return [*every(brief.finished().parts, Statement)]


def facts(brief: Brief) -> dict[str, str]:
    """What is told of each source."""
    return {source.anchor: told(source.facts) for source in every(brief.finished().parts, Source)}


def answer(text: str, question: str) -> list[str]:
    """The paragraphs of the first column on one question, side by side."""
    (table,) = every(brief_of(text).finished().parts, SideBySide)
    (row,) = (row for row in table.rows if plain(row.question) == question)
    return [told((paragraph,)) for paragraph in row.answers[0]]


@pytest.fixture(scope="module")
def brief() -> Brief:
    return brief_of(SAMPLE)


def test_parts_come_in_the_order_of_reading(brief: Brief) -> None:
    assert [found.kind for found in brief.parts] == [
        "side-by-side",
        "disputes",
        "matrix",
        "reading",
        "reading",
        "overview",
        "spread",
        "whole",
        "indicators",
        "dissents",
        "gaps",
        "sources",
        "glossary",
        "method",
    ]


def test_a_part_with_nothing_to_say_is_left_out() -> None:
    brief = brief_of("brief b: A title\nclaim c: It is so.\n  support: Because of this.\n")
    assert [found.kind for found in brief.parts] == ["overview", "whole", "gaps", "method"]


def test_a_brief_needs_a_masthead() -> None:
    with pytest.raises(ValueError, match="no brief"):
        brief_of("claim c: It is so.\n")


def test_every_statement_is_written_out_exactly_once(brief: Brief) -> None:
    places = [each for each in anchors(brief.parts) if each.startswith("s-")]
    assert sorted(places) == sorted(f"s-{name}" for name in analysis_of(SAMPLE).argument.statements)


def test_a_statement_is_written_out_where_its_text_stands_not_where_it_is_pointed_at() -> None:
    brief = brief_of(
        "brief b: T\nclaim early: Early.\n  support shared\nclaim late: Late.\n  support shared: Shared text.\n"
        "    support: Its reason.\n"
    )
    assert [(plain(row.content), row.depth, bool(row.anchor)) for row in rows(brief)] == [
        ("Early.", 0, True),
        ("Because Shared text.", 1, False),
        ("Late.", 0, True),
        ("Because Shared text.", 1, True),
        ("Because Its reason.", 2, True),
    ]


def test_statements_that_only_support_each_other_are_still_written_out() -> None:
    brief = brief_of("brief b: T\nclaim a: A.\n  support b: B.\n    support a\n")
    assert [row.anchor for row in rows(brief) if row.anchor] == ["s-a", "s-b"]


def test_four_hundred_levels_are_an_outline_like_any_other() -> None:
    deep = "".join(f"{' ' * depth}objection n{depth}: N.\n" for depth in range(1, 400))
    brief = brief_of("brief b: T\nclaim c: C.\n" + deep)
    assert max(row.depth for row in rows(brief)) == 399


def test_an_undercut_stands_below_the_step_it_denies(brief: Brief) -> None:
    found = [(row.relation, row.anchor) for row in rows(brief)]
    assert found[found.index((Connective.BECAUSE, "s-logs")) :][:4] == [
        (Connective.BECAUSE, "s-logs"),
        (Connective.AND, "s-duty"),
        (Connective.ASSUMING, "s-kept"),
        (Connective.BUT, "s-burnt"),
    ]


def test_sources_are_numbered_as_they_are_first_cited(brief: Brief) -> None:
    assert [(source.number, source.anchor) for source in every(brief.parts, Source)] == [
        (1, "src-audit"),
        (2, "src-log"),
        (3, "src-paper"),
    ]


def test_what_falls_without_a_source_falls_with_all_that_repeat_it() -> None:
    brief = brief_of(
        "brief b: T\nsource one: One\nsource two: Two\n  derives-from one\nsource three: Three\n"
        "claim single: Single.\n  support: By one. [@one]\n  support: By two. [@two]\n"
        "claim double: Double.\n  support: By one again. [@one]\n  support: By three. [@three]\n"
    )
    alone = re.sub(r"\s+", " ", told(section_of(brief, "sources")))
    assert "those that only repeat it: [3] 2 4 single." in alone
    assert "[2] Three 1 1 No claim or conclusion." in alone


def test_addresses_are_links_and_a_doi_leads_to_its_resolver(brief: Brief) -> None:
    links = {each.target for source in every(brief.parts, Source) for each in every(source.reference, Stretch)}
    assert links == {"https://audit.example/bridges?a=1&b=2", "", "https://doi.org/10.1000/182"}


def test_an_address_that_runs_a_script_is_never_a_link() -> None:
    analysis = analysis_of("brief b: T\nsource s: S\n")
    source = next(iter(analysis.argument.sources.values()))
    item = {**source.item, "URL": "javascript:alert(1)"}
    hostile = replace(analysis.argument, sources={source.name: replace(source, item=item)})
    brief = compose_brief(replace(analysis, argument=hostile), "abc123")
    (entry,) = every(brief.parts, Source)
    assert "javascript:alert(1)" in plain(entry.reference)
    assert {each.target for each in every(entry.reference, Stretch)} == {""}


def test_a_reason_whose_step_fails_is_not_given_as_the_reason() -> None:
    brief = brief_of(
        "brief b: T\n  judgments c\nsource s: S\n"
        "claim c: C. [@s]\n  support: Yes. [@s]\n    undercut: Beside it. [@s]\n"
    )
    (judgment,) = every(brief.finished().front, Judgment)
    assert "Why" not in told(judgment.facts)


def test_the_best_case_puts_cited_reasons_first() -> None:
    text = (
        "brief b: T\n  compare i, j\nsource s: S\ninterpretation i: I.\n  support: Bare.\n  support: Cited. [@s]\n"
        "interpretation j: J.\n"
    )
    assert answer(text, "Its best case") == ["Cited.", "Bare."]


def test_the_hardest_objection_is_an_unanswered_one_and_says_what_answers_another() -> None:
    text = (
        "brief b: T\n  compare i, j\ninterpretation i: I.\n  objection: Answered.\n    objection answer: The answer.\n"
        "interpretation j: J.\n"
    )
    assert answer(text, "Hardest objection") == ["Answered.", "Against it: The answer."]
    harder = text.replace("interpretation j", "  objection: Open.\ninterpretation j")
    assert answer(harder, "Hardest objection") == ["Open.", "No answer here."]


def test_an_objection_from_what_the_interpretation_rejects_is_harder_than_one_that_is_refuted() -> None:
    text = (
        "brief b: T\n  compare i, j\ninterpretation i: I.\n  rejects no\n  objection no: No.\n"
        "  objection: Answered.\n    objection: The answer.\ninterpretation j: J.\n"
    )
    assert answer(text, "Hardest objection") == ["No.", "It denies this, though no objection to it stands here."]


def test_the_best_case_leaves_out_what_the_interpretation_rejects_and_puts_what_fails_last() -> None:
    text = (
        "brief b: T\n  compare i, j\nsource s: S\ninterpretation i: I.\n  rejects never\n  support never: Never. [@s]\n"
        "  support: Fails. [@s]\n    objection: No. [@s]\n  support: Holds. [@s]\ninterpretation j: J.\n"
    )
    assert answer(text, "Its best case") == ["Holds.", "Fails."]


def test_an_objection_the_interpretation_rejects_is_said_to_be_denied() -> None:
    text = "brief b: T\n  compare i, j\ninterpretation i: I.\n  rejects no\n  objection no: No.\ninterpretation j: J.\n"
    assert answer(text, "Hardest objection") == ["No.", "It denies this, though no objection to it stands here."]


@pytest.mark.parametrize(("count", "wide"), [(2, False), (3, False), (4, True), (6, True)])
def test_four_columns_or_more_take_the_wide_page(count: int, wide: bool) -> None:
    names = [f"i{number}" for number in range(count)]
    text = f"brief b: T\n  compare {', '.join(names)}\n" + "".join(f"interpretation {name}: I.\n" for name in names)
    html = render_html(brief_of(text, ("side-by-side",)))
    assert ('class="sheet-of wide' in html) is wide
    assert re.findall(r'class="letter">(.)<', html) == list("ABCDEF"[:count])


def test_gaps_are_bare_assertions_and_questions_nobody_answers(brief: Brief) -> None:
    gaps = told(section_of(brief, "gaps"))
    assert gaps.startswith("Gaps Questions without an answer When will it open? Asserted without a ground")
    assert (
        "not marked as assumptions. The deck lay on the piers when it was found. A wooden bridge would do. On" in gaps
    )


def test_the_glossary_is_sorted() -> None:
    brief = brief_of("brief b: T\nterm zeal: Z.\nterm ardour: A.\nclaim c: C.\n")
    (glossary,) = every(brief.parts, Glossary)
    assert [plain(word) for word, _ in glossary.entries] == ["Ardour", "Zeal"]


def test_a_mention_links_to_the_statement_by_its_name_in_words() -> None:
    brief = brief_of("brief b: T\n  summary: See [[war-first]].\nclaim war-first: W.\n")
    (line,) = every(brief.front, Passage)
    assert [getattr(each, "target", "") for each in line.content] == ["", "s-war-first", ""]
    assert plain(line.content) == "See war first."


@pytest.mark.parametrize(
    ("text", "short"),
    [("Short.", "Short"), ("word " * 20, "word word word word word word word word word…"), ("x" * 60, "x" * 48 + "…")],
)
def test_lists_call_an_unnamed_statement_by_its_beginning(text: str, short: str) -> None:
    assert shorten(text) == short
