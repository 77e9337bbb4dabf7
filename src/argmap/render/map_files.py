"""The maps as files of their own: for each picture its DOT, an SVG that carries its type, and a PNG for slides."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from math import sqrt
from urllib.parse import quote

from argmap.analysis import Analysis
from argmap.cache import NOTHING, Cache
from argmap.diagnostics import Diagnostic, Label
from argmap.editions.citations import authors_and_years
from argmap.limits import raised_by
from argmap.maps import EVERYTHING, Metrics, Picture, Selection, pictures
from argmap.model import Name
from argmap.render.font_subset import cut_fonts
from argmap.render.graphviz import lay_out
from argmap.render.picture import MARGIN, Looks, drawn, svg
from argmap.render.picture_dot import picture_dot
from argmap.render.raster import png
from argmap.render.theme import PLAIN, Theme
from argmap.wording import Catalogue

RESOLUTION = 144.0
"""Dots per inch of a PNG: a box is as wide as a quarter of a slide."""
_NAMED = 5
"""How many pictures that are left out are named."""
_PIXELS, _SIDE = 24e6, 30000.0
"""The most dots a PNG has, and the most along one side."""


FORMS = ("dot", "svg", "png")
"""The forms of a picture: for Graphviz, for articles, and for slides."""


def map_files(analysis: Analysis, metrics: Metrics, theme: Theme = PLAIN, cache: Cache = NOTHING) -> dict[str, bytes]:
    """Every map's files by path, such as `maps/whole.svg`; the same bytes for the same argument.

    A picture of more boxes than the analysis has as its limit is left out (see `left_out`): metres wide, it is of no
    use, and may take minutes to lay out. Layouts and pixels are kept in `cache`. Raises Trouble (ARG902, ARG904) if
    Graphviz is missing or fails.
    """
    looks = _looks(analysis, metrics, partial(_link, analysis), theme)
    most = analysis.limits.boxes
    some = [each for each in pictures(analysis, metrics, marks=looks.marks) if len(each.figure.graph.nodes) <= most]
    return {f"maps/{name}": data for name, data in _files(analysis, some, FORMS, looks, cache).items()}


def left_out(analysis: Analysis, metrics: Metrics) -> tuple[Diagnostic, ...]:
    """ARG909 if there are pictures among those of a brief that have too many boxes for `map_files` to draw them."""
    head, most = analysis.argument.masthead, analysis.limits.boxes
    if head is None:
        return ()
    sizes = {picture.name: len(picture.figure.graph.nodes) for picture in pictures(analysis, metrics)}
    names = [name for name, size in sizes.items() if size > most]
    if not names:
        return ()
    listed = ", ".join(f"`{name}`" for name in names[:_NAMED]) + (" and more" if len(names) > _NAMED else "")
    message = f"these maps are not drawn as pictures, since they have more than {most:,} boxes: {listed}"
    advice = f"`argmap map` draws them nonetheless, or {raised_by('boxes', most)}; the maps in the PDF are whole"
    return (Diagnostic("ARG909", message, Label(head.name_span), help=advice),)


def picture_files(
    analysis: Analysis,
    form: str,
    link: Callable[[Name], str],
    selection: Selection = EVERYTHING,
    theme: Theme = PLAIN,
    cache: Cache = NOTHING,
) -> dict[str, bytes]:
    """The pictures selected in one of FORMS, by file name; `link` says where the box of a statement leads.

    Raises Trouble (ARG902, ARG904) if Graphviz is missing or fails; DOT does without it.
    """
    looks = _looks(analysis, theme.metrics, link, theme)
    return _files(analysis, pictures(analysis, theme.metrics, selection, looks.marks), (form,), looks, cache)


def _looks(analysis: Analysis, metrics: Metrics, link: Callable[[Name], str], theme: Theme) -> Looks:
    head = analysis.argument.masthead
    words = Catalogue.of(head.lang if head else "en")
    return Looks(metrics, authors_and_years(analysis.argument), link, words, theme)


def _files(
    analysis: Analysis, some: Sequence[Picture], forms: Collection[str], looks: Looks, cache: Cache
) -> dict[str, bytes]:
    files = {f"{each.name}.dot": picture_dot(each, looks).encode() for each in some if "dot" in forms}
    if some and set(forms) != {"dot"}:
        files |= _drawn(analysis, some, forms, looks, cache)
    return files


def _drawn(
    analysis: Analysis, some: Sequence[Picture], forms: Collection[str], looks: Looks, cache: Cache
) -> Mapping[str, bytes]:
    """Pictures as SVG and PNG; all carry the same cut of the fonts."""
    placed = lay_out([picture.figure.graph for picture in some], analysis.limits)
    maps = {each.name: drawn(each.sheet(at), looks) for each, at in zip(some, placed, strict=True)}
    characters = {character for each in maps.values() for character in each.characters}
    fonts = cut_fonts(characters, looks.theme.faces)
    files: dict[str, bytes] = {}
    for name, each in maps.items():
        written = svg(each, fonts, looks)
        if "svg" in forms:
            files[f"{name}.svg"] = written.encode()
        if "png" in forms:
            width, height = each.sheet.width + 2 * MARGIN, each.sheet.height + 2 * MARGIN
            files[f"{name}.png"] = png(written, fonts, _resolution(width / 72, height / 72), cache)
    return files


def _link(analysis: Analysis, name: Name) -> str:
    """Where a box leads: to its statement in the brief that lies beside the folder of maps, or else to itself."""
    head = analysis.argument.masthead
    if head is None:
        return f"#{quote(name)}"
    return f"../../{quote(head.name)}.pdf#nameddest={quote(f's-{name}')}"


def _resolution(width: float, height: float) -> float:
    """Full resolution, or as much as keeps a huge picture, in inches, within what viewers open."""
    return min(RESOLUTION, sqrt(_PIXELS / max(1.0, width * height)), _SIDE / max(1.0, width, height))
