"""What was made is kept for the next time, used only where nothing has changed, and never relied on."""

import json
import os
import pickle
import subprocess
import sys
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from argmap import cache as module
from argmap.cache import NOTHING, Cache, digest_of
from argmap.language import grammar
from argmap.render.map_files import map_files
from argmap.render.metrics import bundled_metrics
from process import SHORT, argmap, environment, files, unmeasured
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


SECTIONS = "section s: S\n\nclaim a: A.\n  support b: B.\n\nsection t: T\n\n"


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


def test_only_maps_that_changed_are_drawn_and_they_are_the_same(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = (analysis_of(f"{SECTIONS}claim c: {text}\n") for text in ("It was.", "It may be."))
    metrics = bundled_metrics()
    first = map_files(before, metrics, cache=cache)
    kept = len(list((tmp_path / "argmap" / "kept").iterdir()))
    found = map_files(after, metrics, cache=cache)
    assert found == map_files(after, metrics)
    monkeypatch.setitem(sys.modules, "resvg", None)  # Nothing can be drawn any more.
    assert len(list((tmp_path / "argmap" / "kept").iterdir())) > kept
    assert map_files(after, metrics, cache=cache) == found
    assert map_files(before, metrics, cache=cache) == first


# What others could have put there ------------------------------------------------------------------------------------

OURS_ALONE = pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of Unix")


class Planted:
    """What writes a file as soon as somebody makes values of its pickle."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.place,)


@OURS_ALONE
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702, 0o1777])
@pytest.mark.parametrize("level", ["kept", "argmap"])
def test_nothing_is_taken_from_where_others_can_write(tmp_path: Path, mode: int, level: str) -> None:
    kept = tmp_path / "argmap" / "kept"
    Cache(kept).put(KEY, b"value")
    assert Cache(kept).get(KEY) == b"value"
    place = kept if level == "kept" else kept.parent
    place.chmod(mode)
    shared = mode & 0o1000 and level != "kept"  # As in /tmp, others can there do nothing to what is ours.
    assert Cache(kept).get(KEY) == (b"value" if shared else None)
    Cache(kept).put(OTHER, b"value")
    assert (kept / OTHER).exists() == bool(shared)
    place.chmod(0o700)
    assert Cache(kept).get(KEY) == b"value"


@OURS_ALONE
def test_a_link_is_followed_only_where_nobody_else_can_have_put_it(tmp_path: Path) -> None:
    real, link = tmp_path / "real" / "kept", tmp_path / "links" / "kept"
    Cache(real).put(KEY, b"value")
    link.parent.mkdir()
    link.symlink_to("../real/kept")
    assert Cache(link).get(KEY) == b"value"
    for place in (link.parent, real.parent):
        place.chmod(0o777)
        assert Cache(link).get(KEY) is None
        place.chmod(0o755)
    (real / OTHER).symlink_to(real / KEY)
    assert Cache(link).get(OTHER) is None


@OURS_ALONE
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser can give files away")
def test_nothing_is_taken_that_is_anothers(cache: Cache, tmp_path: Path) -> None:
    cache.put(KEY, b"value")
    kept = tmp_path / "argmap" / "kept"
    for place in (kept / KEY, kept, kept.parent):
        os.chown(place, 4711, -1)
        assert Cache(kept).get(KEY) is None
        os.chown(place, 0, -1)
    assert Cache(kept).get(KEY) == b"value"


@OURS_ALONE
@pytest.mark.parametrize("mode", [0o777, 0o700])
def test_no_code_is_run_from_the_cache_whatever_lies_there(tmp_path: Path, mode: int) -> None:
    """Every file that is kept is a pickle, with its digest, that leaves a trace where it is read."""
    (tmp_path / "vote.arg").write_text(SHORT)
    home, trace = tmp_path / "home", tmp_path / "trace"
    build = ("build", "vote.arg", "--only", "front")
    whole = environment(XDG_CACHE_HOME=str(home))
    assert argmap(*build, cwd=tmp_path, env=whole).code == 0
    kept = home / "argmap" / "kept"
    code = pickle.dumps(Planted(trace))
    for place in kept.iterdir():
        for data in (code, zlib.compress(code)):
            place.write_bytes(sha256(place.name.encode() + data).digest() + data)
    (kept.parent / "grammar.lark-cache").write_bytes(b"0" * 64 + b"\n" + code)
    kept.chmod(mode)
    done = argmap(*build, "-o", "again", cwd=tmp_path, env=whole)
    assert done.code == 0, done.err
    assert not trace.exists()
    assert (tmp_path / "again" / "vote.front.pdf").read_bytes() == (tmp_path / "out" / "vote.front.pdf").read_bytes()


@OURS_ALONE
def test_that_the_cache_is_not_used_is_said_once_with_what_mends_it(tmp_path: Path) -> None:
    (tmp_path / "vote.arg").write_text(SHORT)
    (tmp_path / "home" / "argmap" / "kept").mkdir(parents=True)
    (tmp_path / "home" / "argmap").chmod(0o777)
    env = environment(XDG_CACHE_HOME=str(tmp_path / "home"))
    mend = f"chmod go-w {tmp_path / 'home' / 'argmap'}"
    for command in (("check", "vote.arg"), ("list", "vote.arg"), ("fmt", "--check", "vote.arg"), ("cache",)):
        done = argmap(*command, cwd=tmp_path, env=env)
        assert (done.code, done.err.count(mend)) == (0, 1), command
    assert mend in argmap("doctor", cwd=tmp_path, env=env).out
    subprocess.run(mend.split(), check=True)
    assert mend not in argmap("check", "vote.arg", cwd=tmp_path, env=env).err


# What Lark makes -----------------------------------------------------------------------------------------------------


def test_lark_is_asked_once(tmp_path: Path) -> None:
    (tmp_path / "vote.arg").write_text(SHORT)
    (tmp_path / "lib" / "lark").mkdir(parents=True)
    env = environment(XDG_CACHE_HOME=str(tmp_path / "home"))
    assert argmap("check", "vote.arg", cwd=tmp_path, env=env).code == 0
    (tmp_path / "lib" / "lark" / "__init__.py").write_text("raise RuntimeError('asked')\n")
    assert argmap("check", "vote.arg", cwd=tmp_path, env=env | {"PYTHONPATH": str(tmp_path / "lib")}).code == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept.clear(),
        lambda kept: kept.update(start="0"),
        lambda kept: kept["rows"][3].update(NAME=99_999),
        lambda kept: kept["rows"][3].update(NAME=-99_999),
        lambda kept: kept["rules"][0].update(kept=[[99, False]]),
        lambda kept: kept["patterns"].update(NAME="("),
        lambda kept: kept["keywords"].update(claim=3),
    ],
)
def test_tables_that_lead_nowhere_are_worked_out_anew(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[dict[str, Any]], None]
) -> None:
    monkeypatch.setattr(grammar, "user_cache", lambda: cache)
    fresh = grammar.tables.__wrapped__()
    ((_, _, place),) = cache._files()
    assert grammar.tables.__wrapped__() == fresh
    kept = json.loads(cache.get(place.name) or b"")
    spoil(kept)
    cache.put(place.name, json.dumps(kept).encode())
    anew = grammar.tables.__wrapped__()  # Lark numbers states and rules as it happens.
    assert (anew.keywords, anew.patterns, len(anew.rows)) == (fresh.keywords, fresh.patterns, len(fresh.rows))
