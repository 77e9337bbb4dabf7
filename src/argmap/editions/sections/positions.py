"""Shared ground and contested ground: what every interpretation holds, and what one holds and another rejects."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.analysis.stances import Stance, parted, stances_of
from argmap.document.inlines import Inlines, InlineStyle, Sign, Styled, inlines, joined
from argmap.document.nodes import Block, Listing, Paragraph, Section, Stances
from argmap.model import Name
from argmap.wording import Speaker


def positions(say: Speaker) -> tuple[Section, ...]:
    """Shared and contested ground, if there are interpretations to compare and they share or contest anything."""
    compared = say.argument.compared()
    if len(compared) < 2:
        return ()
    taken = [stances_of(one) for one in compared]
    rows = {name: tuple(stances.get(name, Stance.SILENT) for stances in taken) for name in say.argument.statements}
    agreed = [name for name, row in rows.items() if set(row) == {Stance.HOLDS}]
    contested = [name for name, row in rows.items() if parted(row)]
    contested.sort(key=lambda name: rows[name].count(Stance.SILENT))  # First those of which the most speak.
    blocks = (*_shared(say, agreed), *_contested(say, {name: rows[name] for name in contested}))
    return (Section(say("positions"), blocks, "positions", "positions"),) if blocks else ()


def _shared(say: Speaker, names: Sequence[Name]) -> Iterator[Block]:
    if names:
        items = tuple((Paragraph(say.repeated(name)),) for name in names)
        yield Section(say("shared-ground"), (Paragraph(say("shared-intro")), Listing(items, "shared")))


def _contested(say: Speaker, rows: Mapping[Name, Sequence[Stance]]) -> Iterator[Block]:
    if rows:
        told = tuple((say.repeated(name), tuple(sign(say, each) for each in row)) for name, row in rows.items())
        columns = tuple((chip,) for chip in say.chips.values())
        table = Stances(say("statement"), columns, told, _key(say))
        yield Section(say("contested-ground"), (Paragraph(say("contested-intro")), table))


def _key(say: Speaker) -> Inlines:
    """What the signs mean where they stand without words."""
    said = [(sign(say, each), say(f"spread-key-{each}")) for each in (Stance.HOLDS, Stance.REJECTS)]
    return joined(
        (Styled(InlineStyle.ENTRY, inlines(Sign(mark.kind, mark.mark), " ", words)),) for mark, words in said if mark
    )


def sign(say: Speaker, stance: Stance) -> Sign | None:
    """What an interpretation says of a statement; None if nothing."""
    if stance is Stance.SILENT:
        return None
    return Sign(f"t-{stance}", say.words.form(f"sign-{stance}"), say.words.form(f"stance-{stance}"))
