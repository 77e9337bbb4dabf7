"""What can be cited, and whom each source repeats: sources that repeat one another in a circle have no first report."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from argmap.diagnostics import Diagnostic, Label, Source, Span
from argmap.language.tree import Keyword, Line, Word
from argmap.model.argument import CitedSource, Name
from argmap.model.attributes import Attributes
from argmap.model.names import Kind, Names

MOST = 5
"""How many links of a circle are marked besides the one that closes it."""

_Report = Callable[[Diagnostic], None]
_Repeats = Mapping[Name, Mapping[Name, Word]]
"""From each source to those it derives from, with the words that say so."""

Texts = Mapping[Span, Source]
"""What sources say, by the places of the paths that their `file` lines give."""

NO_TEXTS: Texts = {}


def cited_sources(lines: Sequence[Line], names: Names, texts: Texts, report: _Report) -> dict[Name, CitedSource]:
    """Resolve the sources, in order; each circle of `derives-from` is an error."""
    sources = {source.name: source for source in (_source(line, names, texts, report) for line in lines)}
    repeats = {name: _repeated(line, sources) for name, line in zip(sources, lines, strict=True)}
    for circle in _circles(repeats):
        report(_from_itself(circle, repeats))
    return sources


def _source(line: Line, names: Names, texts: Texts, report: _Report) -> CitedSource:
    assert line.text is not None  # noqa: S101 - the grammar gives a source a title
    attributes = Attributes(line, report)
    kind, file = attributes.word(Keyword.KIND), attributes.text(Keyword.FILE)
    source = CitedSource(
        name=Name(line.names[0].text),
        title=line.text,
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
        derives_from=names.resolve_all(attributes.names(Keyword.DERIVES_FROM), Kind.SOURCE),
        note=attributes.text(Keyword.NOTE),
    )
    for text in (source.title, source.note):
        names.check(text)
    return source


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
