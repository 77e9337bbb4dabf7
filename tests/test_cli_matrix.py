"""`argmap matrix`: a table for people, the same signs for spreadsheets and scripts, and each sign explained."""

import csv
import io
import json
from pathlib import Path

import pytest

from inside import argmap
from process import BROKEN, WARNS

QUARREL = """\
brief quarrel: Should the vote be held?

source count: A count
  grade B2
source talk: A talk
  publisher: Somebody

claim ready: The stations are ready.
  support counted: All of them were counted. [@count, p. 1]
claim safe: The roads are safe.
  support patrols: There are patrols. [@count, p. 2]
  objection few: There are few of them. [@count, p. 3]
  objection attacks: Two were attacked. [@count, p. 4]
claim weather: It rains. [@talk]
claim sunny: It is sunny. [@count, p. 5]
  by: The vicar
claim calm: It is calm. [@count, p. 6]
  objection weather
claim muddy: It is muddy. [@count, p. 7]
  support weather

interpretation go: The vote should be held.
  holds ready, safe, weather
  indicator: The ballots are printed.

interpretation wait: The vote should wait.
  rejects ready
  support few
  indicator: The rains have begun.
"""


NOTHING = "There are fewer than two interpretations, or no evidence that bears on any, and so nothing to compare.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in (("quarrel", QUARREL), ("broken", BROKEN), ("warns", WARNS)):
        tmp_path.joinpath(f"{name}.arg").write_text(text)
    return tmp_path


def test_the_table_sets_passages_against_the_interpretations(place: Path) -> None:
    done = argmap("matrix", "quarrel.arg", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("A  The vote should be held.  [go, quarrel.arg:22]\nB  The vote should wait.  [wait, ")
    table = """\
A    B
+    −    count p. 1: counted
−    +    count p. 3: few
−         count p. 4: attacks
Two more passages speak against none; `--all` shows them.
"""
    assert table in done.out
    assert "\nA: three passages speak for it, two against it; none of five is left unaddressed.\n" in done.out
    assert "\nBetween A and B it is too close to call.\n" in done.out
    assert done.out.endswith("more: argmap matrix --cell counted wait quarrel.arg\n")


def test_passages_that_speak_against_none_are_counted_and_shown_on_request(place: Path) -> None:
    assert "talk" not in argmap("matrix", "quarrel.arg", cwd=place).out
    full = argmap("matrix", "--all", "quarrel.arg", cwd=place).out
    assert "+         talk: weather\n" in full
    assert "--all" not in full


def test_what_is_not_counted_says_why(place: Path) -> None:
    text = QUARREL.replace("source talk: A talk\n", "source talk: A talk\n  grade D4\n")
    place.joinpath("quarrel.arg").write_text(text)
    out = argmap("matrix", "--all", "quarrel.arg", cwd=place).out
    assert "+         talk: weather (not counted: poorly sourced)\n" in out
    place.joinpath("quarrel.arg").write_text(QUARREL.replace("A talk\n", "A talk\n  derives-from count\n"))
    out = argmap("matrix", "--all", "quarrel.arg", cwd=place).out
    assert "+         talk: weather (not counted: it repeats a passage that is)\n" in out


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        ("attacks", "go", ["count p. 4 and A: speaks against it (−).",
                           "It speaks against “The roads are safe” [safe, quarrel.arg:10], which A holds."]),
        ("counted", "wait", ["count p. 1 and B: speaks against it (−).",
                             "All of them were counted.",
                             "It supports “The stations are ready” [ready, quarrel.arg:8], which B rejects."]),
        ("count p. 1", "go", ["It supports “The stations are ready” [ready, quarrel.arg:8], which A holds."]),
        ("count, p. 1", "wait", ["It supports “The stations are ready” [ready, quarrel.arg:8], which B rejects."]),
        ("few", "wait", ["It supports the thesis of B."]),
        ("attacks", "wait", ["Two were attacked. [attacks, quarrel.arg:13] It says nothing of B."]),
        ("ready", "go", ["It cites no source, and so is no evidence."]),
        ("sunny", "go", ["It is somebody’s view, and so is no evidence."]),
        ("calm", "go", ["It does not hold, and so is no evidence."]),
        ("muddy", "go", ["It is drawn from other statements, which count in its place."]),
    ],
)  # fmt: skip
def test_a_cell_is_explained_by_its_paths(place: Path, row: str, column: str, expected: list[str]) -> None:
    done = argmap("matrix", "--cell", row, column, "quarrel.arg", cwd=place)
    assert done.code == 0
    for line in expected:
        assert line in " ".join(done.out.split())


