"""argmap is killed, starved and run twice at once, as a process: what was built stays whole, and the next run copes."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path, PurePosixPath

import pikepdf
import pytest

from argmap import outputs
from argmap.diagnostics import Trouble
from argmap.limits import Limits
from argmap.maps import SizedArc, SizedGraph, SizedNode
from argmap.render import graphviz
from inside import argmap
from process import ARGMAP, PATIENCE, SHORT, Done, await_argmap, environment, files, unmeasured
from process import argmap as argmap_process
from sharing import Shared

FRONT = ("build", "--only", "front")
OTHER = SHORT.replace("last week", "yesterday")
PDF = "out/vote.front.pdf"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of Unix")


@pytest.fixture(scope="module")
def once(shared: Shared) -> Path:
    """A folder in which a front page was built; not to be changed."""
    return shared("faults", _build)


def _build(place: Path) -> None:
    (place / "arguments").mkdir()
    (place / "arguments" / "vote.arg").write_text(SHORT)
    done = argmap(*FRONT, cwd=place)
    assert done.code == 0, done.err


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """The same, to be changed, with another text waiting to be built."""
    place = Path(shutil.copytree(once, tmp_path / "work"))
    (place / "arguments" / "vote.arg").write_text(OTHER)
    return place


def whole(place: Path) -> None:
    """What was built can be opened."""
    with pikepdf.open(place / PDF) as document:
        assert document.pages


def refused(done: Done, code: str) -> None:
    assert done.code == 2, done.err
    assert f"error[{code}]" in done.err
    assert "help:" in done.err
    assert "Traceback" not in done.err


# Killed --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("moment", ["working", "writing"])
def test_a_killed_build_leaves_what_was_there(built: Path, number: int, moment: str) -> None:
    before = (built / PDF).read_bytes()
    with subprocess.Popen([ARGMAP, *FRONT], cwd=built, env=environment(), stderr=subprocess.PIPE) as process:
        if moment == "working":
            await_argmap(process)
            time.sleep(0.1)  # Somewhere in the work; wherever that is, the outcome is one of two.
        else:
            while process.poll() is None and not list((built / "out").glob(".*.part")):
                time.sleep(0.0005)
        process.send_signal(number)
        _, said = process.communicate(timeout=PATIENCE)
    assert b"Traceback" not in said
    left = [name for name in files(built / "out") if name != "vote.front.pdf"]
    if process.returncode == 0 or (built / PDF).read_bytes() != before:  # It had finished before.
        whole(built)
    else:
        assert process.returncode in {-number, 128 + number}
    assert number == signal.SIGKILL or not left, "it left something half written"


def test_what_a_killed_build_left_is_removed_by_the_next_one_and_nothing_else(built: Path) -> None:
    names = {
        ".vote.front.pdf.abcdefgh.part": False,
        ".vote.front.pdf.young_ab.part": True,
        ".other.pdf.abcdefgh.part": True,
        "vote.front.pdf.part": True,
    }
    for name in names:
        (built / "out" / name).write_text("half")
        if "young" not in name:
            os.utime(built / "out" / name, (0, 0))
    assert argmap(*FRONT, cwd=built).code == 0
    assert {name: (built / "out" / name).exists() for name in names} == names


# Starved -------------------------------------------------------------------------------------------------------------


def _few_bytes() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))


@pytest.mark.parametrize(
    ("made", "place"), [(False, "a temporary file"), (True, "`out`")], ids=["while-typesetting", "when-all-is-typeset"]
)
def test_a_disk_with_too_little_room_is_said_and_what_was_there_stays(built: Path, made: bool, place: str) -> None:
    before, cache = files(built / "out"), {"XDG_CACHE_HOME": str(built / "cache")}
    if made:
        assert argmap_process(*FRONT, "-o", "elsewhere", cwd=built, env=environment(**cache)).code == 0
    done = subprocess.run(
        [ARGMAP, *FRONT], cwd=built, env=unmeasured() | cache, capture_output=True, check=False, preexec_fn=_few_bytes
    )
    refused(Done(done.returncode, done.stdout.decode(), said := done.stderr.decode()), "ARG905")
    assert f"cannot write {'to ' if made else ''}{place}" in said
    assert files(built / "out") == before


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_folder_that_cannot_be_written_is_said(built: Path) -> None:
    (built / "out").chmod(0o500)
    try:
        refused(argmap(*FRONT, cwd=built), "ARG905")
    finally:
        (built / "out").chmod(0o700)


GRAPH = SizedGraph((SizedNode("n1", 60, 20), SizedNode("n2", 60, 20)), (SizedArc("n1", "n2", 1),), 20, 10)


@pytest.mark.parametrize(
    "answer",
    [
        "hello",
        "{",
        "{}",
        '{"bb": 3}',
        '{"bb": "a,b,c,d"}',
        '{"bb": "0,0,9,9", "objects": 4}',
        '{"bb": "0,0,9,9", "edges": [{"id": "e0", "pos": ""}]}',
        r'{"bb": "\377"}',
    ],
)
def test_a_dot_that_answers_nonsense_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: str) -> None:
    _put_dot(tmp_path, f"cat >/dev/null; printf '%b' '{answer}'")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(Trouble) as caught:
        graphviz.lay_out([GRAPH])
    assert caught.value.diagnostic.code == "ARG904"


def test_a_dot_that_never_ends_is_stopped_and_the_limit_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _put_dot(tmp_path, f"echo $$ >{tmp_path}/pid; exec sleep 600")
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(Trouble) as caught:
        graphviz.lay_out([GRAPH], limits=Limits(layout_time=1))
    assert caught.value.diagnostic.code == "ARG904"
    assert "more than 1 second" in caught.value.diagnostic.message
    assert "--limit layout-time=2" in caught.value.diagnostic.help
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
def test_a_dot_that_takes_too_much_memory_is_stopped_and_the_limit_is_named() -> None:
    arcs = tuple(SizedArc(f"n{at}", f"n{at * 7 % 300 + 1}", 1) for at in range(300))
    graph = SizedGraph(tuple(SizedNode(f"n{at}", 60, 20) for at in range(301)), arcs, 20, 10)
    with pytest.raises(Trouble) as caught:
        graphviz.lay_out([graph], limits=Limits(layout_memory=20))
    assert caught.value.diagnostic.code == "ARG904"
    assert "--limit layout-memory=40" in caught.value.diagnostic.help


def _put_dot(folder: Path, script: str) -> None:
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.mark.parametrize("cache", ["/dev/null/nowhere", "garbage", "folders", ""])
def test_a_cache_that_is_of_no_use_costs_time_and_nothing_else(tmp_path: Path, cache: str) -> None:
    (tmp_path / "vote.arg").write_text(SHORT)
    plain = argmap_process("check", "vote.arg", cwd=tmp_path)
    place = tmp_path / cache / "argmap"
    if cache == "garbage":
        place.mkdir(parents=True)
        (place / "grammar.lark-cache").write_bytes(os.urandom(5_000))
        (place / "layouts").write_text("no folder")
    elif cache == "folders":
        (place / "grammar.lark-cache").mkdir(parents=True)
    env = environment(XDG_CACHE_HOME=str(tmp_path / cache), HOME="/nonexistent")
    if not cache:
        env = {key: value for key, value in env.items() if key not in ("XDG_CACHE_HOME", "HOME")}
    assert argmap_process("check", "vote.arg", cwd=tmp_path, env=env) == plain


# At once, and meanwhile ----------------------------------------------------------------------------------------------


def test_two_builds_at_once_into_one_folder_leave_the_work_of_one_whole(built: Path) -> None:
    first = (built / PDF).read_bytes()
    other = Path(shutil.copytree(built, built.parent / "other"))
    (other / "arguments" / "vote.arg").write_text(SHORT)
    running = [subprocess.Popen([ARGMAP, *FRONT, "-o", built / "out"], cwd=place) for place in (built, other)]
    assert [process.wait(PATIENCE) for process in running] == [0, 0]
    assert files(built / "out").keys() == {"vote.front.pdf"}
    result = (built / PDF).read_bytes()
    assert argmap(*FRONT, "-o", "second", cwd=built).code == 0
    assert result in {first, (built / "second" / "vote.front.pdf").read_bytes()}


@pytest.mark.parametrize("fate", ["printf 'claim x: X.\\n' >{}", "rm {}"])
def test_a_file_that_changes_while_it_is_built_is_printed_as_it_was_read(tmp_path: Path, fate: str) -> None:
    """What is printed and the source that goes with it are of one moment."""
    vote = tmp_path / "arguments" / "vote.arg"
    vote.parent.mkdir()
    vote.write_text(SHORT)
    real = shutil.which("dot")
    _put_dot(tmp_path, f'{fate.format(vote)} 2>/dev/null; exec {real} "$@"')
    env = environment(PATH=f"{tmp_path}:{os.environ['PATH']}")
    done = argmap("map", "-f", "pdf", "-o", "out", cwd=tmp_path, env=env)
    assert done.code == 0, done.err
    assert not vote.exists() or vote.read_text() != SHORT
    (pdf,) = (tmp_path / "out").rglob("*.pdf")
    assert argmap("extract", pdf, "-o", "again", cwd=tmp_path).code == 0
    assert (tmp_path / "again" / "vote.arg").read_text() == SHORT


def test_a_clock_that_went_back_does_not_keep_a_build_from_being_new(built: Path) -> None:
    before = (built / PDF).read_bytes()
    for path in (built / PDF, built / "arguments" / "vote.arg"):
        os.utime(path, (4e9, 4e9))
    assert argmap(*FRONT, cwd=built).code == 0
    assert (built / PDF).read_bytes() != before


# Told to end ---------------------------------------------------------------------------------------------------------

BUSY = {
    "in a thread": "from concurrent.futures import ThreadPoolExecutor as Pool\nwith Pool() as pool: pool.submit(lock)",
    "in code that is not Python's": "lock()",
    "where exceptions are swallowed": "while True:\n    try: time.sleep(60)\n    except BaseException: pass",
}
LOCK = """\
import ctypes, sys, time
from pathlib import Path, PurePosixPath
from argmap.cli.ending import heed_signals
from argmap.leavings import own_temporary_folder, removed
def lock():
    mutex, library = ctypes.create_string_buffer(64), ctypes.CDLL(None)
    library.pthread_mutex_lock(mutex), library.pthread_mutex_lock(mutex)
