"""Interpretations: whether they can have all that they hold, and which objections to that have no answer."""

from argmap.analysis import Clash
from argmap.analysis.coherence import commitments
from argmap.model import Name
from samples import analysis_of, argument_of, names

CLAIMS = """
source s: Source
claim one: One. [@s]
claim two: Two. [@s]
"""


def clashes(text: str) -> list[tuple[str, str, Clash]]:
    return [(each.held, each.against, each.clash) for each in analysis_of(text).conflicts[Name("reading")]]


# Coherence ------------------------------------------------------------------------------------------------------------


def test_holding_two_that_contradict_each_other_is_one_conflict() -> None:
    text = CLAIMS + "  contradicts one\ninterpretation reading: R.\n  holds one, two\n"
    assert clashes(text) == [("one", "two", Clash.CONTRADICTION)]
    assert clashes(text)
    assert not clashes(text.replace("holds one, two", "holds one"))


def test_the_thesis_is_held_too() -> None:
    text = CLAIMS + "interpretation reading: R.\n  holds one\n  contradicts one\n"
    assert clashes(text) == [("reading", "one", Clash.CONTRADICTION)]


def test_holding_an_objection_to_what_is_held_is_a_conflict() -> None:
    text = CLAIMS + "  objection one\ninterpretation reading: R.\n  holds one, two\n"
    assert clashes(text) == [("two", "one", Clash.OBJECTION)]


def test_an_undercut_that_it_holds_reconciles_an_objection_with_what_it_is_raised_against() -> None:
    text = CLAIMS + "  objection one\n    undercut why: Beside the point. [@s]\ninterpretation reading: R.\n"
    assert not clashes(text + "  holds one, two, why\n")
    assert not clashes(text + "  holds one, two\n"), "it need not be held, only be accepted"
    assert clashes(text + "  holds one, two\n  rejects why\n")


def test_an_undercut_that_itself_falls_reconciles_nothing() -> None:
    text = CLAIMS + (
        "  objection one\n    undercut why: Beside the point. [@s]\n      objection: It is the point. [@s]\n"
        "interpretation reading: R.\n  holds one, two\n"
    )
    assert clashes(text) == [("two", "one", Clash.OBJECTION)]


def test_an_undercut_that_follows_from_what_it_holds_and_rejects_reconciles_too() -> None:
    text = CLAIMS + (
        "  objection one\n    undercut why: Beside the point.\n      support: It is. [@s]\n"
        "        objection doubt: It is not. [@s]\ninterpretation reading: R.\n  holds one, two\n"
    )
    assert clashes(text) == [("two", "one", Clash.OBJECTION)]
    assert not clashes(text + "  rejects doubt\n")


def test_holding_both_ends_of_a_support_and_an_undercut_of_it_is_coherent() -> None:
    text = CLAIMS + (
        "claim top: T.\n  support one\n    undercut why: That does not show it. [@s]\n"
        "interpretation reading: R.\n  holds top, one, why\n"
    )
    assert not clashes(text)


def test_holding_a_claim_is_holding_what_it_assumes() -> None:
    text = CLAIMS + "  assumes base: B.\n    assumes deeper: D.\ninterpretation reading: R.\n  holds two\n"
    argument = argument_of(text)
    assert set(commitments(argument, argument.interpretations[Name("reading")])) == names("reading two base deeper")
    assert clashes(text + "  rejects deeper\n") == [("base", "deeper", Clash.DENIED_ASSUMPTION)]
    contradicted = text.replace("claim one: One. [@s]", "claim one: One. [@s]\n  contradicts deeper")
    assert clashes(contradicted.replace("holds two", "holds two, one")) == [("one", "deeper", Clash.CONTRADICTION)]


# The ledger -----------------------------------------------------------------------------------------------------------
