"""Grounded standing: which statements hold up, which fall, and which the argument as written leaves undecided.

The map is read as an abstract dialectical framework (Brewka & Woltran 2010; Brewka et al. 2013, "Abstract Dialectical
Frameworks Revisited", IJCAI) whose nodes are the statements and the steps:

- a statement is accepted iff it has a basis, the assumptions it depends on are accepted, no objection to it is live,
  and nothing it contradicts is accepted;
- a step is live iff all its premises are accepted and no undercut of it is live.

Conditions that are not decided yet are combined as in Kleene's strong logic. The least fixed point in three values is
unique; with attacks alone it is Dung's grounded extension (Dung 1995).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.analysis.framework import Framework, Standing, own_basis
from argmap.model import Argument, Name, StepId

__all__ = ["Labelling", "Standing", "ground", "own_basis"]


@dataclass(frozen=True, slots=True)
class Labelling:
    """The standing of every statement and every step."""

    statements: Mapping[Name, Standing]
    steps: Mapping[StepId, Standing]

    def accepts(self, name: Name) -> bool:
        """Whether the statement stands."""
        return self.statements[name] is Standing.STANDS

    def live(self, step: StepId) -> bool:
        """Whether the step stands."""
        return self.steps[step] is Standing.STANDS


def ground(
    argument: Argument, fixed: Mapping[Name, bool] | None = None, framework: Framework | None = None
) -> Labelling:
    """Work out the grounded standing, with some statements optionally `fixed` in (True) or out (False).

    Takes time linear in the size of the argument and ends on any cycle. Whoever asks often about one argument can
    compile its `framework` once and hand it in.
    """
    standings = (framework or Framework(argument)).settle(fixed or {})
    cut = len(argument.statements)
    return Labelling(
        dict(zip(argument.statements, standings[:cut], strict=True)),
        dict(zip(argument.steps, standings[cut:], strict=True)),
    )
