"""Markings say who may read a brief; one that only looks like a marking of the Traffic Light Protocol binds nobody."""

import re

from argmap.diagnostics import Diagnostic, Label, Span
from argmap.language.mistakes import near
from argmap.language.tree import Text
from argmap.model.attributes import Report

TLP = ("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR")
"""The labels of FIRST's Traffic Light Protocol, version 2.0 (2022): in capitals, without a space."""

_LABEL = re.compile(r"\bTLP(?:[\s:;=_.-]*[a-z]+(?:[\s+]*strict\b)?)?", re.IGNORECASE)
_LETTERS = re.compile(r"[^a-z]", re.IGNORECASE)
_OLD = {"WHITE": "TLP:CLEAR"}
"""Labels of version 1."""


def unknown_marking(marking: Text, report: Report) -> None:
    """ARG129 for the first label in a marking that begins like one of TLP and is none of version 2.0."""
    for found in _LABEL.finditer(marking.raw):
        if found[0] not in TLP:
            report(_unknown(found, marking.span))
            return


def _unknown(found: re.Match[str], whole: Span) -> Diagnostic:
    start, end = whole.start + found.start(), whole.start + found.end()
    one_line = whole.end - whole.start == len(found.string)
    meant = _meant(found[0])
    return Diagnostic(
        "ARG129",
        f"`{found[0]}` is not a marking of the Traffic Light Protocol",
        Label(Span(whole.path, start, end) if one_line else whole),
        notes=("its version 2.0 has " + ", ".join(f"`{label}`" for label in TLP),),
        help=f"write `{meant}`" if meant else "write one of these, or word the marking without `TLP`",
    )


def _meant(written: str) -> str:
    """The label that was likely meant, or an empty string."""
    known = {_LETTERS.sub("", label)[3:]: label for label in TLP} | _OLD
    return known.get(near(_LETTERS.sub("", written)[3:], known), "")
