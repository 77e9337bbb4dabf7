"""Remembers how large graphs were laid out, in the user's cache: Graphviz takes seconds, and reading milliseconds.

A layout is a pure function of the DOT text and of Graphviz, so a digest of both names the file it is kept in. Files
appear whole or not at all, carry a digest of their own, and hold numbers only: a cache that is broken, missing, full,
or written by two runs at once costs time and nothing else.
"""

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from math import isfinite
from pathlib import Path

from platformdirs import user_cache_path

from argmap.maps import Placed, Point, SizedGraph

NODES = 150
"""From how many nodes on a layout is kept; smaller graphs are laid out as fast as they are looked up."""
ROOM = 64 * 1024**2
"""How many bytes are kept in all; those not used for longest go first."""
FORMAT = "1"
"""Changes whenever what is kept, or how it is read from Graphviz's answer, does."""
_KEPT = re.compile(r"[0-9a-f]{64}\.json")


def large(graph: SizedGraph) -> bool:
    """Whether a graph takes Graphviz long enough for its layout to be kept."""
    return len(graph.nodes) >= NODES


class Layouts:
    """The layouts kept for this user. Nothing it does fails: what cannot be read is not there."""

    def __init__(self) -> None:
        self._folder = user_cache_path("argmap", appauthor=False) / "layouts"
        self._version = _version()

    def get(self, graph: SizedGraph, dot: str) -> Placed | None:
        """The layout of a graph with this DOT text, if it is kept."""
        if not large(graph) or not self._version:
            return None
        place = self._place(dot)
        with suppress(OSError, ValueError, KeyError, TypeError):
            placed = _read(place.read_bytes(), graph)
            with suppress(OSError):
                os.utime(place)
            return placed
        return None

    def put(self, graph: SizedGraph, dot: str, placed: Placed) -> None:
        """Keep a layout, if the graph is large."""
        if not large(graph) or not self._version:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(_written(placed))
                Path(name).replace(self._place(dot))
            finally:
                Path(name).unlink(missing_ok=True)
            self._trim()

    def _place(self, dot: str) -> Path:
        digest = sha256("\0".join((FORMAT, self._version, dot)).encode()).hexdigest()
        return self._folder / f"{digest}.json"

    def _trim(self) -> None:
        """Remove what was not used for longest until the rest has room, and what an interrupted run left."""
        used = 0
        for _, size, place in sorted(self._kept(), reverse=True):
            used += size
            if used > ROOM:
                with suppress(OSError):
                    place.unlink()

    def _kept(self) -> Iterator[tuple[float, int, Path]]:
        for place in self._folder.iterdir():
            with suppress(OSError):
                if _KEPT.fullmatch(place.name) or place.suffix == ".part":
                    found = place.stat()
                    yield found.st_mtime, found.st_size, place


def _written(placed: Placed) -> bytes:
    value = {
        "size": [placed.width, placed.height],
        "centres": {key: [point.x, point.y] for key, point in placed.centres.items()},
        "paths": [[each for point in path for each in (point.x, point.y)] for path in placed.paths],
    }
    text = json.dumps(value, separators=(",", ":")).encode()
    return sha256(text).hexdigest().encode() + b"\n" + text


def _read(data: bytes, graph: SizedGraph) -> Placed:
    """What `_written` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    digest, _, text = data.partition(b"\n")
    if sha256(text).hexdigest().encode() != digest:
        raise ValueError("damaged")
    value = json.loads(text)
    width, height = (_number(each) for each in value["size"])
    centres = {node.id: _points(value["centres"][node.id])[0] for node in graph.nodes}
    paths = tuple(_points(path) for path in value["paths"])
    if len(paths) != len(graph.arcs) or any(len(path) < 4 for path in paths):
        raise ValueError("of another graph")
    return Placed(width, height, centres, paths)


def _points(numbers: list[object]) -> tuple[Point, ...]:
    checked = [_number(each) for each in numbers]
    return tuple(Point(x, y) for x, y in zip(checked[::2], checked[1::2], strict=True))


def _number(value: object) -> float:
    if not isinstance(value, int | float) or not isfinite(value):
        raise ValueError("not a length")
    return float(value)


@cache
def _version() -> str:
    """What Graphviz says its version is; empty if it says nothing."""
    try:
        done = subprocess.run(["dot", "-V"], capture_output=True, timeout=10, check=False)  # noqa: S607 - the user's.
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stderr.decode(errors="replace").strip()
