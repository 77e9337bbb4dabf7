"""`--fail-on`: named findings are errors, on the exit code and in every form; some are looked for only then."""

import json
from pathlib import Path

import pytest

from argmap.checks import ALL, ON_REQUEST, run_checks
from argmap.diagnostics import CATALOGUE, Diagnostic
from argmap.diagnostics.catalogue import ALIASES, code_of
from inside import argmap
from process import BROKEN, GOOD, WARNS
from samples import analysis_of

CHALLENGED = GOOD.replace("  judgments ready\n", "").replace(
    "week. [@count]\n", "week. [@count]\n  objection north: In the north, roads are under water. [@count]\n"
)
"""A sound brief in which one interpretation holds what an objection goes unanswered to."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    texts = {"good": GOOD, "warns": WARNS, "broken": BROKEN, "challenged": CHALLENGED}
    for name, text in texts.items():
        tmp_path.joinpath(f"{name}.arg").write_text(text)
    return tmp_path


# Errors of what was a warning ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bare", "bare-assertion", "ARG401", "arg401", " Bare ", "unsourced,bare"])
def test_a_finding_is_named_by_its_code_its_rule_or_a_short_name(place: Path, name: str) -> None:
    done = argmap("check", "warns.arg", "--fail-on", name, cwd=place)
    assert done.code == 1
    assert "error[ARG401]" in done.err
    assert "warning[ARG403]" in done.err
    assert done.err.endswith("1 file read: 1 error, 1 warning in 1 file; --fail-on makes 1 of these an error\n")


def test_it_can_be_given_several_times(place: Path) -> None:
    done = argmap("check", "warns.arg", "--fail-on", "bare", "--fail-on", "unconnected", cwd=place)
    assert done.code == 1
    assert done.err.endswith("2 errors in 1 file; --fail-on makes 2 of these errors\n")


def test_what_is_not_there_fails_nothing(place: Path) -> None:
    done = argmap("check", "warns.arg", "--fail-on", "unsourced,unanswered", cwd=place)
    assert done.code == 0
    assert done.err.endswith("1 file read: 2 warnings in 1 file\n")
    assert argmap("check", "good.arg", "--fail-on", "bare,unanswered,unquoted", cwd=place).code == 0


def test_what_is_an_error_anyway_is_not_laid_at_its_door(place: Path) -> None:
    done = argmap("check", "broken.arg", "--fail-on", "unknown-name", cwd=place)
    assert done.code == 1
    assert done.err.endswith("1 error in 1 file\n")


def test_with_strict_both_are_said(place: Path) -> None:
    done = argmap("check", "warns.arg", "--strict", "--fail-on", "bare", cwd=place)
    assert done.code == 1
    assert done.err.endswith("--fail-on makes 1 of these an error; with --strict, warnings are errors\n")


def test_machines_are_told_of_errors(place: Path) -> None:
    def said(form: str) -> str:
        return argmap("check", "warns.arg", "--fail-on", "bare", "--format", form, cwd=place).out

    found = json.loads(said("json"))
    assert (found["errors"], found["warnings"]) == (1, 1)
    assert {each["code"]: each["severity"] for each in found["diagnostics"]} == {"ARG401": "error", "ARG403": "warning"}
    results = json.loads(said("sarif"))["runs"][0]["results"]
    assert {each["ruleId"]: each["level"] for each in results} == {"ARG401": "error", "ARG403": "warning"}
    assert sorted(line.split(" ")[0] for line in said("github").splitlines()) == ["::error", "::warning"]


def test_a_build_is_refused_and_what_was_there_stays(place: Path) -> None:
    (place / "out").mkdir()
    (place / "out" / "vote.pdf").write_text("yesterday's")
    done = argmap("build", "challenged.arg", "--fail-on", "unanswered", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert done.err.endswith("1 error in 1 file; --fail-on makes 1 of these an error; nothing was written\n")
    assert (place / "out" / "vote.pdf").read_text() == "yesterday's"


# Names ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("unanswred", "did you mean `unanswered`?"),
        ("bare-assertions", "did you mean `bare-assertion`?"),
        ("bare,,unsourced", "wants the name of a finding"),
        ("", "wants the name of a finding"),
        ("xyzzy", "no finding is called `xyzzy`\n"),
        ("ARG999", "no finding is called `ARG999`\n"),
        ("\x1b]0;owned\x07", "no finding is called `\\x1b]0;owned\\x07`"),
    ],
)
def test_an_unknown_name_is_wrong_use_and_the_names_are_listed(place: Path, name: str, said: str) -> None:
    done = argmap("check", "good.arg", "--fail-on", name, cwd=place)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    listed = done.err.split("these names: ")[1].rstrip(".\n").replace("\n", " ").split(", ")
    assert {"unanswered", "unsourced", "bare", "single-interpretation"} <= set(listed)
    assert all(map(code_of, listed))


@pytest.mark.parametrize("command", ["build", "watch"])
def test_building_and_watching_take_the_same_names(place: Path, command: str) -> None:
    done = argmap(command, "good.arg", "--fail-on", "unanswred", cwd=place)
    assert done.code == 2
    assert "did you mean `unanswered`?" in done.err


def test_short_names_are_no_other_names_and_mean_warnings() -> None:
    assert not set(ALIASES) & {rule.slug for rule in CATALOGUE.values()}
    assert {str(CATALOGUE[code].severity) for code in ALIASES.values()} == {"warning"}
    assert {str(CATALOGUE[code].severity) for code in ON_REQUEST} == {"warning"}


# Checks on request ---------------------------------------------------------------------------------------------------


def test_what_runs_on_request_is_silent_unless_named(place: Path) -> None:
    assert argmap("check", "challenged.arg", "--strict", cwd=place).err == argmap("check", "good.arg", cwd=place).err
    assert not set(ON_REQUEST.values()) & set(ALL)
    done = argmap("check", "challenged.arg", "--fail-on", "unanswered", cwd=place)
    assert done.code == 1
    assert "error[ARG415]" in done.err


def unanswered(text: str) -> list[Diagnostic]:
    return [each for each in run_checks(analysis_of(text), requested=["ARG415"]) if each.code == "ARG415"]


CLAIMS = """\
source s: S
claim ready: The stations are ready. [@s]
  support counted: All were counted. [@s]
    undercut: By telephone. [@s]
  objection north: Roads are under water. [@s]
