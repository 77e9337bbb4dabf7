"""Draws a map as an SVG that stands alone: boxes of real text over the lines of the page, and its type within."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.analysis.verdicts import Stance
from argmap.document.languages import direction_of
from argmap.maps import Box, Edge, EdgeKind, Metrics, Sheet, Stub
from argmap.maps.boxes import BORDER, PAD_X, PAD_Y, SLACK, SMALL, SMALL_LINE, TEXT_LINE, head_rows, text_rows
from argmap.maps.wrap import TextRun
from argmap.model import Name
from argmap.render.dot import clean
from argmap.render.font_subset import CutFont
from argmap.render.html import environment
from argmap.render.theme import PLAIN, Theme
from argmap.wording import Catalogue
from argmap.wording.maps import said

MARGIN = 10.0
"""What is left free around a map, in points."""
ROUND = 3.5
"""The radius of a corner."""
_RISE = 0.31
"""How far below the middle of a line its letters stand, in ems."""
_GAP = 3 * "\N{NO-BREAK SPACE}"
"""What stands between the parts of a box's first line: about `RUN_GAP`."""
_BAR = 3.0
"""The width of the bar at the side of a stub."""
_LOOKALIKES = ("Source Sans Pro", "Calibri", "Carlito", "Arial Narrow")
"""What takes the place of the bundled face in programs that do not take the one within: none of them runs wider."""
_EMBEDDED = {"rtl": "\N{RIGHT-TO-LEFT EMBEDDING}", "ltr": "\N{LEFT-TO-RIGHT EMBEDDING}"}
_END = "\N{POP DIRECTIONAL FORMATTING}"


@dataclass(frozen=True, slots=True)
class _Border:
    colour: str
    width: float = BORDER
    dash: str = ""
    ground: str = ""
    """White without one."""
    ink: str = "accent"
    """The colour of the first line."""


