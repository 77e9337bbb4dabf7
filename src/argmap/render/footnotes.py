"""Finds the footnotes that typesetting lost or put astray, so that their words can be set in the text instead."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

ELEMENT = "foot-note"
"""The element that notes are."""
NOTE = "note-below"
"""The class of what becomes a footnote; see `styles/notes.css`."""
HERE = "note-here"
"""The class of a note that is set in the text, in brackets."""

_CALL, _MARKER = "::footnote-call", "::footnote-marker"


def set_astray_in_text(document: Any, root: ET.Element) -> bool:  # noqa: ANN401 - WeasyPrint has no types
    """Mark the footnotes of a laid out document that are astray to be set in the text; whether there were any.

    WeasyPrint 70 loses a footnote now and then where rows break over pages, or puts it on the page before its call. A
    note is where it belongs if it stands once, on the page of its call or on the next one.
    """
    notes = [element for element in root.iter(ELEMENT) if element.get("class") == NOTE]
    if not notes:
        return False
    calls, markers = _pages(document)
    astray = [note for note in notes if not _in_place(calls[note], markers[note])]
    for note in astray:
        note.set("class", HERE)
    return bool(astray)


def _in_place(calls: list[int], notes: list[int]) -> bool:
    return len(calls) == len(notes) == 1 and notes[0] - calls[0] in (0, 1)


def _pages(document: Any) -> tuple[dict[ET.Element, list[int]], dict[ET.Element, list[int]]]:  # noqa: ANN401
    """The pages that the call of each note, and the note itself, stand on, by its element."""
    calls: dict[ET.Element, list[int]] = defaultdict(list)
    markers: dict[ET.Element, list[int]] = defaultdict(list)
    for number, page in enumerate(document.pages):
        for box in _boxes(page._page_box):  # noqa: SLF001 - WeasyPrint shows no boxes otherwise
            tag = box.element_tag or ""
            if tag.endswith(_CALL):
                calls[box.element].append(number)
            elif tag.endswith(_MARKER):
                markers[box.element].append(number)
    return calls, markers


def _boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401
    """The boxes of a page that are not text, outermost first."""
    left = [box]
    while left:
        found = left.pop()
        if not hasattr(found, "text"):
            yield found
            left.extend(found.all_children())


@contextmanager
def tagged_as_notes(tags: ModuleType) -> Iterator[None]:
    """Let WeasyPrint's module of tags know footnotes, and their calls, for what they are; it has no tag for either."""
    original = tags._get_pdf_tag  # noqa: SLF001
    known = {ELEMENT: "Note", ELEMENT + _CALL: "Reference", ELEMENT + _MARKER: "Lbl"}
    tags._get_pdf_tag = lambda tag: known.get(tag) or original(tag)  # type: ignore[attr-defined] # noqa: SLF001
    try:
        yield
    finally:
        tags._get_pdf_tag = original  # type: ignore[attr-defined] # noqa: SLF001


def notes_in(pdf: Any) -> list[bytes]:  # noqa: ANN401
    """The tags of the footnotes in a PDF.

    A note that goes on in a second line has a tag a line; those after the first become plain.
    """
    notes: list[bytes] = []
    tags: list[Any] = [each for each in pdf.objects if isinstance(each, dict) and each.get("S") == "/Note"]
    for tag in tags:
        first = tag["K"][0] if tag["K"] else None
        if isinstance(first, bytes) and pdf.objects[int(first.split()[0])].get("S") == "/Lbl":
            notes.append(tag.reference)
        else:
            tag["S"] = "/Span"
    return notes


def number_notes(tree: Any, notes: Sequence[Any]) -> None:  # noqa: ANN401
    """Give the tag of each footnote a name of its own, which PDF/UA-1 (7.9) asks for; `tree` is that of all tags."""
    import pydyf

    names = pydyf.Array()
    for number, tag in enumerate(notes):
        tag["ID"] = pydyf.String(f"note-{number:06}")
        names.extend((tag["ID"], tag.reference))
    if names:
        tree["IDTree"] = pydyf.Dictionary({"Names": names})
