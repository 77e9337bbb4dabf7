"""The works of bibliographies: thousands may lie ready, of which those that an argument cites become its sources."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from argmap.bibliography import CslItem, Reference, read_bibliography
from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Span, has_errors
from argmap.language.inline import normal
from argmap.language.tree import Document, Junk, Keyword, Line, Node
from argmap.language.unseen import hidden
from argmap.model.attributes import Report

Texts = Mapping[Span, Source]
"""What files say that lines name (texts of sources, bibliographies, styles), by the places of their paths."""

NO_TEXTS: Texts = {}

LONGEST = 20_000
"""How many characters a variable of a work may have that is cited."""
_AT_LENGTH = frozenset({"abstract", "note", "annote"})
"""Variables that may be as long as they like: hardly any style prints them."""

Works = Outcome[tuple[Reference, ...]]
"""The works of a bibliography, with what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Library:
    """The works that can be cited, by their keys in NFC; of several with one key, the first."""

    works: Mapping[str, Reference] = field(default_factory=dict)
    others: Mapping[str, Reference] = field(default_factory=dict)
    """For a key that several bibliographies have for different works: the second of these."""
    paths: tuple[str, ...] = ()
    """Where the bibliographies are."""
    complete: bool = True
    """Whether all of them could be read: where one could not, that is an error of its own."""


def works_of(source: Source) -> Works:
    """The works of a bibliography; large ones take a while."""
    read = read_bibliography(source)
    return Outcome(read.value, (*read.diagnostics, *(found for work in read.value for found in _hidden(work))))


def library(
    documents: Sequence[Document], texts: Texts, report: Report, works_of: Callable[[Source], Works] = works_of
) -> Library:
    """All works of the bibliographies that the briefs of these files name; whatever is wrong with them is reported."""
    works: dict[str, Reference] = {}
    others: dict[str, Reference] = {}
    paths: dict[str, None] = {}
    complete = not any(map(_misplaced, documents))
    for source in (texts.get(place) for place in _places(documents)):
        if source is None:
            complete = False
        elif source.path not in paths:
            paths[source.path] = None
            found = works_of(source)
            complete = complete and not (has_errors(found.diagnostics) and not found.value)
            for diagnostic in found.diagnostics:
                report(diagnostic)
            for reference in found.value:
                first = works.setdefault(normal(reference.key), reference)
                if first.span.path != source.path and first.item != reference.item:
                    others.setdefault(normal(reference.key), reference)
    return Library(works, others, tuple(paths), complete)


def _places(documents: Sequence[Document]) -> Iterator[Span]:
    """Where the paths of the bibliographies stand."""
    for document in documents:
        for brief in lines_with(document.nodes, Keyword.BRIEF):
            yield from (line.text.span for line in lines_with(brief.children, Keyword.BIBLIOGRAPHY) if line.text)


def _misplaced(document: Document) -> bool:
    """Whether a bibliography is named by a line that cannot be read."""
    briefs = (brief.children for brief in lines_with(document.nodes, Keyword.BRIEF))
    nodes = (node for block in (document.nodes, *briefs) for node in block)
    return any(isinstance(node, Junk) and node.keyword == Keyword.BIBLIOGRAPHY for node in nodes)


def lines_with(nodes: Sequence[Node], keyword: Keyword) -> Iterator[Line]:
    """The lines that begin with a keyword."""
    return (node for node in nodes if isinstance(node, Line) and node.keyword is keyword)


def _hidden(work: Reference) -> Iterator[Diagnostic]:
    """ARG120 and ARG132 where the key or a text of a work has what must not be in an argument: the first of each."""
    told: set[str] = set()
    for name, text in (("key", work.key), *_texts(work.item)):
        for code, what in hidden(text):
            if code not in told:
                told.add(code)
                advice = "delete it there, and others like it; it may have come in with text pasted from elsewhere"
                yield Diagnostic(code, f"the {name} of `{work.key[:60]}` has {what}", Label(work.span), help=advice)


def overlong(work: Reference) -> Iterator[Diagnostic]:
    """ARG114 for each variable of a work that is longer than anything a citation says."""
    sizes: Counter[str] = Counter()
    for variable, text in _texts(work.item):
        sizes[variable] += len(text)
    for variable, size in sizes.items():
        if size > LONGEST and variable not in _AT_LENGTH:
            message = f"the {variable} of `{work.key[:60]}` is {size:,} characters long; the most is {LONGEST:,}"
            yield Diagnostic("ARG114", message, Label(work.span), help="shorten it, or move it to the `abstract`")


def _texts(item: CslItem) -> Iterator[tuple[str, str]]:
    """Every text of a work with the name of its variable; those of names and dates lie a little deeper."""
    for variable, value in item.items():
        for part in value if isinstance(value, list) else (value,):
            inner = part.values() if isinstance(part, Mapping) else (part,)
            yield from ((variable, text) for text in inner if isinstance(text, str) and variable != "id")
