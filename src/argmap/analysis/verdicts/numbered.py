"""An argument as numbers: statements and steps in the order of its files, with what bears on each, each thing once."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from argmap.analysis.components import strong_components
from argmap.analysis.verdicts.fixed_point import Graph, Network
from argmap.analysis.verdicts.ranks import known_since, own_rank
from argmap.model import Argument, Ground, Name, Role, Statement, StepId, StepKind

Key = TypeVar("Key", Name, StepId)


class Numbered:
    """The numbers of an argument; `graph` says what bears on each, the other lists what each bears on."""

    def __init__(self, argument: Argument) -> None:
        self.argument = argument
        self.statements: Sequence[Statement] = tuple(argument.statements.values())
        self.names: Sequence[Name] = tuple(argument.statements)
        self.numbers: Mapping[Name, int] = {name: number for number, name in enumerate(self.names)}
        self.keys: Sequence[StepId] = tuple(argument.steps)
        self.steps: Mapping[StepId, int] = {key: number for number, key in enumerate(self.keys)}
        self.kinds: Sequence[StepKind] = [step.kind for step in argument.steps.values()]
        steps = argument.steps.values()
        self.targets: Sequence[int] = [-1 if step.target is None else self.numbers[step.target] for step in steps]
        """For each step, the statement it bears on; -1 if it bears on a step."""
        self.of_step: Sequence[int] = [
            -1 if step.target_step is None else self.steps[step.target_step] for step in steps
        ]
        """For each step, the step it bears on, or -1."""
        self.first: Sequence[int] = [self.numbers[step.premises[0]] for step in steps]
        self.onto: Sequence[Sequence[int]] = [self._sorted(self.steps, argument.onto(key)) for key in self.keys]
        """For each step, the undercuts of it and the replies to it, whether or not they can end it."""
        self.graph = self._graph()
        self.network = Network(self.graph)
        self.serves = _reversed(len(self.names), map(self.all_premises, range(len(self.keys))))
        """For each statement, the steps that need it, be it as an assumption."""
        self.needed_by = _reversed(len(self.names), self.graph.assumptions)
        """For each statement, the statements that assume it."""
        self.own: Sequence[int] = [own_rank(argument, one) for one in self.statements]
        self.informs: Sequence[bool] = [one.ground in (Ground.REPORTED, Ground.JUDGMENT) for one in self.statements]
        self.known_since: Sequence[int] = [known_since(argument, one) for one in self.statements]
        self.is_thesis: Sequence[bool] = [one.role is Role.INTERPRETATION for one in self.statements]
        self.columns: Sequence[Name] = tuple(one.name for one in argument.compared())
        """The interpretations, as the brief compares them."""

    @cached_property
    def components(self) -> Sequence[Sequence[int]]:
        """What depends on itself together, all else by itself, each before all that hears of it."""
        count = len(self.names)
        return strong_components([self.heard_by(node) for node in range(count + len(self.keys))])

    @cached_property
    def component_of(self) -> Sequence[int]:
        """For each statement and step, its place among these."""
        found = [0] * (len(self.names) + len(self.keys))
        for place, nodes in enumerate(self.components):
            for node in nodes:
                found[node] = place
        return found

    def heard_by(self, node: int) -> list[int]:
        """The statements and, numbered after these, the steps that may fare otherwise if one of these does."""
        count, graph = len(self.names), self.graph
        if node < count:
            steps = self.serves[node]
            above = (self.targets[step] for step in steps if self.targets[step] >= 0)
            return [*(count + step for step in steps), *above, *graph.rivals[node], *self.needed_by[node]]
        target, other = self.targets[node - count], self.of_step[node - count]
        if other < 0:
            return [target]
        return [count + other] if self.targets[other] < 0 else [count + other, self.targets[other]]

    def all_premises(self, step: int) -> tuple[int, ...]:
        """The premises of a step, and what it assumes."""
        return (*self.graph.premises[step], *self.graph.assumed[step])

    def named(self, numbers: Iterable[int]) -> tuple[Name, ...]:
        """The names of some statements."""
        return tuple(self.names[each] for each in numbers)

    def numbered(self, names: Iterable[Name]) -> tuple[int, ...]:
        """The numbers of some statements, each once, in the order given."""
        found = [self.numbers[name] for name in names]
        return tuple(found if len(found) < 2 else dict.fromkeys(found))

    def _graph(self) -> Graph:
        argument, supports, objections = self.argument, StepKind.SUPPORT, StepKind.OBJECTION
        into = [self._sorted(self.steps, argument.into.get(name, ())) for name in self.names]
        steps = argument.steps.values()
        return Graph(
            supports=[tuple(each for each in keys if self.kinds[each] is supports) for keys in into],
            objections=[tuple(each for each in keys if self.kinds[each] is objections) for keys in into],
            rivals=[self.numbered(argument.opposites.get(name, ())) for name in self.names],
            assumptions=[self.numbered(one.assumptions) for one in self.statements],
            premises=[self.numbered(name for name in step.premises if name not in step.assumed) for step in steps],
            assumed=[self.numbered(step.assumed) for step in steps],
            enders=[self._sorted(self.steps, argument.undercuts.get(key, ())) for key in self.keys],
        )

    @staticmethod
    def _sorted(numbers: Mapping[Key, int], keys: Iterable[Key]) -> tuple[int, ...]:
        return tuple(sorted({numbers[key] for key in keys})) if keys else ()


def _reversed(size: int, lists: Iterable[Sequence[int]]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(size)]
    for number, inputs in enumerate(lists):
        for each in inputs:
            found[each].append(number)
    return found
