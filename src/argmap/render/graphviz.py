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
from pathlib import Path
from typing import Any

from argmap.cache import NOTHING, Cache, digest_of
from argmap.diagnostics import Diagnostic, Trouble
from argmap.leavings import stopped
from argmap.limits import STANDARD, Limits, raised_by
from argmap.maps import Placed, Point, SizedGraph
from argmap.render.dot import layout_dot
from argmap.render.faces import BUNDLED, Faces, semibold
from argmap.render.font_config import VARIABLE, write_config
from argmap.render.made_with import made_with
from argmap.render.scratch import scratch

AT_A_TIME = 200_000
"""How many characters of DOT one process is given: a hundred maps, or one that is larger. A PNG has one to itself."""


def lay_out(graphs: Sequence[SizedGraph], limits: Limits = STANDARD) -> tuple[Placed, ...]:
    """The places of every graph's nodes and lines, from few runs of `dot`.

    Raises Trouble (ARG902, ARG904) if Graphviz is missing or fails, or needs more time or memory than `limits` allow.
    """
    answers = _answers(map(layout_dot, graphs), AT_A_TIME, partial(run_dot, form="json", limits=limits))
    try:
        found = [each for answer in answers for each in _documents(answer.decode())]
        if len(found) != len(graphs):
            raise _failed(f"it answered for {len(found)} of {len(graphs)} maps")
        return tuple(_placed(graph, each) for graph, each in zip(graphs, found, strict=True))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):  # Whatever is on the path may answer.
        raise _failed("its answer cannot be read") from None


def draw(
    sources: Sequence[str], form: str, faces: Faces = BUNDLED, cache: Cache = NOTHING, limits: Limits = STANDARD
) -> tuple[bytes, ...]:
    """Pictures, as `svg` or `png`, of graphs whose nodes and lines have their places already, in the type of `faces`.

    They are kept in `cache`, since to draw them takes seconds. Raises Trouble (ARG902, ARG904) as `lay_out` does.
    """
    if not cache:
        return _drawn(sources, form, faces, limits)
    fonts = [font for family in faces.families for font, _, _ in family.styles() if font.data is not None]
    type_ = digest_of(*(part for font in fonts for part in (font.name, font.read())), *map(repr, faces.families))
    keys = [digest_of("drawing", made_with(), form, type_, source) for source in sources]
    known = {key: data for key in keys if (data := cache.get(key)) is not None}
    left = {key: source for key, source in zip(keys, sources, strict=True) if key not in known}
    for key, data in zip(left, _drawn([*left.values()], form, faces, limits), strict=True):
        known[key] = data
        cache.put(key, data)
    return tuple(known[key] for key in keys)


def _drawn(sources: Sequence[str], form: str, faces: Faces, limits: Limits) -> tuple[bytes, ...]:
    end = {"svg": b"</svg>\n", "png": b"IEND\xaeB`\x82"}[form]
    run = partial(run_dot, form=form, options=("-Kneato", "-n2"), faces=faces, limits=limits)
    answers = [answer.split(end) for answer in _answers(sources, AT_A_TIME if form == "svg" else 0, run)]
    drawn = [picture + end for *found, _ in answers for picture in found]
    if any(rest for *_, rest in answers) or len(drawn) != len(sources):
        raise _failed(f"it drew {len(drawn)} of {len(sources)} maps")
    return tuple(drawn)


def _answers(sources: Iterable[str], most: int, run: Callable[[str], bytes]) -> list[bytes]:
    """What `dot` makes of graphs, several processes at a time, each given about `most` characters."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(run, _together(sources, most)))


def _together(sources: Iterable[str], most: int) -> Iterator[str]:
    """Graphs as text, as many in one as one process is given at a time: so the limits are for few or one of them."""
    kept: list[str] = []
    length = 0
    for source in sources:
        if kept and length + len(source) > most:
            yield "".join(kept)
            kept, length = [], 0
        kept.append(source)
        length += len(source)
    if kept:
        yield "".join(kept)


def run_dot(
    source: str, form: str, options: Sequence[str] = (), faces: Faces = BUNDLED, limits: Limits = STANDARD
) -> bytes:
    """What `dot` makes of one or more graphs: `json`, `svg` or `png`, one document after the other.

    It sees no fonts but the bundled ones and those of `faces`. Raises Trouble (ARG902, ARG904, ARG905).
    """
    with scratch(), tempfile.TemporaryDirectory(prefix="argmap-") as folder:
        config = _font_config(Path(folder), faces)
        environment = {**os.environ, VARIABLE: str(config), "LC_ALL": "C"}
        try:
            code, output, said = _run(["dot", *options, f"-T{form}"], source.encode(), environment, folder, limits)
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


def _font_config(folder: Path, faces: Faces) -> Path:
    """What tells `dot` of the fonts. Those that are not bundled are put into the folder."""
    named: dict[Path, str] = {}
    for family in faces.families:
        for font, name in ((family.regular, family.name), (family.bold, semibold(family))):
            if font.data is not None:
                (folder / font.name).write_bytes(font.data)
                named[folder / font.name] = name
    return write_config(folder, named)


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
