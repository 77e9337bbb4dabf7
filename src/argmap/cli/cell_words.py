"""One sign of the evidence matrix for people: what it says, each way that leads to it, or what stands in the way."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from argmap.analysis import POINTS, EvidenceRow, Labelling, Mark, Matrix, Standing, called, path_words
from argmap.cli.matrix_words import SIGNS, Sheet
from argmap.cli.outlook_words import IS
from argmap.cli.paragraphs import place, wrapped
from argmap.cli.report import counted
from argmap.diagnostics import Source
from argmap.model import Argument, Ground, Name, Statement, Step, StepKind

TEXT = "    "
"""How far a statement's text is indented."""


def cell_lines(
    sheet: Sheet, name: Name, column: Name, sources: Mapping[str, Source], paths: Sequence[Path]
) -> Iterator[str]:
    """What one sign says, and each way that leads to it; where none does, where the statement's own steps fail."""
    analysis, matrix = sheet.analysis, sheet.matrix
    statement = analysis.argument.statements[name]
    row = next((row for row in matrix.rows if row.statement == name), None)
    said = _said(matrix, row, column) if row else _no_row(matrix, statement)
    where = place(statement.span, sources)
    yield from wrapped(f"{sheet.setting}{called(statement)} and {column}: {said}.  [{where}]")
    yield from wrapped(statement.text.plain(), TEXT)
    for path in matrix.cell(name, column).paths if row else ():
        side = "for it: " if path.consistent else "against it: "
        yield from wrapped(f"{side}{path_words(analysis.argument, path, column)}.", "  ", TEXT)
    if name in matrix.silent or (row and matrix.cell(name, column).mark is Mark.SILENT):
        yield from _obstacles(sheet, name, paths)


def _said(matrix: Matrix, row: EvidenceRow, column: Name) -> str:
    mark = matrix.cell(row.statement, column).mark
    if mark is Mark.SILENT:
        return f"{mark}; {_nothing_leads(column)}"
    if mark not in POINTS:
        return f"{mark} ({SIGNS[mark]})"
    return f"{mark} ({SIGNS[mark]}); it counts {counted(POINTS[mark], 'point')} against it"


def _no_row(matrix: Matrix, statement: Statement) -> str:
    """Why a statement is no row."""
    if statement.name in matrix.fallen:
        return "it does not stand, and so is no evidence"
    if statement.name in matrix.drawn:
        return "it is a conclusion from other reports, which are counted instead"
    if statement.name in matrix.silent:
        return f"{Mark.SILENT}; {_nothing_leads('any interpretation')}"
    if statement.ground is Ground.REPORTED:
        return "it is what is judged here, and so no evidence"
    return "it cites no source, and so is no row of the matrix"


def _nothing_leads(whose: str) -> str:
    return f"no reason that prevails leads from it to what {whose} claims, holds, depends on or rejects"


# What stands in the way -----------------------------------------------------------------------------------------------


def _obstacles(sheet: Sheet, name: Name, paths: Sequence[Path]) -> Iterator[str]:
    """Each step of a statement that stands and yet fails, with what stops it, and the commands that say why."""
    argument = sheet.analysis.argument
    for key, step in argument.steps.items():
        if name not in step.premises or sheet.standing.live(key):
            continue
        culprit, stops = _obstacle(argument, sheet.standing, step)
        yield from wrapped(f"{stops}.", "  ", TEXT)
        yield from wrapped(f"more: {sheet.command('why', culprit, paths=paths)}", "  ")


def _obstacle(argument: Argument, standing: Labelling, step: Step) -> tuple[Name, str]:
    """What stops a step that is not live: an undercut that does not fall, or a premise that does not stand."""
    role = _role(argument, step)
    for key in argument.undercuts.get(step.id, ()):
        culprit = argument.steps[key].premises[0]
        if standing.steps[key] is Standing.STANDS:
            return culprit, f"{called(argument.statements[culprit])} undercuts it as {role}"
        if standing.steps[key] is Standing.UNDECIDED:
            return culprit, f"{called(argument.statements[culprit])}, which is undecided, would undercut it as {role}"
    culprit = next(premise for premise in step.premises if not standing.accepts(premise))
    fares = IS[standing.statements[culprit]]
    return culprit, f"as {role} it needs {called(argument.statements[culprit])}, which {fares}"


def _role(argument: Argument, step: Step) -> str:
    """A step as something to speak about: `a reason for mandate`."""
    if step.target_step is not None:
        undercut = argument.steps[step.target_step]
        return f"an undercut of {called(argument.statements[undercut.premises[0]])}"
    target = called(argument.statements[step.target]) if step.target is not None else ""
    return f"{'a reason for' if step.kind is StepKind.SUPPORT else 'an objection to'} {target}"
