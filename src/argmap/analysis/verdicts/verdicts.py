"""All verdicts on one argument, in one value: each is worked out when it is first asked for, and most by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from argmap.analysis.citations import Citations, citations
from argmap.analysis.effort import too_much
from argmap.analysis.verdicts.cases import Hardest, best_case, hardest
from argmap.analysis.verdicts.common_ground import Sides, common_ground, undisputed
from argmap.analysis.verdicts.cruxes import Crux, cruxes, load_bearing
from argmap.analysis.verdicts.kinds import Answer, How, State, Status
from argmap.analysis.verdicts.left_out import LeftOut, remaining, withdrawn, without_source
from argmap.analysis.verdicts.matrix import Matrix, build_matrix
from argmap.analysis.verdicts.numbered import Numbered
from argmap.analysis.verdicts.order import Order
from argmap.analysis.verdicts.passages import is_evidence
from argmap.analysis.verdicts.paths import Path, paths
from argmap.analysis.verdicts.readings import Reading, Reasons, readings
from argmap.analysis.verdicts.status import Judgement
from argmap.analysis.verdicts.why import Why, why
from argmap.limits import STANDARD, Limits
from argmap.model import Argument, Name, StepId

LOOKS = 3
"""How often a statement is looked at when it is worked out, with each thing that bears on it."""
_MANY_SOURCES = "leaving out each source in turn changes so much that looking at it takes", "paths"


@dataclass(frozen=True)
class Verdicts:
    """What is to be said of an argument. KeyError where a name is none of its statements, steps or interpretations."""

    argument: Argument
    limits: Limits = STANDARD
    without: tuple[Name, ...] = ()
    """The statements that are supposed to be withdrawn, and the sources to be left out with what only repeats them."""

    # Statements and steps ------------------------------------------------------------------------------------------

    @cached_property
    def status(self) -> Mapping[Name, Status]:
        """What is printed of each statement, theses of interpretations apart."""
        plain = self._plain
        found = zip(plain.names, self.judgement.status, plain.is_thesis, strict=True)
        return {name: status for name, status, thesis in found if not thesis}

    def how(self, name: Name) -> How | None:
        """What makes a statement disputed, if it is."""
        number = self._plain.numbers[name]
        return self.judgement.how(number) if self.judgement.status[number] is Status.DISPUTED else None

    def holds(self, name: Name) -> bool | None:
        """Whether a statement holds; None if that is undecided."""
        return self.judgement.holds(self._plain.numbers[name])

    def own_rank(self, name: Name) -> int:
        """What a statement rests on by itself: one of the ranks of `ranks`."""
        return self._plain.own[self._plain.numbers[name]]

    def grounds(self, name: Name) -> int:
        """The rank of what a statement rests on, by itself or by its reasons."""
        return self.judgement.grounds(self._plain.numbers[name])

    def against(self, name: Name) -> tuple[Answer, ...]:
        """What is open against a statement: objections, and what contradicts it."""
        return tuple(self.judgement.refutations(self._plain.numbers[name]))

    def strongest_against(self, name: Name) -> Answer | None:
        """Of what is open against a statement, what has the highest rank; an objection before what contradicts it."""
        found = self.against(name)
        return max(found, key=self._rank, default=None)

    def state(self, step: StepId) -> State:
        """How a step fares."""
        return self.judgement.states[self._plain.steps[step]]

    def answers(self, step: StepId) -> tuple[Answer, ...]:
        """What decides that a step is not open."""
        return self.judgement.answers(self._plain.steps[step])

    def why(self, name: Name) -> Why:
        """All that bears on a statement."""
        return why(self.judgement, self._plain.numbers[name])

    # Interpretations -------------------------------------------------------------------------------------------------

    @cached_property
    def readings(self) -> Mapping[Name, Reading]:
        """The interpretations, as the brief compares them."""
        return readings(self._reasons)

    @cached_property
    def judgments(self) -> Mapping[Name, Reading]:
        """The key judgments, each as if somebody held it and nothing else."""
        head = self.argument.masthead
        names = dict.fromkeys(head.judgments if head else ())
        return {name: self.readings.get(name) or Reading(self._reasons, name) for name in names}

    @cached_property
    def common_ground(self) -> Mapping[Name, tuple[Name, ...]]:
        """What two or more hold or draw on and none is against, with who; what most share first."""
        return common_ground(self._sides)

    @cached_property
    def undisputed(self) -> int:
        """How many claims no interpretation speaks against."""
        return undisputed(self._sides)

    @cached_property
    def cruxes(self) -> tuple[Crux, ...]:
        """What the quarrel turns on, the weightiest first."""
        return cruxes(self._sides, map(self._plain.numbers.__getitem__, self.judgments))

    @cached_property
    def load_bearing(self) -> Mapping[Name, tuple[Name, ...]]:
        """What key judgments and theses cannot do without, and answers that alone hold off an objection to them."""
        return load_bearing(self.judgement, {**self.judgments, **self.readings}.values())

    def hardest(self, name: Name) -> Hardest | None:
        """The hardest objection to an interpretation or a key judgment."""
        return hardest(self.judgement, self._conclusion(name), self._sides.holding)

    def best_case(self, name: Name) -> tuple[Name, ...]:
        """The best reasons for an interpretation or a key judgment: two at most."""
        return best_case(self.judgement, self._conclusion(name))

    # Evidence --------------------------------------------------------------------------------------------------------

    @cached_property
    def matrix(self) -> Matrix:
        """What each passage says of each interpretation."""
        return build_matrix(self.judgement, self.readings)

    @cached_property
    def order(self) -> Order:
        """Which interpretation the evidence speaks less against."""
        return self.matrix.order

    def is_evidence(self, name: Name) -> bool:
        """Whether what cites a passage for a statement is evidence."""
        return is_evidence(self.judgement, self._plain.numbers[name])

    def paths(self, name: Name, column: Name) -> tuple[Path, ...]:
        """The ways that lead from a statement to what an interpretation has a stake in, one for each sign."""
        return paths(self.judgement, self.readings[column], self._plain.numbers[name])

    # What if ---------------------------------------------------------------------------------------------------------

    def without_source(self, source: Name) -> LeftOut:
        """What comes of leaving out a source and its echoes; for the evidence then, see `Matrix.without`."""
        return without_source(self.judgement, self.citations, source)

    def withdrawn(self, names: Iterable[Name]) -> LeftOut:
        """What comes of withdrawing statements."""
        return withdrawn(self.judgement, names)

    @cached_property
    def citations(self) -> Citations:
        """Who cites whom."""
        return citations(self.argument)

    @cached_property
    def single_sources(self) -> Mapping[Name, tuple[Name, ...]]:
        """For each statement that rests on a source, each such source, in the order of the files.

        Raises TooMuch (ARG908) where leaving out each in turn takes more than `limits` allow.
        """
        found, looks, most = dict[Name, list[Name]](), 0, self.limits.paths
        for source in self.argument.sources:
            left_out = self.without_source(source)
            looks += LOOKS * left_out.work
            if looks > most:
                raise too_much(self.argument, *_MANY_SOURCES, most, "split it into smaller briefs")
            for name in left_out.rests:
                found.setdefault(name, []).append(source)
        return {name: tuple(sources) for name, sources in found.items()}

    # By number -------------------------------------------------------------------------------------------------------

    @cached_property
    def judgement(self) -> Judgement:
        """How everything fares, by number."""
        return Judgement(self._plain)

    @cached_property
    def _plain(self) -> Numbered:
        plain = Numbered(self.argument)
        if self.without:
            plain.own = remaining(plain, self.citations, self.without)
        return plain

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self.judgement)

    @cached_property
    def _sides(self) -> Sides:
        return Sides(self._plain, self.readings)

    def _rank(self, answer: Answer) -> int:
        if answer.step is None:
            return self.grounds(answer.statement)
        return self.judgement.strength(self._plain.steps[answer.step])

    def _conclusion(self, name: Name) -> Reading:
        return self.readings[name] if name in self.readings else self.judgments[name]
