"""The method note: how all that the brief says was worked out, what its words mean, and where the limits are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from argmap.analysis import Verdict
from argmap.analysis.grades import CONFIDENCE_WEIGHTS, GRADE_WEIGHTS, UNGRADED
from argmap.analysis.strength import UNSAID
from argmap.brief.context import Context
from argmap.brief.views import Engine, Likelihood
from argmap.model import LIKELIHOODS, Level

_RANKS = (("A", "1"), ("B", "2"), ("C", "3"), ("D", "4"), ("E", "5"), ("F", "6"))


@dataclass(frozen=True, slots=True)
class Rank:
    """A letter and a digit of the Admiralty code that are level, and what either counts for."""

    letter: str
    digit: str
    weight: float


@dataclass(frozen=True, slots=True)
class Start:
    """What the weighing of reasons starts from: a convention of argmap."""

    confidence: Mapping[Level, float]
    best: float
    worst: float
    """What the best and the worst grade count for."""
    ungraded: float
    unsaid: float


@dataclass(frozen=True, slots=True)
class Method:
    """The method note, with only what the brief makes use of."""

    id: str
    title: str
    statements: int
    steps: int
    sources: int
    verdicts: tuple[Verdict, ...]
    interpretations: int
    cruxes: bool
    pairs_left: bool
    """Whether not every pair that might be a crux was looked at."""
    matrix: bool
    conclusions: bool
    """Whether the brief says how firm its conclusions are."""
    positions_left: bool
    """Whether there may be more positions than were found."""
    start: Start
    schemes: bool
    scale: tuple[Likelihood, ...]
    confidence: bool
    ranks: tuple[Rank, ...]
    """The grades of sources, if any is graded."""
    engines: tuple[Engine, ...]
    """By what the brief was made."""
    works: tuple[str, ...]
    """The literature, by the keys of its entries, in the order of its authors."""
    kind: ClassVar[str] = "method"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


def compose_method(context: Context) -> tuple[Method, ...]:
    """The method note."""
    argument, analysis = context.argument, context.analysis
    statements = argument.statements.values()
    compared = len(argument.compared()) > 1
    likely = any(statement.likelihood for statement in statements)
    method = Method(
        id="method",
        title=context.labels("method"),
        statements=len(argument.statements),
        steps=len(argument.steps),
        sources=len(argument.sources),
        verdicts=tuple(Verdict),
        interpretations=len(argument.compared()),
        cruxes=compared,
        pairs_left=compared and not analysis.cruxes.finished,
        matrix=compared and bool(analysis.matrix.rows),
        conclusions=bool(analysis.firmness),
        positions_left=bool(analysis.firmness) and not analysis.positions.finished,
        start=_start(),
        schemes=bool(argument.schemes),
        scale=tuple(Likelihood(term, *span) for term, span in LIKELIHOODS.items()) if likely else (),
        confidence=any(statement.confidence for statement in statements),
        ranks=_ranks() if any(source.grade for source in argument.sources.values()) else (),
        engines=context.engines,
        works=(),
    )
    return (replace(method, works=tuple(_works(method))),)


def _start() -> Start:
    return Start(
        confidence=CONFIDENCE_WEIGHTS,
        best=max(GRADE_WEIGHTS.values()),
        worst=min(GRADE_WEIGHTS.values()),
        ungraded=UNGRADED,
        unsaid=UNSAID,
    )


def _ranks() -> tuple[Rank, ...]:
    return tuple(Rank(letter, digit, GRADE_WEIGHTS[letter]) for letter, digit in _RANKS)


def _works(method: Method) -> Iterator[str]:
    """What the methods that were used are taken from."""
    for work, used in {
        "amgoud": method.conclusions,
        "brewka-2013": True,
        "brewka-2010": True,
        "dhami": method.matrix,
        "dung": True,
        "heuer": method.matrix,
        "karvetski": method.matrix,
        "odni": method.confidence or bool(method.scale),
        "potyka": method.conclusions,
        "rago": method.conclusions,
        "walton": method.schemes,
    }.items():
        if used:
            yield work
