"""`argmap watch`: build, and build again at every save, whatever state the files are in."""

import gc
import os
import stat
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from argmap.cache import user_cache
from argmap.cli.build import make, out_option, outcome, say_unfinished
from argmap.cli.command import Command
from argmap.cli.entry import say_fault
from argmap.cli.options import attach_option, fail_on_option, given, limit_option, paths_argument, strict_option
from argmap.cli.report import Report, limits_asked, reporting
from argmap.diagnostics.visible import visible
from argmap.outputs import changes, write
from argmap.workspace.database import Workspace
from argmap.workspace.files import SUFFIX

TICK = 200
"""Milliseconds between two looks at whether the folders watched are still those they were."""

DEBOUNCE = 300
"""Milliseconds within which several saves are one."""

Identity = tuple[Path, int, int]
"""A folder, and what the system knows it by: one that is deleted and made anew is another."""


@click.command("watch", cls=Command, examples=["argmap watch notes/harbour.arg -o printed"])
@paths_argument
@out_option
@attach_option
@strict_option
@fail_on_option
@limit_option
def command(paths: tuple[Path, ...], out: Path, attach: str, strict: bool, fail_on: frozenset[str]) -> int:
    """Build, and build again whenever a file is saved, until you press Ctrl-C.

    PATHS are as for `argmap build`. Errors are shown and do not end it: the files of the last good build stay in
    place until the next one. Files that vanish and come back are waited for.

    On a network drive that does not tell of changes, set WATCHFILES_FORCE_POLLING=1.
    """
    missing = [path for path in given(paths) if not os.path.lexists(path)]
    if missing:
        raise click.UsageError(f"there is no file or folder `{visible(str(missing[0]))}`")
    gc.enable()  # Unlike other commands, this one is not over soon.
    try:
        _watch(given(paths), out, attach, strict=strict, fail_on=fail_on)
    except KeyboardInterrupt:
        click.echo("\nStopped.", err=True)
    return 0


def _watch(paths: tuple[Path, ...], out: Path, attach: str, *, strict: bool, fail_on: frozenset[str]) -> None:
    """Build for ever. The watcher is always at work before files are read, so that no save goes unseen."""
    from watchfiles import watch

    workspace = Workspace(paths, limits_asked(), fail_on)
    here = Path.cwd()
    asked: Sequence[Path] = ()
    texts: set[str] = set()

    def matters(_: object, path: str) -> bool:
        return path.endswith(SUFFIX) or os.path.realpath(path) in texts

    while True:
        _return_to(here)
        watched = _folders(paths, asked)
        fresh = True
        changes = watch(
            *(folder for folder, _, _ in watched),
            watch_filter=matters,
            debounce=DEBOUNCE,
            rust_timeout=TICK,
            yield_on_timeout=True,
            recursive=any(os.path.isdir(path) for path in paths),  # noqa: PTH112
        )
        with suppress(FileNotFoundError):  # A folder deleted before it could be watched: look again what is there.
            for changed in changes:
                if _is_gone():
                    break
                if changed or fresh:
                    asked = _round(paths, workspace, out, attach, strict=strict, fail_on=fail_on)
                    texts.clear()
                    texts.update(map(os.path.realpath, asked))
                    fresh = False
                if _is_gone() or _folders(paths, asked) != watched:
                    break


def _round(
    paths: tuple[Path, ...], workspace: Workspace, out: Path, attach: str, *, strict: bool, fail_on: frozenset[str]
) -> Sequence[Path]:
    """One build; returns the files that were asked for."""
    report, start = Report(), time.monotonic()
    written: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    try:
        with reporting(strict=strict, fail_on=fail_on) as report:
            say_unfinished(report, out)
            outputs = make(paths, report, (), user_cache(), attach=attach, workspace=workspace)
            changed = changes(outputs, out)
            written = write(outputs, out)
    except Exception:
        if _is_gone():
            return ()
        say_fault()
    for line in report.attached:
        report.say(line)
    took = f"{time.monotonic() - start:.1f} s"
    result = f"{outcome(written, changed, out)} in {took}" if written else "nothing was written"
    report.say(f"{time.strftime('%H:%M:%S')} {report.summary()}; {result}. Waiting for changes; Ctrl-C ends.")
    return [Path(path) for path in report.asked]


def _is_gone() -> bool:
    """Whether the current folder is no more."""
    try:
        Path.cwd()
    except OSError:
        return True
    return False


def _return_to(here: Path) -> None:
    """Where the current folder was deleted, wait for another in its place, and go there."""
    if not _is_gone():
        return
    click.echo(f"`{visible(str(here))}` is gone. Waiting for it; Ctrl-C ends.", err=True)
    while True:
        with suppress(OSError):
            os.chdir(here)
            return
        time.sleep(TICK / 1000)


def _folders(paths: Sequence[Path], asked: Sequence[Path]) -> set[Identity]:
    """What to watch: folders rather than files, since many editors save by replacing the file."""
    wanted = [path if os.path.isdir(path) else path.parent for path in paths]  # noqa: PTH112
    wanted.extend(path.parent for path in asked)
    return {_nearest(folder) for folder in dict.fromkeys(map(Path.absolute, wanted))}


def _nearest(folder: Path) -> Identity:
    """The folder, or, where it is gone, the nearest one above it that is there."""
    for each in (folder, *folder.parents):
        try:
            found = each.stat()
        except OSError:
            continue
        if stat.S_ISDIR(found.st_mode):
            return each, found.st_dev, found.st_ino
    raise FileNotFoundError(folder)
