"""What is worked out from an argument: standing, verdicts in words, what tells interpretations apart, and why."""

from argmap.analysis.analysis import Analysis, analyse
from argmap.analysis.changes import Changes, changes
from argmap.analysis.citations import Echo
from argmap.analysis.coherence import Clash, Conflict, conflicts
from argmap.analysis.contributions import Bearing, Contribution, Contributions, contributions
from argmap.analysis.cruxes import Crux, Cruxes
from argmap.analysis.framework import Framework
from argmap.analysis.grades import credence
from argmap.analysis.matrix import POINTS, Cell, EvidenceRow, Mark, Matrix
from argmap.analysis.outlook import Outlook
from argmap.analysis.positions import Knot, Positions, positions
from argmap.analysis.scenario import Scenario, suppose
from argmap.analysis.solver import Reach, Semantics, Stop
from argmap.analysis.sources import LeftOut, Sourcing
from argmap.analysis.standing import Labelling, Standing, ground
from argmap.analysis.strength import Band, Base, Origin, Strengths, Weighing, all_strengths, strengths
from argmap.analysis.verdict import Verdict, verdict

__all__ = [
    "POINTS",
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
    "Echo",
    "EvidenceRow",
    "Framework",
    "Knot",
    "Labelling",
    "LeftOut",
    "Mark",
    "Matrix",
    "Origin",
    "Outlook",
    "Positions",
    "Reach",
    "Scenario",
    "Semantics",
    "Sourcing",
    "Standing",
    "Stop",
    "Strengths",
    "Verdict",
    "Weighing",
    "all_strengths",
    "analyse",
    "changes",
    "conflicts",
    "contributions",
    "credence",
    "ground",
    "positions",
    "strengths",
    "suppose",
    "verdict",
]
