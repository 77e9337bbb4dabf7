"""The arguments and options that several commands share, each described once."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from argmap.diagnostics import Diagnostic, Trouble
from argmap.diagnostics.render import Format

Function = TypeVar("Function", bound=Callable[..., Any])
Decorator = Callable[[Function], Function]

FOLDER = Path("arguments")
"""What is read where no path is given."""

paths_argument: Decorator[Any] = click.argument(
    "paths", nargs=-1, metavar="[PATHS]...", type=click.Path(path_type=Path)
)
strict_option: Decorator[Any] = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
format_option: Decorator[Any] = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    callback=lambda _context, _parameter, value: Format(value),
    default=Format.TEXT.value,
    show_default=True,
    help="How findings are written.",
)


def given(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The paths to read: those given, else the folder `arguments`. Raises `Trouble` where that is not there."""
    if not paths and not FOLDER.exists():
        advice = "name the files or folders to read, or begin with `argmap init`"
        raise Trouble(Diagnostic("ARG906", f"there is no folder `{FOLDER}` here", help=advice))
    return tuple(paths) or (FOLDER,)
