"""Indicators: what one would see if a reading were right, and whether it has been seen."""

from argmap.document.inlines import inlines
from argmap.document.nodes import Cell, Paragraph, Row, Section, Table
from argmap.document.prose import prose
from argmap.model import Indicator, Interpretation
from argmap.wording import Speaker
from argmap.wording.statements import status


def indicators(say: Speaker) -> tuple[Section, ...]:
    """The table of indicators, in column order, if there are any."""
    rows = tuple(_row(say, one, sign) for one in say.argument.compared() for sign in one.indicators)
    head = (say("what-to-watch"), say("speaks-for"), say("status"), say("checked"))
    table = Table("list", ("", "for", "status", "date"), head, rows)
    blocks = (Paragraph(say("indicators-intro")), table)
    return (Section(say("indicators"), blocks, "indicators", "indicators"),) if rows else ()


def _row(say: Speaker, one: Interpretation, sign: Indicator) -> Row:
    day = say.words.day(sign.checked)
    cells = (
        Cell(prose(say.argument, sign.text), head=True),
        Cell(say.interpretation(one.name)),
        Cell((status(say.words, sign.status),)),
        Cell(inlines(day) if day else say("not-checked")),
    )
    return Row(cells, f"w-{sign.name}")
