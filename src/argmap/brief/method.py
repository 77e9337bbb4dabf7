"""The method note: how standing was worked out, what likelihood, confidence and grades mean, and the limits."""

from dataclasses import dataclass
from typing import ClassVar

from argmap.analysis import Verdict
from argmap.brief.context import Context
from argmap.brief.views import Likelihood
from argmap.model import LIKELIHOODS


@dataclass(frozen=True, slots=True)
class Method:
    """The method note, with only the scales the brief makes use of."""

    id: str
    title: str
    verdicts: tuple[Verdict, ...]
    scale: tuple[Likelihood, ...]
    confidence: bool
    grades: bool
    statements: int
    steps: int
    sources: int
    interpretations: int
    kind: ClassVar[str] = "method"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


def compose_method(context: Context) -> tuple[Method, ...]:
    """The method note."""
    argument = context.argument
    statements = argument.statements.values()
    likely = any(statement.likelihood for statement in statements)
    return (
        Method(
            id="method",
            title=context.labels("method"),
            verdicts=tuple(Verdict),
            scale=tuple(Likelihood(term, *span) for term, span in LIKELIHOODS.items()) if likely else (),
            confidence=any(statement.confidence for statement in statements),
            grades=any(source.grade for source in argument.sources.values()),
            statements=len(argument.statements),
            steps=len(argument.steps),
            sources=len(argument.sources),
            interpretations=len(argument.compared()),
        ),
    )
