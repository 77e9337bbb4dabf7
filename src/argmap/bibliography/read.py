"""Reads a bibliography file, whichever of the formats it is in, and says what is wrong in it."""

import re
from collections.abc import Callable, Iterator, Sequence

from argmap.bibliography import csl_json
from argmap.bibliography.reference import Reference
from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Span

_ENTRY = re.compile(r"@[ \t]*[A-Za-z]+[ \t]*[{(]")

_Report = Callable[[Diagnostic], None]


def read_bibliography(source: Source) -> Outcome[tuple[Reference, ...]]:
    """The works of a bibliography file, in its order, each under a key of its own.

    BibTeX and BibLaTeX are told from CSL-JSON by what the file says, not by its name. Whatever cannot be read is a
    diagnostic with its place, and the rest is read: an entry that is broken (ARG602), has no key (ARG603), has the key
    of another (ARG604) or neither title nor author (ARG605, and it is kept), a string nobody defined (ARG606), or the
    whole file (ARG601). No file is touched and nothing is fetched.
    """
    found: list[Diagnostic] = []
    read = _references(source, found.append)
    keyed = tuple(_keyed(read, found.append))
    found.extend(_bare(reference) for reference in keyed if not _named(reference))
    return Outcome(keyed, tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key)))


def _references(source: Source, report: _Report) -> Sequence[Reference]:
    text = source.text.lstrip()
    if text.startswith(("[", "{")):
        return csl_json.references(source, report)
    if _ENTRY.search(text):
        from argmap.bibliography import bibtex

        return bibtex.references(source, report)
    if text:
        start = len(source.text) - len(text)
        report(
            Diagnostic(
                "ARG601",
                "this file is no bibliography: it has neither BibTeX entries nor CSL-JSON",
                Label(Span(source.path, start, start + len(text.partition("\n")[0]))),
                help="export it from your reference manager as `CSL JSON`, `BibLaTeX` or `BibTeX`",
            )
        )
    return ()


def _keyed(references: Sequence[Reference], report: _Report) -> Iterator[Reference]:
    """The works that can be cited: those with a key that no work before them has."""
    first: dict[str, Reference] = {}
    for reference in references:
        if not reference.key:
            report(
                Diagnostic(
                    "ARG603",
                    "this entry has no key, so nothing can cite it",
                    Label(reference.span),
                    help='give it one, as in `@book{lecocq2010, …` in BibTeX or `"id": "lecocq2010"` in CSL-JSON',
                )
            )
        elif reference.key in first:
            report(
                Diagnostic(
                    "ARG604",
                    f"the key `{reference.key[:60]}` is used twice in this bibliography",
                    Label(reference.span, "used again here"),
                    (Label(first[reference.key].span, "first used here"),),
                    help="remove one of the two entries, or give one another key",
                )
            )
        else:
            first[reference.key] = reference
            yield reference


def _named(reference: Reference) -> bool:
    return any(reference.item.get(name) for name in ("title", "container-title", *csl_json.NAMES))


def _bare(reference: Reference) -> Diagnostic:
    return Diagnostic(
        "ARG605",
        f"`{reference.key[:60]}` has neither a title nor an author",
        Label(reference.span),
        help="add what readers need to find the work",
    )
