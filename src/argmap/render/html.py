"""Sets a brief as one XHTML document: Jinja2 fills the templates, escaping every text, and no text is ever markup."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from argmap.document.inlines import plain
from argmap.document.languages import direction_of, language_of, runs
from argmap.document.nodes import is_block
from argmap.document.walk import anchors
from argmap.editions.brief import Brief
from argmap.maps import Atlas
from argmap.maps.graph import Page
from argmap.render.dot import clean
from argmap.render.lines import led
from argmap.render.lowering import Lowering, heads, lowered, margin_height
from argmap.render.marking import marking_of
from argmap.render.palette import DEFAULT, Palette
from argmap.render.strokes import outline, spline
from argmap.render.theme import PLAIN, Theme
from argmap.wording import Catalogue, shorten
from argmap.wording.maps import legend

LISTED_FROM = 3
"""With so many parts or more, there is a list of contents."""


def render_html(brief: Brief, atlas: Atlas | None = None, theme: Theme = PLAIN) -> str:
    """A brief with its maps as XHTML. Style sheets, fonts and logo are linked under addresses that `theme` can read."""
    words = brief.words
    atlas = atlas or Atlas(())
    paper, brief = Lowering(atlas, words), lowered(brief, atlas)
    drawn = paper.anchors(brief.parts)
    done = brief.finished(drawn)
    present = {*drawn, *anchors((done.front, done.parts))}
    listed = len(done.parts) >= LISTED_FROM
    filled = environment(theme.palette, words.direction).get_template("brief.html.j2")
    return clean(
        filled.render(
            spoken(words.lang),
            brief=done,
            t=words.form,
            paper=theme.paper_of(brief.paper).css,
            logo=theme.logo,
            foot=foot(words, brief.date, brief.edition),
            marking=marking_of(brief.marking),
            contents=tuple(heads(done.parts)) if listed else (),
            opens_wide=not (done.front or listed) and bool(done.parts) and paper.wide(done.parts[0]),
            sheets=paper.sheets,
            spreads=paper.spreads,
            wide=paper.wide,
            below=brief.citations.below,
            marks=brief.citations.marks if any(part.kind == "sources" for part in done.parts) else {},
            legend=legend(words) if atlas.maps else None,
            here=present.__contains__,
        )
    )


def foot(words: Catalogue, date: str, edition: str) -> str:
    """What stands at the foot of every page: the date, if there is one, and the edition."""
    return " · ".join(filter(None, (date, f"{words.form('edition')} {edition}")))


def page_of(paper: str, theme: Theme = PLAIN) -> Page:
    """The room a map may take on a paper, in points."""
    return theme.paper_of(paper).room


def spoken(lang: str) -> Mapping[str, Callable[[str], Any]]:
    """Functions of templates that mark the language of a text, for speech, in a document in another.

    `said` is the text, with the runs marked that are in another language; `tongue` is the language of one that must not
    be divided, as an attribute.
    """

    def said(text: str) -> Markup:
        foreign = Markup('<span lang="{}">{}</span>')
        return Markup().join(foreign.format(run.lang, run.words) if run.lang else run.words for run in runs(text, lang))

    def tongue(text: str) -> Markup:
        other = language_of(text, lang)
        return Markup(' lang="{}"').format(other) if other else Markup()

    return {"said": said, "tongue": tongue}


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
    made.globals |= {"led": partial(led, direction=direction), "plain": plain, "is_block": is_block}
    made.globals |= {"margin_height": margin_height, "shorten": shorten}
    return made


def _apart(direction: str, *texts: str) -> str:
    """The direction of texts that stand together, if it differs from that of the document; else empty."""
    own = direction_of(texts)
    return own if own != direction else ""
