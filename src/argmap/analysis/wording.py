"""An explanation in plain words, one sentence a row: what `argmap why` prints."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from argmap.analysis.called import called
from argmap.analysis.grounds import Grounds, Relation
from argmap.analysis.lists import in_letters, listed, some
from argmap.analysis.scenario import Scenario
from argmap.analysis.standing import Standing
from argmap.analysis.why import Explanation, Row
from argmap.diagnostics.visible import visible
from argmap.model import Ground, Name, Statement, StepId, StepKind

CITES = 2
"""How many citations of a statement are spelt out."""

_STANDINGS = {Standing.STANDS: "stands", Standing.FALLS: "falls", Standing.UNDECIDED: "is undecided"}

_FATES: Mapping[Standing | None, tuple[str, str]] = {
    Standing.STANDS: ("stands", "stand"),
    Standing.FALLS: ("falls", "fall"),
    Standing.UNDECIDED: ("is undecided", "are undecided"),
    None: ("is withdrawn", "are withdrawn"),
}
"""How one statement fares, and how several do; None is for what is withdrawn."""


def sentences(explanation: Explanation) -> list[str]:
    """A sentence for each row of the explanation, fit for a terminal."""
    return _Speaker(explanation.scenario).sentences(explanation)


def fates(scenario: Scenario, names: Sequence[Name]) -> list[str]:
    """How some statements fare and why, a sentence each, fit for a terminal.

    Each says which of the others, or of what is withdrawn, has to do with it, and how that fares: in order of effect
    they make a chain.
    """
    speaker, grounds = _Speaker(scenario), Grounds(scenario)
    named = {*names, *scenario.without}
    sentences = []
    for name in names:
        links = [each for link in grounds.of(name) for each in (link, *link.below)]
        causes = dict.fromkeys(link.statement for link in links if link.statement in named and not link.granted)
        sentences.append(visible(speaker.fate(name, tuple(causes))))
    return sentences


@dataclass(frozen=True, slots=True)
class _Count:
    """How many there are of something, and how many of them stand, fall or hang."""

    stands: int
    falls: int
    undecided: int

    @classmethod
    def of(cls, standings: Sequence[Standing]) -> "_Count":
        return cls(*(standings.count(standing) for standing in (Standing.STANDS, Standing.FALLS, Standing.UNDECIDED)))

    @property
    def total(self) -> int:
        return self.stands + self.falls + self.undecided


class _Speaker:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.argument, self.labelling, self.rounds = scenario.argument, scenario.labelling, scenario.rounds

    def sentences(self, explanation: Explanation) -> list[str]:
        first, *rest = (self._sentence(row) for row in explanation.rows)
        return [visible(sentence) for sentence in (self._setting() + first, *rest)]

    def fate(self, name: Name, causes: Sequence[Name]) -> str:
        cause = f" because {self._fares(causes)}" if causes else ""
        return f"{self._fares([name])}{cause}: {self._reason(name)}."

    def _fares(self, names: Sequence[Name]) -> str:
        """`relay falls and base and stone are withdrawn`."""
        alike: dict[Standing | None, list[str]] = {}
        for name in names:
            fate = None if name in self.scenario.without else self.labelling.statements[name]
            alike.setdefault(fate, []).append(called(self.argument.statements[name]))
        return listed([f"{some(said)} {_FATES[fate][len(said) > 1]}" for fate, said in alike.items()])

    def _setting(self) -> str:
        """What is left out, before the first sentence."""
        scenario = self.scenario
        left_out = [called(self.argument.statements[name]) for name in scenario.without]
        left_out.extend(f"the source {name}" for name in scenario.sources)
        return f"Without {listed(left_out)}, " if left_out else ""

    # One row -------------------------------------------------------------------------------------------------------

    def _sentence(self, row: Row) -> str:
        name = called(self.argument.statements[row.statement])
        opening = self._opening(row, name)
        if row.granted:
            return f"{opening}."
        if row.repeat is not None:
            return f"{opening} ({row.repeat})."
        return f"{opening}: {self._reason(row.statement)}."

    def _opening(self, row: Row, name: str) -> str:
        stands = _STANDINGS[row.standing]
        if row.relation is Relation.ASKED:
            return f"{name} {stands}"
        word = "and" if row.linked and row.relation is not Relation.NEEDS else str(row.relation)
        if row.granted:
            which = "" if row.relation is Relation.BECAUSE else ", which"
            return f"{word} {name}{which} does not bear on it: the step is undercut"
        if row.relation is Relation.BECAUSE or word == "and":
            return f"{word} {name} {stands}"
        role = self._role(row)
        return f"{word} {name}, which {role} and {stands}" if role else f"{word} {name}, which {stands}"

    def _role(self, row: Row) -> str:
        """What the statement would do, where the relation alone does not say it."""
        if row.relation not in (Relation.HANGS_ON, Relation.DESPITE):
            return ""
        if row.step is None:
            return "contradicts it"
        step = self.argument.steps[row.step]
        if step.kind is StepKind.UNDERCUT:
            return f"would undercut the step from {self._undercut_from(step.target_step)}"
        if step.kind is StepKind.SUPPORT:
            return "supports it"
        return "objects to it" if row.relation is Relation.HANGS_ON else ""

    def _undercut_from(self, key: StepId | None) -> str:
        premise = self.argument.steps[key].premises[0] if key is not None else None
        return called(self.argument.statements[premise]) if premise is not None else "it"

    # Why a statement fares as it does -------------------------------------------------------------------------------

    def _reason(self, name: Name) -> str:
        match self.labelling.statements[name]:
            case Standing.STANDS:
                return f"{self._basis(name)}, and {self._answered(name)}"
            case Standing.FALLS:
                return self._downfall(name)
            case Standing.UNDECIDED:
                return self._suspense(name)

    # What was settled no earlier than the statement is no reason for it, and counts as undecided here.

    def _steps(self, name: Name, kind: StepKind) -> _Count:
        steps, settled = self.argument.steps, self.rounds.steps
        keys = [key for key in self.argument.into.get(name, ()) if steps[key].kind is kind]
        return _Count.of([self._before(name, self.labelling.steps[key], settled[key]) for key in keys])

    def _opposites(self, name: Name) -> _Count:
        others = self.argument.opposites.get(name, ())
        return _Count.of([self._statement_before(name, other) for other in others])

    def _assumes(self, name: Name, standing: Standing) -> bool:
        assumptions = self.argument.statements[name].assumptions
        return any(self._statement_before(name, assumption) is standing for assumption in assumptions)

    def _statement_before(self, name: Name, other: Name) -> Standing:
        return self._before(name, self.labelling.statements[other], self.rounds.statements[other])

    def _before(self, name: Name, standing: Standing, settled: int) -> Standing:
        own = self.rounds.statements[name]
        return standing if settled < own or own < 0 else Standing.UNDECIDED

    def _basis(self, name: Name) -> str:
        statement = self.argument.statements[name]
        live = self._steps(name, StepKind.SUPPORT).stands
        if not self.scenario.based(name):
            carried = "a reason for it holds" if live == 1 else f"{in_letters(live)} reasons for it hold"
            return f"its source is left out, but {carried}" if name in self.scenario.unsourced else carried
        match statement.ground:
            case Ground.REPORTED:
                return _cited(statement, self.scenario.silenced)
            case Ground.ASSUMPTION:
                return "it is an assumption"
        return "it is asserted without source or reason"

    def _answered(self, name: Name) -> str:
        parts = [_objections(self._steps(name, StepKind.OBJECTION).total)]
        if self.argument.opposites.get(name):
            parts.append("what contradicts it falls")
        return " and ".join(filter(None, parts)) or "nothing is said against it"

    def _downfall(self, name: Name) -> str:
        if name in self.scenario.without:
            return "it is withdrawn"
        parts = [_some_objections(self._steps(name, StepKind.OBJECTION).stands, "stands", "stand")]
        if self._opposites(name).stands:
            parts.append("what contradicts it stands")
        if self._assumes(name, Standing.FALLS):
            parts.append("an assumption it needs falls")
        supports = self._steps(name, StepKind.SUPPORT)
        if not self.scenario.based(name) and supports.falls == supports.total:
            parts.append(self._failed(name, supports.total))
        return " and ".join(filter(None, parts))

    def _failed(self, name: Name, reasons: int) -> str:
        if name not in self.scenario.unsourced:
            return _failed(reasons)
        return f"its source is left out and {_failed(reasons)}" if reasons else "its source is left out"

    def _suspense(self, name: Name) -> str:
        parts = []
        if not self.scenario.based(name) and not self._steps(name, StepKind.SUPPORT).stands:
            parts.append("no reason for it is settled")
        if self._assumes(name, Standing.UNDECIDED):
            parts.append("an assumption it needs is undecided")
        parts.append(_some_objections(self._steps(name, StepKind.OBJECTION).undecided, "is undecided", "are undecided"))
        if self._opposites(name).undecided:
            parts.append("what contradicts it is undecided")
        return " and ".join(filter(None, parts))


def _cited(statement: Statement, silenced: Collection[Name]) -> str:
    cites = [cite for cite in statement.cites() if cite.source.text not in silenced]
    places = list(dict.fromkeys(f"{cite.source.text} {cite.locator}".strip() for cite in cites))
    if not places:
        return "it quotes its source"
    return f"it cites {some(places, CITES)}"


def _objections(count: int) -> str:
    """What became of the objections to something that stands: they fall."""
    return _all(count, "objections to it", "fall") if count > 1 else "the objection to it falls" * count


def _some_objections(count: int, one: str, many: str) -> str:
    if not count:
        return ""
    return f"an objection to it {one}" if count == 1 else f"{in_letters(count)} objections to it {many}"


def _failed(reasons: int) -> str:
    if reasons < 2:
        return "the only reason for it fails" if reasons else "nothing supports it"
    return _all(reasons, "reasons for it", "fail")


def _all(count: int, what: str, do: str) -> str:
    return f"both {what} {do}" if count == 2 else f"all {in_letters(count)} {what} {do}"
