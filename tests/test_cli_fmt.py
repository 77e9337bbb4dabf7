"""`argmap fmt`: what it changes, what it leaves alone, and what it says."""

import stat
from pathlib import Path

import pytest

from inside import argmap
from process import BROKEN, GOOD

LOOSE = GOOD.replace("\n  ", "\n      ").replace("\n\nclaim", "\n\n\n\nclaim")
UNREADABLE = "clam a: This line has a typing error.\n   support b: And this has not.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in (("good", GOOD), ("loose", LOOSE), ("unreadable", UNREADABLE)):
        tmp_path.joinpath(f"{name}.arg").write_text(text)
    return tmp_path


def test_files_are_laid_out_and_listed(place: Path) -> None:
    done = argmap("fmt", "good.arg", "loose.arg", cwd=place)
    assert (done.code, done.out, done.err) == (0, "loose.arg\n", "")
    assert (place / "loose.arg").read_text() == GOOD == (place / "good.arg").read_text()
    assert argmap("fmt", "--check", "good.arg", "loose.arg", cwd=place).code == 0


def test_check_lists_what_would_change_and_changes_nothing(place: Path) -> None:
    done = argmap("fmt", "--check", "good.arg", "loose.arg", cwd=place)
    assert (done.code, done.out) == (1, "loose.arg\n")
    assert (place / "loose.arg").read_text() == LOOSE


def test_diff_prints_what_would_change_and_changes_nothing(place: Path) -> None:
    done = argmap("fmt", "--diff", "good.arg", "loose.arg", cwd=place)
    assert done.code == 0
    assert done.out.startswith("--- loose.arg\n+++ loose.arg\n@@ ")
    assert "\n-      judgments ready\n" in done.out
    assert "\n+  judgments ready\n" in done.out
    assert (place / "loose.arg").read_text() == LOOSE
    assert argmap("fmt", "--diff", "--check", "loose.arg", cwd=place).code == 1


def test_a_file_that_cannot_be_read_is_left_while_others_are_laid_out(place: Path) -> None:
    done = argmap("fmt", ".", cwd=place)
    assert (done.code, done.out) == (1, "loose.arg\n")
    assert "error[ARG104]" in done.err
    assert "unreadable.arg:1:1" in done.err
    assert (place / "unreadable.arg").read_text() == UNREADABLE
    assert (place / "loose.arg").read_text() == GOOD


def test_a_file_that_is_not_utf_8_is_left(tmp_path: Path) -> None:
    tmp_path.joinpath("a.arg").write_bytes(b"claim a:   caf\xe9\n")
    done = argmap("fmt", "a.arg", cwd=tmp_path)
    assert done.code == 1
    assert "ARG112" in done.err
    assert tmp_path.joinpath("a.arg").read_bytes() == b"claim a:   caf\xe9\n"


def test_names_that_do_not_resolve_are_no_matter_of_layout(tmp_path: Path) -> None:
    tmp_path.joinpath("a.arg").write_text(BROKEN.replace("  ", "    "))
    assert argmap("fmt", "a.arg", cwd=tmp_path).code == 0
    assert tmp_path.joinpath("a.arg").read_text() == BROKEN


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"claim a:  A.\r\n\r\n\r\nclaim b: B.\r\n", b"claim a: A.\r\n\r\nclaim b: B.\r\n"),
        (b"\xef\xbb\xbfclaim a: A.\n", b"claim a: A.\n"),
        (b"claim a: A.", b"claim a: A.\n"),
        (b"claim a: A.\r\n  support: B.\n", b"claim a: A.\r\n  support: B.\r\n"),
        (b"", b""),
    ],
)
def test_line_ends_stay_and_byte_order_marks_go(tmp_path: Path, before: bytes, after: bytes) -> None:
    place = tmp_path / "a.arg"
    place.write_bytes(before)
    assert argmap("fmt", "a.arg", cwd=tmp_path).code == 0
    assert place.read_bytes() == after
    assert argmap("fmt", "--check", "a.arg", cwd=tmp_path).code == 0


def test_permissions_and_links_stay(place: Path) -> None:
    (place / "loose.arg").chmod(0o640)
    (place / "link.arg").symlink_to("loose.arg")
    assert argmap("fmt", "link.arg", cwd=place).code == 0
    assert (place / "link.arg").is_symlink()
    assert (place / "loose.arg").read_text() == GOOD
    assert stat.S_IMODE((place / "loose.arg").stat().st_mode) == 0o640


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside.arg", tmp_path / "inside"
    outside.write_text(LOOSE)
    inside.mkdir()
    (inside / "link.arg").symlink_to(outside)
    done = argmap("fmt", ".", cwd=inside)
    assert done.code == 1
    assert "ARG119" in done.err
    assert outside.read_text() == LOOSE


def test_standard_input_is_laid_out_on_standard_output(tmp_path: Path) -> None:
    done = argmap("fmt", "-", cwd=tmp_path, stdin=LOOSE.encode())
    assert (done.code, done.out, done.err) == (0, GOOD, "")


def test_unreadable_standard_input_gives_no_output(tmp_path: Path) -> None:
    done = argmap("fmt", "-", cwd=tmp_path, stdin=UNREADABLE.encode())
    assert (done.code, done.out) == (1, "")
    assert "<standard input>:1:1" in done.err