_BORDERS = {
    "interpretation": _Border("accent", 1.6),
    "support": _Border("for", ground="for-ground", ink="for-deep"),
    "objection": _Border("against", dash="4 2.6", ground="against-ground", ink="against-deep"),
    "undercut": _Border("doubt-deep", 1.2, dash="1.2 2.2", ground="doubt-ground", ink="doubt-deep"),
    "assumption": _Border("muted", dash="2.4 2", ground="wash", ink="soft"),
}
_PLAIN = _Border("accent")
"""For every role not named here."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How pictures are drawn: with which widths and source marks, where a name leads, and in which words."""

    metrics: Metrics
    marks: Mapping[Name, str]
    link: Callable[[Name], str]
    words: Catalogue
    theme: Theme = PLAIN

    @property
    def direction(self) -> str:
        """Which way most texts run."""
        return self.words.direction

    def colour(self, name: str) -> str:
        """A colour of the palette; white for an empty name."""
        return str(self.theme.palette[name]) if name else "#ffffff"


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle, by its outer edge."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = "none"
    line: float = 0.0
    dash: str = ""
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A piece of a line of text, with the space before it."""

    text: str
    size: float
    bold: bool
    colour: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text. `x` is where it starts: on its right, with the `anchor` `end`, where it runs from there."""

    pieces: tuple[TextSpan, ...]
    x: float
    y: float
    anchor: str
    before: str = ""
    after: str = ""
    """Characters that give it its direction, as some programs do not heed what a picture says of that."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A box or a stub as drawn. `name` and `link` are empty for a stub; `title` is read aloud."""

    name: str
    link: str
    title: str
    frames: tuple[Frame, ...]
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map with all that is on it."""

    sheet: Sheet
    panels: tuple[Panel, ...]

    @property
    def characters(self) -> set[str]:
        """Every character that is set in type."""
        pieces = (piece for panel in self.panels for line in panel.lines for piece in line.pieces)
        return {character for piece in pieces for character in piece.text}

    @property
    def lines(self) -> Iterator[tuple[Edge, str]]:
        """Its lines, each with a sentence that says what it means; none on those from a premise to its joint."""
        sentences = iter(self.sheet.long_description)
        for edge in self.sheet.edges:
            yield edge, "" if edge.kind is EdgeKind.PREMISE else next(sentences)

    @property
    def description(self) -> str:
        """What it shows, all that is said in its boxes, and what bears on what."""
        return "\n".join(
            (self.sheet.alternative, *(panel.title for panel in self.panels), *self.sheet.long_description)
        )


def drawn(sheet: Sheet, looks: Looks) -> Drawn:
    """A map with its boxes and stubs drawn; some of its type may yet have to be found."""
    panels = (_box(part, looks) if isinstance(part, Box) else _stub(part, looks) for part in sheet.parts)
    return Drawn(sheet, tuple(panels))


def svg(map_: Drawn, fonts: Sequence[CutFont], looks: Looks) -> str:
    """The picture. Its letters are those of `fonts`, which it carries; no text in it is markup."""
    families = list(dict.fromkeys(font.family for font in fonts))
    if looks.direction == "rtl":
        families.reverse()  # The space is that of the first one.
    template = environment(looks.theme.palette, looks.direction).get_template("picture.svg.j2")
    return clean(
        template.render(
            map=map_,
            fonts=fonts,
            families=", ".join(f"'{name}'" for name in (*families, *_LOOKALIKES)),
            lang=looks.words.lang,
            margin=MARGIN,
        )
    )


# Boxes and stubs -----------------------------------------------------------------------------------------------------


def _box(box: Box, looks: Looks) -> Panel:
    border = _BORDERS.get(box.role, _PLAIN)
    fallen = _fallen(box)
    colours = dict.fromkeys(("label", "words"), border.ink) | {"badge": "accent", "marks": "soft"}
    colours |= {"said": "muted" if fallen else "ink", "standing": "against-deep" if fallen else "soft"}
    inner = box.width - 2 * (PAD_X + BORDER)
    setter = _Setter(box.x + PAD_X + BORDER, box.y + PAD_Y + BORDER, inner, looks)
    for row in head_rows(box, inner - SLACK, looks.metrics):
        bold = {"label", "badge"} | ({"standing"} if fallen else set())
        setter.row([(run, colours[run.part], run.part in bold) for run in row], SMALL_LINE, _GAP)
    setter.direction = direction_of([box.shown]) or looks.direction
    for row in text_rows(box, looks.marks, inner - SLACK, looks.metrics):
        setter.row([(run, colours[run.part], run.bold) for run in row], TEXT_LINE, " ")
    title = said(looks.words, box.label, box.text.plain(), box.standing)
    frames = tuple(_frames(box, border, looks))
    return Panel(box.statement, looks.link(box.statement), title, frames, tuple(setter.lines))


def ground_of(box: Box, looks: Looks) -> tuple[str, str]:
    """The colour of the border of a box, and that of its ground, which what does not hold up loses."""
    border = _BORDERS.get(box.role, _PLAIN)
    return looks.colour(border.colour), looks.colour("" if _fallen(box) else border.ground)


def _fallen(box: Box) -> bool:
    return box.status == "unsupported"


def _frames(box: Box, border: _Border, looks: Looks) -> Iterator[Frame]:
    """The frame of a box; of one that an interpretation rejects, two."""
    (colour, ground), radius = ground_of(box, looks), 0.0 if border.dash else ROUND
    width = 3.0 if box.focus else 1.8 if box.stance is Stance.HOLDS else border.width
    yield Frame(box.x, box.y, box.width, box.height, ground, colour, width, border.dash, radius)
    if box.stance is Stance.REJECTS:
        off = border.width + 1.2
        size = (box.width - 2 * off, box.height - 2 * off)
        yield Frame(box.x + off, box.y + off, *size, "none", colour, 0.8, border.dash, max(0.0, radius - off))


def _stub(stub: Stub, looks: Looks) -> Panel:
    rtl = looks.direction == "rtl"
    setter = _Setter(stub.x + PAD_X + BORDER, stub.y + PAD_Y, stub.width - 2 * (PAD_X + BORDER), looks)
    label = stub.label or ("←" if rtl else "→")
    setter.row([(TextRun(label, SMALL), "accent", True)], SMALL_LINE)
    setter.direction = direction_of([" ".join(stub.lines)]) or looks.direction
    for line in stub.lines:
        setter.row([(TextRun(line, SMALL), "soft", False)], SMALL_LINE)
    bar = stub.x + (stub.width - _BAR if rtl else 0.0)
    frames = (
        Frame(stub.x, stub.y, stub.width, stub.height, looks.colour(""), looks.colour("line"), BORDER),
        Frame(bar, stub.y, _BAR, stub.height, looks.colour("line")),
    )
    return Panel("", "", said(looks.words, stub.label, " ".join(stub.lines), ""), frames, tuple(setter.lines))


class _Setter:
    """Sets lines of text one below the other, from a top left corner on."""

    def __init__(self, left: float, top: float, width: float, looks: Looks) -> None:
        self.left, self.top, self.width = left, top, width
        self.looks = looks
        self.direction = looks.direction
        self.lines: list[TextLine] = []

    def row(self, runs: Sequence[tuple[TextRun, str, bool]], height: float, gap: str = "") -> None:
        """Set pieces side by side in a line of some height, each with a colour and whether it is bold."""
        pieces = tuple(
            TextSpan(f"{gap if at else ''}{run.text}", run.size, bold, self.looks.colour(colour))
            for at, (run, colour, bold) in enumerate(runs)
        )
        rtl = self.direction == "rtl"
        x = self.left + self.width if rtl else self.left
        y = self.top + height / 2 + _RISE * max(piece.size for piece in pieces)
        turned = rtl or any(direction_of([piece.text]) == "rtl" for piece in pieces)
        marks = (_EMBEDDED[self.direction], _END) if turned else ("", "")
        self.lines.append(TextLine(pieces, round(x, 2), round(y, 2), "end" if rtl else "start", *marks))
        self.top += height
