"""Analyses fail by what they take for granted, so each assumption should have been asked why it holds."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.checks.check import at, mentions, quoted
from argmap.diagnostics import Diagnostic
from argmap.model import Argument, Ground, Name, Role


def untested_assumption(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG411: nothing is said for or against an assumption.

    It counts as tested if anything supports, objects to or contradicts it itself, if an interpretation rejects it, or
    if an indicator (or any other text) mentions it. An undercut of the step it serves says nothing of it.
    """
    argument = analysis.argument
    tested = _tested(argument)
    untested = [argument.statements[name] for name in assumed(argument) if name not in tested]
    mentioned = mentions(argument) if untested else frozenset()
    for statement in untested:
        if statement.ground in (Ground.ASSUMPTION, Ground.BARE) and statement.name not in mentioned:
            yield Diagnostic(
                "ARG411",
                f"nothing is said for or against the assumption {quoted(statement)}",
                at(statement),
                help="ask why it should hold, or what would show that it does not, and put the answer beneath it "
                "as a `support` or an `objection`",
            )


def assumed(argument: Argument) -> dict[Name, None]:
    """What is taken for granted: statements introduced by `assumes`, and those that an `assumes` points at."""
    found = {name: None for name, statement in argument.statements.items() if statement.role is Role.ASSUMPTION}
    for statement in argument.statements.values():
        found.update(dict.fromkeys(statement.assumptions))
    for step in argument.steps.values():
        found.update(dict.fromkeys(step.assumed))
    return found


def _tested(argument: Argument) -> set[Name]:
    found = {name for name, steps in argument.into.items() if steps} | set(argument.opposites)
    for interpretation in argument.interpretations.values():
        found.update(interpretation.rejects)
    return found
