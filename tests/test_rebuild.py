"""A build makes only what has changed, and what it takes from earlier ones is what it would make."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing import forkserver
from pathlib import Path

import pytest

from argmap.render.workers import workers
from inside import argmap
from maps_lab import prose
from process import ARGMAP, PATIENCE, SHORT, SHORT_BROKEN, WARNS, Done, environment, files
from sharing import Shared

TEXT = "They counted most of them."
QUOTED = SHORT.replace("stations\n", "stations\n  file: ../texts/count.txt\n", 1).replace(
    "[@count]\n", "[@count]\n    quote: “all of them”\n"
)
SLOW = ("lark", "weasyprint", "jinja2", "pydot", "argmap.editions", "argmap.maps", "argmap.redaction")
"""What takes long to import; a build of what has not changed does without."""


def build(place: Path, *arguments: str, **settings: str) -> Done:
    """Build in a folder, with a cache beside it."""
    return argmap("build", *arguments, cwd=place, env=at(place, **settings))


def at(place: Path, **settings: str) -> dict[str, str]:
    return environment(**{"XDG_CACHE_HOME": str(place.parent / "cache"), **settings})


def imported(place: Path, *arguments: str) -> set[str]:
    """Which of the slow packages a build needs, that succeeds."""
    done = build(place, *arguments, PYTHONPROFILEIMPORTTIME="1")
    assert done.code == 0, done.err
    lines = (line.rpartition("|")[2].strip() for line in done.err.splitlines() if line.startswith("import time:"))
    return set(SLOW) & set(lines)


@pytest.fixture(scope="module")
def once(shared: Shared) -> Path:
    """A folder with a brief, whose quote is not in its source, built once, with all that was kept beside it."""
    return shared("rebuild", _build) / "work"


def _build(folder: Path) -> None:
    place = folder / "work"
    (place / "arguments").mkdir(parents=True)
    (place / "texts").mkdir()
    (place / "arguments" / "vote.arg").write_text(QUOTED)
    (place / "texts" / "count.txt").write_text(TEXT)
    done = build(place)
    assert done.code == 0, done.err
    assert "warning[ARG414]" in done.err


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    shutil.copytree(once.parent, tmp_path / "all")
    return tmp_path / "all" / once.name


def test_what_has_not_changed_is_not_made_again(built: Path) -> None:
    before = files(built / "out")
    shown = build(built, "--no-cache")
    assert imported(built) == set()
    again = build(built)
    assert again == shown
    assert "warning[ARG414]" in again.err
    assert "out/ is up to date" in again.err
    assert files(built / "out") == before


def test_findings_are_the_same_in_every_form_and_as_strict(built: Path) -> None:
    for options in (["--format", "json"], ["--format", "sarif"], ["--strict"]):
        assert build(built, *options) == build(built, *options, "--no-cache")
    assert build(built, "--strict").code == 1


def _edit(name: str, text: str) -> Callable[[Path], object]:
    return lambda place: (place / name).write_text(text)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_edit("texts/count.txt", "all of them"), "no errors, no warnings"),
        (lambda place: (place / "texts" / "count.txt").unlink(), "warning[ARG131]"),
        (_edit("arguments/vote.arg", SHORT_BROKEN), "error[ARG201]"),
        (_edit("arguments/more.arg", WARNS), "warning[ARG401]"),
        (lambda place: shutil.rmtree(place / "arguments"), "error[ARG906]"),
    ],
)
def test_every_change_of_what_is_read_is_noticed(built: Path, change: Callable[[Path], object], said: str) -> None:
    change(built)
    assert said in build(built).err


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights there")
def test_a_text_that_is_missing_is_said_each_time_until_it_is_there(built: Path) -> None:
    """What is built without it is kept; but not taken for what comes of it once it is there."""
    text = built / "texts" / "count.txt"
    text.unlink()
    without = [build(built).err for _ in range(2)]
    assert all("warning[ARG131]" in said and "ARG414" not in said for said in without)
    assert imported(built) == set()
    text.write_text(TEXT)
    assert "warning[ARG414]" in build(built).err


def test_a_link_that_leads_elsewhere_is_noticed(built: Path) -> None:
    (built / "texts" / "count.txt").rename(built / "texts" / "first.txt")
    (built / "texts" / "second.txt").write_text("All of them were counted: all of them.")
    link = built / "texts" / "count.txt"
    link.symlink_to("first.txt")
    assert "warning[ARG414]" in build(built).err
    assert imported(built) == set()
    link.unlink()
    link.symlink_to("second.txt")
    assert "no errors, no warnings" in build(built).err


def test_files_that_are_gone_or_spoilt_come_from_the_cache(built: Path) -> None:
    before = files(built / "out")
    (built / "out" / "vote.pdf").write_bytes(b"spoilt")
    (built / "out" / "vote" / "maps" / "whole.svg").unlink()
    assert imported(built) == set()
    assert files(built / "out") == before


def test_another_folder_with_the_same_files_gets_them_from_the_cache(built: Path) -> None:
    other = built.parent / "elsewhere"
    shutil.copytree(built, other)
    shutil.rmtree(other / "out")
    assert imported(other) == set()
    assert files(other / "out") == files(built / "out")


def test_back_and_forth_nothing_is_made_twice(built: Path) -> None:
    first, draft = files(built / "out"), built / "arguments" / "vote.arg"
    draft.write_text(QUOTED.replace("last week", "yesterday"))
    assert build(built).code == 0
    second = files(built / "out")
    assert second["vote.pdf"] != first["vote.pdf"]
    for text, made in ((QUOTED, first), (draft.read_text(), second)):
        draft.write_text(text)
        assert imported(built) == set()
        assert files(built / "out") == made
    (built / "arguments" / "more.arg").write_text(WARNS)  # Now what takes part is not what did the last time.
    assert "weasyprint" not in imported(built)
    assert files(built / "out") == second


def test_rubbish_in_the_cache_is_no_harm(built: Path) -> None:
    before = files(built / "out")
    for name in files(built.parent / "cache"):
        (built.parent / "cache" / name).write_bytes(b"{rubbish}" * 9)
    shutil.rmtree(built / "out")
    done = build(built)
    assert done.code == 0, done.err
    assert files(built / "out") == before


def test_check_says_what_would_change_and_writes_nothing(built: Path) -> None:
    said = build(built, "--check")
    assert (said.code, said.out) == (0, "")
    assert said.err.endswith("out/ is up to date\n")
    (built / "out" / "vote.pdf").unlink()
    (built / "out" / "vote" / "maps" / "section-old.svg").write_text("no longer made")
    before = files(built / "out")
    would = build(built, "--check")
    assert (would.code, would.out.splitlines()) == (1, ["out/vote.pdf", "out/vote/maps/section-old.svg"])
    assert would.err.endswith("2 files in out/ would change\n")
    assert files(built / "out") == before
    assert "out/vote.pdf" in build(built).out
    assert build(built, "--check").code == 0
    (built / "arguments" / "vote.arg").write_text(SHORT_BROKEN)
    broken = build(built, "--check")
    assert (broken.code, broken.out) == (1, "")
    assert "error[ARG201]" in broken.err


def test_the_cache_can_be_looked_at_and_cleared(built: Path) -> None:
    told = argmap("cache", cwd=built, env=at(built))
    assert str(built.parent / "cache") in told.out
    assert argmap("cache", "clear", cwd=built, env=at(built)).code == 0
    assert files(built.parent / "cache") == {}
    assert ": 0 files" in argmap("cache", cwd=built, env=at(built)).out
    assert build(built, "--check").code == 0


# Several briefs ------------------------------------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A folder with two briefs that nothing is known of."""
    place = tmp_path / "all" / "work"
    (place / "arguments").mkdir(parents=True)
    for name in ("first", "second"):
        (place / "arguments" / f"{name}.arg").write_text(SHORT.replace("brief vote", f"brief {name}"))
    return place


