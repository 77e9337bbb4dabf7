"""Compares quotes with what their sources say, and where they differ says how, so that they can be mended."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from argmap.checks.nearest import Likeness, Words, differences, nearest, words_of
from argmap.checks.verbatim import MOST_PARTS, Part, holds, parts_of, places, quoted_words, reduced
from argmap.diagnostics import Diagnostic, Label, Source, Span
from argmap.language.tree import Text
from argmap.model import CitedSource, Name

MOST = 3
"""How many differences between a quote and its source are listed."""

LONGEST = 300
"""Characters of a passage that are shown."""

ADVICE = (
    "copy the words as they stand in the source; write `…` for what you leave out, and put square brackets around what "
    "you change or add"
)


class _Said:
    """What a source says, ready for quotes to be looked up."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = reduced(source.text)

    @cached_property
    def words(self) -> Words:
        """Its words; only needed where a quote is not found."""
        return words_of(self.text)


def misquotes(quotes: Sequence[tuple[Text, CitedSource]]) -> Iterator[Diagnostic]:
    """ARG414 for each quote whose words are not in the text of the source that stands beside it."""
    said: dict[str, _Said] = {}
    for quote, source in quotes:
        if source.text is not None:
            text = said.get(source.text.path) or said.setdefault(source.text.path, _Said(source.text))
            yield from _compared(quote, source.name, text)


def _compared(quote: Text, name: Name, said: _Said) -> Iterator[Diagnostic]:
    """What is wrong with a quote of a source, if anything."""
    parts = parts_of(quoted_words(quote.plain()))
    place = Label(quote.span)
    if not parts:
        yield Diagnostic("ARG414", f"this quote has no words that could be in `{name}`", place, help=ADVICE)
    elif len(parts) > MOST_PARTS:
        message = f"this quote leaves out or changes too much, in {len(parts) - 1} places, to be compared with `{name}`"
        yield Diagnostic("ARG414", message, place, help="split it into several quotes")
    elif not holds(said.text, parts):
        yield _misquoted(place, name, said, parts)


def _misquoted(place: Label, name: Name, said: _Said, parts: Sequence[Part]) -> Diagnostic:
    missing = next((part for part in parts if next(places(said.text, part), None) is None), None)
    if missing is None:
        return Diagnostic(
            "ARG414",
            f"the parts of this quote are in the text of `{name}`, but not in this order, or too far apart",
            place,
            help="quote each part on its own",
        )
    message = f"these words are not in the text of `{name}`"
    alike = nearest(said.text, said.words, missing)
    if alike is None:
        note = f"nothing much like them was found in {said.source.path}"
        return Diagnostic("ARG414", message, place, notes=(note,), help=ADVICE)
    passage = Label(Span(said.source.path, alike.start, alike.end), "the nearest passage")
    return Diagnostic("ARG414", message, place, (passage,), tuple(_notes(said.source, alike)), help=ADVICE)


def _notes(source: Source, alike: Likeness) -> Iterator[str]:
    passage = source.text[alike.start : alike.end]
    yield f"the source says “{_short(' '.join(passage.split()))}”"
    found = list(differences(alike.quoted, passage))
    yield from map(_short, found[:MOST])
    if len(found) > MOST:
        yield f"and so on: there are {len(found)} differences"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"
