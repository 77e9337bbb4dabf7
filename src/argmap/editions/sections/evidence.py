"""The evidence matrix as printed: the passages that tell interpretations apart, what they come to, and the order."""

from collections.abc import Iterator, Sequence

from argmap.analysis import Analysis
from argmap.analysis.verdicts import Matrix, Row, Sign
from argmap.document.inlines import Inlines, InlineStyle, Styled, inlines, joined
from argmap.document.nodes import Block, Evidence, EvidenceTable, Paragraph, Section, Tone
from argmap.wording import Speaker
from argmap.wording.evidence import key, order, row, sign

ROWS = 60
"""With more rows than these, those that speak against nothing are only counted."""


def matrix(say: Speaker, analysis: Analysis, most: int = ROWS) -> tuple[Section, ...]:
    """The matrix, if there is more than one interpretation and evidence that bears on any."""
    found = analysis.judged.matrix
    if len(say.chips) < 2 or not found.rows:
        return ()
    return (Section(say("matrix"), tuple(_blocks(say, found, most)), "matrix", "matrix"),)


def _blocks(say: Speaker, found: Matrix, most: int) -> Iterator[Block]:
    telling = [each for each in found.rows if _speaks_against(found, each) or _speaks_for(found, each) > 1]
    printed = telling if len(telling) <= most else [each for each in telling if _speaks_against(found, each)]
    yield Paragraph(say("matrix-intro"))
    if printed:
        entries = (Styled(InlineStyle.ENTRY, inlines(each.mark, " ", each.words)) for each in key(say.words))
        yield Paragraph(joined((*((each,) for each in entries), say("matrix-key-none"))), Tone.KEY)
    graded = any(source.grade for source in say.argument.sources.values())
    yield EvidenceTable(
        (say("matrix-evidence"), say("grade") if printed and graded else ()),
        tuple((chip,) for chip in say.chips.values()),
        tuple(_row(say, found, each) for each in printed),
        tuple(_sums(say, found)),
    )
    yield Paragraph(joined((*order(say, found.order), say("order-note"))), Tone.RESULT)
    left = len(found.rows) - len(printed)
    yield Paragraph(joined((say.count("matrix-unprinted", left) if left else (), say("matrix-limits"))), Tone.SMALL)


def _signs(found: Matrix, one: Row) -> Sequence[Sign]:
    return [one.sign(column) for column in range(len(found.columns))]


def _speaks_against(found: Matrix, one: Row) -> bool:
    return any(each not in (Sign.NOTHING, Sign.FOR) for each in _signs(found, one))


def _speaks_for(found: Matrix, one: Row) -> int:
    return _signs(found, one).count(Sign.FOR)


def _row(say: Speaker, found: Matrix, one: Row) -> Evidence:
    """One of which something is said: what its statements say, where that stands, and whether it is counted."""
    source = say.argument.sources.get(one.passage.cited) if one.passage.cited else None
    marks = tuple(sign(say.words, each) for each in _signs(found, one))
    signs = {each for each in _signs(found, one) if each}
    level = len(signs) == 1 and all(_signs(found, one))
    return Evidence(row(say, found, one), source.grade if source else "", marks, level)


def _sums(say: Speaker, found: Matrix) -> Iterator[tuple[Inlines, tuple[int, ...]]]:
    """Column by column: how many passages speak for it, against it, and say nothing of it."""
    tallies = [found.tally(name) for name in found.columns]
    yield say("matrix-for"), tuple(each.speaking_for for each in tallies)
    yield say("matrix-against"), tuple(each.against for each in tallies)
    yield say("matrix-unaddressed"), tuple(each.unaddressed for each in tallies)
