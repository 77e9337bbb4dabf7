"""The sources: numbered in order of first citation, each with its grade in words and with what rests on it."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from argmap.brief.context import Context
from argmap.brief.passages import Passage
from argmap.brief.views import View
from argmap.model import Argument, CitedSource, Ground, Name, StepKind

LINKS = ("http://", "https://", "mailto:")
"""Addresses that become links; any other is printed as text."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A source that another repeats."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One source. Dates are in words; whatever is not known is empty."""

    number: int
    anchor: str
    title: Passage
    author: str
    publisher: str
    date: str
    accessed: str
    kind: str
    url: str
    link: str
    """Where the address leads, if it is one that may be followed."""
    letter: str
    digit: str
    """The two halves of its Admiralty grade, for the source and for the information."""
    repeats: tuple[Origin, ...]
    citing: tuple[View, ...]
    alone: tuple[View, ...]
    """Judgments that all their support traces back to this source."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources."""

    id: str
    title: str
    sources: tuple[Entry, ...]
    cited: int
    """How many of them are cited."""
    graded: int
    """How many of them have a grade."""
    single: int
    """How many judgments rest on one source alone."""
    kind: ClassVar[str] = "sources"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


def compose_sources(context: Context) -> tuple[Sources, ...]:
    """The list of sources, if there are any."""
    argument = context.argument
    if not argument.sources:
        return ()
    citing: dict[Name, list[Name]] = {}
    for name, statement in argument.statements.items():
        for source in dict.fromkeys(Name(cite.source.text) for cite in statement.cites()):
            citing.setdefault(source, []).append(name)
    alone = _alone(argument)
    ordered = sorted(argument.sources.values(), key=lambda source: context.numbers[source.name])
    entries = tuple(_entry(context, one, citing.get(one.name, []), alone.get(one.name, [])) for one in ordered)
    return (
        Sources(
            id="sources",
            title=context.labels("sources"),
            sources=entries,
            cited=sum(bool(entry.citing) for entry in entries),
            graded=sum(bool(entry.letter) for entry in entries),
            single=sum(len(entry.alone) for entry in entries),
        ),
    )


def _entry(context: Context, source: CitedSource, citing: list[Name], alone: list[Name]) -> Entry:
    link = _link(source.url)
    return Entry(
        number=context.numbers[source.name],
        anchor=f"src-{source.name}",
        title=context.passage(source.title),
        author=source.author,
        publisher=source.publisher,
        date=context.labels.day(source.date),
        accessed=context.labels.day(source.accessed),
        kind=source.kind,
        url=source.url,
        link=link,
        letter=source.grade[:1],
        digit=source.grade[1:2],
        repeats=tuple(Origin(context.numbers[name], f"src-{name}") for name in source.derives_from),
        citing=context.views(tuple(citing)),
        alone=context.views(tuple(alone)),
    )


def _link(url: str) -> str:
    if url.lower().startswith("doi:"):
        return f"https://doi.org/{url[4:].strip()}"
    return url if url.lower().startswith(LINKS) else ""


def _alone(argument: Argument) -> dict[Name, list[Name]]:
    """For each source, the judgments whose every cited ground, all the way down, traces back to it."""
    found: dict[Name, list[Name]] = {}
    for name, origins in _origins(argument).items():
        if len(origins) == 1 and argument.statements[name].ground is Ground.JUDGMENT:
            found.setdefault(next(iter(origins)), []).append(name)
    return found


def _origins(argument: Argument) -> Mapping[Name, frozenset[Name]]:
    """The original sources at and below each statement, along its supports; a worklist, since supports may circle."""
    roots = {source: _original(argument, source) for source in argument.sources}
    origins = {
        name: frozenset(origin for cite in statement.cites() for origin in roots[Name(cite.source.text)])
        for name, statement in argument.statements.items()
    }
    queue = deque(argument.statements)
    while queue:
        name = queue.popleft()
        for key in argument.out_of.get(name, ()):
            step = argument.steps[key]
            if step.kind is StepKind.SUPPORT and step.target is not None and not origins[name] <= origins[step.target]:
                origins[step.target] |= origins[name]
                queue.append(step.target)
    return origins


def _original(argument: Argument, source: Name) -> frozenset[Name]:
    """What a source goes back to through `derives-from`: itself, if it repeats nobody."""
    seen, stack, ends = {source}, [source], set[Name]()
    while stack:
        current = stack.pop()
        origins = argument.sources[current].derives_from
        if not origins:
            ends.add(current)
        fresh = [origin for origin in origins if origin not in seen]
        seen.update(fresh)
        stack.extend(fresh)
    return frozenset(ends or {source})