heed_signals()
own_temporary_folder()
with removed() as files:
    files.append(Path("half"))
    Path("half").touch()
    print("at it", flush=True)
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize("busy", BUSY)
def test_what_does_not_hear_of_a_signal_is_ended_all_the_same(
    tmp_path: Path, busy: str, number: int, code: int
) -> None:
    program = LOCK + "".join(f"    {line}\n" for line in BUSY[busy].splitlines())
    (tmp_path / "temporary").mkdir()
    env = environment(TMPDIR=str(tmp_path / "temporary"))
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said, files(tmp_path)) == (code, b"", {})
    assert not list((tmp_path / "temporary").iterdir())


# Put in place by halves ----------------------------------------------------------------------------------------------

FIRST, SECOND = PurePosixPath("first.txt"), PurePosixPath("sub/second.txt")


@pytest.fixture
def placed(tmp_path: Path) -> Path:
    outputs.write({FIRST: b"old", SECOND: b"old"}, tmp_path / "out")
    return tmp_path / "out"


def test_no_file_is_replaced_if_one_cannot_be(placed: Path) -> None:
    second = placed / SECOND
    if subprocess.run(["chattr", "+i", second], capture_output=True, check=False).returncode:
        pytest.skip("here no file can be kept from being changed")
    try:
        with pytest.raises(Trouble) as caught:
            outputs.write({FIRST: b"new", SECOND: b"new"}, placed)
    finally:
        subprocess.run(["chattr", "-i", second], check=True)
    assert files(placed) == {FIRST.as_posix(): b"old", SECOND.as_posix(): b"old"}
    assert str(second) in caught.value.diagnostic.message
    assert "space" not in caught.value.diagnostic.help


