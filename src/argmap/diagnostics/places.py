"""What the views that machines read have in common: where a span stands, and how many findings are written."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from argmap.diagnostics.spans import Source, Span


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns from 1, columns in code points; the end is the first place no longer in it."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(span: Span, sources: Mapping[str, Source]) -> Region | None:
    """Where the span stands, or None if the text of its file is not at hand."""
    source = sources.get(span.path)
    if source is None:
        return None
    start = min(span.start, len(source.text))
    first = source.position(start)
    last = source.position(min(max(span.end, start), len(source.text)))
    return Region(first.line, first.column, last.line, last.column)


def written(whole: Mapping[str, object], items: Iterable[Mapping[str, object]]) -> str:
    """JSON of an object whose last value is an empty list, with items put there, each on a line of its own.

    Hundreds of thousands of them take seconds, and not much more memory than their text.
    """
    head, _, tail = json.dumps(whole, indent=2).rpartition("[]")
    lines = ",\n".join(map(json.dumps, items))
    return f"{head}[\n{lines}\n]{tail}" if lines else f"{head}[]{tail}"


def encodable(text: str) -> str:
    """The text with what UTF-8 cannot say (lone surrogates, as undecodable file names have) spelt out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
