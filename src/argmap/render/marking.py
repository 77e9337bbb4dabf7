"""How a marking is set in heads and feet: a label of the Traffic Light Protocol in its colours, the rest as text."""

import re
from dataclasses import dataclass

from argmap.model.markings import TLP
from argmap.wording import shorten

LONGEST = 160
"""Characters; a longer text is cut short in heads and feet, and stands in full on the first page."""

_LABEL = re.compile(rf"(?<![\w:+])(?:{'|'.join(map(re.escape, sorted(TLP, key=len, reverse=True)))})(?![\w+])")

_ASIDE = " ,;:–—-()[]|/·"
"""What divides a label from the rest."""


@dataclass(frozen=True, slots=True)
class Marking:
    """Who may read a document, in the pieces it is set in."""

    text: str
    """All of it, as it was written."""
    label: str
    """The label of the Traffic Light Protocol in it, or empty."""
    colour: str
    """The class of the label's colour: `red`, `amber`, `green` or `clear`; empty without a label."""
    rest: str
    """What is said beside the label, cut short if it is very long."""
    cut: bool
    """Whether it was cut short, so that it must stand in full somewhere."""


def marking_of(text: str) -> Marking:
    """The pieces of a marking. Only the first label is set as one; a marking with two contradicts itself."""
    found = _LABEL.search(text)
    label = found[0] if found else ""
    before, _, after = text.partition(label) if label else ("", "", text)
    rest = " ".join(part for part in (before.strip(_ASIDE), after.strip(_ASIDE)) if part) if label else text
    return Marking(
        text=text,
        label=label,
        colour=label.removeprefix("TLP:").partition("+")[0].casefold(),
        rest=shorten(rest, LONGEST) if len(rest) > LONGEST else rest,
        cut=len(rest) > LONGEST,
    )
