"""Draws the atlas: plans its maps, cuts them, has them laid out, and cuts what did not fit again until it does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from argmap.analysis import Analysis
from argmap.maps.atlas import Atlas, Map, MapKind, Sheet, Stub, StubKind
from argmap.maps.boxes import BoxStyle
from argmap.maps.compose import compose
from argmap.maps.cut_size import cut_size, ties
from argmap.maps.cutting import Capacity, Subtree, cut
from argmap.maps.figure import COLUMN_GAP, Figure
from argmap.maps.forest import ends_of
from argmap.maps.graph import Extent, Layout, Metrics, Page, Placed, SizedGraph
from argmap.maps.homes import WHOLE
from argmap.maps.mirroring import mirrored
from argmap.maps.overview import overview
from argmap.maps.packing import Packed, fits, pack
from argmap.maps.placing import Drawing, sheet
from argmap.maps.plan import Plan
from argmap.maps.selection import EVERYTHING, Selection, selected, stances
from argmap.maps.spread import spread
from argmap.model import Name
from argmap.wording import Catalogue
from argmap.wording.maps import part

_TRIES = 8
_CUT_COST = 0.3
"""What one more cut costs a reader, in pages."""
_BLANK_COST = 0.3
"""What a sheet costs that has nothing on it: the emptiest of a map counts by what it leaves blank."""
_TURN_COST = 0.3
"""What turning the page sideways for a sheet costs, in pages."""
_AS_GOOD = 1.03
"""What costs no more than so many times the least is as good: then the fewest relations between sheets decide."""
_KINDS = tuple((narrow, even) for even in (False, True) for narrow in (False, True))


def draw_atlas(
    analysis: Analysis,
    page: Page,
    metrics: Metrics,
    layout: Layout,
    marks: Mapping[Name, str] | None = None,
    selection: Selection = EVERYTHING,
) -> Atlas:
    """All maps of a brief, or those selected, cut into sheets that fit the page.

    `marks` are the marks the page will print for sources (their numbers), if they are known already. The layout is
    asked a few times for many graphs at once; whatever it raises is passed on.
    """
    masthead = analysis.argument.masthead
    figures = "0" * len(str(len(analysis.argument.sources)))  # All digits of the fonts are of one width.
    known = marks or dict.fromkeys(analysis.argument.sources, figures)
    words = Catalogue.of(masthead.lang if masthead else "en")
    style = style_for(page, metrics, words, known)
    style = replace(style, ends=ends_of(analysis.argument))
    if selection.reading is not None:
        style = replace(style, stances=stances(analysis.argument.interpretations[selection.reading]))
    maps = list(_drawn(selected(analysis, style, selection), page, layout))
    if not selection.subjects and MapKind.WHOLE in selection.kinds and (len(maps) != 1 or analysis.argument.questions):
        maps = _with_overview(maps, overview(analysis, style, page, {drawn.id for drawn in maps}))
    beside = spread(analysis, style, page) if selection.spread and not selection.subjects else None
    atlas = Atlas(tuple(_settled(maps, words)), beside)
    return mirrored(atlas) if words.direction == "rtl" else atlas


def style_for(page: Page, metrics: Metrics, words: Catalogue, marks: Mapping[Name, str]) -> BoxStyle:
    """Boxes of a width that three fit a landscape page and two a portrait one, none higher than half a page."""
    gap = COLUMN_GAP + 4  # Graphviz rounds the distance between ranks up.
    wide = min((page.landscape.width - 2 * gap) / 3, (page.portrait.width - gap) / 2)
    highest = min(page.landscape.height, page.portrait.height) * 0.45
    return BoxStyle(metrics, words, 2.0 * int(min(245.0, max(120.0, wide)) / 2), highest, marks)


@dataclass(slots=True)
class _Candidate:
    """A map cut in one way: into three columns where it is deep enough, or into two throughout; filling or sharing."""

    plan: Plan
    page: Page
    narrow: bool
    even: bool
    depths: Mapping[Name, int]
    composed: dict[tuple[Subtree, bool], Figure]
    """The figures of the map, however it is cut."""
    shrink: dict[Name, float] = field(default_factory=dict)
    last: bool = False
    blocks: tuple[Subtree, ...] = ()
    figures: tuple[Figure, ...] = ()

    def recut(self) -> None:
        self.blocks = cut(self.plan.forest, self.plan.factory, self._room)
        self.figures = tuple(map(self._figure, self.blocks))

    def _figure(self, block: Subtree) -> Figure:
        across = not self.last
        if (block, across) not in self.composed:
            self.composed[block, across] = compose(block, self.plan.forest, self.plan.factory, ties_across=across)
        return self.composed[block, across]

    def _room(self, root: Name) -> Capacity:
        if self.last:
            return Capacity(2, 0.0)
        if self.narrow or self.depths[root] <= 2:
            return Capacity(2, self.page.portrait.height * self.shrink.get(root, 1.0), self.even)
        return Capacity(3, self.page.landscape.height * self.shrink.get(root, 1.0), self.even)

    def misfits(self, known: Mapping[SizedGraph, Placed]) -> bool:
        """Whether blocks came out too large; their roots get less room the next time."""
        found = False
        for block, figure in zip(self.blocks, self.figures, strict=True):
            placed = known[figure.graph]
            size = Extent(placed.width, placed.height)
            if not fits(size, self.page.portrait) and not fits(size, self.page.landscape):
                self.shrink[block.root] = self.shrink.get(block.root, 1.0) * 0.85
                found = True
        return found


def _drawn(planned: Sequence[Plan], page: Page, layout: Layout) -> Iterator[Map]:
    candidates = {plan.home: _candidates(plan, page) for plan in planned}
    known = _fitted([candidate for each in candidates.values() for candidate in each], layout)
    for each in candidates.values():
        candidate, packed = _chosen(each, known)
        yield _map(candidate, packed, known)


def _candidates(plan: Plan, page: Page) -> list[_Candidate]:
    depths, composed = _depths(plan), dict[tuple[Subtree, bool], Figure]()
    return [_Candidate(plan, page, narrow, even, depths, composed) for narrow, even in _KINDS]


def _fitted(candidates: Sequence[_Candidate], layout: Layout) -> dict[SizedGraph, Placed]:
    """Cut and lay out every candidate until all its blocks fit; after the last try, blocks are as small as can be."""
    known: dict[SizedGraph, Placed] = {}
    left = list(candidates)
    for attempt in range(_TRIES + 1):
        for candidate in left:
            candidate.last = attempt == _TRIES
            candidate.recut()
        unknown = list(
            dict.fromkeys(
                graph for candidate in left for figure in candidate.figures if (graph := figure.graph) not in known
            )
        )
        known.update(zip(unknown, layout(unknown) if unknown else (), strict=True))
        left = [candidate for candidate in left if candidate.misfits(known)]
        if not left:
            break
    return known


def _depths(plan: Plan) -> dict[Name, int]:
    """For each statement, how many columns it takes with all that bears on it."""
    depths: dict[Name, int] = {}
    for name in reversed(plan.forest.order):
        branches = plan.forest.branches[name]
        below = [depths[branch.statement] if branch.child else 1 for branch in branches]
        depths[name] = 1 + max(below, default=0)
    return depths


def _chosen(
    candidates: Sequence[_Candidate], known: Mapping[SizedGraph, Placed]
) -> tuple[_Candidate, tuple[Packed, ...]]:
    """Of the candidates and packings that cost about least, the one that severs the fewest relations."""
    tries = []
    for candidate in candidates:
        placed = [known[figure.graph] for figure in candidate.figures]
        sizes, tied = [Extent(each.width, each.height) for each in placed], ties(candidate.figures)
        for wanted in ([{} for _ in tied], tied):
            packed = pack(sizes, candidate.page, wanted)
            tries.append((_cost(candidate, packed, known), cut_size(packed, tied), candidate, packed))
    least = min(cost for cost, *_ in tries) * _AS_GOOD
    _, _, candidate, packed = min((each for each in tries if each[0] <= least), key=lambda each: (each[1], each[0]))
    return candidate, packed


def _cost(candidate: _Candidate, packed: Sequence[Packed], known: Mapping[SizedGraph, Placed]) -> float:
    """How many pages it takes, plus what its cuts, its landscape sheets and its emptiest sheet cost the reader.

    Text goes on below the last sheet of a section, if that is a portrait one, so it counts by how full it is.
    """
    full = [_fullness(candidate, one, known) for one in packed]
    pages = float(len(packed))
    if not packed[-1].landscape and candidate.plan.home.kind is MapKind.SECTION:
        pages -= 1 - max(0.15, full.pop())
    blank = 1 - min(full, default=1.0)
    cuts = sum(1 for block in candidate.blocks if block.number > 1)
    turns = sum(1 for one in packed if one.landscape)
    return pages + _BLANK_COST * blank + _CUT_COST * cuts + _TURN_COST * turns


def _fullness(candidate: _Candidate, one: Packed, known: Mapping[SizedGraph, Placed]) -> float:
    room = candidate.page.landscape if one.landscape else candidate.page.portrait
    return max(spot.y + known[candidate.figures[spot.block].graph].height for spot in one.spots) / room.height


def _map(candidate: _Candidate, packed: Sequence[Packed], known: Mapping[SizedGraph, Placed]) -> Map:
    plan = candidate.plan
    sheets = []
    for number, one in enumerate(packed, 1):
        figures = [(candidate.figures[spot.block], spot) for spot in one.spots]
        drawings = [Drawing(figure, known[figure.graph], spot.x, spot.y) for figure, spot in figures]
        title = part(plan.factory.style.words, plan.title, number, len(packed))
        identity = f"sheet.{plan.home.token}.{number}"
        sheets.append(sheet(identity, title, drawings, plan.factory.style.words, landscape=one.landscape))
    return Map(f"map.{plan.home.token}", plan.home.kind, plan.home.subject, plan.title, tuple(sheets))


def _with_overview(maps: list[Map], sheets: Sequence[Sheet]) -> list[Map]:
    """The overview leads the map of the whole argument."""
    if not sheets:
        return maps
    title = sheets[0].title
    if maps and maps[0].kind is MapKind.WHOLE:
        return [replace(maps[0], title=title, sheets=(*sheets, *maps[0].sheets)), *maps[1:]]
    return [Map(f"map.{WHOLE.token}", MapKind.WHOLE, None, title, tuple(sheets)), *maps]


def _settled(maps: Sequence[Map], words: Catalogue) -> Iterator[Map]:
    """The maps with every stub saying where it leads, now that all sheets are known."""
    where = {box.id: drawn.id for found in maps for drawn in found.sheets for box in drawn.boxes}
    for found in maps:
        sheets = (
            replace(
                drawn,
                parts=tuple(
                    _addressed(_found(one, where), drawn, where, words) if isinstance(one, Stub) else one
                    for one in drawn.parts
                ),
            )
            for drawn in found.sheets
        )
        yield replace(found, sheets=tuple(sheets))


def _found(stub: Stub, where: Mapping[str, str]) -> Stub:
    """The stub with a target that is drawn: the box meant, else the statement's main box, else none."""
    targets = (stub.target, *stub.further, stub.target.partition(".")[0])
    on_sheets = {where[target]: target for target in reversed(targets) if target in where}
    first, *further = reversed(on_sheets.values()) if on_sheets else ("",)
    return replace(stub, target=first, further=tuple(further) if stub.kind is StubKind.ALSO else ())


def _addressed(stub: Stub, drawn: Sheet, where: Mapping[str, str], words: Catalogue) -> Stub:
    if not stub.target:
        return replace(stub, text=words.form("map-elsewhere"), paged=False)
    here = all(where[target] == drawn.id for target in (stub.target, *stub.further))
    if stub.kind is StubKind.ALSO:
        keys = {words.form(key): f"{key}-here" for key in ("map-bears", "map-bears-also")}
        return replace(stub, text=words.form(keys[stub.text]), paged=False, further=()) if here else stub
    key = {StubKind.ONWARD: "map-onward", StubKind.BACK: "map-back", StubKind.REFERENCE: "map-see"}[stub.kind]
    return replace(stub, text=words.form(f"{key}-here" if here else key), paged=not here)
