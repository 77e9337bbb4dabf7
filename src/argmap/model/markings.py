"""Markings say who may read a brief; one that only looks like a marking of the Traffic Light Protocol binds nobody."""

import re

from argmap.diagnostics import Diagnostic, Label
from argmap.language.mistakes import near
from argmap.language.tree import Text
from argmap.model.attributes import Report

TLP = ("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR")
"""The labels of FIRST's Traffic Light Protocol, version 2.0 (2022): in capitals, without a space."""

_LABEL = re.compile(r"\bTLP(?:[\s:;=_.-]*([a-z]+?)(?:[\s+/_-]*(strict))?\b)?", re.IGNORECASE)
_COLOURS = {label.removeprefix("TLP:"): label for label in TLP if "+" not in label} | {"WHITE": "TLP:CLEAR"}
"""From the colours, that of version 1 too, to the labels."""
_AMBER, _STRICT = "TLP:AMBER", "TLP:AMBER+STRICT"


def unknown_marking(marking: Text, report: Report) -> None:
    """ARG129 for the first label in a marking that begins like one of TLP and is none of version 2.0."""
    for found in _LABEL.finditer(marking.raw):
        label = found[0].split()[0]
        if found[0] not in TLP and (label not in TLP or label == _AMBER):
            report(_unknown(found, marking))
            return


def _unknown(found: re.Match[str], marking: Text) -> Diagnostic:
    meant = _meant(found[1] or "", strict=bool(found[2]))
    return Diagnostic(
        "ARG129",
        f"`{found[0]}` is not a marking of the Traffic Light Protocol",
        Label(marking.at(*found.span())),
        notes=("its version 2.0 has " + ", ".join(f"`{label}`" for label in TLP),),
        help=f"write `{meant}`" if meant else "write one of these, or word the marking without `TLP`",
    )


def _meant(colour: str, *, strict: bool) -> str:
    """The label that was likely meant, or an empty string; a strict one is never taken for a weaker one."""
    label = _COLOURS.get(near(colour, _COLOURS), "")
    if strict:
        return _STRICT if label == _AMBER else ""
    return label
