"""`argmap cache`: what argmap keeps so as not to make it twice, and how to be rid of it."""

import click

from argmap.cache import ROOM, cache_folder, user_cache
from argmap.cli.command import Command
from argmap.cli.report import Exit, counted, unused_cache
from argmap.diagnostics import Diagnostic, Trouble
from argmap.diagnostics.visible import visible


@click.command("cache", cls=Command, examples=["argmap cache", "argmap cache clear"])
@click.argument("action", metavar="[clear]", required=False, type=click.Choice(["clear"]))
def command(action: str | None) -> int:
    """Say what is kept so that it need not be made again, and where.

    Finished briefs and drawings are kept for you alone, in a folder of your own, with the tables that argmap reads
    files by. What depends on anything that has changed, such as a line of an argument or the version of a program, is
    never used again. When there is too much, what was not used for longest goes.

    `argmap cache clear` removes all of it; the next build then makes everything anew. So does `argmap build
    --no-cache`, and leaves what is kept as it is.

    Nothing is taken from a folder that is another user's, or that others can write to.
    """
    cache, folder = user_cache(), visible(str(cache_folder()))
    files, size = cache.kept()
    told = f"{counted(files, 'file')}, {size / 2**20:.1f} MiB"
    if action is None:
        click.echo(f"{folder}: {told} of at most {ROOM // 2**20} MiB")
        if cache.refused:
            click.echo(visible(f"Warning: {unused_cache()}"), err=True)
    elif cache.clear():
        click.echo(f"{folder}: {told} removed")
    else:
        message = f"not all files in `{folder}` could be removed"
        raise Trouble(Diagnostic("ARG905", message, help="mend the permissions, then try again"))
    return Exit.SUCCESS
