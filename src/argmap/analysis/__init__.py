"""What is worked out from an argument: verdicts, changes between editions; for researchers, positions and strength."""

from argmap.analysis.analysis import Analysis, analyse
from argmap.analysis.changes import Changes, changes
from argmap.analysis.citations import Echo
from argmap.analysis.coherence import Clash, Conflict, conflicts
from argmap.analysis.contributions import Bearing, Contribution, Contributions, contributions
from argmap.analysis.framework import Framework
from argmap.analysis.grades import credence
from argmap.analysis.positions import Knot, Positions, positions
from argmap.analysis.solver import Reach, Semantics, Stop
from argmap.analysis.standing import Labelling, Standing, ground
from argmap.analysis.strength import Band, Base, Origin, Strengths, Weighing, all_strengths, strengths

__all__ = [
    "Analysis",
    "Band",
    "Base",
    "Bearing",
    "Changes",
    "Clash",
    "Conflict",
    "Contribution",
    "Contributions",
    "Echo",
    "Framework",
    "Knot",
    "Labelling",
    "Origin",
    "Positions",
    "Reach",
    "Semantics",
    "Standing",
    "Stop",
    "Strengths",
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
]
