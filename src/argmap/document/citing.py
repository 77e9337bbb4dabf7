"""A pass over a document: forms its citations, in the order of reading, and sets stops where their style wants them.

So no writer forms any, and the order does not hang on the order in which a writer happens to run.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from argmap.document.inlines import Cite, Cited, Inline, Inlines, Passage, Stretch, Styled, Text, inlines
from argmap.document.walk import rewritten

Node = TypeVar("Node")

Form = Callable[[tuple[Cited, ...]], tuple[Stretch, ...]]
"""Writes sources cited together at the next place of the document, as its citation style does."""

_STOPS = tuple(".,;:")
_NEW_SENTENCE = re.compile(r"$|\s+[^\Wa-z]")


def cited(document: Node, form: Form, *, below: bool) -> Node:
    """A document with its citations formed; `below` says that they are footnotes.

    There is no space before a citation. The number of a footnote follows a stop; a citation in the text comes before
    the one that ends the sentence. Citations with nothing between them become one.
    """
    return rewritten(document, lambda line: _formed(line, form, below=below))


def _formed(line: Inlines, form: Form, *, below: bool) -> Inlines:
    return tuple(_form(one, form, below=below) for one in _set(line, below=below))


def _form(one: Inline, form: Form, *, below: bool) -> Inline:
    match one:
        case Cite(sources):
            return replace(one, written=form(_merged(sources)))
        case Styled() | Passage():
            return replace(one, content=_formed(one.content, form, below=below))
        case _:
            return one


def _merged(sources: tuple[Cited, ...]) -> tuple[Cited, ...]:
    """Neighbours of one source as one, with all their places."""
    together = groupby(sources, key=lambda one: one.source)
    return tuple(Cited(source, ", ".join(one.locator for one in each if one.locator)) for source, each in together)


def _set(line: Inlines, *, below: bool) -> Inlines:
    """Stops and spaces about citations as their style wants them."""
    found = list(_drawn_together(line))
    for place in reversed([place for place, one in enumerate(found) if isinstance(one, Cite)]):
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else Text("")
        if isinstance(before, Text) and isinstance(after, Text):
            words, then = _stopped(before.words.rstrip(), after.words, below=below)
            found[place - 1 : place + 2] = [Text(words), found[place], Text(then)]
    return inlines(*found)


def _stopped(words: str, then: str, *, below: bool) -> tuple[str, str]:
    """What stands before and after a citation, with the stop on the side where it belongs."""
    if below and then.startswith(_STOPS):
        return words + then[0], then[1:]
    if not below and words.endswith(".") and not words.endswith("..") and _NEW_SENTENCE.match(then):
        return words[:-1], "." + then
    return words, then


def _drawn_together(line: Inlines) -> Iterator[Inline]:
    """A line in which citations that only spaces part are one."""
    waiting: Cite | None = None
    space: list[Inline] = []
    for one in line:
        if isinstance(one, Cite):
            waiting = Cite((*waiting.sources, *one.sources)) if waiting else one
            space.clear()
        elif waiting and isinstance(one, Text) and not one.words.strip():
            space.append(one)
        else:
            yield from (each for each in (waiting, *space) if each)
            waiting, space = None, []
            yield one
    yield from (each for each in (waiting, *space) if each)
