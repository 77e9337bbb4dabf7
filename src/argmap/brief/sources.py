"""The sources: numbered in order of first citation, each with its grade in words and with what rests on it."""

from dataclasses import dataclass
from typing import ClassVar

from argmap.brief.conclusions import Named, Turn, named, turns, weightiest
from argmap.brief.context import Context
from argmap.brief.passages import Mark, Passage
from argmap.model import Name

LINKS = ("http://", "https://", "mailto:")
"""Addresses that become links; any other is printed as text."""


SHOWN = 20
"""How many of the statements that cite a source are named."""


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
    repeats: tuple[Mark, ...]
    citing: tuple[Named, ...]
    """The statements that cite it, conclusions and claims first; not all, where there are many."""
    more: int
    """How many more statements cite it."""
    falls: int
    """How many statements stand with it and fall without it."""
    turns: tuple[Turn, ...]
    """The conclusions that fare otherwise without it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources."""

    id: str
    title: str
    sources: tuple[Entry, ...]
    graded: bool
    """Whether any of them has a grade."""
    uncited: int
    """How many of them nothing cites."""
    kind: ClassVar[str] = "sources"
    entries: ClassVar[tuple[tuple[str, str], ...]] = ()


def compose_sources(context: Context) -> tuple[Sources, ...]:
    """The list of sources, if there are any."""
    ordered = sorted(context.argument.sources, key=lambda name: context.numbers[name])
    entries = tuple(_entry(context, name) for name in ordered)
    if not entries:
        return ()
    return (
        Sources(
            id="sources",
            title=context.labels("sources"),
            sources=entries,
            graded=any(entry.letter for entry in entries),
            uncited=sum(not entry.citing for entry in entries),
        ),
    )


def _entry(context: Context, name: Name) -> Entry:
    source, left_out = context.argument.sources[name], context.analysis.sourcing.left_out[name]
    citing = weightiest(context, left_out.cited_by, SHOWN)
    return Entry(
        number=context.numbers[name],
        anchor=f"src-{name}",
        title=context.passage(source.title),
        author=source.author,
        publisher=source.publisher,
        date=context.labels.day(source.date),
        accessed=context.labels.day(source.accessed),
        kind=source.kind,
        url=source.url,
        link=_link(source.url),
        letter=source.grade[:1],
        digit=source.grade[1:2],
        repeats=tuple(context.mark(each) for each in source.derives_from),
        citing=tuple(named(context, citing)),
        more=len(left_out.cited_by) - len(citing),
        falls=len(left_out.falls),
        turns=turns(context, left_out.changed),
    )


def _link(url: str) -> str:
    if url.lower().startswith("doi:"):
        return f"https://doi.org/{url[4:].strip()}"
    return url if url.lower().startswith(LINKS) else ""
