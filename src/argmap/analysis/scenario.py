"""What a question takes as given, and how everything fares then: an interpretation's terms, or something left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.citations import citations
from argmap.analysis.framework import Framework
from argmap.analysis.own_terms import sides
from argmap.analysis.standing import Labelling, Rounds, own_basis, trace
from argmap.model import Argument, Interpretation, Name


class Given(StrEnum):
    """Why a statement's standing is settled in advance."""

    THESIS = "thesis"
    HELD = "held"
    NEEDED = "needed"
    """An assumption of the thesis, or of what the interpretation holds."""
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


_OUT = (Given.REJECTED, Given.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Scenario:
    """An argument with some things taken as given, and the grounded standing that follows."""

    argument: Argument
    interpretation: Name | None
    """The interpretation on whose own terms it is asked."""
    without: tuple[Name, ...]
    """The statements taken as withdrawn."""
    sources: tuple[Name, ...]
    """The sources taken as left out."""
    silenced: frozenset[Name]
    """These sources, and all that merely repeat them."""
    unsourced: frozenset[Name]
    """The statements that are left without any source."""
    given: Mapping[Name, Given]
    """The statements whose standing is settled in advance, and why."""
    labelling: Labelling
    rounds: Rounds

    def based(self, name: Name) -> bool:
        """Whether a statement has a basis of its own, without any step that supports it."""
        return own_basis(self.argument.statements[name]) and name not in self.unsourced


def suppose(
    argument: Argument,
    framework: Framework,
    interpretation: Name | None = None,
    without: Sequence[Name] = (),
    sources: Sequence[Name] = (),
) -> Scenario:
    """Work out how everything fares on an interpretation's own terms, without some statements or some sources.

    What is withdrawn is withdrawn even from an interpretation that holds it. A statement that is left without any
    source stands only if a reason carries it. KeyError if there is no such interpretation, statement or source.
    """
    citing = citations(argument)
    silenced = citing.with_echoes(sources)
    unsourced = frozenset(citing.unsourced(silenced))
    given = _terms(argument, argument.interpretations[interpretation]) if interpretation is not None else {}
    given |= dict.fromkeys(without, Given.WITHDRAWN)
    fixed = {name: reason not in _OUT for name, reason in given.items()}
    labelling, rounds = trace(argument, fixed, unsourced, framework)
    return Scenario(
        argument=argument,
        interpretation=interpretation,
        without=tuple(without),
        sources=tuple(sources),
        silenced=frozenset(silenced),
        unsourced=unsourced,
        given=given,
        labelling=labelling,
        rounds=rounds,
    )


def _terms(argument: Argument, interpretation: Interpretation) -> dict[Name, Given]:
    given = {
        name: Given.NEEDED if accepted else Given.REJECTED for name, accepted in sides(argument, interpretation).items()
    }
    given |= dict.fromkeys(interpretation.holds, Given.HELD)
    return given | {interpretation.name: Given.THESIS}
