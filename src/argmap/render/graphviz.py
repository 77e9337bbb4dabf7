"""Runs Graphviz: every graph in one process, with a limit on its time and memory, and plain words when it fails."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

from argmap.diagnostics import Diagnostic, Trouble
from argmap.leavings import stopped
from argmap.limits import STANDARD, Limits, raised_by
from argmap.maps import Placed, Point, SizedGraph
from argmap.render.dot import layout_dot
from argmap.render.scratch import scratch

AT_A_TIME = 200_000
"""How many characters of DOT one process is given: a hundred maps, or one that is larger."""


def lay_out(graphs: Sequence[SizedGraph], limits: Limits = STANDARD) -> tuple[Placed, ...]:
    """The places of every graph's nodes and lines, from few runs of `dot`.

    Raises Trouble (ARG902, ARG904) if Graphviz is missing or fails, or needs more time or memory than `limits` allow.
    """
    answers = _answers(map(layout_dot, graphs), partial(run_dot, limits=limits))
    try:
        found = [each for answer in answers for each in _documents(answer.decode())]
        if len(found) != len(graphs):
            raise _failed(f"it answered for {len(found)} of {len(graphs)} maps")
        return tuple(_placed(graph, each) for graph, each in zip(graphs, found, strict=True))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):  # Whatever is on the path may answer.
        raise _failed("its answer cannot be read") from None


def _answers(sources: Iterable[str], run: Callable[[str], bytes]) -> list[bytes]:
    """What `dot` makes of graphs, several processes at a time."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(run, _together(sources)))


def _together(sources: Iterable[str]) -> Iterator[str]:
    """Graphs as text, as many in one as one process is given at a time: so the limits are for few or one of them."""
    kept: list[str] = []
    length = 0
    for source in sources:
        if kept and length + len(source) > AT_A_TIME:
            yield "".join(kept)
            kept, length = [], 0
        kept.append(source)
        length += len(source)
    if kept:
        yield "".join(kept)


def run_dot(source: str, limits: Limits = STANDARD) -> bytes:
    """What `dot` makes of one or more graphs: JSON, one document after the other.

    Raises Trouble (ARG902, ARG904, ARG905).
    """
    with scratch(), tempfile.TemporaryDirectory(prefix="argmap-") as folder:
        try:
            code, output, said = _run(["dot", "-Tjson"], source.encode(), {**os.environ, "LC_ALL": "C"}, folder, limits)
        except FileNotFoundError:
            raise _missing() from None
        except subprocess.TimeoutExpired:
            raise _stopped(limits) from None
        except OSError as error:
            raise _failed(str(error)) from None
    if code != 0:
        memory = f"if it was short of memory, {raised_by('layout-memory', limits.layout_memory)}"
        raise _failed(said.decode(errors="replace").strip()[-400:] or f"it ended with code {code}", memory)
    return output


def _run(
    command: Sequence[str], given: bytes, environment: Mapping[str, str], folder: str, limits: Limits
) -> tuple[int, bytes, bytes]:
    """Run a program to its end: its exit code, what it wrote, and what it said. It never outlives this call."""
    with subprocess.Popen(  # noqa: S603 - fixed arguments, wherever the user has it; graphs go in on standard input.
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=folder,
    ) as process:
        try:
            _limit(process.pid, limits)
            with stopped(process):
                output, said = process.communicate(given, timeout=limits.layout_time)
        except BaseException:
            process.kill()
            raise
    return process.returncode, output, said


def _limit(process: int, limits: Limits) -> None:
    """Limit a process that was given nothing to do yet: from outside, as code run in it before it starts may hang."""
    if sys.platform == "linux":
        import resource  # Not on Windows; and only Linux can limit another process.

        with suppress(OSError, ValueError):  # Where it cannot be limited there still is the time limit.
            resource.prlimit(process, resource.RLIMIT_AS, (limits.layout_memory * 2**20,) * 2)
            resource.prlimit(
                process, resource.RLIMIT_CPU, (limits.layout_time,) * 2
            )  # Should argmap be killed meanwhile.


def _missing() -> Trouble:
    return Trouble(
        Diagnostic(
            "ARG902",
            "Graphviz is not installed, and the maps need it",
            notes=("the program `dot` was not found on the path",),
            help="install Graphviz: `apt install graphviz`, `brew install graphviz`, or from graphviz.org",
        )
    )


def _failed(reason: str, remedy: str = "") -> Trouble:
    advice = "check that `dot -V` runs; if it does, split the argument into smaller briefs, or report the input"
    return Trouble(
        Diagnostic(
            "ARG904",
            "Graphviz could not lay out the maps",
            notes=(f"`dot` said: {reason}",),
            help=f"{advice}; {remedy}" if remedy else advice,
        )
    )


def _stopped(limits: Limits) -> Trouble:
    advice = f"split the argument into smaller briefs, or {raised_by('layout-time', limits.layout_time)}"
    message = f"Graphviz was stopped, since it took more than {limits.layout_time:,} seconds to lay out the maps"
    return Trouble(Diagnostic("ARG904", message, help=advice))


def _documents(text: str) -> Iterator[Mapping[str, Any]]:
    decoder = json.JSONDecoder()
    at = 0
    while (start := text.find("{", at)) >= 0:
        found, at = decoder.raw_decode(text, start)
        yield found


def _placed(graph: SizedGraph, answer: Mapping[str, Any]) -> Placed:
    left, bottom, right, top = (float(number) for number in answer["bb"].split(","))
    centres = {node["name"]: _point(node["pos"], left, top) for node in answer.get("objects", ())}
    paths = {edge["id"]: _path(edge["pos"], left, top) for edge in answer.get("edges", ())}
    return Placed(right - left, top - bottom, centres, tuple(paths[f"e{at}"] for at in range(len(graph.arcs))))


def _path(positions: str, left: float, top: float) -> tuple[Point, ...]:
    return tuple(_point(part, left, top) for part in positions.split(" ") if part[:2] not in ("s,", "e,"))


def _point(position: str, left: float, top: float) -> Point:
    x, y = position.split(",")[:2]
    return Point(float(x) - left, top - float(y))
