"""Whether a verdict survives a change of method: standing, where one live objection defeats, beside graded strength.

No theory settles whether objections prevail or weigh. Where both agree, the reader need not care; where they do not,
the verdict depends on a choice that the reader should know of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.positions import Acceptance
from argmap.analysis.standing import Labelling, Standing
from argmap.analysis.strength import Band, Strengths, Weighing
from argmap.model import Argument, Name


class Agreement(StrEnum):
    """How a statement's standing compares with its strength in the several ways of weighing."""

    HOLDS = "holds"
    HOLDS_PARTLY = "holds partly"
    HOLDS_WEAKLY = "holds weakly"
    FAILS = "fails"
    FAILS_PARTLY = "fails partly"
    FAILS_STRONGLY = "fails strongly"
    DIVIDED = "divided"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Robustness:
    """How one statement fares by each method."""

    name: Name
    standing: Standing
    bands: Mapping[Weighing, Band | None]
    """Its strength in each way of weighing; None where none was found."""
    challenged: bool
    """Whether anything objects to it, contradicts it, or undercuts a step to it."""
    acceptance: Acceptance | None
    """In how many preferred positions it stands; None if nobody asked."""
    agreement: Agreement
    """How these compare: the reason for the verdict below."""

    @property
    def robust(self) -> bool:
        """Whether the verdict is the same by each method; otherwise it depends on the choice of one."""
        return self.agreement in (Agreement.HOLDS, Agreement.FAILS)


def robustness(
    argument: Argument,
    standing: Labelling,
    strengths: Mapping[Weighing, Strengths],
    names: Iterable[Name] | None = None,
    acceptance: Mapping[Name, Acceptance] | None = None,
) -> tuple[Robustness, ...]:
    """Compare the methods for some statements: unless `names` says which, the key judgments and the theses.

    A verdict is robust if the statement stands and is strong or very strong in each way of weighing, or if it does not
    stand and is neither in any. What is left undecided although it stands in every preferred position (`acceptance`)
    is not robust.
    """
    return tuple(
        _robustness(name, standing, strengths, acceptance)
        for name in (key_statements(argument) if names is None else names)
    )


def key_statements(argument: Argument) -> tuple[Name, ...]:
    """The key judgments, then the theses of the interpretations, those that are compared first."""
    judgments = argument.masthead.judgments if argument.masthead else ()
    compared = (one.name for one in argument.compared())
    return tuple(dict.fromkeys((*judgments, *compared, *argument.interpretations)))


def _robustness(
    name: Name,
    labelling: Labelling,
    strengths: Mapping[Weighing, Strengths],
    acceptance: Mapping[Name, Acceptance] | None,
) -> Robustness:
    standing = labelling.statements[name]
    accepted = acceptance[name] if acceptance is not None else None
    bands = {weighing: each.band(name) for weighing, each in strengths.items()}
    return Robustness(
        name=name,
        standing=standing,
        bands=bands,
        challenged=any(_challenged(each, name) for each in strengths.values()),
        acceptance=accepted,
        agreement=_agreement(standing, list(bands.values()), accepted),
    )


def _challenged(strengths: Strengths, name: Name) -> bool:
    node = strengths.graph[name]
    return bool(node.attackers) or any(strengths.graph[step].attackers for step in node.supporters)


def _agreement(standing: Standing, bands: list[Band | None], acceptance: Acceptance | None) -> Agreement:
    if None in bands:
        return Agreement.UNSETTLED
    strong = [band is not None and band.convinces for band in bands]
    if standing is Standing.STANDS:
        return Agreement.HOLDS if all(strong) else Agreement.HOLDS_PARTLY if any(strong) else Agreement.HOLDS_WEAKLY
    if any(strong):
        return Agreement.FAILS_STRONGLY if all(strong) else Agreement.FAILS_PARTLY
    return Agreement.DIVIDED if standing is Standing.UNDECIDED and acceptance is Acceptance.EVERY else Agreement.FAILS
