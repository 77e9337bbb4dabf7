"""`argmap matrix`: a table for people, letters for spreadsheets, all of it for scripts, and each sign explained."""

import csv
import io
import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from process import ARGMAP, BROKEN, PATIENCE, WARNS, argmap, environment

QUARREL = """\
brief quarrel: Should the vote be held?

source count: A count
  grade B2
source talk: A talk

claim ready: The stations are ready.
  support counted: All of them were counted. [@count]
claim safe: The roads are safe.
  support patrols: There are patrols. [@talk]
    undercut few: There are few of them. [@count]
  objection attacks: Two were attacked. [@count]
claim weather: It rains. [@talk]

interpretation go: The vote should be held.
  holds ready, safe
  indicator: The ballots are printed.

interpretation wait: The vote should wait.
  rejects ready
  support few
  indicator: The rains have begun.
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in (("quarrel", QUARREL), ("broken", BROKEN), ("warns", WARNS)):
        tmp_path.joinpath(f"{name}.arg").write_text(text)
    return tmp_path


def test_the_table_sets_the_evidence_against_the_interpretations(place: Path) -> None:
    done = argmap("matrix", "quarrel.arg", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert (
        done.out
        == """\
A  go: The vote should be held.
B  wait: The vote should wait.

+ speaks for it   - speaks against it   -- strongly against it   ± both   · no bearing on it

name               weight  A     B     tells apart  text
counted            0.75    +     -     1.00         All of them were counted.
few                0.75    -     +     1.00         There are few of them.
attacks            0.75    --    ·     1.00         Two were attacked.

points against             3     1
weighted by grade          2.25  0.75

