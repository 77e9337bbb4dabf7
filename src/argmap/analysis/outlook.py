"""How the interpretations come out, all told, and how they would come out if something were withdrawn.

A withdrawal is followed only as far as it reaches: standings by `revision`, and the rows of the evidence matrix whose
paths it touches. All else is as it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from argmap.analysis.framework import Framework, Standing
from argmap.analysis.influence import Influence, Trace
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
    shift: tuple[float, ...]
    """By how much what counts against each column changes."""
    rows: frozenset[int]
    """The rows of the matrix that were worked out anew, by the number of their statement."""
    opened: frozenset[int]
    """The nodes that the paths of these rows come by now and did not before."""
    work: int
    """How many nodes were looked at to find all this."""

    def apart_from(self, other: "Effect") -> bool:
        """Whether two withdrawals together do just what each does alone."""
        return (
            self.revision.looked_at.isdisjoint(other.revision.looked_at)
            and self.rows.isdisjoint(other.rows)
            and self.opened.isdisjoint(other.revision.changed)
            and other.opened.isdisjoint(self.revision.changed)
        )


class Forecast:
    """Works out effects of withdrawals on one argument: make it once and ask it often."""

    def __init__(
        self, argument: Argument, framework: Framework, influence: Influence, standings: list[Standing]
    ) -> None:
        self.columns = tuple(one.name for one in argument.compared())
        self._framework = framework
        self._influence = influence
        self._standings = standings
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._touched_by: dict[int, set[int]] = {}
        """For each node, the rows whose paths come by it."""
        self._evidence = evidence(argument, framework)
        for number, one in self._evidence.items():
            self._marks[number] = self._row(one)
        self.against = self._total(self._marks)
        """What counts against each column as the argument is written, each row by its weight."""

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
        touched = {row for node in revision.changed for row in self._touched_by.get(node, _NONE)}
        rows = frozenset(touched | (silenced & self._marks.keys()))
        if not rows:
            return Effect(revision, (0.0,) * len(self.columns), rows, rows, revision.work)
        traces = {row: self._anew(self._evidence[row], revision.changed) for row in rows - silenced}
        before = self._total({row: self._marks[row] for row in rows})
        after = self._total({row: self._read(trace) for row, trace in traces.items()})
        return Effect(
            revision=revision,
            shift=tuple(round(new - old, 9) for new, old in zip(after, before, strict=True)),
            rows=rows,
            opened=frozenset(
                node
                for row, trace in traces.items()
                for node in (trace.met if trace else ())
                if row not in self._touched_by.get(node, _NONE)
            ),
            work=revision.work + sum(len(trace.met) for trace in traces.values() if trace),
        )

    def changed(self, effect: Effect) -> dict[Name, Standing]:
        """The statements that fare otherwise after an effect, with how they fare then, in order of effect."""
        names, nodes = self._influence.names, effect.revision.changed.items()
        return {names[node]: standing for node, standing in nodes if node < len(names)}

    def outlook(self, *effects: Effect) -> Outlook:
        """How the interpretations come out; after some effects, if any are given, that are apart from each other."""
        against = [sum(each) for each in zip(self.against, *(effect.shift for effect in effects), strict=True)]
        standings: dict[Name, Standing] = {}
        for name in self.columns:
            number = self._framework.numbers[name]
            changed = (effect.revision.changed.get(number) for effect in effects)
            standings[name] = next((standing for standing in changed if standing), self._standings[number])
        return Outlook(standings, ranking(self.columns, [round(total, 6) for total in against]))

    def _row(self, one: Evidence) -> tuple[Mark, ...]:
        """A row as the argument is written; what has a say in it is remembered."""
        trace = self._anew(one, {})
        for node in (one.number, *one.reasons, *(trace.met if trace else ())):
            self._touched_by.setdefault(node, set()).add(one.number)
        return self._read(trace)

    def _anew(self, one: Evidence, changed: Mapping[int, Standing]) -> Trace | None:
        """The paths of a row after a change; None if it is no evidence then."""

        def standing(node: int) -> Standing:
            return changed.get(node, self._standings[node])

        return self._influence.trace(one.number, standing) if one.counts(standing) else None

    def _read(self, trace: Trace | None) -> tuple[Mark, ...]:
        columns = len(self.columns)
        return marks_of(trace, columns) if trace else (Mark.SILENT,) * columns

    def _total(self, rows: Mapping[int, Sequence[Mark]]) -> tuple[float, ...]:
        return totals(list(rows.values()), [self._evidence[row].weight for row in rows], len(self.columns))
