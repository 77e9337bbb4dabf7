"""What hangs on each source: leave it out, with all that merely repeats it, and see what no longer stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from argmap.analysis.framework import Standing
from argmap.analysis.outlook import Forecast, Outlook
from argmap.model import Argument, Ground, Name


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
class Echo:
    """A statement that seems to have several sources, all of which go back to one."""

    statement: Name
    cited: tuple[Name, ...]
    origin: Name


@dataclass(frozen=True, slots=True)
class Sourcing:
    """How the argument hangs on its sources."""

    left_out: Mapping[Name, LeftOut]
    """For each source, in the order of the files."""
    echoes: tuple[Echo, ...]
    outlook: Outlook
    """How the interpretations come out with all sources."""

    def single(self, statement: Name) -> tuple[Name, ...]:
        """The sources on each of which alone a statement stands: it does not stand without them."""
        return tuple(source for source, without in self.left_out.items() if statement in without.falls)


def sourcing(argument: Argument, forecast: Forecast, standings: list[Standing]) -> Sourcing:
    """Leave out each source in turn."""
    names = list(argument.statements)
    cited = {name: cited_sources(argument, name) for name in names}
    citing: dict[Name, list[Name]] = {source: [] for source in argument.sources}
    for name, sources in cited.items():
        for source in sources:
            citing[source].append(name)
    echoing = _repeaters(argument)
    left_out = {}
    for source in argument.sources:
        gone = _silenced(argument, source, echoing)
        candidates = dict.fromkeys(name for each in gone for name in citing[each])
        unsourced = tuple(
            name
            for name in candidates
            if argument.statements[name].ground is Ground.REPORTED and set(cited[name]) <= gone.keys()
        )
        effect = forecast.effect((), unsourced)
        changed = {names[node]: now for node, now in effect.revision.changed.items() if node < len(names)}
        before = dict(zip(names, standings, strict=False))
        left_out[source] = LeftOut(
            source=source,
            repeated_by=tuple(name for name in gone if name != source),
            cited_by=tuple(citing[source]),
            unsourced=unsourced,
            changed=changed,
            falls=tuple(name for name in changed if before[name] is Standing.STANDS),
            outlook=forecast.outlook(effect),
        )
    return Sourcing(left_out, tuple(_echoes(argument, cited)), forecast.outlook())


def cited_sources(argument: Argument, name: Name) -> tuple[Name, ...]:
    """The sources a statement cites, each once, in the order of its text."""
    return tuple(dict.fromkeys(Name(cite.source.text) for cite in argument.statements[name].cites()))


def origins(argument: Argument, source: Name) -> frozenset[Name]:
    """What a source goes back to through `derives-from`: itself, if it repeats nobody."""
    seen, waiting, found = {source}, [source], set[Name]()
    while waiting:
        current = waiting.pop()
        repeated = argument.sources[current].derives_from
        if not repeated:
            found.add(current)
        fresh = [name for name in repeated if name not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return frozenset(found)


def _repeaters(argument: Argument) -> dict[Name, list[Name]]:
    repeaters: dict[Name, list[Name]] = {}
    for name, source in argument.sources.items():
        for origin in source.derives_from:
            repeaters.setdefault(origin, []).append(name)
    return repeaters


def _silenced(argument: Argument, source: Name, repeaters: Mapping[Name, list[Name]]) -> dict[Name, None]:
    """A source, and every other that repeats nothing but what is gone with it."""
    gone = {source: None}
    waiting = [source]
    while waiting:
        for name in repeaters.get(waiting.pop(), ()):
            if name not in gone and all(origin in gone for origin in argument.sources[name].derives_from):
                gone[name] = None
                waiting.append(name)
    return gone


def _echoes(argument: Argument, cited: Mapping[Name, tuple[Name, ...]]) -> Iterator[Echo]:
    for name, sources in cited.items():
        if len(sources) > 1:
            found = frozenset[Name]().union(*(origins(argument, source) for source in sources))
            if len(found) == 1:
                yield Echo(name, sources, next(iter(found)))
