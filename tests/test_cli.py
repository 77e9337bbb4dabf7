"""The command line as a whole: help, exit codes, streams, colours, and what is loaded for which command."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap import __version__
from argmap.cli.entry import COMMANDS
from inside import argmap
from process import ARGMAP, BROKEN, GOOD, PATIENCE, WARNS, await_argmap, environment, files
from process import argmap as argmap_process

ESCAPE = "\x1b["


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a good, a doubtful and a broken argument."""
    for name, text in (("good", GOOD), ("warns", WARNS), ("broken", BROKEN)):
        tmp_path.joinpath(f"{name}.arg").write_text(text)
    return tmp_path


# Help and wrong use --------------------------------------------------------------------------------------------------


def test_the_version_is_printed(tmp_path: Path) -> None:
    done = argmap_process("--version", cwd=tmp_path)
    assert (done.code, done.out) == (0, f"argmap {__version__}\n")


def test_help_names_every_command_and_the_exit_codes(tmp_path: Path) -> None:
    done = argmap("--help", cwd=tmp_path)
    assert done.code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", done.out, re.MULTILINE)
    assert "1 for errors in the input, 2 for wrong use" in " ".join(done.out.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_ends_with_an_example_of_it(tmp_path: Path, command: str) -> None:
    done = argmap(command, "--help", cwd=tmp_path)
    assert done.code == 0
    examples = done.out.split("\nExamples:\n")[1].splitlines()
    assert examples
    assert all(line.startswith(f"  argmap {command}") for line in examples)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("biuld",),
        ("check", "--no-such-option"),
        ("check", "--format", "xml"),
        ("explain",),
        ("explain", "ARG999"),
        ("why",),
        ("why", "redy", "good.arg"),
        ("map", "--from", "good.arg", "--interpretation", "goo"),
        ("list", "statemnts"),
        ("fmt", "-", "good.arg"),
        ("check", "missing.arg"),
        ("build", "missing.arg"),
        ("fmt", "missing.arg"),
        ("watch", "missing.arg"),
        ("check",),
    ],
)
def test_wrong_use_exits_with_2_and_says_so_on_standard_error(place: Path, arguments: tuple[str, ...]) -> None:
    done = argmap(*arguments, cwd=place)
    assert done.code == 2
    assert done.out == ""
    assert done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("explain", "ARG22"), "ARG202"),
        (("explain", "duplicate-nam"), "ARG202"),
        (("why", "redy", "good.arg"), "did you mean `ready`?"),
        (("map", "--from", "good.arg", "--interpretation", "goo"), "did you mean `go`?"),
        (("list", "statemnts"), "did you mean `statements`?"),
        (("crux",), "there is no command `crux`; did you mean `cruxes`?"),
        (("check", "god.arg"), "did you mean `good.arg`?"),
        (("check",), "argmap init"),
    ],
)
def test_wrong_use_brings_up_what_may_have_been_meant(place: Path, arguments: tuple[str, ...], meant: str) -> None:
    assert meant in argmap(*arguments, cwd=place).err


# What is loaded ------------------------------------------------------------------------------------------------------

