"""The summary is what most readers read alone: what it builds on should not be disputed without its saying so."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Status
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic, Label
from argmap.model import Name


def summary_of_what_is_disputed(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG427: the summary of a brief mentions a statement that is disputed or unsupported."""
    head = analysis.argument.masthead
    for word in head.summary.mentions() if head and head.summary else ():
        found = analysis.judged.status.get(Name(word.text), Status.NOTHING)
        if found is not Status.NOTHING:
            statement = analysis.argument.statements[Name(word.text)]
            yield Diagnostic(
                "ARG427",
                f"the summary mentions {quoted(statement)}, which is {found}",
                Label(word.span),
                (at(statement, f"this is {found}"),),
                help=f"say in the summary that it is {found}, without mentioning it as settled; or answer what is open "
                f"against it (`argmap why {statement.name}`)",
            )
