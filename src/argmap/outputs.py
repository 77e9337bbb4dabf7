"""The only writer: puts what was made in place, whole or not at all, and tells whether it is there already."""

import os
import re
import stat
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath
from secrets import token_hex

from argmap.diagnostics import Diagnostic, Trouble

Outputs = Mapping[PurePosixPath, bytes]
"""What a build makes: paths below the output folder, and their bytes."""

_DRAWING = re.compile(r"(?:whole|section-.+|interpretation-.+)\.(?:dot|svg|png)")
"""The names of the drawings a build makes."""

LITTER = 600
"""After how many seconds a file half written is one that a build left behind when it was killed."""


def write(outputs: Outputs, out: Path) -> tuple[Path, ...]:
    """Put what a build made in place, as `put` does, and remove the drawings of an earlier one that it made no more."""
    written = put(outputs, out)
    try:
        for drawing in _stale(outputs, out):
            drawing.unlink()
    except OSError as error:
        raise _cannot_write(out, error, "or choose another folder with `-o`") from error
    return written


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

    Files whose bytes would not change are left as they are. Returns every path of `outputs`. Raises `Trouble` if the
    folder cannot be written.
    """
    staged: list[tuple[Path, Path]] = []
    mode = _new_file_mode()
    _remove_litter([out / name for name in outputs])
    try:
        for name, data in outputs.items():
            place = out / name
            if place.is_dir():
                raise IsADirectoryError(f"`{place.as_posix()}` is a folder")
            if not _is_there(place, data):
                place.parent.mkdir(parents=True, exist_ok=True)
                staged.append((_beside(place), place))  # First, so that it is removed whenever this is ended.
                _stage(staged[-1][0], data, mode)
        for temporary, place in staged:
            temporary.replace(place)
    except OSError as error:
        raise _cannot_write(out, error, "or choose another folder with `-o`") from error
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)
    return tuple(out / name for name in outputs)


def rewrite(place: Path, data: bytes) -> None:
    """Give a file that exists new content, atomically; permissions stay. Raises `Trouble` if it cannot be written."""
    real = place.resolve()
    staged = _beside(real)
    try:
        _stage(staged, data, stat.S_IMODE(real.stat().st_mode))
        staged.replace(real)
    except OSError as error:
        raise _cannot_write(place, error, "then try again") from error
    finally:
        staged.unlink(missing_ok=True)


def _is_there(place: Path, data: bytes) -> bool:
    return place.is_file() and place.stat().st_size == len(data) and place.read_bytes() == data


def _cannot_write(place: Path, error: OSError, otherwise: str) -> Trouble:
    message = f"cannot write to `{place.as_posix()}`: {error.strerror or error}"
    return Trouble(Diagnostic("ARG905", message, help=f"free some space or mend the permissions, {otherwise}"))


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