def test_what_was_cut_short_between_two_files_is_said_and_finished_by_the_next_build(built: Path) -> None:
    program = (
        "import os, signal, pathlib; from argmap import outputs; replace = pathlib.Path.replace; done = []\n"
        "def cut(self, target):\n"
        "    if done: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    done.append(replace(self, target))\n"
        "pathlib.Path.replace = cut\n"
        "made = {pathlib.PurePosixPath(n): b'new' for n in ('a.txt', 'vote.front.pdf')}\n"
        "outputs.write(made, pathlib.Path('out'))"
    )
    killed = subprocess.run([sys.executable, "-c", program], cwd=built, env=unmeasured(), check=False)
    assert killed.returncode == -signal.SIGKILL
    assert "cut short" in argmap(*FRONT, "--check", cwd=built).err
    done = argmap(*FRONT, cwd=built)
    assert (done.code, done.err.count("cut short")) == (0, 1)
    assert outputs.unfinished(built / "out") == ("a.txt",), "which this build does not make"
    outputs.write({PurePosixPath("a.txt"): b"new"}, built / "out")
    assert outputs.unfinished(built / "out") == ()
    whole(built)
    assert "cut short" not in argmap(*FRONT, "--check", cwd=built).err


@pytest.mark.parametrize("out", ["file", "file/below"])
def test_a_file_where_a_folder_should_be_is_called_one(built: Path, out: str) -> None:
    (built / "file").write_text("mine")
    done = argmap(*FRONT, "-o", out, cwd=built)
    refused(done, "ARG905")
    assert "`file` is a file, not a folder" in done.err
    assert "space" not in done.err
    assert (built / "file").read_text() == "mine"
