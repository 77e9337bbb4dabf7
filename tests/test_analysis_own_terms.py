"""Interpretations on their own terms: what they hold is granted, what they reject refused, and the rest follows."""

from argmap.analysis import Clash, OwnTerms, Standing, Verdict, verdict
from argmap.model import Name
from samples import analysis_of, argument_of, names

CLAIMS = """
source s: Source
claim one: One. [@s]
claim two: Two. [@s]
"""


def own_terms(text: str, name: str = "reading") -> OwnTerms:
    return analysis_of(text).own_terms[Name(name)]


def clashes(text: str) -> list[tuple[str, str, Clash]]:
    return [(conflict.held, conflict.against, conflict.clash) for conflict in own_terms(text).conflicts]


def unanswered(text: str) -> set[Name]:
    """The first premise of each objection and undercut it leaves unanswered."""
    analysis = analysis_of(text)
    return {analysis.argument.steps[key].premises[0] for key in analysis.own_terms[Name("reading")].unanswered}


def test_what_follows_is_worked_out_from_what_is_held_and_rejected() -> None:
    text = CLAIMS + (
        "claim top: T.\n  support one\n  objection two\n"
        "interpretation reading: R.\n  holds one\n  rejects two\n"
        "interpretation rival: R.\n  holds two\n  rejects one\n"
    )
    assert own_terms(text).labelling.accepts(Name("top"))
    assert own_terms(text, "rival").labelling.statements[Name("top")] is Standing.FALLS


# Coherence ------------------------------------------------------------------------------------------------------------


def test_holding_two_that_contradict_each_other_is_one_conflict() -> None:
    text = CLAIMS + "  contradicts one\ninterpretation reading: R.\n  holds one, two\n"
    assert clashes(text) == [("one", "two", Clash.CONTRADICTION)]
    assert not own_terms(text).coherent
    assert own_terms(text.replace("holds one, two", "holds one")).coherent


def test_the_thesis_is_held_too() -> None:
    text = CLAIMS + "interpretation reading: R.\n  holds one\n  contradicts one\n"
    assert clashes(text) == [("reading", "one", Clash.CONTRADICTION)]


def test_holding_an_objection_to_what_is_held_is_a_conflict() -> None:
    text = CLAIMS + "  objection one\ninterpretation reading: R.\n  holds one, two\n"
    assert clashes(text) == [("two", "one", Clash.OBJECTION)]


def test_an_undercut_that_it_holds_reconciles_an_objection_with_what_it_is_raised_against() -> None:
    text = CLAIMS + "  objection one\n    undercut why: Beside the point. [@s]\ninterpretation reading: R.\n"
    assert own_terms(text + "  holds one, two, why\n").coherent
    assert own_terms(text + "  holds one, two\n").coherent, "it need not be held, only be accepted"
    assert not own_terms(text + "  holds one, two\n  rejects why\n").coherent


def test_an_undercut_that_itself_falls_reconciles_nothing() -> None:
    text = CLAIMS + (
        "  objection one\n    undercut why: Beside the point. [@s]\n      objection: It is the point. [@s]\n"
        "interpretation reading: R.\n  holds one, two\n"
    )
    assert clashes(text) == [("two", "one", Clash.OBJECTION)]


def test_holding_both_ends_of_a_support_and_an_undercut_of_it_is_coherent_but_may_be_baseless() -> None:
    text = CLAIMS + (
        "claim top: T.\n  support one\n    undercut why: That does not show it. [@s]\n"
        "interpretation reading: R.\n  holds top, one, why\n"
    )
    assert own_terms(text).coherent
    assert own_terms(text).baseless == ("top",)
    assert own_terms(text.replace("claim top: T.", "claim top: T. [@s]")).baseless == ()


def test_holding_a_claim_is_holding_what_it_assumes() -> None:
    text = CLAIMS + "  assumes base: B.\n    assumes deeper: D.\ninterpretation reading: R.\n  holds two\n"
    assert set(own_terms(text).held) == names("reading two base deeper")
    assert clashes(text + "  rejects deeper\n") == [("base", "deeper", Clash.DENIED_ASSUMPTION)]
    contradicted = text.replace("claim one: One. [@s]", "claim one: One. [@s]\n  contradicts deeper")
    assert clashes(contradicted.replace("holds two", "holds two, one")) == [("one", "deeper", Clash.CONTRADICTION)]


# The ledger -----------------------------------------------------------------------------------------------------------


def test_a_live_objection_to_what_it_holds_is_unanswered_until_it_is_rejected_or_answered() -> None:
    text = CLAIMS + "  objection why-not: Not so. [@s]\ninterpretation reading: R.\n  holds two\n"
    assert unanswered(text) == names("why-not")
    assert unanswered(text + "  rejects why-not\n") == set()
    assert unanswered(text.replace("Not so. [@s]\n", "Not so. [@s]\n    objection: It is. [@s]\n")) == set()


def test_an_undercut_of_a_reason_for_what_it_holds_is_unanswered() -> None:
    text = CLAIMS + (
        "  support one\n    undercut doubt: That does not show it. [@s]\ninterpretation reading: R.\n  holds two\n"
    )
    assert unanswered(text) == names("doubt")
    assert unanswered(text + "  rejects one\n") == set(), "a step from what it rejects is none of its reasons"


def test_an_objection_to_a_reason_for_the_thesis_is_unanswered() -> None:
    text = CLAIMS + "interpretation reading: R.\n  support why: W. [@s]\n    objection why-not: Not so. [@s]\n"
    assert unanswered(text) == names("why-not")
    elsewhere = CLAIMS + "  support why: W. [@s]\n    objection why-not: Not so. [@s]\ninterpretation reading: R.\n"
    assert unanswered(elsewhere + "  holds two\n") == set(), "what it holds may rest on other reasons"


def test_objections_to_the_assumptions_it_depends_on_are_unanswered() -> None:
    objection = "    objection why-not: Not so. [@s]\n"
    thesis = CLAIMS + f"interpretation reading: R.\n  assumes taken: T.\n{objection}"
    held = CLAIMS + f"  assumes taken: T.\n{objection}interpretation reading: R.\n  holds two\n"
    step = CLAIMS + f"  support one\n    assumes taken: T.\n  {objection}interpretation reading: R.\n  holds two\n"
    assert unanswered(thesis) == unanswered(held) == unanswered(step) == names("why-not")


def test_on_own_terms_what_is_held_despite_an_objection_is_not_called_answered() -> None:
    text = CLAIMS + "  objection why-not: Not so. [@s]\ninterpretation reading: R.\n  holds two\n"
    argument, labelling = argument_of(text), own_terms(text).labelling
    assert labelling.accepts(Name("two"))
    assert verdict(argument, labelling, Name("two")) is Verdict.UNANSWERED
    hanging = text.replace("Not so. [@s]\n", "Not so. [@s]\n    contradicts rival\nclaim rival: V. [@s]\n")
    argument, labelling = argument_of(hanging), own_terms(hanging).labelling
    assert verdict(argument, labelling, Name("two")) is Verdict.CONTESTED
