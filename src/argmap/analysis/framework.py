"""The argument compiled for propagation: statements and steps as numbers, with what hears of each one's standing."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property

from argmap.analysis.components import strong_components
from argmap.model import Argument, Ground, Name, Statement, Step, StepId, StepKind


class Standing(StrEnum):
    """What becomes of a statement or a step."""

    STANDS = "stands"
    FALLS = "falls"
    UNDECIDED = "undecided"


def own_basis(statement: Statement) -> bool:
    """Whether a statement has a basis of its own, without any step that supports it."""
    return statement.ground is not Ground.JUDGMENT


class Framework:
    """What each node depends on, turned round: for each node, the nodes that hear of it when it is decided.

    A node stands once all its conditions are met: each node it needs stands, each node that attacks it falls, and, for
    a statement without a basis of its own, one step that supports it stands. It falls once one of these cannot be met
    any more. With `attacks` false, objections, undercuts and contradictions count for nothing. A reply counts as an
    undercut, but one to a support counts for nothing: it questions the reason without ending it.
    """

    def __init__(self, argument: Argument, *, attacks: bool = True) -> None:
        self.numbers = {name: number for number, name in enumerate(argument.statements)}
        self.first_step = len(self.numbers)
        size = self.first_step + len(argument.steps)
        self.needed_by: list[list[int]] = [[] for _ in range(size)]
        self.attacked: list[list[int]] = [[] for _ in range(size)]
        self.conditions = [0] * size
        self.basis_of = [-1] * size
        """For each step that supports a statement, that statement; else -1."""
        self.bases = [0] * self.first_step
        """For each statement without a basis of its own, how many steps could be one."""
        self.unbased = [not own_basis(statement) for statement in argument.statements.values()]
        for number, statement in enumerate(argument.statements.values()):
            self._compile_statement(number, statement, argument.opposites.get(statement.name, ()) if attacks else ())
        steps = {key: number for number, key in enumerate(argument.steps, self.first_step)}
        doubting = {key for keys in argument.doubts.values() for key in keys}
        for number, step in enumerate(argument.steps.values(), self.first_step):
            self._compile_step(number, step, steps, attacks=attacks and step.id not in doubting)

    def _compile_statement(self, number: int, statement: Statement, opposites: tuple[Name, ...]) -> None:
        self.conditions[number] += self.unbased[number]
        if statement.assumptions or opposites:
            for assumption in dict.fromkeys(statement.assumptions):
                self._require(number, self.needed_by[self.numbers[assumption]])
            for other in dict.fromkeys(opposites):
                self._require(number, self.attacked[self.numbers[other]])

    def _compile_step(self, number: int, step: Step, steps: Mapping[StepId, int], *, attacks: bool) -> None:
        for premise in dict.fromkeys(step.premises):
            self._require(number, self.needed_by[self.numbers[premise]])
        target = self.numbers[step.target] if step.target is not None else steps[step.target_step or StepId("")]
        if step.kind is not StepKind.SUPPORT:
            if attacks:
                self._require(target, self.attacked[number])
        else:
            self.basis_of[number] = target
            self.bases[target] += self.unbased[target]

    def _require(self, node: int, heard_by: list[int]) -> None:
        heard_by.append(node)
        self.conditions[node] += 1

    def settle(self, fixed: Mapping[Name, bool]) -> list[Standing]:
        """What becomes of each node, statements first, then steps: the least fixed point.

        Some statements can be `fixed` in (True) or out (False).
        """
        return _Propagation(self).run({self.numbers[name]: standing for name, standing in fixed.items()})

    @cached_property
    def knots(self) -> list[list[int]]:
        """The nodes in groups: those that depend on one another together, each group before all that depends on it."""
        return strong_components([self.heard_by(node) for node in range(len(self.conditions))])

    def heard_by(self, node: int) -> list[int]:
        """The nodes that hear of it when a node is decided."""
        carried = [self.basis_of[node]] if self.basis_of[node] >= 0 else []
        return [*self.needed_by[node], *self.attacked[node], *carried]

    def rests_on_steps(self, node: int) -> bool:
        """Whether a node is a statement that has no basis but the steps that support it."""
        return node < self.first_step and self.unbased[node]

    def turned_round(self) -> tuple[list[list[int]], list[list[int]], list[list[int]]]:
        """For each node: the nodes it needs, those that attack it, and the steps that could be its basis."""
        needs: list[list[int]] = [[] for _ in self.conditions]
        attackers: list[list[int]] = [[] for _ in self.conditions]
        bases: list[list[int]] = [[] for _ in self.conditions]
        for node in range(len(self.conditions)):
            for other in self.needed_by[node]:
                needs[other].append(node)
            for other in self.attacked[node]:
                attackers[other].append(node)
            if self.basis_of[node] >= 0:
                bases[self.basis_of[node]].append(node)
        return needs, attackers, bases


class _Propagation:
    """A queue of decided nodes: each is looked at once, with each of its edges, so the time is linear."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.waiting = framework.conditions.copy()
        self.bases = framework.bases.copy()
        self.standings = [Standing.UNDECIDED] * len(self.waiting)
        self.queue: list[int] = []

    def run(self, fixed: Mapping[int, bool]) -> list[Standing]:
        framework = self.framework
        for node, standing in fixed.items():
            self._decide((node,), Standing.STANDS if standing else Standing.FALLS)
        self._decide((node for node, count in enumerate(self.waiting) if not count), Standing.STANDS)
        unbased = enumerate(framework.unbased)
        self._decide((node for node, basis in unbased if basis and not self.bases[node]), Standing.FALLS)
        attacked, needed_by, basis_of = framework.attacked, framework.needed_by, framework.basis_of
        for node in self.queue:  # It grows while nodes are decided.
            stands = self.standings[node] is Standing.STANDS
            felled, met = (attacked[node], needed_by[node]) if stands else (needed_by[node], attacked[node])
            if felled:
                self._decide(felled, Standing.FALLS)
            if met:
                self._meet(met)
            if basis_of[node] >= 0:
                (self._gain_basis if stands else self._lose_basis)(basis_of[node])
        return self.standings

    def _gain_basis(self, node: int) -> None:
        if self.bases[node] > 0:
            self.bases[node] = 0  # One is enough: neither more of them nor the loss of another changes anything.
            self._meet((node,))

    def _lose_basis(self, node: int) -> None:
        if self.bases[node] > 0:
            self.bases[node] -= 1
            if not self.bases[node]:
                self._decide((node,), Standing.FALLS)

    def _meet(self, nodes: Iterable[int]) -> None:
        for node in nodes:
            self.waiting[node] -= 1
            if not self.waiting[node]:
                self._decide((node,), Standing.STANDS)

    def _decide(self, nodes: Iterable[int], standing: Standing) -> None:
        for node in nodes:
            if self.standings[node] is Standing.UNDECIDED:
                self.standings[node] = standing
                self.queue.append(node)
