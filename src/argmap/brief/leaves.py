"""Where the sheets of a map go: a small one opens its section, the others close it, so that pages fill."""

from dataclasses import dataclass

from argmap.maps.atlas import Map, Sheet

SMALL = 420.0
"""Points; a portrait sheet no higher than this leaves room for text on its page."""


@dataclass(frozen=True, slots=True)
class Leaves:
    """The sheets of one map by their place in a section; either may be empty."""

    opening: tuple[Sheet, ...] = ()
    closing: tuple[Sheet, ...] = ()


def leaves_of(drawn: Map | None) -> Leaves:
    """Place the sheets of a map; a map that was not drawn has none."""
    if drawn is None:
        return Leaves()
    small = len(drawn.sheets) == 1 and not drawn.sheets[0].landscape and drawn.sheets[0].height <= SMALL
    return Leaves(opening=drawn.sheets) if small else Leaves(closing=drawn.sheets)
