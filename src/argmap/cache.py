"""Keeps what takes long to make, in the user's cache: bytes, by a digest of all that they depend on.

What is kept appears whole or not at all, and carries a digest of its own: a cache that is broken, missing, full, or
written by two runs at once costs time and nothing else. Nothing of it is ever run; and where others could have put
something in its place, none of it is used.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from argmap.trust import Unsafe, read_own, unsafe

ROOM = 512 * 2**20
"""How many bytes are kept in all; those not used for longest go first."""
_STEP = ROOM // 64
"""After how many new bytes a run looks again whether there is room."""
_KEY = re.compile(r"[0-9a-f]{64}")
_KEPT = re.compile(rf"{_KEY.pattern}|tmp[^.]*\.part")
_MARK = 32
"""How many bytes the digest takes that each file begins with."""
_FORMERLY = "grammar.lark-cache"
"""What earlier versions kept beside the folder; it goes with the rest."""


def digest_of(*parts: str | bytes) -> str:
    """A digest of several parts, of which each counts by itself: `ab`, `c` are not `a`, `bc`."""
    digest = sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()


_UNKNOWN = object()
"""Stands for what has not been looked at yet."""


class Cache:
    """What is kept in a folder; nothing, if there is no folder. No call fails: what cannot be read is not there."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._new = _STEP
        self._refused: Unsafe | object | None = _UNKNOWN
        self.missed = False
        """Whether something would have been taken or kept, were the folder not `refused`."""

    def __bool__(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    @property
    def refused(self) -> Unsafe | None:
        """Why nothing is taken from the folder, or put there, though it is there; None if all is well."""
        if self._refused is _UNKNOWN and self._folder is not None and self._folder.exists():
            self._refused = unsafe(self._folder)
        return self._refused if isinstance(self._refused, Unsafe) else None

    def _may_be_used(self) -> bool:
        self.missed = self.refused is not None
        return not self.missed

    def get(self, key: str) -> bytes | None:
        """The bytes kept under a key, as `digest_of` makes them."""
        if self._folder is None or not _KEY.fullmatch(key) or not self._may_be_used():
            return None
        place = self._folder / key
        with suppress(OSError):
            whole = read_own(place)
            data = whole[_MARK:]
            if _mark(key, data) == whole[:_MARK]:
                with suppress(OSError):
                    os.utime(place)
                return data
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key."""
        if self._folder is None or len(data) > ROOM // 4:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._may_be_used():
                return
            descriptor, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(_mark(key, data) + data)
                Path(name).replace(self._folder / key)
            finally:
                Path(name).unlink(missing_ok=True)
        self._new += len(data)
        if self._new > _STEP:
            self._new = 0
            self._trim()

    def keep(self, data: bytes) -> str:
        """Keep bytes under a key that is their own digest. Returns it."""
        key = digest_of(data)
        if self.get(key) is None:
            self.put(key, data)
        return key

    def kept(self) -> tuple[int, int]:
        """How many files there are, and how many bytes they have."""
        sizes = [size for _, size, _ in self._files()]
        return len(sizes), sum(sizes)

    def clear(self) -> bool:
        """Forget everything. Returns whether all of it could be removed."""
        for _, _, place in self._files():
            with suppress(OSError):
                place.unlink()
        return self.kept()[0] == 0

    def _trim(self) -> None:
        """Remove what was not used for longest until the rest has room, and what an interrupted run left."""
        used = 0
        for _, size, place in sorted(self._files(), reverse=True):
            used += size
            if used > ROOM:
                with suppress(OSError):
                    place.unlink()

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """When each file was last used, its size, and where it is."""
        folder = self._folder
        if folder is None:
            return
        with suppress(OSError):
            for place in [*folder.iterdir(), folder.parent / _FORMERLY]:
                with suppress(OSError):
                    if _KEPT.fullmatch(place.name) or place.name == _FORMERLY:
                        found = place.stat()
                        yield found.st_mtime, found.st_size, place


def _mark(key: str, data: bytes) -> bytes:
    """What a file begins with; so that one that is damaged, or has the name of another, is told from a whole one."""
    digest = sha256(key.encode())
    digest.update(data)
    return digest.digest()


NOTHING = Cache(None)
"""Keeps nothing."""


def cache_folder() -> Path:
    """Where things are kept for this user."""
    from platformdirs import user_cache_path

    return user_cache_path("argmap", appauthor=False) / "kept"


@cache
def user_cache() -> Cache:
    """What is kept for this user; it stays the same."""
    return Cache(cache_folder())
