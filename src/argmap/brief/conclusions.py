"""The conclusions of a brief, its key judgments and compared interpretations, and what a change makes of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from argmap.analysis import Standing
from argmap.brief.context import Context
from argmap.brief.views import Chip, View
from argmap.model import ROOTS, Name


@dataclass(frozen=True, slots=True)
class Badge:
    """A key judgment by its number. `target` is where it is argued."""

    number: int
    target: str


@dataclass(frozen=True, slots=True)
class Named:
    """A statement with the number or letter by which the brief knows it, if it is a conclusion."""

    view: View
    badge: Badge | None
    chip: Chip | None


@dataclass(frozen=True, slots=True)
class Turn:
    """What would come to fare in one way, and does not now: key judgments, and others that are to be named."""

    standing: Standing
    badges: tuple[Badge, ...]
    views: tuple[View, ...]


_GRAVEST_FIRST = (Standing.FALLS, Standing.UNDECIDED, Standing.STANDS)


def badges(context: Context) -> Mapping[Name, Badge]:
    """The key judgments, in their order."""
    judgments = enumerate(dict.fromkeys(context.masthead.judgments), 1)
    return {name: Badge(number, f"s-{name}") for number, name in judgments}


def named(context: Context, names: Iterable[Name]) -> Iterator[Named]:
    """Statements as the brief knows them."""
    numbers = badges(context)
    for name in names:
        yield Named(context.view(name), numbers.get(name), context.chips.get(name))


def weightiest(context: Context, names: Iterable[Name], most: int) -> list[Name]:
    """The first so many of some statements by their rank."""
    return sorted(names, key=lambda name: _rank(context, name))[:most]


def _rank(context: Context, name: Name) -> int:
    """0 for a conclusion, 1 for what else opens an argument of its own, 2 for what bears on such things."""
    if name in context.conclusions:
        return 0
    return 1 if context.argument.statements[name].role in ROOTS else 2


def turns(context: Context, changed: Mapping[Name, Standing], others: Iterable[Name] = ()) -> tuple[Turn, ...]:
    """Which key judgments, and which of the others, a change would turn; those that would fall come first."""
    numbers = badges(context)
    told = [name for name in others if name not in numbers]
    found = []
    for standing in _GRAVEST_FIRST:
        hit = {name for name, now in changed.items() if now is standing}
        turn = Turn(
            standing=standing,
            badges=tuple(badge for name, badge in numbers.items() if name in hit),
            views=context.views(tuple(name for name in told if name in hit)),
        )
        if turn.badges or turn.views:
            found.append(turn)
    return tuple(found)
