"""Runs tests in a process of its own: first to see which reach which lines, then against one change at a time."""

import ast
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

import pytest

PLAIN = ("-q", "-x", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0")
FAULT = 70
"""The exit code of a trial that could not be made."""
EXAMPLES = 25
MEMORY = 6 * 2**30
"""How much address space a trial may use, in bytes."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What the tests do when nothing is changed: how long each takes, in seconds, and who reaches which line."""

    seconds: dict[str, float]
    lines: dict[str, dict[int, list[str]]]

    def tests(self, path: Path, first: int, last: int) -> list[str]:
        """The tests that reach one of these lines, the quickest first; all of them for what runs on import."""
        lines = self.lines.get(str(path), {})
        met = {test for line in range(first, last + 1) for test in lines.get(line, ())}
        return sorted(self.seconds if met == {""} else met - {""}, key=lambda test: self.seconds[test])


class Calm:
    """Lets properties be tried a few times, in the same way each time, with no search for the simplest failure."""

    def pytest_collection(self) -> None:
        from hypothesis import Phase, settings

        phases = [Phase.explicit, Phase.generate]
        tried = settings(max_examples=EXAMPLES, database=None, derandomize=True, phases=phases)
        settings.register_profile("mutants", tried)
        settings.load_profile("mutants")


class Chosen:
    """Keeps the tests that are named, in the order given."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.rank = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted((item for item in items if item.nodeid in self.rank), key=lambda item: self.rank[item.nodeid])


class Watched:
    """Notes how long each test takes and which lines it reaches."""

    def __init__(self) -> None:
        from coverage import Coverage

        self.coverage = Coverage(data_file=None, config_file=False, source_pkgs=["argmap"])
        self.seconds: dict[str, float] = {}
        self.coverage.start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.coverage.switch_context(nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration

    def reach(self) -> Reach:
        self.coverage.stop()
        data = self.coverage.get_data()
        return Reach(self.seconds, {path: data.contexts_by_lineno(path) for path in data.measured_files()})


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        return self.code


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds one module, changed."""

    module: str
    path: str
    code: CodeType

    def find_spec(self, name: str, _path: object = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if name != self.module:
            return None
        return spec_from_file_location(name, self.path, loader=_Loader(name, self.path, self.code))


def begin(work: Callable[[], int], said: Path) -> int:
    """Begin to do something in a process of its own, which writes to a file and exits with the result; its id."""
    sys.stdout.flush()
    process = os.fork()
    if process:
        return process
    code = FAULT
    try:
        with said.open("w") as output:
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
        code = work()
    finally:
        os._exit(code)


def look(files: Collection[str], found: Path) -> int:
    """Run all tests of these files, and write what they reach."""
    watched = Watched()
    code = pytest.main([*PLAIN, *files], plugins=[Calm(), watched])
    reach = watched.reach()
    found.write_text(json.dumps([reach.seconds, reach.lines]))
    return int(code)


def seen(found: Path) -> Reach:
    """What was written there."""
    seconds, lines = json.loads(found.read_text())
    return Reach(seconds, {path: {int(line): tests for line, tests in met.items()} for path, met in lines.items()})


def against(tree: ast.Module, module: str, path: Path, tests: Sequence[str], seconds: int) -> int:
    """Run tests with a module changed, for so many seconds of a processor at most: 0 if none notices."""
    signal.alarm(10 * seconds)  # What waits for ever takes none of them.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    code = compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)
    sys.meta_path.insert(0, _Finder(module, str(path), code))
    files = sorted({test.partition("::")[0] for test in tests})
    return int(pytest.main([*PLAIN, *files], plugins=[Calm(), Chosen(tests)]))
