"""Why: the chain behind a verdict is true, complete, and never goes in a circle unless the argument does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis import Labelling, Relation, Repeat, Row, Standing, analyse, suppose, why
from argmap.model import Name
from quarrels import quarrels
from samples import analysis_of, argument_of
from test_analysis_standing import maps
from wordings import sentences

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


def lines(text: str, name: str, without: str = "", sources: str = "") -> list[str]:
    analysis = analysis_of(text)
    explanation = why(analysis, Name(name), list(map(Name, without.split())), list(map(Name, sources.split())))
    said = zip(explanation.rows, sentences(explanation), strict=True)
    return [f"{'  ' * row.depth}{sentence}" for row, sentence in said]


def test_what_stands_is_explained_by_one_reason_and_every_objection() -> None:
    assert lines(MAP, "hollow-state") == [
        "hollow-state stands: a reason for it holds, and both objections to it fall.",
        "  because turnout stands: it cites usip ¶6, and nothing is said against it.",
        "  and free stands: it cites usip ¶7, poll p. 3 and one more, and nothing is said against it.",
        "  needs meant, which stands: it is an assumption, and nothing is said against it.",
        "  despite pandemic, which would undercut the step from turnout and falls: an objection to it stands.",
        "    defeated by “It had not arrived yet”, which stands: it cites usip, and nothing is said against it.",
        "  despite war-first, which falls: an objection to it stands.",
        "    defeated by “Little was left to empty”, which stands: it cites poll, and nothing is said against it.",
        "  despite taxes, which does not bear on it: the step is undercut.",
        "    undercut by “They were made to”, which stands: it cites poll, and nothing is said against it.",
    ]


def test_what_falls_is_explained_by_what_brought_it_down() -> None:
    assert lines(MAP, "war-first") == [
        "war-first falls: an objection to it stands.",
        "  defeated by “Little was left to empty”, which stands: it cites poll, and nothing is said against it.",
    ]
    unsupported = "source s: S\nclaim top: T.\n  support one: O.\n    undercut two: Two. [@s]\n  support three: H.\n"
    assert lines(unsupported + "    objection four: F. [@s]\n", "top") == [
        "top falls: both reasons for it fail.",
        "  because one does not bear on it: the step is undercut.",
        "    undercut by two, which stands: it cites s, and nothing is said against it.",
        "  because three falls: an objection to it stands.",
        "    defeated by four, which stands: it cites s, and nothing is said against it.",
    ]


def test_a_reason_of_two_premises_fails_by_the_one_that_falls() -> None:
    text = "source s: S\nclaim top: T.\n  support one: O. [@s]\n    and two: W.\n      objection: N. [@s]\n"
    assert lines(text, "top") == [
        "top falls: the only reason for it fails.",
        "  because two falls: an objection to it stands.",
        "    defeated by “N”, which stands: it cites s, and nothing is said against it.",
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


def test_what_was_explained_above_is_no_circle_unless_it_leads_back_to_itself() -> None:
    text = "claim dove: D.\n  objection hawk\nclaim hawk: H.\n  objection dove\nclaim peace: P.\n"
    assert lines(f"{text}  support dove\n  objection hawk\n", "peace")[1:] == [
        "  hangs on dove, which supports it and is undecided: an objection to it is undecided.",
        "    hangs on hawk, which objects to it and is undecided: an objection to it is undecided.",
        "      hangs on dove, which objects to it and is undecided (a circle, see above).",
        "  hangs on hawk, which objects to it and is undecided (see above).",
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


def test_what_is_withdrawn_is_given_as_a_reason() -> None:
    assert lines(MAP, "hollow-state", without="turnout taxes")[:3] == [
        "Without turnout and taxes, hollow-state falls: the only reason for it fails.",
        "  because turnout falls: it is withdrawn.",
    ]
    assert lines(MAP, "turnout", without="turnout") == ["Without turnout, turnout falls: it is withdrawn."]
    assert lines(MAP, "taxes", without="turnout")[0].startswith("Without turnout, taxes stands: it cites usip, and")


def test_what_is_left_without_a_source_stands_by_its_reasons_alone() -> None:
    text = """\
source s: S
source t: T
source u: U
  derives-from s
claim top: T. [@s; @u]
  support reason: R. [@t]
claim bare: B. [@u]
claim twice: W. [@s, p. 1; @t, p. 2]
"""
    stands = "top stands: its source is left out, but a reason for it holds, and nothing is said against it."
    assert lines(text, "top", sources="s") == [
        f"Without the source s, {stands}",
        "  because reason stands: it cites t, and nothing is said against it.",
    ]
    assert lines(text, "bare", sources="s") == ["Without the source s, bare falls: its source is left out."]
    assert lines(text, "twice", sources="s") == [
        "Without the source s, twice stands: it cites t p. 2, and nothing is said against it."
    ]
    assert lines(text, "top", sources="s t") == [
        "Without the source s and the source t, top falls: its source is left out and the only reason for it fails.",
        "  because reason falls: its source is left out.",
    ]


@pytest.mark.parametrize("asked", [{"name": "nobody"}, {"without": "nobody"}, {"sources": "nobody"}])
def test_unknown_names_are_refused(asked: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        lines(MAP, **{"name": "hollow-state", **asked})


def above(rows: tuple[Row, ...], index: int) -> list[Row]:
    """The rows that a row stands under, the nearest first."""
    found: list[Row] = []
    for row in reversed(rows[:index]):
        if row.depth < (found[-1].depth if found else rows[index].depth):
            found.append(row)
    return found


@settings(max_examples=40)
@given(quarrels(), st.data())
def test_explanations_of_what_if_are_grounded(text: str, data: st.DataObject) -> None:
    analysis = analysis_of(text)
    names = list(analysis.argument.statements)
    without = data.draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
    sources = data.draw(st.lists(st.sampled_from(list(analysis.argument.sources)), max_size=2, unique=True))
    scenario = suppose(analysis.argument, analysis.framework, without, sources)
    for name in names:
        explanation = why(analysis, name, without, sources)
        explained = [row.statement for row in explanation.rows if not row.granted and row.repeat is None]
        for row, line in zip(explanation.rows, sentences(explanation), strict=True):
            assert row.standing is scenario.labelling.statements[row.statement]
            assert row.repeat is None or row.statement in explained
            assert row.repeat is not Repeat.CIRCLE or row.standing is Standing.UNDECIDED
            assert fits(scenario.labelling, row), row
            assert line.rstrip(".").endswith(")") or len(line.partition(": ")[2]) > len("it."), line


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
            assert fits(analysis.standing, row), row


@settings(max_examples=40)
@given(maps())
def test_every_line_gives_a_reason(text: str) -> None:
    analysis = analysis_of(text)
    for name in analysis.argument.statements:
        for line in sentences(why(analysis, name)):
            assert line.rstrip(".").endswith(")") or len(line.partition(": ")[2]) > len("it."), line


def fits(labelling: Labelling, row: Row) -> bool:
    """Whether a row's relation is true of its step."""
    step = None if row.step is None else labelling.steps[row.step]
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
    assert len(sentences(why(analysis, Name("c0")))) == len(rows) == size + 1
