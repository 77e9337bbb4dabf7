"""Lets programs and libraries see the bundled fonts alone: what a user has set up for others must not change a page."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from argmap.render.faces import FONTS

VARIABLE = "FONTCONFIG_FILE"
"""The variable that names the file to those who look for fonts."""
_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><dir>{folder}</dir><cachedir>{folder}</cachedir>
{families}<match target="font">
<edit name="hinting"><bool>false</bool></edit><edit name="antialias"><bool>true</bool></edit>
<edit name="hintstyle"><const>hintnone</const></edit></match></fontconfig>
"""
_FAMILY = """<match target="scan"><test name="file"><string>{file}</string></test>
<edit name="family" mode="assign"><string>{family}</string></edit></match>
"""
"""Gives a font the name by which drawings ask for it, whatever it calls itself."""


def write_config(folder: Path, named: dict[Path, str] | None = None) -> Path:
    """Write a file that knows no fonts but the bundled ones and those in a folder; some of these go by other names."""
    families = (_FAMILY.format(file=escape(str(file)), family=escape(name)) for file, name in (named or {}).items())
    place = folder / "fonts.conf"
    text = _CONFIG.format(fonts=escape(str(FONTS)), folder=escape(str(folder)), families="".join(families))
    place.write_text(text, encoding="utf-8")
    return place


@contextmanager
def bundled_fonts() -> Iterator[None]:
    """For whatever in this process looks for the fonts that there are, which is done once."""
    before = os.environ.get(VARIABLE)
    with tempfile.TemporaryDirectory(prefix="argmap-", ignore_cleanup_errors=True) as folder:
        os.environ[VARIABLE] = str(write_config(Path(folder)))
        try:
            yield
        finally:
            if before is None:
                del os.environ[VARIABLE]
            else:
                os.environ[VARIABLE] = before
