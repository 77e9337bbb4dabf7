"""Where all paths end, found in one search from the ends backwards, rather than in one from each piece of evidence.

Which columns a statement speaks for or against does not need the paths themselves, which together may be as long as the
square of the argument. When standings change, only what has a path to the change is looked at again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from argmap.analysis.framework import Standing
from argmap.analysis.influence import Influence, Stake, State

Bits = int
"""The columns that are spoken for or against, as a set of bits; see `bit`."""


def bit(column: int, *, consistent: bool) -> Bits:
    """The bit that says that a column is spoken for, or against."""
    return 1 << 2 * column + consistent


class Ends:
    """Which columns each state speaks for and against in the end, in one argument with given standings."""

    def __init__(self, influence: Influence, standings: Sequence[Standing]) -> None:
        self._influence = influence
        self._standings = standings
        self._behind: list[list[tuple[int, bool]]] = [[] for _ in influence.edges]
        """For each node, the nodes that bear on it directly, and whether against it."""
        for node, edges in enumerate(influence.edges):
            for other, against in edges:
                self._behind[other].append((node, against))
        self._found = self._searched(self._states(range(len(influence.edges))), {}, standings.__getitem__)

    def of(self, start: int, changed: "Mapping[State, Bits]" = {}) -> Bits:  # noqa: B006 - it is only looked into
        """What a statement speaks for and against; `changed` has what `after` found."""
        state = (start, True)
        return changed.get(state, self._found[state])

    def reaching(self, nodes: Iterable[int]) -> set[State]:
        """The states from which a live path comes by one of these nodes, even if it leads no further there.

        Raises TooMuch (ARG908) once all that is asked for takes too much work.
        """
        found: dict[State, None] = {}
        for node in nodes:
            behind = self._states(other for other, _ in self._behind[node])
            found.update((state, None) for state in behind if self._live(state))
        waiting = list(found)
        for state in waiting:  # It grows.
            for before in self._before(state):
                if before not in found and self._live(before):
                    found[before] = None
                    waiting.append(before)
        self._influence.count(len(found))
        return set(found)

    def after(
        self, nodes: Iterable[int], reaching: set[State], standing: Callable[[int], Standing]
    ) -> dict[State, Bits]:
        """What differs from what is found here if these nodes fare otherwise; `reaching` is what comes by them."""
        return self._searched({*reaching, *self._states(nodes)}, self._found, standing)

    def _searched(
        self, states: Iterable[State], known: Mapping[State, Bits], standing: Callable[[int], Standing]
    ) -> dict[State, Bits]:
        """The bits of some states, given those of all others: each state takes over what is found onward from it."""
        found = {state: self._own(state) for state in states}
        takers: dict[State, list[State]] = {}
        for state in found:
            for reached in self._influence.onward(state, standing):
                if reached in found:
                    takers.setdefault(reached, []).append(state)
                else:
                    found[state] |= known[reached]
        waiting = [state for state, bits in found.items() if bits]
        while waiting:
            state = waiting.pop()
            for taker in takers.get(state, ()):
                if found[taker] | found[state] != found[taker]:
                    found[taker] |= found[state]
                    waiting.append(taker)
        return found

    def _own(self, state: State) -> Bits:
        """What a path that ends at a state speaks for and against."""
        bits = 0
        for column, stake in self._influence.stakes.get(state[0], ()):
            bits |= bit(column, consistent=state[1] is (stake is not Stake.REJECTS))
        return bits

    def _states(self, nodes: Iterable[int]) -> Iterator[State]:
        return ((node, spoken_for) for node in nodes for spoken_for in (True, False))

    def _before(self, state: State) -> Iterator[State]:
        node, spoken_for = state
        return ((other, spoken_for is not against) for other, against in self._behind[node])

    def _live(self, state: State) -> bool:
        return self._influence.live(state, self._standings.__getitem__)
