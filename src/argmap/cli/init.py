"""`argmap init`: a brief to begin with, small but complete."""

import shlex
from importlib.resources import files
from pathlib import Path

import click

from argmap.cli.command import Command
from argmap.diagnostics import Diagnostic, Trouble

PLACE = Path("arguments", "high-street.arg")


@click.command("init", cls=Command, examples=["argmap init", "argmap init harbour"])
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
def command(folder: Path) -> int:
    """Write a small brief that builds at once, to be changed into your own.

    It is written to arguments/high-street.arg in DIR, by default the folder you are in. A file that is there already
    is never overwritten.
    """
    place = folder / PLACE
    text = files("argmap.cli").joinpath("starter", PLACE.name).read_bytes()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(text)
    except FileExistsError as problem:  # The file itself, or a file in the place of a folder.
        message = f"`{Path(problem.filename).as_posix()}` is there already, and was left as it is"
        raise Trouble(Diagnostic("ARG905", message, help="move it away first, or name another folder")) from None
    except OSError as problem:
        message = f"cannot write `{place.as_posix()}`: {problem.strerror}"
        raise Trouble(Diagnostic("ARG905", message, help="name a folder that you may write to")) from problem
    click.echo(place)
    begin = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    click.echo(f"Now try `{begin}argmap build`, open out/high-street.pdf, then change the file.", err=True)
    return 0
