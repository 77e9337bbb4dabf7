"""Where every name is defined and used, with its places: what definition, references and rename in an editor stand on.

It has all that can be read of the files of an argument, also what was left out of it because of an error.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain, repeat
from typing import TypeVar

from argmap.diagnostics import Span
from argmap.language.tree import Keyword, Line


class Kind(StrEnum):
    """What a name can be the name of."""

    STATEMENT = "statement"
    INTERPRETATION = "interpretation"
    """And the statement that is its thesis."""
    EVENT = "event"
    """And the statement that it happened."""
    SOURCE = "source"
    QUESTION = "question"
    INDICATOR = "indicator"
    BRIEF = "brief"
    SECTION = "section"
    TERM = "term"
    THEME = "theme"
    VOICE = "voice"
    FILE = "file"
    """Not defined here: its name is the path, as it is written."""


POINTABLE = frozenset({Kind.STATEMENT, Kind.INTERPRETATION, Kind.EVENT, Kind.SOURCE, Kind.QUESTION, Kind.INDICATOR})
"""What shares one namespace, and can be mentioned; all others have one of their own."""


def fitting(kind: Kind | None) -> frozenset[Kind]:
    """The kinds of what will do where one kind is wanted, or anything."""
    if kind is Kind.STATEMENT:
        return frozenset({Kind.STATEMENT, Kind.INTERPRETATION, Kind.EVENT})
    return POINTABLE if kind is None else frozenset({kind})


POINTS_AT: Mapping[Keyword, Sequence[Kind]] = {
    **dict.fromkeys((Keyword.SUPPORT, Keyword.AND, Keyword.ASSUMES), (Kind.STATEMENT,)),
    **dict.fromkeys((Keyword.OBJECTION, Keyword.UNDERCUT, Keyword.REPLY, Keyword.CONTRADICTS), (Kind.STATEMENT,)),
    **dict.fromkeys((Keyword.HOLDS, Keyword.REJECTS, Keyword.JUDGMENTS, Keyword.SHOWS), (Kind.STATEMENT,)),
    **dict.fromkeys((Keyword.BEST, Keyword.HARDEST), (Kind.STATEMENT,)),
    Keyword.EXPLAINS: (Kind.EVENT, Kind.STATEMENT),
    Keyword.COMPARE: (Kind.INTERPRETATION,),
    Keyword.ANSWERS: (Kind.QUESTION,),
    Keyword.SECTIONS: (Kind.SECTION,),
    **dict.fromkeys((Keyword.SOURCE, Keyword.DERIVES_FROM), (Kind.SOURCE,)),
}
"""What the names in lines with these keywords point at: the first, the second and so on; further ones as the last."""

DEFINES: Mapping[Keyword, Kind] = {
    **dict.fromkeys((Keyword.CLAIM, Keyword.SUPPORT, Keyword.AND, Keyword.ASSUMES), Kind.STATEMENT),
    **dict.fromkeys((Keyword.OBJECTION, Keyword.UNDERCUT, Keyword.REPLY, Keyword.RECOMMENDATION), Kind.STATEMENT),
    **{Keyword(kind.value): kind for kind in Kind if kind not in (Kind.STATEMENT, Kind.FILE)},
}
"""What the name in a line with these keywords becomes the name of, where a text follows it."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a name stands for, and where that is said: in a bibliography, for the works that are referred to."""

    name: str
    kind: Kind
    span: Span
    written: bool = True
    """Whether it stands there; the names of unnamed statements are made from their texts."""


class UseKind(StrEnum):
    """How a name is used."""

    NAMES = "names"
    """Among the names of a line: its keyword says what for."""
    CITES = "cites"
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True)
class Use:
    """A name where it is used, whether or not anything has it; `keyword` is that of the line."""

    name: str
    span: Span
    how: UseKind
    keyword: Keyword
    kind: Kind | None
    """What it is to be the name of; None for anything that can be mentioned."""


_Entry = TypeVar("_Entry", Definition, Use)


@dataclass(frozen=True)
class Index:
    """All definitions and uses. Of several definitions in one namespace, the first counts."""

    definitions: tuple[Definition, ...] = ()
    uses: tuple[Use, ...] = ()

    def defined(self, name: str) -> tuple[Definition, ...]:
        """Where a name is defined, as whatever it is."""
        return self._defined.get(name, ())

    def used(self, name: str) -> tuple[Use, ...]:
        """Where a name is used."""
        return self._used.get(name, ())

    def meant(self, use: Use) -> tuple[Definition, ...]:
        """What a use refers to; nothing where nothing fitting has the name."""
        return tuple(each for each in self.defined(use.name) if each.kind in fitting(use.kind))

    @cached_property
    def _defined(self) -> Mapping[str, tuple[Definition, ...]]:
        return _by_name(self.definitions)

    @cached_property
    def _used(self) -> Mapping[str, tuple[Use, ...]]:
        return _by_name(self.uses)


def _by_name(entries: tuple[_Entry, ...]) -> Mapping[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = {}
    for entry in entries:
        found.setdefault(entry.name, []).append(entry)
    return {name: tuple(each) for name, each in found.items()}


def uses_of(line: Line) -> Iterator[Use]:
    """Every name that a line uses: those it points at, and those its text cites and mentions."""
    keyword, text = line.keyword, line.text
    kinds = POINTS_AT.get(keyword)
    if path := line.path:
        yield Use(path.text, path.span, UseKind.NAMES, keyword, Kind.FILE)
    elif kinds and not (text and keyword in DEFINES):
        for word, kind in zip(line.names, chain(kinds, repeat(kinds[-1])), strict=False):
            yield Use(word.text, word.span, UseKind.NAMES, keyword, kind)
    if text:
        cited = (cite.source for cite in text.cites())
        yield from (Use(word.text, word.span, UseKind.CITES, keyword, Kind.SOURCE) for word in cited)
        yield from (Use(word.text, word.span, UseKind.MENTIONS, keyword, None) for word in text.mentions())
