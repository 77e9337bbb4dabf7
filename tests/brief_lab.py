"""What the tests of the brief share: a small brief in which every part has something to say."""

import re
from collections.abc import Collection
from html import unescape
from pathlib import Path

from argmap.analysis import Analysis
from argmap.brief import Brief, compose_brief, source_marks
from argmap.limits import STANDARD, Limits
from argmap.maps import Atlas, draw_atlas, words_for
from argmap.render.graphviz import lay_out
from argmap.render.html import page_of, render_html
from argmap.render.metrics import bundled_metrics
from samples import analysis_of

GOLDEN = Path(__file__).parent / "golden" / "brief"
SAMPLE = (GOLDEN / "sample.arg").read_text(encoding="utf-8")
EDITION = "abc123"


def brief_of(text: str, only: Collection[str] = (), limits: Limits = STANDARD) -> Brief:
    """The brief of one file, or some parts of it, without maps."""
    return compose_brief(analysis_of(text, limits), Atlas((), words_for("en")), EDITION, only)


def brief_with_maps(analysis: Analysis, only: Collection[str] = ()) -> Brief:
    """The brief of an analysis, or some parts of it, with its maps."""
    masthead = analysis.argument.masthead
    assert masthead
    page = page_of(masthead.paper)
    atlas = draw_atlas(analysis, page, bundled_metrics(), lay_out, source_marks(analysis.argument))
    return compose_brief(analysis, atlas, EDITION, only)


def part_of(text: str, kind: str, limits: Limits = STANDARD) -> str:
    """One part of the brief of one file, as HTML."""
    found = re.search(
        rf'<section class="part {kind}".*?</section>', render_html(brief_of(text, limits=limits)), re.DOTALL
    )
    assert found
    return found[0]


def words(html: str) -> str:
    """What a reader sees of some HTML, with single spaces, without the pages referred to."""
    return " ".join(unescape(re.sub(r'<a class="page".*?</a>|<[^>]+>', "", html)).split())
