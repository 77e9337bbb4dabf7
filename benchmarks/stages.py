"""Times each stage of the work within one process, so that a stage that grows faster than the argument is seen.

`python -m benchmarks.stages FILE` prints, as JSON, the seconds of each stage for the argument in a file.
"""

import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from argmap.analysis import analyse
from argmap.checks import run_checks
from argmap.diagnostics import Source
from argmap.editions.brief import compose_brief, maps_for, parts_of, source_marks
from argmap.language.parser import parse
from argmap.maps import Placed, SizedGraph, draw_atlas
from argmap.model.resolve import resolve
from argmap.render.glyphs import missing_glyphs
from argmap.render.graphviz import lay_out
from argmap.render.html import page_of, render_html
from argmap.render.theme import PLAIN

Value = TypeVar("Value")

ANALYSES = ("matrix", "cruxes", "sourcing", "positions", "strengths")
"""What an analysis works out when it is first asked; each is asked for after those before it."""


def stages(file: Path) -> dict[str, float]:
    """The seconds of each stage, in their order; that of Graphviz is a part of drawing maps."""
    gc.disable()  # As the commands do.
    seconds: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Value]) -> Value:
        start = time.perf_counter()
        value = work()
        seconds[name] = round(seconds.get(name, 0.0) + time.perf_counter() - start, 4)
        return value

    source = Source(str(file), file.read_text(encoding="utf-8"))
    document = timed("parse", lambda: parse(source).value)
    argument = timed("resolve names", lambda: resolve([document]).value)
    analysis = timed("analyse", lambda: analyse(argument))
    timed("checks", lambda: tuple(run_checks(analysis)))
    timed("look for glyphs", lambda: tuple(missing_glyphs(argument)))
    for name in ANALYSES:
        timed(f"analysis: {name}", partial(getattr, analysis, name))

    def layout(graphs: Sequence[SizedGraph]) -> tuple[Placed, ...]:
        return timed("Graphviz, for these", lambda: lay_out(graphs))

    wanted, marks = maps_for(argument, parts_of(argument)), source_marks(argument)
    atlas = timed("draw maps", lambda: draw_atlas(analysis, page_of("a4"), PLAIN.metrics, layout, marks, wanted))
    brief = timed("compose the brief", lambda: compose_brief(analysis, "0000000"))
    timed("fill the templates", lambda: render_html(brief, atlas))
    return seconds


if __name__ == "__main__":
    print(json.dumps(stages(Path(sys.argv[1]))))
