"""How conclusions come out, and would come out otherwise: interpretations in order, and judgments that change."""

from collections.abc import Iterable, Iterator, Mapping

from argmap.analysis import Standing
from argmap.analysis.matrix import Ranking
from argmap.document.inlines import Inlines, InlineStyle, Order, Rank, Shift, Styled, inlines
from argmap.model import Name
from argmap.wording.speaker import Speaker

_GRAVEST_FIRST = (Standing.FALLS, Standing.UNDECIDED, Standing.STANDS)


def order(say: Speaker, ranking: Ranking, before: Ranking | None = None) -> Order:
    """Interpretations in order; those that have another place than before, where an earlier order is given, say so."""
    now, then = places(ranking), places(ranking if before is None else before)
    return Order(tuple(Rank(number, say.chips[name], _shift(number, then[name])) for name, number in now.items()))


def places(ranking: Ranking) -> dict[Name, int]:
    """The place of each interpretation: one more than there are before it."""
    numbers: dict[Name, int] = {}
    for level in ranking:
        numbers.update(dict.fromkeys(level, len(numbers) + 1))
    return numbers


def _shift(now: int, then: int) -> Shift:
    if now == then:
        return Shift.STAYS
    return Shift.UP if now < then else Shift.DOWN


def turns(say: Speaker, changed: Mapping[Name, Standing], others: Iterable[Name] = ()) -> Iterator[Inlines]:
    """Which key judgments, and which of the others, a change would turn; those that would fall come first."""
    names = [name for name in others if name not in say.badges]
    for standing in _GRAVEST_FIRST:
        badges = [badge for name, badge in say.badges.items() if changed.get(name) is standing]
        told = [say.by_name(name) for name in names if changed.get(name) is standing]
        if badges:
            numbers = inlines(*(piece for badge in badges for piece in (" ", badge)))[1:]
            told.insert(0, say.count("judgments-by-number", len(badges), numbers=numbers))
        if told:
            yield inlines(Styled(InlineStyle.LABEL, say(f"would-{standing}")), " ", say.listed(told))
