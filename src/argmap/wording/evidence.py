"""What the evidence says of interpretations: signs, counts, the order, and what rests on a source alone."""

from collections.abc import Iterator, Mapping

from argmap.analysis.verdicts import Matrix, Order, Passage, Row, Sign
from argmap.document import inlines as document
from argmap.document.inlines import Inlines, inlines, joined
from argmap.document.prose import prose
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

TOLD = 2
"""How many of the statements that cite a passage are told with it; the rest are counted."""

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


def row(say: Speaker, matrix: Matrix, found: Row) -> Inlines:
    """A passage by what cites it, and where it stands; whether it is counted, where it is not."""
    told = joined(_said(say, name) for name in found.statements[:TOLD])
    more = say.count("row-more", len(found.statements) - TOLD) if len(found.statements) > TOLD else ()
    note = () if found in matrix.counted else say(f"not-counted-{'echo' if found.passage.echo else 'poor'}")
    where = say.listed(each for each in (_cited(say, found), note) if each)
    return joined((told, more, (document.Styled(document.InlineStyle.NOTE, where),) if where else ()))


def _said(say: Speaker, name: Name) -> Inlines:
    """What a statement says, or an indicator."""
    if name in say.argument.statements:
        return say.with_page(name)
    every = (each for one in say.argument.interpretations.values() for each in one.indicators)
    return next(document.bare(prose(say.argument, each.text)) for each in every if each.name == name)


def _cited(say: Speaker, found: Row) -> Inlines:
    """The number of its source, and the place there as it is written where it is cited."""
    source, at = found.passage.cited, found.passage.place
    if source is None:
        return ()
    statements = (say.argument.statements[name] for name in found.statements if name in say.argument.statements)
    cites = (cite for one in statements for cite in one.cites() if cite.source.text == source)
    written = (" ".join(cite.locator.split()) for cite in cites)
    locator = next((each for each in written if each.casefold() == at), at)
    return inlines(say.sources((source,)), f", {locator}" if locator else "")