HEAVY = {"weasyprint", "jinja2", "pydot", "fontTools", "watchfiles", "PIL"}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (("--version",), HEAVY | {"lark"}),
        (("--help",), HEAVY | {"lark"}),
        (("explain", "ARG202"), HEAVY | {"lark"}),
        (("check", "good.arg"), HEAVY),
        (("list", "--format", "json", "good.arg"), HEAVY),
        (("why", "ready", "good.arg"), HEAVY),
        (("fmt", "--check", "good.arg"), HEAVY),
    ],
)
def test_a_command_loads_no_more_than_it_needs(place: Path, arguments: tuple[str, ...], unwanted: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", ARGMAP, *arguments],
        cwd=place, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert "argmap" in loaded
    assert not loaded & unwanted


# Findings ------------------------------------------------------------------------------------------------------------


def test_check_says_that_nothing_is_wrong_on_a_terminal_and_nothing_elsewhere(place: Path) -> None:
    done = argmap("check", "good.arg", cwd=place)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert "1 file read: no errors, no warnings" in on_terminal("check", "good.arg", cwd=place)


def test_check_shows_an_error_on_standard_error(place: Path) -> None:
    done = argmap("check", "broken.arg", cwd=place)
    assert (done.code, done.out) == (1, "")
    assert "error[ARG201]" in done.err
    assert "broken.arg:15:9" in done.err
    assert done.err.endswith("1 file read: 1 error in 1 file\n")


def test_a_warning_is_an_error_only_with_strict(place: Path) -> None:
    plain, strict = argmap("check", "warns.arg", cwd=place), argmap("check", "--strict", "warns.arg", cwd=place)
    assert (plain.code, strict.code) == (0, 1)
    assert "warning[ARG401]" in plain.err
    assert "with --strict, warnings are errors" in strict.err


@pytest.mark.parametrize(("name", "code", "found"), [("good", 0, []), ("broken", 1, ["ARG201"])])
def test_json_and_sarif_go_to_standard_output_alone(place: Path, name: str, code: int, found: list[str]) -> None:
    as_json = argmap("check", "--format", "json", f"{name}.arg", cwd=place)
    as_sarif = argmap("check", "--format", "sarif", f"{name}.arg", cwd=place)
    assert (as_json.code, as_json.err, as_sarif.code, as_sarif.err) == (code, "", code, "")
    assert [each["code"] for each in json.loads(as_json.out)["diagnostics"]] == found
    assert [each["ruleId"] for each in json.loads(as_sarif.out)["runs"][0]["results"]] == found


def test_github_gets_one_command_a_finding(place: Path) -> None:
    done = argmap("check", "--format", "github", "broken.arg", cwd=place)
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("::error file=broken.arg,line=15,")
    assert done.out.count("\n") == 1


def test_a_missing_file_is_said_in_the_form_asked_for(place: Path) -> None:
    done = argmap("check", "--format", "json", "nowhere.arg", cwd=place)
    assert (done.code, done.err) == (2, "")
    assert [each["code"] for each in json.loads(done.out)["diagnostics"]] == ["ARG906"]


@pytest.mark.parametrize(
    "command",
    [("check",), ("build",), ("fmt",), ("map", "--from"), ("list",), ("matrix",), ("cruxes",), ("why", "ready")],
)
def test_a_bibliography_given_in_place_of_an_argument_is_one_error(place: Path, command: tuple[str, ...]) -> None:
    works = place / "works.bib"
    works.write_text("@book{smith,\n  title = {T},\n  author = {Smith, Jane}\n}\n")
    done = argmap(*command, "works.bib", cwd=place)
    assert (done.code, done.out, done.err.count("error[")) == (1, "", 1)
    assert "`works.bib` is a bibliography, not an argument" in done.err
    assert works.read_text().startswith("@book")


def test_explain_prints_the_page_of_a_code_or_rule(tmp_path: Path) -> None:
    by_code, by_rule = (argmap("explain", word, cwd=tmp_path) for word in ("arg202", "duplicate-name"))
    assert by_code == by_rule
    assert by_code.code == 0
    assert by_code.out.startswith("# ARG202: duplicate name\n")


# Terminals -----------------------------------------------------------------------------------------------------------


def on_terminal(*arguments: str, cwd: Path, **changes: str) -> str:
    """What argmap writes to standard error when that is a terminal."""
    master, slave = pty.openpty()
    with subprocess.Popen(
        [ARGMAP, *arguments],
        cwd=cwd, env=environment(**{"TERM": "xterm", **changes}), stdout=subprocess.PIPE, stderr=slave,
    ) as process:  # fmt: skip
        os.close(slave)
        written = b""
        while chunk := _read(master):
            written += chunk
        process.communicate(timeout=PATIENCE)
    os.close(master)
    return written.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # What Linux says at the end of a terminal.
        return b""


def test_a_terminal_gets_colours_and_what_is_being_done(place: Path) -> None:
    written = on_terminal("check", "broken.arg", cwd=place)
    assert f"{ESCAPE}1;31merror[ARG201]" in written
    assert "reading broken.arg" in written


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_declined(place: Path, changes: dict[str, str]) -> None:
    written = on_terminal("check", "broken.arg", cwd=place, **changes)
    assert "error[ARG201]" in written
    assert f"{ESCAPE}1;31m" not in written


def test_elsewhere_there_are_no_colours_and_no_progress(place: Path) -> None:
    done = argmap("check", "broken.arg", cwd=place, env=environment(TERM="xterm"))
    assert ESCAPE not in done.err
    assert "reading" not in done.err


def test_what_could_drive_a_terminal_is_spelt_out(tmp_path: Path) -> None:
    tmp_path.joinpath("evil.arg").write_text("claim a: A.\n  support b\x1b]0;owned\x07\n")
    done = argmap("check", "evil.arg", cwd=tmp_path)
    assert done.code == 1
    assert "\x1b" not in done.err
    assert "\x07" not in done.err


def test_a_stream_that_cannot_show_a_character_spells_it_out(tmp_path: Path) -> None:
    tmp_path.joinpath("a.arg").write_text("claim été: Überall → hier.\n")
    done = argmap_process("list", "a.arg", cwd=tmp_path, env=environment(PYTHONIOENCODING="latin-1"))
    assert done.code == 0
    assert "berall \\u2192 hier." in done.out


# Ends of all kinds ---------------------------------------------------------------------------------------------------


def test_a_reader_who_stops_reading_is_no_error_message(place: Path) -> None:
    claims = "".join(f"claim c{number}: A claim, the {number}th of many.\n" for number in range(5000))
    place.joinpath("many.arg").write_text(claims)
    with subprocess.Popen(
        [ARGMAP, "list", "many.arg"],
        cwd=place, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_no_fault_of_argmap(place: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [ARGMAP, "list", "good.arg"],
            cwd=place, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by a shell of Unix")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("check good.arg 2>&-", 0),
        ("check good.arg >&- 2>&- <&-", 0),
        ("list good.arg 2>&-", 0),
        ("list good.arg >&-", 2),
        ("list good.arg >&- 2>&-", 2),
        ("--help >&-", 2),
        ("fmt - <&-", 0),
        ("fmt - <good.arg >&-", 2),
        ("init started 2>&-", 0),
        ("lst 2>&-", 2),
        ("lst 2>/dev/full", 2),
        ("list good.arg | true", 141),
        ("--help | true", 141),
        ("fmt - <good.arg | true", 141),
        ("check missing.arg 2>&1 | true", 141),
    ],
)
def test_a_stream_that_is_closed_is_no_fault_of_argmap(place: Path, line: str, code: int) -> None:
    command = f"set -o pipefail; {ARGMAP} {line.replace('| true', '| (exec <&-; sleep 0)')}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=place, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert ("standard output is closed" in done.stderr) == (code == 2 and "2>" not in line)


def test_a_fault_of_argmap_is_called_one(place: Path) -> None:
    """A dependency that fails as nobody foresaw stands in for a fault."""
    place.joinpath("lib", "platformdirs").mkdir(parents=True)
    place.joinpath("lib", "platformdirs", "__init__.py").write_text("raise RuntimeError('unforeseen')\n")
    done = argmap_process("check", "good.arg", cwd=place, env=environment(PYTHONPATH=str(place / "lib")))
    assert done.code == 70
    assert "RuntimeError: unforeseen" in done.err
    assert (
        f"This is a fault of argmap, not of your files. Please report the lines above (argmap {__version__}" in done.err
    )


def test_an_interruption_while_argmap_starts_is_no_error_message(place: Path) -> None:
    place.joinpath("lib", "click").mkdir(parents=True)
    place.joinpath("lib", "click", "__init__.py").write_text("raise KeyboardInterrupt\n")
    done = argmap_process("check", "good.arg", cwd=place, env=environment(PYTHONPATH=str(place / "lib")))
    assert (done.code, done.out, done.err) == (130, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no second signal there")
@pytest.mark.parametrize(("number", "code"), [("SIGINT", -signal.SIGINT), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_no_import_is_cut_short(tmp_path: Path, number: str, code: int) -> None:
    tmp_path.joinpath("slow.py").write_text(
        f"import signal\nsignal.raise_signal(signal.{number})\nprint('read to its end', flush=True)\n"
    )
    program = "from argmap.cli.ending import heed_signals; heed_signals(); import slow, time; time.sleep(600); print(0)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert (done.returncode, done.stdout) == (code, "read to its end\n")


def test_an_interrupted_build_leaves_nothing_behind(place: Path) -> None:
    with subprocess.Popen(
        [ARGMAP, "build", "good.arg"], cwd=place, env=environment(), stderr=subprocess.PIPE, text=True
    ) as process:
        await_argmap(process)
        time.sleep(0.5)  # Somewhere in the work; wherever it is, the outcome is the same.
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert not [name for name in files(place) if name.endswith(".part")]
