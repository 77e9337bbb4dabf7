"""How interpretations come out, in words: as the argument is written, and what a withdrawal would make of it."""

from collections.abc import Iterator, Mapping, Sequence

from argmap.analysis import Analysis, Outlook, Standing, listed
from argmap.cli.paragraphs import amount
from argmap.model import Name

IS = {Standing.STANDS: "stands", Standing.FALLS: "falls", Standing.UNDECIDED: "is undecided"}

WOULD = {Standing.STANDS: "would stand", Standing.FALLS: "would fall", Standing.UNDECIDED: "would be undecided"}

_ARE = {Standing.STANDS: "stand", Standing.FALLS: "fall", Standing.UNDECIDED: "are undecided"}


def as_written(analysis: Analysis, outlook: Outlook) -> Iterator[str]:
    """How the interpretations stand and in which order the evidence speaks against them, a sentence each."""
    groups = {which: [name for name, one in outlook.standings.items() if one is which] for which in _ARE}
    parts = [f"{listed(names)} {(IS if len(names) == 1 else _ARE)[which]}" for which, names in groups.items() if names]
    yield f"As it is written, {'; '.join(parts)}."
    if len(outlook.standings) > 1:
        order = order_words(outlook.ranking, analysis.forecast.columns, analysis.forecast.against)
        yield f"What the evidence counts against them, from the least to the most: {order}."


def turned(before: Outlook, after: Outlook) -> str:
    """Which interpretations fare otherwise, as in "ready would fall (now stands)"; empty if none does."""
    changes = [
        f"{name} {WOULD[after.standings[name]]} (now {standing})"
        for name, standing in before.standings.items()
        if after.standings[name] is not standing
    ]
    return listed(changes) if changes else ""


def order_words(
    ranking: Sequence[Sequence[Name]], columns: Sequence[Name], against: Sequence[float] | None = None
) -> str:
    """The order, with what counts against each place, if given: `ready (1.5), go and wait level (3)`."""
    counts = dict(zip(columns, against, strict=True)) if against else {}
    places = []
    for group in ranking:
        level = " level" if len(group) > 1 else ""
        points = f" ({amount(counts[group[0]])})" if counts else ""
        places.append(f"{listed(group)}{level}{points}")
    return ", ".join(places)


def outlook_entry(outlook: Outlook) -> dict[str, object]:
    """An outlook as JSON has it."""
    standings: Mapping[Name, Standing] = outlook.standings
    return {"standings": {name: one.value for name, one in standings.items()}, "order": outlook.ranking}
