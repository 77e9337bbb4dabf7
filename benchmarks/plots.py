"""Draws a figure of lines over the number of statements, both scales logarithmic, as a small SVG."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 130, 40, 50
COLOURS = ("#1f5f8b", "#b3541e", "#4a7c3a", "#7a4a8c")
MARKS = ("M-4-4h8v8h-8z", "M0-5L5 4H-5z", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M0-5L5 0L0 5L-5 0z")
"""The mark of each line, so that they are told apart without colour."""

Lines = Mapping[str, Sequence[tuple[float, float]]]
"""What is drawn: by name, points of statements and of what was measured."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A logarithmic scale over whole powers of ten, from one place on the page to another."""

    low: int
    high: int
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value is."""
        return self.start + (log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    def powers(self) -> Iterator[tuple[float, str]]:
        """The powers of ten, and how each is written."""
        for power in range(self.low, self.high + 1):
            yield 10.0**power, f"{10**power:,}" if power >= 0 else f"{10.0**power:.{-power}f}"


def scale(values: Sequence[float], start: float, end: float) -> Scale:
    """The least scale that has room for some values."""
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return Scale(low, max(high, low + 1), start, end)


def plot(title: str, unit: str, lines: Lines) -> str:
    """The figure; `unit` says what the points measure. Lines without points are left out."""
    drawn = {name: points for name, points in lines.items() if points} or {"nothing was measured": [(1, 1)]}
    across = scale([x for points in drawn.values() for x, _ in points], LEFT, WIDTH - RIGHT)
    up = scale([y for points in drawn.values() for _, y in points], HEIGHT - BOTTOM, TOP)
    look = 'role="img" font-family="sans-serif" font-size="12" fill="#333"'
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {look}>',
            f"<title>{escape(title)}</title>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            f'<text x="{LEFT}" y="22" font-size="14" font-weight="bold">{escape(title)}, {escape(unit)}</text>',
            *_grid(across, up),
            *(line for at, (name, points) in enumerate(drawn.items()) for line in _line(at, name, points, across, up)),
            "</svg>\n",
        )
    )


def _grid(across: Scale, up: Scale) -> Iterator[str]:
    for value, words in across.powers():
        x = across.at(value)
        yield f'<path d="M{x:.1f} {up.start}V{up.end}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{up.start + 18}" text-anchor="middle">{words}</text>'
    for value, words in up.powers():
        y = up.at(value)
        yield f'<path d="M{across.start} {y:.1f}H{across.end}" stroke="#ddd"/>'
        yield f'<text x="{across.start - 8}" y="{y + 4:.1f}" text-anchor="end">{words}</text>'
    yield f'<text x="{(across.start + across.end) / 2}" y="{HEIGHT - 10}" text-anchor="middle">statements</text>'


def _line(at: int, name: str, points: Sequence[tuple[float, float]], across: Scale, up: Scale) -> Iterator[str]:
    """A line with its marks; its name stands in the list at the right."""
    colour, mark = COLOURS[at % len(COLOURS)], MARKS[at % len(MARKS)]
    places = [(across.at(x), up.at(y)) for x, y in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
    x, y = WIDTH - RIGHT + 20, TOP + 10 + at * 22
    for left, top in (*places, (x, y)):
        yield f'<path d="{mark}" transform="translate({left:.1f} {top:.1f})" fill="{colour}"/>'
    yield f'<text x="{x + 12}" y="{y + 4}">{escape(name)}</text>'
