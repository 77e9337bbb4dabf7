"""How firm a conclusion is: which single statement, assumption or source it cannot do without."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.analysis.framework import Framework, Standing
from argmap.analysis.outlook import Effect
from argmap.analysis.sources import Sourcing
from argmap.model import Name


@dataclass(frozen=True, slots=True)
class Firmness:
    """What a statement's standing hangs on, each thing taken by itself."""

    statement: Name
    standing: Standing
    """As the argument is written."""
    leaves: tuple[tuple[Name, Standing], ...]
    """Each other leaf without which it fares otherwise, and how it fares then."""
    sources: tuple[tuple[Name, Standing], ...]
    """Each source without which it fares otherwise, and how it fares then."""

    @property
    def firm(self) -> bool:
        """Whether no single leaf or source decides it."""
        return not (self.leaves or self.sources)


def firmness(
    framework: Framework,
    standings: list[Standing],
    effects: Mapping[Name, Effect],
    sourcing: Sourcing,
    names: Iterable[Name],
) -> tuple[Firmness, ...]:
    """Ask of each statement named what it hangs on, given the effect of withdrawing each leaf and each source."""
    return tuple(_firmness(framework.numbers[name], name, standings, effects, sourcing) for name in names)


def _firmness(
    number: int, name: Name, standings: list[Standing], effects: Mapping[Name, Effect], sourcing: Sourcing
) -> Firmness:
    leaves = [
        (leaf, effect.revision.changed[number])
        for leaf, effect in effects.items()
        if leaf != name and number in effect.revision.changed
    ]
    sources = [
        (source, without.changed[name]) for source, without in sourcing.left_out.items() if name in without.changed
    ]
    return Firmness(name, standings[number], tuple(leaves), tuple(sources))
