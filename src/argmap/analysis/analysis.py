"""Everything worked out from an argument, in one value that maps, brief and checks read."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.analysis.own_terms import OwnTerms, on_own_terms
from argmap.analysis.standing import Labelling, ground
from argmap.analysis.verdict import Verdict, verdict
from argmap.model import Argument, Name


@dataclass(frozen=True, slots=True)
class Analysis:
    """An argument with its grounded standing, a verdict in words for each statement, and each interpretation's trial."""

    argument: Argument
    standing: Labelling
    verdicts: Mapping[Name, Verdict]
    own_terms: Mapping[Name, OwnTerms]


def analyse(argument: Argument) -> Analysis:
    """Work out all there is to say about an argument."""
    standing = ground(argument)
    return Analysis(
        argument=argument,
        standing=standing,
        verdicts={name: verdict(argument, standing, name) for name in argument.statements},
        own_terms={name: on_own_terms(argument, name) for name in argument.interpretations},
    )
