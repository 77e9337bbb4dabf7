"""Finds where keys and values of a TOML file stand, which Python's reader does not tell, so that messages can point."""

import re
from collections.abc import Sequence

from argmap.diagnostics import Label, Source, Span

_STRING_OR_COMMENT = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*')
_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_AT = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")


class Places:
    """The places of keys in a text that is TOML."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = _STRING_OR_COMMENT.sub(_without_comment, source.text)

    def key(self, path: Sequence[str]) -> Label:
        """The last key of a path of keys; where it is not to be found as it is, the key above it, or the file."""
        start, end = self._key(path)
        return self._label(start, end)

    def value(self, path: Sequence[str], value: object) -> Label:
        """A text below a key (itself, or one of a list), or else the key."""
        start, end = self._key(path)
        if isinstance(value, str):
            found = re.compile(f"\"{re.escape(value)}\"|'{re.escape(value)}'").search(self._text, end)
            if found:
                start, end = found.span()
        return self._label(start, end)

    def _key(self, path: Sequence[str]) -> tuple[int, int]:
        place, stop = (0, 0), len(self._text)
        for name in path:
            key = re.compile(rf"""(?<![\w"'-])(["']?){re.escape(name)}\1\s*(?=[\].=])""")
            found = key.search(self._text, place[1], stop)
            if found:
                place = (found.start(), found.start() + len(found[0].rstrip()))
                after = _HEADER.search(self._text, place[1])
                stop = after.start() if after else stop
        return place

    def _label(self, start: int, end: int) -> Label:
        return Label(Span(self._source.path, start, end))


def _without_comment(found: re.Match[str]) -> str:
    return " " * len(found[0]) if found[0].startswith("#") else found[0]


def error_place(source: Source, message: str) -> tuple[str, Label]:
    """What Python's reader of TOML says, in two parts: the words, and the place as far as it tells."""
    found = _AT.search(message)
    end = len(source.text)
    start = end
    if found and found[1]:
        starts = source.line_starts()
        start = min(end, starts[min(int(found[1]), len(starts)) - 1] + int(found[2]) - 1)
    return _AT.sub("", message), Label(Span(source.path, start, min(end, start + 1)))
