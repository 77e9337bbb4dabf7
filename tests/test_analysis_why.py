"""Why: the chain behind a verdict is true, complete, and never goes in a circle unless the argument does."""

import pytest
from hypothesis import given, settings

from argmap.analysis import Analysis, Relation, Repeat, Row, Standing, analyse, sentences, why
from argmap.model import Name
from samples import analysis_of, argument_of
from test_analysis_standing import maps

MAP = """
source usip: Analysis
source poll: Survey
claim hollow-state: The state had lost its citizens.
  support turnout: Only 7.5 percent voted. [@usip, ¶6]
    and free: Everybody could have voted. [@usip, ¶7; @poll, p. 3; @poll, p. 9]
    assumes meant: Staying at home was meant.
    undercut pandemic: A pandemic kept them at home.
      objection: It had not arrived yet. [@usip]
  objection war-first: War emptied the state.
    objection: Little was left to empty. [@poll]
  objection taxes: Most paid their taxes. [@usip]
    undercut: They were made to. [@poll]
"""


def lines(text: str, name: str, interpretation: str | None = None) -> list[str]:
    analysis = analysis_of(text)
    terms = Name(interpretation) if interpretation else None
    explanation = why(analysis, Name(name), terms)
    said = zip(explanation.rows, sentences(analysis, explanation), strict=True)
    return [f"{'  ' * row.depth}{sentence}" for row, sentence in said]


def test_what_stands_is_explained_by_one_reason_and_every_objection() -> None:
    assert lines(MAP, "hollow-state") == [
        "hollow-state stands: a reason for it holds, and both objections to it fall.",
        "  because turnout stands: it cites usip ¶6, and nothing is said against it.",
        "  and free stands: it cites usip ¶7, poll p. 3 and one more, and nothing is said against it.",
        "  needs meant, which stands: it is an assumption, and nothing is said against it.",
        "  despite pandemic, which would undercut the step from turnout and falls: an objection to it stands.",
        "    defeated by “It had not arrived yet.”, which stands: it cites usip, and nothing is said against it.",
        "  despite war-first, which falls: an objection to it stands.",
        "    defeated by “Little was left to empty.”, which stands: it cites poll, and nothing is said against it.",
        "  despite taxes, which does not bear on it: the step is undercut.",
        "    undercut by “They were made to.”, which stands: it cites poll, and nothing is said against it.",
    ]


def test_what_falls_is_explained_by_what_brought_it_down() -> None:
    assert lines(MAP, "war-first") == [
        "war-first falls: an objection to it stands.",
        "  defeated by “Little was left to empty.”, which stands: it cites poll, and nothing is said against it.",
    ]
    unsupported = "source s: S\nclaim top: T.\n  support one: O.\n    undercut two: Two. [@s]\n  support three: H.\n"
    assert lines(unsupported + "    objection four: F. [@s]\n", "top") == [
        "top falls: both reasons for it fail.",
        "  because one does not bear on it: the step is undercut.",
        "    undercut by two, which stands: it cites s, and nothing is said against it.",
        "  because three falls: an objection to it stands.",
        "    defeated by four, which stands: it cites s, and nothing is said against it.",
    ]


def test_what_needs_a_fallen_assumption_falls_with_it() -> None:
    text = "source s: S\nclaim top: T. [@s]\n  assumes taken: G.\n    objection not-so: N. [@s]\n"
    assert lines(text, "top") == [
        "top falls: an assumption it needs falls.",
        "  needs taken, which falls: an objection to it stands.",
        "    defeated by not-so, which stands: it cites s, and nothing is said against it.",
    ]


def test_what_is_undecided_is_explained_by_what_it_hangs_on() -> None:
    text = "claim dove: D.\n  objection hawk\nclaim hawk: H.\n  objection dove\nclaim peace: P.\n  support dove\n"
    assert lines(text, "peace") == [
        "peace is undecided: no reason for it is settled.",
        "  hangs on dove, which supports it and is undecided: an objection to it is undecided.",
        "    hangs on hawk, which objects to it and is undecided: an objection to it is undecided.",
        "      hangs on dove, which objects to it and is undecided (a circle, see above).",
    ]


def test_a_contradiction_is_said_from_either_side() -> None:
    text = "source s: S\nclaim one: O. [@s]\n  contradicts two\nclaim two: T.\n  objection against: A. [@s]\n"
    assert lines(text, "one") == [
        "one stands: it cites s, and what contradicts it falls.",
        "  despite two, which contradicts it and falls: an objection to it stands.",
        "    defeated by against, which stands: it cites s, and nothing is said against it.",
    ]
    other = "source s: S\nclaim one: O. [@s]\n  contradicts two\nclaim two: T.\n  support three: H.\n"
    assert lines(other + "    objection against: A. [@s]\n", "one")[0].startswith("one stands")


