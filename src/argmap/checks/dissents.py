"""A dissent is worth as much as whoever stands by it: one that is nobody's cannot be asked about, or answered."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.diagnostics import Diagnostic, Label


def unnamed_dissent(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG418: a dissent from the brief does not say whose it is."""
    masthead = analysis.argument.masthead
    for dissent in masthead.dissents if masthead else ():
        if dissent.by is None:
            yield Diagnostic(
                "ARG418",
                "this dissent does not say whose it is",
                Label(dissent.text.span),
                help="put the name or the office below it, as in `by: A member of the desk`",
            )
