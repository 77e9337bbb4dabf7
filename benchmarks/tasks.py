"""The tasks: what each program is asked to do, at each size."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from argmap.cache import cache_folder
from benchmarks.bench import Bench, Work, doing
from benchmarks.goals import engines_alone
from benchmarks.peers import ARGMAP, PYTHON, argdown, install_argdown
from benchmarks.rebuilding import Project, example_project, invented_project, saves
from benchmarks.results import Program, Task
from benchmarks.running import Run, run

EXAMPLE = Path(__file__).parents[1] / "arguments"


def measure(bench: Bench, tasks: Sequence[Task]) -> None:
    """Measure some tasks, or all."""
    missing = install_argdown()
    if missing:
        print(f"Argdown is left out: {missing}", flush=True)
        bench.beaten |= {(task, Program.ARGDOWN): missing for task in Task}
    for task in tasks:
        TASKS[task](bench)


def start(bench: Bench) -> None:
    """What a program takes to begin at all: to say its version."""
    works = {
        Program.ARGMAP: doing(ARGMAP, "--version"),
        Program.ARGDOWN: doing(*argdown("--version")),
        Program.GRAPHVIZ: doing("dot", "-V"),
        Program.WEASYPRINT: doing(PYTHON, "-m", "weasyprint", "--version"),
    }
    bench.race(Task.START, 0, works)


def check(bench: Bench) -> None:
    """Read an argument, and say what is wrong with it; Argdown reads it and writes JSON."""
    out = bench.folder / "json"
    for size in bench.sizes(Task.CHECK):
        theirs = argdown("json", bench.file(size, "argdown"), out)
        works = {
            Program.ARGMAP: doing(ARGMAP, "check", bench.file(size, "arg")),
            Program.ARGDOWN: doing(*theirs, makes=out / f"{size}.json"),
        }
        bench.race(Task.CHECK, size, works)


def picture(bench: Bench) -> None:
    """The whole argument as one drawing: text in, SVG out. Graphviz has the DOT that argmap made."""
    out = bench.folder / "pictures"
    out.mkdir()
    for size in bench.sizes(Task.PICTURE):
        file, dot, ours, plain = bench.file(size, "arg"), *(out / f"{size}.{end}" for end in ("dot", "1.svg", "2.svg"))
        run([ARGMAP, "map", "--from", file, "-o", dot], bench.results.limit)
        theirs = argdown("map", "-f", "svg", bench.file(size, "argdown"), out)
        works = {
            Program.ARGMAP: forgetting(doing(ARGMAP, "map", "--from", file, "-o", ours, makes=ours)),
            Program.ARGDOWN: doing(*theirs, makes=out / f"{size}.svg"),
            Program.GRAPHVIZ: doing("dot", "-Tsvg", "-o", plain, dot, makes=plain),
        }
        bench.race(Task.PICTURE, size, works)


def atlas(bench: Bench) -> None:
    """The whole argument to be printed: an atlas of sheets, or, by Argdown, a PDF of one page however large."""
    out = bench.folder / "atlas"
    for size in bench.sizes(Task.ATLAS):
        ours = out / f"{size}.1.pdf"
        theirs = argdown("map", "-f", "pdf", bench.file(size, "argdown"), out)
        works = {
            Program.ARGMAP: forgetting(doing(ARGMAP, "map", "--from", bench.file(size, "arg"), "-o", ours, makes=ours)),
            Program.ARGDOWN: doing(*theirs, makes=out / f"{size}.pdf"),
        }
        bench.race(Task.ATLAS, size, works)


def forgetting(work: Work) -> Work:
    """The work, with nothing that is kept from earlier: `argmap map` cannot be asked to keep nothing itself."""

    def afresh(limit: float) -> Run:
        shutil.rmtree(cache_folder(), ignore_errors=True)
        return work(limit)

    return afresh


def brief(bench: Bench) -> None:
    """A brief from cold, and the same DOT and HTML by Graphviz and WeasyPrint alone."""
    if not bench.wanted or 0 in bench.wanted:
        made = _brief(bench, 0, EXAMPLE / "mali.arg", "mali.pdf")
        bench.results.pages = _pages(bench, made, made)[0]
    for size in bench.sizes(Task.BRIEF):
        _brief(bench, size, bench.file(size, "arg"), "bench.pdf")


def _brief(bench: Bench, size: int, file: Path, name: str) -> Path:
    """Race for one brief; returns the PDF that argmap made."""
    out, plain = bench.folder / f"brief{size}", bench.folder / f"plain{size}"
    plain.mkdir()
    engine = (PYTHON, "-m", "benchmarks.plain")
    if not bench.alone:
        bench.do("plain", "prepare", file, plain)
    works = {
        Program.ARGMAP: doing(ARGMAP, "build", "--no-cache", file, "-o", out, makes=out / name),
        Program.GRAPHVIZ: doing(*engine, "graphviz", plain),
        Program.WEASYPRINT: doing(*engine, "weasyprint", plain, makes=plain / "brief.pdf"),
    }
    bench.race(Task.BRIEF, size, works)
    ours, alone = bench.results.best(Task.BRIEF, Program.ARGMAP, size), engines_alone(bench.results, size)
    if ours and alone:
        bench.say(
            Task.BRIEF, size, f"both       {alone:8.2f} s               argmap takes {ours / alone:.2f} times as long"
        )
    return out / name


def rebuild(bench: Bench) -> None:
    """A brief that has been built: built again as it is, after an edit of one line, and by `argmap watch` at a save."""
    for size in (0, *bench.sizes(Task.UNCHANGED)):
        place = bench.folder / f"rebuild{size}"
        place.mkdir()
        project = invented_project(bench.file(size, "arg"), place) if size else example_project(EXAMPLE, place)
        project.edit(0)
        first = project.build(bench.results.limit)
        if first.failed:
            bench.say(Task.UNCHANGED, size, f"left out, with all larger ones: {first.failed}")
            return
        bench.race(Task.UNCHANGED, size, {Program.ARGMAP: project.build})
        before = Path(shutil.copy(project.pdf, place / "before.pdf"))
        numbers = iter(range(1, 100))
        bench.race(Task.EDIT, size, {Program.ARGMAP: partial(_edited, project, numbers)})
        _save(bench, size, project)
        if not size:
            bench.results.pages, bench.results.touched = _pages(bench, before, project.pdf)


def _pages(bench: Bench, old: Path, new: Path) -> tuple[int, int]:
    """How many pages a PDF has, and how many differ from those of another; 0 where that cannot be said."""
    pages, touched, *_ = (*map(int, bench.do("touched", old, new).split()), 0, 0)
    return pages, touched


def _edited(project: Project, numbers: Iterator[int], limit: float) -> Run:
    project.edit(next(numbers))
    return project.build(limit)


def _save(bench: Bench, size: int, project: Project) -> None:
    limit = bench.results.limit
    try:
        runs = [Run(seconds, 0.0) for seconds in saves(project, range(100, 103), limit)]
    except TimeoutError:
        runs = [Run(limit, 0.0, f"more than {limit:,.0f} s")]
    bench.note(Task.SAVE, Program.ARGMAP, size, runs)


def stages(bench: Bench) -> None:
    """Each stage of the work by itself, within one process."""
    for size in bench.sizes(Task.STAGES):
        found = json.loads(bench.do("stages", bench.file(size, "arg")) or "{}")
        bench.results.stages[str(size)] = found
        for stage, seconds in found.items():
            bench.say(Task.STAGES, size, f"{stage:24}{seconds:8.2f} s")


TASKS: Mapping[Task, Callable[[Bench], None]] = {
    Task.START: start,
    Task.CHECK: check,
    Task.PICTURE: picture,
    Task.ATLAS: atlas,
    Task.BRIEF: brief,
    Task.UNCHANGED: rebuild,
    Task.STAGES: stages,
}
"""Each task that can be asked for, in the order in which all are measured."""
