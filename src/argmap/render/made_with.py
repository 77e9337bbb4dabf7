"""A digest of the versions of argmap and of all that it makes documents with, read without starting any of it."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from argmap import __version__
from argmap.cache import digest_of

_PACKAGE = Path(__file__).parents[1]
_GRAMMAR = (_PACKAGE.parents[1] / "grammar" / "argmap.lark", _PACKAGE / "grammar" / "argmap.lark")
"""Where the grammar is: in a checkout, and in an installed package."""

_MADE_OF = frozenset({".py", ".css", ".ttf", ".j2", ".toml"})
"""The files of argmap that pages are made with, by their endings."""

_PANGO = ("libpango-1.0-0", "pango-1.0-0", "pango-1.0", "libpango-1.0.so.0", "libpango-1.0.dylib")
"""What the library is called on the systems there are; WeasyPrint tries the same names."""


def made_with() -> str:
    """A digest that changes with argmap, Python and its packages, Pango and Graphviz.

    Files count by size and time, packages by version. Fonts and files that belong to a brief are not among them.
    """
    return digest_of(_code(), _graphviz())


@cache
def same_everywhere() -> dict[str, str]:
    """What must be the same on two machines for them to make the same pages, by name; where it lies does not count."""
    from importlib.metadata import version

    places = sorted(each for each in _PACKAGE.rglob("*") if each.is_file() and each.suffix in _MADE_OF)
    digest = digest_of(*(part for each in places for part in (each.name, each.read_bytes())))
    packages = {name: version(name) for name in ("WeasyPrint", "pydyf", "fonttools", "tinyhtml5", "Pyphen")}
    return {"argmap": f"{__version__} ({digest[:12]})", "Pango": pango_version(), **packages}


@cache
def _code() -> str:
    """A digest of code and libraries, worked out once, as a process keeps what it has loaded."""
    return digest_of(__version__, sys.version, sys.platform, *_files(), *_packages(), _pango())


def _files() -> Iterator[str]:
    for folder, folders, names in os.walk(_PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (_stamp(Path(folder, name)) for name in sorted(names))
    yield from map(_stamp, _GRAMMAR)


def _packages() -> Iterator[str]:
    """The packages that can be imported, as the names of their folders of metadata have them, with their versions."""
    for folder in sys.path:
        yield folder
        with suppress(OSError):
            yield from sorted(name for name in os.listdir(folder) if name.endswith("-info"))  # noqa: PTH208 - names only


def pango_version() -> str:
    """The version of Pango, such as `1.50.12`: from the library itself where it is easily found; else WeasyPrint knows.

    Raises Trouble (ARG903) where it is missing.
    """
    import ctypes

    for name in _PANGO:
        with suppress(OSError, AttributeError):
            number = int(ctypes.CDLL(name).pango_version())
            return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    from argmap.render import weasy  # Takes half a second.

    return weasy.pango_version()


def _pango() -> str:
    from argmap.diagnostics import Trouble

    try:
        return pango_version()
    except Trouble:
        return ""


def _graphviz() -> str:
    program = shutil.which("dot")
    return _stamp(Path(program).resolve()) if program else ""


def _stamp(place: Path) -> str:
    """What a file is known by; nothing, if it is not there."""
    try:
        found = place.stat()
    except OSError:
        return ""
    return f"{place} {found.st_size} {found.st_mtime_ns}"
