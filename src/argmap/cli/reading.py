"""Reads what a command is about: the paths given, with everything that is to be said about them taken down."""

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

import click

from argmap.analysis import Analysis
from argmap.cli.options import command_line, given
from argmap.cli.report import Report
from argmap.cli.status import status
from argmap.diagnostics.visible import visible
from argmap.language.inline import normal
from argmap.model import Name
from argmap.workspace.database import Workspace
from argmap.workspace.snapshot import Compiled


def read(paths: Sequence[Path], report: Report, workspace: Workspace | None = None) -> Compiled:
    """Compile the paths given, or the folder `arguments`, in their workspace. Raises `Trouble` for one not there."""
    paths = given(paths)
    with status() as show:
        show(f"reading {', '.join(map(str, paths))}")
        compiled = report.take((workspace or Workspace(paths, report.limits, report.fail_on)).compiled())
    report.sources = compiled.sources
    report.asked = compiled.asked
    return compiled


class Kind(StrEnum):
    """What a name given to a command can be the name of."""

    STATEMENT = "statement"
    INTERPRETATION = "interpretation"
    SOURCE = "source"
    REMOVABLE = "source or statement"
    SUBJECT = "section, interpretation or statement"

    def known(self, analysis: Analysis) -> Collection[Name]:
        """All names of this kind."""
        argument = analysis.argument
        match self:
            case Kind.STATEMENT:
                return argument.statements
            case Kind.INTERPRETATION:
                return argument.interpretations
            case Kind.SOURCE:
                return argument.sources
            case Kind.REMOVABLE:
                return {*argument.sources, *argument.statements}
            case Kind.SUBJECT:
                return {*argument.sections, *argument.interpretations, *argument.statements}


def having(kind: Kind, name: Name, analyses: Sequence[Analysis], paths: Sequence[Path]) -> list[Analysis]:
    """The arguments that know a name. Raises `click.UsageError`, with what to try, if none does."""
    found = [analysis for analysis in analyses if name in kind.known(analysis)]
    if not found:
        raise click.UsageError(visible(f"there is no {kind} `{name}`; {_advice(kind, name, analyses, paths)}"))
    return found


def _advice(kind: Kind, name: Name, analyses: Sequence[Analysis], paths: Sequence[Path]) -> str:
    if kind is not Kind.REMOVABLE and any(name in Kind.SOURCE.known(analysis) for analysis in analyses):
        return f"it is a source, and `{command_line('sources', paths=paths)}` says what rests on it"
    if close := get_close_matches(name, [each for analysis in analyses for each in sorted(kind.known(analysis))], n=1):
        return f"did you mean `{close[0]}`?"
    listed = () if kind in (Kind.SUBJECT, Kind.REMOVABLE) else (f"{kind}s",)
    return f"`{command_line('list', *listed, paths=paths)}` shows those there are"


def names_in(words: Sequence[str]) -> tuple[Name, ...]:
    """The names given to an option, parted by commas or spaces, each once."""
    parts = (part for word in words for part in word.replace(",", " ").split())
    return tuple(dict.fromkeys(Name(normal(part)) for part in parts))
