"""Readies a document for paper: tables are divided where a page is too narrow, and maps put where pages fill."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from argmap.document.inlines import Chip, Inline, Inlines, Text, plain
from argmap.document.nodes import (
    Block,
    Blocks,
    EvidenceTable,
    MapFigure,
    Section,
    SideBySide,
    StanceMaps,
    Statement,
)
from argmap.editions.brief import Brief
from argmap.maps.atlas import Atlas, MapKind, Sheet
from argmap.render.spreads import Spreads, spreads
from argmap.wording import Catalogue

SMALL = 420.0
"""Points; a portrait sheet no higher than this leaves room for text on its page, and stays where it is."""
SIDE_BY_SIDE = 6
"""With more columns there are several tables, of about as many columns each."""
WIDE_SIDE_BY_SIDE, WIDE_EVIDENCE = 4, 8
"""With so many columns or more, a table is set on landscape pages."""
_MARGIN = 24
"""How many letters a line of the margin beside a statement has room for."""


@dataclass(frozen=True, slots=True)
class Lowering:
    """What is set, with the maps of an atlas."""

    atlas: Atlas
    words: Catalogue

    def parts(self, parts: Iterable[Section]) -> tuple[Section, ...]:
        """Parts as they are set; one of which nothing is left, since its maps were not drawn, is left out."""
        found = (replace(part, blocks=tuple(self._blocks(part.blocks))) for part in parts)
        return tuple(part for part in found if part.blocks)

    def sheets(self, figure: MapFigure) -> tuple[Sheet, ...]:
        """The sheets of a map; none if it was not drawn."""
        drawn = self.atlas.of(MapKind(figure.kind), figure.subject)
        return drawn.sheets if drawn else ()

    def spreads(self, maps: StanceMaps) -> Spreads | None:
        """The pages of maps that stand side by side, if they were drawn."""
        return spreads(maps, self.atlas.spread, self.words) if self.atlas.spread else None

    def anchors(self, blocks: Iterable[Block]) -> frozenset[str]:
        """The anchors that the maps of some blocks have."""
        found: set[str] = set()
        for block in blocks:
            match block:
                case Section():
                    found |= self.anchors(block.blocks)
                case MapFigure():
                    for sheet in self.sheets(block):
                        found |= {sheet.id, *(box.id for box in sheet.boxes)}
                case StanceMaps():
                    shown = self.spreads(block)
                    found |= {leaf.id for leaf in shown.leaves} if shown else set()
        return frozenset(found)

    def wide(self, part: Section) -> bool:
        """Whether a part begins on a landscape page."""
        match part.blocks[0]:
            case SideBySide(columns):
                return len(columns) >= WIDE_SIDE_BY_SIDE
            case MapFigure() as figure:
                return self.sheets(figure)[0].landscape
            case StanceMaps():
                return True
        tables = [block for block in part.blocks if isinstance(block, EvidenceTable)]
        return any(len(table.columns) >= WIDE_EVIDENCE for table in tables)

    def _blocks(self, blocks: Blocks) -> Iterator[Block]:
        """Large maps close what they are of, so that its text goes on where the last page has room."""
        closing: list[MapFigure] = []
        for block in blocks:
            match block:
                case MapFigure():
                    if self._small(block):
                        yield block
                    elif self.sheets(block):
                        closing.append(block)
                case StanceMaps():
                    if self.atlas.spread:
                        yield block
                case SideBySide():
                    yield from _divided(block)
                case Section():
                    yield replace(block, blocks=tuple(self._blocks(block.blocks)))
                case _:
                    yield block
        yield from closing

    def _small(self, figure: MapFigure) -> bool:
        found = self.sheets(figure)
        return len(found) == 1 and not found[0].landscape and found[0].height <= SMALL


def _divided(table: SideBySide) -> Iterator[SideBySide]:
    for start, end in divided(len(table.columns), SIDE_BY_SIDE):
        those = tuple(replace(row, answers=row.answers[start:end]) for row in table.rows)
        yield SideBySide(table.columns[start:end], those)


def lowered(brief: Brief, atlas: Atlas) -> Brief:
    """A brief as it is set on paper with the maps of an atlas."""
    return replace(brief, parts=Lowering(atlas, brief.words).parts(brief.parts))


def divided(columns: int, most: int) -> Iterator[tuple[int, int]]:
    """The columns of each of the fewest tables with at most so many columns, about equally many."""
    number = ceil(columns / most)
    return pairwise(ceil(columns * at / number) for at in range(number + 1))


def margin_height(statement: Statement) -> int:
    """How high the margin of a statement is beyond the padding of its text, in points: the text is at least as high."""
    lines = sum(ceil(_length(line) / _MARGIN) for line in statement.margin)
    return 11 * lines + (0 if statement.depth else 5)


def _length(line: Inlines) -> int:
    """About how many letters of room a line takes; a chip takes that of three."""
    return sum(3 if isinstance(one, Chip) else len(one.words) if isinstance(one, Text) else _page(one) for one in line)


def _page(one: Inline) -> int:
    """A name, or a page that has some digits."""
    return len(plain((one,))) or 9


def heads(parts: Sequence[Section]) -> Iterator[tuple[Section, Sequence[Section]]]:
    """Parts for the contents, each with the sections in it that can be led to, if there are several."""
    for part in parts:
        within = [block for block in part.blocks if isinstance(block, Section) and block.anchor]
        yield part, within if len(within) > 1 else ()
