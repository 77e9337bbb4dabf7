"""Breaks text into lines as the page will, so that a box can be given its height before it is laid out."""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.maps.graph import Metrics


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of text set in one size (in points) and weight."""

    text: str
    size: float
    bold: bool = False
    part: str = ""
    """What it is part of; kept as it is broken."""


def wrap(text: str, width: float, size: float, metrics: Metrics) -> tuple[str, ...]:
    """The lines of a text no wider than `width` points; a word wider than that is broken between characters."""
    lines: list[str] = []
    line, used = "", 0.0
    space = metrics.width(" ", size)
    for word in text.split(" "):
        wide = metrics.width(word, size)
        if line and used + space + wide <= width:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            lines.append(line)
        if wide > width:
            *whole, line = _pieces(word, width, size, metrics)
            lines.extend(whole)
            used = metrics.width(line, size)
        else:
            line, used = word, wide
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, width: float, size: float, metrics: Metrics, *, bold: bool = False) -> list[str]:
    pieces: list[str] = []
    start, used = 0, 0.0
    for at, character in enumerate(word):
        wide = metrics.width(character, size, bold=bold)
        if at > start and used + wide > width:
            pieces.append(word[start:at])
            start, used = at, 0.0
        used += wide
    return [*pieces, word[start:]]


def break_runs(runs: Sequence[TextRun], width: float, gap: float, metrics: Metrics) -> list[list[TextRun]]:
    """Runs that follow each other at a distance of `gap` points, broken at spaces (and overlong words anywhere)."""
    rows: list[list[TextRun]] = [[]]
    used = 0.0
    for run in runs:
        space, fresh = gap, True
        for word in run.text.split(" "):
            for piece in _pieces(word, width, run.size, metrics, bold=run.bold):
                wide = metrics.width(piece, run.size, bold=run.bold)
                if used and used + space + wide > width:
                    rows.append([])
                    used, fresh = 0.0, True
                used += wide + (space if used else 0.0)
                if fresh:
                    rows[-1].append(TextRun(piece, run.size, run.bold, run.part))
                else:
                    rows[-1][-1] = TextRun(f"{rows[-1][-1].text} {piece}", run.size, run.bold, run.part)
                space, fresh = metrics.width(" ", run.size, bold=run.bold), False
    return rows


def cap(lines: tuple[str, ...], limit: int, width: float, size: float, metrics: Metrics) -> tuple[str, ...]:
    """The first `limit` lines, the last of them ending in an ellipsis after a whole word if any were left out."""
    if len(lines) <= limit:
        return lines
    last = lines[limit - 1]
    while metrics.width(last + " …", size) > width:
        shorter = last.rpartition(" ")[0]
        last = shorter or last[:-1]
    return (*lines[: limit - 1], last.rstrip(" ,;:") + " …")
