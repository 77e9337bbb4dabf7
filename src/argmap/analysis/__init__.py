"""What is worked out from an argument: standing, verdicts in words, interpretations on their own terms, and why."""

from argmap.analysis.analysis import Analysis, analyse
from argmap.analysis.called import called
from argmap.analysis.changes import Changes, changes
from argmap.analysis.contributions import Bearing, Contribution, Contributions, contributions
from argmap.analysis.cruxes import Crux, Cruxes
from argmap.analysis.framework import Framework
from argmap.analysis.grades import credence
from argmap.analysis.grounds import Relation
from argmap.analysis.lists import listed, some
from argmap.analysis.matrix import POINTS, Cell, EvidenceRow, Mark, Matrix
from argmap.analysis.nearness import Difference, Nearness, nearest
from argmap.analysis.outlook import Outlook
from argmap.analysis.own_terms import Clash, Conflict, OwnTerms, on_own_terms
from argmap.analysis.pairs import PairGroup, paired
from argmap.analysis.paths import path_words
from argmap.analysis.positions import Acceptance, Knot, Positions, acceptance, positions
from argmap.analysis.robustness import Agreement, Robustness, key_statements, robustness
from argmap.analysis.scenario import Scenario, suppose
from argmap.analysis.sensitivity import Firmness
from argmap.analysis.solver import Reach, Semantics, Stop
from argmap.analysis.sources import Echo, LeftOut, Sourcing
from argmap.analysis.standing import Labelling, Standing, ground
from argmap.analysis.strength import Band, Base, Origin, Strengths, Weighing, all_strengths, strengths
from argmap.analysis.strength_words import circle_sentences, contribution_sentences, robustness_sentence
from argmap.analysis.verdict import Verdict, verdict
from argmap.analysis.why import Explanation, Repeat, Row, why
from argmap.analysis.wording import fates, sentences

__all__ = [
    "POINTS",
    "Acceptance",
    "Agreement",
    "Analysis",
    "Band",
    "Base",
    "Bearing",
    "Cell",
    "Changes",
    "Clash",
    "Conflict",
    "Contribution",
    "Contributions",
    "Crux",
    "Cruxes",
    "Difference",
    "Echo",
    "EvidenceRow",
    "Explanation",
    "Firmness",
    "Framework",
    "Knot",
    "Labelling",
    "LeftOut",
    "Mark",
    "Matrix",
    "Nearness",
    "Origin",
    "Outlook",
    "OwnTerms",
    "PairGroup",
    "Positions",
    "Reach",
    "Relation",
    "Repeat",
    "Robustness",
    "Row",
    "Scenario",
    "Semantics",
    "Sourcing",
    "Standing",
    "Stop",
    "Strengths",
    "Verdict",
    "Weighing",
    "acceptance",
    "all_strengths",
    "analyse",
    "called",
    "changes",
    "circle_sentences",
    "contribution_sentences",
    "contributions",
    "credence",
    "fates",
    "ground",
    "key_statements",
    "listed",
    "nearest",
    "on_own_terms",
    "paired",
    "path_words",
    "positions",
    "robustness",
    "robustness_sentence",
    "sentences",
    "some",
    "strengths",
    "suppose",
    "verdict",
    "why",
]
