"""`argmap strength`: bands for people, numbers for scripts, and what a strength is made of."""

import json
from pathlib import Path

import pytest

from inside import argmap
from process import BROKEN, GOOD

NOTE = "A band says how strong a statement is within this argument. It is not a probability that the statement is true."

QUARREL = """\
source count: A count
  grade B2

claim ready: The stations are ready. [@count]
  contradicts late
  objection roads: Roads are under water.
    objection moved: Those were moved in\u00adland. [@count]

claim late: They are not.
"""

RESEARCH = "For researchers: a method of the literature, not what the brief says.\n\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    tmp_path.joinpath("good.arg").write_text(GOOD)
    tmp_path.joinpath("quarrel.arg").write_text(QUARREL, encoding="utf-8")
    tmp_path.joinpath("broken.arg").write_text(BROKEN)
    return tmp_path


def test_key_judgments_and_then_interpretations_are_shown(place: Path) -> None:
    done = argmap("strength", "good.arg", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        RESEARCH + "name   kind            status  quadratic energy  DF-QuAD      Euler\n"
        "ready  claim                   very strong       very strong  very strong\n"
        "go     interpretation  -       even              even         even\n"
        "wait   interpretation  -       even              even         even\n"
        f"\n{NOTE}\n"
    )


def test_all_statements_can_be_shown_and_circles_are_said(place: Path) -> None:
    done = argmap("strength", "--all", "quarrel.arg", cwd=place)
    assert done.code == 0
    _, *rows = done.out.split("\n\n")[1].splitlines()
    assert [row.split()[0] for row in rows] == [
        "ready",
        "roads",
        "moved",
        "late",
    ]
    said = " ".join(done.out.split())
    assert "ready and late bear on themselves through others." in said
    assert "DF-QuAD is defined only where nothing bears on itself" in said
    assert done.out.count(NOTE) == 1


def test_nothing_to_show_is_said(place: Path) -> None:
    done = argmap("strength", "quarrel.arg", cwd=place)
    assert (done.code, done.out) == (0, "")
    assert "--all" in done.err


def test_scripts_get_numbers_rounded_to_three_digits(place: Path) -> None:
    done = argmap("strength", "--format", "json", "good.arg", cwd=place)
    ready, *theses = json.loads(done.out)
    assert [each["name"] for each in theses] == ["go", "wait"]
    assert ready == {
        "brief": "vote",
        "name": "ready",
        "kind": "claim",
        "status": "",
        "quadratic-energy": {"band": "very strong", "number": 0.89},
        "df-quad": {"band": "very strong", "number": 0.94},
        "euler": {"band": "very strong", "number": 0.891},
        "circular": False,
        "path": "good.arg",
        "line": 9,
    }
    assert json.loads(argmap("strength", "--format", "json", "quarrel.arg", cwd=place).out) == []


def test_the_strength_of_one_statement_is_taken_apart(place: Path) -> None:
    done = argmap("strength", "--of", "roads", "quarrel.arg", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        RESEARCH + "roads is weak by quadratic energy.  [quarrel.arg:6]\n"
        "    Roads are under water.\n"
        "  It starts even: it states no confidence and cites no source.\n"
        "  Objected to by moved (strong), which lowers it; without this, it would be even.\n"
        f"\n{NOTE}\n"
    )
    weighed = argmap("strength", "--of", "roads", "--semantics", "df-quad", "quarrel.arg", cwd=place)
    assert "\nroads is very weak by DF-QuAD." in weighed.out
    assert "which lowers it greatly; without this, it would be even." in weighed.out
    leaf = argmap("strength", "--of", "moved", "quarrel.arg", cwd=place)
    assert "Those were moved in\\xadland." in leaf.out
    assert "It starts strong: its best source, count, is graded B2, and nothing bears on it." in leaf.out


def test_the_strength_of_one_statement_for_scripts(place: Path) -> None:
    done = argmap("strength", "--of", "roads", "--format", "json", "quarrel.arg", cwd=place)
    assert json.loads(done.out) == [
        {
            "brief": None,
            "name": "roads",
            "semantics": "quadratic-energy",
            "band": "weak",
            "number": 0.32,
            "circular": False,
            "base": {"band": "even", "number": 0.5, "from": "nothing"},
            "parts": [
                {
                    "bearing": "objection",
                    "statements": ["moved"],
                    "undercut-by": [],
                    "band": "strong",
                    "shift": -0.18,
                    "without": "even",
                }
            ],
        }
    ]


def test_several_briefs_are_told_apart(place: Path) -> None:
    place.joinpath("other.arg").write_text(GOOD.replace("brief vote", "brief other"))
    done = argmap("strength", "good.arg", "other.arg", cwd=place)
    assert done.out.count("\nother ") == 3
    assert done.out.splitlines()[3].startswith("vote ")
    one = argmap("strength", "--of", "counted", "good.arg", "other.arg", cwd=place)
    assert one.out.startswith(RESEARCH + "In the brief vote:\ncounted is strong")
    assert "In the brief other:\ncounted is strong" in one.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--of", "redy", "good.arg"), "did you mean `ready`?"),
        (("--of", "ready", "--all", "good.arg"), "leave out one of them"),
        (("--semantics", "euler", "good.arg"), "name it with `--of NAME`"),
        (("--semantics", "eulr", "--of", "ready", "good.arg"), "eulr"),
        (("missing.arg",), "missing.arg"),
    ],
)
def test_wrong_use_is_said(place: Path, arguments: tuple[str, ...], said: str) -> None:
    done = argmap("strength", *arguments, cwd=place)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_of_what_has_errors_no_strength_is_given(place: Path) -> None:
    done = argmap("strength", "broken.arg", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert "ARG201" in done.err
