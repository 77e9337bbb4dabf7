"""How the interpretations come out, all told, and how they would come out if something were withdrawn.

A withdrawal is followed only as far as it reaches: standings by `revision`, and the rows of the evidence matrix whose
paths it touches. All else is as it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.analysis.framework import Framework, Standing
from argmap.analysis.grades import credence
from argmap.analysis.influence import Influence
from argmap.analysis.matrix import Mark, Ranking, marks_of, ranking, totals
from argmap.analysis.revision import Reviser, Revision
from argmap.model import Argument, Ground, Name


@dataclass(frozen=True, slots=True)
class Outlook:
    """How each compared interpretation stands in the whole argument, and their order by what counts against them."""

    standings: Mapping[Name, Standing]
    ranking: Ranking


@dataclass(frozen=True, slots=True)
class Effect:
    """What a withdrawal comes to."""

    revision: Revision
    shift: tuple[float, ...]
    """By how much what counts against each column changes."""
    rows: frozenset[int]
    """The rows of the matrix that were worked out anew, by the number of their statement."""

    def apart_from(self, other: "Effect") -> bool:
        """Whether two withdrawals together do just what each does alone."""
        return self.revision.looked_at.isdisjoint(other.revision.looked_at) and self.rows.isdisjoint(other.rows)


class Forecast:
    """Works out effects of withdrawals on one argument: make it once and ask it often."""

    def __init__(
        self, argument: Argument, framework: Framework, influence: Influence, standings: list[Standing]
    ) -> None:
        self.columns = tuple(one.name for one in argument.compared())
        self._framework = framework
        self._influence = influence
        self._standings = standings
        self._weights: dict[int, float] = {}
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._touched_by: dict[int, list[int]] = {}
        """For each node, the rows whose paths come by it."""
        for number, statement in enumerate(argument.statements.values()):
            if statement.ground is Ground.REPORTED:
                self._weights[number] = credence(argument, statement)
                self._marks[number] = self._row(number)
        self.against = self._total(self._marks)
        """What counts against each column as the argument is written, each row by its weight."""

    @cached_property
    def _reviser(self) -> Reviser:
        return Reviser(self._framework, self._standings)

    def effect(self, withdrawn: Iterable[Name], unsourced: Iterable[Name] = ()) -> Effect:
        """What it comes to if some statements are withdrawn, and others lose what they rest on by themselves.

        A statement that has lost its source is no evidence any more, even if reasons still carry it.
        """
        numbers = self._framework.numbers
        silenced = frozenset(numbers[name] for name in unsourced)
        revision = self._reviser.without((numbers[name] for name in withdrawn), silenced)
        touched = {row for node in revision.changed for row in self._touched_by.get(node, ())}
        rows = frozenset(touched | (silenced & self._marks.keys()))
        if not rows:
            return Effect(revision, (0.0,) * len(self.columns), rows)
        before = self._total({row: self._marks[row] for row in rows})
        after = self._total({row: self._anew(row, revision.changed) for row in rows - silenced})
        return Effect(revision, tuple(round(new - old, 9) for new, old in zip(after, before, strict=True)), rows)

    def outlook(self, *effects: Effect) -> Outlook:
        """How the interpretations come out; after some effects, if any are given, that are apart from each other."""
        against = [sum(each) for each in zip(self.against, *(effect.shift for effect in effects), strict=True)]
        standings: dict[Name, Standing] = {}
        for name in self.columns:
            number = self._framework.numbers[name]
            changed = (effect.revision.changed.get(number) for effect in effects)
            standings[name] = next((standing for standing in changed if standing), self._standings[number])
        return Outlook(standings, ranking(self.columns, [round(total, 6) for total in against]))

    def _row(self, number: int) -> tuple[Mark, ...]:
        """A row as the argument is written; what it comes by is remembered."""
        self._touched_by.setdefault(number, []).append(number)
        if self._standings[number] is not Standing.STANDS:
            return (Mark.SILENT,) * len(self.columns)
        trace = self._influence.trace(number, self._standings.__getitem__)
        for node in {node for node, _ in trace.before if node != number}:
            self._touched_by.setdefault(node, []).append(number)
        return marks_of(self._influence, trace, len(self.columns))

    def _anew(self, number: int, changed: Mapping[int, Standing]) -> tuple[Mark, ...]:
        def standing(node: int) -> Standing:
            return changed.get(node, self._standings[node])

        if standing(number) is not Standing.STANDS:
            return (Mark.SILENT,) * len(self.columns)
        return marks_of(self._influence, self._influence.trace(number, standing), len(self.columns))

    def _total(self, rows: Mapping[int, Sequence[Mark]]) -> tuple[float, ...]:
        return totals(list(rows.values()), [self._weights[row] for row in rows], len(self.columns))
