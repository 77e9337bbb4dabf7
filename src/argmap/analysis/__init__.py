"""What is worked out from an argument: standing, verdicts in words, interpretations on their own terms, and why."""

from argmap.analysis.analysis import Analysis, analyse
from argmap.analysis.called import called
from argmap.analysis.framework import Framework
from argmap.analysis.grounds import Relation
from argmap.analysis.own_terms import Clash, Conflict, OwnTerms, on_own_terms
from argmap.analysis.standing import Labelling, Standing, ground
from argmap.analysis.verdict import Verdict, verdict
from argmap.analysis.why import Explanation, Repeat, Row, why
from argmap.analysis.wording import sentences

__all__ = [
    "Analysis",
    "Clash",
    "Conflict",
    "Explanation",
    "Framework",
    "Labelling",
    "OwnTerms",
    "Relation",
    "Repeat",
    "Row",
    "Standing",
    "Verdict",
    "analyse",
    "called",
    "ground",
    "on_own_terms",
    "sentences",
    "verdict",
    "why",
]
