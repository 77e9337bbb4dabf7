"""The kinds of argument that authors can name, as `argmap list schemes` prints them: a block each, or JSON."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from argmap.diagnostics.pen import Pen, Style
from argmap.locales import LANGUAGES
from argmap.model import SCHEMES, Scheme
from argmap.wording import Catalogue

NARROWEST = 40
"""Columns that texts get, however narrow the terminal."""


def schemes(lang: str | None) -> tuple[Scheme, ...]:
    """Every scheme in the words of a language, English if none is given."""
    say = Catalogue.of(lang or LANGUAGES[0])
    return tuple(map(say.in_words, SCHEMES.values()))


def as_json(schemes: Iterable[Scheme]) -> str:
    """Schemes with name, title, form and questions, each of these with a name and a text."""
    rows = map(asdict, schemes)
    return json.dumps([{key: value for key, value in row.items() if key != "also"} for row in rows], indent=2)


def as_blocks(schemes: Iterable[Scheme], columns: int, *, colour: bool) -> Iterator[str]:
    """The lines of a block for each scheme, with an empty line between blocks, no wider than so many columns."""
    pen = Pen(colour)
    for index, scheme in enumerate(schemes):
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
