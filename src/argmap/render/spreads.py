"""The interpretations on one map: the same statements in the same places, once for each, two to a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.analysis.verdicts import Stance
from argmap.document.inlines import Chip, Inlines, plain
from argmap.document.nodes import StanceMaps
from argmap.maps.atlas import Banner, Cut, EdgeKind, Spread
from argmap.model import Name
from argmap.wording import Catalogue
from argmap.wording.maps import part, stance_key, stance_lines


@dataclass(frozen=True, slots=True)
class Half:
    """One interpretation on one half of a page, and what it says of every statement there."""

    chip: Chip
    title: str
    banner: Banner
    stances: Mapping[Name, Stance]
    alternative: str
    """What stands for the picture."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: a cut of the map for two interpretations."""

    id: str
    title: str
    halves: tuple[Half, Half]
    cut: Cut
    pages: tuple[str, ...]
    """The anchors of all cuts for these two, this one among them."""
    apart: frozenset[Name]
    """The statements that one of the two holds and the other rejects."""
    parts: tuple[Inlines, Inlines]
    """How often each parts from the other."""


@dataclass(frozen=True, slots=True)
class Spreads:
    """All pages. Interpretations stand beside neighbours; where their number is odd, the last beside the first."""

    width: float
    """The width of a half, in points."""
    intro: Inlines
    leaves: tuple[Leaf, ...]
    lines: tuple[tuple[EdgeKind, str], ...]
    """The kinds of lines there are, each with what it means, for the key."""
    stances: tuple[tuple[Stance, str, str], ...]
    """What an interpretation makes of a statement, each with its sign and what that means, for the key."""
    signs: Mapping[Stance, str]
    """The sign of each stance; none for silence."""


def spreads(maps: StanceMaps, drawn: Spread, words: Catalogue) -> Spreads:
    """The pages for maps that were drawn."""
    names = [tile.statement for cut in drawn.cuts for tile in cut.tiles]
    halves = [
        Half(
            chip,
            title,
            drawn.banners[name],
            {each: maps.stances[name].get(each, Stance.SILENT) for each in names},
            plain(words("spread-alternative", title=drawn.banners[name].title)),
        )
        for name, chip, title in maps.columns
    ]
    edges = {edge.kind for cut in drawn.cuts for edge in cut.edges}
    key = tuple((stance, *stance_key(words, stance)) for stance in (Stance.HOLDS, Stance.REJECTS))
    few = words("spread-parted", main=str(drawn.main), shown=str(len(names))) if drawn.main else ()
    return Spreads(
        width=drawn.width,
        intro=(*few, *words("spread-intro")),
        leaves=tuple(
            leaf for number, pair in enumerate(_pairs(halves), 1) for leaf in _leaves(pair, number, drawn.cuts, words)
        ),
        lines=tuple((kind, stance_lines(words, kind)) for kind in EdgeKind if kind in edges),
        stances=key,
        signs={stance: sign for stance, sign, _ in key} | {Stance.SILENT: ""},
    )


def _pairs(halves: Sequence[Half]) -> Iterator[tuple[Half, Half]]:
    yield from zip(halves[::2], halves[1::2], strict=False)
    if len(halves) % 2:
        yield halves[-1], halves[0]


def _leaves(pair: tuple[Half, Half], number: int, cuts: Sequence[Cut], words: Catalogue) -> Iterator[Leaf]:
    one, other = pair
    pages = tuple(f"spread.{number}.{at}" for at in range(1, len(cuts) + 1))
    for at, cut in enumerate(cuts, 1):
        here = (tile.statement for tile in cut.tiles)
        apart = frozenset(
            name for name in here if {one.stances[name], other.stances[name]} == {Stance.HOLDS, Stance.REJECTS}
        )
        parts = (_parts(words, other, len(apart), cut), _parts(words, one, len(apart), cut))
        yield Leaf(pages[at - 1], _title(pair, at, len(cuts), words), pair, cut, pages, apart, parts)


def _title(pair: tuple[Half, Half], number: int, count: int, words: Catalogue) -> str:
    title = words("spread-title", first=pair[0].title, second=pair[1].title)
    return part(words, plain(title), number, count)


def _parts(words: Catalogue, other: Half, apart: int, cut: Cut) -> Inlines:
    letter, count = other.chip.letter, str(len(cut.tiles))
    if apart:
        return words("spread-apart-count", letter=letter, n=str(apart), count=count)
    return words("spread-apart-none", letter=letter, count=count)
