"""Sets a brief as one HTML document: Jinja2 fills the templates, escaping every text, and no text is ever markup."""

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from argmap.brief import Brief
from argmap.brief.views import shorten
from argmap.maps.graph import Extent, Page

PAPERS: Mapping[str, Page] = {
    "a4": Page(portrait=Extent(459, 640), landscape=Extent(762, 428)),
    "letter": Page(portrait=Extent(475, 590), landscape=Extent(712, 444)),
}
"""The papers there are style sheets for, and the room each leaves a map within the margins of `styles/page.css`."""

A4 = "a4"
"""The paper of a brief that asks for none of them."""


def render_html(brief: Brief) -> str:
    """The brief as HTML. Its style sheets and fonts are linked under `argmap:` addresses; see `render.assets`."""
    paper = brief.paper if brief.paper in PAPERS else A4
    foot = " · ".join(part for part in (brief.date, f"{brief.labels('edition')} {brief.edition}") if part)
    return (
        environment()
        .get_template("brief.html.j2")
        .render(brief=brief, paper=paper, foot=foot, t=brief.labels, count=brief.labels.count, shorten=shorten)
    )


def page_of(paper: str) -> Page:
    """The room a map may take on a paper, in points."""
    return PAPERS.get(paper, PAPERS[A4])


@cache
def environment() -> Environment:
    """The templates, with every text escaped and no name that may be missing."""
    return Environment(
        loader=PackageLoader("argmap.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
