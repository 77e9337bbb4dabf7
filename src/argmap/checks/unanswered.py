"""What stands against an interpretation without an answer is what its readers will ask about."""

from collections.abc import Iterator, Sequence

from argmap.analysis import Analysis
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic, Label
from argmap.diagnostics.lists import listed
from argmap.model import Argument, Name, Step, StepId


def unanswered_objection(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG415: an open objection to what interpretations of the brief hold or need, and do not reject.

    One finding for each, however many interpretations have to answer it.
    """
    left_by: dict[StepId, list[Name]] = {}
    for name, reading in analysis.judged.readings.items():
        for key in reading.to_answer:
            left_by.setdefault(key, []).append(name)
    for key, names in left_by.items():
        yield _unanswered(analysis.argument, analysis.argument.steps[key], names)


def _unanswered(argument: Argument, step: Step, names: Sequence[Name]) -> Diagnostic:
    raised = argument.statements[step.premises[0]]
    target = argument.statements[step.target] if step.target is not None else raised
    leave = "the interpretations {} leave" if len(names) > 1 else "the interpretation {} leaves"
    readings = listed([f"`{name}`" for name in names])
    reject = f"let the interpretation reject it (`rejects {raised.name}`)"
    if not raised.named:
        reject = "name it and let the interpretation reject it"
    return Diagnostic(
        "ARG415",
        f"{leave.format(readings)} {quoted(raised)}, raised against {quoted(target)}, unanswered",
        at(raised) if raised.span == step.span else Label(step.span),
        (
            at(target, "what it is raised against"),
            *(at(argument.statements[name], "leaves it unanswered") for name in names if name != target.name),
        ),
        help=f"answer it with an `objection`, an `undercut` or a `reply` beneath it, or {reject} and give its reason",
    )
