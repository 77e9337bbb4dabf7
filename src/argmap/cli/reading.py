"""Reads what a command is about: the paths given, with everything that is to be said about them taken down."""

from collections.abc import Sequence
from pathlib import Path

from argmap.build import Compiled, compile_paths
from argmap.cli.options import given
from argmap.cli.report import Report
from argmap.cli.status import status


def read(paths: Sequence[Path], report: Report) -> Compiled:
    """Compile the paths given, or the folder `arguments`. Raises `Trouble` for a path that is not there."""
    paths = given(paths)
    with status() as show:
        show(f"reading {', '.join(map(str, paths))}")
        compiled = report.take(compile_paths(paths, report.fail_on))
    report.sources = compiled.sources
    report.asked = compiled.workspace.asked
    return compiled
