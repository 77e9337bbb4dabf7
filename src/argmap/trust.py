"""Tells whether a folder is this user's alone: that nobody else can put anything there, or something in its place."""

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

_LINKS = 40
"""How many links a path may lead over, as on Linux."""
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Why a folder is not safe from others: the place that is not, what is wrong with it, and what mends it."""

    place: Path
    fault: str
    mend: str


def unsafe(folder: Path) -> Unsafe | None:
    """Why others can put something in a folder that is there, or in its place; None if nobody but the system can.

    The folder must be this user's. Of those that lead to it, links included, each must be this user's or the system's;
    others may write to one only where they cannot touch what is not theirs, as in `/tmp`.
    """
    if not hasattr(os, "geteuid"):
        return None  # Windows keeps it in the user's own profile.
    place = folder
    try:
        for place, found in _steps(folder.absolute()):
            if fault := _fault(place, found, shared=True):
                return fault
        return _fault(folder, folder.stat(), shared=False)
    except OSError as error:
        return Unsafe(place, error.strerror or str(error), _ELSEWHERE)


def _fault(place: Path, found: os.stat_result, *, shared: bool) -> Unsafe | None:
    """What makes a place unsafe. A `shared` one may be the system's, and others may have their own things there."""
    if found.st_uid not in ((0, os.geteuid()) if shared else (os.geteuid(),)):
        return Unsafe(place, "it is another user's", _ELSEWHERE)
    kept_apart = shared and (found.st_mode & stat.S_ISVTX or stat.S_ISLNK(found.st_mode))
    if found.st_mode & _OTHERS and not kept_apart:
        return Unsafe(place, "others can write to it", f"chmod go-w {quote(str(place))}")
    return None


_ELSEWHERE = "name a folder of your own in XDG_CACHE_HOME" if sys.platform != "darwin" else "make it your own"


def _steps(path: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Every folder and link on the way to a place, as the system goes it."""
    left, place, links = [*reversed(path.parts[1:])], Path(path.anchor), 0
    yield place, place.lstat()
    while left:
        part = left.pop()
        place = place.parent if part == ".." else place / part
        found = place.lstat()
        yield place, found
        if stat.S_ISLNK(found.st_mode):
            links += 1
            if links > _LINKS:
                raise OSError(f"too many links lead to `{path}`")
            target = place.readlink()
            place = Path(target.anchor) if target.is_absolute() else place.parent
            left.extend(reversed(target.parts[bool(target.anchor) :]))


def read_own(place: Path) -> bytes:
    """The bytes of a file that nobody else has put there: one of this user, and no link. Raises OSError for others."""
    with open(place, "rb", opener=_open_own) as file:
        found = os.fstat(file.fileno())
        owned = not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & _OTHERS)
        if not stat.S_ISREG(found.st_mode) or not owned:
            raise PermissionError(place)
        return file.read()


def _open_own(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
