"""An argument of a known kind fails in known ways, so what is to be asked of that kind should have been asked."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.checks.check import quoted
from argmap.diagnostics import Diagnostic, Label
from argmap.model import Argument, SchemeUse, question_lines

_BELOW_A_STEP, _BELOW_A_STATEMENT = "an `and` or an `undercut`", "a `support` or an `objection`"
"""What can deal with a question under a step, also where its line only points, and under a statement."""


def open_critical_question(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG416: some critical questions of a scheme are dealt with by no line.

    Whether a line deals with one well is not asked here: an objection that stands shows elsewhere.
    """
    for use in analysis.argument.schemes:
        if use.open_questions():
            yield _open(analysis.argument, use)


def _open(argument: Argument, use: SchemeUse) -> Diagnostic:
    questions = use.open_questions()
    count = f"{len(questions)} critical questions" if len(questions) > 1 else "a critical question"
    below = _BELOW_A_STEP if use.step else _BELOW_A_STATEMENT
    return Diagnostic(
        "ARG416",
        f"the scheme `{use.scheme}` of {quoted(argument.statements[use.statement])} leaves {count} open",
        Label(use.span),
        notes=("no line deals with\n" + question_lines(questions),),
        help=f"beneath the line that has this scheme, put one that deals with a question, such as {below}, and say so "
        f"beneath that: `answers {questions[0].name}`",
    )
