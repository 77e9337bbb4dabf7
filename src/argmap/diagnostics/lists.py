"""Lists as messages have them: `a, b and c`."""

from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`. ValueError for no words."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
