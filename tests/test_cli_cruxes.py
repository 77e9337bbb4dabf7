"""`argmap cruxes`: what the quarrel turns on, in words that an analyst who never saw the program can follow."""

import json
import shlex
from pathlib import Path

import pytest

from inside import argmap
from process import BROKEN, GOOD, WARNS

QUARREL = """\
brief quarrel: Should the vote be held?
  judgments ready, safe

source count: A count
source talk: A talk
source radio: The radio

claim ready: The stations are ready.
  support counted: All of them were counted. [@count]

claim safe: The roads are safe.
  support patrols: There are patrols. [@talk]
  support quiet: It has been quiet. [@radio]

interpretation go: The vote should be held.
  support ready
  support safe
  contradicts wait
  indicator: The ballots are printed.

interpretation wait: The vote should wait.
  objection safe
  support season: The rains are near. [@radio]
  indicator: The rains have begun.
"""

ONE_REASON = QUARREL.replace("  support quiet: It has been quiet. [@radio]\n", "")

ORDER = """\
source talk: A talk

claim mud: It is muddy.
  support wet: It is wet. [@talk]

claim sun: The sun shines.
  support dry: It is dry. [@talk]

interpretation go: Go.
  rejects mud
interpretation wait: Wait.
  rejects sun, mud
"""
"""Without `dry`, two that speak against `wait` are one fewer."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in (
        ("quarrel", QUARREL),
        ("one", ONE_REASON),
        ("order", ORDER),
        ("broken", BROKEN),
        ("warns", WARNS),
    ):
        tmp_path.joinpath(f"{name}.arg").write_text(text)
    return tmp_path


def test_cruxes_are_told_as_in_the_brief_with_the_commands_that_explain_the_first(place: Path) -> None:
    done = argmap("cruxes", "one.arg", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "A  The vote should be held.  [go, one.arg:14]\nB  The vote should wait.  [wait, one.arg:"
    )
    assert done.out.endswith(
        """\
Where one statement decides

Without the statement below:
A Go would be undecided.
B Wait would be undecided.
The order would be 1 A, 1 B
- There are patrols.  [patrols, one.arg:12]
  It supports “The roads are safe” [safe, one.arg:11]. Then “The roads are safe” would fall. Counts
  against: B 0 (now 1).

more: argmap why go --without patrols one.arg
more: argmap matrix --without patrols one.arg
"""
    )


def test_the_command_given_explains_it(place: Path) -> None:
    out = argmap("cruxes", "one.arg", cwd=place).out
    (command,) = [line.split("more: ")[1] for line in out.splitlines() if "more: argmap why" in line]
    done = argmap(*shlex.split(command)[1:], cwd=place)
    assert done.code == 0
    assert done.out.startswith("Without patrols, go is undecided: what contradicts it is undecided.  [one.arg:14]\n")
    assert "hangs on wait, which contradicts it and is undecided" in done.out


def test_what_changes_only_the_order_names_the_matrix_that_shows_it(place: Path) -> None:
    out = argmap("cruxes", "order.arg", cwd=place).out
    assert "Without the statement below:\nThe order would be 1 A, 1 B\n- It is dry.  [dry, order.arg:7]\n" in out
    (command,) = [line.split("more: ")[1] for line in out.splitlines() if "more: " in line]
    done = argmap(*shlex.split(command)[1:], cwd=place)
    assert (done.code, done.err) == (0, "")
    assert "The evidence contradicts all interpretations alike." in done.out


def test_so_many_are_shown_and_the_rest_is_counted(place: Path) -> None:
    reasons = "".join(f"    and part{number}: Part {number}. [@talk]\n" for number in range(4))
    text = ONE_REASON.replace("patrols. [@talk]\n", "patrols. [@talk]\n" + reasons)
    place.joinpath("one.arg").write_text(text)
    out = argmap("cruxes", "--most", "2", "one.arg", cwd=place).out
    assert (out.count("\n- "), "- Three more statements would do as well." in out) == (3, True)
    assert argmap("cruxes", "one.arg", cwd=place).out.count("\n- ") == 5
    (entry,) = json.loads(argmap("cruxes", "--most", "2", "--format", "json", "one.arg", cwd=place).out)
    assert len(entry["cruxes"]) == 5


def test_that_nothing_is_a_crux_is_said(place: Path) -> None:
    place.joinpath("none.arg").write_text("interpretation one: One.\n  note: N\ninterpretation two: Two.\n  note: N\n")
    said = " ".join(argmap("cruxes", "none.arg", cwd=place).out.split())
    assert said == "There are fewer than two interpretations, or nothing to withdraw, and so no cruxes."


def test_without_interpretations_there_is_no_quarrel(place: Path) -> None:
    done = argmap("cruxes", "warns.arg", cwd=place)
    assert (done.code, done.out) == (
        0,
        "There are fewer than two interpretations, or nothing to withdraw, and so no cruxes.\n",
    )


def test_a_hostile_text_is_shown_and_not_obeyed(place: Path) -> None:
    text = ONE_REASON.replace("support patrols: There are patrols.", "support: There are p\u00adatrols.")
    place.joinpath("one.arg").write_text(text, encoding="utf-8")
    out = argmap("cruxes", "one.arg", cwd=place).out
    assert "\u00ad" not in out
    assert "- There are p\\xadatrols.  [one.arg:12]" in out


def test_errors_are_shown_and_nothing_else(place: Path) -> None:
    done = argmap("cruxes", "broken.arg", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert "ARG201" in done.err


def test_json_has_all_of_it(place: Path) -> None:
    (entry,) = json.loads(argmap("cruxes", "--format", "json", "one.arg", cwd=place).out)
    assert entry["brief"] == "quarrel"
    assert (entry["order"], entry["against"]) == ([["go"], ["wait"]], {"go": 0, "wait": 1})
    assert entry["withdrawn"] == 3
    assert entry["cruxes"] == [
        {
            "statement": "patrols",
            "order": [["go", "wait"]],
            "turns": {"go": "undecided", "wait": "undecided"},
            "reorders": True,
            "changed": {"safe": "falls", "wait": "undecided", "go": "undecided"},
            "shift": {"go": 0, "wait": -1},
        }
    ]


@pytest.mark.parametrize("command", ["cruxes", "matrix", "sources", "build", "check --fail-on single-source"])
def test_too_much_to_work_out_has_one_exit_code(tmp_path: Path, command: str) -> None:
    (tmp_path / "vote.arg").write_text(GOOD)
    done = argmap(*command.split(), "vote.arg", "--limit", "paths=1", cwd=tmp_path)
    assert (done.code, done.err.count("error[ARG908]")) == (1, 1)
