"""Cruxes of two statements, gathered where they come to the same: twenty pairs with one in common are one thing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from argmap.analysis.cruxes import Crux
from argmap.model import Name


@dataclass(frozen=True, slots=True)
class PairGroup:
    """A statement that is a crux together with any one of some others, each time with the same outcome."""

    common: Name
    others: tuple[Name, ...]
    cruxes: tuple[Crux, ...]
    """The pairs, in the order of `others`, which is that of their weight. The outcome, so the outlook, is the same in
    all of them; what changes on the way to it may differ."""


def paired(cruxes: Iterable[Crux]) -> tuple[PairGroup, ...]:
    """Gather the cruxes of two statements: by outcome, then by the statement that most of these have in common.

    Each pair is in one group. The groups come in the order of the weightiest pair of each outcome, the largest first.
    """
    pairs = (crux for crux in cruxes if len(crux.statements) == 2)
    return tuple(group for alike in by_outcome(pairs) for group in _groups(alike))


def by_outcome(cruxes: Iterable[Crux]) -> list[list[Crux]]:
    """Cruxes that come to the same together, the outcomes in the order of the first crux of each."""
    outcomes: dict[tuple[object, ...], list[Crux]] = {}
    for crux in cruxes:
        outcomes.setdefault((*crux.outlook.standings.items(), crux.outlook.ranking), []).append(crux)
    return list(outcomes.values())


def _groups(alike: Iterable[Crux]) -> Iterator[PairGroup]:
    partners: dict[Name, dict[Name, Crux]] = {}
    for crux in alike:
        one, other = crux.statements
        partners.setdefault(one, {})[other] = crux
        partners.setdefault(other, {})[one] = crux
    waiting = [(-len(others), place, name) for place, (name, others) in enumerate(partners.items())]
    heapify(waiting)
    while partners:
        size, place, common = heappop(waiting)
        found = partners.get(common, {})
        if len(found) < -size:  # Some of its pairs were gathered elsewhere since.
            heappush(waiting, (-len(found), place, common))
            continue
        del partners[common]
        for other in found:
            del partners[other][common]
            if not partners[other]:
                del partners[other]
        yield PairGroup(common, tuple(found), tuple(found.values()))
