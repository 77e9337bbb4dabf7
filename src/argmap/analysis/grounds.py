"""What the standing of one statement rests on: the immediate reasons, chosen so that no chain of them runs in a circle.

What stands or falls is explained by what was settled in earlier rounds of the propagation. Only what is undecided can
lead back to itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import itemgetter

from argmap.analysis.scenario import Scenario
from argmap.analysis.standing import Standing
from argmap.model import Name, StepId, StepKind


class Relation(StrEnum):
    """What a statement has to do with the one it helps to explain."""

    ASKED = "asked"
    BECAUSE = "because"
    DESPITE = "despite"
    DEFEATED_BY = "defeated by"
    NEEDS = "needs"
    UNDERCUT_BY = "undercut by"
    CONTRADICTS = "contradicts"
    HANGS_ON = "hangs on"


@dataclass(frozen=True, slots=True)
class Link:
    """A reason: a statement and how it bears on what it helps to explain."""

    relation: Relation
    statement: Name
    step: StepId | None = None
    linked: bool = False
    granted: bool = False
    """Whether the statement's own standing is beside the point, because the step from it is undercut."""
    spare: bool = False
    """Whether what it supports would stand without it."""
    below: tuple["Link", ...] = ()
    """The reasons to give for a granted statement's failure to bear."""


class Grounds:
    """Finds reasons in one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.argument, self.labelling, self.rounds = scenario.argument, scenario.labelling, scenario.rounds
        self._known: dict[Name, tuple[Link, ...]] = {}

    def of(self, name: Name) -> tuple[Link, ...]:
        """The immediate reasons for a statement's standing, in reading order."""
        if name not in self._known:
            self._known[name] = tuple(self._reasons(name))
        return self._known[name]

    def _reasons(self, name: Name) -> Iterator[Link]:
        match self.labelling.statements[name]:
            case Standing.STANDS:
                return self._for_standing(name)
            case Standing.FALLS:
                return self._for_falling(name) if name not in self.scenario.without else iter(())
            case Standing.UNDECIDED:
                return self._for_hanging(name)

    # What stands ---------------------------------------------------------------------------------------------------

    def _for_standing(self, name: Name) -> Iterator[Link]:
        yield from self._best_support(name)
        for assumption in self.argument.statements[name].assumptions:
            yield Link(Relation.NEEDS, assumption)
        for objection in self._steps(name, StepKind.OBJECTION):
            yield self._dead(objection, Relation.DESPITE)
        for other in self.argument.opposites.get(name, ()):
            yield Link(Relation.DESPITE, other)

    def _best_support(self, name: Name) -> Iterator[Link]:
        """The live support that was settled first; where none is needed, only one settled no later than it."""
        live = [step for step in self._steps(name, StepKind.SUPPORT) if self.labelling.live(step)]
        best = min(live, key=self.rounds.steps.__getitem__, default=None)
        if best is None:
            return
        spare = self.scenario.based(name)
        if not spare or self.rounds.steps[best] <= self.rounds.statements[name] + 1:
            for link in self._live(best, Relation.BECAUSE):
                yield replace(link, spare=spare)

    # What falls ----------------------------------------------------------------------------------------------------

    def _for_falling(self, name: Name) -> Iterator[Link]:
        """What was the first to bring it down."""
        _, links = min(self._blows(name), key=itemgetter(0))
        return iter(links)

    def _blows(self, name: Name) -> Iterator[tuple[int, tuple[Link, ...]]]:
        """Each thing that would bring it down by itself, with the round in which it was settled."""
        labelling, rounds = self.labelling, self.rounds
        for step in self._steps(name, StepKind.OBJECTION):
            if labelling.live(step):
                yield rounds.steps[step], tuple(self._live(step, Relation.DEFEATED_BY))
        for other in self.argument.opposites.get(name, ()):
            if labelling.accepts(other):
                yield rounds.statements[other], (Link(Relation.CONTRADICTS, other),)
        for assumption in self.argument.statements[name].assumptions:
            if labelling.statements[assumption] is Standing.FALLS:
                yield rounds.statements[assumption], (Link(Relation.NEEDS, assumption),)
        if not self.scenario.based(name):
            supports = list(self._steps(name, StepKind.SUPPORT))
            if all(labelling.steps[step] is Standing.FALLS for step in supports):
                latest = max((rounds.steps[step] for step in supports), default=-1)
                yield latest, tuple(self._dead(step, Relation.BECAUSE) for step in supports)

    # What is undecided ---------------------------------------------------------------------------------------------

    def _for_hanging(self, name: Name) -> Iterator[Link]:
        labelling = self.labelling
        supports = list(self._steps(name, StepKind.SUPPORT))
        if not self.scenario.based(name) and not any(map(labelling.live, supports)):
            for step in supports:
                yield from self._open(step, Relation.HANGS_ON)
        for assumption in self.argument.statements[name].assumptions:
            if labelling.statements[assumption] is Standing.UNDECIDED:
                yield Link(Relation.NEEDS, assumption)
        for step in self._steps(name, StepKind.OBJECTION):
            yield from self._open(step, Relation.HANGS_ON)
        for other in self.argument.opposites.get(name, ()):
            if labelling.statements[other] is Standing.UNDECIDED:
                yield Link(Relation.HANGS_ON, other)

    # Steps ---------------------------------------------------------------------------------------------------------

    def _steps(self, name: Name, kind: StepKind) -> Iterator[StepId]:
        return (step for step in self.argument.into.get(name, ()) if self.argument.steps[step].kind is kind)

    def _live(self, key: StepId, relation: Relation) -> Iterator[Link]:
        """A step that is live: its premises, which all stand, and the undercuts of it, which all fall."""
        step = self.argument.steps[key]
        for place, premise in enumerate(step.premises):
            yield Link(Relation.NEEDS if premise in step.assumed else relation, premise, key, linked=place > 0)
        for undercut in self.argument.undercuts.get(key, ()):
            yield self._dead(undercut, Relation.DESPITE)

    def _dead(self, key: StepId, relation: Relation) -> Link:
        """A step that is dead, by what was the first to kill it: a premise that falls, or an undercut."""
        step = self.argument.steps[key]
        fallen = [name for name in step.premises if self.labelling.statements[name] is Standing.FALLS]
        undercuts = [undercut for undercut in self.argument.undercuts.get(key, ()) if self.labelling.live(undercut)]
        first = min(fallen, key=self.rounds.statements.__getitem__, default=None)
        undercut = min(undercuts, key=self.rounds.steps.__getitem__, default=None)
        if undercut is None or (first is not None and self.rounds.statements[first] <= self.rounds.steps[undercut]):
            fallen_one = first if first is not None else step.premises[0]
            needed = relation is Relation.BECAUSE and fallen_one in step.assumed
            return Link(Relation.NEEDS if needed else relation, fallen_one, key)
        below = tuple(self._live(undercut, Relation.UNDERCUT_BY))
        return Link(relation, step.premises[0], key, granted=True, below=below)

    def _open(self, key: StepId, relation: Relation) -> Iterator[Link]:
        """A step that is undecided, by what it hangs on: premises and undercuts that are undecided; else nothing."""
        if self.labelling.steps[key] is not Standing.UNDECIDED:
            return
        for premise in self.argument.steps[key].premises:
            if self.labelling.statements[premise] is Standing.UNDECIDED:
                yield Link(relation, premise, key)
        for undercut in self.argument.undercuts.get(key, ()):
            yield from self._open(undercut, relation)
