"""Writes the figures into `README.md`, between its markers, and draws the plots beside it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import linear_regression

from benchmarks.goals import engines_alone, goals
from benchmarks.plots import plot
from benchmarks.results import FOLDER, Measurement, Program, Results, Task

PAGE, PLOTS = FOLDER / "README.md", FOLDER / "plots"
DRAWN = (Task.CHECK, Task.PICTURE, Task.ATLAS, Task.BRIEF)
"""The tasks of which there are plots."""
AGAIN = ((Task.UNCHANGED, "unchanged"), (Task.EDIT, "one line edited"), (Task.SAVE, "saved while watching"))

Block = Callable[[Results], Iterator[str]]
"""The lines between two markers."""


def write_page(results: Results) -> None:
    """Fill every pair of markers on the page anew, and draw every plot. KeyError for a marker it has nothing for."""
    filled = re.sub(
        r"(<!-- begin (\w+) -->)\n.*?(<!-- end \2 -->)",
        lambda found: "\n".join((found[1], *BLOCKS[found[2]](results), found[3])),
        PAGE.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    PAGE.write_text(filled, encoding="utf-8")
    PLOTS.mkdir(exist_ok=True)
    for task in DRAWN:
        done = {str(program): list(results.done(task, program)) for program in Program}
        time = {name: [(each.size, each.best) for each in found] for name, found in done.items()}
        memory = {name: [(each.size, each.peak) for each in found] for name, found in done.items()}
        (PLOTS / f"{task}-time.svg").write_text(plot(task, "seconds", time), encoding="utf-8")
        (PLOTS / f"{task}-memory.svg").write_text(plot(task, "MiB in the largest process", memory), encoding="utf-8")


# Tables --------------------------------------------------------------------------------------------------------------


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table; its first column is words, the others are numbers."""
    yield f"| {' | '.join(head)} |"
    yield f"| --- |{' ---: |' * (len(head) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def command(task: Task) -> str:
    """How to print the figures of a task again."""
    return f"Printed by `.venv/bin/python -m benchmarks {task}`."


def _time(found: Measurement | None) -> str:
    return f"{found.best:.2f}" if found and not found.failed else "–"


def _memory(found: Measurement | None) -> str:
    return f"{found.peak:.0f}" if found and not found.failed else "–"


def _ratio(ours: float | None, theirs: float | None) -> str:
    return f"{ours / theirs:.2f}" if ours and theirs else "–"


def _called(size: int) -> str:
    return f"{size:,}" if size else "the example"


def _failures(results: Results, task: Task) -> Iterator[str]:
    """A sentence for each program that did not cope with every size."""
    reasons = {each.program: each.failed for each in results.measurements if each.task is task and each.failed}
    for program, reason in reasons.items():
        yield from (f"{program} is missing where it did not cope: {reason}.", "")


def _fit(results: Results, task: Task) -> Iterator[str]:
    """The straight line that fits argmap's memory best, as a sentence."""
    done = list(results.done(task, Program.ARGMAP))
    if len(done) >= 3:
        fit = linear_regression([each.size for each in done], [each.peak for each in done])
        words = f"about {fit.intercept:.0f} MiB and {fit.slope * 1024:.0f} KiB for each statement"
        yield from (f"The line that fits argmap's memory best: {words}.", "")


# Blocks --------------------------------------------------------------------------------------------------------------


def _machine(results: Results) -> Iterator[str]:
    told = dict(results.machine)
    system, processors = told.pop("system"), told.pop("processors")
    yield f"Measured on {system} with {processors} processors: {', '.join(map(' '.join, told.items()))}."
    if not results.full:
        yield "This run left the large sizes out; `make bench FULL=1` has them."


def _goals(results: Results) -> Iterator[str]:
    rows = [
        (
            goal.what,
            f"{goal.most:.2f} {goal.unit}",
            "–" if goal.found is None else f"{goal.found:.2f} {goal.unit}",
            goal.verdict,
        )
        for goal in goals(results)
    ]
    yield from table(("goal", "at most", "measured", "verdict"), rows)


def _start(results: Results) -> Iterator[str]:
    found = [each for each in results.measurements if each.task is Task.START]
    yield from table(("program", "seconds", "MiB"), [(each.program, _time(each), _memory(each)) for each in found])
    yield from ("", *_failures(results, Task.START), command(Task.START))


def _compared(task: Task, peers: Sequence[Program], *, together: bool = False) -> Block:
    """A table of argmap beside peers, each by itself or (with the work of one after that of the other) `together`."""

    def block(results: Results) -> Iterator[str]:
        programs = (Program.ARGMAP, *peers)
        rows = []
        for size in results.sizes(task):
            found = [results.find(task, program, size) for program in programs]
            ours, *theirs = (results.best(task, program, size) for program in programs)
            ratios = [_ratio(ours, each) for each in ([engines_alone(results, size)] if together else theirs)]
            rows.append([_called(size), *map(_time, found), *ratios, *map(_memory, found)])
        against = ["both"] if together else list(peers)
        head = ["statements", *(f"{each}, s" for each in programs), *(f"argmap / {each}" for each in against)]
        yield from table([*head, *(f"{each}, MiB" for each in programs)], rows)
        yield from ("", *_failures(results, task), *_fit(results, task), command(task), "")
        yield from (f"![{task}: {value}](plots/{task}-{value}.svg)" for value in ("time", "memory"))

    return block


def _again(results: Results) -> Iterator[str]:
    rows = [
        [_called(size), *(_time(results.find(task, Program.ARGMAP, size)) for task, _ in AGAIN)]
        for size in results.sizes(Task.UNCHANGED)
    ]
    yield from table(("statements", *(f"{name}, s" for _, name in AGAIN)), rows)
    yield ""
    for task, _ in AGAIN:
        yield from _failures(results, task)
    yield f"The edit changes {results.touched} of the {results.pages} pages of the example."
    yield from ("", command(Task.UNCHANGED))


def _stages(results: Results) -> Iterator[str]:
    sizes = sorted((size for size, stages in results.stages.items() if stages), key=int)
    rows = []
    for stage in results.stages[sizes[0]] if sizes else ():
        times = [results.stages[size][stage] for size in sizes]
        growth = f"{times[-1] / times[0]:.1f}" if times[0] >= 0.02 else "–"  # Less is told by chance.
        rows.append([stage, *(f"{each:.2f}" for each in times), growth])
    yield from table(("stage", *(f"{int(size):,}, s" for size in sizes), "growth"), rows)
    yield from ("", command(Task.STAGES))


BLOCKS: Mapping[str, Block] = {
    "machine": _machine,
    "goals": _goals,
    "start": _start,
    "check": _compared(Task.CHECK, (Program.ARGDOWN,)),
    "picture": _compared(Task.PICTURE, (Program.ARGDOWN, Program.GRAPHVIZ)),
    "atlas": _compared(Task.ATLAS, (Program.ARGDOWN,)),
    "brief": _compared(Task.BRIEF, (Program.GRAPHVIZ, Program.WEASYPRINT), together=True),
    "again": _again,
    "stages": _stages,
}
"""What stands between each pair of markers."""
