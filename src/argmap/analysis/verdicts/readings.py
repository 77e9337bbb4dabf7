"""What each interpretation holds, draws on, must deny, must answer, rejects, and cannot do without."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from argmap.analysis.verdicts.kinds import Stance, Status
from argmap.analysis.verdicts.ranks import EVER, JUDGMENT, SOURCED, last_day
from argmap.analysis.verdicts.status import Judgement
from argmap.model import Interpretation, Name, StepId

STANCES = (Stance.SILENT, Stance.MUST_ANSWER, Stance.MUST_DENY, Stance.DRAWS_ON, Stance.REJECTS, Stance.HOLDS)
"""From the last that fits to the first."""
_SILENT, _ANSWERS, _DENIES, _DRAWS, _REJECTS, _HOLDS = range(6)


def outright(one: Interpretation) -> dict[Name, Stance]:
    """What an interpretation says of statements in so many words; of all others, nothing."""
    return dict.fromkeys(one.rejects, Stance.REJECTS) | dict.fromkeys((one.name, *one.holds), Stance.HOLDS)


class Reasons:
    """The reasons that can be shared: those that are open, or fail only for what is disputed."""

    def __init__(self, judgement: Judgement) -> None:
        self.judgement, self.plain, self.graph = judgement, judgement.plain, judgement.graph
        self.usable: Sequence[Sequence[int]] = [
            tuple(step for step in steps if judgement.is_open(step) or judgement.shaky(step)) if steps else ()
            for steps in self.graph.supports
        ]
        """For each statement, the supports of it."""
        self.below: Sequence[Sequence[int]] = [
            self.beneath(each, self.usable[each]) for each in range(len(self.usable))
        ]
        """For each statement, what it assumes, and what these need."""

    def beneath(self, number: int, reasons: Iterable[int]) -> tuple[int, ...]:
        """What a statement assumes, and what some reasons for it need."""
        premises = (each for step in reasons for each in self.plain.all_premises(step))
        return (*self.graph.assumptions[number], *premises)


class Reading:
    """One interpretation; or a key judgment, as if somebody held it and nothing else."""

    def __init__(self, reasons: Reasons, name: Name, holds: Sequence[Name] = (), rejects: Sequence[Name] = ()) -> None:
        plain = reasons.plain
        self.name, self.number = name, plain.numbers[name]
        self._reasons, self._plain, self._judgement = reasons, plain, reasons.judgement
        dated = plain.statements[self.number].date if plain.is_thesis[self.number] else None
        self._until = last_day(dated) if dated else EVER
        self.all_held, self.all_rejected = plain.numbered((name, *holds)), plain.numbered(rejects)
        """With those that it cannot hold or reject, since they are of later date."""
        self.held_ones = tuple(each for each in self.all_held if not self._is_anachronism(each))
        self.rejected_ones = tuple(each for each in self.all_rejected if not self._is_anachronism(each))
        self._blocked = {step for each in self.rejected_ones for step in plain.serves[each]}
        """The steps that it cannot share, since it rejects what they start from."""
        targets = {plain.targets[step] for step in self._blocked if plain.targets[step] >= 0}
        self._below = {each: reasons.beneath(each, self.shared(each)) for each in targets}

    # Dates ---------------------------------------------------------------------------------------------------------

    def is_late(self, number: int) -> bool:
        """Whether a statement is of later date than the interpretation."""
        return self._plain.known_since[number] > self._until

    def _is_anachronism(self, number: int) -> bool:
        return number != self.number and self.is_late(number) and self._plain.statements[number].date is not None

    @property
    def late(self) -> tuple[Name, ...]:
        """All that is of later date than the interpretation, so that it cannot draw on it."""
        if self._until == EVER:
            return ()
        return tuple(name for number, name in enumerate(self._plain.names) if self.is_late(number))

    @property
    def anachronisms(self) -> tuple[Name, ...]:
        """What it is said to hold or reject although it is itself of later date: an error; it counts as not said."""
        stated = (*self.all_held, *self.all_rejected)
        return self._plain.named(each for each in stated if self._is_anachronism(each))

    @property
    def held_early(self) -> tuple[Name, ...]:
        """What it holds or rejects although all that is cited for it is of later date: worth a warning."""
        stated = (*self.held_ones[1:], *self.rejected_ones)
        return self._plain.named(each for each in stated if self.is_late(each))

    # What it shares --------------------------------------------------------------------------------------------------

    def shared(self, number: int) -> list[int]:
        """The reasons for a statement that it can share: none that has a premise it rejects."""
        return [step for step in self._reasons.usable[number] if step not in self._blocked]

    def beneath(self, start: Iterable[int], until: int = EVER) -> list[int]:
        """Some statements and all that they rest on, but for what is of later date and what lies beneath that alone."""
        own, common, known_since = self._below, self._reasons.below, self._plain.known_since
        queue, seen = list(start), bytearray(len(common))
        for number in queue:
            seen[number] = 1
        for number in queue:  # It grows.
            for each in own[number] if number in own else common[number]:
                if not seen[each] and known_since[each] <= until:
                    seen[each] = 1
                    queue.append(each)
        return queue

    def lacking(self, start: Sequence[int]) -> list[int]:
        """What some statements cannot do without: assumptions, and of a judgment what all reasons for it need."""
        queue, seen = list(start), set(start)
        for number in queue:  # It grows.
            fresh, reasons = {*self._plain.graph.assumptions[number]}, self.shared(number)
            if reasons and self._judgement.own[number] == JUDGMENT:
                first, *others = (self._plain.all_premises(step) for step in reasons)
                fresh.update(set(first).intersection(*others))
            fresh -= seen
            seen |= fresh
            queue += sorted(fresh)
        return queue[len(start) :]

    @cached_property
    def drawn_ones(self) -> list[int]:
        """What it holds or draws on, by number."""
        return self.beneath(self.held_ones, self._until)

    @cached_property
    def held_and_below(self) -> list[int]:
        """What it is said to hold, and all beneath it, dates aside."""
        undated = self._until == EVER
        return self.drawn_ones if undated else self.beneath(self.all_held)

    @cached_property
    def needed_ones(self) -> list[int]:
        """What it cannot do without, by number."""
        return self.lacking(self.held_ones)

    # What it is up against -------------------------------------------------------------------------------------------

    @cached_property
    def committed(self) -> list[int]:
        """What it holds or needs, by number."""
        return sorted({*self.held_ones, *self.needed_ones})

    @cached_property
    def denied_ones(self) -> set[int]:
        """What it must deny, be it that it rejects or draws on it, too."""
        rivals = self._plain.graph.rivals
        return {each for number in self.committed for each in rivals[number] if not self.is_late(each)}

    @cached_property
    def open_objections(self) -> list[int]:
        """The open objections that it has to answer: to what it holds or needs, from nothing that it rejects."""
        objections = self._plain.graph.objections
        steps = (step for number in self.committed for step in objections[number])
        return [step for step in steps if step not in self._blocked and self._judgement.is_open(step)]

    @cached_property
    def sides(self) -> bytearray:
        """What it makes of each statement: for each, a place in `STANCES`."""
        sides = bytearray(len(self._plain.names))
        for number in self.asked:
            sides[number] = _ANSWERS
        for number in self.denied_ones:
            sides[number] = _DENIES
        for number in self.drawn_ones:
            sides[number] = _DRAWS
        for number in self.rejected_ones:
            sides[number] = _REJECTS
        for number in self.held_ones:
            sides[number] = _HOLDS
        return sides

    @cached_property
    def asked(self) -> list[int]:
        """The premises of the objections that it has to answer, by number."""
        premises = self._plain.graph.premises
        return sorted({each for step in self.open_objections for each in premises[step]})

    @cached_property
    def against(self) -> list[int]:
        """What it rejects or must deny, by number."""
        return [
            each for each in (*self.rejected_ones, *sorted(self.denied_ones)) if self.sides[each] in (_DENIES, _REJECTS)
        ]

    def holds(self, number: int) -> bool:
        """Whether it holds a statement outright."""
        return self.sides[number] == _HOLDS

    # By name ---------------------------------------------------------------------------------------------------------

    def stance(self, name: Name) -> Stance:
        """What it makes of a statement."""
        return STANCES[self.sides[self._plain.numbers[name]]]

    def stances(self) -> Iterator[tuple[Name, Stance]]:
        """Every statement that it does not pass over, in the order of the files."""
        return ((self._plain.names[at], STANCES[side]) for at, side in enumerate(self.sides) if side)

    @property
    def held(self) -> tuple[Name, ...]:
        """Its thesis, and what it holds besides."""
        return self._plain.named(self.held_ones)

    @property
    def rejected(self) -> tuple[Name, ...]:
        """What it rejects."""
        return self._plain.named(self.rejected_ones)

    @property
    def needs(self) -> tuple[Name, ...]:
        """What it cannot do without, the nearest first."""
        return self._plain.named(self.needed_ones)

    @property
    def thesis_needs(self) -> tuple[Name, ...]:
        """What its thesis alone cannot do without."""
        return self._plain.named(self.lacking([self.number]))

    @property
    def answering(self) -> tuple[Name, ...]:
        """The premises of all objections that it has to answer, in the order of the files."""
        return self._plain.named(self.asked)

    @property
    def to_answer(self) -> tuple[StepId, ...]:
        """The objections that it has to answer."""
        return tuple(self._plain.keys[step] for step in self.open_objections)

    @property
    def unargued(self) -> tuple[Name, ...]:
        """What it rejects although it is sourced and nothing is to be printed of it."""
        status, grounds = self._judgement.status, self._judgement.grounds
        found = (each for each in self.rejected_ones if status[each] is Status.NOTHING and grounds(each) == SOURCED)
        return self._plain.named(found)


def readings(reasons: Reasons) -> Mapping[Name, Reading]:
    """The interpretations, as the brief compares them."""
    compared = reasons.plain.argument.compared()
    return {one.name: Reading(reasons, one.name, one.holds, one.rejects) for one in compared}
