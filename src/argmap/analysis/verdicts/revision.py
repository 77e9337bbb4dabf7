"""How statements fare if some had another rank of their own: worked out anew only as far as the change reaches.

What depends on itself (a strongly connected component) is worked out together, in the order in which one depends on
another; where it comes out as it was before, nothing behind it needs another look.
"""

from collections.abc import Mapping
from heapq import heappop, heappush

from argmap.analysis.verdicts.status import Judgement, Region

MOST_AHEAD = 4096
"""How many nodes are worked out at once at most, unless more depend on themselves."""


class Revision:
    """A judgement with some own ranks changed; and which statements fare otherwise than before."""

    def __init__(self, before: Judgement, ranks: Mapping[int, int]) -> None:
        own = list(before.plain.own)
        for number, rank in ranks.items():
            own[number] = rank
        self.after, self._plain, self._count = before.with_own(own), before.plain, len(own)
        self.work = 0
        """How many statements and steps were looked at."""
        self._waiting: list[int] = []
        self._pending: set[int] = set()
        self._seen: set[int] = set()
        self._run(ranks)
        fares = (
            (each, self.after.fares(each), before.fares(each)) for each in sorted(self._seen) if each < self._count
        )
        self.changed = [each for each, now, then in fares if now != then]

    def _run(self, ranks: Mapping[int, int]) -> None:
        """As long as changes go on, look further ahead at once; what that was too early for has another look."""
        for number in ranks:
            self._await(number)
        ahead = 1
        while self._waiting:
            component = heappop(self._waiting)
            if component in self._pending:
                nodes = self._batch(component, ahead)
                moved = self._work_out(nodes)
                for other in {other for node in moved for other in self._plain.heard_by(node)}.difference(nodes):
                    self._await(other)
                ahead = min(2 * ahead, MOST_AHEAD) if moved else 1

    def _await(self, node: int) -> None:
        """Have what a node is part of worked out; by their numbers, all that it depends on comes before it."""
        component = self._plain.component_of[node]
        if component not in self._pending:
            self._pending.add(component)
            heappush(self._waiting, component)

    def _batch(self, component: int, ahead: int) -> list[int]:
        """The nodes of a component, and of some smaller ones that hear of it."""
        batch, nodes = {component}, list(self._plain.components[component])
        for node in nodes:  # It grows.
            if len(nodes) >= ahead:
                break
            for other in map(self._plain.component_of.__getitem__, self._plain.heard_by(node)):
                if other not in batch and len(self._plain.components[other]) <= ahead:
                    batch.add(other)
                    nodes += self._plain.components[other]
        self._pending -= batch
        return nodes

    def _work_out(self, nodes: list[int]) -> list[int]:
        """Work out some nodes anew, and return those that fare otherwise."""
        before = list(map(self._fares, nodes))
        count = self._count
        region = Region([node for node in nodes if node < count], [node - count for node in nodes if node >= count])
        self.after.work_out(region)
        self.work += len(nodes)
        self._seen.update(nodes)
        return [node for node, then in zip(nodes, before, strict=True) if self._fares(node) != then]

    def _fares(self, node: int) -> object:
        return self.after.fares(node) if node < self._count else self.after.step_fares(node - self._count)
