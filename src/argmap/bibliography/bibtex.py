"""Reads BibTeX and BibLaTeX: splits a file into entries and says, for each that cannot be read, where and why."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from argmap.bibliography.reference import Reference
from argmap.bibliography.works import work
from argmap.diagnostics import Diagnostic, Label, Source, Span

LONGEST_STRINGS = 2_000
"""How many characters strings may add to a value; strings made of strings could otherwise grow without end."""

MOST_PARENTS = 8
"""How many `crossref` links are followed from one entry."""

_MONTHS = {name: name for name in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")}
_PIECE = re.compile(r'\s*(?:(?P<quote>")|(?P<brace>\{)|(?P<word>[^\s#"{}]+))')
_JOINED = re.compile(r"\s*#")
_SIGN = re.compile(r'\\.|["{}]', re.DOTALL)
_OPENED = re.compile(r"\s*@\w*\s*[{(]\s*")
_INHERITED_ELSEWHERE = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}
"""Where a whole work's fields go in the part of it that refers to it by `crossref`."""

_NEVER_INHERITED = frozenset({"crossref", "xdata", "entryset", "ids", "label", "shorttitle", "sortkey", "type"})
_UNUSED = frozenset({"abstract", "annotation", "annote", "comment", "file", "groups", "keywords", "owner", "timestamp"})
"""Fields that no citation has, which are often the longest."""

_PARTS = frozenset({"inbook", "incollection", "inproceedings", "conference", "bookinbook", "suppbook", "inreference"})

_WHY = (
    ("Expected comma after entry key", "the key of this entry is not followed by a comma"),
    ("Expected a `=`", "a field of this entry has no `=` between its name and its value"),
    ("Expected either", "two fields of this entry have no comma between them"),
    ("Expected equals", "this string has no `=` between its name and its value"),
)
_UNCLOSED = "a brace or quotation mark opened in this entry is not closed before the next entry or the end of the file"

_Report = Callable[[Diagnostic], None]
_Fields = Mapping[str, str]

# The library also logs what it reports in its values; without this, that would reach the reader's terminal.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry with its values put together but their TeX unread, and where its key stands."""

    kind: str
    key: str
    fields: _Fields
    span: Span


def references(source: Source, report: _Report) -> tuple[Reference, ...]:
    """The works of a BibTeX file, in its order; `@xdata` entries only lend their fields."""
    read = tuple(_entries(source, report))
    by_key = {entry.key.casefold(): entry for entry in reversed(read)}
    return tuple(
        Reference(entry.key, {"id": entry.key, **work(entry.kind, _with_parents(entry, by_key))}, entry.span)
        for entry in read
        if entry.kind not in {"xdata", "set"}
    )


def _entries(source: Source, report: _Report) -> Iterator[_Read]:
    strings = dict(_MONTHS)
    starts = source.line_starts()
    for block in Splitter(source.text).split().blocks:
        start = starts[min(block.start_line or 0, len(starts) - 1)]
        values = _Values(source, strings, report, _line(source, start))
        if isinstance(block, String):
            strings[block.key.casefold()] = values.read(block.value)
        elif isinstance(block, ParsingFailedBlock) and (entry := _salvaged(block, values)):
            yield _Read(entry.entry_type, entry.key, values.fields(entry), _key_span(source, start, entry.key))
        elif isinstance(block, Entry):
            yield _Read(block.entry_type, block.key, values.fields(block), _key_span(source, start, block.key))


def _salvaged(block: ParsingFailedBlock, values: "_Values") -> Entry | None:
    """What can be had of a block with something wrong in it: a key or a field given twice loses nothing by itself."""
    inner: Block | None = block.ignore_error_block
    if isinstance(block, DuplicateFieldKeyBlock) and isinstance(inner, Entry):
        twice = ", ".join(f"`{key}`" for key in sorted(block.duplicate_keys))
        values.broken(f"this entry gives a field twice: {twice}", "keep one of them")
        return inner
    if isinstance(block, DuplicateBlockKeyBlock) and isinstance(inner, Entry):
        return inner
    if isinstance(inner, String):
        return None
    reason = str(getattr(block.error, "abort_reason", ""))
    why = next((words for sign, words in _WHY if reason.startswith(sign)), _UNCLOSED)
    values.broken("this entry cannot be read", "mend it, or export the file again; the other entries are read", why)
    return None


