"""What readers call the things of an argument: interpretations by letter, judgments and sources by number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from argmap.document.inlines import (
    Badge,
    Chip,
    Inlines,
    InlineStyle,
    Piece,
    Ref,
    Show,
    Styled,
    Text,
    Where,
    bare,
    inlines,
    plain,
)
from argmap.document.prose import anchor, prose
from argmap.model import Argument, Name, in_words
from argmap.wording.catalogue import Catalogue

COLOURS = 6
"""How many column colours there are before they start again."""
SHORT = 48
"""Characters of a statement, or of a title, that stand for it."""
TITLE = 60
"""Characters of the title of a source that stand for it."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Knows the words of a language, and what to call the things of an argument. Make it with `Speaker.of`."""

    words: Catalogue
    argument: Argument
    chips: Mapping[Name, Chip]
    """The compared interpretations by letter, in column order."""
    badges: Mapping[Name, Badge]
    """The key judgments by number, in their order."""
    numbers: Mapping[Name, int]
    """The sources by number."""

    @classmethod
    def of(cls, argument: Argument, words: Catalogue, numbers: Mapping[Name, int]) -> Self:
        """The speaker of one argument; `numbers` are those of its sources."""
        judgments = dict.fromkeys(argument.masthead.judgments if argument.masthead else ())
        return cls(
            words,
            argument,
            {
                one.name: Chip(_letter(words.letters, place), place % COLOURS + 1, f"i-{one.name}")
                for place, one in enumerate(argument.compared())
            },
            {name: Badge(number, anchor(name)) for number, name in enumerate(judgments, 1)},
            numbers,
        )

    def __call__(self, key: str, **pieces: Piece) -> Inlines:
        """The sentence for a key, with pieces in its `{places}`."""
        return self.words(key, **pieces)

    def count(self, key: str, number: int, **pieces: Piece) -> Inlines:
        """The sentence for a key with a number in it (`{n}`), in the form that goes with the number."""
        return self.words.count(key, number, **pieces)

    def within(self, key: str, number: int, **pieces: Piece) -> Inlines:
        """The same for what stands within a sentence."""
        return self.words.within(key, number, **pieces)

    def listed(self, things: Iterable[Piece], form: str = "list-comma", last: str = "") -> Inlines:
        """Things one after another."""
        return self.words.listed(things, form, last)

    def role(self, key: str, **pieces: Piece) -> Styled:
        """The sentence for a key, as words that say what those after it do, such as “because”."""
        return Styled(InlineStyle.ROLE, self(key, **pieces))

    def where(self, target: str, key: str, **pieces: Piece) -> Inlines:
        """The sentence for a key that says on which `{page}` a place is; nothing, where it is not in the document."""
        return (Where(target, self(key, page=self.page(target), **pieces)),)

    # Statements ----------------------------------------------------------------------------------------------------

    def text(self, name: Name) -> Inlines:
        """What a statement says, with what it cites."""
        return prose(self.argument, self.argument.statements[name].text)

    def bare(self, name: Name) -> Inlines:
        """What a statement says, without what it cites."""
        return bare(self.text(name))

    def with_page(self, name: Name) -> Inlines:
        """The text of a statement without its citations, and the page where it is argued."""
        return inlines(self.bare(name), self.page(anchor(name)))

    def repeated(self, name: Name) -> Inlines:
        """The same; with citations and no page, if the place where it is argued is not in the document."""
        return (Where(anchor(name), self.with_page(name), self.text(name)),)

    def together(self, names: Sequence[Name], *, cited: bool = False) -> Inlines:
        """Premises that go together, and where the first of them is argued."""
        first, *others = names
        said = self.text if cited else self.bare
        with_it = [(Text(" "), self.role("with"), Text(" "), *said(name)) for name in others]
        return inlines(said(first), *with_it, self.page(anchor(first)))

    def short(self, name: Name) -> str:
        """What lists call a statement: its name in words, or the beginning of its text."""
        return self.handle(name) or shorten(plain(self.text(name)), SHORT)

    def handle(self, name: Name) -> str:
        """The label of a statement, or else its name in words; empty if its author gave neither."""
        handle = self.argument.handle(name)
        return in_words(name) if handle == name else handle

    def by_name(self, name: Name) -> Inlines:
        """A statement by what lists call it, and where it is argued."""
        return (Ref(anchor(name), (Text(self.short(name)),)), self.page(anchor(name)))

    def known(self, name: Name) -> Inlines:
        """The number or letter of a statement, if it is a conclusion; what stands after it has a space before it."""
        found = [each[name] for each in (self.badges, self.chips) if name in each]
        return inlines(*(piece for each in found for piece in (each, " ")))

    def called(self, name: Name) -> Inlines:
        """A statement as commands take it: by the name its author gave it; else by the beginning of its text."""
        statement = self.argument.statements[name]
        short = (Text(name),) if statement.named else self("trail-words", words=shorten(statement.text.plain(), SHORT))
        return (Ref(anchor(name), short),)

    def quoted(self, name: Name) -> Inlines:
        """A statement by the beginning of its words within a sentence, and where it is argued."""
        words = self("trail-words", words=shorten(plain(self.text(name)), TITLE))
        return inlines(Ref(anchor(name), words), self.page(anchor(name)))

    def at(self, name: Name) -> Ref:
        """Where a statement is written out."""
        return self.page(anchor(name))

    def some(self, things: Sequence[Piece], most: int = 3) -> Inlines:
        """Things as a sentence has them, `a, b and c`; of many only the first, and how many more there are."""
        more = (self.within("and-more", len(things) - most),) if len(things) > most else ()
        return self.listed((*things[:most], *more), last="list-and")

    # Other things --------------------------------------------------------------------------------------------------

    def page(self, target: str) -> Ref:
        """The page of another place."""
        return Ref(target, show=Show.PAGE)

    def interpretation(self, name: Name) -> Inlines:
        """An interpretation by letter and title."""
        return inlines(self.chips[name], " ", self.argument.title(name))

    def letter(self, name: Name) -> Chip:
        """An interpretation by a letter in a sentence."""
        chip = self.chips[name]
        return Chip(chip.letter, chip.colour, chip.target, boxed=False)

    def letters(self, names: Iterable[Name]) -> Inlines:
        """Several of them."""
        return self.listed(map(self.letter, names))

    def named(self, names: Iterable[Name]) -> Inlines:
        """The same within a sentence: `A, B and C`."""
        return self.listed(map(self.letter, names), last="list-and")

    def conclusion(self, name: Name) -> Inlines:
        """An interpretation by its letter, any other statement by the beginning of its words."""
        return (self.letter(name),) if name in self.chips else self.quoted(name)

    def sources(self, names: Sequence[Name]) -> Inlines:
        """Sources by number, in brackets."""
        last = len(names) - 1
        between = self.words.form("between-marks")
        return tuple(
            Ref(
                f"src-{name}",
                (Text(f"{'' if place else '['}{self.numbers[name]}{between if place < last else ']'}"),),
                Show.NUMBER,
            )
            for place, name in enumerate(names)
        )

    def source(self, name: Name) -> Ref:
        """A source by its name."""
        return Ref(f"src-{name}", (Text(name),))

    def source_title(self, name: Name) -> str:
        """The beginning of the title of a source."""
        title = shorten(self.argument.sources[name].title.plain(), TITLE)
        before, opened, inside = title.rpartition(" (")
        return before + "…" if opened and ")" not in inside else title


def shorten(text: str, limit: int = SHORT) -> str:
    """The beginning of a text, at most `limit` characters and an ellipsis, cut between words (or in one as long)."""
    if len(text) <= limit:
        return text.rstrip(".")
    cut = text[: limit + 1].rpartition(" ")[0] or text[:limit]
    return cut.rstrip(",;:.") + "…"


def _letter(letters: Sequence[str], place: int) -> str:
    around, last = divmod(place, len(letters))
    return (letters[around - 1] if around else "") + letters[last]
