"""What stands against an interpretation without an answer is what its readers will ask about."""

from collections.abc import Iterator, Sequence

from argmap.analysis import Analysis
from argmap.checks.check import at, quoted
from argmap.diagnostics import Diagnostic, Label
from argmap.diagnostics.lists import listed
from argmap.model import Argument, Name, Statement, Step, StepId, StepKind


def unanswered_objection(analysis: Analysis) -> Iterator[Diagnostic]:
    """ARG415: an objection or undercut that interpretations of the brief leave unanswered.

    One finding for each, however many interpretations leave it so: together they are what the brief lists as such.
    """
    left_by: dict[StepId, list[Name]] = {}
    for interpretation in analysis.argument.compared():
        for key in analysis.unanswered[interpretation.name]:
            left_by.setdefault(key, []).append(interpretation.name)
    for key, names in left_by.items():
        yield _unanswered(analysis.argument, analysis.argument.steps[key], names)


def _unanswered(argument: Argument, step: Step, names: Sequence[Name]) -> Diagnostic:
    raised = argument.statements[step.premises[0]]
    start, end = _ends(argument, step)
    against = f"the step from {quoted(start)} to {quoted(end)}" if step.kind is StepKind.UNDERCUT else quoted(end)
    leave = "the interpretations {} leave" if len(names) > 1 else "the interpretation {} leaves"
    readings = listed([f"`{name}`" for name in names])
    return Diagnostic(
        "ARG415",
        f"{leave.format(readings)} {quoted(raised)}, raised against {against}, unanswered",
        at(raised) if raised.span == step.span else Label(step.span),
        (
            at(start, "what it is raised against"),
            *(at(argument.statements[name], "leaves it unanswered") for name in names if name != start.name),
        ),
        help=_advice(raised),
    )


def _ends(argument: Argument, step: Step) -> tuple[Statement, Statement]:
    """What an objection is raised against, twice; or the two ends of the step that an undercut is raised against."""
    aim = argument.steps[step.target_step] if step.target_step else None
    start = aim.premises[0] if aim else step.target
    end = aim.target if aim else step.target
    assert start is not None and end is not None  # noqa: S101, PT018 - only an undercut has no statement as its target
    return argument.statements[start], argument.statements[end]


def _advice(raised: Statement) -> str:
    reject = f"let the interpretation reject it (`rejects {raised.name}`)"
    if not raised.named:
        reject = "name it and let the interpretation reject it"
    answer = "an `objection`, an `undercut` or a `reply`"
    return f"answer it with {answer} beneath it, or {reject} and give its reason"
