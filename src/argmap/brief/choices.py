"""Which choices the argument leaves open: the coherent positions, and how near each interpretation comes to one."""

from dataclasses import dataclass

from argmap.analysis import Knot, Labelling, Nearness, Standing, nearest
from argmap.brief.conclusions import Named, named, rank, weightiest
from argmap.brief.context import Context
from argmap.brief.views import Chip
from argmap.model import Name

SHOWN = 4
"""How many statements of an option, or of a difference, are named."""
MOST_OPTIONS = 6
"""A choice with more options is described and not listed."""
MOST_CHOICES = 8
"""How many choices are told."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to make a choice: what stands then, conclusions first, and how much else does."""

    stands: tuple[Named, ...]
    more: int
    undecided: int
    """How many statements it leaves open."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Statements that hang on one another, and can be decided together in several ways."""

    options: tuple[Option, ...]
    """The ways; empty if there are too many to list."""
    statements: tuple[Named, ...]
    """Some of the statements, conclusions first."""
    more: int
    """How many statements there are beside these."""
    ways: int
    """How many ways there are; if not `finished`, how many there are at least."""
    finished: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """A statement that an interpretation takes a side on, and the nearest position does not share."""

    named: Named
    taken: Standing
    found: Standing


@dataclass(frozen=True, slots=True)
class Near:
    """How near an interpretation comes to a coherent position, over the statements that it takes a side on."""

    chip: Chip
    agrees: int
    of: int
    apart: tuple[Apart, ...]
    more: int
    exact: bool
    """Whether no position is nearer, as far as the search went."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The coherent positions of the argument."""

    number: int
    """How many there are; if not `finished`, how many there are at least."""
    finished: bool
    same: int
    """How many statements fare the same in all of them."""
    statements: int
    choices: tuple[Choice, ...]
    more: int
    """How many further choices there are."""
    open: int
    """How many statements stay undecided in every position."""
    nearness: tuple[Near, ...]


def choices_of(context: Context) -> Choices:
    """Work out the choices that the argument leaves open, the weightiest first: those that decide conclusions."""
    found = context.analysis.positions
    decided = {name for knot in found.knots for option in knot.options for name in _decided(option)}
    open_ = [knot for knot in found.knots if len(knot.options) > 1 or not knot.finished]
    open_.sort(key=lambda knot: min(rank(context, name) for name in knot.statements))
    near = (nearest(context.argument, one, found) for one in context.argument.compared())
    return Choices(
        number=found.number,
        finished=found.finished,
        same=len(found.agreed),
        statements=len(context.argument.statements),
        choices=tuple(_choice(context, knot) for knot in open_[:MOST_CHOICES]),
        more=max(0, len(open_) - MOST_CHOICES),
        open=sum(name not in decided for knot in found.knots if knot.finished for name in knot.statements),
        nearness=tuple(_near(context, one) for one in near if one),
    )


def _decided(option: Labelling) -> list[Name]:
    return [name for name, standing in option.statements.items() if standing is not Standing.UNDECIDED]


def _choice(context: Context, knot: Knot) -> Choice:
    listed = knot.options if len(knot.options) <= MOST_OPTIONS else ()
    return Choice(
        options=tuple(_option(context, option) for option in listed),
        statements=tuple(named(context, weightiest(context, knot.statements, SHOWN))),
        more=max(0, len(knot.statements) - SHOWN),
        ways=len(knot.options),
        finished=knot.finished,
    )


def _option(context: Context, option: Labelling) -> Option:
    standing = [name for name in option.statements if option.accepts(name)]
    shown = weightiest(context, standing, SHOWN)
    return Option(
        stands=tuple(named(context, shown)),
        more=len(standing) - len(shown),
        undecided=sum(each is Standing.UNDECIDED for each in option.statements.values()),
    )


def _near(context: Context, near: Nearness) -> Near:
    differs = {each.statement: each for each in near.differs}
    shown = named(context, weightiest(context, differs, SHOWN))
    return Near(
        chip=context.chips[near.interpretation],
        agrees=near.agrees,
        of=near.of,
        apart=tuple(Apart(one, differs[one.view.name].taken, differs[one.view.name].found) for one in shown),
        more=max(0, len(differs) - SHOWN),
        exact=near.exact,
    )
