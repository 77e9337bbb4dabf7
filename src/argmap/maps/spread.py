"""The main statements as small tiles in columns, cut to half pages, so that interpretations can be drawn side by side.

The places are worked out once. What an interpretation makes of a statement is no part of them, so that nothing moves
from one interpretation to the next.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from argmap.analysis import Analysis
from argmap.maps.atlas import Banner, Cut, EdgeKind, Heading, Spread, Tile
from argmap.maps.boxes import SLACK, BoxStyle
from argmap.maps.channel_routing import ColumnSpan, Grid, route
from argmap.maps.column_fill import Columns, Fill, Measures, SectionEntries, Slot, balanced_fill, fill
from argmap.maps.graph import Extent, Page
from argmap.maps.relations import MainRelation, relations_among
from argmap.maps.tiles import Away, Tiler, rows_in, shortened
from argmap.maps.wrap import TextRun, cap, wrap
from argmap.model import Argument, Name, Role

BETWEEN = 20.0
"""The distance between the halves of a page, in points."""
BANNER, BANNER_TITLE, BANNER_TEXT = 44.0, 10.5, 8.4
"""The height of what stands above each half, and the sizes of the interpretation's title and thesis in it."""
KEY = 18.0
"""The height of the key on the first page beyond what any page leaves for its title."""
GAP = 5.4
"""The distance between tiles, one below the other."""
_ASIDE = 180.0
"""The room beside an interpretation's title for its letter, its page, and how often it parts from its neighbour."""
_TITLE, _TITLE_LINE = 8.4, 10.5
"""The size and line height of a section's title."""
_SHAPES = ((2, 44.0, 9), (3, 26.0, 7))
"""How many columns half a page can have; for each, the distance between them, and the most lines of a tile."""

_MOST = 200
"""Of more main statements than these only those are shown that interpretations part over: the others would take more
pages than anyone compares."""
_MANY = 300
"""Of more statements than these the tightest shape takes the fewest cuts, and no other is tried."""


def spread(analysis: Analysis, style: BoxStyle, page: Page) -> Spread | None:
    """The main statements of an argument in halves of a landscape page; None if there is nothing to compare.

    Main are the claims, and what compared interpretations hold or reject outright. They stand by section, in the order
    of the files, in as few cuts as will hold them, with as much of each text as these leave room for. Of very many,
    only those are shown that one interpretation holds and another rejects.
    """
    argument = analysis.argument
    if len(argument.compared()) < 2:
        return None
    groups, main = _groups(argument), 0
    if sum(len(group.members) for group in groups) > _MOST:
        main, groups = sum(len(group.members) for group in groups), _parted(argument, groups)
    if not groups:
        return None
    room = Extent((page.landscape.width - BETWEEN) / 2, page.landscape.height - BANNER - KEY)
    found = relations_among(argument, [name for group in groups for name in group.members])
    shape = min(_shapes(argument, style, room, groups), key=lambda shape: shape.cost(found))
    banners = {one.name: _banner(argument, one.name, style, room.width) for one in argument.compared()}
    return Spread(room.width, tuple(shape.cuts(found)), banners, main)


def _shapes(argument: Argument, style: BoxStyle, room: Extent, groups: Sequence[SectionEntries]) -> Iterator["_Shape"]:
    many = sum(len(group.members) for group in groups) > _MANY
    for columns, channel, most in _SHAPES[-1:] if many else _SHAPES:
        width = (room.width - channel * (columns - 1)) / columns
        headings = {group.section: _heading(argument, group.section, style, width) for group in groups}
        tiler = Tiler(argument, style, width)
        for lines in range(2 if many else most, 1, -1):
            yield _Shape(groups, headings, tiler, columns, channel, lines, room.height - GAP)


def _groups(argument: Argument) -> tuple[SectionEntries, ...]:
    """The main statements by section, those of none first."""
    taken = {name for one in argument.compared() for name in (*one.holds, *one.rejects)}
    members: dict[Name | None, list[Name]] = {section: [] for section in (None, *argument.sections)}
    for name, statement in argument.statements.items():
        if statement.role is Role.CLAIM or name in taken:
            members[statement.section if statement.section in argument.sections else None].append(name)
    return tuple(SectionEntries(section, tuple(names)) for section, names in members.items() if names)


def _parted(argument: Argument, groups: Sequence[SectionEntries]) -> tuple[SectionEntries, ...]:
    """The statements of these that at least one compared interpretation holds and at least one rejects."""
    held = {name for one in argument.compared() for name in one.holds}
    both = held & {name for one in argument.compared() for name in one.rejects}
    left = (replace(group, members=tuple(name for name in group.members if name in both)) for group in groups)
    return tuple(group for group in left if group.members)


def _banner(argument: Argument, name: Name, style: BoxStyle, width: float) -> Banner:
    title, _ = shortened(TextRun(argument.title(name), BANNER_TITLE, bold=True), 1, width - _ASIDE, style.metrics)
    lines = wrap(argument.statements[name].text.plain(), width - SLACK, BANNER_TEXT, style.metrics)
    return Banner(title, " ".join(cap(lines, 2, width - SLACK, BANNER_TEXT, style.metrics)))


