"""Writes the citations of one document in its order, and the list of what was cited."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cmp_to_key

from argmap.bibliography import CslItem
from argmap.citations.clusters import Part, joined
from argmap.citations.entry import Asked, Formatter, Key, Written, fallback
from argmap.citations.locators import Locator, locator
from argmap.citations.numbers import counted
from argmap.citations.piece import Cite, Name, Piece, Placement
from argmap.citations.rich import Text, pieces, plain
from argmap.citations.state import AS_IT_IS, Need
from argmap.citations.style import Style
from argmap.citations.telling import needs
from argmap.citations.work import Work
from argmap.citations.xml import Node

FIRST = frozenset({"first"})
NEAR = 5
"""How many notes back a citation still counts as near, unless the style says otherwise (CSL 1.0.2)."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A citation as it was made: its source, the place in it, and the number of its note."""

    source: Name
    locator: Locator | None
    note: int


class Citer:
    """Writes the citations of one document. Ask for them in the document's order, since later ones are shorter.

    `items` has the sources in CSL-JSON's shape, `order` those that are cited, in the order of their first citation,
    and `lang` is the language of the document: it gives words such as `and`, dates and quotation marks.
    """

    def __init__(self, style: Style, items: Mapping[Name, CslItem], order: Sequence[Name], lang: str) -> None:
        self._style = style
        self._formatter = Formatter(style, lang)
        self._works = {name: _work(name, items[name]) for name in order if name in items}
        self._numbers = {name: number for number, name in enumerate(self._works, 1)}
        self._needs: Mapping[Name, Need] = {}
        listed = self._sorted(tuple(self._works), style.bibliography)
        self._numbers = {name: number for number, name in enumerate(listed, 1)}
        self._needs = needs(self._formatter, self._works, listed, notes=style.placement is Placement.NOTE)
        self._listed = self._sorted(listed, style.bibliography)
        self._keys: dict[Name, Key] = {}
        self._known: dict[tuple[Name, Asked], Written] = {}
        self._begin()

    def _begin(self) -> None:
        self._last: dict[Name, _Place] = {}
        self._first_notes: dict[Name, int] = {}
        self._cluster: tuple[_Place, ...] = ()
        self._note = 0

    def afresh(self) -> "Citer":
        """A writer of the same sources for another document, from its beginning."""
        other = copy(self)
        other._begin()  # noqa: SLF001 - it is one of these
        return other

    @property
    def works(self) -> Mapping[Name, Work]:
        """The works, which know what was asked of them so far."""
        return self._works

    @property
    def numbers(self) -> Mapping[Name, int]:
        """The number of each source where the style cites by numbers; otherwise nothing."""
        return dict(self._numbers) if self._style.numeric else {}

    def cite(self, cites: Sequence[Cite]) -> tuple[Piece, ...]:
        """The citations that stand together in one place, as a note or in the text.

        First, later and repeated citations of a source have the forms of the style, by what was cited before. Every
        place in a source that was asked for is printed. A source that is not in the order of the document is printed
        by its name.
        """
        self._note += 1
        parts = tuple(self._parts(cites))
        whole = joined(parts, self._style.citation, self._formatter.joiner, self._again)
        return pieces(self._formatter.whole(whole))

    def references(self) -> tuple[tuple[Name, tuple[Piece, ...]], ...]:
        """The list of references in the style's order, each entry without its number, which `numbers` has.

        A source that the style does not list is listed with its full citation, so that all can be found.
        """
        part = self._style.bibliography
        substitute = part.get("subsequent-author-substitute") if part else ""
        entries: list[tuple[Name, tuple[Piece, ...]]] = []
        before = ""
        for name in self._listed:
            asked = self._asked(name)
            written = self._formatter.entry(self._works[name], asked)
            if substitute and written.authors and written.authors == before:
                written = self._formatter.entry(self._works[name], replace(asked, authors_as=substitute))
                written = replace(written, authors=before)
            before = written.authors
            entries.append((name, pieces(written.text or self._full(name))))
        return tuple(entries)

    def _parts(self, cites: Sequence[Cite]) -> Iterator[Part]:
        """Each citation of a cluster, formatted by what was cited before it."""
        before, self._cluster = self._cluster, ()
        known = [cite.source for cite in cites if cite.source in self._works]
        ranks = {
            name: rank for rank, name in enumerate(self._sorted(tuple(dict.fromkeys(known)), self._style.citation))
        }
        for cite in sorted(cites, key=lambda cite: ranks.get(cite.source, len(ranks))):
            place = _Place(cite.source, locator(cite.locator), self._note)
            if place.source in self._works:
                positions = self._positions(place, before)
                asked = replace(
                    self._asked(place.source),
                    locator=place.locator,
                    positions=positions & (self._formatter.positions | FIRST),
                    repeats="ibid" in positions and "ibid-with-locator" not in positions,
                    first_note=self._first_notes.get(place.source, 0),
                )
                yield Part(place.source, asked, self._written(place.source, asked))
            else:
                text = ", ".join(filter(None, (cite.source, cite.locator)))
                yield Part(place.source, Asked(locator=place.locator), Written(plain(text)))
            self._last[place.source] = place
            self._first_notes.setdefault(place.source, self._note)
            self._cluster = (*self._cluster, place)

    def _positions(self, place: _Place, before: Sequence[_Place]) -> frozenset[str]:
        """How a citation stands to those before it (CSL 1.0.2, `position`)."""
        last = self._last.get(place.source)
        if last is None:
            return FIRST
        found = {"subsequent"}
        if place.note - last.note <= (counted(self._style.citation.get("near-note-distance", "")) or NEAR):
            found.add("near-note")
        previous = self._cluster[-1] if self._cluster else before[0] if len(before) == 1 else None
        if previous and previous.source == place.source and (place.locator or not previous.locator):
            found.add("ibid")
            if place.locator and place.locator != previous.locator:
                found.add("ibid-with-locator")
        return frozenset(found)

    def _asked(self, name: Name) -> Asked:
        return Asked(number=self._numbers[name], need=self._needs.get(name, AS_IT_IS))

    def _written(self, name: Name, asked: Asked) -> Written:
        """A citation, each formatted once; what the style leaves out of it is added, so that nothing is lost."""
        if (name, asked) not in self._known:
            written = self._formatter.citation(self._works[name], asked)
            if not written.text and not asked.without_authors:
                written = replace(written, text=fallback(self._works[name], self._formatter.locale))
            if asked.locator and not written.located and not asked.repeats:
                both = [written.text, plain(asked.locator.typed)]
                written = replace(written, text=self._formatter.joiner.join(both, ", "))
            told = tuple(run._replace(font=run.font._replace(source=name)) for run in written.text)
            self._known[name, asked] = replace(written, text=told)
        return self._known[name, asked]

    def _again(self, part: Part) -> Written:
        """A citation without the authors that stand before it."""
        return self._written(part.source, replace(part.asked, without_authors=True))

    def _full(self, name: Name) -> Text:
        """The full citation of a source, ended as an entry of the list is."""
        first = replace(self._asked(name), positions=FIRST)
        if self._style.numeric:
            text = fallback(self._works[name], self._formatter.locale)
        else:
            text = self._written(name, first).text
        return self._formatter.joiner.affixed(text, "", ".")

    def _sorted(self, names: Sequence[Name], part: Node | None) -> tuple[Name, ...]:
        """Sources in the order of the style's list or citation; as they come where it has none."""
        if part is None or part.first("sort") is None:
            return tuple(names)
        compare = cmp_to_key(self._formatter.comparison(part))
        return tuple(sorted(names, key=lambda name: compare(self._key(name, part))))

    def _key(self, name: Name, part: Node) -> Key:
        """What a source is sorted by, worked out once for the citations; the list is sorted twice at most."""
        if part is not self._style.citation:
            return self._formatter.sort_key(self._works[name], part, self._asked(name))
        if name not in self._keys:
            self._keys[name] = self._formatter.sort_key(self._works[name], part, self._asked(name))
        return self._keys[name]


def _work(name: Name, item: CslItem) -> Work:
    """A work; one that nothing is known of that could name it goes by the name of its source."""
    work = Work(item)
    return work if work.is_named else Work({**item, "title": name})
