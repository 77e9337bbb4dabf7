"""How every statement and step fares: what holds, what is open against it, and what is to be printed of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from argmap.analysis.verdicts.fixed_point import WITHDRAWN, settle
from argmap.analysis.verdicts.kinds import ENDED, Answer, How, State, Status
from argmap.analysis.verdicts.numbered import Numbered
from argmap.analysis.verdicts.ranks import JUDGMENT, SOURCED, UNSOURCED
from argmap.model import StepKind


@dataclass(frozen=True, slots=True)
class Region:
    """Some statements and steps of an argument."""

    statements: Sequence[int]
    steps: Sequence[int]


def touched(plain: Numbered, changed: Iterable[int]) -> Region:
    """All that can fare otherwise if the own ranks of some statements change: these, and what hears of them."""
    statements, steps = dict.fromkeys(changed), dict[int, None]()
    queue, waiting = list(statements), list[int]()
    while queue or waiting:
        if queue:
            number = queue.pop()
            waiting += [each for each in plain.serves[number] if each not in steps]
            steps.update(dict.fromkeys(waiting))
            fresh = [*plain.graph.rivals[number], *plain.needed_by[number]]
        else:
            step = waiting.pop()
            target, other = plain.targets[step], plain.of_step[step]
            fresh = [] if target is None else [target]
            if other is not None and other not in steps:
                steps[other] = None
                waiting.append(other)
        fresh = [each for each in dict.fromkeys(fresh) if each not in statements]
        statements.update(dict.fromkeys(fresh))
        queue += fresh
    return Region(sorted(statements), sorted(steps))


class Judgement:
    """How all statements and steps fare, by number; with other own ranks, only what these touch is worked out anew."""

    def __init__(
        self,
        plain: Numbered,
        own: Sequence[int] | None = None,
        before: "Judgement | None" = None,
        changed: Iterable[int] = (),
    ) -> None:
        self.plain, self.graph = plain, plain.graph
        self.own = plain.own if own is None else own
        network = plain.network
        self._grounds, self._steps = network.statements, network.first_step
        if before is None:
            self.region = Region(range(len(plain.names)), range(len(plain.keys)))
            self.bounds = settle(network, self.own)
            self.carried, self.states = [False] * len(plain.names), [State.OPEN] * len(plain.keys)
            self.against: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((), ())] * len(plain.names)
            self.status = [Status.NOTHING] * len(plain.names)
        else:
            self.region = touched(plain, changed)
            self.bounds = settle(network, self.own, self._nodes(), before.bounds)
            self.carried, self.states = before.carried.copy(), before.states.copy()
            self.against, self.status = before.against.copy(), before.status.copy()
        self._find_against()
        self._find_states()
        self._carry()
        self._find_statuses()

    def _nodes(self) -> list[int]:
        statements = self.region.statements
        grounds = (self._grounds + each for each in statements)
        return [*statements, *grounds, *(self._steps + each for each in self.region.steps)]

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

    def _find_against(self) -> None:
        """Open objections to each statement, and what contradicts it and has not lost to anything else.

        What contradicts many statements is asked once for what beats it: for the two strongest that may.
        """
        rivals, objections, high, first = self.graph.rivals, self.graph.objections, self.bounds.high, self._steps
        contested = {each: self._contest(each) for each in self.region.statements if rivals[each]}
        for number in self.region.statements:
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

    def _find_states(self) -> None:
        high, first = self.bounds.high, self._steps
        for step in self.region.steps:
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

    def _carry(self) -> None:
        """Find what rests, by open supports, on something with a rank of its own: circles carry nothing."""
        plain, carried, statements = self.plain, self.carried, self.region.statements
        for number in statements:
            carried[number] = self.own[number] >= UNSOURCED
        missing: dict[int, int] = {}
        for step in self._supports():
            if self.is_open(step):
                missing[step] = sum(not carried[each] for each in plain.all_premises(step))
        queue = [target for step, count in missing.items() if not count and (target := plain.targets[step]) is not None]
        for number in queue:  # It grows.
            if carried[number] or self.own[number] == WITHDRAWN:
                continue
            carried[number] = True
            for step in plain.serves[number]:
                if step in missing and (target := plain.targets[step]) is not None:
                    missing[step] -= 1
                    queue += [] if missing[step] else [target]

    def _supports(self) -> Iterator[int]:
        """All supports of the statements looked at, also those that are as they were."""
        return (step for number in self.region.statements for step in self.graph.supports[number])

    def _find_statuses(self) -> None:
        """What is unsupported only for what is disputed beneath it is disputed, too; each edge is looked at once."""
        for number in self.region.statements:
            self.status[number] = self._by_itself(number)
        lacking = {
            step: sum(self._is_unsupported(each) for each in self.plain.all_premises(step))
            for step in self._supports()
            if self._fails_for_premises(step)
        }
        queue = [
            target for step, count in lacking.items() if not count and (target := self.plain.targets[step]) is not None
        ]
        queue += [number for number in self.region.statements if self._assumes_disputed(number)]
        for number in queue:  # It grows.
            if self._is_unsupported(number):
                self.status[number] = Status.DISPUTED
                queue += [each for each in self.plain.needed_by[number] if self.grounds(each)]
                for step in self.plain.serves[number]:
                    if step in lacking and (target := self.plain.targets[step]) is not None:
                        lacking[step] -= 1
                        queue += [] if lacking[step] else [target]

    def _is_unsupported(self, number: int) -> bool:
        return self.status[number] is Status.UNSUPPORTED

    def _assumes_disputed(self, number: int) -> bool:
        disputed = (self.status[each] is Status.DISPUTED for each in self.graph.assumptions[number])
        return bool(self.grounds(number)) and any(disputed)

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
