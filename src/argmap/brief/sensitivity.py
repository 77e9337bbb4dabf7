"""How firm the conclusions are: what each hangs on, what goes with each source, and which choices are left open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from argmap.analysis import Acceptance, Agreement, Band, Robustness, Standing, Weighing
from argmap.analysis.sensitivity import Firmness
from argmap.brief.choices import Choices, choices_of
from argmap.brief.conclusions import Named, named
from argmap.brief.context import Context
from argmap.brief.losses import Losses, SourceTitle, losses_of, source_title
from argmap.brief.views import View
from argmap.model import Ground, StepKind

SHOWN = 6
"""How many statements are named among those that a conclusion hangs on."""

_CARRIED = (Ground.REPORTED, Ground.JUDGMENT)


@dataclass(frozen=True, slots=True)
class Dependence:
    """What a conclusion hangs on: without any one of these, it would fare in this way."""

    standing: Standing
    sources: tuple[SourceTitle, ...]
    statements: tuple[View, ...]
    more: int
    """How many further statements there are."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How strong a conclusion is where reasons and objections are weighed against each other."""

    bands: Mapping[Weighing, Band | None]
    agreement: Agreement
    """How that compares with its standing."""
    challenged: bool

    @property
    def alike(self) -> Band | None:
        """Its strength, if it is the same in each way of weighing."""
        first, *others = self.bands.values()
        return first if all(other is first for other in others) else None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A key judgment or an interpretation's thesis, and how firm it is."""

    named: Named
    standing: Standing
    dependences: tuple[Dependence, ...]
    own_word: bool
    """Whether it stands because it is asserted or assumed, and for no other reason. It is firm if it is not so, and
    depends on nothing."""
    weighed: Weighed
    acceptance: Acceptance
    """In how many coherent positions it stands."""

    @property
    def hangs_on_a_source(self) -> bool:
        """Whether it stands, and would not without some one source."""
        return self.standing is Standing.STANDS and any(dependence.sources for dependence in self.dependences)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The part; `losses` and `choices` are None where there is nothing to tell."""

    id: str
    title: str
    conclusions: tuple[Conclusion, ...]
    sourced: bool
    """Whether the argument has any sources."""
    losses: Losses | None
    choices: Choices | None
    kind: ClassVar[str] = "sensitivity"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()

    @property
    def judgments(self) -> int:
        """How many of the conclusions are key judgments."""
        return sum(one.named.badge is not None for one in self.conclusions)

    @property
    def single(self) -> int:
        """How many of these hang on a single source."""
        return sum(one.named.badge is not None and one.hangs_on_a_source for one in self.conclusions)


def compose_sensitivity(context: Context) -> tuple[Sensitivity, ...]:
    """How firm the conclusions are, if there are any conclusions, or sources that something hangs on."""
    conclusions = tuple(_conclusion(context, one) for one in context.analysis.firmness.values())
    losses = losses_of(context)
    if not conclusions and losses is None:
        return ()
    choices = choices_of(context) if conclusions else None
    title, sourced = context.labels("sensitivity"), bool(context.argument.sources)
    return (Sensitivity("sensitivity", title, conclusions, sourced, losses, choices),)


def _conclusion(context: Context, firmness: Firmness) -> Conclusion:
    (name,) = named(context, (firmness.statement,))
    robustness = context.analysis.robustness[firmness.statement]
    return Conclusion(
        named=name,
        standing=firmness.standing,
        dependences=tuple(_dependences(context, firmness)),
        own_word=_own_word(context, firmness),
        weighed=_weighed(robustness),
        acceptance=robustness.acceptance or Acceptance.UNKNOWN,
    )


def _dependences(context: Context, firmness: Firmness) -> list[Dependence]:
    found = []
    for standing in Standing:
        leaves = tuple(leaf for leaf, then in firmness.leaves if then is standing)
        sources = tuple(source_title(context, source) for source, then in firmness.sources if then is standing)
        if leaves or sources:
            views = context.views(leaves[:SHOWN])
            found.append(Dependence(standing, sources, views, max(0, len(leaves) - SHOWN)))
    return found


def _own_word(context: Context, firmness: Firmness) -> bool:
    argument, standing = context.argument, context.analysis.standing
    if firmness.standing is not Standing.STANDS or argument.statements[firmness.statement].ground in _CARRIED:
        return False
    steps = argument.into.get(firmness.statement, ())
    return not any(standing.live(key) for key in steps if argument.steps[key].kind is StepKind.SUPPORT)


def _weighed(robustness: Robustness) -> Weighed:
    return Weighed(robustness.bands, robustness.agreement, robustness.challenged)
