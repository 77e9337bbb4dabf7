"""What follows from how an argument is put together, worked out once: final targets, what assumes what, prose order.

Where each statement is at home is known from when it was read: see `Statement.beneath`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from argmap.model.argument import Argument, Step
from argmap.model.values import Name, StepId, StepKind


@dataclass(frozen=True, slots=True)
class Target:
    """The statement that a step bears on in the end, by way of whatever steps, and whether for it."""

    statement: Name
    favourable: bool


class Connective(StrEnum):
    """What a line of prose has to do with the line it stands under."""

    ROOT = "root"
    BECAUSE = "because"
    AND = "and"
    ASSUMING = "assuming"
    AGAINST = "against"
    BUT = "but"
    GRANTED = "granted"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class ProseLine:
    """One line of an argument in prose order: a statement, and how it bears on a line above that is one less deep."""

    depth: int
    connective: Connective
    statement: Name
    step: StepId | None = None
    """The step of which it is a premise."""
    defines: bool = False
    """Whether the statement is written out here, with what bears on it beneath; else this line only points at it."""


@dataclass(frozen=True)
class Relations:
    """The relations of one argument; each is worked out when it is first asked for, in linear time."""

    argument: Argument

    @cached_property
    def targets(self) -> Mapping[StepId, Target]:
        """The final target of each step."""
        found: dict[StepId, Target] = {}
        for key, step in self.argument.steps.items():  # Each comes after the step it bears on.
            if step.target is not None:
                found[key] = Target(step.target, step.kind is StepKind.SUPPORT)
            elif step.target_step is not None:
                other = found[step.target_step]
                found[key] = Target(other.statement, not other.favourable)
        return found

    @cached_property
    def assumed_by(self) -> Mapping[Name, Sequence[Name]]:
        """For each statement that others, not their steps, depend on as an assumption: these."""
        found: dict[Name, list[Name]] = {}
        for statement in self.argument.statements.values():
            for assumption in statement.assumptions:
                found.setdefault(assumption, []).append(statement.name)
        return found

    @cached_property
    def prose(self) -> Mapping[Name, tuple[ProseLine, ...]]:
        """For each statement that is written beneath no other, it and all that bears on it, depth first.

        Every statement is written out once in all of it, where its author wrote it.
        """
        statements = self.argument.statements.values()
        return {one.name: tuple(self._from(one.name)) for one in statements if not (one.beneath or one.beneath_step)}

    def above(self, name: Name) -> Name | None:
        """The statement beneath which another was written, also where it concerns a step into it; None at the top."""
        statement = self.argument.statements[name]
        return self.targets[statement.beneath_step].statement if statement.beneath_step else statement.beneath

    def through(self, key: StepId) -> Iterator[StepId]:
        """A step, the step it bears on, and so on, down to the one into a statement."""
        step: StepId | None = key
        while step is not None:
            yield step
            step = self.argument.steps[step].target_step

    # Prose order ---------------------------------------------------------------------------------------------------

    def _from(self, root: Name) -> Iterator[ProseLine]:
        """Works with a stack, not recursion, so that any depth of argument will do."""
        stack: list[ProseLine | tuple[StepId, int]] = [ProseLine(0, Connective.ROOT, root, defines=True)]
        while stack:
            match stack.pop():
                case ProseLine() as line:
                    yield line
                    stack.extend(reversed(self._below(line.statement, line.depth + 1) if line.defines else ()))
                case key, depth:
                    stack.extend(reversed(self._premises(key, depth)))

    def _below(self, name: Name, depth: int) -> list[ProseLine | tuple[StepId, int]]:
        """What bears on a statement: its assumptions, the steps into it, and what contradicts it."""
        argument, statements = self.argument, self.argument.statements
        return [
            *(
                ProseLine(depth, Connective.ASSUMING, each, defines=statements[each].beneath == name)
                for each in statements[name].assumptions
            ),
            *((key, depth) for key in argument.into.get(name, ())),
            *(ProseLine(depth, Connective.CONTRADICTS, each) for each in argument.opposites.get(name, ())),
        ]

    def _premises(self, key: StepId, depth: int) -> list[ProseLine | tuple[StepId, int]]:
        """The premises of a step, and the steps that bear on it."""
        step, statements = self.argument.steps[key], self.argument.statements
        return [
            *(
                ProseLine(depth, _connective(step, each), each, key, statements[each].beneath_step == key)
                for each in step.premises
            ),
            *((other, depth + 1) for other in self.argument.onto(key)),
        ]


_CONNECTIVES = {
    StepKind.SUPPORT: Connective.BECAUSE,
    StepKind.OBJECTION: Connective.AGAINST,
    StepKind.UNDERCUT: Connective.BUT,
    StepKind.REPLY: Connective.GRANTED,
}


def _connective(step: Step, premise: Name) -> Connective:
    if premise in step.assumed:
        return Connective.ASSUMING
    return _CONNECTIVES[step.kind] if premise == step.premises[0] else Connective.AND
