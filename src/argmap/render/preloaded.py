"""What processes that typeset have in common: got ready once, before they are made as copies of the one that did."""

import os
from contextlib import suppress

from argmap.diagnostics import Trouble
from argmap.render.theme import PLAIN
from argmap.render.typeset import read_sheet

with suppress(Trouble):  # Whoever typesets says what is missing.
    for _sheet in PLAIN.sheets:
        read_sheet(_sheet, PLAIN)

# Nobody is to hear from them: what fails in one is done again by the process that began it, which then says why; and
# where that has ended, they could say no more than that it has.
os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
