"""How the interpretations come out, all told, and how they would come out if something were withdrawn.

A withdrawal is followed only as far as it reaches: standings by `revision`, and the rows of the evidence matrix whose
paths come by what it changes. All else is as it was.
"""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from argmap.analysis.ends import Bits, Ends
from argmap.analysis.framework import Framework, Standing
from argmap.analysis.influence import Influence, State
from argmap.analysis.matrix import Evidence, Mark, Ranking, evidence, marks_of, ranking, totals
from argmap.analysis.revision import Reviser, Revision
from argmap.model import Argument, Name

_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Outlook:
    """How each compared interpretation stands in the whole argument, and their order by what counts against them."""

    standings: Mapping[Name, Standing]
    ranking: Ranking


@dataclass(frozen=True, slots=True)
class Effect:
    """What a withdrawal comes to."""

    revision: Revision
    shift: tuple[int, ...]
    """By how much what counts against each column changes."""


class Forecast:
    """Works out effects of withdrawals on one argument: make it once and ask it often."""

    def __init__(
        self, argument: Argument, framework: Framework, influence: Influence, standings: list[Standing]
    ) -> None:
        self.columns = tuple(one.name for one in argument.compared())
        self._framework = framework
        self._influence = influence
        self._standings = standings
        self._evidence = evidence(argument, framework)
        self._hanging: dict[int, set[int]] = {}
        """For each node, the rows for which it decides whether they are evidence."""
        for number, one in self._evidence.items():
            for node in (number, *one.reasons):
                self._hanging.setdefault(node, set()).add(number)
        self._ends = Ends(influence, standings)
        self._marks = {
            number: self._row(one, self._ends.of(number), standings.__getitem__)
            for number, one in self._evidence.items()
        }
        self.against = totals(list(self._marks.values()), len(self.columns))
        """What counts against each column as the argument is written."""

    @cached_property
    def _reviser(self) -> Reviser:
        return Reviser(self._framework, self._standings)

    def effect(self, withdrawn: Iterable[Name], unsourced: Iterable[Name] = ()) -> Effect:
        """What it comes to if some statements are withdrawn, and others lose what they rest on by themselves.

        A statement that has lost its source is no evidence any more, even if reasons still carry it. Raises Trouble
        (ARG908) once the effects asked for take too much work in all.
        """
        numbers = self._framework.numbers
        silenced = frozenset(numbers[name] for name in unsourced)
        revision = self._reviser.without((numbers[name] for name in withdrawn), silenced)
        self._influence.count(revision.work)
        reaching = self._ends.reaching(revision.changed)
        rows = frozenset(self._touched(revision.changed, reaching) | (silenced & self._marks.keys()))
        if not rows:
            return Effect(revision, (0,) * len(self.columns))
        standing, left = self._after(revision.changed), {row: self._evidence[row] for row in rows - silenced}
        found = self._ends.after(revision.changed, reaching, standing) if left else {}
        before = totals([self._marks[row] for row in rows], len(self.columns))
        marks = [self._row(one, self._ends.of(row, found), standing) for row, one in left.items()]
        after = totals(marks, len(self.columns))
        return Effect(revision, tuple(new - old for new, old in zip(after, before, strict=True)))

    def _touched(self, changed: Mapping[int, Standing], reaching: Set[State]) -> set[int]:
        """The rows that may say something else: their paths come by a change, or it decides whether they count."""
        start = (node for node, spoken_for in reaching if spoken_for and node in self._evidence)
        rows = {row for row in start if self._evidence[row].counts(self._standings.__getitem__)}
        return rows.union(*(self._hanging.get(node, _NONE) for node in changed))

    def _after(self, changed: Mapping[int, Standing]) -> Callable[[int], Standing]:
        """How each node fares after a change."""
        return lambda node: changed.get(node, self._standings[node])

    def changed(self, effect: Effect) -> dict[Name, Standing]:
        """The statements that fare otherwise after an effect, with how they fare then, in order of effect."""
        names, nodes = self._influence.names, effect.revision.changed.items()
        return {names[node]: standing for node, standing in nodes if node < len(names)}

    def outlook(self, effect: Effect | None = None) -> Outlook:
        """How the interpretations come out; after an effect, if one is given."""
        changed, shift = (effect.revision.changed, effect.shift) if effect else ({}, (0,) * len(self.columns))
        standing, numbers = self._after(changed), self._framework.numbers
        against = [total + more for total, more in zip(self.against, shift, strict=True)]
        return Outlook({name: standing(numbers[name]) for name in self.columns}, ranking(self.columns, against))

    def _row(self, one: Evidence, ends: Bits, standing: Callable[[int], Standing]) -> tuple[Mark, ...]:
        """What a row says; nothing, if it is no evidence."""
        if not one.counts(standing):
            return (Mark.SILENT,) * len(self.columns)
        return marks_of(self._influence.trace(one.number, standing, 1), ends, len(self.columns))
