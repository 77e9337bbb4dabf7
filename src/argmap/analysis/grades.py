"""What a source's grade and an author's confidence count for, in one place: a convention of argmap, open to argument.

Neither the Admiralty code nor ICD 203 gives numbers, and no study is known to us that does. What these are meant to
keep is the order, and that a source nobody could judge is neither a good one nor a bad one.
"""

from collections.abc import Mapping

from argmap.analysis.citations import cited_sources
from argmap.model import Argument, CitedSource, Level, Statement

GRADE_WEIGHTS: Mapping[str, float] = {
    "A": 0.9, "B": 0.75, "C": 0.6, "D": 0.45, "E": 0.3, "F": 0.6,
    "1": 0.9, "2": 0.75, "3": 0.6, "4": 0.45, "5": 0.3, "6": 0.6,
}  # fmt: skip
"""What each half of an Admiralty grade counts for, from 0 to 1. F and 6 say that it cannot be judged, not that it is
the worst, and so count as the middle."""

UNGRADED = 0.6
"""What a source without a grade counts for: as much as one that cannot be judged."""

CONFIDENCE_WEIGHTS: Mapping[Level, float] = {Level.HIGH: 0.85, Level.MODERATE: 0.65, Level.LOW: 0.45}
"""What a level of confidence counts for, from 0 to 1."""


def grade_weight(grade: str) -> float:
    """What an Admiralty grade such as `B2` counts for, from 0 to 1: the mean of its two halves; empty for ungraded."""
    return sum(GRADE_WEIGHTS[half] for half in grade) / len(grade) if grade else UNGRADED


def best_source(argument: Argument, statement: Statement) -> CitedSource | None:
    """Of the sources that a statement cites, the one whose grade counts for most, the first among equals."""
    sources = [argument.sources[name] for name in cited_sources(argument, statement.name)]
    return max(sources, key=lambda source: grade_weight(source.grade), default=None)


def credence(argument: Argument, statement: Statement) -> float:
    """What the best source that a reported statement cites counts for, from 0 to 1.

    Further sources add nothing: whether they are independent of one another is more than a grade can say.
    """
    best = best_source(argument, statement)
    return grade_weight(best.grade) if best else UNGRADED
