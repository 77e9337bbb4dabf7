"""What the evidence says of interpretations: signs, counts, the order, and what rests on a source alone."""

from collections.abc import Iterator, Mapping

from argmap.analysis.verdicts import Matrix, Order, Passage, Sign
from argmap.document import inlines as document
from argmap.document.inlines import Inlines, inlines
from argmap.model import Name
from argmap.wording.catalogue import Catalogue
from argmap.wording.speaker import Speaker, shorten

SIGNS: Mapping[Sign, str] = {
    Sign.FOR: "+",
    Sign.AGAINST: "−",
    Sign.GRANTED: "(−)",
    Sign.MIXED: "±",
    Sign.NOTHING: "",
}
"""How a sign is printed."""

_KEYS = {
    Sign.FOR: "sign-for",
    Sign.AGAINST: "sign-against",
    Sign.GRANTED: "sign-against-replied",
    Sign.MIXED: "sign-both",
}


def sign(words: Catalogue, found: Sign) -> document.Sign | None:
    """What a passage says of an interpretation, as a sign and in words; None where it does not address it."""
    return document.Sign(f"k-{_KEYS[found]}", SIGNS[found], words.form(_KEYS[found])) if found else None


def key(words: Catalogue) -> Iterator[document.Sign]:
    """What each sign means."""
    yield from (found for each in Sign if (found := sign(words, each)))


def place(say: Speaker, found: Passage) -> Inlines:
    """A passage: a place in a source, or an indicator."""
    if found.source is None:
        return indicator(say, Name(found.place))
    return inlines(say.source(found.cited or found.source), f" {found.place}" if found.place else "")


def indicator(say: Speaker, name: Name) -> Inlines:
    """An indicator by the beginning of its words."""
    every = (each for one in say.argument.interpretations.values() for each in one.indicators)
    return say("trail-words", words=next(shorten(each.text.plain()) for each in every if each.name == name))


def tally(say: Speaker, matrix: Matrix, name: Name) -> Inlines:
    """How many passages speak for an interpretation, and against it, and how many it does not address."""
    found = matrix.tally(name)
    return say(
        "matrix-tally",
        letter=say.letter(name),
        pro=say.within("tally-for", found.speaking_for),
        con=say.within("tally-against", found.against),
        blank=say.within("tally-blank", found.unaddressed, total=say.words.number(len(matrix.counted))),
    )


def order(say: Speaker, found: Order) -> Iterator[Inlines]:
    """Which interpretation the evidence speaks most against, which least, and between which it is too close to call."""
    if found.worst:
        yield say("order-most", letter=say.letter(found.worst))
    if found.best:
        yield say("order-least", letter=say.letter(found.best))
    for better, worse in found.pairs:
        yield say("order-pair", worse=say.letter(worse), better=say.letter(better))
    if found.too_close:
        yield say("order-close", letters=say.named(found.too_close))
