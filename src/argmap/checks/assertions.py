"""Readers must be able to tell what is reported or inferred from what is merely said."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.checks.assumptions import assumed
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic
from argmap.model import Argument, Ground, Name, Role, Statement


def bare_assertion(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG401: a statement has no source and no reason, and nobody calls it an assumption.

    A recommendation asserts nothing. The thesis of an interpretation is carried by what it holds and rejects; it is
    bare only if there is no such thing either.
    """
    argument = analysis.argument
    taken = assumed(argument)
    for name, statement in argument.statements.items():
        if statement.ground is Ground.BARE and name not in taken and not _excused(argument, name, statement):
            yield _bare(statement)


def _excused(argument: Argument, name: Name, statement: Statement) -> bool:
    if statement.role is Role.INTERPRETATION:
        interpretation = argument.interpretations[name]
        return bool(interpretation.holds or interpretation.rejects)
    return statement.role is Role.RECOMMENDATION


def _bare(statement: Statement) -> Diagnostic:
    if statement.role is Role.INTERPRETATION:
        message = (
            f"nothing carries the interpretation {quoted(statement)}: it has no reason, and holds and rejects nothing"
        )
        advice = "say what it `holds` and `rejects`, or put a `support` beneath it"
    else:
        message = f"{quoted(statement)} is a bare assertion: it cites no source and has no reason"
        advice = (
            "cite a source, as in `[@name]`, put a `support` beneath it, or mark it as taken for granted with `assumes`"
        )
    return Diagnostic("ARG401", message, at(statement), help=advice)
