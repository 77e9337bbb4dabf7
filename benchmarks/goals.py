"""What argmap is to reach, and how far it is from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.results import Program, Results, Task

LARGE, SMALL = 20_000, 2_000
LEAST = 1_000
"""Below it, memory is mostly that of the program itself."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing to reach: what, at most how much, how much it is (None if it was not measured), and in what."""

    what: str
    most: float
    found: float | None
    unit: str

    @property
    def verdict(self) -> str:
        """Whether it is met, and the distance."""
        if self.found is None:
            return "not measured in this run"
        if self.found <= self.most:
            return f"met, with {1 - self.found / self.most:.0%} to spare"
        return f"missed, by {self.found / self.most - 1:.0%}"


def goals(results: Results) -> Iterator[Goal]:
    """Every goal, in the order in which the page has them."""
    times, seconds = "times", "s"
    argdown = _ratio(results.best(Task.CHECK, Program.ARGMAP, LARGE), results.best(Task.CHECK, Program.ARGDOWN, LARGE))
    yield Goal("check of 20,000 statements, against Argdown's `json`", 0.5, argdown, times)
    cold, alone = results.best(Task.BRIEF, Program.ARGMAP, 0), engines_alone(results, 0)
    yield Goal("the example from cold, against Graphviz and WeasyPrint alone", 1.3, _ratio(cold, alone), times)
    yield Goal("the example built again, unchanged", 0.3, results.best(Task.UNCHANGED, Program.ARGMAP, 0), seconds)
    edit = f"the example after an edit of one line: 0.3 s and the typesetting of {results.touched} pages"
    typesetting = results.best(Task.BRIEF, Program.WEASYPRINT, 0)
    most = 0.3 + typesetting * results.touched / results.pages if typesetting and results.pages else 0.3
    yield Goal(edit, most, results.best(Task.EDIT, Program.ARGMAP, 0) if typesetting else None, seconds)
    for task, name in ((Task.CHECK, "check"), (Task.ATLAS, "map"), (Task.BRIEF, "brief")):
        large, small = (results.best(task, Program.ARGMAP, size) for size in (LARGE, SMALL))
        yield Goal(f"time to {name}, 20,000 statements against 2,000", 12.0, _ratio(large, small), times)
    for task, name in ((Task.CHECK, "check"), (Task.ATLAS, "map"), (Task.BRIEF, "brief")):
        yield _memory(results, task, name)


def engines_alone(results: Results, size: int) -> float | None:
    """How long Graphviz and WeasyPrint take for a brief, one after the other, in seconds."""
    both = [results.best(Task.BRIEF, program, size) for program in (Program.GRAPHVIZ, Program.WEASYPRINT)]
    return None if None in both else sum(each or 0.0 for each in both)


def _memory(results: Results, task: Task, name: str) -> Goal:
    """That memory grows no faster than the argument, between the two largest sizes; a tenth is left to chance."""
    done = [each for each in results.done(task, Program.ARGMAP) if each.size >= LEAST][-2:]
    if len(done) < 2:
        return Goal(f"memory to {name}, between the two largest sizes", 1.1, None, "times")
    small, large = done
    factor = large.size / small.size
    what = f"memory to {name}, {large.size:,} statements against {small.size:,}"
    return Goal(what, round(1.1 * factor, 2), large.peak / small.peak, "times")


def _ratio(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None
