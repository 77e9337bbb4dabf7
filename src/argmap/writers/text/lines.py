"""What stands in a line, for a terminal: words, and what leads elsewhere as the place where that is written."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from argmap.diagnostics.visible import visible, width
from argmap.document.inlines import Badge, Chip, Cite, Emphasis, Inline, Inlines, Ref, Show, Sign, Styled, Text

_WORD = re.compile(r" *[^ ]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written, as `file:line`, and what its author called it, if anything."""

    where: str
    name: str = ""


Places = Callable[[str], Place | None]
"""Finds the place that an anchor stands for; None where there is none."""


def line(content: Inlines, places: Places) -> str:
    """A line as it is read, made fit for a terminal.

    What leads to a page leads to where that is written: in brackets, after its name unless the line has said it.
    """
    said: set[str] = set()
    found = ""
    for part in _parts(content, places, said):
        gap = "  " if part.startswith("[") and found and not found.endswith((" ", "(")) else ""
        found += gap + part
    return visible(found)


def _parts(content: Iterable[Inline], places: Places, said: set[str]) -> Iterator[str]:
    for one in content:
        match one:
            case Text(words) | Emphasis(words):
                yield words
            case Ref(target, words, Show.PAGE):
                yield from _parts(words, places, said)
                yield _place(places(target), named=target in said)
            case Ref(target, words):
                said.add(target)
                yield from _parts(words, places, said)
            case Styled(_, content):
                yield from _parts(content, places, said)
            case Cite(sources):
                yield f"[{'; '.join(', '.join(filter(None, (each.source, each.locator))) for each in sources)}]"
            case Chip(letter):
                yield letter
            case Badge(number):
                yield str(number)
            case Sign(_, mark, words):
                yield words or mark


def _place(place: Place | None, *, named: bool) -> str:
    return f"[{', '.join(filter(None, ('' if named else place.name, place.where)))}]" if place else ""


def wrapped(text: str, columns: int, first: str = "", rest: str = "") -> Iterator[str]:
    """A text in lines that fit, counted as a terminal shows them; names and paths are not broken."""
    begun, room = first, columns - width(first)
    used = 0
    for word in _WORD.findall(text) or [""]:
        if used and used + width(word) > room:
            yield begun
            begun, used, room = rest, 0, columns - width(rest)
        shown = word if used else word.lstrip()
        begun += shown
        used += width(shown)
    yield begun
