"""Reads a bibliography file, whichever of the formats it is in, and says what is wrong in it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from argmap.bibliography import csl_json
from argmap.bibliography.reference import Reference
from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Span

_UNTITLED = frozenset({"interview", "personal_communication", "review", "review-book"})
"""Types of works that often have no title, so that citation styles print what they are instead."""

_ENTITY = re.compile(r"&#?\w{1,31};")
_ENTRY = re.compile(r"@[ \t]*[A-Za-z]+[ \t]*[{(]")

_Report = Callable[[Diagnostic], None]


def read_bibliography(source: Source) -> Outcome[tuple[Reference, ...]]:
    """The works of a bibliography file, in its order, each under a key of its own.

    BibTeX and BibLaTeX are told from CSL-JSON by what the file says, not by its name. Whatever cannot be read is a
    diagnostic with its place, and the rest is read: an entry that is broken (ARG602), has no key (ARG603), has the key
    of another (ARG604), a string nobody defined (ARG606), or the whole file (ARG601). A work is kept that has neither
    title nor author (ARG605), names that semicolons part (ARG607), or no title (ARG608). No file is touched and nothing
    is fetched.
    """
    found: list[Diagnostic] = []
    read = _references(source, found.append)
    keyed = tuple(_keyed(read, found.append))
    for reference in keyed:
        found.extend(_lacking(reference))
        found.extend(_unparted(reference))
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


def _lacking(reference: Reference) -> Iterator[Diagnostic]:
    """ARG605 for a work that nothing names, ARG608 for one that only lacks a title, where works like it have one."""
    item, key = reference.item, reference.key[:60]
    if not any(item.get(name) for name in ("title", "container-title", *csl_json.NAMES)):
        message, advice = f"`{key}` has neither a title nor an author", "add what readers need to find the work"
        yield Diagnostic("ARG605", message, Label(reference.span), help=advice)
    elif not item.get("title") and item.get("type") not in _UNTITLED:
        yield Diagnostic("ARG608", f"`{key}` has no title", Label(reference.span), help="add its `title`")


def _unparted(reference: Reference) -> Iterator[Diagnostic]:
    """ARG607 for each list of names with one that a semicolon makes of several."""
    for variable in sorted(csl_json.NAMES & reference.item.keys()):
        names = reference.item[variable]
        if isinstance(names, list) and any(map(_several, names)):
            yield Diagnostic(
                "ARG607",
                f"in `{reference.key[:60]}`, a `;` stands between names, so that they are read as one ({variable})",
                Label(reference.span),
                help="write ` and ` between names in BibTeX, as in `Lecocq, Baz and Hall, Bruce`; in CSL-JSON, give "
                "each name its own braces in the list",
            )


def _several(name: Mapping[str, str]) -> bool:
    """Whether a name seems to be several: institutions may have a semicolon in their names, people have none."""
    parts = {part: _ENTITY.sub("", text) for part, text in name.items()}
    pieces = [piece.strip() for piece in parts.pop("literal", "").split(";")]
    people = len(pieces) > 1 and all("," in piece or " " not in piece for piece in pieces if piece)
    return people or any(";" in text for text in parts.values())
