"""The pipeline's two ends: what is compiled from which files, and how files are put in place."""

import os
import stat
from pathlib import Path, PurePosixPath

import pytest

from argmap.diagnostics import Trouble
from argmap.outputs import Outputs, rewrite, write
from argmap.workspace.database import compile_paths
from process import BROKEN, GOOD, files


def outputs(**texts: str) -> Outputs:
    """Outputs by their paths, `__` for a slash and `_` for a full stop."""
    return {PurePosixPath(name.replace("__", "/").replace("_", ".")): text.encode() for name, text in texts.items()}


# Compiling -----------------------------------------------------------------------------------------------------------


def codes(tmp_path: Path, **texts: str) -> list[str]:
    for name, text in texts.items():
        (tmp_path / f"{name}.arg").write_text(text)
    return [diagnostic.code for diagnostic in compile_paths([tmp_path]).diagnostics]


def test_a_good_argument_is_analysed_and_checked(tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_text(GOOD + "\nclaim bare: B.\n")
    compiled = compile_paths([tmp_path])
    assert {diagnostic.code for diagnostic in compiled.diagnostics} == {"ARG401", "ARG403"}
    ((path, analysis),) = compiled.value.analyses
    assert path == (tmp_path / "a.arg").as_posix()
    assert "ready" in analysis.argument.statements


def test_checks_of_the_whole_wait_until_errors_are_gone(tmp_path: Path) -> None:
    assert codes(tmp_path, a=BROKEN + "\nclaim bare: B.\n") == ["ARG201"]


def test_errors_of_all_files_are_reported_in_order(tmp_path: Path) -> None:
    broken_line = GOOD.replace("question", "qestion")
    found = codes(tmp_path, a=BROKEN, b=broken_line.replace("brief vote", "brief b"))
    assert found[0] == "ARG201"
    assert "ARG104" in found


def test_two_briefs_of_one_name_are_refused(tmp_path: Path) -> None:
    assert codes(tmp_path, a=GOOD, b=GOOD) == ["ARG305"]
    assert codes(tmp_path, a=GOOD, b=GOOD.replace("brief vote", "brief other")) == []


# Writing -------------------------------------------------------------------------------------------------------------


def test_files_are_written_below_a_folder_made_for_them(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "er"
    assert write(outputs(a_pdf="A", a__maps__w_svg="W"), out) == (out / "a.pdf", out / "a" / "maps" / "w.svg")
    assert files(out) == {"a.pdf": b"A", "a/maps/w.svg": b"W"}
    assert stat.S_IMODE((out / "a.pdf").stat().st_mode) == 0o644


def test_files_are_as_private_as_the_user_has_new_files(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write(outputs(a_pdf="A"), tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == 0o600


def test_a_file_that_would_not_change_is_not_touched(tmp_path: Path) -> None:
    write(outputs(a_pdf="A", b_pdf="B"), tmp_path)
    (before_a, before_b) = ((tmp_path / name).stat() for name in ("a.pdf", "b.pdf"))
    write(outputs(a_pdf="A", b_pdf="B2"), tmp_path)
    (after_a, after_b) = ((tmp_path / name).stat() for name in ("a.pdf", "b.pdf"))
    assert (before_a.st_ino, before_a.st_mtime_ns) == (after_a.st_ino, after_a.st_mtime_ns)
    assert before_b.st_ino != after_b.st_ino  # A new file was put in its place, never written into.


def test_drawings_no_longer_made_are_removed_and_nothing_else(tmp_path: Path) -> None:
    ours = {PurePosixPath(path): b"." for path in ("a/maps/whole.svg", "b/maps/whole.svg")}
    write({**ours, PurePosixPath("a/maps/section-old.svg"): b"."}, tmp_path)
    (tmp_path / "a" / "maps" / "photo.png").write_text("mine")
    write({PurePosixPath("a/maps/whole.svg"): b"."}, tmp_path)
    assert set(files(tmp_path)) == {"a/maps/whole.svg", "a/maps/photo.png", "b/maps/whole.svg"}


@pytest.mark.parametrize("obstacle", ["c.pdf", "c.pdf/x"])
def test_where_one_file_cannot_be_put_none_is(tmp_path: Path, obstacle: str) -> None:
    write(outputs(a_pdf="A", b_pdf="B"), tmp_path)
    (tmp_path / obstacle).mkdir(parents=True)
    with pytest.raises(Trouble) as trouble:
        write(outputs(a_pdf="A2", b_pdf="B2", c_pdf="C"), tmp_path)
    assert trouble.value.diagnostic.code == "ARG905"
    assert files(tmp_path) == {"a.pdf": b"A", "b.pdf": b"B"}


def test_a_file_where_a_folder_should_be_stops_everything(tmp_path: Path) -> None:
    write(outputs(a_pdf="A", b="a file"), tmp_path)
    with pytest.raises(Trouble):
        write(outputs(a_pdf="A2", b__maps__w_svg="W"), tmp_path)
    assert files(tmp_path) == {"a.pdf": b"A", "b": b"a file"}


def test_rewriting_keeps_permissions_and_links(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("before")
    (tmp_path / "real").chmod(0o600)
    (tmp_path / "link").symlink_to("real")
    rewrite(tmp_path / "link", b"after")
    assert files(tmp_path) == {"link": b"after", "real": b"after"}
    assert (tmp_path / "link").is_symlink()
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o600


def test_checking_finds_the_characters_that_a_build_would_refuse(tmp_path: Path) -> None:
    place = tmp_path / "a.arg"
    place.write_text("brief b: B\n\nsource s: S\n\nclaim a: A 好 claim. [@s]\n", encoding="utf-8")
    assert "ARG501" in {diagnostic.code for diagnostic in compile_paths([place]).diagnostics}