class _Values:
    """Puts together the values of one entry: braced or quoted texts, numbers and names of strings, joined by `#`."""

    def __init__(self, source: Source, strings: Mapping[str, str], report: _Report, place: Span) -> None:
        self.source, self.strings, self.report, self.place = source, strings, report, place

    def broken(self, message: str, advice: str, *notes: str) -> None:
        self.report(Diagnostic("ARG602", message, Label(self.place), notes=notes, help=advice))

    def fields(self, entry: Entry) -> _Fields:
        fields: dict[str, str] = {}
        for field in entry.fields:
            if (name := field.key.strip().casefold()) not in fields and name not in _UNUSED:
                fields[name] = self.read(field.value)
        return fields

    def read(self, raw: str) -> str:
        """A value; one that strings make too long is cut, and a string that nobody defined is kept as its name."""
        pieces: list[str] = []
        added = 0
        for piece, is_name in _pieces(raw):
            pieces.append(self._string(piece) if is_name else piece)
            added += len(pieces[-1]) if is_name else 0
            if added > LONGEST_STRINGS:
                pieces[-1] = pieces[-1][:LONGEST_STRINGS]
                message = f"the strings in this value are longer than {LONGEST_STRINGS:,} characters together"
                self.broken(message, "shorten them; what is longer is left out")
                break
        return "".join(pieces)

    def _string(self, name: str) -> str:
        if name.casefold() not in self.strings and not name.isdigit():
            self.report(
                Diagnostic(
                    "ARG606",
                    f"`{name[:40]}` stands here without braces, and no `@string` defines it",
                    Label(self.place),
                    help="put the value in braces, or define the string above; as it is, its name is printed",
                )
            )
        return self.strings.get(name.casefold(), name)


def _pieces(raw: str) -> Iterator[tuple[str, bool]]:
    """The parts of a value joined by `#`, each with whether it is the name of a string or a number."""
    at = 0
    while found := _PIECE.match(raw, at):
        if found["word"]:
            yield found["word"], True
            at = found.end()
        else:
            end = _end(raw, found.end(), '"' if found["quote"] else "}")
            yield raw[found.end() : end], False
            at = end + 1
        joined = _JOINED.match(raw, at)
        at = joined.end() if joined else at


def _end(raw: str, at: int, closing: str) -> int:
    """Where a text that starts at `at` is closed: by a quotation mark or a brace that is not inside other braces."""
    depth = 0
    for found in _SIGN.finditer(raw, at):
        sign = found[0]
        if depth == 0 and sign == closing and (closing == "}" or raw[found.end() :].lstrip()[:1] in {"", "#"}):
            return found.start()
        depth += (sign == "{") - (sign == "}" and depth > 0)
    return len(raw)


def _with_parents(entry: _Read, by_key: Mapping[str, _Read]) -> _Fields:
    """The fields of an entry and those that it takes over from the entries it refers to, its own first."""
    fields = dict(entry.fields)
    waiting = _parents(entry.fields)
    seen = {entry.key.casefold()}
    while waiting and len(seen) <= MOST_PARENTS:
        key, whole = waiting.pop(0)
        parent = by_key.get(key)
        if parent is None or key in seen:
            continue
        seen.add(key)
        elsewhere = _INHERITED_ELSEWHERE if whole and entry.kind in _PARTS else {}
        for name, value in parent.fields.items():
            if name not in _NEVER_INHERITED:
                fields.setdefault(elsewhere.get(name, name), value)
        waiting.extend(_parents(parent.fields))
    return fields


def _parents(fields: _Fields) -> list[tuple[str, bool]]:
    """The entries that an entry refers to, each with whether it is the whole that the entry is a part of."""
    lenders = [(key.strip().casefold(), False) for key in fields.get("xdata", "").split(",") if key.strip()]
    whole = fields.get("crossref", "").strip().casefold()
    return [*lenders, *([(whole, True)] if whole else [])]


def _key_span(source: Source, start: int, key: str) -> Span:
    """Where a key stands: behind the brace that opens its entry, or later on that line where entries share one."""
    opened = _OPENED.match(source.text, start)
    at = source.text.find(key, opened.end() if opened else start) if key else -1
    line = _line(source, start)
    return Span(source.path, at, at + len(key)) if key and start <= at < line.end else line


def _line(source: Source, start: int) -> Span:
    end = source.text.find("\n", start)
    return Span(source.path, start, end if end >= 0 else len(source.text))
