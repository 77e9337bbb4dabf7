"""The interpretations in the order in which the evidence contradicts them, and which of them move when it changes."""

from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.matrix import Ranking
from argmap.brief.context import Context
from argmap.brief.views import Chip
from argmap.model import Name


class Shift(StrEnum):
    """Whether an interpretation has a better place than before, a worse one, or the same."""

    UP = "up"
    DOWN = "down"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Place:
    """An interpretation's place in the order: 1 for the least contradicted. Interpretations that are level share it."""

    number: int
    chip: Chip
    shift: Shift


def order_of(context: Context, ranking: Ranking, before: Ranking | None = None) -> tuple[Place, ...]:
    """A ranking as places, the least contradicted first; compared with another ranking, where one is given."""
    now, then = _numbers(ranking), _numbers(ranking if before is None else before)
    return tuple(Place(number, context.chips[name], _shift(number, then[name])) for name, number in now.items())


def _numbers(ranking: Ranking) -> dict[Name, int]:
    """The place of each interpretation: one more than there are before it."""
    numbers: dict[Name, int] = {}
    for level in ranking:
        numbers.update(dict.fromkeys(level, len(numbers) + 1))
    return numbers


def _shift(now: int, then: int) -> Shift:
    if now == then:
        return Shift.STAYS
    return Shift.UP if now < then else Shift.DOWN
