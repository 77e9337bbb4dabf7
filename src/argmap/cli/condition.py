"""Sees whether argmap can work at all: whether its own files are as they were installed, and there is memory."""

import sys
import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shlex import quote

from argmap import __version__
from argmap.diagnostics import Diagnostic, Trouble
from argmap.diagnostics.catalogue import CATALOGUE
from argmap.leavings import own_temporary_folder

LEAST = 450
"""How many MiB of memory, as the system counts it, a build takes at least; with less, it may not even end."""
REINSTALL = f'"{sys.executable}" -m pip install --force-reinstall argmap=={__version__}'
_PACKAGE = Path(__file__).parents[1]
_CHECKOUT = _PACKAGE.parents[1]


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of argmap's own that is not as it should be."""

    place: Path
    fault: str

    @property
    def mend(self) -> str:
        """The command that brings it back."""
        if (_CHECKOUT / ".git").exists():
            return f"git -C {quote(str(_CHECKOUT))} checkout -- {quote(str(self.place.relative_to(_CHECKOUT)))}"
        return REINSTALL


def make_ready() -> None:
    """See, before anything is made, that it can be. Raises Trouble (ARG918, ARG919)."""
    own_temporary_folder()
    see_to_memory()
    for each in damages():
        raise damaged(each)


def see_to_memory() -> None:
    """Raise Trouble (ARG918) where memory is so short that a build may not even end."""
    most = _memory()
    if most is not None and most < LEAST:
        raise out_of_memory(f"it may use no more than {most} MiB, and to make a brief takes at least {LEAST}")


def out_of_memory(note: str = "") -> Trouble:
    """What to say where there is too little memory."""
    advice = "raise the limit (`ulimit -v`), end other programs, or split the argument into smaller briefs"
    return Trouble(Diagnostic("ARG918", "argmap has too little memory", notes=(note,) if note else (), help=advice))


def damaged(damage: Damage) -> Trouble:
    """What to say of a file of argmap's own that is damaged."""
    message = f"argmap itself is damaged: its file `{damage.place}` {damage.fault}"
    return Trouble(Diagnostic("ARG919", message, help=f"mend it: {damage.mend}"))


def damages(*, thorough: bool = False) -> Iterator[Damage]:
    """The files that are missing, or not those that were installed; `thorough` looks at what is in them, too."""
    digests = _digests()
    for place in (*bundled(), *(each for each in digests if thorough and each.suffix == ".py")):
        try:
            data = place.read_bytes() if thorough or place in digests else b""
            if not place.is_file():
                raise FileNotFoundError
        except OSError:
            yield Damage(place, "cannot be read" if place.exists() else "is missing")
            continue
        if place in digests and _digest(data) != digests[place]:
            yield Damage(place, "is not the one that was installed")
        elif thorough and not _is_sound(place, data):
            yield Damage(place, "makes no sense")


def bundled() -> list[Path]:
    """All that argmap brings along besides its modules."""
    grammar = _PACKAGE / "grammar" / "argmap.lark"
    listed = _PACKAGE / "bundled.toml"
    with suppress(OSError, ValueError, LookupError):
        pages = [f"diagnostics/pages/{code}.md" for code in CATALOGUE]
        names = [*tomllib.loads(listed.read_text("utf-8"))["files"], *pages]
        return [grammar if grammar.exists() else _grammar(), *(_PACKAGE / name for name in names)]
    return [listed]


def _grammar() -> Path:
    """Where the grammar should be: in a checkout, beside the sources."""
    checkout = _CHECKOUT / "grammar"
    return checkout / "argmap.lark" if checkout.exists() else _PACKAGE / "grammar" / "argmap.lark"


def _digests() -> Mapping[Path, str]:
    """What the installer wrote down of the files it put in place; nothing in a checkout, where they may change."""
    from importlib.metadata import PackageNotFoundError, distribution  # Takes a while to import.

    try:
        files = distribution("argmap").files or ()
    except PackageNotFoundError:
        return {}
    root = Path(str(distribution("argmap").locate_file("")))
    return {root / each: each.hash.value for each in files if each.hash and each.hash.mode == "sha256"}


def _digest(data: bytes) -> str:
    return urlsafe_b64encode(sha256(data).digest()).rstrip(b"=").decode()


def _memory() -> int | None:
    """How much memory this process may have, in MiB; None if that is not limited."""
    if sys.platform == "win32":
        return None
    import resource

    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if most == resource.RLIM_INFINITY else most // 2**20


# Whether files make sense. The imports stand inside, since some take long, and any may be what is missing.


def _is_sound(place: Path, data: bytes) -> bool:
    try:
        _SOUND.get(place.suffix, _is_text)(data)
    except Exception:  # Whatever a library says of a file that it cannot read.
        return False
    return True


def _is_text(data: bytes) -> None:
    data.decode()


def _is_grammar(_: bytes) -> None:
    from argmap.language.grammar import with_lark

    with_lark()


def _is_font(data: bytes) -> None:
    from io import BytesIO

    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(data), checkChecksums=2) as font:
        for tag in font.reader.keys():  # noqa: SIM118 - it is no dictionary
            font.reader[tag]  # Raises where the sum that the font has of it is another.


def _is_xml(data: bytes) -> None:
    from xml.etree import ElementTree as ET

    ET.fromstring(data)  # noqa: S314 - one of our own


def _is_template(data: bytes) -> None:
    from argmap.render.html import environment

    environment().parse(data.decode())


def _is_style_sheet(data: bytes) -> None:
    import tinycss2

    rules = tinycss2.parse_stylesheet(data.decode(), skip_comments=True, skip_whitespace=True)
    if not rules or any(rule.type == "error" for rule in rules):
        raise ValueError


_SOUND: Mapping[str, Callable[[bytes], object]] = {
    ".lark": _is_grammar,
    ".ttf": _is_font,
    ".csl": _is_xml,
    ".xml": _is_xml,
    ".j2": _is_template,
    ".css": _is_style_sheet,
    ".toml": lambda data: tomllib.loads(data.decode()),
}
