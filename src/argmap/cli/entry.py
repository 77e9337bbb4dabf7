"""The program `argmap`: finds the command asked for, runs it, and turns whatever happens into an exit code."""

import errno
import gc
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from argmap import __version__
from argmap.cli.command import write_examples
from argmap.cli.ending import heed_signals
from argmap.cli.report import Exit, say_trouble
from argmap.cli.streams import NOBODY_READS, NobodyReads, is_of_a_stream, let_go, prepare_streams, say_full
from argmap.diagnostics import Trouble
from argmap.diagnostics.visible import visible

COMMANDS = {
    "init": ("init", "Write a small brief to begin with."),
    "build": ("build", "Make the briefs: a PDF each, and their maps."),
    "map": ("map", "Draw maps by themselves: to print, for slides, for articles."),
    "extract": ("extract", "Take the source out of a PDF that argmap made."),
    "check": ("check", "Say what is wrong, and where, without building."),
    "fmt": ("fmt", "Lay files out the one way."),
    "watch": ("watch", "Build again whenever a file is saved."),
    "why": ("why", "Say what bears on a statement, and how each thing fares."),
    "matrix": ("matrix", "Set the evidence against the interpretations."),
    "cruxes": ("cruxes", "Say what the quarrel between the interpretations turns on."),
    "sources": ("sources", "Say what rests on each source."),
    "list": ("listing", "List statements, sources, interpretations and more."),
    "limits": ("limits", "List how much argmap takes on, and what raises it."),
    "explain": ("explain", "Say what the code of a message means, or a word of the language."),
    "cache": ("cache", "Say what is kept so as not to make it twice, or remove it."),
    "doctor": ("doctor", "Say what is missing on this machine, and what mends it."),
    "positions": ("positions", "For researchers: say which statements can be held together."),
    "strength": ("strength", "For researchers: say how strong statements are by methods that weigh."),
}
"""Each command's module in this package, and what it is for. A module is imported only when its command is run, since
most of them bring in the parser and more."""


EXAMPLES = (
    "argmap init     writes arguments/high-street.arg, a small brief to begin with",
    "argmap build    makes out/high-street.pdf, and the drawings of its maps",
    "argmap watch    does so again at every save",
)


@contextmanager
def _read_on() -> Iterator[None]:
    """For what writes to the streams: Click would end with the code of wrong input where nobody reads on."""
    try:
        yield
    except BrokenPipeError as problem:
        raise NobodyReads from problem


class _Commands(click.Group):
    """The commands, imported one at a time."""

    def make_context(self, *arguments: Any, **settings: Any) -> click.Context:  # noqa: ANN401 - as Click has it
        with _read_on():
            return super().make_context(*arguments, **settings)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as Click has it
        with _read_on():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"argmap.cli.{COMMANDS[cmd_name][0]}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        close = get_close_matches(args[0], COMMANDS, n=1)
        if close and args[0] not in COMMANDS:
            raise click.UsageError(f"there is no command `{visible(args[0])}`; did you mean `{close[0]}`?", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, purpose) for name, (_, purpose) in COMMANDS.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        write_examples(formatter, EXAMPLES)


@click.command(
    cls=_Commands, name="argmap", no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, message="argmap %(version)s")
def program() -> None:
    """Turn arguments written as plain text into maps and a PDF brief.

    `argmap COMMAND --help` says more about each command, with an example.

    The exit code is 0 for success, 1 for errors in the input, 2 for wrong use or something missing on this machine.
    Results go to standard output, messages to standard error; set NO_COLOR to have them without colours.
    """


def main() -> None:
    """Run argmap on the process's own arguments, and exit.

    Besides the exit codes that `--help` names: 130 when interrupted, 143 or 129 when ended by the system or with the
    terminal, 141 when nobody reads on what it writes, 70 for a fault of argmap itself.
    """
    prepare_streams()  # First, or a file that is opened takes the place of one of them.
    heed_signals()
    gc.disable()  # A command is over before its cycles amount to anything; looking for them takes a tenth of its time.
    code = _run()
    gc.freeze()  # All that is left goes with the process: Python need not look through it for cycles first.
    sys.exit(code)


def _run() -> int:
    """Run the command to its end, and see what it said on its way."""
    try:
        try:
            code = _outcome()
            sys.stdout.flush()
        except OSError as problem:
            if not is_of_a_stream(problem):
                raise
            code = say_full(problem)
            let_go()
    except (NobodyReads, BrokenPipeError):
        code = NOBODY_READS
        let_go()
    except OSError:  # Not even that it cannot be said can be said.
        code = Exit.ENVIRONMENT
        let_go()
    return code


def _outcome() -> int:
    try:
        Path.cwd()
    except OSError:
        click.echo("Error: the current folder is gone, or closed to you; change to another, and try again", err=True)
        return Exit.ENVIRONMENT
    try:
        code: int | None = program.main(prog_name="argmap", standalone_mode=False)
    except click.Abort:
        return Exit.INTERRUPTED
    except click.ClickException as problem:
        problem.show()
        return Exit.ENVIRONMENT
    except Trouble as trouble:
        return say_trouble(trouble)
    except NobodyReads:
        raise
    except Exception as problem:
        if isinstance(problem, OSError) and is_of_a_stream(problem):
            raise
        known = _trouble(problem)
        return say_trouble(known) if known else say_fault()
    return code or Exit.SUCCESS


def _trouble(problem: Exception) -> Trouble | None:
    """What nobody foresaw, if it is the machine's: there is no memory left, or a file of argmap's own is damaged."""
    from argmap.cli.condition import damaged, damages, out_of_memory

    no_thread = isinstance(problem, RuntimeError) and "can't start new thread" in str(problem)
    if isinstance(problem, MemoryError) or no_thread or getattr(problem, "errno", None) == errno.ENOMEM:
        return out_of_memory()
    return next(map(damaged, damages(thorough=True)), None)


def say_fault() -> Exit:
    """Print the exception being handled, which nobody foresaw, and whose fault it is."""
    import platform

    traceback.print_exc()
    system = f"argmap {__version__}, Python {platform.python_version()}, {platform.system()}"
    click.echo(f"\nThis is a fault of argmap, not of your files. Please report the lines above ({system}).", err=True)
    return Exit.FAULT
