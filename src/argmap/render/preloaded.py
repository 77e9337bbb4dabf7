"""What processes that typeset have in common: got ready once, before they are made as copies of the one that did."""

from contextlib import suppress

from argmap.diagnostics import Trouble
from argmap.render.theme import PLAIN
from argmap.render.typeset import read_sheet

with suppress(Trouble):  # Whoever typesets says what is missing.
    for _sheet in PLAIN.sheets:
        read_sheet(_sheet, PLAIN)
