"""How commands speak to people: paragraphs that fit on the screen, where things are written, what to type next."""

import shlex
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from argmap.analysis import Analysis
from argmap.cli.report import WIDTH
from argmap.diagnostics import Source, Span
from argmap.diagnostics.visible import visible


def wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """A text in lines that fit, made fit for a terminal; names and paths are not broken.

    `first` stands before the first line, `rest` before the others (if not given, so many blanks).
    """
    indent = " " * len(first) if rest is None else rest
    return textwrap.wrap(
        visible(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def place(span: Span, sources: Mapping[str, Source]) -> str:
    """Where something is written, as `path:line`."""
    return f"{span.path}:{sources[span.path].position(span.start).line}"


def heading(analysis: Analysis, *, several: bool) -> Iterator[str]:
    """A line that names the brief, where it would not be clear which one is meant."""
    head = analysis.argument.masthead
    if several and head:
        yield f"In the brief {head.name}:"


def command_line(*words: str, paths: Sequence[Path]) -> str:
    """What to type to be told more about the same files."""
    return shlex.join(["argmap", *words, *map(str, paths)])
