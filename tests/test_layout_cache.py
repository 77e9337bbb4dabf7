"""Layouts of large graphs are kept for the next run, and nothing that happens to them there does any harm."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from argmap.diagnostics import Trouble
from argmap.maps import SizedArc, SizedGraph, SizedNode
from argmap.render import layout_cache
from argmap.render.graphviz import lay_out


def _graph(size: int) -> SizedGraph:
    """A conclusion with so many reasons less one."""
    nodes = tuple(SizedNode(f"n{at}", 60, 20) for at in range(size))
    arcs = tuple(SizedArc("n0", f"n{at}", 2) for at in range(1, size))
    return SizedGraph(nodes, arcs, 20, 10)


LARGE, SMALL = _graph(layout_cache.NODES), _graph(5)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder layouts are kept in; it is not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "argmap" / "layouts"


def _without_dot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave a `dot` that knows its version and can do nothing else."""
    program = tmp_path / "bin" / "dot"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


def test_a_large_layout_is_found_again_without_graphviz(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = lay_out([LARGE])
    _without_dot(monkeypatch, tmp_path)
    assert lay_out([LARGE]) == (first,)
    with pytest.raises(Trouble):
        lay_out([LARGE, SMALL])
    assert kept.stat().st_mode & 0o777 == 0o700


def test_answers_come_in_the_order_of_the_graphs(kept: Path) -> None:
    fresh = lay_out([SMALL, LARGE])
    assert lay_out([SMALL, LARGE]) == fresh
    assert lay_out([LARGE, SMALL]) == fresh[::-1]
    assert len(list(kept.iterdir())) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda data: data[:-9],
        lambda data: data.replace(b'"size":[', b'"size":[1', 1),
        lambda _: b"\xff" * 99,
    ],
)
def test_a_damaged_layout_is_made_anew(kept: Path, spoil: Callable[[bytes], bytes]) -> None:
    fresh = lay_out([LARGE])
    (file,) = kept.iterdir()
    data = file.read_bytes()
    file.write_bytes(spoil(data))
    assert lay_out([LARGE]) == fresh
    assert file.read_bytes() == data


def test_a_layout_of_another_graph_is_not_taken_for_this_one(kept: Path) -> None:
    fresh = lay_out([LARGE])
    (file,) = kept.iterdir()
    lay_out([_graph(layout_cache.NODES + 1)])
    (other,) = set(kept.iterdir()) - {file}
    file.write_bytes(other.read_bytes())
    assert lay_out([LARGE]) == fresh


def test_a_cache_that_cannot_be_written_is_no_error(kept: Path) -> None:
    kept.parent.mkdir()
    kept.write_text("a file where the folder should be")
    assert len(lay_out([LARGE])) == 1


def test_what_was_not_used_for_longest_goes_when_there_is_too_much(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graphs = [_graph(layout_cache.NODES + more) for more in range(3)]
    lay_out(graphs[:1])
    (first,) = kept.iterdir()
    monkeypatch.setattr(layout_cache, "ROOM", int(first.stat().st_size * 2.5))
    lay_out(graphs[1:2])
    lay_out(graphs[:1])
    lay_out(graphs[2:])
    assert len(list(kept.iterdir())) == 2
    assert first.exists()


def test_runs_at_once_do_not_disturb_each_other(kept: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lay_out, [[LARGE]] * 8))
    assert len(set(map(repr, answers))) == 1
    assert [file.suffix for file in kept.iterdir()] == [".json"]
