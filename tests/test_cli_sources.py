"""`argmap sources`: what hangs on each source, which are echoes, and `argmap why --without-source`."""

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


def test_each_source_is_told_with_what_falls_without_it(place: Path) -> None:
    done = argmap("sources", "news.arg", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert (
        done.out
        == """\
agency (grade B2): An agency  [news.arg:4]
  With it go those that only repeat it: paper.
  One statement cites it. If it is left out, one has no source any more.
  Would stand: calm and no.
  Would fall: seen, struck and yes.
  Of the key judgments, struck would fall.
  New order: 1 yes and no.
  more: argmap why struck --without-source agency news.arg

paper (not graded): A newspaper  [news.arg:6]
  One statement cites it. It has another source besides.

survey (not graded): A survey  [news.arg:8]
  One statement cites it. If it is left out, one has no source any more.

idle (not graded): Nobody's  [news.arg:9]
  No statement cites it.

One statement seems to have several sources, but they all go back to one:
  seen: agency and paper all go back to agency.  [news.arg:12]
"""
    )


def test_the_command_given_explains_it(place: Path) -> None:
    out = argmap("sources", "news.arg", cwd=place).out
    (command,) = [line.split("more: ")[1] for line in out.splitlines() if "more: argmap why" in line]
    done = argmap(*shlex.split(command)[1:], cwd=place)
    assert done.code == 0
    assert done.out.startswith(
        "Without the source agency, struck falls: the only reason for it fails.  [news.arg:11]\n"
    )
    assert "because seen falls: its source is left out." in done.out


def test_statements_and_sources_can_be_left_out_together(place: Path) -> None:
    done = argmap("why", "no", "news.arg", "--without", "seen, struck", "--without-source", "survey", cwd=place)
    assert done.code == 0
    assert done.out.startswith("Without seen, struck and the source survey, no falls: the only reason for it fails.")


def test_statements_that_cite_only_an_echo_are_counted_apart(place: Path) -> None:
    place.joinpath("news.arg").write_text(NEWS + "claim rumour: So they say. [@paper]\n")
    out = argmap("sources", "news.arg", cwd=place).out
    told = "If it is left out, two have no source any more. One of these cites only what repeats it."
    assert told in " ".join(out.split())
    place.joinpath("news.arg").write_text(NEWS.replace("[@agency; @paper]", "[@paper]"))
    out = argmap("sources", "news.arg", cwd=place).out
    told = "No statement cites it. If it is left out, one has no source any more. One of these cites only what repeats"
    assert told in " ".join(out.split())


def test_without_a_judgment_or_interpretation_the_end_of_the_chain_is_named(place: Path) -> None:
    chain = "source s: S\nclaim top: T.\n  support middle: M.\n    support base: B. [@s]\n"
    place.joinpath("chain.arg").write_text(chain)
    assert "more: argmap why top --without-source s chain.arg" in argmap("sources", "chain.arg", cwd=place).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--without", "agency"), "`agency`; it is a source, and `argmap sources news.arg` says what hangs on it"),
        (("--without", "sen"), "there is no statement `sen`; did you mean `seen`?"),
        (("--without-source", "agenci"), "there is no source `agenci`; did you mean `agency`?"),
        (("--without-source", "xyzzy"), "`argmap list sources news.arg` shows those there are"),
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
        "no-longer-stand": ["seen", "struck", "yes"],
        "changed": agency["changed"],
        "order": [["yes", "no"]],
    }
    assert agency["changed"] == {"seen": "falls", "struck": "falls", "calm": "stands", "no": "stands", "yes": "falls"}
    assert paper["grade"] is None
    assert entry["echoes"] == [{"statement": "seen", "cites": ["agency", "paper"], "origin": "agency"}]


# The check that is made on request ------------------------------------------------------------------------------------


def test_a_key_judgment_on_one_source_is_an_error_only_on_request(place: Path) -> None:
    assert "ARG417" not in argmap("check", "news.arg", cwd=place).err
    done = argmap("check", "--fail-on", "single-source", "news.arg", cwd=place)
    assert done.code == 1
    assert (
        "error[ARG417]: the key judgment `struck` hangs on the source `agency`: without it, it would not stand"
        in done.err
    )
    assert "`argmap why struck --without-source agency news.arg`" in done.err


def test_a_key_judgment_on_two_sources_is_fine_and_one_that_needs_both_is_not(place: Path) -> None:
    either = NEWS.replace("  support seen", "  support asked: They said so. [@survey]\n  support seen")
    place.joinpath("news.arg").write_text(either)
    assert "ARG417" not in argmap("check", "--fail-on", "single-source", "news.arg", cwd=place).err
    place.joinpath("news.arg").write_text(either.replace("  support seen", "    and seen"))
    said = argmap("check", "--fail-on", "single-source", "news.arg", cwd=place).err
    assert "hangs on each of the sources `agency` and `survey`: without any one of them, it would not stand" in said
