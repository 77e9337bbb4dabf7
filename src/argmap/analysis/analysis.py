"""Everything worked out from an argument, in one value that maps, brief and checks read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.analysis.cruxes import Cruxes, find_cruxes, leaves
from argmap.analysis.effort import MOST_TRIED, too_much
from argmap.analysis.framework import Framework, Standing
from argmap.analysis.influence import Influence
from argmap.analysis.matrix import Matrix, build_matrix
from argmap.analysis.outlook import Effect, Forecast
from argmap.analysis.own_terms import OwnTerms, on_own_terms
from argmap.analysis.positions import Positions, acceptance, positions
from argmap.analysis.robustness import Robustness, robustness
from argmap.analysis.sensitivity import Firmness, firmness
from argmap.analysis.sources import Sourcing, sourcing
from argmap.analysis.standing import Labelling, ground
from argmap.analysis.strength import Strengths, Weighing, all_strengths
from argmap.analysis.verdict import Verdict, verdict
from argmap.model import Argument, Name


@dataclass(frozen=True)
class Analysis:
    """An argument with its grounded standing, a verdict for each statement, and the trial of each interpretation.

    All else is worked out when it is first asked for, so that whoever needs little waits for little.
    """

    argument: Argument
    standing: Labelling
    verdicts: Mapping[Name, Verdict]
    own_terms: Mapping[Name, OwnTerms]
    framework: Framework = field(repr=False, compare=False)

    @cached_property
    def matrix(self) -> Matrix:
        """What the evidence says about each compared interpretation."""
        return self.matrix_under(self.standing)

    def matrix_under(self, standing: Labelling) -> Matrix:
        """What the evidence would say if all statements and steps fared in this way; see `scenario.suppose`."""
        return build_matrix(self.argument, self._influence, [*standing.statements.values(), *standing.steps.values()])

    @cached_property
    def effects(self) -> Mapping[Name, Effect]:
        """What withdrawing each leaf comes to; see `cruxes.leaves`."""
        return {name: self.forecast.effect((name,)) for name in leaves(self.argument, self.standing)}

    @cached_property
    def cruxes(self) -> Cruxes:
        """What the quarrel between the compared interpretations turns on."""
        return find_cruxes(self.forecast, self.effects)

    @cached_property
    def sourcing(self) -> Sourcing:
        """What hangs on each source."""
        return sourcing(self.argument, self.forecast, self._standings)

    @cached_property
    def firmness(self) -> Mapping[Name, Firmness]:
        """What each key judgment, and the thesis of each compared interpretation, cannot do without."""
        head = self.argument.masthead
        asked = (*(head.judgments if head else ()), *(one.name for one in self.argument.compared()))
        found = firmness(self.framework, self._standings, self.effects, self.sourcing, dict.fromkeys(asked))
        return {one.statement: one for one in found}

    @cached_property
    def positions(self) -> Positions:
        """Which statements can be held together, in every way that the argument leaves open."""
        return positions(self.argument, self.framework, self.standing)

    @cached_property
    def strengths(self) -> Mapping[Weighing, Strengths]:
        """How strong every statement is, in each way of weighing."""
        return all_strengths(self.argument)

    @cached_property
    def robustness(self) -> Mapping[Name, Robustness]:
        """Whether the verdicts on key judgments and theses survive a change of method."""
        found = robustness(self.argument, self.standing, self.strengths, acceptance=acceptance(self.positions))
        return {one.name: one for one in found}

    @cached_property
    def forecast(self) -> Forecast:
        """Answers what any withdrawal comes to."""
        return Forecast(self.argument, self.framework, self._influence, self._standings)

    @cached_property
    def _influence(self) -> Influence:
        return Influence(self.argument, self.framework, self.argument.compared())

    @cached_property
    def _standings(self) -> list[Standing]:
        return [*self.standing.statements.values(), *self.standing.steps.values()]


def analyse(argument: Argument) -> Analysis:
    """Work out all there is to say about an argument. Raises Trouble (ARG908) for one that is too large to work out."""
    framework = Framework(argument)
    if len(argument.interpretations) * len(framework.conditions) > MOST_TRIED:
        what = "its interpretations, each with all the statements and steps it is tried on, come to"
        raise too_much(what, MOST_TRIED, "keep the interpretations that differ most, or split it into smaller briefs")
    standing = ground(argument, framework=framework)
    return Analysis(
        argument=argument,
        standing=standing,
        verdicts={name: verdict(argument, standing, name) for name in argument.statements},
        own_terms={name: on_own_terms(argument, name, framework) for name in argument.interpretations},
        framework=framework,
    )
