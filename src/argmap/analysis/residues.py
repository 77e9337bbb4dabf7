"""What grounded standing leaves undecided, cut into residues: nodes that hang on one another and nothing else open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.framework import Framework, Standing


class Bond(StrEnum):
    """How the condition of one undecided node speaks of another."""

    NEEDS = "needs"
    ATTACKED = "attacked"
    RESTS = "rests"
    """The other is a step that could be its basis, and it has none yet."""


Link = tuple[Bond, int, int]
"""A bond, the node whose condition it belongs to, and the node it speaks of."""


@dataclass(frozen=True, slots=True)
class Residue:
    """The conditions that some nodes, numbered from 0, still wait for; equal residues have equal solutions.

    A node stands iff all it needs stand, all it is attacked by fall and, if it rests on any, one of these stands; it
    falls iff one of these fails. What is decided is left out: every complete labelling has it as grounded standing has.
    """

    statements: int
    """How many nodes are statements; they have the lowest numbers."""
    nodes: int
    links: tuple[Link, ...]


def residues(
    framework: Framework, standings: Sequence[Standing], keys: Sequence[str]
) -> list[tuple[tuple[int, ...], Residue]]:
    """The residues of an argument, each with the framework's numbers of its nodes, in its own order.

    `standings` and `keys` (names and step ids) are those of the framework's nodes. A residue orders its statements and
    its steps by their keys, so that nothing depends on the order in which they are written; and so are the residues.
    """
    undecided = [node for node, standing in enumerate(standings) if standing is Standing.UNDECIDED]
    undecided.sort(key=lambda node: (node >= framework.first_step, keys[node]))
    links = list(_links(framework, standings, undecided))
    group = _groups(undecided, links)
    members: dict[int, list[int]] = {}
    bonds: dict[int, list[Link]] = {}
    for node in undecided:
        members.setdefault(group[node], []).append(node)
    for link in links:
        bonds.setdefault(group[link[1]], []).append(link)
    return [(tuple(nodes), _residue(framework, nodes, bonds[first])) for first, nodes in members.items()]


def _links(framework: Framework, standings: Sequence[Standing], undecided: Sequence[int]) -> Iterator[Link]:
    """The conditions of the undecided nodes, as far as they speak of undecided nodes and still matter."""
    needs, attackers, bases = framework.turned_round()
    for node in undecided:
        bonds = {Bond.NEEDS: needs[node], Bond.ATTACKED: attackers[node]}
        if framework.rests_on_steps(node) and not any(standings[step] is Standing.STANDS for step in bases[node]):
            bonds[Bond.RESTS] = bases[node]
        for bond, others in bonds.items():
            for other in others:
                if standings[other] is Standing.UNDECIDED:
                    yield bond, node, other


def _groups(nodes: Sequence[int], links: Sequence[Link]) -> dict[int, int]:
    """For each node, the first of the nodes that it is linked with, in either direction and at any remove."""
    beside: dict[int, list[int]] = {node: [] for node in nodes}
    for _, node, other in links:
        beside[node].append(other)
        beside[other].append(node)
    group: dict[int, int] = {}
    for first in nodes:
        reached = [] if first in group else [first]
        for node in reached:  # It grows while nodes are reached; one that is reached twice is passed over.
            if node not in group:
                group[node] = first
                reached.extend(beside[node])
    return group


def _residue(framework: Framework, nodes: Sequence[int], links: Sequence[Link]) -> Residue:
    place = {node: index for index, node in enumerate(nodes)}
    statements = sum(node < framework.first_step for node in nodes)
    return Residue(
        statements, len(nodes), tuple(sorted((bond, place[node], place[other]) for bond, node, other in links))
    )
