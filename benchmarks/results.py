"""What was measured, as values and as the one file that the page is made from."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

FOLDER = Path(__file__).parent
FILE = FOLDER / "results.json"


class Task(StrEnum):
    """What is done, as it is called on the command line."""

    START = "start"
    CHECK = "check"
    PICTURE = "picture"
    ATLAS = "atlas"
    BRIEF = "brief"
    UNCHANGED = "rebuild"
    EDIT = "edit"
    SAVE = "save"
    STAGES = "stages"


class Program(StrEnum):
    """Who does it."""

    ARGMAP = "argmap"
    ARGDOWN = "Argdown"
    GRAPHVIZ = "Graphviz"
    WEASYPRINT = "WeasyPrint"


@dataclass(frozen=True, slots=True)
class Measurement:
    """How long a program took for a task, each time that it was run, and the most memory that it had, in mebibytes.

    `size` is how many statements the argument has; 0 for the example, and where there is none.
    """

    task: Task
    program: Program
    size: int
    seconds: tuple[float, ...]
    peak: float = 0.0
    failed: str = ""
    """Why there is nothing; then `seconds` are none."""

    @property
    def best(self) -> float:
        """The fastest run, in seconds: what else the machine did only ever makes a run slower."""
        return min(self.seconds)


@dataclass(slots=True)
class Results:
    """Everything that the page tells."""

    machine: dict[str, str] = field(default_factory=dict)
    """What it was measured with: the processors, and the version of each program."""
    full: bool = False
    """Whether the large sizes were measured too."""
    limit: float = 0.0
    """How many seconds a command might take."""
    measurements: list[Measurement] = field(default_factory=list)
    stages: dict[str, dict[str, float]] = field(default_factory=dict)
    """For each size how long each stage took within one process, in seconds."""
    pages: int = 0
    """How many pages the example has."""
    touched: int = 0
    """On how many of them the edit changed something besides the number of the edition."""

    def find(self, task: Task, program: Program, size: int) -> Measurement | None:
        """What was measured of a program, if anything was."""
        found = (each for each in self.measurements if (each.task, each.program, each.size) == (task, program, size))
        return next(found, None)

    def sizes(self, task: Task) -> list[int]:
        """The sizes at which a task was measured, from small to large, and the example last."""
        return sorted({each.size for each in self.measurements if each.task is task}, key=lambda size: (not size, size))

    def done(self, task: Task, program: Program) -> Iterator[Measurement]:
        """The arguments that a program coped with, the example apart, from small to large."""
        found = [each for each in self.measurements if (each.task, each.program) == (task, program)]
        yield from sorted((each for each in found if each.size and not each.failed), key=lambda each: each.size)

    def best(self, task: Task, program: Program, size: int) -> float | None:
        """The fastest run of a program, in seconds; None if there is none."""
        found = self.find(task, program, size)
        return found.best if found and not found.failed else None

    def take(self, newer: "Results") -> None:
        """Put other results among these, in the place of those that tell of the same."""
        told = {(each.task, each.program, each.size) for each in newer.measurements}
        kept = [each for each in self.measurements if (each.task, each.program, each.size) not in told]
        self.measurements = [*kept, *newer.measurements]
        self.stages |= newer.stages
        self.full |= newer.full
        self.machine, self.limit = newer.machine, max(self.limit, newer.limit)
        self.pages, self.touched = newer.pages or self.pages, newer.touched or self.touched

    def write(self) -> None:
        """Write the file."""
        FILE.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def read() -> Results:
    """What was measured the last time. Raises FileNotFoundError if nothing was."""
    known = json.loads(FILE.read_text(encoding="utf-8"))
    found = [
        Measurement(
            **{
                **each,
                "task": Task(each["task"]),
                "program": Program(each["program"]),
                "seconds": tuple(each["seconds"]),
            }
        )
        for each in known.pop("measurements")
    ]
    return Results(**known, measurements=found)
