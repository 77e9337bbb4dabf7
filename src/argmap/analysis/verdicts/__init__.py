"""The theory of verdicts: what holds, what is disputed, who can say what, and what the evidence comes to.

Facts and numbers, and no words. `Verdicts(argument)` answers all of it; below it, everything works on numbers.
"""

from argmap.analysis.verdicts.cases import Hardest
from argmap.analysis.verdicts.cruxes import CONTESTED, DIRECT, NEEDED, Crux
from argmap.analysis.verdicts.kinds import Answer, How, Sign, Stance, State, Status
from argmap.analysis.verdicts.left_out import LeftOut
from argmap.analysis.verdicts.matrix import Matrix, Row, Tally
from argmap.analysis.verdicts.order import Order
from argmap.analysis.verdicts.passages import EVIDENCE, Passage
from argmap.analysis.verdicts.paths import Hop, Path, Stake
from argmap.analysis.verdicts.ranks import JUDGMENT, POORLY_SOURCED, SOURCED, UNSOURCED
from argmap.analysis.verdicts.readings import Reading, outright
from argmap.analysis.verdicts.verdicts import Verdicts
from argmap.analysis.verdicts.why import Bearing, Fares, Reason, Rejoinder, Why

__all__ = [
    "CONTESTED",
    "DIRECT",
    "EVIDENCE",
    "JUDGMENT",
    "NEEDED",
    "POORLY_SOURCED",
    "SOURCED",
    "UNSOURCED",
    "Answer",
    "Bearing",
    "Crux",
    "Fares",
    "Hardest",
    "Hop",
    "How",
    "LeftOut",
    "Matrix",
    "Order",
    "Passage",
    "Path",
    "Reading",
    "Reason",
    "Rejoinder",
    "Row",
    "Sign",
    "Stake",
    "Stance",
    "State",
    "Status",
    "Tally",
    "Verdicts",
    "Why",
    "outright",
]
