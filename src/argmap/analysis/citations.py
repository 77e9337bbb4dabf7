"""Who cites whom: which statements cite which sources, and which sources only repeat others."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from argmap.model import Argument, Name


@dataclass(frozen=True, slots=True)
class Echo:
    """A statement that seems to have several sources, all of which go back to one."""

    statement: Name
    cited: tuple[Name, ...]
    origin: Name


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

    def echoes(self) -> tuple[Echo, ...]:
        """The statements that have fewer sources than they seem to."""
        several = ((name, sources) for name, sources in self.of.items() if len(sources) > 1)
        back = ((name, sources, self._origins(sources)) for name, sources in several)
        return tuple(Echo(name, sources, next(iter(found))) for name, sources, found in back if len(found) == 1)

    def _origins(self, sources: Iterable[Name]) -> frozenset[Name]:
        return frozenset[Name]().union(*(origins(self.argument, source) for source in sources))


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
    """The sources a statement cites, each once, in the order of its text; those nobody defined are left out."""
    cited = dict.fromkeys(Name(cite.source.text) for cite in argument.statements[name].cites())
    return tuple(source for source in cited if source in argument.sources)


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
