"""The only writer: puts what was made in place, whole or not at all, and tells whether it is there already."""

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path, PurePosixPath
from secrets import token_hex
from typing import BinaryIO

from argmap.diagnostics import Diagnostic, Trouble
from argmap.leavings import removed

Outputs = Mapping[PurePosixPath, bytes]
"""What a build makes: paths below the output folder, and their bytes."""

_DRAWING = re.compile(r"(?:whole|section-.+|interpretation-.+)\.(?:dot|svg|png)")
"""The names of the drawings a build makes."""

LITTER = 600
"""After how many seconds a file half written is one that a build left behind when it was killed."""

UNFINISHED = ".argmap-unfinished"
"""The file that is there while several are put in place, with their names: it stays only if that is cut short."""


def write(outputs: Outputs, out: Path) -> tuple[Path, ...]:
    """Put what a build made in place, as `put` does, and remove the drawings of an earlier one that it made no more."""
    with _writing(out):
        return _put(outputs, out, _stale(outputs, out))


def changes(outputs: Outputs, out: Path) -> tuple[Path, ...]:
    """The files that `write` would write or remove. Raises `Trouble` if the folder cannot be read."""
    try:
        return (
            *(out / name for name, data in outputs.items() if not _is_there(out / name, data)),
            *_stale(outputs, out),
        )
    except OSError as error:
        message = f"cannot read `{out.as_posix()}`: {error.strerror or error}"
        raise Trouble(Diagnostic("ARG905", message, help="mend the permissions, then try again")) from error


def put(outputs: Outputs, out: Path) -> tuple[Path, ...]:
    """Put files in place, each atomically, after all of them were written beside their places.

    The first is put there only when all of them can be. Files whose bytes would not change are left as they are.
    Returns every path of `outputs`. Raises `Trouble` if the folder cannot be written.
    """
    with _writing(out):
        return _put(outputs, out, ())


def unfinished(out: Path) -> tuple[str, ...]:
    """The names of files that were to be put in place when that was cut short, so that any of them may be old."""
    with suppress(OSError), (out / UNFINISHED).open("rb") as marker:
        return _names(marker) if _locked(marker) else ()  # Else somebody is just at it.
    return ()


def rewrite(place: Path, data: bytes) -> None:
    """Give a file that exists new content, atomically; permissions stay. Raises `Trouble` if it cannot be written."""
    real = place.resolve()
    with _writing(place, "then try again"), removed() as staged:
        staged.append(_beside(real))
        _stage(staged[0], data, stat.S_IMODE(real.stat().st_mode))
        staged[0].replace(real)


def _put(outputs: Outputs, out: Path, stale: Collection[Path]) -> tuple[Path, ...]:
    mode = _new_file_mode()
    _remove_litter([out / name for name in outputs])
    with removed() as staged:
        changed: list[Path] = []
        for name, data in outputs.items():
            place = out / name
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
            if not _is_there(place, data):
                place.parent.mkdir(parents=True, exist_ok=True)
                changed.append(place)
                staged.append(_beside(place))
                _stage(staged[-1], data, mode)
        for place in (*changed, *stale):
            _test(place)
        with _marked(out, [*changed, *stale], outputs):
            for temporary, place in zip(staged, changed, strict=True):
                temporary.replace(place)
            for place in stale:
                place.unlink()
    return tuple(out / name for name in outputs)


def _test(place: Path) -> None:
    """See whether a file can be replaced or removed, without doing so. Raises OSError if not.

    Besides the permissions of the folder, which were needed before, there are files that nobody may change; and folders
    in which one may replace only one's own.
    """
    try:
        found, folder = place.lstat(), place.parent.stat()
    except FileNotFoundError:
        return
    owners = (0, found.st_uid, folder.st_uid)
    if folder.st_mode & stat.S_ISVTX and hasattr(os, "geteuid") and os.geteuid() not in owners:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(place))
    try:
        os.close(os.open(place, os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)))
    except OSError as error:
        if error.errno == errno.EPERM or sys.platform == "win32":  # There it is one that a program has open, too.
            raise