def test_the_same_statement_is_explained_once() -> None:
    text = (
        "source s: S\nclaim base: B.\n  support fact: F. [@s]\nclaim left: L.\n  support base\n"
        "claim top: T.\n  support left\n    and base\n"
    )
    assert lines(text, "top")[-1] == "  and base stands (see above)."


def test_what_rests_on_a_statement_is_no_reason_for_it() -> None:
    text = "source s: S\nclaim one: O. [@s]\n  support two\nclaim two: T. [@s]\n  support one\n"
    assert lines(text, "one") == [
        "one stands: it cites s, and nothing is said against it.",
        "  because two stands: it cites s, and nothing is said against it.",
    ]
    judged = text.replace("two: T. [@s]", "two: T.")
    assert lines(judged, "one") == ["one stands: it cites s, and nothing is said against it."]
    assert lines(judged, "two") == [
        "two stands: a reason for it holds, and nothing is said against it.",
        "  because one stands: it cites s, and nothing is said against it.",
    ]


def test_an_interpretations_own_terms_are_named_as_the_reason() -> None:
    text = MAP + "interpretation reading: R.\n  holds war-first\n  rejects turnout\n  support war-first\n"
    assert lines(text, "hollow-state", "reading") == [
        "On the terms of reading, hollow-state falls: an objection to it stands and the only reason for it fails.",
        "  defeated by war-first, which stands: reading holds it, and the objection to it goes unanswered.",
        "    despite “Little was left to empty.”, which stands: it cites poll, and nothing is said against it.",
    ]
    assert lines(text, "turnout", "reading") == ["On the terms of reading, turnout falls: reading rejects it."]
    assert lines(text, "reading", "reading")[0].endswith(
        "reading stands: it is the thesis, and nothing is said against it."
    )


def test_unknown_names_are_refused() -> None:
    with pytest.raises(KeyError):
        why(analysis_of(MAP), Name("nobody"))


def above(rows: tuple[Row, ...], index: int) -> list[Row]:
    """The rows that a row stands under, the nearest first."""
    found: list[Row] = []
    for row in reversed(rows[:index]):
        if row.depth < (found[-1].depth if found else rows[index].depth):
            found.append(row)
    return found


@settings(max_examples=40)
@given(maps())
def test_explanations_are_grounded(text: str) -> None:
    analysis = analysis_of(text)
    for name in analysis.argument.statements:
        rows = why(analysis, name).rows
        explained = [row.statement for row in rows if not row.granted and row.repeat is None]
        assert rows[0].statement == name
        for index, row in enumerate(rows):
            assert row.standing is analysis.standing.statements[row.statement]
            assert row.repeat is None or row.statement in explained
            if row.standing is not Standing.UNDECIDED and not row.granted:
                assert row.statement not in {one.statement for one in above(rows, index) if not one.granted}


@settings(max_examples=40)
@given(maps())
def test_only_what_is_undecided_goes_in_a_circle(text: str) -> None:
    analysis = analysis_of(text)
    for name in analysis.argument.statements:
        rows = why(analysis, name).rows
        assert all(row.standing is Standing.UNDECIDED for row in rows if row.repeat is Repeat.CIRCLE)
        undecided = analysis.standing.statements[name] is Standing.UNDECIDED
        assert any(row.repeat is Repeat.CIRCLE for row in rows) == undecided


@settings(max_examples=40)
@given(maps())
def test_every_reason_given_supports_the_verdict(text: str) -> None:
    analysis = analysis_of(text)
    for name in analysis.argument.statements:
        for row in why(analysis, name).rows:
            assert fits(analysis, row), row


@settings(max_examples=40)
@given(maps())
def test_every_line_gives_a_reason(text: str) -> None:
    analysis = analysis_of(text)
    for name in analysis.argument.statements:
        for line in sentences(analysis, why(analysis, name)):
            assert line.rstrip(".").endswith(")") or len(line.partition(": ")[2]) > len("it."), line


def fits(analysis: Analysis, row: Row) -> bool:
    """Whether a row's relation is true of its step."""
    step = None if row.step is None else analysis.standing.steps[row.step]
    match row.relation:
        case Relation.DEFEATED_BY | Relation.UNDERCUT_BY:
            return row.standing is Standing.STANDS and step is Standing.STANDS
        case Relation.CONTRADICTS:
            return row.standing is Standing.STANDS
        case Relation.DESPITE:
            return step is Standing.FALLS or (step is None and row.standing is Standing.FALLS)
        case Relation.HANGS_ON:
            return row.standing is Standing.UNDECIDED
    return True


def test_a_long_chain_is_explained_to_its_end() -> None:
    size = 3_000
    text = (
        "\n".join(f"claim c{i}: Number {i}.\n  support c{i + 1}" for i in range(size)) + f"\nclaim c{size}: The last.\n"
    )
    analysis = analyse(argument_of(text))
    rows = why(analysis, Name("c0")).rows
    assert rows[-1].statement == f"c{size}"
    assert len(sentences(analysis, why(analysis, Name("c0")))) == len(rows) == size + 1
