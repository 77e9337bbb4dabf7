"""Why a statement fares as it does: the chain its verdict rests on, as rows that can be printed, drawn or tested."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from argmap.analysis.analysis import Analysis
from argmap.analysis.grounds import Grounds, Link, Relation
from argmap.analysis.scenario import Scenario, suppose
from argmap.analysis.standing import Standing
from argmap.analysis.verdict import Verdict, verdict
from argmap.model import Name, StepId


class Repeat(StrEnum):
    """Why a row is not followed by its reasons although there are some: they stand above, or it hangs on itself."""

    ABOVE = "see above"
    CIRCLE = "a circle, see above"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an explanation: a statement, how it fares, and what it has to do with the row it stands under."""

    depth: int
    """0 for the statement asked about; a row's reasons are one deeper and follow it."""
    relation: Relation
    statement: Name
    standing: Standing
    verdict: Verdict
    step: StepId | None
    """The step by which it bears on the row above it, where it does so by a step."""
    linked: bool
    """Whether it is a further premise of the same step as the row before it."""
    granted: bool
    """Whether its own standing is beside the point, because the step from it is undercut."""
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a statement fares as it does in one scenario."""

    name: Name
    scenario: Scenario
    rows: tuple[Row, ...]


def why(analysis: Analysis, name: Name, without: Sequence[Name] = (), sources: Sequence[Name] = ()) -> Explanation:
    """Explain the standing of a statement: in all there is, or without something.

    The rows are a tree, depth first. For what stands: one live support, the assumptions it needs, and every objection
    with why it falls. For what falls: what was the first to bring it down. For what is undecided: what it hangs on.
    Each statement is explained once. KeyError if there is no such statement or source.
    """
    scenario = suppose(analysis.argument, analysis.framework, without, sources)
    return Explanation(name, scenario, tuple(_Walk(scenario, name).rows()))


class _Walk:
    """Depth first through the reasons, with a stack of its own: a chain may be as long as the argument."""

    def __init__(self, scenario: Scenario, name: Name) -> None:
        self.scenario = scenario
        self.asked = name
        self.grounds = Grounds(scenario)
        self.explained: set[Name] = set()
        self.path: list[Name | None] = []
        """The row at each depth above the current one: its statement, or None where its reasons are given elsewhere."""
        self.on_path: set[Name | None] = set()

    def rows(self) -> Iterator[Row]:
        stack: list[tuple[int, Link]] = [(0, Link(Relation.ASKED, self.asked))]
        while stack:
            depth, link = stack.pop()
            self._climb(depth)
            row, reasons = self._row(depth, link), link.below
            if not link.granted:
                reasons = self.grounds.of(link.statement)
                if reasons and link.statement in self.explained:
                    row, reasons = replace(row, repeat=self._repeat(row)), ()
            self._descend(None if link.granted or row.repeat else link.statement)
            yield row
            stack.extend((depth + 1, reason) for reason in reversed(self._pertinent(reasons)))

    def _pertinent(self, reasons: tuple[Link, ...]) -> list[Link]:
        """The reasons without a spare support that would lead back to what it helps to explain."""
        leads_back = any(link.spare and link.statement in self.on_path for link in reasons)
        return [link for link in reasons if not (link.spare and leads_back)]

    def _repeat(self, row: Row) -> Repeat:
        hangs_on_itself = row.standing is Standing.UNDECIDED and row.statement in self.on_path
        return Repeat.CIRCLE if hangs_on_itself else Repeat.ABOVE

    def _climb(self, depth: int) -> None:
        self.on_path.difference_update(self.path[depth:])
        del self.path[depth:]

    def _descend(self, name: Name | None) -> None:
        self.path.append(name)
        if name is not None:
            self.explained.add(name)
            self.on_path.add(name)

    def _row(self, depth: int, link: Link) -> Row:
        argument, labelling = self.scenario.argument, self.scenario.labelling
        return Row(
            depth=depth,
            relation=link.relation,
            statement=link.statement,
            standing=labelling.statements[link.statement],
            verdict=verdict(argument, labelling, link.statement),
            step=link.step,
            linked=link.linked,
            granted=link.granted,
        )
