"""The way from a statement to what an interpretation has a stake in, for which a passage has a sign."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from argmap.analysis.verdicts.kinds import Sign, State
from argmap.analysis.verdicts.readings import Reading
from argmap.analysis.verdicts.status import Judgement
from argmap.model import Ground, Name, Role


class Hop(StrEnum):
    """What a statement on the way does to the next."""

    SUPPORTS = "supports"
    ASSUMED = "assumed"
    AGAINST = "against"
    CONTRADICTS = "contradicts"


class Stake(StrEnum):
    """What an interpretation makes of the statement where a way ends."""

    THESIS = "thesis"
    HOLDS = "holds"
    NEEDS = "needs"
    REJECTS = "rejects"


@dataclass(frozen=True, slots=True)
class Path:
    """A shortest way: what is done in turn, and to which statement each time; the last is what is at stake."""

    sign: Sign
    """For or against it; or against it by way of an objection that is replied to."""
    hops: tuple[tuple[Hop, Name], ...]
    stake: Stake


_Way = tuple[tuple[Hop, int], ...]
_Below = Callable[[int], Iterable[tuple[Hop, int]]]


def paths(judgement: Judgement, reading: Reading, number: int) -> tuple[Path, ...]:
    """For each sign that a statement gives an interpretation, a way that leads there."""
    found = _Ways(judgement, reading)
    return tuple(filter(None, (found.speaking_for(number), found.against(number), found.granted(number))))


class _Ways:
    def __init__(self, judgement: Judgement, reading: Reading) -> None:
        self.judgement, self.reading, self.plain = judgement, reading, judgement.plain
        statements = self.plain.statements
        self.assumed = [each for each in reading.needed_ones if statements[each].ground is Ground.ASSUMPTION]

    def speaking_for(self, number: int) -> Path | None:
        starts: dict[int, _Way] = dict.fromkeys(self.reading.all_held, ())
        return self._path(Sign.FOR, _way(starts, self._shared, number), number)

    def against(self, number: int) -> Path | None:
        return self._path(Sign.AGAINST, _way(dict(self._opposed()), self._reasons, number), number)

    def granted(self, number: int) -> Path | None:
        starts = dict(self._objecting(State.REPLIED))
        return self._path(Sign.GRANTED, _way(starts, self._reasons, number), number)

    def _shared(self, number: int) -> Iterator[tuple[Hop, int]]:
        yield from ((Hop.ASSUMED, each) for each in self.plain.graph.assumptions[number])
        steps = self.reading.shared(number)
        yield from ((Hop.SUPPORTS, each) for step in steps for each in self.plain.all_premises(step))

    def _reasons(self, number: int) -> Iterator[tuple[Hop, int]]:
        graph, is_open = self.plain.graph, self.judgement.is_open
        steps = (step for step in graph.supports[number] if is_open(step))
        yield from ((Hop.SUPPORTS, each) for step in steps for each in graph.premises[step])

    def _opposed(self) -> Iterator[tuple[int, _Way]]:
        """What speaks against it by itself, and what that does; rejections last, since the last of them counts."""
        accepted, thesis = self.judgement.accepted, self.plain.is_thesis
        for each, way in self._objecting(State.OPEN):
            if accepted(each):
                yield each, way
        committed = set(self.reading.committed)
        for each in self.reading.against:
            if accepted(each) and not thesis[each]:
                end = next((rival for rival in self.plain.graph.rivals[each] if rival in committed), None)
                yield each, () if end is None else ((Hop.CONTRADICTS, end),)
        yield from ((each, ()) for each in self.reading.all_rejected if accepted(each) and not thesis[each])

    def _objecting(self, state: State) -> Iterator[tuple[int, _Way]]:
        graph = self.plain.graph
        for target in (*self.reading.held_ones, *self.assumed):
            for step in graph.objections[target]:
                if self.judgement.states[step] is state:
                    yield from ((each, ((Hop.AGAINST, target),)) for each in graph.premises[step])

    def _path(self, sign: Sign, way: _Way | None, number: int) -> Path | None:
        if way is None:
            return None
        hops = tuple((hop, self.plain.names[each]) for hop, each in way)
        return Path(sign, hops, self._stake(way[-1][1] if way else number))

    def _stake(self, number: int) -> Stake:
        if number in self.reading.all_held:
            return Stake.THESIS if self.plain.statements[number].role is Role.INTERPRETATION else Stake.HOLDS
        return Stake.REJECTS if number in self.reading.all_rejected else Stake.NEEDS


def _way(starts: dict[int, _Way], below: _Below, goal: int) -> _Way | None:
    """The shortest way up from a goal to a start, and on from there; None if there is none."""
    before: dict[int, tuple[Hop, int] | None] = dict.fromkeys(starts)
    queue = list(starts)
    for number in queue:  # It grows.
        if number == goal:
            break
        for hop, each in below(number):
            if each not in before:
                before[each] = hop, number
                queue.append(each)
    if goal not in before:
        return None
    way, at = list[tuple[Hop, int]](), goal
    while (step := before[at]) is not None:
        way.append(step)
        at = step[1]
    return (*way, *starts[at])
