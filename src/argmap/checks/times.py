"""An interpretation of one day cannot have known what came later: to credit it with that would be hindsight."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic, Label
from argmap.model import Argument, Interpretation


def held_before_its_time(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG307: an interpretation holds a statement that is of a later date than it is itself."""
    for interpretation in analysis.argument.interpretations.values():
        yield from _held_too_early(analysis.argument, interpretation)


def _held_too_early(argument: Argument, interpretation: Interpretation) -> Iterator[Diagnostic]:
    thesis = argument.statements[interpretation.name]
    for held in (argument.statements[name] for name in interpretation.holds):
        if thesis.date and held.date and thesis.date.last() < held.date.first():
            yield Diagnostic(
                "ARG307",
                f"the interpretation `{interpretation.name}` is of {thesis.date} and holds {quoted(held)}, which is of "
                f"{held.date}",
                at(thesis),
                (Label(held.name_span, "held by it"),),
                help=f"let it hold no later statement, or correct the `date` of `{interpretation.name}` or of "
                f"{quoted(held)}",
            )
