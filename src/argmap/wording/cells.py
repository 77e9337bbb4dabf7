"""What one sign of the evidence matrix says, each way that leads to it, and what stands in the way of others."""

from collections.abc import Iterator

from argmap.analysis import POINTS, Cell, Labelling, Mark, Matrix, Standing
from argmap.document.inlines import Inlines, inlines, joined
from argmap.model import Ground, Name, Step, StepKind
from argmap.wording.explanations import does
from argmap.wording.speaker import Speaker
from argmap.wording.trails import ways


def sign(say: Speaker, matrix: Matrix, name: Name, column: Name) -> Inlines:
    """What the sign of a statement says of an interpretation, or why there is none, and where the statement is."""
    row = any(row.statement == name for row in matrix.rows)
    said = _said(say, matrix, name, column) if row else say(_no_row(say, matrix, name))
    return inlines(say("cell", statement=say.called(name), interpretation=column, said=said), say.at(name))


def paths(say: Speaker, matrix: Matrix, name: Name, column: Name) -> Inlines:
    """The ways that lead from a statement to what an interpretation has a stake in."""
    row = next((row for row in matrix.rows if row.statement == name), None)
    if row is None:
        return ()
    those = zip(matrix.columns, row.cells, strict=True)
    only = [cell if each == column else Cell(Mark.SILENT, tuple) for each, cell in those]
    stakes, trails = ways(say, only)
    return joined((say("source-remark", remark=stakes) if stakes else (), trails))


def _said(say: Speaker, matrix: Matrix, name: Name, column: Name) -> Inlines:
    mark = matrix.cell(name, column).mark
    if mark is Mark.SILENT:
        return say("cell-silent")
    told = say("cell-mark", meaning=say(f"matrix-key-{mark}"), sign=say(f"matrix-{mark}"))
    return say.within("cell-points", POINTS[mark], mark=told) if mark in POINTS else told


def _no_row(say: Speaker, matrix: Matrix, name: Name) -> str:
    """Why a statement is no row, as a key."""
    for which, names in (("fallen", matrix.fallen), ("drawn", matrix.drawn), ("silent", matrix.silent)):
        if name in names:
            return f"cell-{which}"
    return "cell-judged" if say.argument.statements[name].ground is Ground.REPORTED else "cell-unsourced"


def obstacles(say: Speaker, standing: Labelling, name: Name) -> Iterator[tuple[Name, Inlines]]:
    """Each step of a statement that stands and yet fails: what stops it, and in words how."""
    argument = say.argument
    for key, step in argument.steps.items():
        if name in step.premises and not standing.live(key):
            yield _obstacle(say, standing, step)


def _obstacle(say: Speaker, standing: Labelling, step: Step) -> tuple[Name, Inlines]:
    """An undercut or reply that does not fall, or a premise that does not stand."""
    role = _role(say, step)
    for key in say.argument.undercuts.get(step.id, ()):
        if standing.steps[key] is not Standing.FALLS:
            culprit = say.argument.steps[key].premises[0]
            which = say.argument.steps[key].kind.value
            if standing.steps[key] is not Standing.STANDS:
                which += "-undecided"
            return culprit, say(f"obstacle-{which}", culprit=say.called(culprit), role=role)
    culprit = next(premise for premise in step.premises if not standing.accepts(premise))
    fares = does(say, standing.statements[culprit])
    return culprit, say("obstacle-premise", culprit=say.called(culprit), role=role, does=fares)


def _role(say: Speaker, step: Step) -> Inlines:
    """A step as something to speak about: `a reason for mandate`."""
    if step.target_step is not None:
        return say(f"role-{step.kind}", target=say.called(say.argument.steps[step.target_step].premises[0]))
    target = say.called(step.target) if step.target is not None else ()
    return say("role-support" if step.kind is StepKind.SUPPORT else "role-objection", target=target)
