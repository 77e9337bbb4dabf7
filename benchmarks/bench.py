"""A run of the benchmarks: lets programs do a task in turns, writes down what came of it, and prints it."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from benchmarks.peers import PYTHON
from benchmarks.results import Measurement, Program, Results, Task
from benchmarks.running import Run, run

SIZES: Mapping[Task, Sequence[int]] = {
    Task.CHECK: (33, 100, 333, 1_000, 2_000, 5_000, 20_000),
    Task.PICTURE: (33, 100, 333, 1_000),
    Task.ATLAS: (33, 100, 333, 1_000),
    Task.BRIEF: (33, 100, 333),
    Task.UNCHANGED: (33, 100),
    Task.STAGES: (2_000, 20_000),
}
"""The numbers of statements for each task. Those of `UNCHANGED` are for the edit and the save as well."""

MORE: Mapping[Task, Sequence[int]] = {
    Task.PICTURE: (2_000, 5_000),
    Task.ATLAS: (2_000, 5_000, 20_000),
    Task.BRIEF: (1_000, 2_000, 5_000, 20_000),
    Task.UNCHANGED: (333, 1_000, 2_000),
}
"""What a full run has besides."""

RUNS, ENOUGH = 5, 10.0
"""How often each command is run, at most; and after how many seconds in all it is not run again."""

Work = Callable[[float], Run]
"""Does something once, within so many seconds."""


def doing(*command: str | Path, makes: Path | None = None) -> Work:
    """The work of running a command, as `run` does it."""
    return partial(run, command, makes=makes)


@dataclass(slots=True)
class Bench:
    """A run of the benchmarks: where its files are, how long a command may take, and what was measured so far."""

    folder: Path
    results: Results
    wanted: Sequence[int] = ()
    """The only sizes that are wanted; none for all."""
    alone: bool = False
    """Whether argmap is measured alone."""
    beaten: dict[tuple[Task, Program], str] = field(default_factory=dict)
    """Who did not cope with a task, and why: larger sizes are spared them."""

    def sizes(self, task: Task) -> tuple[int, ...]:
        """The sizes at which a task is measured in this run."""
        every = (*SIZES[task], *(MORE.get(task, ()) if self.results.full else ()))
        return tuple(size for size in every if not self.wanted or size in self.wanted)

    def file(self, size: int, ending: str) -> Path:
        """The invented argument of a size; it is made by another process, so that this one stays small."""
        path = self.folder / f"{size}.{ending}"
        if not path.exists():
            self.do("arguments", size, self.folder)
        return path

    def do(self, module: str, *arguments: object) -> str:
        """Run a module of this package, and return what it prints: nothing, if it fails."""
        command = [str(PYTHON), "-m", f"benchmarks.{module}", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{module} failed:\n{done.stderr}", file=sys.stderr)
        return done.stdout if done.returncode == 0 else ""

    def race(self, task: Task, size: int, works: Mapping[Program, Work]) -> None:
        """Let each program do a task in turns, so that what else the machine does falls on all of them."""
        if self.alone:
            works = {program: work for program, work in works.items() if program is Program.ARGMAP}
        times: dict[Program, list[Run]] = {program: [] for program in works}
        spared = {program: self.beaten.get((task, program), "") if size else "" for program in works}
        for _ in range(RUNS):
            for program, work in works.items():
                runs = times[program]
                if not spared[program] and not _failure(runs) and sum(each.seconds for each in runs) < ENOUGH:
                    runs.append(work(self.results.limit))
        for program, runs in times.items():
            self.note(task, program, size, runs, spared[program])

    def note(self, task: Task, program: Program, size: int, runs: Sequence[Run], spared: str = "") -> None:
        """Write down what came of some runs, or why a program was `spared` them."""
        failed = spared or _failure(runs)
        if failed and size and not spared:
            failed = self.beaten[task, program] = f"{failed}, at {size:,} statements"
        seconds = () if failed else tuple(round(each.seconds, 4) for each in runs)
        peak = 0.0 if failed else round(max(each.peak for each in runs), 1)
        found = Measurement(task, program, size, seconds, peak, failed)
        self.results.measurements.append(found)
        memory = f"{peak:7.0f} MiB" if peak else ""
        self.say(task, size, f"{program:11}{failed or f'{found.best:8.2f} s {memory}{self._ratio(found)}'}")

    def _ratio(self, found: Measurement) -> str:
        """For a peer, how many times as long argmap took; not for a brief, to which each gives only its part."""
        ours = self.results.best(found.task, Program.ARGMAP, found.size)
        if not ours or not found.seconds or found.program is Program.ARGMAP or found.task is Task.BRIEF:
            return ""
        return f"   argmap takes {ours / found.best:.2f} times as long"

    def say(self, task: Task, size: int, words: str) -> None:
        """Print a line at once: the next may take minutes. Size 0 is the example."""
        about = "" if task is Task.START else f"{size:,} statements" if size else "the example"
        print(f"{task:10} {about:18} {words}", flush=True)


def _failure(runs: Sequence[Run]) -> str:
    return next((each.failed for each in runs if each.failed), "")
