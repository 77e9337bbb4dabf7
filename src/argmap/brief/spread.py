"""The interpretations on one map: the same statements in the same places, once for each, two to a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from argmap.brief.context import Context
from argmap.brief.positions import Stance, parted, stances_of
from argmap.brief.views import Chip
from argmap.maps.atlas import Banner, Cut, EdgeKind
from argmap.model import Name


@dataclass(frozen=True, slots=True)
class Half:
    """One interpretation on one half of a page, and what it says of every statement there."""

    chip: Chip
    banner: Banner
    stances: Mapping[Name, Stance]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: a cut of the map for two interpretations."""

    id: str
    halves: tuple[Half, Half]
    cut: Cut
    number: int
    """Which cut it is, counted from 1."""
    pages: tuple[str, ...]
    """The anchors of all cuts for these two, this one among them."""
    apart: frozenset[Name]
    """The statements that one of the two holds and the other rejects."""


@dataclass(frozen=True, slots=True)
class Spreads:
    """All pages. Interpretations stand beside neighbours; where their number is odd, the last beside the first."""

    id: str
    title: str
    width: float
    """The width of a half, in points."""
    leaves: tuple[Leaf, ...]
    lines: tuple[EdgeKind, ...]
    """The kinds of lines there are, for the key."""
    main: int = 0
    """How many main statements there are, if only those are shown that interpretations part over; else 0."""
    shown: int = 0
    """How many of them are shown."""
    kind: ClassVar[str] = "spread"
    wide: ClassVar[bool] = True
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


def compose_spread(context: Context) -> tuple[Spreads, ...]:
    """The pages, if there are interpretations to compare and they differ over any statement on the map."""
    drawn = context.atlas.spread
    if drawn is None:
        return ()
    names = [tile.statement for cut in drawn.cuts for tile in cut.tiles]
    compared = context.argument.compared()
    taken = {one.name: stances_of(one) for one in compared}
    stances = {one: {name: said.get(name, Stance.SILENT) for name in names} for one, said in taken.items()}
    if all(row == stances[compared[0].name] for row in stances.values()):
        return ()
    halves = [Half(context.chips[one.name], drawn.banners[one.name], stances[one.name]) for one in compared]
    leaves = (leaf for number, pair in enumerate(_pairs(halves), 1) for leaf in _leaves(pair, number, drawn.cuts))
    edges = {edge.kind for cut in drawn.cuts for edge in cut.edges}
    return (
        Spreads(
            id="spread",
            title=context.labels("spread"),
            width=drawn.width,
            leaves=tuple(leaves),
            lines=tuple(kind for kind in EdgeKind if kind in edges),
            main=drawn.main,
            shown=len(names),
        ),
    )


def _pairs(halves: Sequence[Half]) -> Iterator[tuple[Half, Half]]:
    yield from zip(halves[::2], halves[1::2], strict=False)
    if len(halves) % 2:
        yield halves[-1], halves[0]


def _leaves(pair: tuple[Half, Half], number: int, cuts: Sequence[Cut]) -> Iterator[Leaf]:
    one, other = pair
    pages = tuple(f"spread.{number}.{at}" for at in range(1, len(cuts) + 1))
    for at, cut in enumerate(cuts, 1):
        here = (tile.statement for tile in cut.tiles)
        apart = frozenset(name for name in here if parted((one.stances[name], other.stances[name])))
        yield Leaf(pages[at - 1], pair, cut, at, pages, apart)
