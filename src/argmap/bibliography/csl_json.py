"""Reads CSL-JSON: finds its items one by one, so that each has its place, and keeps what has the right shape."""

import json
import re
from collections.abc import Callable, Iterator, Mapping

from argmap.bibliography.clean import clean
from argmap.bibliography.dates import csl_date
from argmap.bibliography.reference import CslItem, Reference
from argmap.diagnostics import Diagnostic, Label, Source, Span

# fmt: off
NAMES = frozenset({
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "editor-translator", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator",
})
# fmt: on
"""CSL's variables for people."""

# fmt: off
DATES = frozenset({
    "accessed", "available-date", "event-date", "issued", "original-date", "submitted",
})
# fmt: on
"""CSL's variables for dates."""

_NAME_PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
_NAMING = {"family", "given", "literal"}
"""Of these a name has one at least; what is given without stands for the whole name."""
_ITEMS = re.compile(r'"(?:items|references)"\s*:\s*(?=\[)')
_ID = re.compile(r'"(?:citation-key|id)"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)')
_BETWEEN = re.compile(r"[\s,]*")
_MOST_NAMES = 1_000

_Report = Callable[[Diagnostic], None]


def references(source: Source, report: _Report) -> tuple[Reference, ...]:
    """The works of a CSL-JSON file: a list of items, `{"items": […]}`, or one item."""
    read: list[Reference] = []
    for value, span in _values(source, report):
        if not isinstance(value, dict):
            message = "this is not a work: an entry of CSL-JSON stands in braces, `{…}`"
            report(Diagnostic("ARG602", message, Label(span), help="remove it, or export the file again"))
            continue
        key = _text(value.get("citation-key")) or _text(value.get("id"))
        read.append(Reference(key, {"id": key, **item_of(value)}, _key_span(source, span, key)))
    return tuple(read)


def item_of(value: CslItem) -> CslItem:
    """An item with a type, and with those of its variables that have the shape they must have; without its `id`."""
    return dict(_known(value))


def _values(source: Source, report: _Report) -> Iterator[tuple[object, Span]]:
    """Every value in the list of items; after one that is broken, nothing more can be read."""
    text = source.text
    at = _BETWEEN.match(text).end()  # type: ignore[union-attr]  # It matches anywhere.
    listed = _ITEMS.search(text, at) if text.startswith("{", at) else None
    at = listed.end() if listed else at
    many = text.startswith("[", at)
    at += many
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        if many and text.startswith("]", at):
            if not listed:
                _nothing_after(source, at + 1, report)
            return
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            report(_broken(source, at, error))
            return
        yield value, Span(source.path, at, end)
        if not many:
            _nothing_after(source, end, report)
            return
        at = end


def _nothing_after(source: Source, at: int, report: _Report) -> None:
    """Says so where a file goes on after its list, as two exports in one file do."""
    if rest := source.text[at:].strip():
        start = source.text.index(rest[0], at)
        message = "this bibliography has more after its end, which is not read"
        advice = "put all works into one list, `[…]`, or into a file for each"
        report(Diagnostic("ARG601", message, Label(Span(source.path, start, start + 1)), help=advice))


_DECODER = json.JSONDecoder(strict=False)


def _broken(source: Source, at: int, error: Exception) -> Diagnostic:
    place = min(error.pos, len(source.text)) if isinstance(error, json.JSONDecodeError) else at
    reason = "it is nested too deep" if isinstance(error, RecursionError) else "JSON is broken here"
    return Diagnostic(
        "ARG601",
        "this bibliography cannot be read from here on",
        Label(Span(source.path, place, min(place + 1, len(source.text))), reason),
        help="export it again as CSL JSON or BibTeX, or mend this place",
    )


def _known(value: CslItem) -> Iterator[tuple[str, object]]:
    yield "type", _text(value.get("type")) or "document"
    for name, given in value.items():
        if name in {"id", "type", "citation-key"}:
            continue
        if name in NAMES:
            known: object = list(_names(given))
        elif name in DATES:
            known = _date(given)
        else:
            known = given if isinstance(given, int) and not isinstance(given, bool) else _text(given)
        if known or known == 0:
            yield ("title-short" if name == "shortTitle" else name), known


def _text(value: object) -> str:
    """A text or a number as text; anything else, as lists that only some programs know, is nothing."""
    return clean(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _names(value: object) -> Iterator[Mapping[str, str]]:
    for each in value[:_MOST_NAMES] if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            parts = {part: text for part in _NAME_PARTS if (text := _text(each.get(part)))}
            if parts:
                yield parts if _NAMING & parts.keys() else {"literal": " ".join(parts.values())}
        elif text := _text(each):
            yield {"literal": text}


def _date(value: object) -> Mapping[str, object] | None:
    if not isinstance(value, dict):
        return csl_date(_text(value))
    parts = [_numbers(each) for each in given[:2]] if isinstance(given := value.get("date-parts"), list) else []
    if not parts or not parts[0]:
        text = _text(value.get("raw")) or _text(value.get("literal"))
        return csl_date(text) if text else None
    season = _season(_text(value.get("season")))
    return {
        "date-parts": [part for part in parts if part],
        **({"season": season} if season else {}),
        **({"circa": True} if value.get("circa") else {}),
    }


def _numbers(value: object) -> list[int]:
    """Year, month and day, up to the first that is none."""
    numbers: list[int] = []
    for each in value[:3] if isinstance(value, list) else []:
        text = _text(each)
        if not re.fullmatch(r"-?[0-9]{1,5}", text) or (numbers and not 1 <= int(text) <= 31):
            break
        numbers.append(int(text))
    return numbers


def _season(text: str) -> int:
    return int(text) if text in {"1", "2", "3", "4"} else 0


def _key_span(source: Source, span: Span, key: str) -> Span:
    """Where the key of an item stands, without its quotation marks; the brace that opens the item if it has none."""
    for found in _ID.finditer(source.text, span.start, span.end):
        if key and clean(str(json.loads(found[1], strict=False))) == key:
            quoted = found[1].startswith('"')
            return Span(source.path, found.start(1) + quoted, found.end(1) - quoted)
    return Span(source.path, span.start, span.start + 1)
