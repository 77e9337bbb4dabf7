"""How every statement and step fares: what holds, what is open against it, and what is to be printed of it."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from argmap.analysis.verdicts.fixed_point import WITHDRAWN, Bounds, reach, settle
from argmap.analysis.verdicts.kinds import ENDED, Answer, How, State, Status
from argmap.analysis.verdicts.numbered import Numbered
from argmap.analysis.verdicts.ranks import JUDGMENT, SOURCED, UNSOURCED
from argmap.model import StepKind


@dataclass(frozen=True, slots=True)
class Region:
    """Some statements and steps of an argument."""

    statements: Sequence[int]
    steps: Sequence[int]


class Judgement:
    """How all statements and steps fare, by number."""

    def __init__(self, plain: Numbered) -> None:
        self.plain, self.graph = plain, plain.graph
        self.own = plain.own
        self._grounds, self._steps = plain.network.statements, plain.network.first_step
        self.bounds = Bounds([0] * plain.network.size, [0] * plain.network.size)
        self.reached = [0] * len(plain.names)
        self.carried, self.states = [False] * len(plain.names), [State.OPEN] * len(plain.keys)
        """Of each statement, whether it rests on something; of each step, how it fares."""
        self.against: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((), ())] * len(plain.names)
        """The objections that are open against each statement, and the statements."""
        self.status = [Status.NOTHING] * len(plain.names)
        self.work_out(Region(range(len(plain.names)), range(len(plain.keys))))

    def with_own(self, own: Sequence[int]) -> "Judgement":
        """A copy in which statements have other own ranks, and nothing is worked out anew."""
        other = copy(self)
        other.own, other.bounds = own, Bounds(self.bounds.low.copy(), self.bounds.high.copy())
        other.reached = self.reached.copy()
        other.carried, other.states = self.carried.copy(), self.states.copy()
        other.against, other.status = self.against.copy(), self.status.copy()
        return other

    def work_out(self, region: Region) -> None:
        """Work out how some statements and steps fare, all else as it is."""
        grounds = (self._grounds + each for each in region.statements)
        steps = (self._steps + each for each in region.steps)
        reach(self.graph, self.own, region.statements, self.reached)
        settle(self.plain.network, self.own, self.reached, [*region.statements, *grounds, *steps], self.bounds)
        self._find_against(region)
        self._find_states(region)
        self._carry(region)
        self._find_statuses(region)

    def fares(self, number: int) -> object:
        """All that others can hear of a statement, to compare with what was before."""
        bounds, grounds, contested = self.bounds, self._grounds + number, self.is_contested(number)
        ranks = bounds.low[number], bounds.high[number], bounds.low[grounds], bounds.high[grounds]
        return ranks, self.reached[number], self.carried[number], self.status[number], contested

    def step_fares(self, step: int) -> object:
        """The same of a step."""
        return self.bounds.low[self._steps + step], self.bounds.high[self._steps + step], self.states[step]

    # Ranks ---------------------------------------------------------------------------------------------------------

    def holds(self, number: int) -> bool | None:
        """Whether a statement holds; None if that is undecided."""
        return True if self.bounds.low[number] else None if self.bounds.high[number] else False

    def accepted(self, number: int) -> int:
        """The highest rank at which it may hold."""
        return self.bounds.high[number]

    def grounds(self, number: int) -> int:
        """The highest rank of what it rests on, by itself or by its reasons; 0 for nothing."""
        return self.bounds.high[self._grounds + number]

    def strength(self, step: int) -> int:
        """The highest rank at which a step may bear; 0 if it is not open."""
        return self.bounds.high[self._steps + step]

    def bears(self, step: int) -> bool:
        """Whether it is certain that a step bears."""
        return bool(self.bounds.low[self._steps + step])

    def is_open(self, step: int) -> bool:
        """Whether a step bears, for all that is said against it."""
        return bool(self.bounds.high[self._steps + step])

    def weight(self, step: int) -> int:
        """The rank of a step by the weakest of its premises, whatever ends it; what it assumes does not count."""
        return min((self.bounds.high[each] for each in self.graph.premises[step]), default=SOURCED)

    # What is open against a statement --------------------------------------------------------------------------------

    def _find_against(self, region: Region) -> None:
        """Open objections to each statement, and what contradicts it and has not lost to anything else.

        What contradicts many statements is asked once for what beats it: for the two strongest that may.
        """
        rivals, objections, high, first = self.graph.rivals, self.graph.objections, self.bounds.high, self._steps
        contested = {each: self._contest(each) for each in region.statements if rivals[each]}
        for number in region.statements:
            if objections[number] or rivals[number]:
                open_ones = tuple(step for step in objections[number] if high[first + step])
                self.against[number] = open_ones, tuple(r for r in rivals[number] if contested[r].open_against(number))

    def _contest(self, number: int) -> "_Contest":
        lacks = any(not self.accepted(each) for each in self.graph.assumptions[number])
        beating = [(self.strength(step), -1) for step in self.graph.objections[number]]
        beating += [(self.accepted(each), each) for each in self.graph.rivals[number] if self.bounds.low[each]]
        return _Contest(0 if lacks else self.grounds(number), sorted(beating, reverse=True)[:2])

    def is_contested(self, number: int) -> bool:
        """Whether something is open against a statement."""
        return any(self.against[number])

    # How steps fare --------------------------------------------------------------------------------------------------

    def _find_states(self, region: Region) -> None:
        high, first = self.bounds.high, self._steps
        for step in region.steps:
            self.states[step] = State.OPEN if high[first + step] else min(self._answers(step))[1]

    def _answers(self, step: int) -> Iterator[tuple[int, State]]:
        for ender in self.ending(step):
            reply = self.plain.kinds[ender] is StepKind.REPLY
            yield (1, State.REPLIED) if reply else (2, State.SET_ASIDE)
        for each in self.missing(step):
            yield (3, State.REFUTED) if self.is_contested(each) else (4, State.UNSUPPORTED)

    def ending(self, step: int) -> Iterator[int]:
        """What ends a step that is not open."""
        weight = self.weight(step) if self.graph.enders[step] else 0
        return (each for each in self.graph.enders[step] if self.bears(each) and self.strength(each) >= weight)

    def missing(self, step: int) -> Iterator[int]:
        """What a step needs and does not have for certain, in the order written."""
        return (self.plain.numbers[name] for name in self.plain.argument.steps[self.plain.keys[step]].premises
                if not self.bounds.low[self.plain.numbers[name]])  # fmt: skip

    def answers(self, step: int) -> tuple[Answer, ...]:
        """How a step is answered, and by what; nothing if it is open."""
        if self.is_open(step):
            return ()
        plain, found = self.plain, list[Answer]()
        for premise in self.missing(step):
            found += self.refutations(premise) or [Answer(State.UNSUPPORTED, plain.names[premise])]
        for ender in self.ending(step):
            state = State.REPLIED if plain.kinds[ender] is StepKind.REPLY else State.SET_ASIDE
            found.append(Answer(state, plain.names[plain.first[ender]], plain.keys[ender]))
        return tuple(found)

    def refutations(self, number: int) -> list[Answer]:
        """What is open against a statement, as answers to what it is a premise of."""
        plain, (steps, rivals) = self.plain, self.against[number]
        objections = [Answer(State.REFUTED, plain.names[plain.first[step]], plain.keys[step]) for step in steps]
        return objections + [Answer(State.REFUTED, plain.names[rival]) for rival in rivals]

    def shaky(self, step: int) -> bool:
        """Whether a support fails only because something that it rests on is disputed."""
        return self._fails_for_premises(step) and not any(map(self._is_unsupported, self.plain.all_premises(step)))

    def questioned(self, number: int) -> bool:
        """Whether each open reason for a judgment is put in question, by an open reply or undercut."""
        if self.own[number] != JUDGMENT:
            return False
        reasons = [step for step in self.graph.supports[number] if self.is_open(step)]
        return bool(reasons) and all(any(map(self.is_open, self.plain.onto[step])) for step in reasons)

    # Status ----------------------------------------------------------------------------------------------------------

    def _carry(self, region: Region) -> None:
        """Find what rests, by open supports, on something with a rank of its own: circles carry nothing."""
        plain, carried, statements = self.plain, self.carried, region.statements
        for number in statements:
            carried[number] = self.own[number] >= UNSOURCED
        missing: dict[int, int] = {}
        for step in self._into(region):
            if self.is_open(step):
                missing[step] = sum(not carried[each] for each in plain.all_premises(step))
        queue = [plain.targets[step] for step, count in missing.items() if not count]
        for number in queue:  # It grows.
            if carried[number] or self.own[number] == WITHDRAWN:
                continue
            carried[number] = True
            for step in plain.serves[number]:
                if step in missing:
                    missing[step] -= 1
                    queue += [] if missing[step] else [plain.targets[step]]

    def _into(self, region: Region) -> Iterator[int]:
        """The supports of the statements of a region."""
        return (step for number in region.statements for step in self.graph.supports[number])

    def _find_statuses(self, region: Region) -> None:
        """What is unsupported only for what is disputed beneath it is disputed, too; each edge is looked at once."""
        for number in region.statements:
            self.status[number] = self._by_itself(number)
        lacking = {
            step: sum(self._is_unsupported(each) for each in self.plain.all_premises(step))
            for step in self._into(region)
            if self._fails_for_premises(step)
        }
        wanting = {
            number: sum(map(self._is_unsupported, self.graph.assumptions[number]))
            for number in region.statements
            if self.carried[number] and self.graph.assumptions[number]
        }
        queue = [self.plain.targets[step] for step, count in lacking.items() if not count]
        queue += [number for number, count in wanting.items() if not count]
        for number in queue:  # It grows.
            if self._is_unsupported(number):
                self.status[number] = Status.DISPUTED
                for counts, others in ((lacking, self.plain.serves[number]), (wanting, self.plain.needed_by[number])):
                    for each in counts.keys() & others:
                        counts[each] -= 1
                        if not counts[each]:
                            queue.append(each if counts is wanting else self.plain.targets[each])

    def _is_unsupported(self, number: int) -> bool:
        return self.status[number] is Status.UNSUPPORTED

    def _fails_for_premises(self, step: int) -> bool:
        return not self.is_open(step) and self.states[step] not in ENDED

    def _by_itself(self, number: int) -> Status:
        if not self.carried[number] or any(not self.accepted(each) for each in self.graph.assumptions[number]):
            return Status.UNSUPPORTED
        fine = self.bounds.low[number] and not self.is_contested(number) and not self.questioned(number)
        return Status.NOTHING if fine else Status.DISPUTED

    def how(self, number: int) -> How:
        """What makes a disputed statement so."""
        mine, (steps, rivals) = self.grounds(number), self.against[number]
        most = max((*map(self.strength, steps), *map(self.grounds, rivals)), default=0)
        if most and (most >= mine or self.bounds.low[number]):
            return How.STRONGER if most > mine else How.EVEN if most == mine else How.WEAKER
        return How.QUESTIONED if self.bounds.low[number] else How.RESTS


@dataclass(frozen=True, slots=True)
class _Contest:
    """A statement that contradicts others: the rank of what it rests on, and of the two strongest that may beat it."""

    grounds: int
    beating: Sequence[tuple[int, int]]

    def open_against(self, other: int) -> bool:
        """Whether it has a ground, and nothing but that other is known to beat it."""
        strongest = max((rank for rank, each in self.beating if each != other), default=0)
        return strongest < self.grounds
