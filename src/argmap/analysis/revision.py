"""What follows when something is withdrawn: standings worked out anew, but only as far as the change reaches.

The grounded reading can be worked out knot by knot (strongly connected component by component), in the order in which
one depends on another; where a knot comes out as it was before, nothing behind it needs another look.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from argmap.analysis.framework import Framework, Standing


@dataclass(frozen=True, slots=True)
class Revision:
    """What a withdrawal changes: the new standing of each node that fares otherwise than before, in order of effect."""

    changed: Mapping[int, Standing]
    work: int
    """How many nodes the knots have that were worked out anew, and how many others have a say in these."""


class Reviser:
    """Answers many questions of the kind "what if this were withdrawn?" about one argument."""

    def __init__(self, framework: Framework, standings: list[Standing]) -> None:
        self.standings = standings
        """How each node fares as the argument is written."""
        self.framework = framework
        self.heard_by = [framework.heard_by(node) for node in range(len(standings))]
        self.knots = framework.knots
        self.knot_of = [0] * len(standings)
        for number, knot in enumerate(self.knots):
            for node in knot:
                self.knot_of[node] = number
        self.needs, self.attackers, self.bases = says = framework.turned_round()
        self.weights = [sum(1 + sum(len(each[node]) for each in says) for node in knot) for knot in self.knots]
        """For each knot, the work of settling it."""

    def without(self, withdrawn: Iterable[int], unsourced: Iterable[int] = ()) -> Revision:
        """What changes if some statements are `withdrawn`, so that they fall, and others are `unsourced`.

        An unsourced statement loses only what it rests on by itself; a support that holds still carries it.
        """
        trial = _Trial(self, frozenset(withdrawn), frozenset(unsourced))
        trial.run()
        work = sum(self.weights[number] for number in trial.looked_at)
        return Revision(trial.changed, work)


class _Trial:
    def __init__(self, reviser: Reviser, withdrawn: frozenset[int], unsourced: frozenset[int]) -> None:
        self.reviser = reviser
        self.withdrawn = withdrawn
        self.unsourced = unsourced
        self.changed: dict[int, Standing] = {}
        self.waiting: list[int] = []
        self.looked_at: set[int] = set()

    def run(self) -> None:
        for node in sorted(self.withdrawn | self.unsourced):
            self._await(self.reviser.knot_of[node])
        while self.waiting:
            number = heappop(self.waiting)
            knot = self.reviser.knots[number]
            for node, standing in self._settle(number, knot):
                if standing is not self.reviser.standings[node]:
                    self.changed[node] = standing
                    for hearer in self.reviser.heard_by[node]:
                        self._await(self.reviser.knot_of[hearer])

    def _await(self, number: int) -> None:
        """Have a knot worked out; the order of the numbers sees to it that all it depends on came before."""
        if number not in self.looked_at:
            self.looked_at.add(number)
            heappush(self.waiting, number)

    def _settle(self, number: int, knot: list[int]) -> list[tuple[int, Standing]]:
        """How the nodes of a knot fare, each after those that decided it, and what stays undecided last."""
        if len(knot) == 1 and knot[0] not in self.reviser.heard_by[knot[0]]:
            return [(knot[0], self._value(knot[0], {}))]
        local = dict.fromkeys(knot, Standing.UNDECIDED)
        queue = deque(knot)
        while queue:
            node = queue.popleft()
            if local[node] is Standing.UNDECIDED and (value := self._value(node, local)) is not Standing.UNDECIDED:
                del local[node]  # So that it comes after those that were decided before it.
                local[node] = value
                hearers = self.reviser.heard_by[node]
                queue.extend(hearer for hearer in hearers if self.reviser.knot_of[hearer] == number)
        return sorted(local.items(), key=lambda item: item[1] is Standing.UNDECIDED)

    def _value(self, node: int, local: Mapping[int, Standing]) -> Standing:
        """How a node fares by its condition, in Kleene's strong logic; `local` has the knot being worked out."""
        if node in self.withdrawn:
            return Standing.FALLS
        reviser = self.reviser
        parts = [self._now(other, local) for other in reviser.needs[node]]
        parts.extend(_OPPOSITE[self._now(other, local)] for other in reviser.attackers[node])
        if Standing.FALLS in parts:
            return Standing.FALLS
        if reviser.framework.rests_on_steps(node) or node in self.unsourced:
            parts.append(_best(self._now(other, local) for other in reviser.bases[node]))
        return _worst(parts)

    def _now(self, node: int, local: Mapping[int, Standing]) -> Standing:
        if node in local:
            return local[node]
        return self.changed.get(node, self.reviser.standings[node])


_OPPOSITE = {
    Standing.STANDS: Standing.FALLS,
    Standing.FALLS: Standing.STANDS,
    Standing.UNDECIDED: Standing.UNDECIDED,
}


def _best(standings: Iterable[Standing]) -> Standing:
    best = Standing.FALLS
    for standing in standings:
        if standing is Standing.STANDS:
            return standing  # The rest, of which there may be thousands, need no look.
        best = standing if standing is Standing.UNDECIDED else best
    return best


def _worst(standings: list[Standing]) -> Standing:
    if Standing.FALLS in standings:
        return Standing.FALLS
    return Standing.UNDECIDED if Standing.UNDECIDED in standings else Standing.STANDS
