"""A citation whose `@` was forgotten is printed as it stands, and its statement seems to rest on nothing."""

import re
from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.diagnostics import Diagnostic, Label, Span
from argmap.language.inline import normal
from argmap.language.tree import Text
from argmap.model import Argument, Name

_BRACKETS = re.compile(r"(?<![\\\[])\[\s*([^\s,;@\[\]\\]+)\s*(?:,[^\[\]\\]*)?\](?!\])")
"""A name in square brackets, with or without a place; neither escaped nor doubled."""


def citation_without_sign(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG210: a text has the name of a source in square brackets, without the sign that makes it a citation."""
    argument = analysis.argument
    if not argument.sources:
        return
    for text in _texts(argument):
        if "[" not in text.raw:
            continue
        for found in _BRACKETS.finditer(text.raw):
            if Name(normal(found[1])) in argument.sources:
                yield _report(text, found)


def _report(text: Text, found: re.Match[str]) -> Diagnostic:
    place, whole = text.span, text.span.end - text.span.start == len(text.raw)
    if whole:  # In a text of several lines, whose offsets are not its own, all of it is pointed at.
        place = Span(place.path, place.start + found.start(), place.start + found.end())
    shown = " ".join(found[0].split())
    return Diagnostic(
        "ARG210",
        f"`{shown}` names a source, but cites nothing without an `@`",
        Label(place),
        help=f"write `[@{shown[1:].lstrip()}` to cite it, or `\\[` and `\\]` to print the brackets",
    )


def _texts(argument: Argument) -> Iterator[Text]:
    """The texts in which a citation may stand."""
    for statement in argument.statements.values():
        yield from (statement.text, *statement.quotes)
        if statement.confidence and statement.confidence.reason:
            yield statement.confidence.reason
    for interpretation in argument.interpretations.values():
        yield from (*interpretation.implications, *(indicator.text for indicator in interpretation.indicators))
    yield from (term.text for term in argument.terms.values() if term.text)
    if head := argument.masthead:
        dissents = (dissent.text for dissent in head.dissents)
        yield from (text for text in (head.summary, *dissents) if text)
