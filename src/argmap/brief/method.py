"""The method note: how all that the brief says was worked out, what its words mean, and where the limits are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from argmap.analysis import Verdict
from argmap.brief.context import Context
from argmap.brief.views import Engine, Likelihood
from argmap.model import LIKELIHOODS

RANKS = (("A", "1"), ("B", "2"), ("C", "3"), ("D", "4"), ("E", "5"), ("F", "6"))
"""The letters and digits of the Admiralty code, those that are level together."""


@dataclass(frozen=True, slots=True)
class Method:
    """The method note, with only what the brief makes use of."""

    id: str
    title: str
    statements: int
    steps: int
    sources: int
    verdicts: tuple[Verdict, ...]
    cruxes: bool
    matrix: bool
    schemes: bool
    scale: tuple[Likelihood, ...]
    confidence: bool
    ranks: tuple[tuple[str, str], ...]
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
        cruxes=compared,
        matrix=compared and bool(analysis.matrix.rows),
        schemes=bool(argument.schemes),
        scale=tuple(Likelihood(term, *span) for term, span in LIKELIHOODS.items()) if likely else (),
        confidence=any(statement.confidence for statement in statements),
        ranks=RANKS if any(source.grade for source in argument.sources.values()) else (),
        engines=context.engines,
        works=(),
    )
    return (replace(method, works=tuple(_works(method))),)


def _works(method: Method) -> Iterator[str]:
    """What the methods that were used are taken from."""
    for work, used in {
        "brewka-2013": True,
        "brewka-2010": True,
        "dhami": method.matrix,
        "dung": True,
        "heuer": method.matrix,
        "karvetski": method.matrix,
        "odni": method.confidence or bool(method.scale),
        "walton": method.schemes,
    }.items():
        if used:
            yield work
