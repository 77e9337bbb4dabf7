"""What holds, over plain lists of numbers: the one least fixed point that every verdict is read from.

With ranks from 1 to 3, and for statements c, steps t and ranks r, in Kleene's logic:

    PRO(c,r)    own(c) >= r, or LIVE(t,r) for some support t of c
    BEARS(t,r)  ACC(p,r) for its premises, ACC(a,1) for its assumptions, LIVE(u,r) for no ender u of t
    LIVE(t,r)   BEARS(t,q) for some q >= r
    OK(c,r)     PRO(c,r), ACC(a,1) for its assumptions, LIVE(o,r) for no objection o, ACC(d,r) for no d it contradicts
    ACC(c,r)    OK(c,q) for some q >= r

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


def settle(
    network: Network, own: Sequence[int], region: Sequence[int] | None = None, rest: Bounds | None = None
) -> Bounds:
    """The least fixed point for own ranks; where a `region` is given, in it alone, with the `rest` as it was before."""
    if region is None or rest is None:
        region, rest = range(network.size), Bounds([0] * network.size, [TOP] * network.size)
    settling = _Settling(network, own, region, Bounds(rest.low.copy(), rest.high.copy()))
    settling.run()
    return settling.bounds


class _Settling:
    """A queue of the nodes of which something became known; each tells those that hear of it what is new."""

    def __init__(self, network: Network, own: Sequence[int], region: Sequence[int], bounds: Bounds) -> None:
        self.network, self.own, self.region, self.bounds = network, own, region, bounds
        self.slots = {node: slot for slot, node in enumerate(region)}
        for node in region:
            bounds.low[node], bounds.high[node] = 0, TOP
        lengths = [len(network.all_of[node]) + len(network.needs[node]) for node in region]
        self.lacking = [[count] * (TOP + 1) for count in lengths]
        """For each node and rank, how many of what it needs are not yet known to hold at it."""
        self.possible = [[len(network.any_of[node])] * (TOP + 1) for node in region]
        """For each node and rank, how many of its `any_of` may still hold at it."""
        self.ceiling = [TOP] * len(lengths)
        """The highest rank at which all that it needs may still hold."""
        self.floor = [0] * len(lengths)
        """The highest rank at which some of its `any_of` is known to hold."""
        self.queue: list[int] = []

    def run(self) -> None:
        outside = {each for node in self.region for each in self.network.inputs(node)}.difference(self.slots)
        self.queue += outside
        for node, slot in self.slots.items():
            self._look(node, slot)
        low, high, told = self.bounds.low, self.bounds.high, dict[int, tuple[int, int]]()
        for node in self.queue:  # It grows.
            before, now = told.get(node, (0, TOP)), (low[node], high[node])
            if before != now:
                told[node] = now
                self._tell(node, *before, *now)

    def _tell(self, node: int, low: int, high: int, new_low: int, new_high: int) -> None:
        slots, (as_part, as_need, as_any) = self.slots, self.network.heard
        for other in as_part[node]:
            if (slot := slots.get(other)) is not None:
                for rank in range(low + 1, new_low + 1):
                    self.lacking[slot][rank] -= 1
                self.ceiling[slot] = min(self.ceiling[slot], new_high)
                self._look(other, slot)
        for other in as_need[node]:
            if (slot := slots.get(other)) is not None:
                if not low < 1 <= new_low and new_high:
                    continue
                if new_low:
                    self.lacking[slot] = [count - 1 for count in self.lacking[slot]]
                else:
                    self.ceiling[slot] = 0
                self._look(other, slot)
        for other in as_any[node]:
            if (slot := slots.get(other)) is not None:
                for rank in range(new_high + 1, high + 1):
                    self.possible[slot][rank] -= 1
                self.floor[slot] = max(self.floor[slot], new_low)
                self._look(other, slot)

    def _look(self, node: int, slot: int) -> None:
        """Work out anew what is known of a node; if it is more than before, others are to hear of it."""
        possible, floor = self.possible[slot], self.floor[slot]
        most = 3 if possible[3] else 2 if possible[2] else 1 if possible[1] else 0
        if self.network.statements <= node < self.network.first_step:
            own = self.own[node - self.network.statements]
            low, high = (0, 0) if own == WITHDRAWN else (max(own, floor), max(own, most))
        else:
            lacking, ceiling = self.lacking[slot], self.ceiling[slot]
            least = 0 if lacking[1] else 1 if lacking[2] else 2 if lacking[3] else 3
            low, high = least if least > most else 0, ceiling if ceiling > floor else 0
        if low != self.bounds.low[node] or high != self.bounds.high[node]:
            self.bounds.low[node], self.bounds.high[node] = low, high
            self.queue.append(node)
