"""A pass over a document that turns references to missing places into plain words, or leaves them out."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeVar

from argmap.document.inlines import (
    Badge,
    Chip,
    Inline,
    Inlines,
    Passage,
    Ref,
    Show,
    Styled,
    Where,
    inlines,
)
from argmap.document.walk import anchors, rewritten

Node = TypeVar("Node")


def resolved(document: Node, elsewhere: Collection[str] = ()) -> Node:
    """A document whose references all lead somewhere in it, or to the anchors `elsewhere`."""
    present = {*anchors(document), *elsewhere}
    return rewritten(document, lambda line: inlines(*_each(line, present)))


def _each(line: Inlines, present: Collection[str]) -> Iterator[Inline]:
    for one in line:
        match one:
            case Where(target, here, away):
                yield from _each(here if target in present else away, present)
            case Ref(target, words, Show.WORDS | Show.MENTION) if target not in present:
                yield from words
            case Ref(target, _, Show.PAGE) if target not in present:
                pass
            case Styled(content=content) | Passage(content):
                yield replace(one, content=inlines(*_each(content, present)))
            case Chip() | Badge() | Ref() if one.target not in present:
                yield replace(one, target="")
            case _:
                yield one
