"""What was made is kept for the next time, used only where nothing has changed, and never relied on."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import CodeType

import pytest

from argmap import cache as module
from argmap.cache import NOTHING, Cache, digest_of
from argmap.maps import Placed, SizedArc, SizedGraph, SizedNode
from argmap.render.graphviz import draw, lay_out
from argmap.render.html import environment
from argmap.render.layout_cache import NODES
from argmap.render.map_files import map_files
from argmap.render.metrics import bundled_metrics
from process import files, unmeasured
from samples import analysis_of

KEY, OTHER = digest_of("key"), digest_of("other")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """One whose folder is not there yet."""
    return Cache(tmp_path / "argmap" / "kept")


def test_what_is_kept_is_found_again_and_nobody_elses(cache: Cache, tmp_path: Path) -> None:
    assert cache.get(KEY) is None
    cache.put(KEY, b"value")
    cache.put(OTHER, b"")
    assert (cache.get(KEY), cache.get(OTHER)) == (b"value", b"")
    assert (tmp_path / "argmap" / "kept").stat().st_mode & 0o777 == 0o700
    assert NOTHING.get(NOTHING.keep(b"value")) is None


def test_parts_of_a_key_count_by_themselves() -> None:
    assert len({digest_of("ab", "c"), digest_of("a", "bc"), digest_of("abc"), digest_of("ab", "c", "")}) == 4


@pytest.mark.parametrize(
    "spoil", [lambda _: b"", lambda data: data[:-1], lambda data: data + b"x", lambda _: b"\xff" * 99]
)
def test_what_is_damaged_is_not_there_and_is_kept_anew(
    cache: Cache, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    cache.put(KEY, b"value")
    (file,) = (tmp_path / "argmap" / "kept").iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert cache.get(KEY) is None
    cache.put(KEY, b"value")
    assert cache.get(KEY) == b"value"


def test_what_has_the_name_of_another_is_not_taken_for_it(cache: Cache, tmp_path: Path) -> None:
    cache.put(KEY, b"value")
    kept = tmp_path / "argmap" / "kept"
    (kept / KEY).rename(kept / OTHER)
    assert cache.get(OTHER) is None


def test_no_key_leads_out_of_the_folder(cache: Cache, tmp_path: Path) -> None:
    cache.put(KEY, b"value")
    for key in ("../kept/" + KEY, str(tmp_path), "", "\0"):
        assert cache.get(key) is None


def test_a_folder_that_cannot_be_is_no_error(cache: Cache, tmp_path: Path) -> None:
    (tmp_path / "argmap").write_text("a file where the folder should be")
    cache.put(KEY, b"value")
    assert cache.get(KEY) is None
    assert cache.kept() == (0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="limits are those of Unix")
def test_a_full_disk_is_no_error_and_leaves_no_litter(tmp_path: Path) -> None:
    script = (
        "import resource, sys; from pathlib import Path; from argmap.cache import Cache\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        f"cache = Cache(Path(sys.argv[1])); cache.put({KEY!r}, bytes(9999)); print(cache.get({KEY!r}))"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, env=unmeasured(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "None\n", "")
    assert files(tmp_path) == {}


def test_what_was_not_used_for_longest_goes_when_there_is_too_much(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "ROOM", 2500)
    monkeypatch.setattr(module, "_STEP", 0)
    for at, key in enumerate(map(digest_of, "ab")):
        cache.put(key, bytes(500))
        os.utime(tmp_path / "argmap" / "kept" / key, (at, at))
    assert cache.get(digest_of("a"))  # It is the one used last now.
    for name in "cde":
        cache.put(digest_of(name), bytes(600))
    assert cache.get(digest_of("b")) is None
    assert cache.get(digest_of("a"))
    assert cache.kept()[1] <= 2500


def test_what_is_too_large_is_not_kept(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROOM", 100)
    cache.put(KEY, bytes(99))
    assert cache.get(KEY) is None


def test_runs_at_once_do_not_disturb_each_other(cache: Cache) -> None:
    def use(number: int) -> bool:
        key = digest_of(str(number % 4))
        cache.put(key, b"%d" % (number % 4) * 10_000)
        return cache.get(key) == b"%d" % (number % 4) * 10_000

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(use, range(200)))
    assert cache.kept()[0] == 4


def test_clearing_removes_what_was_kept_and_nothing_else(cache: Cache, tmp_path: Path) -> None:
    cache.put(KEY, b"value")
    (tmp_path / "argmap" / "kept" / "mine.txt").write_text("mine")
    assert cache.clear()
    assert files(tmp_path) == {"argmap/kept/mine.txt": b"mine"}


# What Graphviz makes -------------------------------------------------------------------------------------------------


def _graph(size: int) -> SizedGraph:
    """A conclusion with so many reasons less one."""
    nodes = tuple(SizedNode(f"n{at}", 60, 20) for at in range(size))
    arcs = tuple(SizedArc("n0", f"n{at}", 2) for at in range(1, size))
    return SizedGraph(nodes, arcs, 20, 10)


SECTIONS = "section s: S\n\nclaim a: A.\n  support b: B.\n\nsection t: T\n\n"
LARGE, SMALL = _graph(NODES), _graph(5)
A, B = ('digraph { a [pos="20,20" label="a"]; }\n', 'digraph { b [pos="20,20" label="b" fillcolor="red"]; }\n')


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What `dot` was asked, a line a run, from now on."""
    program, log = tmp_path / "bin" / "dot", tmp_path / "log"
    program.parent.mkdir()
    log.touch()
    program.write_text(f'#!/bin/sh\necho "$*" >> {log}\nPATH="{os.environ["PATH"]}"\nexec dot "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return log


def test_a_large_layout_is_found_again_in_its_place(cache: Cache, runs: Path) -> None:
    fresh = lay_out([SMALL, LARGE])
    assert lay_out([LARGE], cache) == fresh[1:]
    assert lay_out([SMALL, LARGE], cache) == fresh
    assert lay_out([LARGE, SMALL], cache) == fresh[::-1]
    before = runs.read_text()
    assert lay_out([LARGE], cache) == fresh[1:]
    assert runs.read_text() == before


def test_of_small_layouts_only_those_near_a_change_are_made_again(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, given = tmp_path / "bin" / "dot", tmp_path / "given"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPATH="{os.environ["PATH"]}"\ntee -a {given} | dot "$@"\n')
    program.chmod(0o755)
    before = [_graph(size) for size in range(2, 80)]
    after = [*before[:30], _graph(90), *before[31:]]
    fresh = [lay_out(graphs) for graphs in (before, after)]
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")

    def made(graphs: Sequence[SizedGraph], placed: tuple[Placed, ...]) -> int:
        given.write_text("")
        assert lay_out(graphs, cache) == placed
        return given.read_text().count("digraph")

    assert made(before, fresh[0]) == len(before)
    assert made(before, fresh[0]) == 0
    assert 0 < made(after, fresh[1]) < 50
    assert cache.kept()[0] < 20, "files"


def test_a_layout_of_another_graph_is_not_taken_for_this_one(cache: Cache, tmp_path: Path) -> None:
    (fresh,) = lay_out([LARGE], cache)
    (file,) = (tmp_path / "argmap" / "kept").iterdir()
    for value in (b"", b"[]", b"{}", b'{"size": [1, 2], "centres": {}, "paths": []}', b"\xff"):
        cache.put(file.name, value)
        assert lay_out([LARGE], cache) == (fresh,)


def test_only_maps_that_changed_are_drawn_and_they_are_the_same(cache: Cache, runs: Path) -> None:
    before, after = (analysis_of(f"{SECTIONS}claim c: {text}\n") for text in ("It was.", "It may be."))
    metrics = bundled_metrics()
    map_files(before, metrics, cache=cache)
    svgs, pngs = (runs.read_text().count(form) for form in ("-Tsvg", "-Tpng"))
    found = map_files(after, metrics, cache=cache)
    assert runs.read_text().count("-Tsvg") == svgs + 1
    assert runs.read_text().count("-Tpng") == pngs + 2, "that of the section, and of the whole"
    assert found == map_files(after, metrics)
    draws = runs.read_text().count("-Kneato")
    assert map_files(after, metrics, cache=cache) == found
    kept = map_files(before, metrics, cache=cache)
    assert runs.read_text().count("-Kneato") == draws
    assert kept == map_files(before, metrics)


def test_a_drawing_kept_is_not_drawn_with_others(cache: Cache, runs: Path) -> None:
    first = draw([A], "png", cache=cache)
    assert draw([B, A, B], "png", cache=cache) == draw([B], "png") + first + draw([B], "png")
    assert len(runs.read_text().splitlines()) == 4


def test_another_graphviz_draws_anew(cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw([A], "svg", cache=cache)
    other = tmp_path / "other" / "dot"
    other.parent.mkdir()
    other.write_text("#!/bin/sh\necho '<svg>other</svg>'\n")
    other.chmod(0o755)
    monkeypatch.setenv("PATH", f"{other.parent}{os.pathsep}{os.environ['PATH']}")
    assert draw([A], "svg", cache=cache) == (b"<svg>other</svg>\n",)


# What Jinja makes ----------------------------------------------------------------------------------------------------

TEMPLATE = "metadata.xml.j2"


def _compiled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a template has to be compiled, with what is kept in a folder."""
    templates, found = environment(cache=Cache(folder)), []
    compile_ = templates.compile

    def watched(source: str, name: str | None = None, filename: str | None = None) -> CodeType:
        found.append(name)
        return compile_(source, name, filename)

    monkeypatch.setattr(templates, "compile", watched)
    templates.get_template(TEMPLATE)
    return bool(found)


def test_templates_are_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [_compiled(tmp_path / "kept", monkeypatch) for _ in range(2)] == [True, False]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of Unix")
@pytest.mark.parametrize("mode", [0o770, 0o702])
def test_no_code_is_taken_from_where_others_can_write(
    tmp_path: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kept"
    _compiled(folder, monkeypatch)
    folder.chmod(mode)
    assert _compiled(folder, monkeypatch)
    folder.chmod(0o700)
    assert not _compiled(folder, monkeypatch)


def test_damaged_code_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "kept"
    _compiled(folder, monkeypatch)
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes()[:-9] + bytes(9))
    assert _compiled(folder, monkeypatch)
    assert not _compiled(folder, monkeypatch)
