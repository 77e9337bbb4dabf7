"""Times maps at several sizes, in one process: the atlas as a value, Graphviz's share of it, and its PDF.

Run it with `make bench`. Each is done once, since the large ones take minutes; times are in seconds. Of the largest
argument there is no PDF: it would have thousands of pages.
"""

import argparse
import time
from collections.abc import Sequence

from analyses import read

from argmap.analysis import Analysis, analyse
from argmap.maps import Atlas, Placed, SizedGraph, draw_atlas, pictures
from argmap.render.atlas_html import render_atlas
from argmap.render.graphviz import lay_out
from argmap.render.html import A4, page_of
from argmap.render.metrics import bundled_metrics
from argmap.render.pdf import render_pdf

SIZES = (100, 1_000, 5_000, 20_000)
PRINTED = 5_000
"""The largest argument that is typeset."""


class Watch:
    """Graphviz, and how long it took in all."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def lay_out(self, graphs: Sequence[SizedGraph]) -> tuple[Placed, ...]:
        start = time.perf_counter()
        placed = lay_out(graphs)
        self.seconds += time.perf_counter() - start
        return placed


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of statements")
    sizes = parser.parse_args().sizes
    heads = ("sheets", "atlas", "Graphviz", "PDF", "a sheet", "whole picture")
    print(f"{'seconds, for so many statements':34}" + "".join(f"{head:>15}" for head in heads))
    for size in sizes:
        analysis = analyse(read(size))
        watch = Watch()
        start = time.perf_counter()
        atlas = draw_atlas(analysis, page_of(A4), bundled_metrics(), watch.lay_out)
        drawn = time.perf_counter() - start
        sheets = sum(1 for _ in atlas.sheets())
        pdf = typeset(analysis, atlas) if size <= PRINTED else None
        whole = picture(analysis) if size <= PRINTED else None
        last = (pdf, None if pdf is None else pdf / sheets, whole)
        printed = "".join(f"{'-' if each is None else f'{each:.2f}':>15}" for each in last)
        print(f"{size:>34,}{sheets:>15,}{drawn:>15.2f}{watch.seconds:>15.2f}{printed}", flush=True)


def typeset(analysis: Analysis, atlas: Atlas) -> float:
    """How long the PDF takes once the atlas is there."""
    start = time.perf_counter()
    document = render_atlas(analysis, atlas, A4, "bench", bundled_metrics())
    render_pdf(document.html, document.pages)
    return time.perf_counter() - start


def picture(analysis: Analysis) -> float:
    """How long the whole takes to be laid out as one picture, or to be found among layouts that are kept."""
    drawn = pictures(analysis, bundled_metrics())[:1]
    start = time.perf_counter()
    lay_out([one.figure.graph for one in drawn])
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
