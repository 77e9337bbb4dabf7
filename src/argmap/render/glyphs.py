"""Finds the characters no font of a brief has, so that a brief is refused with their places, not printed with boxes."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping

from argmap.diagnostics import Diagnostic, Label, Span
from argmap.model import Argument, CitedSource, Masthead
from argmap.model.texts import PRINTED, texts
from argmap.render.faces import BUNDLED, Faces

_PLAIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x17F)))) | frozenset("‘’“”–—…•→")
"""Characters every bundled font has: a text of these alone is settled without opening a font."""


_NAMED = 5
"""How many characters of a text are named besides the first."""

_ADVICE = (
    "write it in another way, or give the brief a font that has it: a line `style house.toml` in the brief, and in "
    'that file, below `[fonts]`, a line such as `extra = ["fonts/NotoSansHebrew-Regular.ttf"]`'
)


_Missing = dict[Span, dict[str, Span]]
"""From where a text stands to the characters in it that cannot be set, each with its place."""


def missing_glyphs(argument: Argument, faces: Faces = BUNDLED) -> tuple[Diagnostic, ...]:
    """ARG501 for each text, or name, of an argument with characters that cannot be set, at the first of them.

    Of texts of which no more is known than the line they belong to there is one for each line.
    """
    missing: _Missing = {}
    for each in texts(argument, PRINTED):
        _look(missing, each.words, each.span, each.at, faces)
    for source in argument.sources.values():
        for words in _known(source, argument.masthead):
            _look(missing, words, source.span, None, faces)
    if (head := argument.masthead) and head.citation_style:
        from argmap.checks.citation_style import printed  # What reads styles takes a while to import.
        from argmap.editions.citations import style_of

        for words, place in printed(head.citation_style, style_of(head), head.lang):
            _look(missing, words, place, None, faces)
    return tuple(map(_report, missing.values()))


def missing_from_judgments(earlier: Argument, faces: Faces = BUNDLED) -> tuple[Diagnostic, ...]:
    """ARG501 for the key judgments of a previous edition, which are printed where they have been withdrawn."""
    missing: _Missing = {}
    for name in earlier.masthead.judgments if earlier.masthead else ():
        text = earlier.statements[name].text
        _look(missing, text.raw, text.span, text.at, faces)
    return tuple(map(_report, missing.values()))


def missing_from_words(words: str, place: Span, faces: Faces = BUNDLED) -> tuple[Diagnostic, ...]:
    """ARG501 for words that stand at a place in another form, such as a string of a style file."""
    missing: _Missing = {}
    _look(missing, words, place, None, faces)
    return tuple(map(_report, missing.values()))


def _look(missing: _Missing, words: str, span: Span, at: Callable[[int, int], Span] | None, faces: Faces) -> None:
    for character in unset_characters(words, faces):
        start = words.index(character)
        missing.setdefault(span, {}).setdefault(character, at(start, start + 1) if at else span)


def unset_characters(text: str, faces: Faces = BUNDLED) -> Iterator[str]:
    """The characters of a text that no font has, each once."""
    if not _PLAIN.issuperset(text):
        for character in dict.fromkeys(text):
            if not faces.has(character) and unicodedata.category(character) not in ("Cf", "Zs"):
                yield character


def _report(characters: Mapping[str, Span]) -> Diagnostic:
    first, *others = characters
    name = unicodedata.name(first, "a character without a name").lower()
    message = f"no font has the character `{first}` (U+{ord(first):04X}, {name})"
    if others:
        listed = ", ".join(f"`{each}`" for each in others[:_NAMED])
        more = f", and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        message += f", nor others of the same text: {listed}{more}"
    return Diagnostic("ARG501", message, Label(characters[first]), help=_ADVICE)


def _known(source: CitedSource, masthead: Masthead | None) -> Iterator[str]:
    """What else is known of a source, as far as the citation style of the brief may print it."""
    known = {name: "".join(_strings(value)) for name, value in source.item.items() if name != "title"}
    odd = {name: words for name, words in known.items() if not _PLAIN.issuperset(words)}
    if odd and masthead:
        from argmap.editions.citations import style_of  # Reading a style takes a while, and few works need it.

        printed = style_of(masthead).variables
        yield from (words for name, words in odd.items() if name in printed)


def _strings(value: object) -> Iterator[str]:
    """The texts in a variable of a work: itself, or those of its names or of its date."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, Mapping):
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
