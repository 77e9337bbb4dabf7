"""Says what keeps a citation style that an argument brings with it from being used, and where in its file."""

from collections.abc import Iterator

from argmap.csl import Style, StyleError, StyleFault, read_style
from argmap.csl.locale import DIALECTS
from argmap.csl.style import offset_of
from argmap.diagnostics import Diagnostic, Label, Source, Span
from argmap.language.unseen import hidden

_CODES = {StyleFault.UNREADABLE: "ARG610", StyleFault.DEPENDENT: "ARG611", StyleFault.MACRO: "ARG612"}
_FINE = "take an independent style in the Citation Style Language, as reference managers and journals offer them"


def unusable_style(source: Source) -> Iterator[Diagnostic]:
    """An error for what is no style (ARG610), only points at one (ARG611), or has macros that fail (ARG612).

    ARG120 and ARG132 where what it prints has what must not be in a text, by whatever it is written.
    """
    style = read_style(source.text)
    if isinstance(style, StyleError):
        advice = f"take the style it points at instead: {style.parent[:200]}" if style.parent else _FINE
        yield Diagnostic(_CODES[style.fault], style.reason, Label(_line(source, style.offset)), help=advice)
    else:
        yield from _hidden(source, style)


def _hidden(source: Source, style: Style) -> Iterator[Diagnostic]:
    """The first of each sort."""
    told: set[str] = set()
    for text, node in (found for lang in DIALECTS for found in style.texts(lang)):
        for code, what in hidden(text):
            if code not in told:
                told.add(code)
                place, message = (
                    Label(_line(source, offset_of(source.text, node))),
                    f"what this citation style prints has {what}",
                )
                yield Diagnostic(code, message, place, help="delete it there, and others like it")


def printed(source: Source, style: Style, lang: str) -> Iterator[tuple[str, Span]]:
    """What a style prints of its own in a document of a language, with the lines on which it stands."""
    for text, node in style.texts(lang):
        yield text, _line(source, offset_of(source.text, node))


def _line(source: Source, offset: int) -> Span:
    """From a place to the end of its line."""
    start = min(max(offset, 0), len(source.text))
    end = source.text.find("\n", start)
    return Span(source.path, start, end if end >= 0 else len(source.text))
