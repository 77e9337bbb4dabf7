"""An undercut says that a reason does not bear at all; where it is the only one, that is a great deal to say."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.analysis.verdicts import State
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic
from argmap.model import Argument, Name, StepId, StepKind


def undercut_of_the_only_reason(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG424: an undercut sets aside the only reason for a statement."""
    argument, verdicts = analysis.argument, analysis.judged
    for name in argument.statements:
        reasons = _reasons(argument, name)
        if len(reasons) == 1 and verdicts.state(reasons[0]) is State.SET_ASIDE:
            for answer in verdicts.answers(reasons[0]):
                if answer.step is not None and answer.state is State.SET_ASIDE:
                    undercut, reason = argument.statements[answer.statement], argument.steps[reasons[0]].premises[0]
                    yield Diagnostic(
                        "ARG424",
                        f"the undercut {quoted(undercut)} sets aside the only reason for "
                        f"{quoted(argument.statements[name])}",
                        at(undercut),
                        (at(argument.statements[reason], "the reason"),),
                        help="make it a `reply` if the reason does bear on it, and is only outweighed or in question",
                    )


def _reasons(argument: Argument, name: Name) -> list[StepId]:
    return [key for key in argument.into.get(name, ()) if argument.steps[key].kind is StepKind.SUPPORT]
