"""`argmap matrix`: a table for people, letters for spreadsheets, all of it for scripts, and each sign explained."""

import csv
import io
import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from inside import argmap
from process import ARGMAP, BROKEN, PATIENCE, WARNS, environment

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


NOTHING = "There are fewer than two interpretations, or no evidence that bears on any, and so nothing to compare.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in (("quarrel", QUARREL), ("broken", BROKEN), ("warns", WARNS)):
        tmp_path.joinpath(f"{name}.arg").write_text(text)
    return tmp_path


def test_the_table_sets_the_evidence_against_the_interpretations_as_in_the_brief(place: Path) -> None:
    done = argmap("matrix", "quarrel.arg", cwd=place)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("A  The vote should be held.  [go, quarrel.arg:15]\nB  The vote should wait.  [wait, ")
    first = """\
A   B   Evidence
+   −   All of them were counted.  [counted, quarrel.arg:8] (B2)
          It supports “The stations are ready” [ready, quarrel.arg:7] (held by A; rejected by B).
"""
    assert first in done.out
    assert "−   +   There are few of them." in done.out
    assert "\n3   1   Counts against it" in done.out
    assert "From the least to the most contradicted by this evidence: 1 B Wait; 2 A Go." in done.out
    assert done.out.endswith("more: argmap matrix --cell counted go quarrel.arg\n")


def test_rows_that_only_speak_for_one_are_counted_and_shown_on_request(place: Path) -> None:
    place.joinpath("quarrel.arg").write_text(QUARREL.replace("holds ready, safe", "holds ready, safe, weather"))
    short = argmap("matrix", "quarrel.arg", cwd=place).out
    assert "It rains." not in short
    assert "\n1   0   Speak for it alone" in short
    assert "prints the rows that are left out here" in " ".join(short.split())
    full = argmap("matrix", "--all", "quarrel.arg", cwd=place).out
    assert "+       It rains." in full
    assert "left out" not in full


def test_a_conclusion_from_other_reports_is_no_row(place: Path) -> None:
    place.joinpath("quarrel.arg").write_text(QUARREL.replace("stations are ready.", "stations are ready. [@talk]"))
    said = " ".join(argmap("matrix", "quarrel.arg", cwd=place).out.split())
    assert "One more cited statement is a conclusion from others, which are counted in its place." in said
    done = argmap("matrix", "--cell", "ready", "go", "quarrel.arg", cwd=place)
    assert "ready and go: it is a conclusion from other reports, which are counted instead." in done.out


def test_what_does_not_stand_is_said_to_be_no_evidence(place: Path) -> None:
    place.joinpath("quarrel.arg").write_text(QUARREL + "claim calm: It is calm. [@talk]\n  objection weather\n")
    said = " ".join(argmap("matrix", "quarrel.arg", cwd=place).out.split())
    assert "One cited statement does not stand, and so is no evidence." in said


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        ("attacks", "go", ["attacks and go: speaks straight against what it claims (−−); it counts two points",
                           "It speaks against “The roads are safe” [safe, quarrel.arg:9] (held by A)."]),
        ("counted", "wait", ["counted and wait: speaks against it, indirectly (−); it counts one point against it.",
                             "All of them were counted.",
                             "It supports “The stations are ready” [ready, quarrel.arg:7] (rejected by B)."]),
        ("few", "go", ["It undercuts the step from “There are patrols” [patrols, quarrel.arg:10] to “The roads are"]),
        ("attacks", "wait", ["attacks and wait: no reason that prevails leads from it to what that claims, holds,"]),
        ("patrols", "go", ["patrols and go: no reason that prevails leads from it to what that claims, holds,",
                           "few undercuts it as a reason for safe. more: argmap why few quarrel.arg"]),
        ("ready", "go", ["ready and go: it cites no source, and so is no row of the matrix. [quarrel.arg:7]"]),
        ("weather", "go", ["weather and go: no reason that prevails leads from it to what that claims, holds,"]),
    ],
)  # fmt: skip
def test_a_cell_is_explained_by_its_paths(place: Path, row: str, column: str, expected: list[str]) -> None:
    done = argmap("matrix", "--cell", row, column, "quarrel.arg", cwd=place)
    assert done.code == 0
    for line in expected:
        assert line in " ".join(done.out.split())


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
    assert "  As a reason for safe it needs enough, which falls.\n  more: argmap why enough quarrel.arg\n" in out


def test_the_matrix_can_be_asked_for_without_some_statements(place: Path) -> None:
    out = argmap("matrix", "--without", "attacks, few", "quarrel.arg", cwd=place).out
    assert out.startswith("Without attacks and few, the matrix would be this:\n\nA  The vote should be held.")
    assert "From the least to the most contradicted by this evidence: 1 A Go; 2 B Wait." in out
    assert "argmap matrix --cell counted go --without attacks,few quarrel.arg" in " ".join(out.split())
    cell = argmap("matrix", "--cell", "patrols", "go", "--without", "few", "quarrel.arg", cwd=place).out
    assert cell.startswith("Without few, the matrix would be this:\n")
    assert "patrols and go: speaks for it (+)." in cell
    (entry,) = json.loads(argmap("matrix", "--without", "few", "--format", "json", "quarrel.arg", cwd=place).out)
    assert [row["name"] for row in entry["rows"]] == ["counted", "attacks", "patrols"]
    rows = argmap("matrix", "--without", "few", "--format", "csv", "quarrel.arg", cwd=place).out
    assert "few" not in [line.split(",")[1] for line in rows.splitlines()]


def test_interpretations_that_share_a_place_are_said_to_be_level(place: Path) -> None:
    out = argmap("matrix", "--without", "attacks", "quarrel.arg", cwd=place).out
    assert "The evidence contradicts all interpretations alike." in out


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


def test_json_has_every_row_and_every_path_in_words(place: Path) -> None:
    (entry,) = json.loads(argmap("matrix", "--format", "json", "quarrel.arg", cwd=place).out)
    assert entry["brief"] == "quarrel"
    assert entry["columns"] == [
        {"name": "go", "points": 3},
        {"name": "wait", "points": 1},
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
    assert head[:3] == ["brief name", "statement name", "go"]
    assert {row[1]: row[2:4] for row in rows} == {"counted": ["C", "I"], "few": ["I", "C"], "attacks": ["II", ""]}
    texts = {row[1]: row[-1] for row in rows}
    assert texts["counted"].startswith("'=HYPERLINK(")
    assert texts["attacks"] == "'-2 of them."
    assert not any(cell.startswith(tuple("=+-@\t")) for row in rows for cell in row)


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
    assert len(faint) == 1
    assert "It rains." in faint[0]
