"""Remembers what was worked out, by a digest of what it was made of: asked for again, it is the same object."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

LAST = 2
"""How many values are kept of each thing, so that a change and its undoing cost nothing; older ones are forgotten."""


class Memo:
    """The last values of each thing, such as the syntax tree of a file, with the digest of what each was made of."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, dict[str, Any]] = {}

    def get(
        self, thing: Hashable, digest: str, make: Callable[[], T], holds: Callable[[T], bool] = lambda _: True
    ) -> T:
        """The value of a thing that was made of what has this digest; made now, if it is not there, or does not hold.

        `holds` is asked where a value is made of more than is known before it is made.
        """
        kept = self._kept.setdefault(thing, {})
        value: T = kept.pop(digest) if digest in kept and holds(kept[digest]) else make()
        kept.pop(digest, None)
        kept[digest] = value  # Last, as the latest.
        for old in list(kept)[:-LAST]:
            del kept[old]
        return value
