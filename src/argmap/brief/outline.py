"""Prose order: the graph of the argument as rows with a depth, each statement written out where it is defined."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis import Standing
from argmap.brief.context import Context
from argmap.brief.homes import Home
from argmap.brief.views import View
from argmap.model import Name, Step, StepId, StepKind


class Relation(StrEnum):
    """What a row has to do with the row it stands under."""

    ROOT = "root"
    BECAUSE = "because"
    AND = "and"
    ASSUMING = "assuming"
    AGAINST = "against"
    BUT = "but"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the outline."""

    depth: int
    relation: Relation
    view: View
    defines: bool
    """Whether the statement is written out here; otherwise the row only points at it."""
    step: Standing
    """What becomes of the step the row belongs to; it stands where there is none."""


@dataclass(frozen=True, slots=True)
class _Below:
    """Still to write: what bears on a statement that stands at a depth."""

    name: Name
    depth: int


@dataclass(frozen=True, slots=True)
class _Move:
    """Still to write: a step whose premises stand at a depth."""

    step: StepId
    depth: int


_Task = Row | _Below | _Move


def outline(context: Context, root: Name) -> Iterator[Row]:
    """A root and all that bears on it, depth first, each statement written out where it is at home.

    Works with a stack, not recursion, so that any depth of argument will do.
    """
    writer = _Writer(context)
    stack: list[_Task] = [
        _Below(root, 0),
        Row(0, Relation.ROOT, context.view(root), defines=True, step=Standing.STANDS),
    ]
    while stack:
        match stack.pop():
            case Row() as row:
                yield row
            case _Below(name, depth):
                stack.extend(reversed(writer.below(name, depth)))
            case _Move(step, depth):
                stack.extend(reversed(writer.move(step, depth)))


@dataclass(frozen=True, slots=True)
class _Writer:
    context: Context

    def below(self, name: Name, depth: int) -> list[_Task]:
        argument = self.context.argument
        tasks: list[_Task] = []
        for assumption in argument.statements[name].assumptions:
            tasks.extend(self._statement(depth + 1, Relation.ASSUMING, assumption, name, step=Standing.STANDS))
        tasks.extend(_Move(step, depth + 1) for step in argument.into.get(name, ()))
        opposites = self.context.views(argument.opposites.get(name, ()))
        tasks.extend(
            Row(depth + 1, Relation.CONTRADICTS, other, defines=False, step=Standing.STANDS) for other in opposites
        )
        return tasks

    def move(self, key: StepId, depth: int) -> list[_Task]:
        step, standing = self.context.argument.steps[key], self.context.analysis.standing.steps[key]
        tasks: list[_Task] = []
        for place, premise in enumerate(step.premises):
            relation = _relation(step, place)
            tasks.extend(self._statement(depth, relation, premise, key, step=standing))
        tasks.extend(_Move(undercut, depth + 1) for undercut in self.context.argument.undercuts.get(key, ()))
        return tasks

    def _statement(self, depth: int, relation: Relation, name: Name, place: Home, *, step: Standing) -> list[_Task]:
        defines = self.context.homes.get(name) == place
        row = Row(depth, relation, self.context.view(name), defines, step)
        return [row, _Below(name, depth)] if defines else [row]


def _relation(step: Step, place: int) -> Relation:
    if step.premises[place] in step.assumed:
        return Relation.ASSUMING
    if place:
        return Relation.AND
    return {
        StepKind.SUPPORT: Relation.BECAUSE,
        StepKind.OBJECTION: Relation.AGAINST,
        StepKind.UNDERCUT: Relation.BUT,
    }[step.kind]
