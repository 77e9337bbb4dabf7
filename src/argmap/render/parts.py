"""Typesets a long atlas in parts, several at the same time: each sheet is a page, so that none waits for another."""

import gc
import hashlib
import io
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import accumulate
from xml.etree import ElementTree as ET

from argmap.render.attachments import Attachment, edition
from argmap.render.joining import Portion, joined, portion_of
from argmap.render.pdf import VARIANT, complete, mend_tags, numbered, parsed, render_pdf, target, typesetting
from argmap.render.theme import PLAIN, Theme
from argmap.render.workers import one_by_one, workers

SHEETS = 50
"""How many sheets are typeset together. It is the same on every machine, so that the bytes are."""
_SVG = "http://www.w3.org/2000/svg"
_ROUNDS = 6
"""How often parts are typeset anew, for their page numbers to be right, before the whole is typeset in one instead."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A part of a document to be typeset: the number of its first page, and how many pages all parts have.

    `pages` has the number of the page of each anchor that it refers to, 0 for one that is not known yet.
    """

    html: str
    first: int
    total: int
    pages: Mapping[str, int]
    theme: Theme


@dataclass(frozen=True, slots=True)
class _Typeset:
    """A part as it was typeset: its pages, how many they are, and the number of the page of each of its anchors."""

    portion: Portion
    count: int
    anchors: Mapping[str, int]
    created: str | None
    """The date of the document."""


def render_atlas_pdf(
    html: str, expected: Mapping[str, int], attachments: Sequence[Attachment] = (), theme: Theme = PLAIN
) -> bytes:
    """The PDF of a document made by `render_atlas`, as `render_pdf` makes it; a long one takes less time and memory.

    As many parts are typeset at a time as the machine has processors. Raises as `render_pdf` does.
    """
    parts = _cut(html)
    typeset = _settled(parts, expected, theme) if sum(map(_sheets, parts)) > SHEETS else ()
    if not typeset:
        return render_pdf(html, expected, attachments, theme)
    identifier = hashlib.sha256(html.encode() + edition(attachments).encode()).digest()[:16]
    with typesetting() as weasyprint:
        pdf = joined([each.portion for each in typeset], weasyprint)
        complete(pdf, typeset[0].created, attachments)
        output = io.BytesIO()
        pdf.write(output, b"1.7", identifier, compress=True)
    return output.getvalue()


def _cut(html: str) -> list[ET.Element]:
    """The document in parts that begin on pages of their own, the last of them the lists at its end.

    All but the first begin with a blank page, so that none of their pages is taken for the first of the document.
    """
    root = ET.fromstring(html)  # noqa: S314 - our own template, with every text escaped.
    head, body = root
    groups: list[list[ET.Element]] = [[]]
    marking: list[ET.Element] = []
    for child in body:
        kind = child.get("class", "").partition(" ")[0]
        if kind == "marking":
            marking.append(child)
            continue
        if kind == "closing" or len(groups[-1]) == SHEETS:
            groups.append([])
        groups[-1].append(child)
    parts = []
    for number, group in enumerate(groups):
        blank = [ET.Element("div", {"class": "blank"})] if number else []
        part, inner = copy(root), ET.Element("body", body.attrib)
        part[:] = [copy(head), inner]
        inner.extend([*marking, *blank, *group])
        parts.append(part)
    return parts


def _settled(parts: Sequence[ET.Element], expected: Mapping[str, int], theme: Theme) -> list[_Typeset]:
    """The parts typeset, with page numbers that are right; none if none come out right.

    Of the last alone it is not known how many pages it takes, so it comes first.
    """
    pages = dict(expected)
    counts = [_sheets(part) or 1 for part in parts]
    counts[0] = pages.get(_last_sheet(parts[0]), counts[0])
    done: dict[int, tuple[_Job, _Typeset]] = {}
    with workers(len(parts) - 1) as run:
        for attempt in range(_ROUNDS):
            firsts = accumulate(counts, initial=1)
            jobs = [_job(part, first, sum(counts), pages, theme) for part, first in zip(parts, firsts, strict=False)]
            left = [at for at, job in enumerate(jobs) if at not in done or done[at][0] != job]
            if not left:
                return [done[at][1] for at in range(len(parts))]
            now, work = (left, run) if attempt else (left[-1:], one_by_one)
            for at, typeset in zip(now, work(_typeset, [jobs[at] for at in now]), strict=True):
                done[at] = jobs[at], typeset
                counts[at] = typeset.count
                pages |= typeset.anchors
    return []


def _job(part: ET.Element, first: int, total: int, pages: Mapping[str, int], theme: Theme) -> _Job:
    """A part with the numbers it starts from; a rule for its pages counts them from there."""
    rules = ET.Element("style")
    end = "left" if part.get("dir") == "rtl" else "right"
    rules.text = f"@page{{@bottom-{end}{{content:counter(page) ' / {total}'}}}}"
    if first > 1:
        rules.text += f"@page:first{{counter-reset:page {first - 1}}}"
    head = copy(part[0])
    head.append(rules)
    whole = copy(part)
    whole[0] = head
    ET.register_namespace("svg", _SVG)  # What writes drawings has it as the nameless one, which would take in all.
    said = {target(each): pages.get(target(each), 0) for each in part.iter("a")}
    return _Job(f'<?xml version="1.0"?>{ET.tostring(whole, encoding="unicode")}', first, total, said, theme)


def _typeset(job: _Job) -> _Typeset:
    made = _laid_out(job)
    gc.collect()  # While typesetting none is, and the next part would come on top of what is left of this one.
    return made


def _laid_out(job: _Job) -> _Typeset:
    with typesetting() as weasyprint:
        source = parsed(job.html, weasyprint, job.theme)
        numbered(source, job.pages)
        document = source.render(pdf_variant=VARIANT)
        if job.first > 1:
            document = document.copy(document.pages[1:])
        anchors = {
            anchor: number
            for number, page in reversed(list(enumerate(document.pages, job.first)))
            for anchor in page.anchors
        }
        elsewhere = (anchor for anchor in job.pages if anchor not in anchors)
        document.pages[0].anchors |= dict.fromkeys(elsewhere, (0, 0, 0, 0))  # Or WeasyPrint leaves these links out.
        options = {**weasyprint.DEFAULT_OPTIONS, **weasyprint.pdf.VARIANTS[VARIANT][1], "pdf_variant": VARIANT}
        pdf = weasyprint.pdf.generate_pdf(document, None, 1, **options)
        mend_tags(document, pdf)
        portion = portion_of(pdf, document, anchors.__contains__)
        return _Typeset(portion, len(document.pages), anchors, document.metadata.created)


def _sheets(part: ET.Element) -> int:
    return sum(1 for each in part[1] if each.get("class", "").startswith("sheet"))


def _last_sheet(part: ET.Element) -> str:
    """The anchor of the last sheet of a part."""
    return next((each.get("id", "") for each in reversed(list(part.iter("div"))) if each.get("class") == "map"), "")
