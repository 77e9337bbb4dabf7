"""Positions: which statements can be held together, where the argument as written leaves more than one way to judge it.

A position is a labelling of all statements and steps that the conditions of `standing` bear out. What grounded standing
decides is the same in every position. The rest falls into knots that have nothing to do with one another, so that one
option of each knot, put together, make a position, whichever they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from argmap.analysis.framework import Framework, Standing
from argmap.analysis.residues import residues
from argmap.analysis.solver import Reach, Semantics, Solutions, Solver, Stop
from argmap.analysis.standing import Labelling
from argmap.model import Argument, Name, StepId

_ORDER = {Standing.STANDS: 0, Standing.FALLS: 1, Standing.UNDECIDED: 2}
"""How options are ordered: by the standings of their statements, taken by name."""


@dataclass(frozen=True, slots=True)
class Knot:
    """Undecided statements (and steps) that hang on one another, with the ways in which they can be decided."""

    statements: tuple[Name, ...]
    """In the order of the argument."""
    options: tuple[Labelling, ...]
    """Each a labelling of the knot's statements and steps. Under *stable* semantics there may be none."""
    stopped: Stop | None = None
    """Why there may be more options, if there may be."""

    @property
    def finished(self) -> bool:
        """Whether these are all the options there are."""
        return self.stopped is None

    @property
    def agreed(self) -> Mapping[Name, Standing]:
        """The statements that stand, or fall, in every option; none as long as there may be more options."""
        if not self.finished or not self.options:
            return {}
        first, *others = (option.statements for option in self.options)
        return {
            name: standing
            for name, standing in first.items()
            if standing is not Standing.UNDECIDED and all(other[name] is standing for other in others)
        }


@dataclass(frozen=True, slots=True)
class Positions:
    """All positions of an argument: what is settled in advance, and one option of each knot."""

    semantics: Semantics
    settled: Labelling
    """The grounded standing: every position has what it decides."""
    knots: tuple[Knot, ...]
    """In the order of their first statements."""

    @property
    def finished(self) -> bool:
        """Whether every option of every knot was found."""
        return all(knot.finished for knot in self.knots)

    @property
    def number(self) -> int:
        """How many positions there are; if not finished, how many there are at least. It may be astronomical."""
        return prod(len(knot.options) for knot in self.knots)

    @property
    def agreed(self) -> Mapping[Name, Standing]:
        """The statements that are known to stand, or to fall, whichever position one takes."""
        in_knots = {name: standing for knot in self.knots for name, standing in knot.agreed.items()}
        found = {name: in_knots.get(name, standing) for name, standing in self.settled.statements.items()}
        return {name: standing for name, standing in found.items() if standing is not Standing.UNDECIDED}


def positions(
    argument: Argument,
    framework: Framework,
    standing: Labelling,
    semantics: Semantics = Semantics.PREFERRED,
    reach: Reach = Reach(),  # noqa: B008 - it cannot be changed
) -> Positions:
    """The positions of an argument, from its `framework` and its grounded `standing`.

    Small knots are worked out first, so that a large one cannot use up what they need. The order in which the argument
    is written changes the order of names and knots, and nothing else.
    """
    keys = [*argument.statements, *argument.steps]
    found = residues(framework, [*standing.statements.values(), *standing.steps.values()], keys)
    solver = Solver(semantics, reach)
    solved = {nodes: solver.solve(residue) for nodes, residue in sorted(found, key=lambda each: len(each[0]))}
    knots = [_knot(argument, keys, nodes, solutions) for nodes, solutions in sorted(solved.items(), key=_first)]
    return Positions(semantics, standing, tuple(knots))


def _first(item: tuple[tuple[int, ...], Solutions]) -> int:
    return min(item[0])


def _knot(argument: Argument, keys: Sequence[str], nodes: tuple[int, ...], solutions: Solutions) -> Knot:
    cut = len(argument.statements)
    options = []
    for labels in sorted(solutions.labellings, key=lambda labels: [_ORDER[label] for label in labels]):
        option = sorted(zip(nodes, labels, strict=True))
        statements = {Name(keys[node]): label for node, label in option if node < cut}
        steps = {StepId(keys[node]): label for node, label in option if node >= cut}
        options.append(Labelling(statements, steps))
    return Knot(tuple(Name(keys[node]) for node in sorted(nodes) if node < cut), tuple(options), solutions.stopped)
