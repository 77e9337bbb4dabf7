"""Keeps the time that WeasyPrint takes over a text in proportion to its length: for each line it looks at a stretch.

WeasyPrint 70 lays out all that is left of a text for each of its lines, unless a line can end soon: about n² for a
text of n letters without spaces, and far more where it looks for places to hyphenate in it, which `long_words` mends.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from types import ModuleType
from typing import Any

STRETCH = 128
"""How many characters are looked at for a line of no width."""
WIDE = 8
"""How many more for each em of its width: about four times those that a line has."""


@contextmanager
def looked_at_in_stretches(weasyprint: ModuleType) -> Iterator[None]:
    """Have WeasyPrint break each line from a stretch of the text that is several lines long, and not from all of it."""
    inline, preferred = weasyprint.layout.inline, weasyprint.layout.preferred
    original = inline.split_first_line

    def first_line(text: str, style: Any, context: Any, max_width: float | None, *more: Any, **named: Any) -> Any:  # noqa: ANN401
        stretch = len(text) if max_width in (None, inf) else STRETCH + int(WIDE * max_width / (style["font_size"] or 1))
        while stretch < len(text):
            line = original(text[:stretch], style, context, max_width, *more, **named)
            ends = line[2]
            if ends is not None and ends <= len(text[: stretch // 2].encode()):
                return line
            stretch *= 4
        return original(text, style, context, max_width, *more, **named)

    inline.split_first_line = preferred.split_first_line = first_line
    try:
        yield
    finally:
        inline.split_first_line = preferred.split_first_line = original
