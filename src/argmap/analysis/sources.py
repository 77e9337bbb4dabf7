"""What hangs on each source: leave it out, with all that merely repeats it, and see what no longer stands."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

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
    before = dict(zip(names, standings, strict=False))
    citing = citations(argument)
    left_out = {}
    for source in argument.sources:
        silenced = citing.with_echoes((source,))
        unsourced = citing.unsourced(silenced)
        effect = forecast.effect((), unsourced)
        changed = {names[node]: now for node, now in effect.revision.changed.items() if node < len(names)}
        left_out[source] = LeftOut(
            source=source,
            repeated_by=tuple(name for name in silenced if name != source),
            cited_by=citing.by[source],
            unsourced=unsourced,
            changed=changed,
            falls=tuple(name for name in changed if before[name] is Standing.STANDS),
            outlook=forecast.outlook(effect),
        )
    return Sourcing(left_out, tuple(_echoes(argument, citing.of)), forecast.outlook())


@dataclass(frozen=True, slots=True)
class Citations:
    """Which statements cite which sources, and which sources repeat which."""

    argument: Argument
    of: Mapping[Name, tuple[Name, ...]]
    """For each statement, the sources it cites, each once, in the order of its text."""
    by: Mapping[Name, tuple[Name, ...]]
    """For each source, the statements that cite it, in the order of the files."""
    repeated_by: Mapping[Name, tuple[Name, ...]]
    """For each source, those that say they derive from it."""

    def with_echoes(self, sources: Iterable[Name]) -> tuple[Name, ...]:
        """Some sources, and every other that repeats nothing but what is among them."""
        gone = dict.fromkeys(sources)
        waiting = list(gone)
        while waiting:
            for name in self.repeated_by[waiting.pop()]:
                if name not in gone and all(origin in gone for origin in self.argument.sources[name].derives_from):
                    gone[name] = None
                    waiting.append(name)
        return tuple(gone)

    def unsourced(self, silenced: Collection[Name]) -> tuple[Name, ...]:
        """The statements that cite sources, and none but these."""
        citing = dict.fromkeys(name for source in silenced for name in self.by[source])
        gone = set(silenced)
        return tuple(name for name in citing if gone.issuperset(self.of[name]))


def citations(argument: Argument) -> Citations:
    """Find out who cites what."""
    of = {name: cited_sources(argument, name) for name in argument.statements}
    by: dict[Name, list[Name]] = {source: [] for source in argument.sources}
    repeated_by: dict[Name, list[Name]] = {source: [] for source in argument.sources}
    for name, sources in of.items():
        for source in sources:
            by[source].append(name)
    for name, one in argument.sources.items():
        for origin in dict.fromkeys(one.derives_from):
            repeated_by[origin].append(name)
    return Citations(argument, of, _tuples(by), _tuples(repeated_by))


def _tuples(lists: Mapping[Name, list[Name]]) -> dict[Name, tuple[Name, ...]]:
    return {name: tuple(each) for name, each in lists.items()}


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


def _echoes(argument: Argument, cited: Mapping[Name, tuple[Name, ...]]) -> Iterator[Echo]:
    for name, sources in cited.items():
        if len(sources) > 1:
            found = frozenset[Name]().union(*(origins(argument, source) for source in sources))
            if len(found) == 1:
                yield Echo(name, sources, next(iter(found)))
