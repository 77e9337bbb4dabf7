"""`argmap build`: from arguments to the files people read."""

from pathlib import Path

import click

from argmap.build import render, write
from argmap.cli.command import Command
from argmap.cli.options import fail_on_option, format_option, only_option, paths_argument, strict_option
from argmap.cli.reading import read
from argmap.cli.report import Report, counted, reporting
from argmap.cli.status import status
from argmap.diagnostics.render import Format

out_option = click.option(
    "-o",
    "--out",
    default="out",
    show_default=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path),
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
@strict_option
@fail_on_option
@format_option
def command(
    paths: tuple[Path, ...], out: Path, only: tuple[str, ...], strict: bool, fail_on: frozenset[str], form: Format
) -> int:
    """Make a PDF of each brief, and its maps as files.

    PATHS are `.arg` files, and folders that have some, at any depth; without any, the folder `arguments`. Each file
    that has a `brief NAME: ...` line becomes NAME.pdf, with the drawings of its maps in NAME/maps.

    With --only, the parts named become a file of their own, such as NAME.side-by-side+cruxes.pdf, and nothing else is
    made. The parts are, in the order of reading: front, side-by-side, positions, cruxes, matrix, sensitivity, readings,
    overview, spread, argument, indicators, dissent, gaps, sources, glossary and method.

    If anything is wrong, nothing is written and what was there stays as it was. The paths of the files made go to
    standard output, one a line; everything else goes to standard error.
    """
    written: tuple[Path, ...] = ()
    with reporting(form, strict=strict, fail_on=fail_on) as report:
        written = build(paths, out, report, only)
    for path in written:
        click.echo(path)
    if not report.trouble:
        report.say(f"{report.summary()}; {outcome(written, out)}")
    return report.code


def build(paths: tuple[Path, ...], out: Path, report: Report, only: tuple[str, ...] = ()) -> tuple[Path, ...]:
    """Make and write everything, or `only` some parts of it, unless the report forbids it.

    Returns the paths of the files made.
    """
    compiled = read(paths, report)
    if report.refused:
        return ()
    with status() as show:
        return write(render(compiled, show, only), out)


def outcome(written: tuple[Path, ...], out: Path) -> str:
    """What a build came to, in words."""
    return f"wrote {counted(len(written), 'file')} to {out.as_posix()}/" if written else "nothing was written"
