"""Cruxes of two statements, gathered where they come to the same: twenty pairs with one in common are one thing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
    outcomes: dict[tuple[object, ...], list[Crux]] = {}
    for crux in cruxes:
        if len(crux.statements) == 2:
            outcome = (*crux.outlook.standings.items(), crux.outlook.ranking)
            outcomes.setdefault(outcome, []).append(crux)
    return tuple(group for alike in outcomes.values() for group in _groups(alike))


def _groups(alike: Iterable[Crux]) -> Iterator[PairGroup]:
    partners: dict[Name, dict[Name, Crux]] = {}
    for crux in alike:
        one, other = crux.statements
        partners.setdefault(one, {})[other] = crux
        partners.setdefault(other, {})[one] = crux
    while partners:
        common = max(partners, key=lambda name: len(partners[name]))
        found = partners.pop(common)
        for other in found:
            del partners[other][common]
            if not partners[other]:
                del partners[other]
        yield PairGroup(common, tuple(found), tuple(found.values()))
