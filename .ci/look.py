"""Looks at what `make brief` made: whether it is what README.md says, and all that was installed for it was needed."""

import re
import sys
from importlib.metadata import distributions
from pathlib import Path

from pypdf import PdfReader

BRIEFS = {"mali": ("en", 50), "mali-fr": ("fr", 10)}
"""The language of each brief, and the pages that it has at the least."""
SETTING_UP = {"argmap", "pip", "setuptools"}
"""What is there besides: argmap itself, and what Python puts into a new environment."""


def faults() -> list[str]:
    """What is not as it should be."""
    pinned = set(re.findall(r"^[\w.-]+(?===)", Path("requirements/argmap.txt").read_text("utf-8"), re.MULTILINE))
    more = {package.name.lower().replace("_", "-") for package in distributions()} - pinned - SETTING_UP
    found = [f"{name} was installed, which argmap does not need" for name in sorted(more)]
    for name, (language, least) in BRIEFS.items():
        brief = PdfReader(f"out/{name}.pdf")
        pages = len(brief.pages)
        maps = [path for path in Path(f"out/{name}/maps").iterdir() if path.stat().st_size]
        print(f"out/{name}.pdf: {pages} pages, {len(maps)} drawings of maps")  # noqa: T201
        if pages < least or not brief.pages[0].extract_text():
            found.append(f"out/{name}.pdf has too few pages, or the first is empty")
        if brief.root_object.get("/Lang") != language:
            found.append(f"out/{name}.pdf is not in the language {language}")
        if {path.suffix for path in maps} != {".svg", ".png", ".dot"}:
            found.append(f"out/{name}/maps lacks drawings")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(faults()) or None)