3 rows are shown. Of the reported statements, 2 bear on no interpretation.
From the least to the most contradicted: wait (0.75), go (2.25).
This orders the discussion; it does not settle it. What an interpretation explains counts nothing
for it, since its rivals may explain it too, and one that claims little is contradicted by little.
What a sign rests on: argmap matrix --cell counted go quarrel.arg
"""
    )


def test_rows_that_only_speak_for_one_are_counted_and_shown_on_request(place: Path) -> None:
    place.joinpath("quarrel.arg").write_text(QUARREL.replace("holds ready, safe", "holds ready, safe, weather"))
    short = argmap("matrix", "quarrel.arg", cwd=place).out
    assert "\nweather" not in short
    more = "1 more speaks for one interpretation and bears on no other (1 for A); `--all` shows them."
    assert f"3 rows are shown. {more}" in " ".join(short.split())
    full = argmap("matrix", "--all", "quarrel.arg", cwd=place).out
    assert "\nweather" in full
    assert "4 rows are shown. Of the reported statements, 1 bears" in full


def test_a_conclusion_from_other_reports_is_no_row(place: Path) -> None:
    place.joinpath("quarrel.arg").write_text(QUARREL.replace("stations are ready.", "stations are ready. [@talk]"))
    said = " ".join(argmap("matrix", "quarrel.arg", cwd=place).out.split())
    assert "; 1 is a conclusion from others, which are counted instead." in said
    done = argmap("matrix", "--cell", "ready", "go", "quarrel.arg", cwd=place)
    assert "ready and go: it is a conclusion from other reports, which are counted instead." in done.out


def test_what_does_not_stand_is_said_to_be_no_evidence(place: Path) -> None:
    place.joinpath("quarrel.arg").write_text(QUARREL + "claim calm: It is calm. [@talk]\n  objection weather\n")
    said = " ".join(argmap("matrix", "quarrel.arg", cwd=place).out.split())
    assert "1 does not stand, and so is no evidence." in said


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        ("attacks", "go", ["attacks and go: strongly inconsistent (--); it counts 2 points against it, 1.5 by the",
                           "  against it: attacks objects to safe, which go holds."]),
        ("counted", "wait", ["counted and wait: inconsistent (-); it counts 1 point against it, 0.75 by the grade of",
                             "    All of them were counted.",
                             "  against it: counted supports ready, which wait rejects."]),
        ("few", "go", ["  against it: few undercuts patrols as a reason for safe, which go holds."]),
        ("attacks", "wait", ["attacks and wait: not applicable; no reason that prevails leads from it to what wait"]),
        ("patrols", "go", ["patrols and go: not applicable; no reason that prevails leads from it to what any",
                           "  few undercuts it as a reason for safe.",
                           "  more: argmap why few quarrel.arg"]),
        ("ready", "go", ["ready and go: it cites no source, and so is no row of the matrix.  [quarrel.arg:7]"]),
        ("weather", "go", ["weather and go: not applicable; no reason that prevails leads from it to what any"]),
    ],
)  # fmt: skip
def test_a_cell_is_explained_by_its_paths(place: Path, row: str, column: str, expected: list[str]) -> None:
    done = argmap("matrix", "--cell", row, column, "quarrel.arg", cwd=place)
    assert done.code == 0
    for line in expected:
        assert line in done.out


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


def test_where_the_step_itself_fails_what_stops_it_is_named(place: Path) -> None:
    doubt = "    undercut few: There are few of them. [@count]\n"
    linked = "    and enough: They are enough.\n      objection attacks\n"
    place.joinpath("quarrel.arg").write_text(QUARREL.replace(doubt, linked).replace("support few", "support counted"))
    out = argmap("matrix", "--cell", "patrols", "go", "quarrel.arg", cwd=place).out
    assert "  as a reason for safe it needs enough, which falls.\n  more: argmap why enough quarrel.arg\n" in out


def test_the_matrix_can_be_asked_for_without_some_statements(place: Path) -> None:
    out = argmap("matrix", "--without", "attacks, few", "quarrel.arg", cwd=place).out
    assert out.startswith("Without attacks and few, the matrix would be this:\n\nA  go: ")
    assert "From the least to the most contradicted: go (0), wait (0.75)." in out
    assert "argmap matrix --cell counted go --without attacks,few quarrel.arg" in " ".join(out.split())
    cell = argmap("matrix", "--cell", "patrols", "go", "--without", "few", "quarrel.arg", cwd=place).out
    assert cell.startswith("Without few, patrols and go: consistent (+).")
    (entry,) = json.loads(argmap("matrix", "--without", "few", "--format", "json", "quarrel.arg", cwd=place).out)
    assert [row["name"] for row in entry["rows"]] == ["counted", "attacks", "patrols"]
    rows = argmap("matrix", "--without", "few", "--format", "csv", "quarrel.arg", cwd=place).out
    assert "few" not in [line.split(",")[1] for line in rows.splitlines()]


def test_interpretations_that_share_a_place_are_said_to_be_level(place: Path) -> None:
    out = argmap("matrix", "--without", "attacks", "quarrel.arg", cwd=place).out
    assert "From the least to the most contradicted: go and wait level (0.75)." in out


def test_a_matrix_without_rows_is_said_to_compare_nothing(place: Path) -> None:
    place.joinpath("bare.arg").write_text("interpretation one: One.\ninterpretation two: Two.\n")
    done = argmap("matrix", "bare.arg", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert done.out == "A  one: One.\nB  two: Two.\n\nThe matrix has no rows, and so there is nothing to compare.\n"


def test_one_interpretation_has_nothing_to_be_compared_with(place: Path) -> None:
    place.joinpath("quarrel.arg").write_text(QUARREL.replace("held?\n", "held?\n  compare go\n"))
    out = argmap("matrix", "quarrel.arg", cwd=place).out
    assert "There is only one interpretation, and so nothing to compare it with.\n" in out
    assert "\nattacks " in out
    assert "least to the most" not in out


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
    assert done.err == "There are no interpretations, and so nothing to set evidence against.\n"


def test_json_has_every_row_and_every_path_in_words(place: Path) -> None:
    (entry,) = json.loads(argmap("matrix", "--format", "json", "quarrel.arg", cwd=place).out)
    assert entry["brief"] == "quarrel"
    assert entry["columns"] == [
        {"name": "go", "points": 3, "weighted": 2.25},
        {"name": "wait", "points": 1, "weighted": 0.75},
    ]
    assert entry["order"] == [["wait"], ["go"]]
    assert entry["silent"] == ["patrols", "weather"]
    (counted, *_) = entry["rows"]
    assert (counted["name"], counted["path"], counted["line"]) == ("counted", "quarrel.arg", 8)
    assert counted["cells"][1] == {
        "interpretation": "wait",
        "mark": "inconsistent",
        "paths": [{"consistent": False, "words": "counted supports ready, which wait rejects"}],
    }


def test_csv_has_every_row_and_no_cell_that_a_spreadsheet_would_run(place: Path) -> None:
    text = QUARREL.replace("All of them were counted.", '=HYPERLINK("https://example.org", "all") were counted.')
    place.joinpath("quarrel.arg").write_text(text.replace("Two were attacked.", "-2 of them."))
    done = argmap("matrix", "--format", "csv", "quarrel.arg", cwd=place)
    head, *rows = csv.reader(io.StringIO(done.out))
    assert head[:3] == ["brief name", "statement name", "source weight"]
    assert {row[1]: row[3:5] for row in rows} == {"counted": ["C", "I"], "few": ["I", "C"], "attacks": ["II", ""]}
    texts = {row[1]: row[-1] for row in rows}
    assert texts["counted"].startswith("'=HYPERLINK(")
    assert texts["attacks"] == "'-2 of them."
    assert not any(cell.startswith(tuple("=+-@\t")) for row in rows for cell in row)


def test_two_briefs_are_told_apart(place: Path) -> None:
    place.joinpath("other.arg").write_text(QUARREL.replace("brief quarrel", "brief other"))
    files = ("quarrel.arg", "other.arg")
    assert "In the brief other:\nA  go" in argmap("matrix", *files, cwd=place).out
    rows = list(csv.reader(io.StringIO(argmap("matrix", "--format", "csv", *files, cwd=place).out)))
    assert {row[0] for row in rows[1:]} == {"quarrel", "other"}
    assert "In the brief quarrel:\ncounted" in argmap("matrix", "--cell", "counted", "go", *files, cwd=place).out


def test_on_a_terminal_what_tells_nothing_apart_is_faint(place: Path) -> None:
    text = QUARREL.replace("  support few\n", "  holds weather\n  rejects safe\n").replace(
        "ready, safe", "ready, safe, weather"
    )
    place.joinpath("quarrel.arg").write_text(text)
    master, slave = pty.openpty()
    with subprocess.Popen(
        [ARGMAP, "matrix", "quarrel.arg"], cwd=place, env=environment(TERM="xterm"), stdout=slave, stderr=slave
    ) as process:
        os.close(slave)
        written = b""
        try:
            while chunk := os.read(master, 65536):
                written += chunk
        except OSError:  # What Linux says at the end of a terminal.
            pass
        process.wait(timeout=PATIENCE)
    os.close(master)
    faint = [line for line in written.decode().splitlines() if "\x1b[2m" in line]
    assert [line.split("m", 1)[1].split()[0] for line in faint] == ["weather"]
