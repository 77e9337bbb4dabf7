"""`argmap positions` as people run it: what can be held together, in words and as JSON, and honest when cut short."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from inside import argmap
from process import ARGMAP, BROKEN, GOOD, Done, environment

DISPUTE = """\
brief dispute: Who is right?

question who: Who is right?

source s: A source

claim first: The first was right. [@s]
  contradicts second
claim second: The second was right. [@s]
claim third: The third was right.
  support: She said so at the time, and nobody who was there has ever denied it. [@s]
    objection doubt: Who knows? [@s]
      objection reply: They know. [@s]
        objection retort: They do not. [@s]
          objection reply
claim always: It was so either way. [@s]
  objection never: It never was. [@s]
    objection first
    objection second

interpretation one: The first was.
  answers who
  holds first, always
interpretation none: Neither was.
  answers who
  rejects first, always
"""
"""Two claims that contradict each other, one that stands either way, and another question left open elsewhere."""

ODD = "source s: S\n" + "".join(f"claim c{i}: C. [@s]\n  objection c{(i + 1) % 3}\n" for i in range(3))
"""Three claims each of which objects to the one before: nothing can be decided."""

RESEARCH = "For researchers: a method of the literature, not what the brief says.\n\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in (("dispute", DISPUTE), ("odd", ODD), ("good", GOOD), ("broken", BROKEN)):
        tmp_path.joinpath(f"{name}.arg").write_text(text)
    return tmp_path


def run(place: Path, *arguments: str) -> Done:
    done = argmap("positions", *arguments, cwd=place)
    assert (done.code, done.err) == (0, "")
    return done


def read(place: Path, *arguments: str) -> Any:  # noqa: ANN401 - as JSON has it
    (whole,) = json.loads(run(place, *arguments, "--format", "json").out)
    return whole


def paragraph(out: str, start: str) -> str:
    """The block that begins so, on one line."""
    (found,) = (block for block in out.split("\n\n") if block.startswith(start))
    return " ".join(found.split())


def test_it_says_how_many_positions_there_are_and_what_is_the_same_in_all(place: Path) -> None:
    head = paragraph(run(place, "dispute.arg").out, "There are four preferred positions.")
    assert "4 of 11 statements are judged alike whichever position one takes." in head
    assert "falls into two components" in head


def test_it_spells_out_the_options_of_each_component(place: Path) -> None:
    out = run(place, "dispute.arg").out
    first = paragraph(out, "Component 1: four statements, two options")
    assert "option 1 accepted: first; rejected: second option 2 accepted: second; rejected: first" in first
    assert "in each accepted: always; rejected: never" in first
    second = paragraph(out, "Component 2: five statements, two options")
    assert (
        "option 2 accepted: third, “She said so at the time, and nobody who was…”, reply; rejected: doubt, retort"
        in second
    )


def test_the_commands_it_names_say_more(place: Path) -> None:
    out = run(place, "dispute.arg").out
    commands = [line.split("more: argmap ")[1] for line in out.splitlines() if "more: " in line]
    assert len(commands) == 2
    for command in commands:
        done = argmap(*command.split(), cwd=place)
        assert (done.code, done.err) == (0, "")
        assert done.out


def test_json_says_the_same(place: Path) -> None:
    whole = read(place, "dispute.arg")
    assert (whole["brief"], whole["semantics"], whole["finished"]) == ("dispute", "preferred", True)
    assert (whole["positions"], whole["statements"]) == (4, 11)
    assert whole["agreed"] == {"accepted": ["always", "one", "none"], "rejected": ["never"]}
    assert whole["knots"][0] == {
        "statements": ["first", "second", "always", "never"],
        "stopped": None,
        "options": [
            {"accepted": ["first", "always"], "rejected": ["second", "never"], "open": []},
            {"accepted": ["second", "always"], "rejected": ["first", "never"], "open": []},
        ],
    }


@pytest.mark.parametrize(
    ("semantics", "says"),
    [
        ("preferred", "There is one preferred position."),
        ("stable", "There is no stable position."),
        ("semi-stable", "There is one semi-stable position."),
        ("complete", "There is one complete position."),
    ],
)
def test_the_semantics_can_be_chosen(place: Path, semantics: str, says: str) -> None:
    out = run(place, "odd.arg", "--semantics", semantics).out
    assert out.startswith(RESEARCH + f"{says}\n")
    assert ("option 1  left open: c0, c1, c2" in out) == (semantics != "stable")
    assert read(place, "odd.arg", "--semantics", semantics)["positions"] == (semantics != "stable")


def test_where_everything_is_settled_it_says_so(place: Path) -> None:
    out = run(place, "good.arg").out
    assert out.startswith(RESEARCH + "There is one preferred position.\n")
    assert "This one leaves nothing open, and so there is no choice to make." in out
    assert "Knot" not in out


def test_where_nothing_is_said_there_is_nothing_to_hold(place: Path) -> None:
    place.joinpath("empty.arg").write_text("")
    assert run(place, "empty.arg").out == RESEARCH + "There are no statements.\n"


def test_what_was_cut_short_is_said_to_be_not_finished(place: Path) -> None:
    out = run(place, "dispute.arg", "--seconds", "0").out
    assert out.startswith(RESEARCH + "Not finished: no preferred position was found.\n")
    assert "At least 2 of 11 statements" in out
    assert "no option found in 0 seconds, not finished" in paragraph(out, "Component 1")
    whole = read(place, "dispute.arg", "--seconds", "0")
    assert (whole["finished"], whole["positions"], whole["knots"][0]["stopped"]) == (False, 0, "time")


def test_more_options_than_are_listed_are_not_passed_over(place: Path) -> None:
    hub = "claim hub: Hub. [@s]\n" + "".join(f"  objection a{i}\n" for i in range(10))
    text = "".join(f"claim a{i}: A. [@s]\n  contradicts b{i}\nclaim b{i}: B. [@s]\n" for i in range(10))
    place.joinpath("hub.arg").write_text(f"source s: S\n{hub}{text}")
    out = run(place, "hub.arg").out
    assert out.startswith(RESEARCH + "Not finished: there are at least 64 preferred positions.\n")
    knot = paragraph(out, "Component 1: 21 statements, more than 64 options")
    assert "option 12 " in knot
    assert "and 52 more, which `--format json` lists" in knot
    assert len(read(place, "hub.arg")["knots"][0]["options"]) == 64


def test_a_great_many_positions_are_not_counted_out(place: Path) -> None:
    text = "".join(f"claim a{i}: A. [@s]\n  contradicts b{i}\nclaim b{i}: B. [@s]\n" for i in range(60))
    place.joinpath("many.arg").write_text(f"source s: S\n{text}")
    out = run(place, "many.arg").out
    assert out.startswith(RESEARCH + "There are more than a million preferred positions.\n")
    assert "Component 60: two statements, two options" in out
    whole = read(place, "many.arg")
    assert (whole["finished"], whole["positions"], len(whole["knots"])) == (True, None, 60)


def test_of_several_briefs_each_has_its_heading(place: Path) -> None:
    out = run(place, "dispute.arg", "good.arg").out
    assert out.index("In the brief dispute:\n") < out.index("In the brief vote:\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("good.arg", "--semantics", "grounded"),
        ("good.arg", "--seconds", "nan"),
        ("good.arg", "--seconds", "-1"),
        ("good.arg", "--seconds", "9" * 400),
        ("missing.arg",),
    ],
)
def test_wrong_use_is_refused(place: Path, arguments: tuple[str, ...]) -> None:
    done = argmap("positions", *arguments, cwd=place)
    assert (done.code, done.out) == (2, "")
    assert done.err
    assert "Traceback" not in done.err


def test_an_argument_with_errors_has_no_positions(place: Path) -> None:
    done = argmap("positions", "broken.arg", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert "error[ARG201]" in done.err


def test_the_solver_is_loaded_only_where_something_is_left_to_solve(place: Path) -> None:
    for arguments, solves in (
        (("check", "dispute.arg"), False),
        (("positions", "good.arg"), False),
        (("positions", "odd.arg"), True),
    ):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", ARGMAP, *arguments],
            cwd=place, env=environment(), capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert (" clingo" in done.stderr) == solves, arguments
