"""Everything worked out from an argument, in one value that maps, brief and checks read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.analysis.cruxes import Cruxes, find_cruxes, leaves
from argmap.analysis.effort import too_much
from argmap.analysis.framework import Framework, Standing
from argmap.analysis.influence import Influence
from argmap.analysis.matrix import Matrix, build_matrix
from argmap.analysis.outlook import Effect, Forecast
from argmap.analysis.own_terms import OwnTerms, on_own_terms
from argmap.analysis.positions import Positions, acceptance, positions
from argmap.analysis.robustness import Robustness, robustness
from argmap.analysis.sensitivity import Firmness, firmness
from argmap.analysis.solver import Reach, Semantics
from argmap.analysis.sources import Sourcing, sourcing
from argmap.analysis.standing import Labelling, ground
from argmap.analysis.strength import Strengths, Weighing, all_strengths
from argmap.analysis.verdict import Verdict, verdict
from argmap.limits import STANDARD, Limits
from argmap.model import Argument, Name


@dataclass(frozen=True)
class Analysis:
    """An argument with its grounded standing, and a verdict for each statement.

    All else is worked out when it is first asked for, so that whoever needs little waits for little. Much of it raises
    TooMuch (ARG908) where that would take more than `limits` allow.
    """

    argument: Argument
    standing: Labelling
    verdicts: Mapping[Name, Verdict]
    framework: Framework = field(repr=False, compare=False)
    limits: Limits = STANDARD

    @cached_property
    def own_terms(self) -> Mapping[Name, OwnTerms]:
        """The trial of each interpretation on its own terms."""
        argument, most = self.argument, self.limits.trials
        if len(argument.interpretations) * len(self.framework.conditions) > most:
            what = "its interpretations, each with all the statements and steps it is tried on, come to"
            advice = "keep the interpretations that differ most, or split it into smaller briefs"
            raise too_much(argument, what, "trials", most, advice)
        return {name: on_own_terms(argument, name, self.framework) for name in argument.interpretations}

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
        return find_cruxes(self.forecast, self.effects, self.limits.pairs)

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
        reach = Reach(effort=self.limits.search)
        return positions(self.argument, self.framework, self.standing, Semantics.PREFERRED, reach)

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
        return Influence(self.argument, self.framework, self.argument.compared(), self.limits.paths)

    @cached_property
    def _standings(self) -> list[Standing]:
        return [*self.standing.statements.values(), *self.standing.steps.values()]


def analyse(argument: Argument, limits: Limits = STANDARD) -> Analysis:
    """Work out what there is to say about an argument, as far as `limits` allow."""
    framework = Framework(argument)
    standing = ground(argument, framework=framework)
    return Analysis(
        argument=argument,
        standing=standing,
        verdicts={name: verdict(argument, standing, name) for name in argument.statements},
        framework=framework,
        limits=limits,
    )
