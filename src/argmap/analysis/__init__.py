"""What is worked out from an argument: standing, verdicts in words, interpretations on their own terms."""

from argmap.analysis.analysis import Analysis, analyse
from argmap.analysis.own_terms import Conflict, OwnTerms, on_own_terms
from argmap.analysis.standing import Labelling, Standing, ground
from argmap.analysis.verdict import Verdict, verdict

__all__ = [
    "Analysis",
    "Conflict",
    "Labelling",
    "OwnTerms",
    "Standing",
    "Verdict",
    "analyse",
    "ground",
    "on_own_terms",
    "verdict",
]
