"""Writes the lines of maps as paths of SVG, point by point, which takes a template several times as long."""

from collections.abc import Sequence

from argmap.maps import Point


def spline(points: Sequence[Point]) -> str:
    """A line through a start point and cubic Bezier points in threes."""
    start, *curve = points
    return f"M{start.x} {start.y}C" + "".join(f"{point.x} {point.y} " for point in curve)


def outline(points: Sequence[Point]) -> str:
    """A closed polygon; nothing without points."""
    return f"M{'L'.join(f'{point.x} {point.y}' for point in points)}Z" if points else ""
