"""What the tests of the brief share: a small brief in which every part has something to say."""

import re
from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass
from html import unescape
from pathlib import Path
from typing import TypeVar, get_args

from argmap.analysis import Analysis
from argmap.document.inlines import Inline, plain
from argmap.document.nodes import Section
from argmap.editions.brief import Brief, compose_brief, maps_for, parts_of, source_marks
from argmap.limits import STANDARD, Limits
from argmap.maps import draw_atlas
from argmap.render.graphviz import lay_out
from argmap.render.html import page_of, render_html
from argmap.render.metrics import bundled_metrics
from samples import analysis_of

GOLDEN = Path(__file__).parent / "golden" / "brief"
SAMPLE = (GOLDEN / "sample.arg").read_text(encoding="utf-8")
EDITION = "abc123"

N = TypeVar("N")


def brief_of(text: str, only: Collection[str] = (), limits: Limits = STANDARD) -> Brief:
    """The brief of one file, or some parts of it, without maps."""
    return compose_brief(analysis_of(text, limits), EDITION, only)


def html_with_maps(analysis: Analysis, only: Collection[str] = ()) -> str:
    """The brief of an analysis, or some parts of it, with the maps that these have, as HTML."""
    masthead = analysis.argument.masthead
    assert masthead
    wanted, marks = maps_for(analysis.argument, parts_of(analysis.argument, only)), source_marks(analysis.argument)
    atlas = draw_atlas(analysis, page_of(masthead.paper), bundled_metrics(), lay_out, marks, wanted)
    return render_html(compose_brief(analysis, EDITION, only), atlas)


def part_of(text: str, kind: str, limits: Limits = STANDARD) -> str:
    """One part of the brief of one file, as HTML."""
    found = re.search(
        rf'<section class="part {kind}".*?</section>', render_html(brief_of(text, limits=limits)), re.DOTALL
    )
    assert found
    return found[0]


def every(node: object, kind: type[N]) -> Iterator[N]:
    """The nodes of a kind in a document, or a piece of one, in the order of reading."""
    if isinstance(node, kind):
        yield node
    for each in _within(node):
        yield from every(each, kind)


def section_of(brief: Brief, kind: str) -> Section:
    """The first part of a kind, with its references settled."""
    return next(part for part in brief.finished().parts if part.kind == kind)


def told(node: object) -> str:
    """All words of a piece of a document, with single spaces, without the pages referred to."""
    if isinstance(node, tuple) and node and isinstance(node[0], get_args(Inline)):
        return plain(node)
    return " ".join(filter(None, map(told, _within(node))))


def _within(node: object) -> Iterator[object]:
    if isinstance(node, tuple):
        yield from node
    elif is_dataclass(node):
        yield from (getattr(node, field.name) for field in fields(node))


def words(html: str) -> str:
    """What a reader sees of some HTML, with single spaces, without the pages referred to."""
    return " ".join(unescape(re.sub(r'<a class="page".*?</a>|<[^>]+>', "", html)).split())
