"""Keeps what was made of an argument, under a digest of all that it was made of: the same is never made twice."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from argmap.cache import Cache
from argmap.outputs import Outputs


@dataclass(frozen=True, slots=True)
class Made:
    """Files that were made, and what is said of what they carry of their source."""

    files: Outputs
    told: str = ""


def kept(cache: Cache, key: str, make: Callable[[], Made]) -> Made:
    """What is kept under a key; made now, and kept, if that is not there."""
    known = recalled(cache, key)
    return known if known is not None else keep(cache, key, make())


def keep(cache: Cache, key: str, made: Made) -> Made:
    """Keep what was made under a key. Files that are the same are kept once."""
    if cache:
        files = {name.as_posix(): cache.keep(data) for name, data in made.files.items()}
        cache.put(key, json.dumps({"files": files, "told": made.told}).encode())
    return made


def recalled(cache: Cache, key: str) -> Made | None:
    """What is kept under a key; None unless all of it is there."""
    files: dict[PurePosixPath, bytes] = {}
    try:
        found = json.loads(cache.get(key) or b"")
        for name, digest in found["files"].items():
            path, data = PurePosixPath(name), cache.get(str(digest))
            if data is None or path.is_absolute() or ".." in path.parts:
                return None
            files[path] = data
        return Made(files, str(found["told"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