def test_briefs_made_at_once_are_those_made_alone_and_one_that_changes_is_made_alone(two: Path) -> None:
    done = build(two)
    assert done.code == 0, done.err
    together = files(two / "out")
    for name in ("first", "second"):
        assert build(two, f"arguments/{name}.arg", "-o", f"alone-{name}", "--no-cache").code == 0
    assert together == files(two / "alone-first") | files(two / "alone-second")
    (two / "arguments" / "second.arg").write_text(SHORT.replace("brief vote", "brief third"))
    assert build(two).code == 0
    made = files(two / "out")
    assert made["first.pdf"] == together["first.pdf"]
    assert "third.pdf" in made


LONG = SHORT.replace("  parts front\n", "") + "".join(
    f"claim c{at}: {prose(at, 50)}\n  support: {prose(at + 99, 90)}\n" for at in range(80)
)
"""So long that it is worth the time to begin other processes."""


def children(process: int) -> Mapping[int, str]:
    """The processes that a process has begun, with what they run; processes and threads may end while one looks."""
    found = {}
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            with suppress(OSError):
                for number in (thread / "children").read_text().split():
                    with suppress(OSError):
                        found[int(number)] = Path(f"/proc/{number}/cmdline").read_text().replace("\0", " ")
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes as Linux shows them")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="with one processor, one process does all")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_build_that_is_ended_leaves_no_process_and_no_file(two: Path, number: int, code: int) -> None:
    for file in (two / "arguments").iterdir():
        file.write_text(file.read_text().replace(SHORT.partition("\n")[2], LONG.partition("\n")[2]))
    with subprocess.Popen(
        [ARGMAP, "build"], cwd=two, env=at(two), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        begun: list[int] = []
        while len(begun) < 3:  # The one that has imported what they need, and a copy of it for each processor.
            assert process.poll() is None
            servers = [child for child, line in children(process.pid).items() if "forkserver" in line]
            begun = [*servers, *(copied for server in servers for copied in children(server))]
            time.sleep(0.01)
        time.sleep(1)
        process.send_signal(number)
        _, said = process.communicate(timeout=PATIENCE)
    assert process.returncode == code
    assert b"Traceback" not in said
    assert files(two / "out") == {}
    patience = time.monotonic() + PATIENCE
    while any(Path(f"/proc/{child}").exists() for child in begun):
        assert time.monotonic() < patience, "processes are left"
        time.sleep(0.05)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="begins processes as it is done on Linux")
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="with one processor, one process does all")
def test_ctrl_c_while_processes_begin_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = forkserver.ensure_running

    def begin_and_press() -> None:
        signal.raise_signal(signal.SIGINT)
        begin()

    monkeypatch.setattr(forkserver, "ensure_running", begin_and_press)
    with pytest.raises(KeyboardInterrupt), workers():
        pass
