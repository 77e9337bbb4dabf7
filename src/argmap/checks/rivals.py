"""With a single reading all evidence seems to confirm it, and a reading that fits whatever happens cannot be tested."""

from collections.abc import Iterator

from argmap.analysis import Analysis
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic, Label
from argmap.model import Argument, Name, Status, StepKind


def single_interpretation(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG404: fewer than two interpretations answer a question."""
    argument = analysis.argument
    answers = _answers(argument)
    for name, question in argument.questions.items():
        rivals = answers[name]
        if len(rivals) < 2:
            only = f"has one interpretation, `{rivals[0]}`" if rivals else "has no interpretation"
            wanted = "rival" if rivals else "answer"
            yield Diagnostic(
                "ARG404",
                f"the question `{name}` {only}",
                Label(question.name_span),
                tuple(at(argument.statements[one], "the only answer") for one in rivals),
                help=f"add the strongest {wanted} you can think of, even if you do not believe it: an `interpretation` "
                f"with `answers {name}`",
            )


def _answers(argument: Argument) -> dict[Name, list[Name]]:
    answers: dict[Name, list[Name]] = {name: [] for name in argument.questions}
    for interpretation in argument.interpretations.values():
        for question in interpretation.answers:
            answers[question].append(interpretation.name)
    return answers


def uncompared_interpretation(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG413: the brief lists what it compares, and leaves an interpretation out."""
    argument = analysis.argument
    compared = {one.name for one in argument.compared()}
    for name in argument.interpretations:
        if name not in compared and argument.masthead is not None:
            yield Diagnostic(
                "ARG413",
                f"the interpretation {quoted(argument.statements[name])} is not among those the brief compares",
                at(argument.statements[name]),
                (Label(argument.masthead.name_span, "the brief"),),
                help=f"add `{name}` to the brief's `compare`, or leave `compare` out to compare them all",
            )


def no_indicator(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG407: an interpretation does not say what we would see if it were right."""
    for name, interpretation in analysis.argument.interpretations.items():
        if not interpretation.indicators:
            statement = analysis.argument.statements[name]
            yield Diagnostic(
                "ARG407",
                f"the interpretation {quoted(statement)} has no indicator",
                at(statement),
                help="say what we would see if it were right, and not see if the others were: `indicator: …`",
            )


def unchecked_indicator(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG428: an indicator is said not to be observed, and not when anybody looked."""
    for interpretation in analysis.argument.interpretations.values():
        for indicator in interpretation.indicators:
            if indicator.status is Status.NOT_OBSERVED and indicator.checked is None:
                yield Diagnostic(
                    "ARG428",
                    f"an indicator of `{interpretation.name}` is not observed, and nobody is said to have looked",
                    Label(indicator.span),
                    help="put `checked` and a date beneath it; until then it speaks against nothing",
                )


def unsupported_interpretation(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG426: no reason is given for an interpretation itself."""
    argument = analysis.argument
    for name in argument.interpretations:
        if not any(argument.steps[key].kind is StepKind.SUPPORT for key in argument.into.get(name, ())):
            yield Diagnostic(
                "ARG426",
                f"no reason is given for the interpretation {quoted(argument.statements[name])} itself",
                at(argument.statements[name]),
                help="put a `support` beneath it: what it holds shows what it takes to be true, and not why that makes "
                "it the right reading",
            )
