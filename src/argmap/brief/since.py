"""What changed since the previous edition, for the front page: in short, and with pages to turn to."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import TypeVar

from argmap.analysis import Analysis, Verdict, changes
from argmap.brief.conclusions import Badge, badges
from argmap.brief.context import Context
from argmap.brief.order import Place, order_of
from argmap.brief.views import View, shorten
from argmap.model import Level, Name, Role

T = TypeVar("T")

MOST = 4
"""How many statements of a kind are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Reassessed:
    """A key judgment that is assessed otherwise; each pair is what it was and what it is now, None where that stays."""

    badge: Badge
    view: View
    verdicts: tuple[Verdict | None, Verdict | None] | None
    likelihoods: tuple[str, str] | None
    """Terms of the scale; empty where none was given."""
    levels: tuple[Level | None, Level | None] | None


@dataclass(frozen=True, slots=True)
class Some:
    """The first few of some statements, and how many more there are."""

    views: tuple[View, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Since:
    """What changed."""

    date: str
    """Of the previous edition, in words; empty if it gave none."""
    any: bool
    """Whether anything did."""
    bottom_line: bool
    """Whether it is worded otherwise."""
    reassessed: tuple[Reassessed, ...]
    raised: tuple[tuple[Badge, View], ...]
    """The new key judgments."""
    dropped: tuple[View, ...]
    """Former key judgments that are still stated."""
    withdrawn: tuple[str, ...]
    """The words of former key judgments that are stated no more."""
    order: tuple[Place, ...]
    """The order of the interpretations now, if it is another; else empty."""
    added: int
    removed: int
    reworded: int
    risen: Some
    """What stands now and did not."""
    fallen: Some
    """What stood and does not now."""


def compose_since(context: Context, before: Analysis) -> Since:
    """What changed from an earlier edition to the one of the context."""
    found = changes(before, context.analysis)
    head = before.argument.masthead
    numbers = badges(context)
    there = context.argument.statements
    return Since(
        date=context.labels.day(head.date) if head else "",
        any=bool(found),
        bottom_line=found.bottom_line,
        reassessed=tuple(
            Reassessed(
                badge=numbers[one.name],
                view=context.view(one.name),
                verdicts=_if_changed(one.verdicts) if all(one.verdicts) else None,
                likelihoods=_if_changed(one.likelihoods),
                levels=_if_changed(one.levels),
            )
            for one in found.revised
        ),
        raised=tuple((numbers[name], context.view(name)) for name in found.raised),
        dropped=context.views(tuple(name for name in found.dropped if name in there)),
        withdrawn=tuple(
            shorten(before.argument.statements[name].text.plain(), 120) for name in found.dropped if name not in there
        ),
        order=_order(context, before) if found.ranking is not None else (),
        added=len(found.added),
        removed=len(found.removed),
        reworded=len(found.reworded),
        risen=_some(context, found.risen, numbers),
        fallen=_some(context, found.fallen, numbers),
    )


def _if_changed(pair: tuple[T, T]) -> tuple[T, T] | None:
    return None if pair[0] == pair[1] else pair


def _order(context: Context, before: Analysis) -> tuple[Place, ...]:
    """With arrows where the same interpretations were compared before; a new one came from no place."""
    then, now = before.matrix.ranking, context.analysis.matrix.ranking
    same = {name for level in then for name in level} == {name for level in now for name in level}
    return order_of(context, now, then if same else None)


def _some(context: Context, names: Sequence[Name], told: Container[Name]) -> Some:
    """Claims first. Key judgments are told of by themselves."""
    left = [name for name in names if name not in told]
    left.sort(key=lambda name: context.argument.statements[name].role is not Role.CLAIM)
    return Some(context.views(tuple(left[:MOST])), max(0, len(left) - MOST))
