"""A statement as a tile of a spread: its name, the beginning of its text, and what it has to do with other cuts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from argmap.maps.atlas import EdgeKind, Elsewhere
from argmap.maps.boxes import NBSP, SLACK, BoxStyle
from argmap.maps.graph import Metrics
from argmap.maps.wrap import TextRun, break_runs, cap
from argmap.model import Argument, Name

LINE, NAME, TEXT = 9.5, 8.2, 8.0
"""The height of a line; the size of a name and of all else, in points."""
SIGN = 13.0
"""The width of the strip that has the sign of what is made of it."""
PAD_X, PAD_Y, BORDER = 3.5, 1.6, 1.0
_LEAST = 24.0
"""The least room beside a name for the beginning of a text."""
_NAMES = 2
"""How many lines a name may take."""
RUN_GAP = 3.0
"""The distance between the parts of a line."""
_PAGE = f",{NBSP}000"
"""The room for the number of a page."""
_NAMED = 5
"""How many statements are named in one line at most."""
_PAGES = 2
"""How many pages are named to which an argument goes on; that there are more is said."""

_SIGNS = {EdgeKind.SUPPORT: "+", EdgeKind.OBJECTION: "−", EdgeKind.CONTRADICTION: "×"}

Away = Mapping[tuple[str, EdgeKind], Sequence[tuple[Name, int]]]
"""Statements on other cuts that one has to do with, each with its cut, by arrow (which way) and kind (how)."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a tile says."""

    label: str
    shown: str
    elsewhere: tuple[Elsewhere, ...]


@dataclass(frozen=True, slots=True)
class _LabelledText:
    """A name with its text after it, in rows of which only what is said is kept."""

    label: str
    rows: tuple[str, ...]
    first: int
    """How many rows there are at least for something of the text to be shown."""
    room: float
    """The width that the last of these leaves for it."""

    def count(self, lines: int) -> int:
        """How many rows are shown where there are so many lines for them."""
        return min(len(self.rows), max(self.first, lines))


@dataclass(slots=True)
class Tiler:
    """Measures the tiles of one width."""

    argument: Argument
    style: BoxStyle
    width: float
    _known: dict[Name, "_LabelledText"] = field(default_factory=dict)

    @property
    def inner(self) -> float:
        """The width of a line of text."""
        return self.width - SIGN - 2 * (PAD_X + BORDER) - SLACK

    def height(self, name: Name, lines: int, away: int) -> float:
        """The height of a tile with at most so many lines, `away` of which say what it has to do with other cuts.

        These take their share first, but of the text there is something in any case. A tile has no fewer lines than
        two.
        """
        return max(self._text(name).count(lines - away) + away, 2) * LINE + 2 * (PAD_Y + BORDER)

    def left(self, name: Name, lines: int) -> int:
        """How many lines of the text are left out."""
        text = self._text(name)
        return len(text.rows) - text.count(lines)

    def body(self, name: Name, lines: int, away: Away) -> Body:
        """What such a tile says."""
        text = self._text(name)
        elsewhere = tuple(self._elsewhere(arrow, kind, found) for (arrow, kind), found in away.items())
        count = text.count(lines - len(elsewhere))
        shown = list(text.rows[:count])
        if count < len(text.rows):
            room = text.room if count == text.first else self.inner
            shown[-1:] = cap((shown[-1], ""), 1, room, TEXT, self.style.metrics)
        return Body(text.label, " ".join(filter(None, shown)), elsewhere)

    def _text(self, name: Name) -> "_LabelledText":
        if name not in self._known:
            statement, metrics = self.argument.statements[name], self.style.metrics
            run = TextRun(self.argument.handle(name), NAME, bold=True, part="label")
            label, _ = shortened(run, _NAMES, self.inner, metrics)
            runs = [replace(run, text=label)] if label else []
            rows = break_runs([*runs, TextRun(statement.text.plain(), TEXT)], self.inner, RUN_GAP, metrics)
            first = next((at for at, row in enumerate(rows, 1) if not row[-1].part), len(rows))
            beside = sum(metrics.width(run.text, NAME, bold=True) + RUN_GAP for run in rows[first - 1][:-1])
            if self.inner - beside < _LEAST and first < len(rows):
                first, beside = first + 1, 0.0
            said = tuple("" if row[-1].part else row[-1].text for row in rows)
            self._known[name] = _LabelledText(label, said, first, self.inner - beside)
        return self._known[name]

    def _elsewhere(self, arrow: str, kind: EdgeKind, found: Sequence[tuple[Name, int]]) -> Elsewhere:
        metrics = self.style.metrics
        cuts = tuple(dict.fromkeys(cut for _, cut in found))
        room = self.inner - metrics.width(_PAGE * min(len(cuts), _PAGES + 1), TEXT)
        names = ", ".join(self._called(name) for name, _ in found[:_NAMED])
        text = f"{arrow}{NBSP}{_SIGNS[kind]} {names}"
        if metrics.width(text, TEXT) > room or len(found) > _NAMED:
            while metrics.width(text + "…", TEXT) > room:
                text = text[:-1]
            text += "…"
        return Elsewhere(text, cuts[:_PAGES], more=len(cuts) > _PAGES)

    def _called(self, name: Name) -> str:
        statement = self.argument.statements[name]
        return str(name) if statement.named else statement.text.plain()


def shortened(run: TextRun, most: int, width: float, metrics: Metrics) -> tuple[str, int]:
    """The text of a run, or its beginning and an ellipsis, in at most so many rows; and how many it takes."""
    shown, rows = run.text, len(break_runs([run], width, RUN_GAP, metrics))
    kept = shown
    while rows > most:
        kept = kept.rpartition(" ")[0] or kept[: len(kept) * 9 // 10]
        shown = kept.rstrip(" ,;:") + "…"
        rows = len(break_runs([replace(run, text=shown)], width, RUN_GAP, metrics))
    return shown, rows


def rows_in(height: float) -> int:
    """How many lines a tile of this height has."""
    return round((height - 2 * (PAD_Y + BORDER)) / LINE)
