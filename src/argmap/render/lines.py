"""Lines of a document as HTML wants them: with the spaces where WeasyPrint breaks lines as it should."""

from collections.abc import Iterator
from dataclasses import replace

from argmap.document.inlines import Inline, Inlines, Passage, Text, plain
from argmap.document.languages import direction_of


def led(line: Inlines, direction: str) -> Iterator[tuple[str, Inline]]:
    """What stands in a line, each with the space before it, or nothing.

    WeasyPrint 70 may break a text at its first space where a space and then an element end a line: so a space before
    an element goes into it. Passages that run with the document, which is written in a `direction`, are no elements.
    """
    flat = [*_flat(line, direction)]
    lead = ""
    for one, following in zip(flat, (*flat[1:], Text("")), strict=False):
        if isinstance(one, Text) and not one.lang and one.words.endswith(" ") and _element(following):
            yield "", replace(one, words=one.words[:-1])
            lead = " "
        else:
            yield lead, one
            lead = ""


def _element(one: Inline) -> bool:
    return not isinstance(one, Text) or bool(one.lang)


def _flat(line: Inlines, direction: str) -> Iterator[Inline]:
    for one in line:
        if isinstance(one, Passage) and not apart(one, direction):
            yield from _flat(one.content, direction)
        else:
            yield one


def apart(passage: Passage, direction: str) -> bool:
    """Whether a passage runs the other way than the document, so that it must stand in its own order."""
    return direction_of((plain(passage.content),)) not in ("", direction)
