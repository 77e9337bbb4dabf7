"""The sources, as the citation style lists them: each with its grade in words and with what rests on it."""

from dataclasses import dataclass
from typing import ClassVar

from argmap.brief.conclusions import Named, Turn, named, turns, weightiest
from argmap.brief.context import Context
from argmap.brief.losses import Losses, losses_of
from argmap.brief.passages import Mark
from argmap.csl import Piece
from argmap.model import Name

SHOWN = 20
"""How many of the statements that cite a source are named."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One source."""

    number: int
    anchor: str
    reference: tuple[Piece, ...]
    """The source as the citation style lists it."""
    letter: str
    digit: str
    """The two halves of its Admiralty grade, for the source and for the information."""
    repeats: tuple[Mark, ...]
    citing: tuple[Named, ...]
    """The statements that cite it, conclusions and claims first; not all, where there are many."""
    more: int
    """How many more statements cite it."""
    falls: int
    """How many statements stand with it and fall without it."""
    turns: tuple[Turn, ...]
    """The conclusions that fare otherwise without it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources."""

    id: str
    title: str
    sources: tuple[Entry, ...]
    graded: bool
    """Whether any of them has a grade."""
    uncited: int
    """How many of them nothing cites."""
    losses: Losses | None
    """What goes with each, taken by itself; None if nothing does."""
    kind: ClassVar[str] = "sources"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


def compose_sources(context: Context) -> tuple[Sources, ...]:
    """The list of sources, if there are any."""
    ordered = context.citations.references
    entries = tuple(_entry(context, name) for name in ordered)
    if not entries:
        return ()
    return (
        Sources(
            id="sources",
            title=context.labels("sources"),
            sources=entries,
            graded=any(entry.letter for entry in entries),
            uncited=sum(not entry.citing for entry in entries),
            losses=losses_of(context),
        ),
    )


def _entry(context: Context, name: Name) -> Entry:
    source, left_out = context.argument.sources[name], context.analysis.sourcing.left_out[name]
    citing = weightiest(context, left_out.cited_by, SHOWN)
    return Entry(
        number=context.citations.numbers[name],
        anchor=f"src-{name}",
        reference=context.citations.references[name],
        letter=source.grade[:1],
        digit=source.grade[1:2],
        repeats=tuple(context.mark(each) for each in source.derives_from),
        citing=tuple(named(context, citing)),
        more=len(left_out.cited_by) - len(citing),
        falls=len(left_out.falls),
        turns=turns(context, left_out.changed),
    )
