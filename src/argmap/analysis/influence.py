"""Which way a statement speaks about each interpretation: the signed, live paths from it to what they are committed to.

A path is *live* if each statement and step along it fares as the path would have it: what it speaks for stands, what it
speaks against falls. An objection that is answered leads no further; one that prevails speaks against all that rested
on what it brings down. At its end a path speaks for or against a statement, however that fares, if it gets there by a
step that holds. What only takes away a reason (an undercut does) or an objection counts if the statement then fares
accordingly: to lose one reason of three is nothing against it. No path leads through the thesis of an interpretation: a
thesis is to be judged, not evidence.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from argmap.analysis.coherence import commitments
from argmap.analysis.effort import too_much
from argmap.analysis.framework import Framework, Standing
from argmap.limits import STANDARD
from argmap.model import Argument, Interpretation, Name, StepId

State = tuple[int, bool]
"""A node, and whether it is spoken for (True) or against."""


class Stake(StrEnum):
    """What an interpretation has in the statement at the end of a path."""

    THESIS = "thesis"
    HOLDS = "holds"
    ASSUMES = "assumes"
    REJECTS = "rejects"


@dataclass(frozen=True, slots=True)
class Hop:
    """A move from one statement to the next: by `steps` (an undercut, then what it undercuts), or by none.

    Without a step, the two contradict each other, or the second depends on the first as its assumption (`for_it`).
    """

    origin: Name
    steps: tuple[StepId, ...]
    target: Name
    for_it: bool
    """Whether the move taken alone speaks for its target."""


@dataclass(frozen=True, slots=True)
class Path:
    """A live path from a statement to something an interpretation has a stake in. No hops: it is that very thing."""

    start: Name
    hops: tuple[Hop, ...]
    stake: Stake
    consistent: bool
    """Whether the start speaks for the interpretation along this path."""

    @property
    def end(self) -> Name:
        """What the interpretation has a stake in."""
        return self.hops[-1].target if self.hops else self.start


@dataclass(frozen=True, slots=True)
class End:
    """Where a path ends: a statement that is spoken for or against, and what an interpretation has in it."""

    state: State
    stake: Stake
    outright: bool
    """Whether the interpretation has its stake in the start itself, or claims what the start bears on directly."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What was found from one start: for each column the end that speaks for it, and the one against it.

    An end is the nearest there is, but one that is outright comes first.
    """

    found: Mapping[tuple[int, bool], End]
    """By column and whether it is for or against."""
    before: Mapping[State, State | None]
    """Where each state was reached from."""
    met: frozenset[int]
    """Every node whose standing had a say in it."""

    def states(self, end: State) -> list[State]:
        """The states along the path to one, from the start."""
        path = [end]
        while (previous := self.before[path[-1]]) is not None:
            path.append(previous)
        path.reverse()
        return path


class Influence:
    """Finds paths in one argument, for the interpretations given, which are its columns."""

    def __init__(
        self, argument: Argument, framework: Framework, columns: tuple[Interpretation, ...], most: int = STANDARD.paths
    ) -> None:
        self.argument = argument
        self.most = most
        self.framework = framework
        self.names = list(argument.statements)
        self.steps = list(argument.steps)
        self.edges = [_edges(framework, node) for node in range(len(framework.conditions))]
        self.visits = 0
        """How many nodes all traces so far came by; see `count`."""
        self.theses = {framework.numbers[name] for name in argument.interpretations}
        self.stakes: dict[int, list[tuple[int, Stake]]] = {}
        for column, one in enumerate(columns):
            for name, stake in _stakes(argument, one).items():
                self.stakes.setdefault(framework.numbers[name], []).append((column, stake))

    def trace(self, start: int, standing: Callable[[int], Standing], most: float = inf) -> Trace:
        """Follow every live path from a statement that stands, those of the fewest hops first, up to so many hops.

        Raises Trouble (ARG908) once all the paths asked for come by too many statements and steps.
        """
        first: State = (start, True)
        before: dict[State, State | None] = {first: None}
        found: dict[tuple[int, bool], End] = {}
        met = {start}
        near, far, hops = [first], list[State](), 0
        while near:
            for state in near:  # It grows by steps, which are no further away; the statements they lead to are.
                for column, stake in self.stakes.get(state[0], ()):
                    end = End(state, stake, _outright(before[state], hops, stake))
                    key = (column, state[1] is (stake is not Stake.REJECTS))
                    if key not in found or (end.outright and not found[key].outright):
                        found[key] = end
                for reached in self._onward(state, standing) if hops < most else ():
                    met.add(reached[0])
                    if reached not in before and (state[1] or _fares(reached, standing)):
                        before[reached] = state
                        (far if reached[0] < self.framework.first_step else near).append(reached)
            near, far, hops = far, [], hops + 1
        self.count(len(met))
        return Trace(found, before, frozenset(met))

    def count(self, visits: int) -> None:
        """Take down how many nodes were looked at. Raises Trouble (ARG908) once it was too many in all."""
        self.visits += visits
        if self.visits > self.most:
            what = "what bears on what, and what would follow without each statement, comes to"
            advice = "shorten the longest chains and circles of reasons and objections, or split it into smaller briefs"
            raise too_much(self.argument, what, "paths", self.most, advice)

    def live(self, state: State, standing: Callable[[int], Standing]) -> bool:
        """Whether a path may lead on from a state."""
        return state[0] not in self.theses and _fares(state, standing)

    def onward(self, state: State, standing: Callable[[int], Standing]) -> Iterator[State]:
        """The states that a live path may have next."""
        return (reached for reached in self._onward(state, standing) if state[1] or _fares(reached, standing))

    def _onward(self, state: State, standing: Callable[[int], Standing]) -> Iterator[State]:
        """The states next to one, if a path may lead on from it at all."""
        node, spoken_for = state
        if self.live(state, standing):
            yield from ((other, spoken_for is not against) for other, against in self.edges[node])

    def path(self, trace: Trace, end: End) -> Path:
        """The path to an end as hops from statement to statement."""
        states = trace.states(end.state)
        return Path(
            start=self.names[states[0][0]],
            hops=tuple(self._hops(states)),
            stake=end.stake,
            consistent=end.state[1] is (end.stake is not Stake.REJECTS),
        )

    def _hops(self, states: list[State]) -> Iterator[Hop]:
        (origin, spoken_for), steps = states[0], list[StepId]()
        for node, now in states[1:]:
            if node >= self.framework.first_step:
                steps.append(self.steps[node - self.framework.first_step])
            else:
                yield Hop(self.names[origin], tuple(steps), self.names[node], for_it=now is spoken_for)
                origin, spoken_for, steps = node, now, []


def _outright(previous: State | None, hops: int, stake: Stake) -> bool:
    """Whether a path ends where it starts, or goes straight to something claimed by more than taking away."""
    return hops == 0 or (hops == 1 and stake is not Stake.REJECTS and previous is not None and previous[1])


def _fares(state: State, standing: Callable[[int], Standing]) -> bool:
    """Whether a node fares as what is said about it would have it."""
    node, spoken_for = state
    return standing(node) is (Standing.STANDS if spoken_for else Standing.FALLS)


def _edges(framework: Framework, node: int) -> list[tuple[int, bool]]:
    """What a node bears on directly, and whether against it."""
    carried = [(framework.basis_of[node], False)] if framework.basis_of[node] >= 0 else []
    needed = [(other, False) for other in framework.needed_by[node]]
    return [*carried, *needed, *((other, True) for other in framework.attacked[node])]


def _stakes(argument: Argument, one: Interpretation) -> dict[Name, Stake]:
    stakes = dict.fromkeys(one.rejects, Stake.REJECTS)
    stakes.update(dict.fromkeys(commitments(argument, one), Stake.ASSUMES))
    stakes.update(dict.fromkeys(one.holds, Stake.HOLDS))
    stakes[one.name] = Stake.THESIS
    return stakes
