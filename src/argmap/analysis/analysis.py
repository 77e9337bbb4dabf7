"""Everything worked out from an argument, in one value that maps, brief and checks read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.analysis.coherence import Conflict, conflicts
from argmap.analysis.cruxes import Cruxes, find_cruxes, leaves
from argmap.analysis.effort import too_much
from argmap.analysis.framework import Framework, Standing
from argmap.analysis.influence import Influence
from argmap.analysis.matrix import Matrix, build_matrix
from argmap.analysis.outlook import Forecast
from argmap.analysis.positions import Positions, positions
from argmap.analysis.sources import Sourcing, sourcing
from argmap.analysis.standing import Labelling, ground
from argmap.analysis.strength import Strengths, Weighing, all_strengths
from argmap.analysis.unanswered import unanswered
from argmap.analysis.verdict import Verdict, verdict
from argmap.analysis.verdicts import Verdicts
from argmap.limits import STANDARD, Limits
from argmap.model import Argument, Name, StepId


@dataclass(frozen=True)
class Analysis:
    """An argument with its grounded standing, and a verdict for each statement but the theses of interpretations.

    All else is worked out when it is first asked for, so that whoever needs little waits for little. Much of it raises
    TooMuch (ARG908) where that would take more than `limits` allow.
    """

    argument: Argument
    standing: Labelling
    verdicts: Mapping[Name, Verdict]
    framework: Framework = field(repr=False, compare=False)
    limits: Limits = STANDARD

    @cached_property
    def judged(self) -> Verdicts:
        """How everything fares, and what the interpretations make of it."""
        return Verdicts(self.argument)

    def judged_without(self, names: tuple[Name, ...]) -> Verdicts:
        """The same if some statements were withdrawn, and some sources left out with what only repeats them."""
        return Verdicts(self.argument, without=names) if names else self.judged

    @cached_property
    def conflicts(self) -> Mapping[Name, tuple[Conflict, ...]]:
        """For each interpretation, where it cannot have both of two statements; empty if it is coherent."""
        argument, most = self.argument, self.limits.trials
        if len(argument.interpretations) * len(self.framework.conditions) > most:
            what = "its interpretations, each with all the statements and steps there are, come to"
            advice = "keep the interpretations that differ most, or split it into smaller briefs"
            raise too_much(argument, what, "trials", most, advice)
        found = {name: conflicts(argument, one, self.framework) for name, one in argument.interpretations.items()}
        return {name: tuple(each) for name, each in found.items()}

    @cached_property
    def unanswered(self) -> Mapping[Name, tuple[StepId, ...]]:
        """For each interpretation, the objections and undercuts that cost it something and stand."""
        every = self.argument.interpretations.items()
        return {name: unanswered(self.argument, self.standing, one) for name, one in every}

    @cached_property
    def matrix(self) -> Matrix:
        """What the evidence says about each compared interpretation."""
        return self.matrix_under(self.standing)

    def matrix_under(self, standing: Labelling) -> Matrix:
        """What the evidence would say if all statements and steps fared in this way; see `scenario.suppose`."""
        return build_matrix(self.argument, self._influence, [*standing.statements.values(), *standing.steps.values()])

    @cached_property
    def cruxes(self) -> Cruxes:
        """What the quarrel between the compared interpretations turns on."""
        return find_cruxes(self.forecast, leaves(self.argument, self.standing))

    @cached_property
    def sourcing(self) -> Sourcing:
        """What hangs on each source."""
        return sourcing(self.argument, self.forecast, self._standings)

    @cached_property
    def positions(self) -> Positions:
        """Which statements can be held together, in every way that the argument leaves open."""
        return positions(self.argument, self.framework, self.standing)

    @cached_property
    def strengths(self) -> Mapping[Weighing, Strengths]:
        """How strong every statement is, in each way of weighing."""
        return all_strengths(self.argument)

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
        verdicts={
            name: verdict(argument, standing, name)
            for name in argument.statements
            if name not in argument.interpretations
        },
        framework=framework,
        limits=limits,
    )
