"""Grounded standing: which statements hold up, which fall, and which the argument as written leaves undecided.

The map is read as an abstract dialectical framework (Brewka & Woltran 2010; Brewka et al. 2013, "Abstract Dialectical
Frameworks Revisited", IJCAI) whose nodes are the statements and the steps:

- a statement is accepted iff it has a basis, the assumptions it depends on are accepted, no objection to it is live,
  and nothing it contradicts is accepted;
- a step is live iff all its premises are accepted and no undercut of it is live.

The least fixed point in three values is unique; with attacks alone it is Dung's grounded extension (Dung 1995).
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.model import Argument, Ground, Name, Statement, StepId, StepKind


class Standing(StrEnum):
    """What becomes of a statement or a step."""

    STANDS = "stands"
    FALLS = "falls"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Labelling:
    """The standing of every statement and every step."""

    statements: Mapping[Name, Standing]
    steps: Mapping[StepId, Standing]

    def accepts(self, name: Name) -> bool:
        """Whether the statement stands."""
        return self.statements[name] is Standing.STANDS

    def live(self, step: StepId) -> bool:
        """Whether the step stands."""
        return self.steps[step] is Standing.STANDS


def own_basis(statement: Statement) -> bool:
    """Whether a statement has a basis of its own, without any step that supports it."""
    return statement.ground in (Ground.REPORTED, Ground.ASSUMPTION, Ground.BARE)


def ground(argument: Argument, fixed: Mapping[Name, bool] | None = None) -> Labelling:
    """Work out the grounded standing, with some statements optionally `fixed` in (True) or out (False).

    Takes time linear in the size of the argument and ends on any cycle.
    """
    return _Propagation(argument, fixed or {}).run()


class _Propagation:
    """A worklist: a node is looked at again only when something it depends on has been decided."""

    def __init__(self, argument: Argument, fixed: Mapping[Name, bool]) -> None:
        self.argument = argument
        self.fixed = fixed
        self.statements = dict.fromkeys(argument.statements, Standing.UNDECIDED)
        self.steps = dict.fromkeys(argument.steps, Standing.UNDECIDED)
        self.dependents: dict[Name, list[Name]] = {}
        for statement in argument.statements.values():
            for assumption in statement.assumptions:
                self.dependents.setdefault(assumption, []).append(statement.name)

    def run(self) -> Labelling:
        queue: deque[tuple[bool, str]] = deque((True, name) for name in self.argument.statements)
        queue.extend((False, step) for step in self.argument.steps)
        while queue:
            is_statement, key = queue.popleft()
            queue.extend(self._decide_statement(Name(key)) if is_statement else self._decide_step(StepId(key)))
        return Labelling(self.statements, self.steps)

    def _decide_statement(self, name: Name) -> list[tuple[bool, str]]:
        if self.statements[name] is not Standing.UNDECIDED:
            return []
        self.statements[name] = standing = self._statement(name)
        if standing is Standing.UNDECIDED:
            return []
        woken: list[tuple[bool, str]] = [(False, step) for step in self.argument.out_of.get(name, ())]
        woken.extend((True, other) for other in self.argument.opposites.get(name, ()))
        woken.extend((True, other) for other in self.dependents.get(name, ()))
        return woken

    def _decide_step(self, key: StepId) -> list[tuple[bool, str]]:
        if self.steps[key] is not Standing.UNDECIDED:
            return []
        self.steps[key] = standing = self._step(key)
        if standing is Standing.UNDECIDED:
            return []
        step = self.argument.steps[key]
        return [(True, step.target)] if step.target is not None else [(False, step.target_step or "")]

    def _statement(self, name: Name) -> Standing:
        if name in self.fixed:
            return Standing.STANDS if self.fixed[name] else Standing.FALLS
        statement = self.argument.statements[name]
        kinds = self.argument.steps
        into = self.argument.into.get(name, ())
        supports = [self.steps[step] for step in into if kinds[step].kind is StepKind.SUPPORT]
        against = [self.steps[step] for step in into if kinds[step].kind is StepKind.OBJECTION]
        against.extend(self.statements[other] for other in self.argument.opposites.get(name, ()))
        conditions = [self.statements[assumption] for assumption in statement.assumptions]
        if not own_basis(statement):
            conditions.append(_any_of(supports))
        conditions.append(_none_of(against))
        return _all_of(conditions)

    def _step(self, key: StepId) -> Standing:
        step = self.argument.steps[key]
        conditions = [self.statements[premise] for premise in step.premises]
        conditions.append(_none_of([self.steps[undercut] for undercut in self.argument.undercuts.get(key, ())]))
        return _all_of(conditions)


def _all_of(values: list[Standing]) -> Standing:
    if Standing.FALLS in values:
        return Standing.FALLS
    return Standing.UNDECIDED if Standing.UNDECIDED in values else Standing.STANDS


def _any_of(values: list[Standing]) -> Standing:
    if Standing.STANDS in values:
        return Standing.STANDS
    return Standing.UNDECIDED if Standing.UNDECIDED in values else Standing.FALLS


def _none_of(values: list[Standing]) -> Standing:
    if Standing.STANDS in values:
        return Standing.FALLS
    return Standing.UNDECIDED if Standing.UNDECIDED in values else Standing.STANDS
