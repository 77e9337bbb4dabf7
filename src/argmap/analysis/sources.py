"""What hangs on each source: leave it out, with all that merely repeats it, and see what no longer stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.analysis.citations import Echo, citations
from argmap.analysis.framework import Standing
from argmap.analysis.outlook import Forecast, Outlook
from argmap.model import Argument, Name


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the argument comes to without one source."""

    source: Name
    repeated_by: tuple[Name, ...]
    """Sources that only repeat it (`derives-from`), at any remove, and so are left out with it."""
    cited_by: tuple[Name, ...]
    """The statements that cite it."""
    unsourced: tuple[Name, ...]
    """The statements that are left without any source."""
    changed: Mapping[Name, Standing]
    """The statements that fare otherwise without it, with how they fare then, in order of effect."""
    falls: tuple[Name, ...]
    """Those of them that stand with it."""
    outlook: Outlook
    """How the interpretations come out without it."""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How the argument hangs on its sources."""

    left_out: Mapping[Name, LeftOut]
    """For each source, in the order of the files."""
    echoes: tuple[Echo, ...]
    outlook: Outlook
    """How the interpretations come out with all sources."""
    single: Mapping[Name, tuple[Name, ...]]
    """For each statement that stands and would not without some one source: each such source."""


def sourcing(argument: Argument, forecast: Forecast, standings: list[Standing]) -> Sourcing:
    """Leave out each source in turn."""
    before = dict(zip(argument.statements, standings, strict=False))  # Statements come before steps.
    citing = citations(argument)
    left_out = {}
    for source in argument.sources:
        silenced = citing.with_echoes((source,))
        unsourced = citing.unsourced(silenced)
        effect = forecast.effect((), unsourced)
        changed = forecast.changed(effect)
        left_out[source] = LeftOut(
            source=source,
            repeated_by=tuple(name for name in silenced if name != source),
            cited_by=citing.by[source],
            unsourced=unsourced,
            changed=changed,
            falls=tuple(name for name in changed if before[name] is Standing.STANDS),
            outlook=forecast.outlook(effect),
        )
    return Sourcing(left_out, citing.echoes(), forecast.outlook(), _single(left_out.values()))


def _single(left_out: Iterable[LeftOut]) -> dict[Name, tuple[Name, ...]]:
    single: dict[Name, list[Name]] = {}
    for without in left_out:
        for name in without.falls:
            single.setdefault(name, []).append(without.source)
    return {name: tuple(sources) for name, sources in single.items()}
