"""Files with odd names, of odd kinds, or closed to the user are read, or refused in words: never skipped in silence."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from argmap.diagnostics import Diagnostic
from argmap.limits import STANDARD
from argmap.workspace.database import compile_paths
from inside import argmap
from process import ARGMAP, SHORT, Done, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has no such files")

CLAIM = "claim shared: S.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, text: str = CLAIM) -> Path:
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)
    return place


def errors(*paths: str) -> list[tuple[str, str]]:
    found: Sequence[Diagnostic] = compile_paths([Path(path) for path in paths]).diagnostics
    return [(each.code, each.message) for each in found if each.severity == "error"]


# What is no file -----------------------------------------------------------------------------------------------------


def _odd() -> None:
    Path("dangling.arg").symlink_to("nowhere")
    Path("loop.arg").symlink_to("loop.arg")
    os.mkfifo("pipe.arg")


def test_what_is_no_file_is_said_of_a_folder() -> None:
    write("good.arg")
    _odd()
    assert errors(".") == [
        ("ARG127", "this is a link to `nowhere`, which is not there"),
        ("ARG127", "this is a link that leads back to itself"),
        ("ARG127", "this is no file but a pipe, a socket or a device, and was not read"),
    ]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("dangling.arg", "is a link to `nowhere`, which is not there"),
        ("loop.arg", "is a link that leads back to itself"),
        ("pipe.arg", "is no file but a pipe, a socket or a device, and was not read"),
    ],
)
def test_what_is_no_file_is_said_where_it_is_named(name: str, what: str) -> None:
    _odd()
    assert errors(name) == [("ARG127", f"this {what}")]
    write("a.arg", f"include: {name}\n{CLAIM}")
    assert errors("a.arg") == [("ARG117", f"`{name}` {what}")]


def test_no_file_is_said_to_be_meant_by_its_own_name() -> None:
    _odd()
    found = compile_paths([write("a.arg", "include: dangling.arg\ninclude: danglin.arg\n")]).diagnostics
    assert [each.help for each in found if each.code == "ARG117"] == [
        "delete the link, or put the file there",
        "did you mean `dangling.arg`?",
    ]


# What is closed to the user ------------------------------------------------------------------------------------------


def without_rights(*arguments: str) -> Done:
    """Run argmap as one who may not read everything, as the superuser may."""
    plain: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("nothing is closed to the superuser")
        plain = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    done = subprocess.run(
        [*plain, ARGMAP, *arguments], env=environment(), capture_output=True, text=True, timeout=60, check=False
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("mode", [0o000, 0o600])
def test_a_folder_that_is_closed_is_an_error_with_what_mends_it(mode: int) -> None:
    write("s/a.arg")
    Path("s").chmod(mode)
    try:
        for given in ("s", "s/a.arg"):
            done = without_rights("check", given)
            assert (done.code, "error[ARG127]" in done.err, "mend " in done.err) == (1, True, True), done.err
    finally:
        Path("s").chmod(0o700)


# Names ---------------------------------------------------------------------------------------------------------------


def test_a_name_that_is_no_text_is_refused_in_words_or_read() -> None:
    name = b"a\xff.arg"
    Path(os.fsdecode(name)).write_text(CLAIM)
    assert errors(".") == []
    Path(os.fsdecode(name)).write_text(f"brief b: B\n  attach source\n{CLAIM}")
    done = argmap("build", os.fsdecode(name), cwd=Path())
    assert (done.code, "`a\\u{dcff}.arg`, which has characters that cannot be seen" in done.err) == (1, True), done.err


@pytest.mark.parametrize(
    ("names", "what"),
    [
        ([".shared/s.arg"], "`.shared/s.arg`, which is that of a hidden file"),
        (["so\xadft.arg"], "`so\\xadft.arg`, which has characters that cannot be seen"),
        (["s.arg", "S.arg"], "`s.arg` and `S.arg`, would be one on some systems"),
        (["é.arg", "e\u0301.arg"], "`é.arg` and `e\u0301.arg`, would be one on some systems"),
        (["a" * 251 + ".arg"], f"`{'a' * 60}…`, which is no name of a file"),
    ],
)
def test_a_brief_is_refused_whose_files_could_not_be_taken_out_of_its_pdf(names: Sequence[str], what: str) -> None:
    for number, name in enumerate(names):
        write(name, f"claim c{number}: S.\n")
    write("b.arg", "".join(f"include: {name}\n" for name in names) + f"brief b: B\n  attach source\n{CLAIM}")
    ((code, message),) = errors("b.arg")
    assert (code, message.endswith(what)) == ("ARG913", True), message


def test_a_brief_of_more_files_than_are_taken_out_of_a_pdf_is_refused() -> None:
    for number in range(3):
        write(f"{number}.arg", f"claim c{number}: C.\n")
    write("b.arg", "".join(f"include: {number}.arg\n" for number in range(3)) + f"brief b: B\n  attach source\n{CLAIM}")
    found = compile_paths([Path("b.arg")], limits=STANDARD.changed("pdf-files", 3)).diagnostics
    (said,) = (each for each in found if each.code == "ARG914")
    assert said.help == "raise the limit with `--limit pdf-files=6`"


LONG = "n" * 201


@pytest.mark.parametrize(
    "text",
    [
        f"brief {LONG}: B\n",
        f"section {LONG}: S\n",
        f"interpretation {LONG}: I\n",
        f"claim {LONG}: C\n",
        f"source {LONG}: S\n",
        f"question {LONG}: Q\n",
        f"term {LONG}: T\n",
        f"claim {'ح' * 101}: C\n",
        f"claim {'理' * 67}: C\n",
        f"brief b: B\n  bibliography: w.bib\nclaim c: C [@{LONG}]\n",
    ],
)
def test_a_name_that_is_too_long_for_a_file_is_an_error(text: str) -> None:
    write("w.bib", f"@book{{{LONG}, title={{T}}}}\n")
    assert [code for code, _ in errors(str(write("a.arg", text)))] == ["ARG135"]
    write("w.bib", f"@book{{{LONG[1:]}, title={{T}}}}\n")
    assert errors(str(write("a.arg", text.replace(LONG, LONG[1:]).replace("ح", "", 1).replace("理", "", 1)))) == []


@pytest.mark.parametrize("text", ["n" * 2_000, "理由" * 1_000, "بت" * 1_000])
def test_a_statement_without_a_name_may_begin_with_a_long_word(text: str) -> None:
    assert errors(str(write("a.arg", f"claim a: A\n  support: {text}\n  support: {text} again\n"))) == []


@pytest.mark.parametrize(
    "arguments", [("build", "a.arg", "-o"), ("map", "--from", "a.arg", "-o"), ("extract", "a.pdf", "-o")]
)
def test_a_place_to_write_to_is_refused_at_once_that_is_too_long_for_a_file(arguments: Sequence[str]) -> None:
    write("a.arg", SHORT)
    done = argmap(*arguments, "m" * 241, cwd=Path())
    assert (done.code, "241 bytes long, and names of files have 240 at most" in done.err) == (2, True), done.err


def test_so_many_parts_that_no_file_can_be_called_after_them_are_refused_before_they_are_typeset() -> None:
    write("a.arg", SHORT.replace("brief vote", f"brief {'v' * 200}"))
    done = argmap("build", "a.arg", "--only", "front,side-by-side,indicators,readings,sources", cwd=Path())
    assert (done.code, "name fewer parts" in done.err, "ARG905" in done.err) == (2, True, True), done.err
