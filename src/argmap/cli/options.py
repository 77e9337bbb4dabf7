"""The arguments and options that several commands share, each described once."""

import os
import shlex
import textwrap
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from argmap.cli.report import WIDTH
from argmap.diagnostics import CATALOGUE, Diagnostic, Severity, Trouble
from argmap.diagnostics.catalogue import ALIASES, code_of
from argmap.diagnostics.render import Format
from argmap.diagnostics.visible import visible
from argmap.limits import LONGEST_NAME, STANDARD

Function = TypeVar("Function", bound=Callable[..., Any])
Decorator = Callable[[Function], Function]

FOLDER = Path("arguments")
"""What is read where no path is given."""

paths_argument: Decorator[Any] = click.argument(
    "paths", nargs=-1, metavar="[PATHS]...", type=click.Path(path_type=Path, readable=False)
)


def _limits(context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> None:
    """Set some limits for this command; `limits` has them. Raises `click.UsageError` for what sets none."""
    limits = STANDARD
    for value in values:
        name, _, number = value.partition("=")
        try:
            limits = limits.changed(name, int(number))
        except KeyError:
            close = get_close_matches(name.casefold(), [each for each, *_ in STANDARD.listed()], n=1)
            meant = f"; did you mean `{close[0]}`?" if close else "; `argmap limits` lists those there are"
            raise click.UsageError(f"there is no limit `{visible(name)}`{meant}") from None
        except ValueError as error:
            said = str(error) if str(error).startswith("from ") else "as in `depth=800`"
            raise click.UsageError(f"`--limit {visible(name)}` wants a whole number, {said}") from None
    context.obj = limits


limit_option: Decorator[Any] = click.option(
    "--limit",
    metavar="NAME=NUMBER",
    multiple=True,
    expose_value=False,
    callback=_limits,
    help="Raise or lower a limit, such as depth=800; `argmap limits` lists them.",
)


def fitting(_context: click.Context, _parameter: click.Parameter, place: Path | None) -> Path | None:
    """A place to write to. Raises `click.UsageError` if no file there can have such a name, before anything is made."""
    for each in (place, *place.parents) if place else ():
        size = len(os.fsencode(each.name))
        if size > LONGEST_NAME and not os.path.lexists(each):
            message = (
                f"`{visible(each.name[:40])}…` is {size:,} bytes long, and names of files have {LONGEST_NAME} at most"
            )
            raise click.UsageError(f"{message}; choose a shorter one")
    return place


def _codes(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> frozenset[str]:
    """The codes of the findings named. Raises `click.UsageError` for a name that there is not."""
    names = [name.strip() for value in values for name in value.split(",")]
    return frozenset(code_of(name) or _unknown(name) for name in names)


def _unknown(name: str) -> NoReturn:
    short = {code: alias for alias, code in ALIASES.items()}
    warnings = [rule for rule in CATALOGUE.values() if rule.severity is Severity.WARNING]
    listed = ", ".join(short.get(rule.code, rule.slug) for rule in warnings)
    known = textwrap.fill(f"It takes codes such as ARG406, and these names: {listed}.", WIDTH, break_on_hyphens=False)
    close = get_close_matches(name.casefold(), [*ALIASES, *(rule.slug for rule in warnings)], n=1)
    said = f"no finding is called `{visible(name)}`" if name else "`--fail-on` wants the name of a finding"
    raise click.UsageError(f"{said}{f'; did you mean `{close[0]}`?' if close else ''}\n{known}")


def _parts(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The parts of a brief that are named, in the order of reading. Raises `click.UsageError` for one that is not."""
    if not values:
        return ()
    from argmap.model.masthead import PARTS, RENAMED  # It brings the parser with it.

    asked = [name.strip() for value in values for name in value.split(",")]
    for name in dict.fromkeys(asked):
        if name in RENAMED:
            click.echo(f"warning: the part `{name}` is called `{RENAMED[name]}` now", err=True)
    names = [RENAMED.get(name, name) for name in asked]
    for name in names:
        if name not in PARTS:
            known = textwrap.fill(f"The parts are {', '.join(PARTS)}.", WIDTH, break_on_hyphens=False)
            close = get_close_matches(name.casefold(), PARTS, n=1)
            said = f"no part of a brief is called `{visible(name)}`" if name else "`--only` wants the name of a part"
            raise click.UsageError(f"{said}{f'; did you mean `{close[0]}`?' if close else ''}\n{known}")
    return tuple(part for part in PARTS if part in names)


only_option: Decorator[Any] = click.option(
    "--only",
    metavar="PARTS",
    multiple=True,
    callback=_parts,
    help="Print only these parts, such as side-by-side,disputes, to a file of their own.",
)
fail_on_option: Decorator[Any] = click.option(
    "--fail-on",
    "fail_on",
    metavar="NAMES",
    multiple=True,
    callback=_codes,
    help="Treat these findings as errors, such as unsourced, or ARG406. Some, such as unanswered, are said only then.",
)
attach_option: Decorator[Any] = click.option(
    "--attach",
    type=click.Choice(("clean", "source", "none")),
    callback=lambda _context, _parameter, value: value or "",
    help="What of its source a PDF carries: what a brief can print, the whole files, or nothing. By default as the "
    "brief has it, or else clean.",
)
no_cache_option: Decorator[Any] = click.option(
    "--no-cache",
    "cache",
    flag_value=False,
    type=bool,
    default=True,
    help="Make everything anew, and keep none of it for the next time.",
)
on_option: Decorator[Any] = click.option(
    "--on",
    "address",
    default="",
    metavar="ADDRESS",
    help="Typeset on a Dask cluster, such as tcp://10.0.0.5:8786, with the same bytes; see `argmap explain ARG917`.",
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


def output_option(*forms: str) -> Decorator[Any]:
    """In which of some forms a result is printed; the first, unless another is asked for."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help="For people, or for scripts.",
    )


def given(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The paths to read: those given, else the folder `arguments`. Raises `Trouble` where that is not there."""
    if not paths and not FOLDER.exists():
        advice = "name the files or folders to read, or begin with `argmap init`"
        raise Trouble(Diagnostic("ARG906", f"there is no folder `{FOLDER}` here", help=advice))
    return tuple(paths) or (FOLDER,)


def command_line(*words: str, paths: Sequence[Path]) -> str:
    """What to type to be told more about the same files."""
    return shlex.join(["argmap", *words, *map(str, paths)])
