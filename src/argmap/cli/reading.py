"""Reads what a command is about: the paths given, with everything that is to be said about them taken down."""

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from argmap.analysis import Analysis
from argmap.build import Compiled, compile_paths
from argmap.cli.options import given
from argmap.cli.report import Report
from argmap.cli.status import status
from argmap.diagnostics.visible import visible
from argmap.model import Name


def read(paths: Sequence[Path], report: Report) -> Compiled:
    """Compile the paths given, or the folder `arguments`. Raises `Trouble` for a path that is not there."""
    paths = given(paths)
    with status() as show:
        show(f"reading {', '.join(map(str, paths))}")
        compiled = report.take(compile_paths(paths, report.fail_on))
    report.sources = compiled.sources
    report.asked = compiled.workspace.asked
    return compiled


def having(
    kind: str, name: Name, analyses: Sequence[Analysis], known: Callable[[Analysis], Iterable[Name]]
) -> list[Analysis]:
    """The arguments that know a name. Raises `click.UsageError`, with a likely one, if none does."""
    found = [analysis for analysis in analyses if name in known(analysis)]
    if not found:
        close = get_close_matches(name, [each for analysis in analyses for each in known(analysis)], n=1)
        advice = f"did you mean `{close[0]}`?" if close else f"`argmap list {kind}s` shows those there are"
        raise click.UsageError(f"there is no {kind} `{visible(name)}`; {advice}")
    return found
