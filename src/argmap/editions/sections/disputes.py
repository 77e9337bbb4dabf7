"""Where the interpretations part while something turns on it, and what they have in common."""

from collections.abc import Iterator, Sequence

from argmap.analysis import Analysis
from argmap.analysis.verdicts import CONTESTED, Crux, Verdicts
from argmap.document.inlines import Inlines, inlines, joined
from argmap.document.nodes import Block, Blocks, Group, Listing, Paragraph, Section, Tone
from argmap.model import Name
from argmap.wording import Speaker
from argmap.wording.quarrel import agreement, shared_claims, shared_facts, sides, weight
from argmap.wording.verdicts import how_it_fares

MOST = 12
"""How many cruxes are told, how many other contested statements, and how many that are shared; the rest are counted."""


def disputes(say: Speaker, analysis: Analysis, most: int = MOST) -> tuple[Section, ...]:
    """What the quarrel turns on, what else is contested, and common ground; if there are interpretations to compare."""
    if len(say.chips) < 2:
        return ()
    found = analysis.judged
    weighty = [crux for crux in found.cruxes if crux.weight != CONTESTED]
    others = [crux for crux in found.cruxes if crux.weight == CONTESTED]
    parts = (*_cruxes(say, found, weighty, most), *_contested(say, others, most), *_common(say, found, most))
    return (Section(say("disputes"), parts, "disputes", "disputes"),)


def turning(say: Speaker, analysis: Analysis, most: int) -> tuple[Section, ...]:
    """The first cruxes, in short."""
    weighty = [crux for crux in analysis.judged.cruxes if crux.weight != CONTESTED][:most]
    if len(say.chips) < 2 or not weighty:
        return ()
    items: Iterator[Blocks] = ((*_statements(say, crux), Paragraph(sides(say, crux), Tone.FACT)) for crux in weighty)
    more = Paragraph(say.where("disputes", "turning-more"), Tone.SMALL)
    return (Section(say("cruxes"), (Listing(tuple(items), "plain"), more), "turning", "turning"),)


def _cruxes(say: Speaker, found: Verdicts, cruxes: Sequence[Crux], most: int) -> Iterator[Block]:
    told = tuple(Group("crux", tuple(_crux(say, found, crux))) for crux in cruxes[:most])
    blocks: Blocks = (Paragraph(say("crux-intro")), *told) if told else (Paragraph(say("no-crux")),)
    yield Section(say("cruxes"), (*blocks, *_more(say, len(cruxes) - most)))


def _crux(say: Speaker, found: Verdicts, crux: Crux) -> Iterator[Paragraph]:
    yield from _statements(say, crux)
    yield Paragraph(joined((sides(say, crux), weight(say, found, crux))), Tone.FACT)
    yield Paragraph(how_it_fares(say, found, crux.statements[0]), Tone.FARES)


def _statements(say: Speaker, crux: Crux) -> Iterator[Paragraph]:
    """Of two that contradict each other, each; the second after what it has to do with the first."""
    first, *others = crux.statements
    yield Paragraph(say.repeated(first), Tone.TURNS)
    for each in others:
        yield Paragraph(inlines(say.role("relation-contradicts"), " ", say.repeated(each)), Tone.TURNS)


def _contested(say: Speaker, cruxes: Sequence[Crux], most: int) -> Iterator[Section]:
    items = tuple((*_statements(say, crux), Paragraph(sides(say, crux), Tone.FACT)) for crux in cruxes[:most])
    if items:
        yield Section(say("crux-weight-1"), (Listing(items, "plain"), *_more(say, len(cruxes) - most)))


def _more(say: Speaker, number: int) -> Iterator[Paragraph]:
    if number > 0:
        yield Paragraph(say.count("crux-more", number), Tone.MORE)


def _common(say: Speaker, found: Verdicts, most: int) -> Iterator[Section]:
    claims = shared_claims(say, found)
    items = tuple((Paragraph(_shared(say, name, found.common_ground[name])),) for name in claims[:most])
    more = say.count("common-more", len(claims) - most) if len(claims) > most else ()
    listed = (Listing(items, "shared"),) if items else ()
    reach = joined((more, shared_facts(say, found), *agreement(say, found)))
    yield Section(say("common-ground"), (*listed, Paragraph(reach)))


def _shared(say: Speaker, name: Name, by: Sequence[Name]) -> Inlines:
    return joined((say.repeated(name), *((say.chips[each],) for each in by)))
