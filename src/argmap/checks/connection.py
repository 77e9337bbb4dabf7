"""A claim that touches nothing changes nothing: a line that would connect it is missing, or it can go."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.checks.check import at, mentions, quoted
from argmap.diagnostics import Diagnostic
from argmap.model import Argument, Name, Role
from argmap.model.index import Kind, UseKind, fitting


def unconnected_claim(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG403: no step, contradiction, assumption, interpretation, key judgment or mention touches a claim."""
    argument = analysis.argument
    touched = _touched(argument)
    alone = [one for one in argument.statements.values() if one.role is Role.CLAIM and one.name not in touched]
    mentioned = mentions(argument) if alone else frozenset()
    for statement in (one for one in alone if one.name not in mentioned):
        yield Diagnostic(
            "ARG403",
            f"nothing connects the claim {quoted(statement)} to the rest",
            at(statement),
            help=f"point at it where it bears on something, as in `support {statement.name}`, let an interpretation "
            "hold or reject it, or delete it",
        )


def _touched(argument: Argument) -> set[Name]:
    """What a line names, and what has something beneath it."""
    uses = (use for use in argument.index.uses if use.how is UseKind.NAMES and use.kind in fitting(Kind.STATEMENT))
    touched = {Name(use.name) for use in uses}
    assuming = (name for name, statement in argument.statements.items() if statement.assumptions)
    return touched.union(argument.into, argument.opposites, assuming)
