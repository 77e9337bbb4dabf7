"""How strong each statement is, where every reason and objection counts for something instead of prevailing or failing.

Standing asks whether a statement survives; strength asks by how much, and shows where the answer hangs on the way of
weighing. The bands below are for readers. The numbers behind them are no probabilities: they come from conventions
(see `analysis.grades`) and from a choice between several ways of weighing that have all been published.
"""

from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.grades import CONFIDENCE_WEIGHTS, credence
from argmap.analysis.gradual import DF_QUAD, EULER, QUADRATIC_ENERGY, Graph, Modular, Node, Solution, solve
from argmap.model import Argument, Ground, Name, Statement, StepId, StepKind

UNSAID = 0.5
"""The base score of a statement of which nothing says how good it is: neither a confidence nor a source."""

DIGITS = 6
"""Strengths are rounded to so many digits before they are put into a band; circles are settled no more closely."""


class Weighing(StrEnum):
    """A way of weighing supporters against attackers; see `analysis.gradual` for where each comes from."""

    QUADRATIC_ENERGY = "quadratic-energy"
    DF_QUAD = "df-quad"
    EULER = "euler"


SEMANTICS: Mapping[Weighing, Modular] = {
    Weighing.QUADRATIC_ENERGY: QUADRATIC_ENERGY,
    Weighing.DF_QUAD: DF_QUAD,
    Weighing.EULER: EULER,
}


LIMITS = (0.2, 0.4, 0.6, 0.8)
"""Where one band ends and the next begins."""


class Band(StrEnum):
    """A strength as readers see it."""

    VERY_WEAK = "very weak"
    WEAK = "weak"
    EVEN = "even"
    STRONG = "strong"
    VERY_STRONG = "very strong"


def band(strength: float) -> Band:
    """The band of a strength from 0 to 1: a fifth each, and what lies between two of them is in the upper one."""
    return list(Band)[bisect(LIMITS, round(strength, DIGITS))]


class Origin(StrEnum):
    """Where a statement's base score comes from."""

    CONFIDENCE = "confidence"
    SOURCES = "sources"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Base:
    """How strong a statement is before anything that bears on it is weighed, from 0 to 1, and why."""

    score: float
    origin: Origin

    @property
    def band(self) -> Band:
        """The same as a band."""
        return band(self.score)


@dataclass(frozen=True, slots=True)
class Strengths:
    """How strong every statement is in one way of weighing."""

    weighing: Weighing
    bases: Mapping[Name, Base]
    graph: Graph
    """What was weighed: a node for each statement and each step."""
    solution: Solution
    """The strength of each node; which of them bear on themselves; for which of those none was found."""

    def number(self, name: Name | StepId) -> float | None:
        """The strength of a statement or step, from 0 to 1; None if none was found."""
        return None if name in self.solution.unsettled else self.solution.strengths[name]

    def band(self, name: Name | StepId) -> Band | None:
        """The same as a band."""
        number = self.number(name)
        return None if number is None else band(number)

    @property
    def circular(self) -> tuple[Name, ...]:
        """The statements that bear on themselves at some remove; DF-QuAD is not defined for them."""
        return tuple(name for name in self.bases if name in self.solution.circular)

    @property
    def converged(self) -> bool:
        """Whether a strength was found for everything."""
        return not self.solution.unsettled


def strengths(argument: Argument, weighing: Weighing = Weighing.QUADRATIC_ENERGY) -> Strengths:
    """How strong every statement is.

    The base score of a statement is what its confidence counts for, if it states one; else, if it is reported, the
    credence of its best source; else even. What it assumes limits its base score. Supports and objections bear on it
    through their steps: a step is as strong as the weakest of its premises, less what undercuts it. What contradicts a
    statement attacks it.
    """
    bases = {name: base_of(argument, statement) for name, statement in argument.statements.items()}
    graph = graph_of(argument, bases)
    return Strengths(weighing, bases, graph, solve(graph, SEMANTICS[weighing]))


def all_strengths(argument: Argument) -> Mapping[Weighing, Strengths]:
    """How strong every statement is, in each way of weighing."""
    return {weighing: strengths(argument, weighing) for weighing in Weighing}


def base_of(argument: Argument, statement: Statement) -> Base:
    """The base score of a statement, and where it comes from."""
    if statement.confidence is not None:
        return Base(CONFIDENCE_WEIGHTS[statement.confidence.level], Origin.CONFIDENCE)
    if statement.ground is Ground.REPORTED:
        return Base(credence(argument, statement), Origin.SOURCES)
    return Base(UNSAID, Origin.NOTHING)


def graph_of(argument: Argument, bases: Mapping[Name, Base]) -> Graph:
    """The argument as a bipolar graph. Names and steps share it: a step's id has a colon, and no name has."""
    nodes: dict[str, Node] = {}
    for name, statement in argument.statements.items():
        into = [argument.steps[key] for key in argument.into.get(name, ())]
        nodes[name] = Node(
            base=bases[name].score,
            supporters=tuple(step.id for step in into if step.kind is StepKind.SUPPORT),
            attackers=(
                *(step.id for step in into if step.kind is StepKind.OBJECTION),
                *argument.opposites.get(name, ()),
            ),
            needs=statement.assumptions,
        )
    for key, step in argument.steps.items():
        nodes[key] = Node(base=1, attackers=argument.undercuts.get(key, ()), needs=step.premises)
    return nodes
