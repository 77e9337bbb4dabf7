"""Finds the characters no font of a brief has, so that a brief is refused with their places, not printed with boxes."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.diagnostics import Diagnostic, Label, Source, Span
from argmap.language.tree import Text
from argmap.model import Argument, CitedSource, Interpretation, Masthead, Statement
from argmap.render.faces import BUNDLED, Faces

_PLAIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x17F)))) | frozenset("‘’“”–—…•→")
"""Characters every bundled font has: a text of these alone is settled without opening a font."""


_NAMED = 5
"""How many characters of a text are named besides the first."""

_ADVICE = (
    "write it in another way, or give the brief a font that has it: a line `style house.toml` in the brief, and in "
    'that file, below `[fonts]`, a line such as `extra = ["fonts/NotoSansHebrew-Regular.ttf"]`'
)


def missing_glyphs(argument: Argument, faces: Faces = BUNDLED) -> tuple[Diagnostic, ...]:
    """ARG501 for each text, or name, of an argument with characters that cannot be set, at the first of them."""
    return _reports(_texts(argument), faces)


def missing_from_judgments(earlier: Argument, faces: Faces = BUNDLED) -> tuple[Diagnostic, ...]:
    """ARG501 for the key judgments of a previous edition, which are printed where they have been withdrawn."""
    judgments = earlier.masthead.judgments if earlier.masthead else ()
    return _reports(_given(*(earlier.statements[name].text for name in judgments)), faces)


def missing_from_words(words: str, place: Span, faces: Faces = BUNDLED) -> tuple[Diagnostic, ...]:
    """ARG501 for words that stand at a place in another form, such as a string of a style file."""
    return _reports([(words, place)], faces)


def _reports(texts: Iterable[tuple[str, Span]], faces: Faces) -> tuple[Diagnostic, ...]:
    unset = (list(unset_characters(text, span, faces)) for text, span in texts)
    return tuple(_report([character for character, _ in each], each[0][1]) for each in unset if each)


def unset_characters(text: str, span: Span, faces: Faces = BUNDLED) -> Iterator[tuple[str, Span]]:
    """The characters of a text that no font has, with their places.

    `span` is where the text stands. In a text of several lines, whose offsets are not its own, all of it is pointed at.
    """
    if _PLAIN.issuperset(text):
        return
    whole = span.end - span.start == len(text)
    for character in dict.fromkeys(text):
        if not faces.has(character) and unicodedata.category(character) not in ("Cf", "Zs"):
            start = span.start + text.index(character)
            yield character, Span(span.path, start, start + 1) if whole else span


def _report(characters: Sequence[str], place: Span) -> Diagnostic:
    first, others = characters[0], characters[1:]
    name = unicodedata.name(first, "a character without a name").lower()
    message = f"no font has the character `{first}` (U+{ord(first):04X}, {name})"
    if others:
        listed = ", ".join(f"`{each}`" for each in others[:_NAMED])
        more = f", and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        message += f", nor others of the same text: {listed}{more}"
    return Diagnostic("ARG501", message, Label(place), help=_ADVICE)


def _texts(argument: Argument) -> Iterator[tuple[str, Span]]:
    """Every text of the argument that is printed, with where it stands."""
    if argument.masthead:
        yield from _of_masthead(argument.masthead)
    yield from _given(*(question.text for question in argument.questions.values()))
    for term in argument.terms.values():
        yield term.name, term.span
        yield from _given(term.text)
    for section in argument.sections.values():
        yield section.title.raw, section.title.span
    for source in argument.sources.values():
        yield from _of_source(source, argument.masthead)
    for statement in argument.statements.values():
        yield from _of_statement(statement)
    for interpretation in argument.interpretations.values():
        yield from _of_interpretation(interpretation)


def _of_masthead(masthead: Masthead) -> Iterator[tuple[str, Span]]:
    texts = [masthead.title, masthead.subtitle, masthead.summary]
    texts.extend(text for dissent in masthead.dissents for text in (dissent.text, dissent.by))
    yield from _given(*texts)
    for words in (masthead.author, masthead.organisation, masthead.marking):
        yield words, masthead.span
    if masthead.citation_style:
        yield from _of_citation_style(masthead.citation_style, masthead)


def _of_citation_style(source: Source, masthead: Masthead) -> Iterator[tuple[str, Span]]:
    """What a citation style prints of its own."""
    from argmap.brief.citing import style_of  # Reading a style takes a while, and few briefs bring one.
    from argmap.citations.style import place_of

    for text, node in style_of(masthead).texts(masthead.lang):
        if not _PLAIN.issuperset(text):
            yield text, place_of(source, node)


def _of_source(source: CitedSource, masthead: Masthead | None) -> Iterator[tuple[str, Span]]:
    yield from _given(source.title)
    yield source.name, source.name_span
    yield " ".join((source.author, source.publisher, source.url, *_known(source, masthead))), source.span


def _known(source: CitedSource, masthead: Masthead | None) -> Iterator[str]:
    """What else is known of a source, as far as the citation style of the brief may print it."""
    known = {name: "".join(_strings(value)) for name, value in source.item.items() if name != "title"}
    odd = {name: words for name, words in known.items() if not _PLAIN.issuperset(words)}
    if odd and masthead:
        from argmap.brief.citing import style_of  # Reading a style takes a while, and few works need it.

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


def _of_statement(statement: Statement) -> Iterator[tuple[str, Span]]:
    yield from _given(statement.text, statement.by, *statement.quotes)
    if statement.confidence:
        yield from _given(statement.confidence.reason)
    if statement.named:
        yield statement.name, statement.name_span


def _of_interpretation(interpretation: Interpretation) -> Iterator[tuple[str, Span]]:
    yield from _given(*interpretation.implications)
    yield from _given(*(indicator.text for indicator in interpretation.indicators))


def _given(*texts: Text | None) -> Iterator[tuple[str, Span]]:
    yield from ((text.raw, text.span) for text in texts if text)
