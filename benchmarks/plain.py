"""The work of a build done by Graphviz and WeasyPrint alone: on the same DOT and HTML that argmap gives them.

`python -m benchmarks.plain prepare FILE FOLDER` writes what they are given for the brief of a file; with `graphviz
FOLDER` and `weasyprint FOLDER` each does its part, as anyone would call it: once, from a program that does
nothing else.
"""

import pickle
import subprocess
import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

HTML, THEME, PDF = "brief.html", "theme.pickle", "brief.pdf"


def prepare(file: Path, folder: Path) -> None:
    """Compose a brief, draw its maps, and write down everything that goes to the engines on the way."""
    from argmap.editions.brief import compose_brief, maps_for, parts_of, source_marks
    from argmap.maps import draw_atlas
    from argmap.render import graphviz
    from argmap.render.engines import engines
    from argmap.render.html import page_of, render_html
    from argmap.render.map_files import map_files
    from argmap.workspace.database import compile_paths

    run = graphviz.run_dot

    numbers = count()

    def recorded(source: str, *more: Any, **named: Any) -> bytes:  # noqa: ANN401
        folder.joinpath(f"{next(numbers):03}.dot").write_text(source, encoding="utf-8")
        return run(source, *more, **named)

    graphviz.run_dot = recorded
    compiled = compile_paths([file]).value
    (found,) = [(path, each) for path, each in compiled.analyses if each.argument.masthead]
    path, analysis = found
    head, theme = analysis.argument.masthead, compiled.theme(path)
    assert head is not None  # noqa: S101 - asked for just above
    wanted, marks = maps_for(analysis.argument, parts_of(analysis.argument)), source_marks(analysis.argument)
    atlas = draw_atlas(analysis, page_of(head.paper, theme), theme.metrics, graphviz.lay_out, marks, wanted)
    brief = compose_brief(analysis, "0000000", engines=engines(theme.faces, maps=True))
    folder.joinpath(HTML).write_text(render_html(brief, atlas, theme), encoding="utf-8")
    folder.joinpath(THEME).write_bytes(pickle.dumps(theme))
    map_files(analysis, theme.metrics, theme)


def graphviz(folder: Path) -> None:
    """Lay out every map, by so many runs of `dot` as argmap makes."""
    for source in sorted(folder.glob("*.dot")):
        subprocess.run(["dot", "-Tjson", "-o", source.with_suffix(".out"), source], check=True)


def weasyprint(folder: Path) -> None:
    """Typeset the brief, to the same standard as argmap does. The fonts and styles are those of the theme."""
    import weasyprint as engine
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    theme = pickle.loads(folder.joinpath(THEME).read_bytes())  # noqa: S301 - written by `prepare`

    class Themed(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> object:
            if not url.startswith("argmap:"):
                return super().fetch(url, headers)
            body, kind = theme.read(url)
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    html = folder.joinpath(HTML).read_text(encoding="utf-8")
    fetcher = Themed(allowed_protocols=("argmap", "data"))
    engine.HTML(string=html, base_url="argmap:", url_fetcher=fetcher).write_pdf(folder / PDF, pdf_variant="pdf/a-3a")


def main(arguments: Sequence[str]) -> None:
    match arguments:
        case ["prepare", file, folder]:
            prepare(Path(file), Path(folder))
        case ["graphviz", folder]:
            graphviz(Path(folder))
        case ["weasyprint", folder]:
            weasyprint(Path(folder))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
