"""The maps as files of their own: for each picture its DOT, an SVG that carries its type, and a PNG for slides."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from math import sqrt
from urllib.parse import quote

from argmap.analysis import Analysis
from argmap.cache import NOTHING, Cache
from argmap.diagnostics import Diagnostic, Label
from argmap.limits import raised_by
from argmap.locales import right_to_left
from argmap.maps import Metrics, Picture, Placed, pictures
from argmap.model import Name
from argmap.render.graphviz import draw, lay_out
from argmap.render.picture_dot import Looks, at_resolution, fixed_dot, kept_dot
from argmap.render.picture_svg import finished_svgs
from argmap.render.theme import PLAIN, Theme

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
    use, and may take minutes to lay out. What Graphviz draws is kept in `cache`. Raises Trouble (ARG902, ARG904) if
    Graphviz is missing or fails.
    """
    most = analysis.limits.boxes
    drawn = [picture for picture in pictures(analysis, metrics) if len(picture.figure.graph.nodes) <= most]
    files = picture_files(analysis, drawn, metrics, FORMS, partial(_link, analysis), theme, cache)
    return {f"maps/{name}": data for name, data in files.items()}


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
    drawn: Sequence[Picture],
    metrics: Metrics,
    forms: Collection[str],
    link: Callable[[Name], str],
    theme: Theme = PLAIN,
    cache: Cache = NOTHING,
) -> dict[str, bytes]:
    """Pictures in some forms, by file name; `link` says where the box of a statement leads.

    Raises Trouble (ARG902, ARG904) if Graphviz is missing or fails; DOT does without it.
    """
    masthead = analysis.argument.masthead
    rtl = masthead is not None and right_to_left(masthead.lang)
    looks = Looks(metrics, {name: str(name) for name in analysis.argument.sources}, link, theme, rtl)
    files = {f"{picture.name}.dot": kept_dot(picture, looks).encode() for picture in drawn if "dot" in forms}
    if drawn and set(forms) != {"dot"}:
        files |= _drawn(analysis, drawn, looks, forms, cache)
    return files


def _drawn(
    analysis: Analysis, drawn: Sequence[Picture], looks: Looks, forms: Collection[str], cache: Cache
) -> Mapping[str, bytes]:
    placed = lay_out([picture.figure.graph for picture in drawn], analysis.limits)
    dots = [fixed_dot(*pair, looks) for pair in zip(drawn, placed, strict=True)]
    files: dict[str, bytes] = {}
    faces = looks.theme.faces
    if "svg" in forms:
        svgs = finished_svgs(draw(dots, "svg", faces, cache, analysis.limits), drawn, analysis, faces)
        files |= {f"{picture.name}.svg": svg for picture, svg in zip(drawn, svgs, strict=True)}
    if "png" in forms:
        sharp = [at_resolution(dot, _resolution(each)) for dot, each in zip(dots, placed, strict=True)]
        pngs = draw(sharp, "png", faces, cache, analysis.limits)
        files |= {f"{picture.name}.png": png for picture, png in zip(drawn, pngs, strict=True)}
    return files


def _link(analysis: Analysis, name: Name) -> str:
    """Where a box leads: to its statement in the brief that lies beside the folder of maps, or else to itself."""
    head = analysis.argument.masthead
    if head is None:
        return f"#{quote(name)}"
    return f"../../{quote(head.name)}.pdf#nameddest={quote(f's-{name}')}"


def _resolution(placed: Placed) -> float:
    """Full resolution, or as much as keeps a huge picture within what viewers open."""
    inches = (placed.width / 72, placed.height / 72)
    return min(RESOLUTION, sqrt(_PIXELS / max(1.0, inches[0] * inches[1])), _SIDE / max(1.0, *inches))
