"""Lets libraries see the bundled fonts alone: what a user has set up for others must not change a page."""

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
<match target="font">
<edit name="hinting"><bool>false</bool></edit><edit name="antialias"><bool>true</bool></edit>
<edit name="hintstyle"><const>hintnone</const></edit></match></fontconfig>
"""


@contextmanager
def bundled_fonts() -> Iterator[None]:
    """Let this process find the bundled fonts alone; libraries look for fonts once, which has to be in this context."""
    before = os.environ.get(VARIABLE)
    with tempfile.TemporaryDirectory(prefix="argmap-", ignore_cleanup_errors=True) as folder:
        place = Path(folder, "fonts.conf")
        place.write_text(_CONFIG.format(fonts=escape(str(FONTS)), folder=escape(folder)), encoding="utf-8")
        os.environ[VARIABLE] = str(place)
        try:
            yield
        finally:
            if before is None:
                del os.environ[VARIABLE]
            else:
                os.environ[VARIABLE] = before
