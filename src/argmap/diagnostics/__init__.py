"""What argmap says to authors: places in a text, findings about them, and the catalogue of every code."""

from argmap.diagnostics.catalogue import CATALOGUE, Rule, Severity
from argmap.diagnostics.diagnostic import Diagnostic, Label, Outcome, TooMuch, Trouble, has_errors
from argmap.diagnostics.spans import Position, Source, Span

__all__ = [
    "CATALOGUE",
    "Diagnostic",
    "Label",
    "Outcome",
    "Position",
    "Rule",
    "Severity",
    "Source",
    "Span",
    "TooMuch",
    "Trouble",
    "has_errors",
]
