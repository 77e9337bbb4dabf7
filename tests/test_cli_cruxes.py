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

CONTRARY = """\
source s: S
claim wet: It is wet. [@s]
  contradicts dry
claim dry: It is dry. [@s]

claim dark: It is dark. [@s]

interpretation go: Go.
  support wet
  holds dark
interpretation wait: Wait.
  holds dry
  rejects dark
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in (
        ("quarrel", QUARREL),
        ("one", ONE_REASON),
        ("broken", BROKEN),
        ("warns", WARNS),
    ):
        tmp_path.joinpath(f"{name}.arg").write_text(text)
    return tmp_path


def test_each_crux_is_told_with_who_takes_which_side_and_why_it_weighs(place: Path) -> None:
    done = argmap("cruxes", "quarrel.arg", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert (
        done.out
        == """\
A  The vote should be held.  [go, quarrel.arg:15]
B  The vote should wait.  [wait, quarrel.arg:21]

- The rains are near.  [season, quarrel.arg:23]
    For it: B. A does not say whether it grants it.
    B cannot do without it.

more: argmap why season quarrel.arg
"""
    )


def test_the_command_given_explains_it(place: Path) -> None:
    out = argmap("cruxes", "quarrel.arg", cwd=place).out
    (command,) = [line.split("more: ")[1] for line in out.splitlines() if "more: argmap why" in line]
    assert argmap(*shlex.split(command)[1:], cwd=place).code == 0


def test_two_that_contradict_each_other_are_one_and_what_is_only_contested_comes_last(place: Path) -> None:
    place.joinpath("two.arg").write_text(CONTRARY)
    said = " ".join(argmap("cruxes", "two.arg", cwd=place).out.split())
    pair = "- It is wet. [wet, two.arg:2] or: It is dry. [dry, two.arg:4] For the first: A. Against the first: B."
    assert pair in said
    assert said.index(pair) < said.index("Also contested - It is dark. [dark, two.arg:6] For it: A. Against it: B.")


def test_so_many_are_shown_and_the_rest_is_counted(place: Path) -> None:
    place.joinpath("two.arg").write_text(CONTRARY)
    out = argmap("cruxes", "two.arg", cwd=place).out
    assert (out.count("\n- "), "left out" in out) == (2, False)
    out = argmap("cruxes", "--most", "1", "two.arg", cwd=place).out
    assert (out.count("\n- "), "\nOne more is left out here.\n" in out) == (1, True)
    (entry,) = json.loads(argmap("cruxes", "--most", "1", "--format", "json", "two.arg", cwd=place).out)
    assert len(entry["cruxes"]) == 2


def test_authors_are_told_what_bears_a_load(place: Path) -> None:
    out = argmap("cruxes", "--author", "one.arg", cwd=place).out
    told = "- There are patrols. [patrols, one.arg:12] Resting on it: “The roads are safe” [safe, one.arg:11]."
    assert told in " ".join(out[out.index("What much rests on") :].split())
    assert "What much rests on" not in argmap("cruxes", "one.arg", cwd=place).out


def test_that_nothing_is_a_crux_is_said(place: Path) -> None:
    none = "No statement is held by one interpretation and denied by another.\n"
    place.joinpath("none.arg").write_text("interpretation one: One.\n  note: N\ninterpretation two: Two.\n  note: N\n")
    assert argmap("cruxes", "none.arg", cwd=place).out == none
    assert argmap("cruxes", "warns.arg", cwd=place).out == none


def test_a_hostile_text_is_shown_and_not_obeyed(place: Path) -> None:
    text = QUARREL.replace("support season: The rains are near.", "support: The r\u00adains are near.")
    place.joinpath("one.arg").write_text(text, encoding="utf-8")
    out = argmap("cruxes", "one.arg", cwd=place).out
    assert "\u00ad" not in out
    assert "- The r\\xadains are near.  [one.arg:23]" in out


def test_errors_are_shown_and_nothing_else(place: Path) -> None:
    done = argmap("cruxes", "broken.arg", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert "ARG201" in done.err


def test_json_has_all_of_it(place: Path) -> None:
    place.joinpath("two.arg").write_text("brief b: B\n" + CONTRARY)
    (entry,) = json.loads(argmap("cruxes", "--format", "json", "two.arg", cwd=place).out)
    assert (entry["brief"], entry["interpretations"]) == ("b", ["go", "wait"])
    assert entry["cruxes"] == [
        {"statements": ["wet", "dry"], "weight": 3, "for": ["go"], "against": ["wait"], "silent": []},
        {"statements": ["dark"], "weight": 1, "for": ["go"], "against": ["wait"], "silent": []},
    ]
    assert entry["load-bearing"] == {"wet": ["go"]}


@pytest.mark.parametrize("command", ["sources", "build", "check --fail-on single-source"])
def test_too_much_to_work_out_has_one_exit_code(tmp_path: Path, command: str) -> None:
    (tmp_path / "vote.arg").write_text(GOOD)
    done = argmap(*command.split(), "vote.arg", "--limit", "paths=1", cwd=tmp_path)
    assert (done.code, done.err.count("error[ARG908]")) == (1, 1)