@contextmanager
def _marked(out: Path, places: Collection[Path], outputs: Outputs) -> Iterator[None]:
    """For putting files in place: should that be cut short, a file says which are concerned, until they are there."""
    left = {name for name in unfinished(out) if PurePosixPath(name) not in outputs and out / name not in places}
    marker = out / UNFINISHED
    if len(places) < 2 and not marker.exists():
        yield
        return
    with marker.open("a+b") as file:
        if not _locked(file):  # Another is at it here; that one removes it.
            yield
            return
        _name(file, {*left, *(place.relative_to(out).as_posix() for place in places)})
        yield
        _name(file, left)
    if not left:
        marker.unlink(missing_ok=True)


def _name(marker: BinaryIO, names: Iterable[str]) -> None:
    marker.truncate(0)
    marker.write("".join(f"{name}\n" for name in sorted(names)).encode(errors="surrogateescape"))
    marker.flush()


def _names(marker: BinaryIO) -> tuple[str, ...]:
    return tuple(marker.read().decode(errors="surrogateescape").splitlines())


def _locked(marker: BinaryIO) -> bool:
    """Whether a marker could be locked: not while another process has it. The lock goes with the process, or the file.

    Where there are no such locks, nobody else is taken to be there.
    """
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(marker, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EAGAIN, errno.EACCES)
    return True


def _is_there(place: Path, data: bytes) -> bool:
    return place.is_file() and place.stat().st_size == len(data) and place.read_bytes() == data


@contextmanager
def _writing(place: Path, otherwise: str = "or choose another folder with `-o`") -> Iterator[None]:
    """For whatever writes at a place: raises `Trouble` where that cannot be done, with what mends it."""
    try:
        yield
    except OSError as error:
        raise _cannot_write(place, error, otherwise) from error


def _cannot_write(place: Path, error: OSError, otherwise: str) -> Trouble:
    said = error.strerror or str(error)
    named = Path(os.fsdecode(error.filename)) if error.filename else place
    at = place if named.name.endswith(".part") or named.name == UNFINISHED else named
    match error.errno:
        case errno.EEXIST | errno.ENOTDIR:
            blocking = next((each for each in (at, *at.parents) if each.exists() and not each.is_dir()), at)
            said, advice = f"`{blocking.as_posix()}` is a file, not a folder", "move the file away"
        case errno.EISDIR:
            said, advice = f"`{at.as_posix()}` is a folder, not a file", "move the folder away"
        case errno.EPERM | errno.EACCES | errno.EROFS:
            advice = "mend the permissions"
        case _:
            advice = "free some space or mend the permissions"
    return Trouble(Diagnostic("ARG905", f"cannot write to `{at.as_posix()}`: {said}", help=f"{advice}, {otherwise}"))


def _new_file_mode() -> int:
    """The permissions that the user's umask leaves to a new file; it can be read only by setting it."""
    umask = os.umask(0o077)
    os.umask(umask)
    return 0o666 & ~umask


def _beside(place: Path) -> Path:
    """A name beside a place, for what is to be put there in one move."""
    return place.with_name(f".{place.name}.{token_hex(4)}.part")


def _stage(temporary: Path, data: bytes, mode: int) -> None:
    """Write a new file, which nobody else can read before it has its permissions."""
    with open(temporary, "xb", opener=partial(os.open, mode=0o600)) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.chmod(mode)


def _remove_litter(places: Iterable[Path]) -> None:
    """Remove what killed builds left beside these places, if it is old: another build may be at work."""
    names: dict[Path, list[str]] = {}
    for place in places:
        names.setdefault(place.parent, []).append(re.escape(place.name))
    for folder, ours in names.items():
        left = re.compile(rf"\.(?:{'|'.join(ours)})\.\w{{8}}\.part")
        with suppress(OSError):
            for found in folder.glob(".*.part"):
                if left.fullmatch(found.name) and abs(time.time() - found.stat().st_mtime) > LITTER:
                    found.unlink()


def _stale(outputs: Outputs, out: Path) -> tuple[Path, ...]:
    """Drawings of maps that this build no longer makes; what else lies beside them is not ours."""
    folders = {out / name.parent: None for name in outputs if name.parent.name == "maps"}
    return tuple(
        found
        for folder in folders
        if folder.is_dir()
        for found in sorted(folder.iterdir())
        if _DRAWING.fullmatch(found.name) and PurePosixPath(found.relative_to(out)) not in outputs
    )
