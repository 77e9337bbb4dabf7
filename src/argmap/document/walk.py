"""Goes through a document, for the passes over it: its lines in the order of reading, and its anchors."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, get_args

from argmap.document.inlines import Inline, Inlines

Node = TypeVar("Node")

_INLINE = get_args(Inline)


def rewritten(node: Node, rewrite: Callable[[Inlines], Inlines]) -> Node:
    """A document, or a piece of one, with every line in it rewritten, in the order of reading.

    A line is what stands together in a paragraph, cell, title or label; what is in it is for `rewrite` to go into.
    """
    if isinstance(node, tuple):
        if node and isinstance(node[0], _INLINE):
            return rewrite(node)  # type: ignore[return-value]  # A tuple of inlines stays one.
        return tuple(rewritten(each, rewrite) for each in node)  # type: ignore[return-value]
    if not is_dataclass(node) or isinstance(node, type):
        return node
    now = {each.name: getattr(node, each.name) for each in fields(node)}
    new = {name: rewritten(value, rewrite) for name, value in now.items() if isinstance(value, tuple)}
    return replace(node, **{name: value for name, value in new.items() if value != now[name]}) if new else node


def anchors(node: Any) -> Iterator[str]:  # noqa: ANN401 - a document, or any piece of one
    """The anchors of all blocks."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            waiting.extend(one)
        elif is_dataclass(one) and not isinstance(one, _INLINE):
            if found := getattr(one, "anchor", ""):
                yield found
            waiting.extend(getattr(one, each.name) for each in fields(one))
