"""What holds, over plain lists of numbers: the one least fixed point that every verdict is read from.

With ranks from 1 to 3, and for statements c, steps t and ranks r, in Kleene's logic:

    PRO(c,r)    own(c) >= r, or LIVE(t,r) for some support t of c
    BEARS(t,r)  ACC(p,r) for its premises, ACC(a,1) for its assumptions, LIVE(u,r) for no ender u of t
    LIVE(t,r)   BEARS(t,q) for some q >= r
    OK(c,r)     PRO(c,r), ACC(a,1) for its assumptions, LIVE(o,r) for no objection o, ACC(d,r) for no d it contradicts
    ACC(c,r)    OK(c,q) for some q >= r

Reasons that run in a circle lend one another no rank that none of them has from elsewhere: above rank 1, PRO(c,r) is
false, and not undecided, where no chain of supports brings r (see `reach`). Otherwise an undercut of rank 1 could not
even end an objection from a circle that rests on things of rank 1.

PRO, LIVE and ACC never hold at a rank without holding at all lower ones. So each is told by two numbers: the highest
rank at which it is true, and the highest at which it is not false. The first only rises, the second only falls, and
every edge is looked at thrice at most. Nothing here is Python's alone: it can be said in any language that has lists.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TOP = 3
"""The highest rank."""
WITHDRAWN = -1
"""In the place of an own rank: the statement is not there, whatever supports it."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Statements and steps, numbered from 0, each with the numbers of what bears on it."""

    supports: Sequence[Sequence[int]]
    """For each statement, steps; so are its objections."""
    objections: Sequence[Sequence[int]]
    rivals: Sequence[Sequence[int]]
    """For each statement, those that it contradicts, or that contradict it."""
    assumptions: Sequence[Sequence[int]]
    """For each statement, those that it assumes."""
    premises: Sequence[Sequence[int]]
    """For each step, statements, without those that it assumes."""
    assumed: Sequence[Sequence[int]]
    """For each step, the statements that it assumes."""
    enders: Sequence[Sequence[int]]
    """For each step, the steps that can end it."""


