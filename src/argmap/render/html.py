"""Sets a brief as one XHTML document: Jinja2 fills the templates, escaping every text, and no text is ever markup."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from html import unescape

from jinja2 import Environment, PackageLoader, StrictUndefined

from argmap.brief import Brief
from argmap.brief.passages import Mark
from argmap.brief.views import shorten
from argmap.csl import Cite, Piece, Processor
from argmap.maps.graph import Page
from argmap.render.dot import clean
from argmap.render.marking import marking_of
from argmap.render.palette import DEFAULT, Palette
from argmap.render.phrases import Phrases
from argmap.render.scripts import direction_of, with_languages
from argmap.render.strokes import outline, spline
from argmap.render.theme import PLAIN, Theme

_ABBREVIATED = re.compile(r"(?<=\.) (?=\d)")
"""The space in `p. 4`, where no line should end."""

_ANCHOR = re.compile(r' id="([^"]+)"')
_REFERENCE = re.compile(r'<a((?: (?:class|style)="[^"]*")*) href="#([^"]*)"([^>]*)>([^<]*)</a>')
"""A link within the document. Its texts are escaped, and it holds no elements; see the templates."""


def render_html(brief: Brief, theme: Theme = PLAIN) -> str:
    """The brief as XHTML. Its style sheets, fonts and logo are linked under addresses that `theme` can read.

    Where parts were left out, what refers to them is left out as well, or is plain text.
    """
    page = _filled(brief, theme, lambda _target: True)
    if not brief.whole:
        present = frozenset(map(unescape, _ANCHOR.findall(page)))
        page = _REFERENCE.sub(partial(_kept, present), _filled(brief, theme, present.__contains__))
    return with_languages(clean(page), brief.lang)


def _filled(brief: Brief, theme: Theme, here: Callable[[str], bool]) -> str:
    """The templates, filled; `here` says of an anchor whether a page number may be given for it."""
    phrases, cite = Phrases(brief.labels), partial(_cited, brief.citations.for_document())
    foot = " · ".join(part for part in (brief.date, f"{brief.labels('edition')} {brief.edition}") if part)
    return (
        environment(theme.palette, brief.labels.direction)
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            paper=theme.paper_of(brief.paper).css,
            logo=theme.logo,
            foot=foot,
            marking=marking_of(brief.marking),
            here=here,
            cite=cite,
            t=phrases,
            count=phrases.count,
            listed=phrases.listed,
            shorten=shorten,
        )
    )


def _cited(processor: Processor, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Citations that stand together, as their style writes them at this place of the document."""
    written = processor.cite([Cite(mark.source, mark.locator) for mark in marks])
    return tuple(replace(piece, text=_ABBREVIATED.sub("\N{NO-BREAK SPACE}", piece.text)) for piece in written)


def _kept(present: Collection[str], link: re.Match[str]) -> str:
    """A link as it is, if it leads to an anchor that is present; else its words, unless they only say where."""
    attributes, target, more, inner = link.groups()
    if unescape(target) in present:
        return link[0]
    return "" if "data-page" in more or not inner else f"<span{attributes}>{inner}</span>"


def _apart(direction: str, runs: Sequence[object]) -> str:
    """The direction of a text made of runs, if it is not the document's: they must stand in its own order."""
    own = direction_of(str(getattr(run, "text", run if isinstance(run, str) else "")) for run in runs)
    return own if own != direction else ""


def page_of(paper: str, theme: Theme = PLAIN) -> Page:
    """The room a map may take on a paper, in points."""
    return theme.paper_of(paper).room


@lru_cache(8)
def environment(palette: Palette = DEFAULT, direction: str = "ltr") -> Environment:
    """The templates, with every text escaped and no name that may be missing; `line_colours` has those of map lines.

    `rtl` says whether the language is written from right to left: then `start` is the right side, arrows `onward` point
    to the left and arrows `back` to the right, and `apart` gives the direction of texts that run the other way.
    """
    rtl = direction == "rtl"
    made = Environment(
        loader=PackageLoader("argmap.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"line_colours": palette.lines, "spline": spline, "outline": outline}
    made.globals |= {"rtl": rtl, "start": "right" if rtl else "left", "styles": "mirrored" if rtl else "styles"}
    made.globals |= {"onward": "←" if rtl else "→", "back": "→" if rtl else "←", "apart": partial(_apart, direction)}
    return made
