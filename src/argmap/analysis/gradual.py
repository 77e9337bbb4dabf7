"""How strong each node of a bipolar graph is, where supporters and attackers are weighed instead of counted out.

The semantics are modular in the sense of Mossakowski & Neuhaus (2018, "Modular semantics and characteristics for
bipolar weighted argumentation graphs", arXiv:1807.06685): an aggregation makes one number of the strengths of what
supports and attacks a node, and an influence moves the node's base score by it.

Where nothing bears on itself, strengths follow from one another in order, exactly. The nodes of a circle are moved
towards what they ought to be, a part of the way at a time, from their base scores (after Potyka 2018, "Continuous
dynamical systems for weighted bipolar argumentation", KR, who lets strength change continuously): if all were moved at
once and all the way, two nodes that attack each other could swing for ever.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum, prod

from argmap.analysis.components import strong_components

TOLERANCE = 1e-9
"""Strengths are settled when none is further than this from what its neighbours make of it."""

MOST_ROUNDS, FEWEST_ROUNDS = 2_000, 100
"""After so many rounds a circle is given up as not settling: the most where little stands in circles, the fewest where
very much does, ..."""

WORK = 3_000_000
"""... and between the two as many as come to this many looks from one node at another."""

FASTEST = 0.5
"""The part of the way that the nodes of a circle are moved in a round, at most."""

Aggregation = Callable[[Sequence[float], Sequence[float]], float]
"""From the strengths of the supporters and of the attackers to one number: above 0 it strengthens, below it weakens."""

Influence = Callable[[float, float], float]
"""From a base score and that number to a strength. A number of 0 leaves the base score as it is."""


@dataclass(frozen=True, slots=True)
class Modular:
    """A gradual semantics. Neither part may depend on the order of what it is given, not even in the last digit."""

    aggregation: Aggregation
    influence: Influence


@dataclass(frozen=True, slots=True)
class Node:
    """What the strength of a node depends on: its base score, from 0 to 1, and other nodes by their names.

    A node that needs others starts from the least of its base score and their strengths.
    """

    base: float
    supporters: tuple[str, ...] = ()
    attackers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


Graph = Mapping[str, Node]
"""A bipolar graph: nodes by name, which name only one another."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The strength of each node, from 0 to 1, and how far it is to be trusted."""

    strengths: Mapping[str, float]
    circular: frozenset[str]
    """The nodes that bear on themselves, at some remove."""
    unsettled: frozenset[str]
    """The nodes of circles that did not settle, and all that depends on them: their strengths mean nothing."""


def solve(graph: Graph, semantics: Modular) -> Solution:
    """Work out the strength of every node.

    Takes time linear in the size of the graph where nothing bears on itself. The order of the nodes, and of what each
    of them names, changes nothing.
    """
    parts = _in_order(graph)
    circular = frozenset(name for part in parts if _is_circle(part, graph) for name in part)
    rounds = _rounds(graph, circular)
    strengths: dict[str, float] = {}
    unsettled: set[str] = set()
    for part in parts:
        if part[0] not in circular:
            strengths[part[0]] = strength(graph[part[0]], strengths, semantics)
        elif not _settle({name: graph[name] for name in part}, strengths, semantics, rounds):
            unsettled.update(part)
        if unsettled and any(parent in unsettled for name in part for parent in parents(graph[name])):
            unsettled.update(part)
    return Solution(strengths, circular, frozenset(unsettled))


def strength(node: Node, strengths: Mapping[str, float], semantics: Modular) -> float:
    """The strength of one node, from those of the nodes that it names."""
    base = min([node.base, *(strengths[name] for name in node.needs)])
    if not (node.supporters or node.attackers):
        return base
    supporters = [strengths[name] for name in node.supporters]
    return semantics.influence(base, semantics.aggregation(supporters, [strengths[name] for name in node.attackers]))


def parents(node: Node) -> tuple[str, ...]:
    """Every node that one names."""
    return (*node.supporters, *node.attackers, *node.needs)


def _in_order(graph: Graph) -> list[list[str]]:
    """The graph part by part, each after all it depends on: single nodes, and those that bear on one another."""
    names = list(graph)
    numbers = {name: number for number, name in enumerate(names)}
    children: list[list[int]] = [[] for _ in names]
    for number, node in enumerate(graph.values()):
        for parent in parents(node):
            children[numbers[parent]].append(number)
    return [[names[number] for number in component] for component in strong_components(children)]


def _is_circle(part: Sequence[str], graph: Graph) -> bool:
    return len(part) > 1 or part[0] in parents(graph[part[0]])


def _rounds(graph: Graph, circular: Iterable[str]) -> int:
    """How many rounds there is time for, if all circles took as many. It does not depend on any order either."""
    looks = sum(1 + len(parents(graph[name])) for name in circular)
    return max(FEWEST_ROUNDS, min(MOST_ROUNDS, WORK // max(looks, 1)))


def _settle(circle: Graph, strengths: dict[str, float], semantics: Modular, rounds: int) -> bool:
    """Find strengths at which the nodes of a circle agree; False if none were found.

    Where the moves of a round turn back on those before, they went too far, and the next go half as far: many nodes
    that answer one another would else overshoot each time.
    """
    strengths.update((name, node.base) for name, node in circle.items())
    pace, before = FASTEST, dict.fromkeys(circle, 0.0)
    for _ in range(rounds):
        moves = {name: strength(node, strengths, semantics) - strengths[name] for name, node in circle.items()}
        if max(map(abs, moves.values())) <= TOLERANCE:
            return True
        turned = fsum(move * before[name] for name, move in moves.items()) < 0
        pace = pace / 2 if turned else min(pace * 1.1, FASTEST)
        for name, move in moves.items():
            strengths[name] += pace * move
        before = moves
    return False


# The semantics --------------------------------------------------------------------------------------------------------


def energy(supporters: Sequence[float], attackers: Sequence[float]) -> float:
    """The sum of the supporters less that of the attackers."""
    return fsum([*supporters, *(-attacker for attacker in attackers)])


def product(supporters: Sequence[float], attackers: Sequence[float]) -> float:
    """How much more the supporters come to than the attackers; each of them covers a part of what the others leave."""
    return _left(attackers) - _left(supporters)


def _left(strengths: Sequence[float]) -> float:
    return prod(sorted(1 - each for each in strengths))  # Sorted, since a product depends on the order, if barely.


def linear(base: float, impact: float) -> float:
    """A move from the base score by `impact`, from -1 to 1, as a part of the way that is left: to 1, or down to 0."""
    return base + (1 - base) * impact if impact > 0 else base + base * impact


def quadratic(base: float, impact: float) -> float:
    """The same, with the part growing as the square of a small impact, and nearing the whole for a large one."""
    part = impact * impact / (1 + impact * impact)
    return linear(base, part if impact > 0 else -part)


def euler(base: float, impact: float) -> float:
    """A move by the exponential of the impact. It never leads below the square of the base score."""
    return 1 - (1 - base * base) / (1 + base * exp(min(impact, 700)))


QUADRATIC_ENERGY = Modular(energy, quadratic)
"""Potyka (2018), "Continuous dynamical systems for weighted bipolar argumentation", KR."""

DF_QUAD = Modular(product, linear)
"""Rago, Toni, Aurisicchio & Baroni (2016), "Discontinuity-free decision support with quantitative argumentation
debates", KR. It is defined only where nothing bears on itself."""

EULER = Modular(energy, euler)
"""Amgoud & Ben-Naim (2018), "Evaluation of arguments in weighted bipolar graphs", International Journal of Approximate
Reasoning 99, 39-55; defined there only where nothing bears on itself."""
