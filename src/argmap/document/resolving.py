"""A pass over a document: what leads to a place that it does not have is set as words, or left out."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeVar

from argmap.document.inlines import (
    Badge,
    Chip,
    Cite,
    Inline,
    Inlines,
    Recall,
    Ref,
    Show,
    Styled,
    inlines,
)
from argmap.document.walk import anchors, rewritten

Node = TypeVar("Node")


def resolved(document: Node, elsewhere: Collection[str] = ()) -> Node:
    """A document whose references all lead somewhere in it, or to the anchors `elsewhere`.

    A statement told again cites nothing where the place it is argued at, which does, is there.
    """
    present = {*anchors(document), *elsewhere}
    return rewritten(document, lambda line: inlines(*_each(line, present)))


def _each(line: Inlines, present: Collection[str]) -> Iterator[Inline]:
    for one in line:
        match one:
            case Ref(target, words, show):
                inner = inlines(*_each(words, present))
                if target in present:
                    yield replace(one, words=inner)
                elif show is Show.WORDS:
                    yield from inner
            case Recall(target, content):
                inner = inlines(*_each(content, present))
                yield from without_cites(inner) if target in present else inner
                if target in present:
                    yield Ref(target, show=Show.PAGE)
            case Styled(_, content):
                yield replace(one, content=inlines(*_each(content, present)))
            case Chip() | Badge():
                yield one if one.target in present else replace(one, target="")
            case _:
                yield one


def without_cites(line: Inlines) -> Inlines:
    """A line without its citations."""
    return inlines(*(one for one in line if not isinstance(one, Cite)))
