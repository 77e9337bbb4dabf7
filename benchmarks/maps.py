"""Times maps at several sizes, and says what came of them: sheets, relations that lead from sheet to sheet, type.

Run it with `make bench`. Each is done once, since the large ones take minutes. Of the largest argument there is no PDF:
it would have thousands of pages.
"""

import argparse
import io
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from analyses import read
from bench import PROSE

from argmap.analysis import analyse
from argmap.diagnostics import Source, Trouble
from argmap.language.parser import parse
from argmap.maps import Atlas, Box, Placed, SizedGraph, StubKind, draw_atlas, pictures
from argmap.maps.graph import Page
from argmap.model import Argument
from argmap.model.resolve import resolve
from argmap.render.atlas_html import render_atlas
from argmap.render.graphviz import lay_out
from argmap.render.html import page_of
from argmap.render.metrics import bundled_metrics
from argmap.render.parts import render_atlas_pdf

SIZES = (100, 1_000, 5_000, 20_000)
PRINTED = 5_000
"""The largest argument that is typeset."""
HEADS = ("sheets", "filled", "relations", "severed", "atlas", "Graphviz", "PDF", "picture", "least type", "peak MB")


@dataclass(slots=True)
class Watch:
    """Graphviz, and how long it took in all."""

    seconds: float = 0.0

    def lay_out(self, graphs: Sequence[SizedGraph]) -> tuple[Placed, ...]:
        start = time.perf_counter()
        placed = lay_out(graphs)
        self.seconds += time.perf_counter() - start
        return placed


def main() -> None:
    """Print a line for each argument: trees first, then claims that are shared."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of statements")
    sizes = parser.parse_args().sizes
    print(f"{'seconds, for so many statements':34}" + "".join(f"{head:>12}" for head in HEADS))
    for kind, make in (("as trees", read), ("shared", shared)):
        for size in sizes:
            print(f"{f'{size:,} {kind}':>34}" + "".join(f"{each:>12}" for each in row(make(size), size)), flush=True)


def row(argument: Argument, size: int) -> Iterator[str]:
    """What is printed of one argument. Memory is the most that any process of this run has used so far."""
    analysis, page, metrics, watch = analyse(argument), page_of("a4"), bundled_metrics(), Watch()
    start = time.perf_counter()
    atlas = draw_atlas(analysis, page, metrics, watch.lay_out)
    drawn = time.perf_counter() - start
    yield from sheets(atlas, page)
    yield f"{drawn:.2f}"
    yield f"{watch.seconds:.2f}"
    if size > PRINTED:
        return
    start = time.perf_counter()
    document = render_atlas(analysis, atlas, "a4", "bench", metrics)
    data = render_atlas_pdf(document.html, document.pages)
    yield f"{time.perf_counter() - start:.2f}"
    whole = pictures(analysis, metrics)[:1]
    start = time.perf_counter()
    try:
        lay_out([one.figure.graph for one in whole])
        yield f"{time.perf_counter() - start:.2f}"
    except Trouble:  # Graphviz is stopped when it takes too long.
        yield "-"
    yield f"{smallest(data):.2f}pt"
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    yield f"{max(peaks) / 1024:.0f}"


def sheets(atlas: Atlas, page: Page) -> Iterator[str]:
    """How many sheets there are, how high they are filled, and how many relations of how many lead to another sheet."""
    where = {box.id: sheet.id for sheet in atlas.sheets() for box in sheet.boxes}
    rooms = [(sheet, page.landscape if sheet.landscape else page.portrait) for sheet in atlas.sheets()]
    away = sum(
        where[part.target] != sheet.id
        for sheet, _ in rooms
        for part in sheet.parts
        if not isinstance(part, Box) and part.kind in (StubKind.ONWARD, StubKind.REFERENCE) and part.target
    )
    yield f"{len(rooms):,}"
    yield f"{sum(sheet.height / room.height for sheet, room in rooms) / len(rooms):.0%}"
    yield f"{sum(len(sheet.edges) for sheet, _ in rooms):,}"
    yield f"{away:,}"


def smallest(data: bytes) -> float:
    """The size of the smallest type in a PDF, in points, read from what its pages paint."""
    least = float("inf")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            scale, line, size = [1.0], 1.0, 0.0
            for command in pikepdf.parse_content_stream(page):
                operands = command.operands
                match str(command.operator):
                    case "q":
                        scale.append(scale[-1])
                    case "Q":
                        scale.pop()
                    case "cm":
                        scale[-1] *= abs(float(operands[3]))
                    case "Tf":
                        size = float(operands[1])
                    case "Tm":
                        line = abs(float(operands[3]))
                    case "Tj" | "TJ":
                        least = min(least, size * line * scale[-1])
    return least


def shared(size: int) -> Argument:
    """An argument in which claims bear on each other, and reasons are given in several places."""
    words = PROSE.split()
    kinds = ("support", "objection", "support", "undercut")
    lines: list[str] = []
    depth = 0
    for at in range(size):
        depth = 0 if at % 25 == 0 else 1 + at * 7919 % min(4, depth + 1)
        if at % 100 == 0:
            lines.append(f"section s{at}: {' '.join(words[at % 7 : at % 7 + 3])}")
        kind = kinds[at * 31 % (4 if depth > 1 else 3)] if depth else "claim"
        text = " ".join(words[(at * 7 + step) % len(words)] for step in range(4 + at * 13 % 28))
        lines.append(f"{'  ' * depth}{kind} w{at}: {text}.")
        if at % 6 == 0:
            lines.append(f"{'  ' * (depth + 1)}{kinds[at % 2]} w{(at * 104_729 + 11) % size}")
    return resolve([parse(Source("bench.arg", "\n".join(lines) + "\n")).value]).value


if __name__ == "__main__":
    main()
