"""Which interpretation the evidence speaks less against, where no one source and no one passage more decides it.

One fares better than another if no fewer passages speak for it and at least two fewer against it, in all and with any
one source left out: a strict partial order. Heuer (1999) counts inconsistency alone, which rewards silence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from argmap.model import Name

LEAST = 2
"""How many fewer passages have to speak against it."""


@dataclass(frozen=True, slots=True)
class Order:
    """For each interpretation than which others fare better, these; both in column order."""

    columns: tuple[Name, ...]
    better: Mapping[Name, tuple[Name, ...]]

    @property
    def worst(self) -> Name | None:
        """The one than which all others fare better."""
        others = len(self.columns) - 1
        return next((name for name in self.columns if others and len(self.better.get(name, ())) == others), None)

    @property
    def best(self) -> Name | None:
        """The one that fares better than all others."""
        others = [[other for other in self.columns if other != name] for name in self.columns]
        found = zip(self.columns, others, strict=True)
        return next(
            (one for one, rest in found if rest and all(one in self.better.get(each, ()) for each in rest)), None
        )

    @property
    def pairs(self) -> tuple[tuple[Name, Name], ...]:
        """The better and the worse of the pairs that are ordered, but for what `worst` and `best` say."""
        worst, best = self.worst, self.best
        return tuple((one, each) for each, more in self.better.items() if each != worst for one in more if one != best)

    @property
    def too_close(self) -> tuple[Name, ...]:
        """Those that are not told apart from some other, `worst` and `best` left out."""
        rest = [name for name in self.columns if name not in (self.worst, self.best)]
        return tuple(one for one in rest if any(not self._ordered(one, other) for other in rest if other != one))

    def _ordered(self, one: Name, other: Name) -> bool:
        return one in self.better.get(other, ()) or other in self.better.get(one, ())


@dataclass(frozen=True, slots=True)
class Count:
    """How many passages speak for an interpretation; and how many against it, also by source."""

    speaking_for: int
    against: int
    by_source: Mapping[Name, int]
    """Of those with a source, those with most passages first."""


def fares_better(one: Count, other: Count) -> bool:
    """Whether one interpretation fares better than another.

    It is enough to leave out what speaks more against the other: without any other source the two are further apart.
    """
    gap = other.against - one.against
    if gap < LEAST or one.speaking_for < other.speaking_for:
        return False
    for source, count in other.by_source.items():
        if gap - count >= LEAST:
            return True  # So has every source that follows.
        if gap - count + one.by_source.get(source, 0) < LEAST:
            return False
    return True


def order(columns: Sequence[Name], counts: Sequence[Count]) -> Order:
    """The order of some interpretations by their counts."""
    pairs = list(zip(columns, counts, strict=True))
    found = {name: tuple(one for one, count in pairs if fares_better(count, worse)) for name, worse in pairs}
    return Order(tuple(columns), {name: better for name, better in found.items() if better})
