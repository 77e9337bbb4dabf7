"""What stands in a line, for a terminal: words, and what leads elsewhere as the place where that is written."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from argmap.diagnostics.visible import visible, width
from argmap.document.inlines import (
    Badge,
    Chip,
    Cite,
    Emphasis,
    Inline,
    Inlines,
    Passage,
    Ref,
    Show,
    Sign,
    Stretch,
    Styled,
    Text,
    plain,
)

_WORD = re.compile(r" *[^ ]+")
_PLACE_AT_END = re.compile(r" (\[[^\]]*:\d+\])$")
"""Where something is written, after all that is said of it: it stands a little apart."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where something is written, as `file:line`, and what its author called it, if anything."""

    where: str
    name: str = ""


Places = Callable[[str], Location | None]
"""Finds the place that an anchor stands for; None where there is none."""


def line(content: Inlines, places: Places) -> str:
    """A line as it is read, made fit for a terminal.

    What leads to a page leads to where that is written: once, in brackets, after its name unless the line has said it.
    """
    found = ""
    for part in filter(None, _parts(content, places, {})):
        found += " " + part if part.startswith("[") and found and not found.endswith((" ", "(")) else part
    return visible(_PLACE_AT_END.sub(r"  \1", found))


def _parts(content: Iterable[Inline], places: Places, said: dict[str, bool]) -> Iterator[str]:
    """What is set of each; `said` has what was called by its name, and whether its place was given."""
    for one in content:
        match one:
            case Text(words) | Emphasis(words) | Stretch(words):
                yield words
            case Ref(target, words, Show.PAGE):
                yield from _parts(words, places, said)
                if (place := places(target)) and not said.get(target):
                    yield f"[{', '.join(filter(None, ('' if target in said else place.name, place.where)))}]"
                    said[target] = True
            case Ref(target, words):
                if (place := places(target)) and plain(words) == place.name:
                    said.setdefault(target, False)
                yield from _parts(words, places, said)
            case Styled(content=content) | Passage(content):
                yield from _parts(content, places, said)
            case Cite(sources):
                yield f"[{'; '.join(', '.join(filter(None, (each.source, each.locator))) for each in sources)}]"
            case _:
                yield _sign(one)


def _sign(one: Inline) -> str:
    """What is a sign rather than words."""
    match one:
        case Chip(letter):
            return letter
        case Badge(number):
            return str(number)
        case Sign(_, mark, words):
            return words or mark
        case _:
            return ""


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
