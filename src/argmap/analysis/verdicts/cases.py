"""The hardest objection to a conclusion, and the best case for it: the author's choice, else by what bears most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from argmap.analysis.verdicts.kinds import FAILED, IN_ORDER, Answer, State, Status
from argmap.analysis.verdicts.ranks import SOURCED
from argmap.analysis.verdicts.readings import Reading
from argmap.analysis.verdicts.status import Judgement
from argmap.model import Name, StepId

MOST = 2
"""How many reasons make a best case."""


@dataclass(frozen=True, slots=True)
class Hardest:
    """The hardest objection to a conclusion: its first premise, how it fares, and what answers it.

    If it is `denied`, whoever holds the conclusion rejects or must deny it, though no objection to it prevails; the
    answers are then what is open against it.
    """

    premise: Name
    step: StepId | None
    """None for something denied without an argument, which is put as an objection nowhere."""
    state: State
    denied: bool
    answers: tuple[Answer, ...]


_Key = tuple[bool, bool, bool, int, int, int, int]


def hardest(judgement: Judgement, reading: Reading, holding: Sequence[int]) -> Hardest | None:
    """The hardest direct objection to a thesis or to what is held or needed with it, or what it denies unargued.

    `holding` has, for each statement, who holds it outright, as bits.
    """
    candidates = [*_objections(judgement, reading, holding), *_unargued(judgement, reading)]
    if not candidates:
        return None
    _, number, step = min(candidates, key=lambda one: one[0])
    plain, key = judgement.plain, None if step is None else judgement.plain.keys[step]
    state = State.OPEN if step is None else judgement.states[step]
    if state is State.OPEN and number in reading.against:
        return Hardest(plain.names[number], key, state, denied=True, answers=tuple(judgement.refutations(number)))
    answers = () if step is None else judgement.answers(step)
    return Hardest(plain.names[number], key, state, denied=False, answers=answers)


def _objections(
    judgement: Judgement, reading: Reading, holding: Sequence[int]
) -> Iterator[tuple[_Key, int, int | None]]:
    plain, states = judgement.plain, judgement.states
    named = frozenset(plain.statements[reading.number].hardest)
    targets = dict.fromkeys((reading.number, *reading.held_ones[1:], *reading.needed_ones))
    steps = (step for number in targets for step in judgement.graph.objections[number])
    for place, step in enumerate(steps):
        first, state = plain.first[step], states[step]
        rivals = holding[first].bit_count() - reading.holds(first)
        key = (
            plain.names[first] not in named,
            state in FAILED,
            plain.targets[step] != reading.number,
            -judgement.weight(step),
            IN_ORDER.index(state),
            -rivals,
            place,
        )
        yield key, first, step


def _unargued(judgement: Judgement, reading: Reading) -> Iterator[tuple[_Key, int, int | None]]:
    plain = judgement.plain
    named = frozenset(plain.statements[reading.number].hardest)
    for place, name in enumerate(reading.unargued):
        yield (name not in named, False, True, -SOURCED, 0, 1, place), plain.numbers[name], None


def best_case(judgement: Judgement, reading: Reading, most: int = MOST) -> tuple[Name, ...]:
    """The best reasons for a conclusion: reasons given for it, then what is held with it."""
    plain, found = judgement.plain, dict[int, tuple[bool, bool, bool, int]]()
    named = frozenset(plain.statements[reading.number].best)
    for step in reading.shared(reading.number):
        first = plain.first[step]
        key = (plain.names[first] not in named, *_reason(judgement, reading, step))
        found[first] = min(found.get(first, key), key)
    for number in reading.held_ones[1:]:
        if number not in found and judgement.status[number] is not Status.UNSUPPORTED:
            found[number] = (plain.names[number] not in named, False, True, -judgement.grounds(number))
    return plain.named(sorted(found, key=found.__getitem__)[:most])


def _reason(judgement: Judgement, reading: Reading, step: int) -> tuple[bool, bool, int]:
    """Where a reason stands: one from what is held counts by its grounds, whatever is open against these."""
    premises = judgement.graph.premises[step]
    held = all(map(reading.holds, premises))
    rank = min(map(judgement.grounds if held else judgement.accepted, premises), default=SOURCED)
    return judgement.shaky(step) and not held, False, -rank
