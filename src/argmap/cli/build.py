"""`argmap build`: from arguments to the files people read."""

from collections.abc import Sequence
from pathlib import Path

import click

from argmap.cache import NOTHING, Cache, user_cache
from argmap.cli.attached_words import told
from argmap.cli.command import Command
from argmap.cli.condition import make_ready
from argmap.cli.options import (
    attach_option,
    fail_on_option,
    fitting,
    format_option,
    limit_option,
    no_cache_option,
    on_option,
    only_option,
    paths_argument,
    strict_option,
)
from argmap.cli.reading import read
from argmap.cli.report import Exit, Report, counted, reporting
from argmap.cli.status import status
from argmap.diagnostics import Diagnostic, Outcome
from argmap.diagnostics.render import Format
from argmap.outputs import Outputs, changes, unfinished, write
from argmap.workspace.database import Workspace
from argmap.workspace.editions import render
from argmap.workspace.snapshot import Compiled

out_option = click.option(
    "-o",
    "--out",
    default="out",
    show_default=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    callback=fitting,
    help="Where the files go; the folder is made if need be.",
)


@click.command(
    "build",
    cls=Command,
    examples=["argmap build", "argmap build notes/harbour.arg -o printed", "argmap build --only side-by-side,cruxes"],
)
@paths_argument
@out_option
@only_option
@attach_option
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@no_cache_option
@on_option
@strict_option
@fail_on_option
@format_option
@limit_option
def command(
    paths: tuple[Path, ...],
    out: Path,
    only: tuple[str, ...],
    attach: str,
    check: bool,
    cache: bool,
    address: str,
    strict: bool,
    fail_on: frozenset[str],
    form: Format,
) -> int:
    """Make a PDF of each brief, and its maps as files.

    PATHS are `.arg` files, and folders that have some, at any depth; without any, the folder `arguments`. Each file
    that has a `brief NAME: ...` line becomes NAME.pdf, with the drawings of its maps in NAME/maps.

    With --only, the parts named become a file of their own, such as NAME.side-by-side+cruxes.pdf, and nothing else is
    made. The parts are, in the order of reading: front, side-by-side, positions, cruxes, matrix, readings, overview,
    spread, argument, indicators, dissent, gaps, sources, glossary and method.

    Each PDF carries its source, which `argmap extract` takes out. With --attach clean that is a copy of what a brief
    can print: no comments, notes, tags and local paths, and no works that are not cited. With --attach source it is the
    files as they are, with --attach none it is nothing. A brief may say so itself, in a line such as `attach none`.

    If anything is wrong, nothing is written and what was there stays as it was. The paths of the files made (with
    --check, of those that would change or go) go to standard output, one a line; all else goes to standard error.

    What is made is kept for the next time, so that only what has changed is made anew; see `argmap cache`.
    """
    listed: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    with reporting(form, strict=strict, fail_on=fail_on) as report:
        say_unfinished(report, out)
        outputs = make(paths, report, only, user_cache() if cache else NOTHING, address, attach)
        changed = changes(outputs, out)
        listed = changed if check else write(outputs, out)
    for path in listed:
        click.echo(path)
    if not report.trouble:
        for line in report.attached if not check else ():
            report.say(line)
        said = compared(changed, out) if check and not report.refused else outcome(listed, changed, out)
        report.say(f"{report.summary()}; {said}")
    return report.code or (Exit.INPUT if check and listed else Exit.SUCCESS)


def make(
    paths: tuple[Path, ...],
    report: Report,
    only: tuple[str, ...],
    cache: Cache,
    address: str = "",
    attach: str = "",
    workspace: Workspace | None = None,
) -> Outputs:
    """The files that come of everything, or `only` of some parts of it; none if the report forbids it.

    `workspace` is that of the paths, for who builds again. What each PDF carries of its source is said, whether it was
    made anew or not.
    """
    make_ready()
    compiled = read(paths, report, workspace)
    if not report.refused:
        report.take(Outcome(None, () if only else _left_out(compiled)))
    if report.refused:
        return {}
    with status() as show:
        made = render(compiled, show, only, cache, address, attach)
    report.attached = [told(pdf, carried) for pdf, carried in made.carried.items()]
    return made.files


def say_unfinished(report: Report, out: Path) -> None:
    """Say that what put files in place was cut short, so that some may be of one build, and some of another."""
    if names := unfinished(out):
        shown = ", ".join(names[:3]) + (f" and {counted(len(names) - 3, 'more file')}" if names[3:] else "")
        report.say(f"Warning: what last wrote to `{out.as_posix()}` was cut short; old or new is {shown}", always=True)


def _left_out(compiled: Compiled) -> tuple[Diagnostic, ...]:
    """What is said of pictures that are too large to be drawn."""
    if all(len(analysis.argument.statements) <= analysis.limits.boxes for _, analysis in compiled.analyses):
        return ()  # What draws them takes a while to import.
    from argmap.render.map_files import left_out

    return tuple(
        finding for path, analysis in compiled.analyses for finding in left_out(analysis, compiled.theme(path).metrics)
    )


def outcome(made: Sequence[Path], changed: Sequence[Path], out: Path) -> str:
    """What a build came to, in words: all files it made, and those that were not there before, or are there no more."""
    written = sum(path in changed for path in made)
    removed = len(changed) - written
    some = f"{written} of " if written < len(made) else ""
    said = [f"wrote {some}{counted(len(made), 'file')} to {out.as_posix()}/"] if written else []
    if removed:
        said.append(f"removed {counted(removed, 'file')} from {out.as_posix()}/")
    return ", ".join(said) or (f"{out.as_posix()}/ is up to date" if made else "nothing was written")


def compared(changed: Sequence[Path], out: Path) -> str:
    """What `--check` found, in words."""
    number = counted(len(changed), "file")
    return f"{number} in {out.as_posix()}/ would change" if changed else f"{out.as_posix()}/ is up to date"
