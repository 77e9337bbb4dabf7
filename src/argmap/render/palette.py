"""The few colours a style chooses, and the shades and grounds that follow from them; nothing else sets a colour."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from argmap.render.colours import WHITE, Colour, apart, colour, contrast, greyness, legible, mix, shade, tint

TEXT, GRAPHICS = 4.5, 3.0
"""The least contrast of text to its ground, and of lines that mean something (WCAG 2.2, 1.4.3 and 1.4.11, level AA)."""
GREY_STEP, COLOUR_STEP = 8.0, 20.0
"""The least difference of `for` and `against`: in lightness (L*), and to people who do not see all colours (ΔE).

Two small areas of grey side by side are told apart from about this step on; it is a rule of thumb and no standard.
"""
COLUMNS = 6
"""How many interpretations stand side by side at most."""
NAMES = ("ink", "muted", "accent", "for", "against", "doubt")
"""The colours that are chosen by name, besides those of the columns."""


@dataclass(frozen=True)
class Palette:
    """The colours of a document. The page is white.

    `ink` is the text, `muted` what is said in passing, `accent` headings and frames; `for` and `against` what speaks
    for and against a statement; `doubt` what is contested. `columns` are those of the interpretations, in order.
    """

    chosen: tuple[Colour, ...] = tuple(map(colour, ("#1c2733", "#55626f", "#16324f", "#17594f", "#b0451c", "#8f611a")))
    """The colours of NAMES, in that order."""
    columns: tuple[Colour, ...] = tuple(map(colour, ("#16324f", "#7a5c14", "#5d3a6e", "#1f5f5b", "#8a3324", "#47525e")))

    def __getitem__(self, name: str) -> Colour:
        return self.shades[name]

    @cached_property
    def shades(self) -> Mapping[str, Colour]:
        """Every colour that style sheets may use, as `var(--name)`."""
        found = dict(zip(NAMES, self.chosen, strict=True))
        found["soft"] = mix(found["ink"], found["muted"])
        found["line"] = legible(tint(found["muted"], 0.6), WHITE, GRAPHICS)
        found["rule"] = tint(found["accent"], 0.84, 0.3)
        found["wash"] = tint(found["accent"], 0.96, 0.6)
        for name, kept in (("for", 0.6), ("against", 0.9), ("doubt", 0.8)):
            found.update(_grounds(name, found[name], kept))
        for number, each in enumerate(self.columns, 1):
            found[f"column-{number}"] = each
            found[f"column-{number}-ground"] = tint(each, 0.96, 0.75)
        return found

    @cached_property
    def lines(self) -> Mapping[str, Colour]:
        """The colour of each kind of line on a map, by the names of `maps.EdgeKind`."""
        return {
            "support": self["for"],
            "objection": self["against"],
            "undercut": self["doubt-deep"],
            "reply": self["doubt-deep"],
            "contradiction": self["against-deep"],
            "assumption": self["muted"],
            "premise": self["muted"],
            "holds": self["accent"],
            "rejects": self["accent"],
        }


def _grounds(name: str, base: Colour, kept: float) -> Iterator[tuple[str, Colour]]:
    """Four grounds, from faint to full, and a shade of the colour that can be read on all of them."""
    grounds = {"faint": 0.96, "ground": 0.935, "fill": 0.88, "full": 0.78}
    for suffix, lightness in grounds.items():
        yield f"{name}-{suffix}", tint(base, lightness, kept)
    yield f"{name}-deep", legible(shade(base, 0.72), tint(base, grounds["full"], kept), TEXT)


@dataclass(frozen=True, slots=True)
class Faint:
    """A colour that is hard to read: `name` (of a column: its number) has too little contrast to `ground`."""

    name: str
    ratio: float
    ground: str
    enough: Colour
    """A darker shade of it that will do everywhere."""


def faint(palette: Palette) -> Iterator[Faint]:
    """The chosen colours that have too little contrast to one of the grounds they are used on; each once, at its worst.

    Text is set in every one of them; columns also carry white type.
    """
    grounds = {"the page": WHITE, "the ground of boxed text": palette["wash"]}
    washes = {f"the ground of column {number}": palette[f"column-{number}-ground"] for number in range(1, COLUMNS + 1)}
    for name in NAMES:
        own = {"the ground of its own marks": palette[f"{name}-faint"]} if f"{name}-faint" in palette.shades else {}
        yield from _faint(name, palette[name], grounds | washes | own)
    for number in range(1, COLUMNS + 1):
        name = f"column-{number}"
        yield from _faint(name, palette[name], {"the page": WHITE, "its own ground": palette[f"{name}-ground"]})


def _faint(name: str, one: Colour, grounds: Mapping[str, Colour]) -> Iterator[Faint]:
    worst = min(grounds, key=lambda ground: contrast(one, grounds[ground]))
    ratio = contrast(one, grounds[worst])
    if ratio < TEXT:
        yield Faint(name, ratio, worst, legible(one, grounds[worst], TEXT + 0.05))


def alike(palette: Palette) -> Iterator[str]:
    """For whom `for` and `against` look alike: `grey` on a copier, `eyes` for people who do not see all colours."""
    one, other = palette["for"], palette["against"]
    if abs(greyness(one) - greyness(other)) < GREY_STEP:
        yield "grey"
    if apart(one, other) < COLOUR_STEP:
        yield "eyes"


DEFAULT = Palette()
"""The colours of a brief that asks for none."""
