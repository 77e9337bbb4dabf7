"""Writes the citations of one document in its order, and its bibliography."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace

from argmap.csl.cite import Cite, ItemId, Piece, Placement
from argmap.csl.cite_groups import Grouping, WrittenCite
from argmap.csl.disambiguation import disambiguated
from argmap.csl.formatter import Formatter, Written, fallback
from argmap.csl.item import Item, ItemData
from argmap.csl.locators import Locator, located
from argmap.csl.numbers import counted
from argmap.csl.rich import Text, letters, parsed, pieces, plain, with_marks
from argmap.csl.sorting import Keys, by_number, in_order
from argmap.csl.state import CiteContext, Disambiguation, Substitution
from argmap.csl.style import Style
from argmap.csl.text_case import cased

FIRST = frozenset({"first"})
NEAR = 5
"""How many notes back a cite still counts as near, unless the style says otherwise (CSL 1.0.2)."""


@dataclass(frozen=True, slots=True)
class _EarlierCite:
    """A cite as it was made: its item and its locator."""

    item: ItemId
    locator: Locator | None


@dataclass(frozen=True, slots=True)
class _EarlierCitation:
    """The cites of a citation, and the number of its note; 0 in the text."""

    note: int
    cites: tuple[_EarlierCite, ...] = ()


class Processor:
    """Writes the citations of one document. Ask for them in the document's order, since later ones are shorter.

    `items` are in CSL-JSON's shape, `order` has the ids of those that are cited, in the order of their first cite, and
    `lang` is the language of the document: it gives words such as `and`, dates and quotation marks. With `complete`,
    nothing that is cited is lost: a style that prints nothing of an item, or leaves out a locator, has it all the same,
    and an item that has nothing to name it goes by its id.
    """

    def __init__(
        self,
        style: Style,
        items: Mapping[ItemId, ItemData],
        order: Sequence[ItemId],
        lang: str,
        *,
        complete: bool = False,
    ) -> None:
        self._style = style
        self._complete = complete
        self._formatter = Formatter(style, lang)
        self._items = {name: _item(name, items[name], complete=complete) for name in order if name in items}
        self._contexts = {name: CiteContext(number=number) for number, name in enumerate(self._items, 1)}
        listed = self._in_order(tuple(self._items))
        numbered = by_number(style)
        if not numbered:
            self._number(listed)
        self._disambiguate(disambiguated(self._formatter, self._items, listed))
        self._listed = self._in_order(listed)
        if not numbered:
            self._number(self._listed)
        self._keys = Keys(self._formatter, self._items, self._contexts)
        self._known: dict[tuple[ItemId, CiteContext], Written] = {}
        self._begin()

    def _in_order(self, ids: Sequence[ItemId]) -> tuple[ItemId, ...]:
        keys = Keys(self._formatter, self._items, self._contexts)
        return in_order(ids, self._style.bibliography, keys)

    def _number(self, listed: Sequence[ItemId]) -> None:
        for number, name in enumerate(listed, 1):
            self._contexts[name] = replace(self._contexts[name], number=number)

    def _disambiguate(self, found: Mapping[ItemId, Disambiguation]) -> None:
        for name, disambiguation in found.items():
            self._contexts[name] = replace(self._contexts[name], disambiguation=disambiguation)

    def _begin(self) -> None:
        self._last: dict[ItemId, tuple[_EarlierCite, int]] = {}
        self._first_notes: dict[ItemId, int] = {}
        self._note = 0
        self._lately: dict[bool, list[_EarlierCitation]] = {
            True: [],
            False: [],
        }  # Those of the last note, and of the text.

    def afresh(self) -> "Processor":
        """A processor of the same items for another document, from its beginning."""
        other = copy(self)
        other._begin()  # noqa: SLF001 - it is one of these
        return other

    @property
    def items(self) -> Mapping[ItemId, Item]:
        """The items, which know what was asked of them so far."""
        return self._items

    @property
    def numbers(self) -> Mapping[ItemId, int]:
        """The number of each item where the style cites by numbers; otherwise nothing."""
        return {name: context.number for name, context in self._contexts.items()} if self._style.numeric else {}

    # Citations --------------------------------------------------------------------------------------------------------

    def cite(self, cites: Sequence[Cite], note: int | None = None) -> tuple[Piece, ...]:
        """A citation: the cites that stand together in one place, in note number `note`, or in the text if that is 0.

        First, later and repeated cites of an item have the forms of the style, by what was cited before. Without a
        number, a citation is in the next note, or in the text, as the style has it. An item that is not in the order of
        the document is printed by its id.
        """
        if note is None:
            note = self._note + 1 if self._style.placement is Placement.NOTE else 0
        self._note = max(self._note, note)
        written = tuple(self._capitalised(self._cites(cites, note)))
        grouping = Grouping(self._style.citation, self._formatter.joiner, self._rewrite)
        joined = grouping.joined(written)
        return self._pieces(joined if any(cite.author_only for cite in cites) else self._formatter.whole(joined))

    def _capitalised(self, cites: Sequence[WrittenCite]) -> Iterator[WrittenCite]:
        """The cites of a note; a term that begins it, or a sentence in it, has a capital."""
        for place, cite in enumerate(cites):
            before = letters(cite.prefix).split()
            begins = len(before) > 1 and before[-1][-1] in ".!?" if before else place == 0
            text = cite.written.text
            if begins and text and text[0].font.term and self._style.placement is Placement.NOTE:
                text = cased(text, "capitalize-first", english=True)
                yield replace(cite, written=replace(cite.written, text=text))
            else:
                yield cite

    def _before(self, note: int) -> _EarlierCitation | None:
        """The citation that one in this note may repeat: that before it, in the same note or alone in the last."""
        lately = self._lately[bool(note)]
        if not lately or lately[-1].note == note:
            return lately[-1] if lately else None
        return lately[-1] if lately[-1].note == note - 1 and len(lately) == 1 else None

    def _remember(self, citation: _EarlierCitation) -> None:
        lately = self._lately[bool(citation.note)]
        if lately and lately[-1].note != citation.note:
            lately.clear()
        lately.append(citation)

    def _cites(self, cites: Sequence[Cite], note: int) -> Sequence[WrittenCite]:
        before, current = self._before(note), _EarlierCitation(note)
        written: list[WrittenCite] = []
        for cite in self._sorted(cites):
            made = _EarlierCite(cite.item, located(cite.locator, cite.label))
            if cite.item in self._items:
                context = self._context(cite, made, cite.position or self._positions(made, current, before))
                written.append(self._with_affixes(cite, context, self._written(cite.item, context)))
            else:
                text = ", ".join(filter(None, (cite.item, cite.locator)))
                written.append(self._with_affixes(cite, CiteContext(locator=made.locator), Written(plain(text))))
            self._last[cite.item] = made, note
            self._first_notes.setdefault(cite.item, note)
            current = replace(current, cites=(*current.cites, made))
        self._remember(current)
        return written

    def _sorted(self, cites: Sequence[Cite]) -> Sequence[Cite]:
        known = tuple(dict.fromkeys(cite.item for cite in cites if cite.item in self._items))
        ranks = {name: rank for rank, name in enumerate(in_order(known, self._style.citation, self._keys))}
        if self._style.citation.first("sort") is None:
            return cites
        return sorted(cites, key=lambda cite: ranks.get(cite.item, len(ranks)))

    def _with_affixes(self, cite: Cite, context: CiteContext, written: Written) -> WrittenCite:
        return WrittenCite(cite.item, context, written, parsed(cite.prefix), parsed(cite.suffix))

    def _context(self, cite: Cite, made: _EarlierCite, positions: frozenset[str]) -> CiteContext:
        return replace(
            self._contexts[cite.item],
            locator=made.locator,
            positions=positions & (self._formatter.positions | FIRST),
            repeats="ibid" in positions and "ibid-with-locator" not in positions,
            first_note=self._first_notes.get(cite.item, 0),
            suppress_author=cite.suppress_author,
            author_only=cite.author_only,
        )

    def _positions(
        self, made: _EarlierCite, current: _EarlierCitation, before: _EarlierCitation | None
    ) -> frozenset[str]:
        """How a cite stands to those before it (CSL 1.0.2, `position`)."""
        if made.item not in self._last:
            return FIRST
        found = {"subsequent"}
        near = counted(self._style.citation.get("near-note-distance", ""))
        last_note = self._last[made.item][1]
        if current.note and last_note and current.note - last_note <= (NEAR if near is None else near):
            found.add("near-note")
        previous = (
            current.cites[-1] if current.cites else before.cites[0] if before and len(before.cites) == 1 else None
        )
        if previous and previous.item == made.item and (made.locator or not previous.locator):
            found.add("ibid")
            if made.locator and made.locator != previous.locator:
                found.add("ibid-with-locator")
        return frozenset(found)

    def _written(self, name: ItemId, context: CiteContext) -> Written:
        """A cite, each formatted once."""
        if (name, context) not in self._known:
            written = self._formatter.cite(self._items[name], context)
            if self._complete:
                written = self._completed(name, context, written)
            told = tuple(run._replace(font=run.font._replace(item=name)) for run in written.text)
            self._known[name, context] = replace(written, text=told)
        return self._known[name, context]

    def _completed(self, name: ItemId, context: CiteContext, written: Written) -> Written:
        """A cite completed with what the style leaves out, where nothing may be lost."""
        if not written.text and not context.suppress_author:
            written = replace(written, text=fallback(self._items[name], self._formatter.locale))
        if context.locator and not written.located and not context.repeats:
            both = [written.text, plain(context.locator.typed)]
            written = replace(written, text=self._formatter.joiner.join(both, ", "))
        return written

    def _rewrite(self, cite: WrittenCite, context: CiteContext) -> Written:
        return self._written(cite.item, context)

    def _pieces(self, text: Text) -> tuple[Piece, ...]:
        locale = self._formatter.locale
        return pieces(with_marks(text, locale.quotes, locale.inner_quotes))

    # The bibliography -------------------------------------------------------------------------------------------------

    def bibliography(self, *, numbered: bool = True) -> tuple[tuple[ItemId, tuple[Piece, ...]], ...]:
        """The bibliography in the style's order, each entry with its number where the style has one, or without.

        An item that the style does not list is listed with its full citation where nothing may be lost.
        """
        entries: list[tuple[ItemId, tuple[Piece, ...]]] = []
        before = Written()
        for name in self._listed:
            before = self._formatter.entry(
                self._items[name], self._contexts[name], numbered=numbered, substitution=self._substitution(before)
            )
            text = self._full(name) if self._complete and not before.text else before.text
            entries.append((name, self._pieces(text)))
        return tuple(entries)

    def _substitution(self, before: Written) -> Substitution | None:
        part = self._style.bibliography
        if part is None or "subsequent-author-substitute" not in part.attributes or not before.first_names:
            return None
        rule = part.get("subsequent-author-substitute-rule", "complete-all")
        return Substitution(part.get("subsequent-author-substitute"), rule, before.first_names)

    def _full(self, name: ItemId) -> Text:
        """The full citation of an item, ended as an entry of the bibliography is."""
        if self._style.numeric:
            text = fallback(self._items[name], self._formatter.locale)
        else:
            text = self._written(name, replace(self._contexts[name], positions=FIRST)).text
        return self._formatter.joiner.affixed(text, "", ".")


def _item(name: ItemId, data: ItemData, *, complete: bool) -> Item:
    """An item; where nothing may be lost, one without a title has its short one, or its id if nothing else names it."""
    item = Item(data)
    title = item.raw("title-short") or ("" if item.is_named else name)
    return Item({**data, "title": title}) if complete and title and not item.has("title") else item
