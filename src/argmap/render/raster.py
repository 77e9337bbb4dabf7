"""Makes pixels of a drawing, for slides and word processors, with the very type that the drawing carries."""

import struct
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from argmap.cache import NOTHING, Cache, digest_of
from argmap.render.font_subset import CutFont
from argmap.render.made_with import made_with
from argmap.render.scratch import scratch

_HEAD = 33
"""How many bytes of a PNG come before all that may follow its size."""


def png(svg: str, fonts: Sequence[CutFont], width: float, dpi: float, cache: Cache = NOTHING) -> bytes:
    """A drawing, `width` points wide, in so many dots to the inch; one that was made before is kept in `cache`.

    No font of the machine is looked at. Raises Trouble (ARG905) if there is no room for temporary files.
    """
    key = digest_of("png", made_with(), svg, repr(dpi)) if cache else ""
    data = cache.get((cache.get(key) or b"").decode(errors="replace"))
    if data is None:
        data = _scaled(_drawn(svg, fonts, round(width * dpi / 72)), dpi)
        cache.put(key, cache.keep(data).encode())
    return data


def _drawn(svg: str, fonts: Sequence[CutFont], width: int) -> bytes:
    from resvg_py import svg_to_bytes  # Only what draws needs it.

    with scratch(), tempfile.TemporaryDirectory(prefix="argmap-") as folder:
        files = [Path(folder, f"{number}.ttf") for number in range(len(fonts))]
        for file, font in zip(files, fonts, strict=True):
            file.write_bytes(font.data)
        return svg_to_bytes(svg, width=width, dpi=96, skip_system_fonts=True, font_files=[*map(str, files)])


def _scaled(data: bytes, dpi: float) -> bytes:
    """A PNG that says how large it is on paper, by which word processors place it."""
    metre = round(dpi / 0.0254)
    said = b"pHYs" + struct.pack(">IIB", metre, metre, 1)
    return data[:_HEAD] + struct.pack(">I", 9) + said + struct.pack(">I", zlib.crc32(said)) + data[_HEAD:]
