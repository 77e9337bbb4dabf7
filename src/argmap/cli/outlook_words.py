"""How interpretations come out, in words: their order, and what a withdrawal would make of them."""

from collections.abc import Sequence

from argmap.analysis import Outlook, Standing, listed
from argmap.model import Name

IS = {Standing.STANDS: "stands", Standing.FALLS: "falls", Standing.UNDECIDED: "is undecided"}

WOULD = {Standing.STANDS: "would stand", Standing.FALLS: "would fall", Standing.UNDECIDED: "would be undecided"}


def turned(before: Outlook, after: Outlook) -> str:
    """Which theses fare otherwise, as in "ready would fall"; empty if none does."""
    changes = [f"{name} {WOULD[now]}" for name, now in after.standings.items() if before.standings[name] is not now]
    return listed(changes) if changes else ""


def order_words(
    ranking: Sequence[Sequence[Name]], columns: Sequence[Name], against: Sequence[int] | None = None
) -> str:
    """The order, with what counts against each place, if given: `ready (1), go and wait level (3)`."""
    counts = dict(zip(columns, against, strict=True)) if against else {}
    places = []
    for group in ranking:
        level = " level" if len(group) > 1 else ""
        points = f" ({counts[group[0]]})" if counts else ""
        places.append(f"{listed(group)}{level}{points}")
    return ", ".join(places)
