"""Keeps what was made of an argument, under a digest of all that it was made of: the same is never made twice."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any

from argmap.cache import Cache
from argmap.model import Attach
from argmap.outputs import Outputs
from argmap.render.attachments import Carried, LeftOut


@dataclass(frozen=True, slots=True)
class Finished:
    """Files that were made, and what the PDFs of briefs among them carry of their source, by name."""

    files: Outputs
    carried: Mapping[str, Carried] = field(default_factory=dict)


def kept(cache: Cache, key: str, make: Callable[[], Finished]) -> Finished:
    """What is kept under a key; made now, and kept, if that is not there."""
    known = recalled(cache, key)
    return known if known is not None else keep(cache, key, make())


def keep(cache: Cache, key: str, made: Finished) -> Finished:
    """Keep what was made under a key. Files that are the same are kept once."""
    if cache:
        files = {name.as_posix(): cache.keep(data) for name, data in made.files.items()}
        carried = {name: asdict(each) for name, each in made.carried.items()}
        cache.put(key, json.dumps({"files": files, "carried": carried}).encode())
    return made


def recalled(cache: Cache, key: str) -> Finished | None:
    """What is kept under a key; None unless all of it is there."""
    files: dict[PurePosixPath, bytes] = {}
    try:
        found = json.loads(cache.get(key) or b"")
        for name, digest in found["files"].items():
            path, data = PurePosixPath(name), cache.get(str(digest))
            if data is None or path.is_absolute() or ".." in path.parts:
                return None
            files[path] = data
        return Finished(files, {str(name): _carried(each) for name, each in found["carried"].items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _carried(value: Mapping[str, Any]) -> Carried:
    """What `asdict` made this of. Raises ValueError, KeyError, TypeError or AttributeError for anything else."""
    left = {LeftOut(what): int(number) for what, number in value["left"].items()}
    return Carried(Attach(value["kind"]), int(value["files"]), left, bool(value["partial"]))
