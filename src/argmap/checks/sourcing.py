"""However many reasons stand below a judgment, readers can check none of it if nothing there comes from outside."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.checks.check import at, quoted, supports
from argmap.diagnostics import Diagnostic
from argmap.model import Argument, Ground, Name, Role, Statement

Upward = dict[Name, list[Name]]
"""From each statement to those that rest on it."""


def unsourced_judgment(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG406: neither a judgment nor anything beneath it cites a source.

    Of judgments that rest on one another the lowest is reported: a source there serves them all. What stands beneath
    the thesis of an interpretation includes what it holds.
    """
    argument = analysis.argument
    upward = _upward(argument)
    covered: set[Name] = set()
    for name, statement in argument.statements.items():
        if statement.ground is Ground.REPORTED:
            _climb(upward, name, covered)
    unsourced = [name for name, one in argument.statements.items() if _needs_source(one) and name not in covered]
    higher = {above for name in unsourced for above in upward.get(name, ())}
    for name in sorted(unsourced, key=higher.__contains__):  # The lowest first, then those in a circle.
        if name not in covered:
            _climb(upward, name, covered)
            yield _unsourced(argument.statements[name])


def _needs_source(statement: Statement) -> bool:
    return statement.ground is Ground.JUDGMENT and statement.role is not Role.RECOMMENDATION


def _upward(argument: Argument) -> Upward:
    upward: Upward = {}
    for step in supports(argument):
        if step.target is not None:
            for premise in step.premises:
                upward.setdefault(premise, []).append(step.target)
    for name, statement in argument.statements.items():
        for assumption in statement.assumptions:
            upward.setdefault(assumption, []).append(name)
    for interpretation in argument.interpretations.values():
        for held in interpretation.holds:
            upward.setdefault(held, []).append(interpretation.name)
    return upward


def _climb(upward: Upward, start: Name, covered: set[Name]) -> None:
    """Cover a statement and everything above it that is not covered yet."""
    waiting = [] if start in covered else [start]
    covered.add(start)
    while waiting:
        fresh = [name for name in upward.get(waiting.pop(), ()) if name not in covered]
        covered.update(fresh)
        waiting.extend(fresh)


def _unsourced(statement: Statement) -> Diagnostic:
    return Diagnostic(
        "ARG406",
        f"the judgment {quoted(statement)} rests on no source: neither it nor anything beneath it cites one",
        at(statement),
        help="cite a source for it or for one of the reasons beneath it, as in `[@name]`",
    )
