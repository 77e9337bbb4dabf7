"""Documents for a terminal: lines that fit, with nothing in them that could drive it."""

from argmap.writers.text.blocks import Place, Terminal

__all__ = ["Place", "Terminal"]
