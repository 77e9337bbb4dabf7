"""A brief that was not worked out to the end says so; whoever makes it should know too, and what would go further."""

from collections.abc import Collection, Iterator

from argmap.analysis import Analysis
from argmap.analysis.solver import Stop
from argmap.diagnostics import Diagnostic, Label
from argmap.limits import raised_by
from argmap.model.masthead import PARTS

_TELL_OF_PAIRS = frozenset({"front", "cruxes", "method"})
_TELL_OF_POSITIONS = frozenset({"sensitivity", "method"})
"""The parts of a brief that say what came of the search."""


def unfinished_search(analysis: Analysis, parts: Collection[str] = ()) -> Iterator[Diagnostic]:
    """ARG910, once: a limit ended a search for what the brief tells of, in `parts` of it if they are named.

    What was searched is worked out for that, which takes a while for a large argument.
    """
    head = analysis.argument.masthead
    asked = parts or (head.parts if head else ()) or PARTS
    left, raised = [], []
    if not _TELL_OF_PAIRS.isdisjoint(asked) and _pairs_left(analysis):
        left.append("pairs of statements that may be cruxes together")
        raised.append(raised_by("pairs", analysis.limits.pairs))
    if not _TELL_OF_POSITIONS.isdisjoint(asked) and _positions_left(analysis):
        left.append("positions that may be held")
        raised.append(raised_by("search", analysis.limits.search))
    if left:
        message = f"there are too many {', and too many '.join(left)}: not all were looked at"
        advice = f"the brief says so; to have more of them looked at, {', and '.join(raised)}"
        yield Diagnostic("ARG910", message, Label(head.name_span) if head else None, help=advice)


def _pairs_left(analysis: Analysis) -> bool:
    return len(analysis.argument.compared()) > 1 and not analysis.cruxes.finished


def _positions_left(analysis: Analysis) -> bool:
    """Whether there may be positions that a longer search would find."""
    head = analysis.argument.masthead
    concludes = bool((head and head.judgments) or analysis.argument.compared())
    return concludes and any(knot.stopped is Stop.EFFORT for knot in analysis.positions.knots)
