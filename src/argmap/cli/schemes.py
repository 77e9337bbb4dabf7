"""The kinds of argument that authors can name, as `argmap list schemes` prints them: a block each, or JSON."""

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict

from argmap.diagnostics.pen import Pen, Style
from argmap.model import SCHEMES, Scheme

NARROWEST = 40
"""Columns that texts get, however narrow the terminal."""


def as_json() -> str:
    """Every scheme with its name, title, form and questions, each of these with a name and a text."""
    rows = map(asdict, SCHEMES.values())
    return json.dumps([{key: value for key, value in row.items() if key != "also"} for row in rows], indent=2)


def as_blocks(columns: int, *, colour: bool) -> Iterator[str]:
    """The lines of a block for each scheme, with an empty line between blocks, no wider than so many columns."""
    pen = Pen(colour)
    for index, scheme in enumerate(SCHEMES.values()):
        if index:
            yield ""
        yield f"{pen.draw(scheme.name, Style.STRONG)}: {scheme.title}"
        yield from _wrapped("  ", scheme.form, columns)
        yield from _questions(scheme, columns)


def _questions(scheme: Scheme, columns: int) -> Iterator[str]:
    room = max(len(question.name) for question in scheme.questions)
    for question in scheme.questions:
        yield from _wrapped(f"    {question.name:{room}}  ", question.text, columns)


def _wrapped(lead: str, text: str, columns: int) -> list[str]:
    """A text with what stands before its first line; further lines begin beneath the text."""
    width = max(columns, len(lead) + NARROWEST)
    return textwrap.wrap(text, width, initial_indent=lead, subsequent_indent=" " * len(lead))
