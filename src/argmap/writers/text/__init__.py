"""Documents for a terminal: lines that fit, with nothing in them that could drive it."""

from argmap.writers.text.blocks import Location, Terminal

__all__ = ["Location", "Terminal"]
