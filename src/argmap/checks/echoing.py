"""An objection that brings up nothing but what its target cites is often a reservation, and no rebuttal."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic
from argmap.model import Statement, StepKind

_Passages = frozenset[tuple[str, str]]


def objection_from_the_same_passage(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG423: an objection cites nothing but passages that its target cites, too."""
    statements = analysis.argument.statements
    for step in analysis.argument.steps.values():
        if step.kind is StepKind.OBJECTION and step.target is not None:
            first, target = statements[step.premises[0]], statements[step.target]
            if len(step.premises) == 1 and (cited := _passages(first)) and cited <= _passages(target):
                yield Diagnostic(
                    "ARG423",
                    f"the objection {quoted(first)} cites nothing that {quoted(target)} does not cite, too",
                    at(first),
                    (at(target, "what it is raised against"),),
                    help="cite what shows that this is false; or if the passage says both, put them in one statement, "
                    "or make the objection a `caveat`",
                )


def _passages(statement: Statement) -> _Passages:
    return frozenset((cite.source.text, " ".join(cite.locator.split()).casefold()) for cite in statement.cites())