def test_an_undercut_is_no_evidence_even_where_it_supports_something_too(place: Path) -> None:
    text = QUARREL.replace("  objection few:", "  support much: Much is there.\n    undercut few:")
    place.joinpath("quarrel.arg").write_text(text)
    out = argmap("matrix", "--cell", "few", "wait", "quarrel.arg", cwd=place).out
    assert "Only claims, and reasons for or against something, are evidence, and this is neither." in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--cell", "countd", "go", "quarrel.arg"), "did you mean `counted`?"),
        (("--cell", "counted", "goo", "quarrel.arg"), "did you mean `go`?"),
        (("--cell", "counted", "xyzzy", "quarrel.arg"), "`argmap list interpretations quarrel.arg` shows those"),
        (("--without", "countd", "quarrel.arg"), "did you mean `counted`?"),
        (("--cell", "counted", "go", "--format", "json", "quarrel.arg"), "`--cell` asks about one sign"),
        (("--format", "xml", "quarrel.arg"), "table"),
    ],
)
def test_wrong_use_is_refused(place: Path, arguments: tuple[str, ...], said: str) -> None:
    done = argmap("matrix", *arguments, cwd=place)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_the_matrix_can_be_asked_for_without_some_statements(place: Path) -> None:
    out = argmap("matrix", "--without", "attacks, few", "quarrel.arg", cwd=place).out
    assert out.startswith("Without attacks and few:\n\nA  The vote should be held.")
    assert "attacks\n" not in out
    assert "argmap matrix --cell counted wait --without attacks,few quarrel.arg" in " ".join(out.split())
    cell = argmap("matrix", "--cell", "counted", "go", "--without", "few", "quarrel.arg", cwd=place).out
    assert cell.startswith("Without few:\n")
    (entry,) = json.loads(argmap("matrix", "--without", "few", "--format", "json", "quarrel.arg", cwd=place).out)
    assert [row["place"] for row in entry["rows"]] == ["p. 1", "p. 2", "p. 4", ""]


def test_the_matrix_can_be_asked_for_without_a_source_and_what_only_repeats_it(place: Path) -> None:
    place.joinpath("quarrel.arg").write_text(QUARREL.replace("A talk\n", "A talk\n  derives-from count\n"))
    out = argmap("matrix", "--without", "count", "quarrel.arg", cwd=place)
    assert (out.out, out.err) == ("", NOTHING)


def test_a_matrix_without_rows_is_said_to_compare_nothing(place: Path) -> None:
    place.joinpath("bare.arg").write_text("interpretation one: One.\ninterpretation two: Two.\n")
    done = argmap("matrix", "bare.arg", cwd=place)
    assert (done.code, done.out) == (0, "")
    assert done.err == NOTHING


def test_one_interpretation_has_nothing_to_be_compared_with(place: Path) -> None:
    place.joinpath("quarrel.arg").write_text(QUARREL.replace("held?\n", "held?\n  compare go\n"))
    done = argmap("matrix", "quarrel.arg", cwd=place)
    assert (done.code, done.out) == (0, "")
    assert done.err == NOTHING


def test_an_interpretation_that_is_not_compared_has_no_column(place: Path) -> None:
    place.joinpath("quarrel.arg").write_text(QUARREL.replace("held?\n", "held?\n  compare go\n"))
    done = argmap("matrix", "--cell", "counted", "wait", "quarrel.arg", cwd=place)
    assert done.code == 2
    assert "`wait` is not compared" in done.err


def test_errors_are_shown_and_nothing_else(place: Path) -> None:
    done = argmap("matrix", "broken.arg", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert "ARG201" in done.err


def test_without_interpretations_there_is_nothing_to_compare(place: Path) -> None:
    done = argmap("matrix", "warns.arg", cwd=place)
    assert (done.code, done.out) == (0, "")
    assert done.err == NOTHING


def test_json_has_every_row_and_all_counts(place: Path) -> None:
    (entry,) = json.loads(argmap("matrix", "--format", "json", "quarrel.arg", cwd=place).out)
    assert entry["brief"] == "quarrel"
    assert entry["columns"][0] == {"name": "go", "for": 3, "against": 2, "unaddressed": 0}
    assert entry["worse-than"] == {}
    assert entry["rows"][0] == {
        "source": "count",
        "place": "p. 1",
        "counted": True,
        "statements": ["counted"],
        "signs": {"go": "+", "wait": "-"},
    }


def test_csv_has_the_signs_of_the_table_and_no_cell_that_a_spreadsheet_would_run(place: Path) -> None:
    place.joinpath("quarrel.arg").write_text(QUARREL.replace("[@count, p. 1]", "[@count, =HYPERLINK(1)]"))
    done = argmap("matrix", "--format", "csv", "quarrel.arg", cwd=place)
    head, *rows = csv.reader(io.StringIO(done.out))
    assert head[:5] == ["brief name", "source name", "source place", "go", "wait"]
    signs = {row[-1]: row[3:5] for row in rows}
    assert signs == {
        "counted": ["+", "−"],
        "patrols": ["+", ""],
        "few": ["−", "+"],
        "attacks": ["−", ""],
        "weather": ["+", ""],
    }
    assert rows[0][2] == "'=hyperlink(1)"


def test_two_briefs_are_told_apart(place: Path) -> None:
    place.joinpath("other.arg").write_text(QUARREL.replace("brief quarrel", "brief other"))
    files = ("quarrel.arg", "other.arg")
    assert "In the brief other:\nA  The vote" in argmap("matrix", *files, cwd=place).out
    rows = list(csv.reader(io.StringIO(argmap("matrix", "--format", "csv", *files, cwd=place).out)))
    assert {row[0] for row in rows[1:]} == {"quarrel", "other"}
    assert (
        "In the brief quarrel:\nA  The vote should be held."
        in argmap("matrix", "--cell", "counted", "go", *files, cwd=place).out
    )
