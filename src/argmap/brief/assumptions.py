"""What a conclusion takes for granted: the assumptions found by following what supports it."""

from collections import deque
from collections.abc import Iterable, Iterator

from argmap.model import Argument, Interpretation, Name, StepKind


def assumptions_of(argument: Argument, one: Interpretation) -> tuple[Name, ...]:
    """The assumptions under its thesis and under what it holds."""
    return tuple(dict.fromkeys(assumptions_below(argument, (one.name, *one.holds))))


def assumptions_below(argument: Argument, conclusions: Iterable[Name]) -> Iterator[Name]:
    """The assumptions below some statements, the fewest steps away first; one that serves twice comes twice."""
    queue = deque(conclusions)
    seen = set(queue)
    while queue:
        current = queue.popleft()
        yield from argument.statements[current].assumptions
        for key in argument.into.get(current, ()):
            step = argument.steps[key]
            if step.kind is StepKind.SUPPORT:
                yield from step.assumed
                fresh = [premise for premise in step.premises if premise not in seen]
                seen.update(fresh)
                queue.extend(fresh)