class Network:
    """The nodes of a graph: ACC of each statement, then PRO of each, then LIVE of each step; and who hears of whom."""

    def __init__(self, graph: Graph) -> None:
        count, steps = len(graph.supports), len(graph.premises)
        self.statements, self.first_step = count, 2 * count
        self.size = 2 * count + steps
        nothing: list[Sequence[int]] = [()] * count
        objections, supports, enders = map(self._steps, (graph.objections, graph.supports, graph.enders))
        self.all_of: list[Sequence[int]] = [*((count + each,) for each in range(count)), *nothing, *graph.premises]
        """What a node needs at the rank at which it is to hold."""
        self.needs: list[Sequence[int]] = [*graph.assumptions, *nothing, *graph.assumed]
        """What it needs at some rank or other."""
        self.any_of: list[Sequence[int]] = [
            *((*steps, *rivals) for steps, rivals in zip(objections, graph.rivals, strict=True)),
            *supports,
            *enders,
        ]
        """What PRO of a statement has from its supports; of any other node, what attacks it."""
        self.slots = [-1] * self.size
        """For each node of a region that is worked out, its place in it; else -1."""
        self.heard = [_reversed(self.size, each) for each in (self.all_of, self.needs, self.any_of)]

    def _steps(self, lists: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
        return [tuple(self.first_step + each for each in steps) for steps in lists]

    def inputs(self, node: int) -> Iterable[int]:
        """What a node hears of."""
        return (*self.all_of[node], *self.needs[node], *self.any_of[node])


def _reversed(size: int, lists: Sequence[Sequence[int]]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(size)]
    for node, inputs in enumerate(lists):
        for each in inputs:
            found[each].append(node)
    return found


@dataclass(frozen=True, slots=True)
class Bounds:
    """For each node of a network, the highest rank at which it is true, and the highest at which it is not false."""

    low: list[int]
    high: list[int]


def reach(graph: Graph, own: Sequence[int], region: Sequence[int], reached: list[int]) -> None:
    """Work out the highest rank that supports could bring each statement of a region, whatever attacks them."""
    for number in region:
        reached[number] = max(own[number], 0)
    for rank in range(TOP, 0, -1):
        missing: dict[int, int] = {}
        serves: dict[int, list[tuple[int, int]]] = {}
        queue: list[int] = []
        for number in region:
            for step in graph.supports[number] if reached[number] < rank and own[number] != WITHDRAWN else ():
                lacking = [each for each in graph.premises[step] if reached[each] < rank]
                missing[step] = len(lacking)
                for each in lacking:
                    serves.setdefault(each, []).append((step, number))
                queue += [] if lacking else [number]
        for number in queue:  # It grows.
            if reached[number] < rank:
                reached[number] = rank
                for step, target in serves.get(number, ()):
                    missing[step] -= 1
                    queue += [] if missing[step] else [target]


def settle(network: Network, own: Sequence[int], reached: Sequence[int], region: Sequence[int], bounds: Bounds) -> None:
    """Work out the least fixed point in a region of the network, all else being as `bounds` have it.

    `own` and `reached` have, for each statement, its own rank and the highest that supports could bring it.
    """
    _Settling(network, own, reached, region, bounds).run()


class _Settling:
    """A queue of the nodes of which something became known; each tells those that hear of it what is new."""

    def __init__(
        self, network: Network, own: Sequence[int], reached: Sequence[int], region: Sequence[int], bounds: Bounds
    ) -> None:
        self.network, self.own, self.reached, self.region = network, own, reached, region
        self.first_grounds, self.first_step = network.statements, network.first_step
        self.low, self.high = bounds.low, bounds.high
        self.slots = network.slots
        for slot, node in enumerate(region):
            self.slots[node] = slot
            self.low[node], self.high[node] = 0, TOP
        self.lengths = [len(network.all_of[node]) + len(network.needs[node]) for node in region]
        none = [0] * (TOP + 1)  # One will do for all, since nothing is ever counted down in it.
        self.lacking = [[count] * (TOP + 1) if count else none for count in self.lengths]
        """For each rank, how many of what a node needs are not yet known to hold at it."""
        self.possible = [[len(any_of)] * (TOP + 1) if (any_of := network.any_of[node]) else none for node in region]
        """For each rank, how many of its `any_of` may still hold at it."""
        self.ceiling = [TOP] * len(region)
        """The highest rank at which all that it needs may still hold."""
        self.floor = [0] * len(region)
        """The highest rank at which some of its `any_of` is known to hold."""
        self.queue: list[int] = []

    def run(self) -> None:
        """Begin with what is known by itself or from outside, and go on until nothing new is told."""
        for node in self._outside():
            self._tell(node, 0, TOP, self.low[node], self.high[node])
        grounds, slots = range(self.first_grounds, self.first_step), self.slots
        for slot, node in enumerate(self.region):
            if node in grounds or not self.lengths[slot]:
                self._look(node, slot)
        low, high = self.low, self.high
        told_low, told_high = [0] * len(self.region), [TOP] * len(self.region)
        for node in self.queue:  # It grows.
            slot, new_low, new_high = slots[node], low[node], high[node]
            old_low, old_high = told_low[slot], told_high[slot]
            if old_low != new_low or old_high != new_high:
                told_low[slot], told_high[slot] = new_low, new_high
                self._tell(node, old_low, old_high, new_low, new_high)
        for node in self.region:
            slots[node] = -1

    def _outside(self) -> set[int]:
        """What nodes of the region hear of and is not in it."""
        if len(self.region) == self.network.size:
            return set()
        return {each for node in self.region for each in self.network.inputs(node) if self.slots[each] < 0}

    def _tell(self, node: int, low: int, high: int, new_low: int, new_high: int) -> None:
        slots, look, (as_part, as_need, as_any) = self.slots, self._look, self.network.heard
        risen, fallen = range(low + 1, new_low + 1), range(new_high + 1, high + 1)
        for other in as_part[node]:
            if (slot := slots[other]) >= 0:
                lacking = self.lacking[slot]
                for rank in risen:
                    lacking[rank] -= 1
                if new_high < self.ceiling[slot]:
                    self.ceiling[slot] = new_high
                look(other, slot)
        for other in as_need[node]:
            if (slot := slots[other]) >= 0:
                self._tell_need(slot, new=bool(new_low and not low), fails=not new_high)
                look(other, slot)
        for other in as_any[node]:
            if (slot := slots[other]) >= 0:
                possible = self.possible[slot]
                for rank in fallen:
                    possible[rank] -= 1
                if new_low > self.floor[slot]:
                    self.floor[slot] = new_low
                look(other, slot)

    def _tell_need(self, slot: int, *, new: bool, fails: bool) -> None:
        """What is needed at some rank or other is there now, or never will be."""
        if new:
            self.lacking[slot] = [count - 1 for count in self.lacking[slot]]
        elif fails:
            self.ceiling[slot] = 0

    def _look(self, node: int, slot: int) -> None:
        """Work out anew what is known of a node; if it is more than before, others are to hear of it."""
        possible, floor = self.possible[slot], self.floor[slot]
        most = 3 if possible[3] else 2 if possible[2] else 1 if possible[1] else 0
        if self.first_grounds <= node < self.first_step:
            own, reached = self.own[node - self.first_grounds], self.reached[node - self.first_grounds]
            low, high = (0, 0) if own == WITHDRAWN else (max(own, floor), max(own, min(most, reached or 1)))
        else:
            lacking, ceiling = self.lacking[slot], self.ceiling[slot]
            least = 0 if lacking[1] else 1 if lacking[2] else 2 if lacking[3] else 3
            low, high = least if least > most else 0, ceiling if ceiling > floor else 0
        if low != self.low[node] or high != self.high[node]:
            self.low[node], self.high[node] = low, high
            self.queue.append(node)
