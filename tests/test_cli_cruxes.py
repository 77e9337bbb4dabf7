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
As it is written, go stands; wait falls.
What the evidence counts against them, from the least to the most: go (0), wait (1).

3 statements are assumptions or rest on no other. Each was withdrawn in thought, first alone and
then in pairs. 1 of them is a crux by itself: without it, the outcome changes. No pair is one.

Cruxes of one statement

If patrols were withdrawn, go would be undecided (now stands) and wait would be undecided (now
falls), and the order would be go and wait level (0).
    patrols: There are patrols.  [one.arg:12]
  What the evidence counts against them would change: wait -1.
  - safe falls because patrols is withdrawn: the only reason for it fails.
  - wait is undecided because go is undecided: what contradicts it is undecided.
  - go is undecided because wait is undecided: what contradicts it is undecided.
  more: argmap why go --without patrols one.arg
  more: argmap matrix --without patrols one.arg

Key judgments

ready stands. It would fall without counted or without the source count.
safe stands. It would fall without patrols or without the source talk.
"""
    )


def test_the_command_given_explains_it(place: Path) -> None:
    out = argmap("cruxes", "one.arg", cwd=place).out
    (command,) = [line.split("more: ")[1] for line in out.splitlines() if "more: argmap why" in line]
    done = argmap(*shlex.split(command)[1:], cwd=place)
    assert done.code == 0
    assert done.out.startswith("Without patrols, go is undecided: what contradicts it is undecided.  [one.arg:14]\n")
    assert "hangs on wait, which contradicts it and is undecided" in done.out


def test_a_pair_is_a_crux_where_neither_is_one_alone(place: Path) -> None:
    said = " ".join(argmap("cruxes", "quarrel.arg", cwd=place).out.split())
    assert "None of them is a crux by itself. 1 pair is a crux: without both statements, the outcome changes." in said
    assert "If patrols and quiet were both withdrawn, go would be undecided (now stands)" in said
    assert "more: argmap why go --without patrols,quiet quarrel.arg" in said
    assert "safe stands, whichever single statement or source is left out." in said


def test_pairs_that_come_to_the_same_are_one_entry(place: Path) -> None:
    linked = "  support quiet: It has been quiet. [@radio]\n    and calm: It stays so. [@radio]\n"
    text = QUARREL.replace("  support quiet: It has been quiet. [@radio]\n", linked)
    place.joinpath("quarrel.arg").write_text(text)
    said = " ".join(argmap("cruxes", "quarrel.arg", cwd=place).out.split())
    together = "patrols is a crux together with any one of these 2: quiet and calm. If both were withdrawn, go would be"
    assert f"{together} undecided (now stands)" in said
    assert "the order would be go and wait level. patrols: There are patrols." in said
    assert "For instance, with quiet: - safe falls because patrols and quiet are withdrawn: both reasons" in said


def test_what_changes_only_the_order_names_the_matrix_that_shows_it(place: Path) -> None:
    out = argmap("cruxes", "order.arg", cwd=place).out
    said = " ".join(out.split())
    assert "If dry were withdrawn, the order would be go and wait level (1)." in said
    (command,) = [line.split("more: ")[1] for line in out.splitlines() if "more: " in line]
    done = argmap(*shlex.split(command)[1:], cwd=place)
    assert (done.code, done.err) == (0, "")
    assert "From the least to the most contradicted: go and wait level (1)." in done.out


def test_pairs_that_change_only_the_order_name_the_matrix(place: Path) -> None:
    more = "".join(f"  support dry{number}: It is dry there. [@talk]\n" for number in range(2))
    text = ORDER.replace("dry. [@talk]\n", "dry. [@talk]\n" + more).replace("rejects mud", "rejects mud, fog")
    place.joinpath("order.arg").write_text(text + "claim fog: It is foggy.\n  support grey: It is grey. [@talk]\n")
    said = " ".join(argmap("cruxes", "order.arg", cwd=place).out.split())
    assert "are cruxes: without both statements of any one, the outcome changes." in said
    assert "dry is a crux together with any one of these 2: dry0 and dry1. If both were withdrawn, the order" in said
    assert "more: argmap matrix --without dry,dry0 order.arg" in said


def test_several_that_stand_are_not_run_together_with_those_that_fall(place: Path) -> None:
    place.joinpath("one.arg").write_text(
        ONE_REASON + "interpretation stay: It should wait for long.\n  objection ready\n"
    )
    out = argmap("cruxes", "one.arg", cwd=place).out
    assert out.startswith("As it is written, go stands; wait and stay fall.\n")


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
    assert "As it is written, one and two stand." in said
    assert "0 statements are assumptions or rest on no other." in said
    assert "None of them is a crux, nor is any pair: without them the outcome stays as it is." in said


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
    assert entry["standings"] == {"go": "stands", "wait": "falls"}
    assert (entry["order"], entry["against"]) == ([["go"], ["wait"]], {"go": 0.0, "wait": 1.0})
    assert (entry["withdrawn"], entry["finished"]) == (3, True)
    assert entry["cruxes"] == [
        {
            "statements": ["patrols"],
            "standings": {"go": "undecided", "wait": "undecided"},
            "order": [["go", "wait"]],
            "turns": ["go", "wait"],
            "reorders": True,
            "changed": {"safe": "falls", "wait": "undecided", "go": "undecided"},
            "shift": {"go": 0.0, "wait": -1.0},
        }
    ]
    assert entry["judgments"][1] == {
        "name": "safe",
        "standing": "stands",
        "firm": False,
        "without-statement": {"patrols": "falls"},
        "without-source": {"talk": "falls"},
    }


@pytest.mark.parametrize("command", ["cruxes", "matrix", "sources", "build", "check --fail-on single-source"])
def test_too_much_to_work_out_has_one_exit_code(tmp_path: Path, command: str) -> None:
    (tmp_path / "vote.arg").write_text(GOOD)
    done = argmap(*command.split(), "vote.arg", "--limit", "paths=1", cwd=tmp_path)
    assert (done.code, done.err.count("error[ARG908]")) == (1, 1)
