"""Knows what must not outlive this process, so that it is put away even where work on it cannot be ended in order."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

_FILES: set[Path] = set()
_PROGRAMS: "set[subprocess.Popen[Any]]" = set()


@contextmanager
def removed() -> Iterator[list[Path]]:
    """A list for files that are gone in the end, whatever becomes of the work; each is put there before it is made."""
    files = _Files()
    try:
        yield files
    finally:
        for file in files:
            file.unlink(missing_ok=True)
            _FILES.discard(file)


class _Files(list[Path]):
    def append(self, file: Path) -> None:
        _FILES.add(file)
        super().append(file)


@contextmanager
def stopped(program: "subprocess.Popen[Any]") -> Iterator[None]:
    """For a program that must not go on when this process does not."""
    _PROGRAMS.add(program)
    try:
        yield
    finally:
        _PROGRAMS.discard(program)


@cache
def own_temporary_folder() -> None:
    """From now on have all temporary files, those of processes begun here too, in a folder that goes in the end."""
    with suppress(OSError):  # Whoever needs room will say that there is none.
        folder = tempfile.mkdtemp(prefix="argmap-")
        _FILES.add(Path(folder))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ["TMPDIR"] = tempfile.tempdir = folder


def put_away() -> None:
    """End what was begun, and remove what must not stay, at once: whoever still works with it cannot go on."""
    processes = sys.modules.get("multiprocessing")
    for process in (*(processes.active_children() if processes else ()), *_PROGRAMS):
        with suppress(OSError, ValueError):
            process.kill()
    for file in tuple(_FILES):
        with suppress(OSError):
            shutil.rmtree(file) if file.is_dir() else file.unlink()
