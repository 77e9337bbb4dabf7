"""What takes seconds to make is made once, whichever of the processes that run the tests is the first to need it."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

Shared = Callable[[str, Callable[[Path], object]], Path]
"""The folder of a name, after something has filled it once; it is not to be changed."""


def made_once(root: Path, name: str, make: Callable[[Path], object]) -> Path:
    """A folder below `root` that `make` has filled, here or in another process, which is then waited for."""
    place, busy = root / name, root / f"{name}.busy"
    while not place.exists():
        try:
            busy.mkdir(parents=True)
        except FileExistsError:
            time.sleep(0.05)
            continue
        try:
            if not place.exists():
                (busy / name).mkdir()
                make(busy / name)
                (busy / name).rename(place)
        finally:
            shutil.rmtree(busy)
    return place