@dataclass(frozen=True, slots=True)
class _Shape:
    """The tiles in so many columns of so much height, with so many lines of each text."""

    groups: Sequence[SectionEntries]
    headings: Mapping[Name | None, Heading]
    tiler: Tiler
    columns: int
    channel: float
    lines: int
    height: float

    def cost(self, found: Sequence[MainRelation]) -> tuple[int, int]:
        """How many cuts it takes, then how much of the texts it leaves out."""
        filled, _ = self._settled(found, fill)
        names = (name for group in self.groups for name in group.members)
        return len(filled), sum(self.tiler.left(name, self.lines) for name in names)

    def cuts(self, found: Sequence[MainRelation]) -> Iterator[Cut]:
        """The cuts, in columns no longer than that many need."""
        filled, where = self._settled(found, balanced_fill)
        away = _away([one for one in found if where[one.reason] != where[one.conclusion]], where)
        within: dict[int, list[MainRelation]] = {}
        for one in found:
            if where[one.reason] == where[one.conclusion]:
                within.setdefault(where[one.reason], []).append(one)
        for number, columns in enumerate(filled, 1):
            yield self._cut(columns, within.get(number, ()), away)

    def _settled(self, found: Sequence[MainRelation], way: Fill) -> tuple[tuple[Columns, ...], dict[Name, int]]:
        """The cuts with room in each tile to say what it has to do with tiles on others; and the number of each cut.

        What is divided at first may be together in the end; its room is kept, so there is an end to it.
        """
        reserved: dict[MainRelation, None] = {}
        while True:
            filled = way(self.groups, self._measures(_away(reserved, {})), self.columns, self.height)
            where = _numbers(filled)
            crossing = dict.fromkeys(one for one in found if where[one.reason] != where[one.conclusion])
            if crossing.keys() <= reserved.keys():
                return filled, where
            reserved |= crossing

    def _measures(self, away: Mapping[Name, Away]) -> Measures:
        names = [name for group in self.groups for name in group.members]
        entries = {name: self.tiler.height(name, self.lines, len(away.get(name, ()))) for name in names}
        return Measures(entries, {section: title.height for section, title in self.headings.items()}, GAP)

    def _cut(self, columns: Columns, within: Sequence[MainRelation], away: Mapping[Name, Away]) -> Cut:
        places = [(place, at) for at, column in enumerate(columns) for place in column]
        tiles = [(place, at) for place, at in places if not place.heading]
        spans = {place.name: ColumnSpan(at, place.top, place.top + place.height) for place, at in tiles}
        grid = Grid(self.tiler.width, self.channel, [_gaps(column) for column in columns])
        return Cut(
            tiles=tuple(self._tile(place, grid.left(at), away.get(place.name, {})) for place, at in tiles),
            edges=route(within, spans, grid),
            headings=tuple(
                replace(self.headings[place.name], x=_round(grid.left(at)), y=_round(place.top))
                for place, at in places
                if place.heading
            ),
            height=_round(max(span.bottom for span in spans.values()) + GAP),
        )

    def _tile(self, place: Slot, left: float, away: Away) -> Tile:
        body = self.tiler.body(place.name, rows_in(place.height), away)
        return Tile(
            statement=place.name,
            label=body.label,
            shown=body.shown,
            elsewhere=body.elsewhere,
            x=_round(left),
            y=_round(place.top),
            width=_round(self.tiler.width),
            height=_round(place.height),
        )


def _away(crossing: Iterable[MainRelation], where: Mapping[Name, int]) -> dict[Name, Away]:
    """For each statement, by arrow and kind, what it has to do with on other cuts."""
    found: dict[Name, dict[tuple[str, EdgeKind], list[tuple[Name, int]]]] = {}
    for one in crossing:
        onward, back = ("↔", "↔") if one.kind is EdgeKind.CONTRADICTION else ("→", "←")
        for name, arrow, other in ((one.reason, onward, one.conclusion), (one.conclusion, back, one.reason)):
            found.setdefault(name, {}).setdefault((arrow, one.kind), []).append((other, where.get(other, 0)))
    return dict(found)


def _numbers(filled: Sequence[Columns]) -> dict[Name, int]:
    """The number of the cut that each statement is on."""
    return {
        place.name: number
        for number, columns in enumerate(filled, 1)
        for column in columns
        for place in column
        if not place.heading
    }


def _gaps(column: Sequence[Slot]) -> list[float]:
    """Where a line can cross a column: between any two things in it, and below the last."""
    ends = [(place.top, place.top + place.height) for place in column]
    between = [(above[1] + below[0]) / 2 for above, below in pairwise(ends)]
    return [*between, ends[-1][1] + GAP / 2]


def _heading(argument: Argument, section: Name | None, style: BoxStyle, width: float) -> Heading:
    """The title of a section, in two lines at most; of height 0 for what is in none."""
    if section is None:
        return Heading("", "", 0, 0, width, 0)
    title = TextRun(argument.sections[section].title.plain(), _TITLE, bold=True)
    shown, rows = shortened(title, 2, width - SLACK, style.metrics)
    return Heading(shown, "", 0, 0, width, _TITLE_LINE * rows)


def _round(length: float) -> float:
    """To a hundredth of a point, as everywhere on maps."""
    return round(length, 2) + 0.0
