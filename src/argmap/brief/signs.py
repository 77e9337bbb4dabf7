"""Indicators: what one would see if a reading were right, and whether it has been seen."""

from dataclasses import dataclass
from typing import ClassVar

from argmap.brief.context import Context
from argmap.brief.views import Sign
from argmap.model import Interpretation


@dataclass(frozen=True, slots=True)
class Signs:
    """All indicators, in column order."""

    id: str
    title: str
    signs: tuple[Sign, ...]
    kind: ClassVar[str] = "indicators"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


def compose_signs(context: Context) -> tuple[Signs, ...]:
    """The table of indicators, if there are any."""
    signs = tuple(sign for one in context.argument.compared() for sign in signs_of(context, one))
    return (Signs("indicators", context.labels("indicators"), signs),) if signs else ()


def signs_of(context: Context, one: Interpretation) -> tuple[Sign, ...]:
    """The indicators of one interpretation."""
    return tuple(
        Sign(
            text=context.passage(indicator.text),
            status=indicator.status,
            checked=context.labels.day(indicator.checked),
            speaks_for=context.chips[one.name],
            anchor=f"w-{indicator.name}",
        )
        for indicator in one.indicators
    )
