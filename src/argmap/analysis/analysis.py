"""Everything worked out from an argument, in one value that maps, brief and checks read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from argmap.analysis.coherence import Conflict, conflicts
from argmap.analysis.effort import too_much
from argmap.analysis.framework import Framework
from argmap.analysis.positions import Positions, positions
from argmap.analysis.standing import Labelling, ground
from argmap.analysis.strength import Strengths, Weighing, all_strengths
from argmap.analysis.verdicts import Verdicts
from argmap.limits import STANDARD, Limits
from argmap.model import Argument, Name


@dataclass(frozen=True)
class Analysis:
    """An argument with its grounded standing; all else is worked out when it is first asked for.

    So whoever needs little waits for little. `conflicts` raises TooMuch (ARG908) where it would take more than `limits`
    allow.
    """

    argument: Argument
    standing: Labelling
    framework: Framework = field(repr=False, compare=False)
    limits: Limits = STANDARD

    @cached_property
    def judged(self) -> Verdicts:
        """How everything fares, and what the interpretations make of it."""
        return Verdicts(self.argument, self.limits)

    def judged_without(self, names: tuple[Name, ...]) -> Verdicts:
        """The same if some statements were withdrawn, and some sources left out with what only repeats them."""
        return Verdicts(self.argument, self.limits, without=names) if names else self.judged

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
    def positions(self) -> Positions:
        """Which statements can be held together, in every way that the argument leaves open."""
        return positions(self.argument, self.framework, self.standing)

    @cached_property
    def strengths(self) -> Mapping[Weighing, Strengths]:
        """How strong every statement is, in each way of weighing."""
        return all_strengths(self.argument)


def analyse(argument: Argument, limits: Limits = STANDARD) -> Analysis:
    """Work out what there is to say about an argument, as far as `limits` allow."""
    framework = Framework(argument)
    return Analysis(argument, ground(argument, framework=framework), framework, limits)
