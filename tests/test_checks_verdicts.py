"""Checks that follow from how statements fare: each told once where it is so, and not where it is not."""

import pytest

from argmap.checks import run_checks
from argmap.diagnostics import Diagnostic
from samples import analysis_of

BASE = "source s: S\nsource t: T\nclaim top: It is likely so.\n  support why: W. [@s, p. 1]\n"


def found(text: str, code: str) -> list[Diagnostic]:
    return [each for each in run_checks(analysis_of(text), requested=[code]) if each.code == code]


@pytest.mark.parametrize(
    ("cited", "told"),
    [("[@s, p. 1]", True), ("[@s,  P. 1]", True), ("[@s, p. 2]", False), ("[@s, p. 1; @t]", False), ("", False)],
)
def test_an_objection_that_cites_only_the_passage_of_its_target_is_told_on_request(cited: str, told: bool) -> None:
    text = f"{BASE}    objection no: No. {cited}\n"
    assert bool(found(text, "ARG423")) == told
    assert "ARG423" not in {each.code for each in run_checks(analysis_of(text))}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("    undercut no: No. [@t]\n", True),
        ("    reply no: No. [@t]\n", False),
        ("    undercut no: No.\n", False),
        ("    undercut no: No. [@t]\n      objection: It is. [@t]\n", False),
        ("    undercut no: No. [@t]\n  support more: M. [@t]\n", False),
    ],
)
def test_an_undercut_that_sets_aside_the_only_reason_is_told(lines: str, told: bool) -> None:
    diagnostics = found(BASE + lines, "ARG424")
    assert bool(diagnostics) == told
    assert not told or "make it a `reply`" in diagnostics[0].help


@pytest.mark.parametrize(
    ("term", "told"), [("likely", False), ("very likely", True), ("unlikely", True), ("roughly even", True)]
)
def test_a_text_that_says_another_likelihood_than_its_line_is_told(term: str, told: bool) -> None:
    text = BASE.replace("It is likely so.\n", f"It is likely so.\n  likelihood {term}\n")
    assert bool(found(text, "ARG425")) == told


def test_the_second_row_of_the_scale_is_known_by_its_equal() -> None:
    text = BASE.replace("It is likely so.\n", "It is probably so.\n  likelihood likely\n")
    assert found(text, "ARG425") == []


def test_a_summary_that_mentions_what_is_disputed_is_told() -> None:
    text = f"brief b: B\n  summary: It is so: [[top]], since [[why]].\n{BASE}  objection no: No. [@t]\n"
    (diagnostic,) = found(text, "ARG427")
    assert diagnostic.message == "the summary mentions `top`, which is disputed"
    assert found(text.replace("  objection no: No. [@t]\n", ""), "ARG427") == []


def test_an_indicator_that_nobody_looked_for_is_told() -> None:
    text = "interpretation i: I.\n  indicator: It rains.\n    status not-observed\n"
    assert len(found(text, "ARG428")) == 1
    assert found(text + "    checked 2024-06-30\n", "ARG428") == []
    assert found(text.replace("not-observed", "unknown"), "ARG428") == []


def test_an_undercut_of_its_step_does_not_test_an_assumption() -> None:
    text = "source s: S\nclaim top: T.\n  support one: One. [@s]\n    assumes taken: Taken.\n    undercut: No. [@s]\n"
    assert [each.code for each in found(text, "ARG411")] == ["ARG411"]


@pytest.mark.parametrize(("term", "said"), [("likely", ", and yet called likely"), ("roughly even", "")])
def test_a_disputed_judgment_says_how_and_what_its_likelihood_says(term: str, said: str) -> None:
    text = f"brief b: B\n  judgments top\n{BASE}  likelihood {term}\n  objection no: No.\n"
    (diagnostic,) = found(text, "ARG412")
    told = f"the key judgment `top` is disputed{said}: something is open against it, though less well sourced"
    assert diagnostic.message == told
