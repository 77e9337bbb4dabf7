"""What a statement's standing rests on, counted: the reasons, objections and assumptions that settled it."""

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.analysis.scenario import Scenario
from argmap.analysis.standing import Standing
from argmap.model import Name, StepKind


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something, and how many of them stand, fall or hang."""

    stands: int
    falls: int
    undecided: int

    @classmethod
    def of(cls, standings: Iterable[Standing]) -> "Count":
        """Count them."""
        found = list(standings)
        return cls(*(found.count(each) for each in (Standing.STANDS, Standing.FALLS, Standing.UNDECIDED)))

    @property
    def total(self) -> int:
        """How many there are."""
        return self.stands + self.falls + self.undecided


@dataclass(frozen=True, slots=True)
class Tally:
    """What bears on a statement, as it was settled before the statement; what was not settled by then is undecided."""

    standing: Standing
    withdrawn: bool
    based: bool
    """Whether it has a basis of its own, without any reason."""
    unsourced: bool
    """Whether all its sources are left out."""
    reasons: Count
    objections: Count
    opposites: Count
    """What contradicts it."""
    assumptions: Count
    cites: tuple[str, ...]
    """The places it cites, such as `report ¶4`, of sources that are not left out; each once."""


def tally(scenario: Scenario, name: Name) -> Tally:
    """Count what the standing of a statement rests on. KeyError if there is no such statement."""
    argument, labelling, rounds = scenario.argument, scenario.labelling, scenario.rounds
    own = rounds.statements[name]

    def before(standing: Standing, settled: int) -> Standing:
        return standing if settled < own or own < 0 else Standing.UNDECIDED

    def steps(kind: StepKind) -> Count:
        keys = [key for key in argument.into.get(name, ()) if argument.steps[key].kind is kind]
        return Count.of(before(labelling.steps[key], rounds.steps[key]) for key in keys)

    def others(names: Iterable[Name]) -> Count:
        return Count.of(before(labelling.statements[each], rounds.statements[each]) for each in names)

    statement = argument.statements[name]
    cites = [cite for cite in statement.cites() if cite.source.text not in scenario.silenced]
    return Tally(
        standing=labelling.statements[name],
        withdrawn=name in scenario.without,
        based=scenario.based(name),
        unsourced=name in scenario.unsourced,
        reasons=steps(StepKind.SUPPORT),
        objections=steps(StepKind.OBJECTION),
        opposites=others(argument.opposites.get(name, ())),
        assumptions=others(statement.assumptions),
        cites=tuple(dict.fromkeys(f"{cite.source.text} {cite.locator}".strip() for cite in cites)),
    )
