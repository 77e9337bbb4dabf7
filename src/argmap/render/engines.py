"""What the bytes of a brief depend on besides its text: argmap, the programs it uses, and the typefaces; by version."""

import re
import subprocess
from importlib.metadata import version
from io import BytesIO

from argmap import __version__
from argmap.editions.sections.method import Engine
from argmap.render.faces import BUNDLED, Faces, FontFile
from argmap.render.made_with import pango_version

_NUMBER = re.compile(r"\d+(?:\.\d+)+")


def engines(faces: Faces = BUNDLED, *, maps: bool) -> tuple[Engine, ...]:
    """What a brief is made by, with or without maps. What does not tell its version is left out.

    Raises Trouble (ARG903) where Pango is missing.
    """
    found = [
        Engine("argmap", __version__),
        Engine("WeasyPrint", version("weasyprint")),
        Engine("Pango", pango_version()),
        Engine("Graphviz", _graphviz() if maps else ""),
        *(Engine(family.name, _revision(family.regular)) for family in (faces.serif, faces.sans, *faces.extra)),
    ]
    return tuple(engine for engine in found if engine.version)


def _graphviz() -> str:
    try:
        said = subprocess.run(["dot", "-V"], capture_output=True, text=True, timeout=20, check=False).stderr  # noqa: S607
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return _number(said)


def _revision(font: FontFile) -> str:
    """The version of a font, as its table of names has it."""
    from fontTools.ttLib import TTFont  # Slow to import, and only a build needs it.

    with TTFont(BytesIO(font.read()), lazy=True) as read:
        return _number(read["name"].getDebugName(5) or "")


def _number(said: str) -> str:
    found = _NUMBER.search(said)
    return found[0] if found else ""
