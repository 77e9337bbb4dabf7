"""`argmap cruxes`: what the quarrel turns on, in words that an analyst who never saw the program can follow."""

import json
import shlex
from pathlib import Path

import pytest

from process import BROKEN, GOOD, WARNS, argmap

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


def test_a_crux_is_told_with_its_text_what_follows_and_the_command_that_explains_it(place: Path) -> None:
    done = argmap("cruxes", "one.arg", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert (
        done.out
        == """\
What the evidence counts against them, from the least to the most: go (0), wait (1).

3 statements are assumptions or rest on no other. Each was withdrawn in thought by itself. 1 of them
is a crux: without it, the outcome changes.

If patrols were withdrawn, go would be undecided and wait would be undecided, and the order would be
go and wait level (0).
    patrols: There are patrols.  [one.arg:12]
  What the evidence counts against them would change: wait -1.
  - safe falls because patrols is withdrawn: the only reason for it fails.
  - wait is undecided because go is undecided: what contradicts it is undecided.
  - go is undecided because wait is undecided: what contradicts it is undecided.
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
    said = " ".join(out.split())
    assert "If dry were withdrawn, the order would be go and wait level (1)." in said
    (command,) = [line.split("more: ")[1] for line in out.splitlines() if "more: " in line]
    done = argmap(*shlex.split(command)[1:], cwd=place)
    assert (done.code, done.err) == (0, "")
    assert "From the least to the most contradicted: go and wait level (1)." in done.out


def test_so_many_are_shown_and_the_rest_is_counted(place: Path) -> None:
    reasons = "".join(f"    and part{number}: Part {number}. [@talk]\n" for number in range(4))
    text = ONE_REASON.replace("patrols. [@talk]\n", "patrols. [@talk]\n" + reasons)
    place.joinpath("one.arg").write_text(text)
    out = argmap("cruxes", "--most", "2", "one.arg", cwd=place).out
    assert out.count("\nIf ") == 2
    assert "\n3 more, which `--most 5` shows.\n" in out
    assert argmap("cruxes", "--most", "5", "one.arg", cwd=place).out.count("\nIf ") == 5
    assert (
        len(json.loads(argmap("cruxes", "--most", "2", "--format", "json", "one.arg", cwd=place).out)[0]["cruxes"]) == 5
    )


def test_that_nothing_is_a_crux_is_said(place: Path) -> None:
    place.joinpath("none.arg").write_text("interpretation one: One.\n  note: N\ninterpretation two: Two.\n  note: N\n")
    said = " ".join(argmap("cruxes", "none.arg", cwd=place).out.split())
    assert "0 statements are assumptions or rest on no other." in said
    assert "None of them is a crux: without any one of them the outcome stays as it is." in said


def test_without_interpretations_there_is_no_quarrel(place: Path) -> None:
    done = argmap("cruxes", "warns.arg", cwd=place)
    assert (done.code, done.out) == (0, "There are no interpretations, and so no quarrel between them.\n")


def test_a_hostile_text_is_shown_and_not_obeyed(place: Path) -> None:
    text = ONE_REASON.replace("support patrols: There are patrols.", "support: There are p\u00adatrols.")
    place.joinpath("one.arg").write_text(text, encoding="utf-8")
    out = argmap("cruxes", "one.arg", cwd=place).out
    assert "\u00ad" not in out
    assert "If “There are p\\xadatrols.” were withdrawn" in out


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
