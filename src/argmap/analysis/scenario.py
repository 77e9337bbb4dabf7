"""What a question leaves out, statements or sources, and how everything fares then."""

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.analysis.citations import citations
from argmap.analysis.framework import Framework
from argmap.analysis.standing import Labelling, Rounds, own_basis, trace
from argmap.model import Argument, Name


@dataclass(frozen=True, slots=True)
class Scenario:
    """An argument without some of what it has, and the grounded standing that follows."""

    argument: Argument
    without: tuple[Name, ...]
    """The statements taken as withdrawn."""
    sources: tuple[Name, ...]
    """The sources taken as left out."""
    silenced: frozenset[Name]
    """These sources, and all that merely repeat them."""
    unsourced: frozenset[Name]
    """The statements that are left without any source."""
    labelling: Labelling
    rounds: Rounds

    def based(self, name: Name) -> bool:
        """Whether a statement has a basis of its own, without any step that supports it."""
        return own_basis(self.argument.statements[name]) and name not in self.unsourced


def suppose(
    argument: Argument, framework: Framework, without: Sequence[Name] = (), sources: Sequence[Name] = ()
) -> Scenario:
    """Work out how everything fares without some statements or some sources.

    A statement that is left without any source stands only if a reason carries it. KeyError if there is no such
    statement or source.
    """
    citing = citations(argument)
    silenced = citing.with_echoes(sources)
    unsourced = frozenset(citing.unsourced(silenced))
    labelling, rounds = trace(argument, dict.fromkeys(without, False), unsourced, framework)
    return Scenario(
        argument=argument,
        without=tuple(without),
        sources=tuple(sources),
        silenced=frozenset(silenced),
        unsourced=unsourced,
        labelling=labelling,
        rounds=rounds,
    )
