"""A citation that lacks its `@` or brackets is printed as it stands, and its statement seems to rest on nothing."""

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

_ROUND = re.compile(r"\(\s*@([^\s,;()@]+)\s*(?:[,;][^()]*)?\)")
"""A source in round brackets."""

_PLACE = re.compile(r"\[[^,]*,\s*(?:¶|§|p|pp|para|ch|chap|sec|vol|no|fn|n|l)\.?\s*\d", re.IGNORECASE)
"""What can only be meant as a place in a source."""


def citation_without_sign(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG210: a text has the name of a source, or a place in one, without the signs that make it a citation."""
    sources = analysis.argument.sources
    for text in marked_up(analysis.argument, CITING):
        for found in _BRACKETS.finditer(text.raw) if "[" in text.raw else ():
            if Name(normal(found[1])) in sources or _PLACE.match(found[0]):
                known = Name(normal(found[1])) in sources
                yield _report(text, found, "names a source" if known else "looks like a place in a source", "an `@`")
        for found in _ROUND.finditer(text.raw) if "(@" in text.raw else ():
            yield _report(text, found, "names a source", "square brackets")


def _report(text: Text, found: re.Match[str], what: str, missing: str) -> Diagnostic:
    shown = " ".join(found[0].split())
    instead = "" if shown[0] == "(" else ", or `\\[` and `\\]` to print the brackets"
    return Diagnostic(
        "ARG210",
        f"`{shown}` {what}, but cites nothing without {missing}",
        Label(text.at(*found.span())),
        help=f"write `[@{shown[1:-1].strip().removeprefix('@')}]` to cite it{instead}",
    )
