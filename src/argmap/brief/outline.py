"""Prose order as rows for readers: each statement with how it is shown, and what becomes of the step it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass

from argmap.analysis import Standing
from argmap.brief.context import Context
from argmap.brief.views import View
from argmap.model import Name
from argmap.model.relations import Connective


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the outline."""

    depth: int
    relation: Connective
    view: View
    defines: bool
    """Whether the statement is written out here; otherwise the row only points at it."""
    step: Standing
    """What becomes of the step the row belongs to; it stands where there is none."""


def outline(context: Context, root: Name) -> Iterator[Row]:
    """A root and all that bears on it, depth first, each statement written out where it is at home."""
    steps = context.analysis.standing.steps
    for line in context.argument.relations.prose[root]:
        standing = steps[line.step] if line.step else Standing.STANDS
        yield Row(line.depth, line.connective, context.view(line.statement), line.defines, standing)
