"""The parts of a brief as data: what a reader is told, whatever it looks like."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TypeVar

import pytest

from argmap.brief import Brief, compose_brief
from argmap.brief.closing import Gaps, Glossary
from argmap.brief.outline import Row
from argmap.brief.positions import Positions, Stance
from argmap.brief.readings import Reading
from argmap.brief.side_by_side import SideBySide
from argmap.brief.sources import Sources
from argmap.brief.views import Reply, shorten
from argmap.brief.whole import Whole
from argmap.maps import Atlas, words_for
from argmap.model.relations import Connective
from brief_lab import SAMPLE, brief_of
from samples import analysis_of

P = TypeVar("P")


def part(brief: Brief, kind: type[P]) -> P:
    """Its first part of a kind."""
    return next(found for found in brief.parts if isinstance(found, kind))


def rows(brief: Brief) -> Iterator[Row]:
    """Every row of every outline."""
    for found in brief.parts:
        if isinstance(found, Reading):
            yield from chain(found.rows, *found.recommendations)
        if isinstance(found, Whole):
            yield from chain.from_iterable(chain.from_iterable(chapter.outlines for chapter in found.chapters))


@pytest.fixture(scope="module")
def brief() -> Brief:
    return brief_of(SAMPLE)


def test_parts_come_in_the_order_of_reading(brief: Brief) -> None:
    assert [found.kind for found in brief.parts] == [
        "side-by-side",
        "positions",
        "cruxes",
        "matrix",
        "reading",
        "reading",
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
    assert [found.kind for found in brief.parts] == ["whole", "gaps", "method"]


def test_a_brief_needs_a_masthead() -> None:
    with pytest.raises(ValueError, match="no brief"):
        brief_of("claim c: It is so.\n")


def test_every_statement_is_written_out_exactly_once(brief: Brief) -> None:
    defined = [row.view.name for row in rows(brief) if row.defines]
    theses = [found.thesis.name for found in brief.parts if isinstance(found, Reading)]
    assert sorted([*defined, *theses]) == sorted(analysis_of(SAMPLE).argument.statements)


def test_a_statement_is_written_out_where_its_text_stands_not_where_it_is_pointed_at() -> None:
    brief = brief_of(
        "brief b: T\nclaim early: Early.\n  support shared\nclaim late: Late.\n  support shared: Shared text.\n"
        "    support: Its reason.\n"
    )
    told = [(row.view.text.plain, row.depth, row.defines) for row in rows(brief)]
    assert told == [
        ("Early.", 0, True),
        ("Shared text.", 1, False),
        ("Late.", 0, True),
        ("Shared text.", 1, True),
        ("Its reason.", 2, True),
    ]


def test_statements_that_only_support_each_other_are_still_written_out() -> None:
    brief = brief_of("brief b: T\nclaim a: A.\n  support b: B.\n    support a\n")
    assert [row.view.name for row in rows(brief) if row.defines] == ["a", "b"]


def test_four_hundred_levels_are_an_outline_like_any_other() -> None:
    deep = "".join(f"{' ' * depth}objection n{depth}: N.\n" for depth in range(1, 400))
    brief = brief_of("brief b: T\nclaim c: C.\n" + deep)
    assert max(row.depth for row in rows(brief)) == 399


def test_an_undercut_stands_below_the_step_it_denies(brief: Brief) -> None:
    told = [(row.relation, row.view.handle) for row in rows(brief)]
    assert told[told.index((Connective.BECAUSE, "logs")) :][:4] == [
        (Connective.BECAUSE, "logs"),
        (Connective.AND, "duty"),
        (Connective.ASSUMING, "kept"),
        (Connective.BUT, "burnt"),
    ]


def test_sources_are_numbered_as_they_are_first_cited(brief: Brief) -> None:
    assert [(entry.number, entry.anchor) for entry in part(brief, Sources).sources] == [
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
    assert {entry.anchor: entry.falls for entry in part(brief, Sources).sources} == {
        "src-one": 4,
        "src-two": 1,
        "src-three": 1,
    }


def test_addresses_are_links_and_a_doi_leads_to_its_resolver(brief: Brief) -> None:
    links = {piece.link for entry in part(brief, Sources).sources for piece in entry.reference}
    assert links == {"https://audit.example/bridges?a=1&b=2", "", "https://doi.org/10.1000/182"}


def test_an_address_that_runs_a_script_is_never_a_link() -> None:
    analysis = analysis_of("brief b: T\nsource s: S\n")
    source = next(iter(analysis.argument.sources.values()))
    item = {**source.item, "URL": "javascript:alert(1)"}
    hostile = replace(analysis.argument, sources={source.name: replace(source, item=item)})
    brief = compose_brief(replace(analysis, argument=hostile), Atlas((), words_for("en")), "abc123")
    (entry,) = part(brief, Sources).sources
    assert "javascript:alert(1)" in "".join(piece.text for piece in entry.reference)
    assert {piece.link for piece in entry.reference} == {""}


def test_a_reason_whose_step_fails_is_not_given_as_the_reason() -> None:
    brief = brief_of(
        "brief b: T\n  judgments c\nsource s: S\n"
        "claim c: C. [@s]\n  support: Yes. [@s]\n    undercut: Beside it. [@s]\n"
    )
    assert brief.front.judgments[0].reason == ()


def test_the_best_case_puts_cited_reasons_first() -> None:
    brief = brief_of(
        "brief b: T\n  compare i, j\nsource s: S\ninterpretation i: I.\n  support: Bare.\n  support: Cited. [@s]\n"
        "interpretation j: J.\n"
    )
    best = part(brief, SideBySide).columns[0].best_case
    assert [reason[0].text.plain for reason in best] == ["Cited.", "Bare."]


def test_the_hardest_objection_is_an_unanswered_one_and_says_what_answers_another() -> None:
    text = (
        "brief b: T\n  compare i, j\ninterpretation i: I.\n  objection: Answered.\n    objection answer: The answer.\n"
        "interpretation j: J.\n"
    )
    objection = part(brief_of(text), SideBySide).columns[0].objection
    assert objection is not None
    assert (objection.reply, [view.handle for view in objection.answers]) == (Reply.ANSWERED, ["answer"])
    harder = text.replace("interpretation j", "  objection: Open.\ninterpretation j")
    objection = part(brief_of(harder), SideBySide).columns[0].objection
    assert objection is not None
    assert (objection.reply, objection.premises[0].text.plain) == (Reply.UNANSWERED, "Open.")


def test_an_objection_from_what_the_interpretation_rejects_comes_after_all_others() -> None:
    text = (
        "brief b: T\n  compare i, j\ninterpretation i: I.\n  rejects no\n  objection no: No.\n"
        "  objection: Answered.\n    objection: The answer.\ninterpretation j: J.\n"
    )
    objection = part(brief_of(text), SideBySide).columns[0].objection
    assert objection is not None
    assert objection.premises[0].text.plain == "Answered."


def test_the_best_case_leaves_out_what_the_interpretation_rejects_and_puts_what_fails_last() -> None:
    text = (
        "brief b: T\n  compare i, j\nsource s: S\ninterpretation i: I.\n  rejects never\n  support never: Never. [@s]\n"
        "  support: Fails. [@s]\n    objection: No. [@s]\n  support: Holds. [@s]\ninterpretation j: J.\n"
    )
    best = part(brief_of(text), SideBySide).columns[0].best_case
    assert [reason[0].text.plain for reason in best] == ["Holds.", "Fails."]


def test_an_objection_the_interpretation_rejects_is_said_to_be_rejected() -> None:
    text = "brief b: T\n  compare i, j\ninterpretation i: I.\n  rejects no\n  objection no: No.\ninterpretation j: J.\n"
    objection = part(brief_of(text), SideBySide).columns[0].objection
    assert objection is not None
    assert objection.reply is Reply.REJECTED


@pytest.mark.parametrize(("count", "wide"), [(2, False), (3, False), (4, True), (6, True)])
def test_four_columns_or_more_take_the_wide_page(count: int, wide: bool) -> None:
    names = [f"i{number}" for number in range(count)]
    text = f"brief b: T\n  compare {', '.join(names)}\n" + "".join(f"interpretation {name}: I.\n" for name in names)
    table = part(brief_of(text), SideBySide)
    assert table.wide is wide
    assert [column.chip.letter for column in table.columns] == list("ABCDEF"[:count])


def test_what_all_hold_is_shared_and_what_one_holds_and_another_rejects_is_contested() -> None:
    brief = brief_of(
        "brief b: T\n  compare i, j\nclaim all: All.\nclaim split: Split.\nclaim one: One.\n"
        "interpretation i: I.\n  holds all, split, one\ninterpretation j: J.\n  holds all\n  rejects split\n"
    )
    positions = part(brief, Positions)
    assert [view.handle for view in positions.shared] == ["all"]
    assert [(row.view.handle, row.stances) for row in positions.contested] == [
        ("split", (Stance.HOLDS, Stance.REJECTS))
    ]


def test_gaps_are_bare_assertions_and_questions_nobody_answers(brief: Brief) -> None:
    gaps = part(brief, Gaps)
    assert [view.short for view in gaps.bare] == ["The deck lay on the piers when it was found", "cheap"]
    assert [question.plain for question in gaps.questions] == ["When will it open?"]


def test_the_glossary_is_sorted() -> None:
    brief = brief_of("brief b: T\nterm zeal: Z.\nterm ardour: A.\nclaim c: C.\n")
    assert [word for word, _ in part(brief, Glossary).terms] == ["Ardour", "Zeal"]


def test_a_mention_links_to_the_statement_by_its_name_in_words() -> None:
    brief = brief_of("brief b: T\n  summary: See [[war-first]].\nclaim war-first: W.\n")
    assert brief.front.summary is not None
    assert [getattr(run, "target", "") for run in brief.front.summary.runs] == ["", "s-war-first", ""]
    assert brief.front.summary.plain == "See war first."


@pytest.mark.parametrize(
    ("text", "short"),
    [("Short.", "Short"), ("word " * 20, "word word word word word word word word word…"), ("x" * 60, "x" * 48 + "…")],
)
def test_lists_call_an_unnamed_statement_by_its_beginning(text: str, short: str) -> None:
    assert shorten(text) == short
