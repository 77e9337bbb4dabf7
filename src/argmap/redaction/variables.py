"""Finds out what citations need of each work, by writing them without it: no more than that is handed on."""

from collections.abc import Collection, Iterator, Mapping

from argmap.bibliography import CslItem
from argmap.csl import Cite, Piece, Processor
from argmap.editions.citations import marks_by_year, processor_by_year, processor_of
from argmap.language.tree import Citation
from argmap.model import Argument, Masthead, Name
from argmap.model.texts import CITING, marked_up

Items = Mapping[Name, CslItem]
Needed = Mapping[Name, Collection[str]]
"""The variables of each source, by CSL's names, without which some citation of it would read otherwise."""

ALWAYS = frozenset({"id", "type", "language"})
"""What every work keeps: it is no secret, and decides how the rest is written."""

_ORDER = Name("")
"""Stands among the sources for the order in which they are listed."""

_Written = dict[Name, list[tuple[Piece, ...]]]


def needed(argument: Argument, masthead: Masthead) -> Needed:
    """What is printed of each source, or decides what is, in whatever form a citation of it may take.

    What was never asked for makes no difference. What was asked for and not printed is left out on trial: all of it at
    first and, of the works that this changes, one variable at a time. Where two of them stand in for one another, so
    that only one of them may go, both stay.
    """
    items = {name: source.item for name, source in argument.sources.items()}
    both = _processors(argument, masthead, items)
    whole = _written(argument, *both)
    asked = {name: ALWAYS.union(*(each.items[name].asked for each in both)) for name in items}
    kept = {name: {*ALWAYS}.union(*(asked[name] & each.items[name].printed for each in both)) for name in items}

    def changed(without: Needed) -> set[Name]:
        """The sources of which something else would be written without these; all, if their order would change."""
        left = {name: cut(item, item.keys() - without.get(name, ())) for name, item in items.items()}
        trial = _written(argument, *_processors(argument, masthead, left))
        differ = {name for name in whole if trial[name] != whole[name]}
        return differ if differ <= items.keys() else set(items)

    doubtful = {name: item.keys() & asked[name] - kept[name] for name, item in items.items()}
    if not any(doubtful.values()):
        return kept
    amiss = changed({name: items[name].keys() - kept[name] for name in items})
    for variable in sorted({variable for name in amiss for variable in doubtful[name]}):
        there = {name for name in amiss if variable in doubtful[name]}
        differ = changed({name: {variable} for name in there})
        for name in there if differ - there else differ:
            kept[name].add(variable)
    return asked if amiss and changed({name: items[name].keys() - kept[name] for name in items}) else kept


def cut(item: CslItem, variables: Collection[str]) -> CslItem:
    """A work with some of its variables."""
    return {name: value for name, value in item.items() if name in variables}


def _processors(argument: Argument, masthead: Masthead, items: Items) -> tuple[Processor, Processor]:
    """What writes the citations of the brief, and the marks of sources on pictures of its maps."""
    return processor_of(argument, masthead, items), processor_by_year(argument, items)


def _written(argument: Argument, processor: Processor, by_year: Processor) -> _Written:
    """All that is written of each source, in the brief and on pictures of its maps."""
    listed = [(Name(name), pieces) for name, pieces in processor.bibliography(numbered=False)]
    written = {name: [pieces, *_forms(name, processor.afresh())] for name, pieces in listed}
    for names, pieces in _cited(argument, processor.afresh()):
        for name in names:
            written[name].append(pieces)
    for name, mark in marks_by_year(argument, by_year).items():
        written[name].append((Piece(mark),))
    return {**written, _ORDER: [tuple(Piece(f"{processor.numbers.get(name, '')} {name}") for name, _ in listed)]}


def _forms(name: str, processor: Processor) -> Iterator[tuple[Piece, ...]]:
    """A source cited for the first time, and right after itself: in the same place, in another, and there again."""
    for place in ("", "", "p. 2", "p. 2"):
        yield processor.cite([Cite(name, place)])


def _cited(argument: Argument, processor: Processor) -> Iterator[tuple[Collection[Name], tuple[Piece, ...]]]:
    """Every citation of the brief, with its sources, about as it is printed; and then all of them once more."""
    for _ in range(2):
        for text in marked_up(argument, CITING):
            for inline in text.inlines:
                if isinstance(inline, Citation):
                    cites = [Cite(cite.source.text, cite.locator) for cite in inline.cites]
                    yield {Name(cite.item) for cite in cites}, processor.cite(cites)
