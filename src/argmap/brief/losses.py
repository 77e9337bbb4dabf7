"""What goes with each source: leave one out, and see which statements fall and which conclusions come out otherwise."""

from dataclasses import dataclass

from argmap.analysis.sources import Echo, LeftOut
from argmap.brief.conclusions import Turn, turns
from argmap.brief.context import Context
from argmap.brief.order import Place, order_of
from argmap.brief.passages import Mark
from argmap.brief.views import View, shorten
from argmap.model import Name

TITLE = 60
"""How many characters of a source's title are shown."""


@dataclass(frozen=True, slots=True)
class SourceTitle:
    """A source by its number and the beginning of its title."""

    mark: Mark
    title: str


@dataclass(frozen=True, slots=True)
class Loss:
    """What the argument comes to without one source."""

    source: SourceTitle
    grade: str
    with_it: tuple[Mark, ...]
    """The sources that only repeat it, and are left out with it."""
    cited: int
    """How many statements cite it."""
    unsourced: int
    """How many statements are left without any source."""
    falls: int
    """How many statements fall that stand with it."""
    turns: tuple[Turn, ...]
    order: tuple[Place, ...]
    """The new order of the interpretations; empty if it is the same."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A statement that seems to have several sources, which all go back to one."""

    view: View
    cited: tuple[Mark, ...]
    origin: Mark


@dataclass(frozen=True, slots=True)
class Losses:
    """Leaving one source out, for each that makes a difference; the one that most hangs on comes first."""

    order: tuple[Place, ...]
    """How the interpretations come out with all sources; empty where fewer than two are compared."""
    rows: tuple[Loss, ...]
    harmless: int
    """How many sources can be left out by themselves without any change."""
    circles: tuple[Circle, ...]


def losses_of(context: Context) -> Losses | None:
    """Leave each source out in turn; None if nothing hangs on any."""
    sourcing = context.analysis.sourcing
    rows = [_loss(context, one) for one in sourcing.left_out.values() if one.changed or _reorders(context, one)]
    if not rows:
        return None
    rows.sort(key=lambda row: (-row.falls, row.source.mark.number))
    return Losses(
        order=order_of(context, sourcing.outlook.ranking) if len(context.chips) > 1 else (),
        rows=tuple(rows),
        harmless=len(sourcing.left_out) - len(rows),
        circles=tuple(_circle(context, echo) for echo in sourcing.echoes),
    )


def source_title(context: Context, source: Name) -> SourceTitle:
    """What a list calls a source."""
    title = shorten(context.passage(context.argument.sources[source].title).plain, TITLE)
    before, opened, inside = title.rpartition(" (")
    return SourceTitle(context.mark(source), before + "…" if opened and ")" not in inside else title)


def _reorders(context: Context, left_out: LeftOut) -> bool:
    return left_out.outlook.ranking != context.analysis.sourcing.outlook.ranking


def _loss(context: Context, left_out: LeftOut) -> Loss:
    now, before = left_out.outlook.ranking, context.analysis.sourcing.outlook.ranking
    return Loss(
        source=source_title(context, left_out.source),
        grade=context.argument.sources[left_out.source].grade,
        with_it=tuple(context.mark(name) for name in left_out.repeated_by),
        cited=len(left_out.cited_by),
        unsourced=len(left_out.unsourced),
        falls=len(left_out.falls),
        turns=turns(context, left_out.changed),
        order=order_of(context, now, before) if now != before else (),
    )


def _circle(context: Context, echo: Echo) -> Circle:
    return Circle(context.view(echo.statement), tuple(map(context.mark, echo.cited)), context.mark(echo.origin))
