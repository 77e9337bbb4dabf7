"""What can be cited, and whom each source repeats: sources that repeat one another in a circle have no first report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from argmap.bibliography import Reference
from argmap.diagnostics import Diagnostic, Label
from argmap.language.tree import Keyword, Line, Plain, Text, Word
from argmap.model.argument import CitedSource
from argmap.model.attributes import Attributes, Report
from argmap.model.index import Kind
from argmap.model.items import authors_of, day_of, item_of, kind_of, publisher_of, title_of, url_of
from argmap.model.library import Texts
from argmap.model.names import Names
from argmap.model.values import Name

MOST = 5
"""How many links of a circle are marked besides the one that closes it."""

_Repeats = Mapping[Name, Mapping[Name, Word]]
"""From each source to those it derives from, with the words that say so."""


def cited_sources(lines: Sequence[Line], names: Names, texts: Texts, report: Report) -> dict[Name, CitedSource]:
    """Resolve the sources in the order of their lines, then the works that are only cited, in that of citation.

    Each circle of `derives-from` is an error.
    """
    kept = [line for line in lines if line.text is not None or names.add_to(line.names[0])]
    sources = {source.name: source for source in (_source(line, names, texts, report) for line in kept)}
    repeats = {name: _repeated(line, sources) for name, line in zip(sources, kept, strict=True)}
    for circle in _circles(repeats):
        report(_from_itself(circle, repeats))
    return sources | {name: _work(name, work) for name, work in names.works.items() if name not in sources}


def _source(line: Line, names: Names, texts: Texts, report: Report) -> CitedSource:
    """A source as its line has it; of one without a title, the rest is as the bibliography has it."""
    attributes = Attributes(line, report)
    name = Name(line.names[0].text)
    work = _work(name, names.works[name]) if line.text is None else None
    title = work.title if work else line.text
    assert title is not None  # noqa: S101 - a source has a title, or is a work of a bibliography
    kind, file = attributes.word(Keyword.KIND), attributes.text(Keyword.FILE)
    source = CitedSource(
        name=name,
        title=title,
        span=line.span,
        name_span=line.names[0].span,
        author=attributes.plain(Keyword.AUTHOR),
        publisher=attributes.plain(Keyword.PUBLISHER),
        date=attributes.day(Keyword.DATE),
        accessed=attributes.day(Keyword.ACCESSED),
        url=attributes.url(),
        kind=kind.text if kind else "",
        grade=attributes.grade(),
        text=texts.get(file.span) if file else None,
        derives_from=names.find_all(attributes.names(Keyword.DERIVES_FROM), Kind.SOURCE),
        label=attributes.text(Keyword.LABEL),
        caveats=attributes.texts(Keyword.CAVEAT),
        note=attributes.text(Keyword.NOTE),
    )
    source = replace(source, item=item_of(source, work.item if work else None))
    return _filled(source, work) if work else source


def _filled(source: CitedSource, work: CitedSource) -> CitedSource:
    """A source with what a bibliography knows of it where its line says nothing."""
    return replace(
        source,
        author=source.author or work.author,
        publisher=source.publisher or work.publisher,
        date=source.date or work.date,
        accessed=source.accessed or work.accessed,
        url=source.url or work.url,
        kind=source.kind or work.kind,
    )


def _work(name: Name, work: Reference) -> CitedSource:
    """A work as its bibliography has it."""
    title = title_of(work.item)
    return CitedSource(
        name=name,
        title=Text(title, (Plain(title),), work.span),
        span=work.span,
        name_span=work.span,
        item=work.item,
        author=authors_of(work.item),
        publisher=publisher_of(work.item),
        date=day_of(work.item, Keyword.DATE),
        accessed=day_of(work.item, Keyword.ACCESSED),
        url=url_of(work.item),
        kind=kind_of(work.item),
    )


def _repeated(line: Line, sources: Mapping[Name, CitedSource]) -> dict[Name, Word]:
    derives = (child for child in line.children if isinstance(child, Line) and child.keyword is Keyword.DERIVES_FROM)
    words = (word for child in derives for word in child.names)
    return {Name(word.text): word for word in words if word.text in sources}


def _circles(repeats: _Repeats) -> Iterator[list[Name]]:
    """The circles, each from the source that its last link leads back to; without those links there would be none."""
    done: set[Name] = set()
    for start in repeats:
        path = {start: iter(repeats[start])} if start not in done else {}
        while path:
            name, origins = next(reversed(path.items()))
            origin = next((origin for origin in origins if origin not in done), None)
            if origin is None:
                done.add(name)
                del path[name]
            elif origin in path:
                names = list(path)
                yield names[names.index(origin) :]
            else:
                path[origin] = iter(repeats[origin])


def _from_itself(circle: Sequence[Name], repeats: _Repeats) -> Diagnostic:
    first, last = circle[0], circle[-1]
    by_way = f", by way of `{circle[1]}`" if len(circle) > 1 else ""
    others = f" and {len(circle) - 2} more" if len(circle) > 2 else ""
    links = list(pairwise(circle))
    return Diagnostic(
        "ARG208",
        f"`{first}` derives from itself{by_way}{others}",
        Label(repeats[last][first].span, "closes the circle" if links else ""),
        tuple(Label(repeats[name][origin].span, f"`{name}` repeats this") for name, origin in links[:MOST]),
        help="a source repeats an earlier one: delete the name that closes the circle",
    )