"""
READINGS = """\
interpretation go: Go.
  holds ready
interpretation stay: Stay.
  holds ready
  rejects north
interpretation leave: Leave.
  rejects ready
"""


def test_each_unanswered_objection_is_one_finding_at_its_place() -> None:
    text = CLAIMS + READINGS
    (objection,) = unanswered(text)
    assert objection.message == "the interpretation `go` leaves `north`, raised against `ready`, unanswered"
    assert objection.primary is not None
    assert text[objection.primary.span.start : objection.primary.span.end] == "north"
    assert "`rejects north`" in objection.help


def test_an_answer_an_undercut_or_a_rejection_settles_it() -> None:
    text = CLAIMS.replace("    undercut: By telephone. [@s]\n", "") + READINGS
    assert len(unanswered(text)) == 1
    beneath = "water. [@s]\n    {}: The stations were moved. [@s]\n"
    for answer in ("objection", "undercut"):
        assert unanswered(text.replace("water. [@s]\n", beneath.format(answer))) == []
    assert unanswered(text.replace("go: Go.\n", "go: Go.\n  rejects north\n")) == []


def test_an_objection_that_is_pointed_at_is_marked_where_it_is_raised() -> None:
    text = CLAIMS + "claim safe: It is safe. [@s]\n  objection north\ninterpretation go: Go.\n  holds safe\n"
    (found,) = unanswered(text)
    assert found.primary is not None
    assert text[found.primary.span.start : found.primary.span.end] == "objection north"
    assert "raised against `safe`" in found.message


def test_only_what_the_brief_compares_has_to_answer() -> None:
    text = CLAIMS + READINGS
    compared = "brief b: B\n  compare leave, go\n" + text
    assert [each.message.split(" leave")[0] for each in unanswered(compared)] == ["the interpretation `go`"]


def test_an_interpretation_answers_for_its_own_thesis() -> None:
    text = "source s: S\ninterpretation go: Go.\n  objection: Why? [@s]\n"
    (found,) = unanswered(text)
    assert "leaves “Why?”, raised against `go`, unanswered" in found.message
    assert len(found.secondary) == 1
