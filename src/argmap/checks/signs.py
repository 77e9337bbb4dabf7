"""A citation whose `@` was forgotten is printed as it stands, and its statement seems to rest on nothing."""

import re
from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.diagnostics import Diagnostic, Label
from argmap.language.inline import normal
from argmap.language.tree import Text
from argmap.model import Name
from argmap.model.texts import CITING, marked_up

_BRACKETS = re.compile(r"(?<![\\\[])\[\s*([^\s,;@\[\]\\]+)\s*(?:,[^\[\]\\]*)?\](?!\])")
"""A name in square brackets, with or without a place; neither escaped nor doubled."""


def citation_without_sign(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG210: a text has the name of a source in square brackets, without the sign that makes it a citation."""
    argument = analysis.argument
    if not argument.sources:
        return
    for text in marked_up(argument, CITING):
        if "[" not in text.raw:
            continue
        for found in _BRACKETS.finditer(text.raw):
            if Name(normal(found[1])) in argument.sources:
                yield _report(text, found)


def _report(text: Text, found: re.Match[str]) -> Diagnostic:
    shown = " ".join(found[0].split())
    return Diagnostic(
        "ARG210",
        f"`{shown}` names a source, but cites nothing without an `@`",
        Label(text.at(*found.span())),
        help=f"write `[@{shown[1:].lstrip()}` to cite it, or `\\[` and `\\]` to print the brackets",
    )
