"""Everything worked out from an argument, in one value that maps, brief and checks read."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.analysis.framework import Framework
from argmap.analysis.own_terms import OwnTerms, on_own_terms
from argmap.analysis.standing import Labelling, ground
from argmap.analysis.verdict import Verdict, verdict
from argmap.model import Argument, Name


@dataclass(frozen=True, slots=True)
class Analysis:
    """An argument with its grounded standing, a verdict for each statement, and the trial of each interpretation."""

    argument: Argument
    standing: Labelling
    verdicts: Mapping[Name, Verdict]
    own_terms: Mapping[Name, OwnTerms]


def analyse(argument: Argument) -> Analysis:
    """Work out all there is to say about an argument."""
    framework = Framework(argument)
    standing = ground(argument, framework=framework)
    return Analysis(
        argument=argument,
        standing=standing,
        verdicts={name: verdict(argument, standing, name) for name in argument.statements},
        own_terms={name: on_own_terms(argument, name, framework) for name in argument.interpretations},
    )
