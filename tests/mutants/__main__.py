"""Changes the language, the model and the analyses by a little, time and again, and says what no test notices.

`python -m mutants [NAME ...]` changes the modules named (`model`, `analysis/matrix`), or all of these packages.
MUTANTS says how many changes to try, by lot (0: all there are), and SEED which lot. A change is tried against the tests
that reach its lines in their own process; commands that tests run as processes do not see it.
"""
# ruff: noqa: T201

import ast
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import takewhile
from operator import eq
from pathlib import Path
from random import Random

import pytest

from mutants.changes import Change, changes
from mutants.trial import FAULT, Reach, against, begin, look, seen

TESTS = {
    "language": ("format", "hostile", "language", "parser"),
    "model": ("checks", "language", "masthead", "model", "resolve", "schemes", "works"),
    "analysis": ("analysis", "brief_cruxes", "brief_matrix", "brief_sources", "library"),
    "analysis/verdicts": ("verdicts",),
}
"""The packages that are changed, and how the names begin of the test files that bear on each and are quick."""
MUTANTS = 300
LONGEST = 110
"""How many characters of code are shown."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change to a module: the how-manieth, and what it is."""

    path: Path
    number: int
    change: Change


def main(names: Sequence[str]) -> int:
    """Try changes, and print those that nothing notices, then the score; 1 where the tests fail without any change."""
    paths = _modules(names)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(place)
        packages = sorted({_package(path) for path in paths})
        files = [str(file) for name in packages for test in TESTS[name] for file in Path("tests").glob(f"test_{test}*")]
        process = begin(partial(look, files, place / "reach.json"), place / "said.txt")
        if os.waitpid(process, 0)[1]:
            print((place / "said.txt").read_text())
            return 1
        reach = seen(place / "reach.json")
        lot = _lot(paths)
        print(f"{len(reach.seconds):,} tests, {len(lot):,} changes", flush=True)
        survivors = [mutant for mutant in _tried(lot, reach, place) if mutant]
    killed = len(lot) - len(survivors)
    print(f"{killed:,} of {len(lot):,} changes were noticed ({killed / max(1, len(lot)):.1%})")
    return 0


def _modules(names: Sequence[str]) -> list[Path]:
    """The files of these modules, or of all."""
    root = _root()
    return sorted(
        path for name in names or TESTS for path in root.glob(f"{name}/*.py" if name in TESTS else f"{name}.py")
    )


def _root() -> Path:
    found = find_spec("argmap")
    return Path(found.origin).parent if found and found.origin else Path()


def _package(path: Path) -> str:
    """The package that a module is in, as `TESTS` names it."""
    return path.parent.relative_to(_root()).as_posix()


def _lot(paths: Sequence[Path]) -> list[Mutant]:
    """The changes to try, in the order of the code."""
    everything = [
        Mutant(path, number, change)
        for path in paths
        for number, change in enumerate(changes(ast.parse(path.read_text("utf-8"))))
    ]
    many = int(os.environ.get("MUTANTS") or MUTANTS) or len(everything)
    chosen = Random(os.environ.get("SEED", "")).sample(range(len(everything)), min(many, len(everything)))  # noqa: S311
    return [everything[place] for place in sorted(chosen)]


def _tried(lot: Sequence[Mutant], reach: Reach, place: Path) -> Iterator[Mutant]:
    """Try each change, several at once; those that no test notices."""
    running: dict[int, Mutant] = {}
    for mutant in lot:
        tests = reach.tests(mutant.path, mutant.change.first, mutant.change.last)
        if not tests:
            yield _told(mutant, "no test reaches")
            continue
        while len(running) >= (os.cpu_count() or 1):
            yield from _ended(running)
        seconds = 20 + 10 * int(sum(reach.seconds[test] for test in tests))
        running[begin(partial(_try, mutant, tests, seconds), place / "said.txt")] = mutant
    while running:
        yield from _ended(running)


def _try(mutant: Mutant, tests: Sequence[str], seconds: int) -> int:
    parts = ("argmap", *_package(mutant.path).split("/"), mutant.path.stem)
    module = ".".join(parts).removesuffix(".__init__")
    tree = ast.parse(mutant.path.read_text("utf-8"))
    for number, _ in enumerate(changes(tree)):
        if number == mutant.number:
            return against(tree, module, mutant.path, tests, seconds)
    return FAULT


def _ended(running: dict[int, Mutant]) -> Iterator[Mutant]:
    """Wait until a trial ends; its change, if its tests passed."""
    process, status = os.wait()
    mutant = running.pop(process)
    code = os.waitstatus_to_exitcode(status)
    if code in (pytest.ExitCode.NO_TESTS_COLLECTED, FAULT):
        raise RuntimeError(f"nothing could be tried: {mutant}")
    if code == 0:
        yield _told(mutant, "no test notices")


def _told(mutant: Mutant, what: str) -> Mutant:
    """Print a change that went unnoticed."""
    before, after = (" ".join(code.split()) for code in (mutant.change.before, mutant.change.after))
    same = sum(takewhile(bool, map(eq, before, after)))
    start = max(0, same - LONGEST // 2)
    shown = [code[start : start + LONGEST] for code in (before, after)]
    print(f"{mutant.path}:{mutant.change.first}: {what}\n    {shown[0]}\n    {shown[1]}", flush=True)
    return mutant


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
