"""What an author calls the best reason or the hardest objection is shown first, so it has to be one."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic, Label
from argmap.model import Argument, Name, Role, Statement, StepKind


def misplaced_choice(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG419: `best` or `hardest` stands below a statement that is neither an interpretation nor a key judgment."""
    head = analysis.argument.masthead
    for statement in _choosing(analysis.argument):
        if head and statement.role is not Role.INTERPRETATION and statement.name not in head.judgments:
            words = " and ".join(f"`{word}`" for word in ("best", "hardest") if getattr(statement, word))
            yield Diagnostic(
                "ARG419",
                f"{words} below {quoted(statement)} will be shown nowhere: it is no interpretation and no key judgment",
                at(statement),
                help=f"name it in the brief (`judgments {statement.name}`), or delete the line",
            )


def choice_of_no_reason(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG420: what `best` names is no reason for the statement, or what `hardest` names is no objection to it."""
    argument = analysis.argument
    for statement in _choosing(argument):
        around = _Around(argument, statement.name)
        for name in statement.best:
            if name not in around.reasons:
                yield _no_such(argument, statement, name, "best", "reason for", "support")
        for name in statement.hardest:
            if name not in around.objections:
                yield _no_such(argument, statement, name, "hardest", "objection to", "objection")


def _choosing(argument: Argument) -> Iterator[Statement]:
    return (one for one in argument.statements.values() if one.best or one.hardest)


def _no_such(argument: Argument, statement: Statement, name: Name, word: str, what: str, keyword: str) -> Diagnostic:
    chosen = argument.statements[name]
    return Diagnostic(
        "ARG420",
        f"`{word}` names {quoted(chosen)}, which is no {what} {quoted(statement)}",
        at(statement),
        (Label(chosen.name_span, f"no {what} it, nor {what} what it holds or rests on"),),
        help=f"put it below as `{keyword} {name}`, or name another",
    )


class _Around:
    """The reasons for a statement and for what it holds or rests on, and what is said against any of these."""

    def __init__(self, argument: Argument, name: Name) -> None:
        own = argument.interpretations.get(name)
        queue = [name, *(own.holds if own else ())]
        self.reasons, self.objections = set(queue[1:]), set(own.rejects if own else ())
        for each in queue:  # It grows.
            fresh = [found for found in _reasons(argument, each) if found not in self.reasons and found != name]
            self.reasons.update(fresh)
            self.objections.update(_objections(argument, each))
            queue.extend(dict.fromkeys(fresh))


def _reasons(argument: Argument, name: Name) -> Iterator[Name]:
    yield from argument.statements[name].assumptions
    for key in argument.into.get(name, ()):
        if argument.steps[key].kind is StepKind.SUPPORT:
            yield from argument.steps[key].premises


def _objections(argument: Argument, name: Name) -> Iterator[Name]:
    yield from argument.opposites.get(name, ())
    for key in argument.into.get(name, ()):
        against = (key,) if argument.steps[key].kind is StepKind.OBJECTION else argument.onto(key)
        yield from (premise for each in against for premise in argument.steps[each].premises)
