"""What readers call the things of an argument."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from argmap.document.inlines import Inlines, Piece, Ref, Show, Text
from argmap.document.prose import anchor
from argmap.model import Argument, Name
from argmap.wording.catalogue import Catalogue

SHORT = 48
"""Characters of a statement, or of a title, that stand for it."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Knows the words of a language, and what to call the things of an argument. Make it with `Speaker.of`."""

    words: Catalogue
    argument: Argument

    @classmethod
    def of(cls, argument: Argument, words: Catalogue, numbers: Mapping[Name, int]) -> Self:  # noqa: ARG003
        """The speaker of one argument; `numbers` are those of its sources."""
        return cls(words, argument)

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

    def some(self, things: Sequence[Piece], most: int = 3) -> Inlines:
        """Things as a sentence has them, `a, b and c`; of many only the first, and how many more there are."""
        more = (self.within("and-more", len(things) - most),) if len(things) > most else ()
        return self.listed((*things[:most], *more), last="list-and")

    def called(self, name: Name) -> Inlines:
        """A statement as commands take it: by its author's name for it; else by the beginning of its text."""
        statement = self.argument.statements[name]
        short = statement.name if statement.named else self("trail-words", words=shorten(statement.text.plain()))
        return (Ref(anchor(name), (Text(short),) if isinstance(short, str) else short),)

    def source(self, name: Name) -> Ref:
        """A source by its name."""
        return Ref(f"src-{name}", (Text(name),))

    def at(self, name: Name) -> Ref:
        """Where a statement is written."""
        return self.page(anchor(name))

    def page(self, target: str) -> Ref:
        """The page of another place."""
        return Ref(target, show=Show.PAGE)


def shorten(text: str, limit: int = SHORT) -> str:
    """The beginning of a text, at most `limit` characters and an ellipsis, cut between words (or in one as long)."""
    if len(text) <= limit:
        return text.rstrip(".")
    cut = text[: limit + 1].rpartition(" ")[0] or text[:limit]
    return cut.rstrip(",;:.") + "…"
