"""Makes the PDF of a document: cuts it, has its segments typeset until page numbers are right, and joins them."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import accumulate, count
from typing import Any

from argmap.render.attachments import UNDATED, Attachment, Made, attach, declare, edition
from argmap.render.joining import joined
from argmap.render.page_numbers import digits_of
from argmap.render.press import Press
from argmap.render.segments import Cut, Segment, cut
from argmap.render.theme import PLAIN, Theme
from argmap.render.typeset import Job, Typeset
from argmap.render.weasy import typesetting
from argmap.render.writing import written

LOOSE = 3
"""After so many rounds the room for numbers gets no narrower."""


def render_pdf(
    html: str,
    expected: Mapping[str, int] | None = None,
    attachments: Sequence[Attachment] = (),
    theme: Theme = PLAIN,
    press: Press | None = None,
    made: Made | None = None,
) -> bytes:
    """The PDF of a document made by `render_html` or `render_atlas`: tagged, and the same bytes for the same document.

    `expected` says on which pages anchors will be, as far as that is known, so that less is laid out twice.
    `attachments` are what it was made of; `argmap extract` gives them back. `theme` is the one it was made with, and
    `made` says how; without it, it was made of all the attachments.
    Raises as `typesetting` does.
    """
    made = made or (Made(edition(attachments)) if attachments else None)
    identifier = hashlib.sha256(html.encode() + edition(attachments).encode()).digest()[:16]
    document, press = cut(html), press or Press()
    typeset, pages = _settled(document, expected or _guessed(document.segments), theme, press)
    with typesetting() as weasyprint:
        pdf = joined([each.portion for each in typeset], pages, theme, weasyprint)
        _complete(pdf, typeset[0].created, attachments, made)
        return written(pdf, identifier)


def _complete(
    pdf: Any,  # noqa: ANN401 - no types
    created: str | None,
    attachments: Sequence[Attachment],
    made: Made | None,
) -> None:
    """Add to a PDF what stands in it once; `created` is the date of the document, if it has one."""
    if attachments:
        attach(pdf, attachments, date.fromisoformat(f"{created}-01-01"[:10]) if created else UNDATED)
    declare(pdf, made)


def _guessed(segments: Sequence[Segment]) -> dict[str, int]:
    """About the page on which each anchor will be."""
    firsts = accumulate((segment.pages for segment in segments), initial=1)
    return {
        anchor: first + before
        for first, segment in zip(firsts, segments, strict=False)
        for anchor, before in segment.ids
    }


def _settled(
    document: Cut, guessed: Mapping[str, int], theme: Theme, press: Press
) -> tuple[list[Typeset], Mapping[str, int]]:
    """The segments typeset with room for the numbers of pages, and the page of each anchor.

    Where a number has more digits than there is room for, or two less, segments are typeset anew: that it has one less
    is hardly seen. After a few rounds room gets no less, so that there is an end to it.
    """
    digits = {anchor: digits_of(page) for anchor, page in guessed.items()}
    made: dict[Job, Typeset] = {}
    for attempt in count():
        jobs = [_job(document, segment, digits, theme) for segment in document.segments]
        left = [job for job in jobs if job not in made]
        made.update(zip(left, press.do(left), strict=True))
        typeset = [made[job] for job in jobs]
        pages: dict[str, int] = {}
        for first, each in zip(accumulate((each.count for each in typeset), initial=1), typeset, strict=False):
            for anchor, page in each.anchors.items():
                pages.setdefault(anchor, first + page)
        wanted = {anchor: digits_of(page) for anchor, page in pages.items()}
        for anchor, room in digits.items():
            if room > wanted.get(anchor, room) and (attempt >= LOOSE or len(room) - len(wanted[anchor]) < 2):
                wanted[anchor] = room
        if all(text == wanted[anchor] for job in jobs for anchor, text in job.digits):
            return typeset, pages
        digits = wanted
    raise AssertionError


def _job(document: Cut, segment: Segment, digits: Mapping[str, str], theme: Theme) -> Job:
    return Job(segment, document.sheets, theme, tuple((each, digits[each]) for each in sorted(segment.references)))
