"""`argmap sources`: what rests on each source, which are echoes, and `argmap why --without`."""

import json
import shlex
from pathlib import Path

import pytest

from inside import argmap
from process import BROKEN, WARNS

NEWS = """\
brief strike: Did they strike?
  judgments struck

source agency: An agency
  grade B2
source paper: A newspaper
  derives-from agency
source survey: A survey
source idle: Nobody's

claim struck: They struck.
  support seen: It was seen. [@agency; @paper]

claim calm: It was calm. [@survey]
  objection struck

interpretation yes: They did.
  support struck
  contradicts no
  indicator: Wages rise.

interpretation no: They did not.
  support calm
  indicator: Wages fall.
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in (("news", NEWS), ("broken", BROKEN), ("warns", WARNS)):
        tmp_path.joinpath(f"{name}.arg").write_text(text)
    return tmp_path


def test_each_source_is_told_with_what_rests_on_it_alone(place: Path) -> None:
    done = argmap("sources", "news.arg", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert (
        done.out
        == """\
This brief draws on four sources. One of them is cited for nothing. One claim rests on one source
alone: struck.

agency (grade B2): An agency  [news.arg:4]
  One statement cites it.
  With it go those that only repeat it: paper.
  One claim rests on it alone: struck. So does one more statement.
  more: argmap why struck --without agency news.arg

paper (not graded): A newspaper  [news.arg:6]
  One statement cites it.
  No claim rests on it alone.

survey (not graded): A survey  [news.arg:8]
  One statement cites it.
  No claim rests on it alone.
  more: argmap why calm --without survey news.arg

idle (not graded): Nobody's  [news.arg:9]
  No statement cites it.
  No claim rests on it alone.

One statement seems to have several sources, but they all go back to one:
  seen: agency and paper all go back to agency.  [news.arg:12]
"""
    )


def test_the_command_given_explains_it(place: Path) -> None:
    out = argmap("sources", "news.arg", cwd=place).out
    command = next(line.split("more: ")[1] for line in out.splitlines() if "more: argmap why" in line)
    done = argmap(*shlex.split(command)[1:], cwd=place)
    assert done.code == 0
    assert done.out.startswith("Without agency:\n\nThey struck.")
    assert "Unsupported: its source is left out, and no reason for it holds." in " ".join(done.out.split())


def test_statements_and_sources_can_be_left_out_together(place: Path) -> None:
    done = argmap("why", "no", "news.arg", "--without", "seen, struck, survey", cwd=place)
    assert done.code == 0
    assert done.out.startswith("Without seen, struck and survey:")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--without", "sen"), "there is no source or statement `sen`; did you mean `seen`?"),
        (("--without", "agenci"), "there is no source or statement `agenci`; did you mean `agency`?"),
        (("--without", "xyzzy"), "`argmap list news.arg` shows those there are"),
    ],
)
def test_wrong_names_are_refused(place: Path, arguments: tuple[str, ...], said: str) -> None:
    done = argmap("why", "struck", "news.arg", *arguments, cwd=place)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_that_there_are_no_sources_is_said(place: Path) -> None:
    done = argmap("sources", "warns.arg", cwd=place)
    assert (done.code, done.out, done.err) == (0, "", "There are no sources.\n")


def test_errors_are_shown_and_nothing_else(place: Path) -> None:
    done = argmap("sources", "broken.arg", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert "ARG201" in done.err


def test_json_has_all_of_it(place: Path) -> None:
    (entry,) = json.loads(argmap("sources", "--format", "json", "news.arg", cwd=place).out)
    agency, paper, *_ = entry["sources"]
    assert agency == {
        "name": "agency",
        "grade": "B2",
        "title": "An agency",
        "path": "news.arg",
        "line": 4,
        "cited-by": ["seen"],
        "repeated-by": ["paper"],
        "unsourced": ["seen"],
        "rests": ["struck", "seen"],
        "changed": agency["changed"],
    }
    assert agency["changed"] == {"struck": "unsupported", "seen": "unsupported", "calm": ""}
    assert entry["single-source"] == {"struck": ["agency"], "seen": ["agency"]}
    assert paper["grade"] is None
    assert entry["echoes"] == [{"statement": "seen", "cites": ["agency", "paper"], "origin": "agency"}]


# The check that is made on request ------------------------------------------------------------------------------------


def test_a_key_judgment_on_one_source_is_an_error_only_on_request(place: Path) -> None:
    assert "ARG417" not in argmap("check", "news.arg", cwd=place).err
    done = argmap("check", "--fail-on", "single-source", "news.arg", cwd=place)
    assert done.code == 1
    assert (
        "error[ARG417]: the key judgment `struck` rests on the source `agency`: without it, it is unsupported"
        in done.err
    )
    assert "`argmap why struck --without agency news.arg`" in done.err


def test_a_key_judgment_on_two_sources_is_fine_and_one_that_needs_both_is_not(place: Path) -> None:
    either = NEWS.replace("  support seen", "  support asked: They said so. [@survey]\n  support seen")
    place.joinpath("news.arg").write_text(either)
    assert "ARG417" not in argmap("check", "--fail-on", "single-source", "news.arg", cwd=place).err
    place.joinpath("news.arg").write_text(either.replace("  support seen", "    and seen"))
    said = argmap("check", "--fail-on", "single-source", "news.arg", cwd=place).err
    assert "rests on each of the sources `agency` and `survey`: without any one of them, it is unsupported" in said
