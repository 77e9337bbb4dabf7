"""What the quarrel turns on: the statements without which the interpretations would come out otherwise."""

from collections.abc import Iterator, Sequence

from argmap.analysis import Analysis, Crux
from argmap.analysis.cruxes import by_outcome
from argmap.document.inlines import Inlines, inlines, joined
from argmap.document.nodes import Block, Blocks, Cell, Group, Listing, Paragraph, Row, Section, Table, Tone
from argmap.wording import Speaker
from argmap.wording.conclusions import order, places
from argmap.wording.paths import first_moves, on_path
from argmap.wording.statements import turned

OUTCOMES = 6
"""How many outcomes are told; the rest are counted."""
ALIKE = 4
"""How many statements are told that bring about the same outcome; the rest are counted."""
TOLD = 3
"""How many moves of a statement, and how many consequences, are told."""


def cruxes(say: Speaker, analysis: Analysis, most: int = OUTCOMES, alike: int = ALIKE) -> tuple[Section, ...]:
    """The cruxes, if there is more than one interpretation and anything that could be withdrawn.

    Told are so many outcomes, of each so many statements.
    """
    if len(say.chips) < 2 or not analysis.cruxes.leaves:
        return ()
    found = analysis.cruxes
    ranked = len(found.outlook.ranking) > 1
    intro = Paragraph(say("crux-intro", n=str(found.leaves)))
    now = (Section(say("crux-now"), (_now(say, analysis),)),) if ranked else ()
    key = "crux-order-note" if ranked else "crux-level-note"
    note = (Paragraph(say.where("matrix", key), Tone.SMALL),) if analysis.matrix.rows else ()
    blocks = (intro, *now, *note, *_singles(say, analysis, by_outcome(found.cruxes)[:most], alike))
    return (Section(say("cruxes"), blocks, "cruxes", "cruxes"),)


def turning(say: Speaker, analysis: Analysis, most: int) -> tuple[Section, ...]:
    """The first of it, in short: an example of what decides, and how the interpretations would come out without it."""
    groups = by_outcome(analysis.cruxes.cruxes)[:most] if len(say.chips) > 1 else []
    if not groups:
        return ()
    items = tuple(
        (
            Paragraph(say.with_page(group[0].statement)),
            Paragraph(joined(_outcome(say, analysis, group[0])), Tone.FACT),
        )
        for group in groups
    )
    more = say.where("cruxes", "turning-more")
    intro = Paragraph(joined((say("turning-intro"), more)), Tone.SMALL)
    return (Section(say("cruxes"), (intro, Listing(items, "plain")), "turning", "turning"),)


def _now(say: Speaker, analysis: Analysis) -> Table:
    totals = dict(zip(analysis.cruxes.columns, analysis.matrix.points, strict=True))
    head = (say("crux-place"), say("crux-reading"), say("crux-points"))
    rows = tuple(
        Row((_figure(place), Cell(say.interpretation(name), head=True), _figure(totals[name])))
        for name, place in places(analysis.cruxes.outlook.ranking).items()
    )
    return Table("list as-written", ("place", "", "points"), head, rows)


def _figure(number: int) -> Cell:
    return Cell(inlines(str(number)))


def _singles(say: Speaker, analysis: Analysis, groups: Sequence[Sequence[Crux]], alike: int) -> Iterator[Block]:
    if not groups:
        yield Paragraph(say("crux-none"))
        return
    yield Section(say("crux-singles"), tuple(_group(say, analysis, group, alike) for group in groups))
    if more := len(analysis.cruxes.cruxes) - sum(map(len, groups)):
        yield Paragraph(say.count("crux-more-singles", more), Tone.MORE)


def _group(say: Speaker, analysis: Analysis, group: Sequence[Crux], alike: int) -> Group:
    """Statements of which any one would bring about the same outcome."""
    key = "crux-without-any" if len(group) > 1 else "crux-without-one"
    outcome = (Paragraph(say(key), Tone.CONDITION), *map(Paragraph, _outcome(say, analysis, group[0])))
    items: list[Blocks] = [tuple(_doubt(say, analysis, crux)) for crux in group[:alike]]
    if len(group) > alike:
        items.append((Paragraph(say.count("crux-more-alike", len(group) - alike), Tone.MORE),))
    return Group("crux", (Group("outcome", outcome), Listing(tuple(items), "plain")))


def _outcome(say: Speaker, analysis: Analysis, crux: Crux) -> Iterator[Inlines]:
    """How the interpretations would come out."""
    for name in crux.turns:
        yield turned(say, name, crux.outlook.standings[name])
    if crux.reorders:
        yield say("crux-order", order=order(say, crux.outlook.ranking, analysis.cruxes.outlook.ranking))


def _doubt(say: Speaker, analysis: Analysis, crux: Crux) -> Iterator[Paragraph]:
    """A statement that might be withdrawn, what it bears on, and what its withdrawal would do."""
    yield Paragraph(say.with_page(crux.statement))
    told = (first_moves(say, crux.statement, TOLD), _fates(say, crux), _totals(say, analysis, crux))
    yield Paragraph(joined(told), Tone.SMALL)


def _fates(say: Speaker, crux: Crux) -> Inlines:
    fates = [(name, then) for name, then in crux.changed if name not in say.chips]
    if not fates:
        return ()
    told = [say(f"crux-fate-{then}", statement=on_path(say, name)) for name, then in fates[:TOLD]]
    more = say.count("crux-more-fates", len(fates) - TOLD) if len(fates) > TOLD else ()
    return joined((say("crux-then", fates=say.listed(told, last="list-and")), more))


def _totals(say: Speaker, analysis: Analysis, crux: Crux) -> Inlines:
    """What would count against each interpretation, if their order would change."""
    if not crux.reorders:
        return ()
    totals = zip(say.chips, analysis.matrix.points, crux.shift, strict=True)
    told = [
        say("crux-total", letter=say.letter(name), before=str(before), after=str(before + shift))
        for name, before, shift in totals
        if shift
    ]
    return say("crux-totals", totals=say.listed(told)) if told else ()
