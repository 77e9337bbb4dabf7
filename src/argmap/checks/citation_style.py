"""Says what keeps a citation style that an argument brings with it from being used, and where in its file."""

from collections.abc import Iterator

from argmap.csl import StyleError, StyleFault, read_style
from argmap.diagnostics import Diagnostic, Label, Source, Span

_CODES = {StyleFault.UNREADABLE: "ARG610", StyleFault.DEPENDENT: "ARG611", StyleFault.MACRO: "ARG612"}
_FINE = "take an independent style in the Citation Style Language, as reference managers and journals offer them"


def unusable_style(source: Source) -> Iterator[Diagnostic]:
    """An error for what is no style (ARG610), only points at one (ARG611), or has macros that fail (ARG612)."""
    error = read_style(source.text)
    if isinstance(error, StyleError):
        advice = f"take the style it points at instead: {error.parent[:200]}" if error.parent else _FINE
        yield Diagnostic(_CODES[error.fault], error.reason, Label(_line(source, error.offset)), help=advice)


def _line(source: Source, offset: int) -> Span:
    """From a place to the end of its line."""
    start = min(offset, len(source.text))
    end = source.text.find("\n", start)
    return Span(source.path, start, end if end >= 0 else len(source.text))
