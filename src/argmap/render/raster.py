"""Makes pixels of a drawing, for slides and word processors, with the very type that the drawing carries."""

import struct
import zlib
from collections.abc import Sequence

from argmap.cache import NOTHING, Cache, digest_of
from argmap.render.font_subset import CutFont
from argmap.render.made_with import made_with

_HEAD = 33
"""How many bytes of a PNG come before all that may follow its size."""
_AS_IT_IS = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
"""The transformation that leaves a drawing as it is."""


def png(svg: str, fonts: Sequence[CutFont], dpi: float, cache: Cache = NOTHING) -> bytes:
    """A drawing in so many dots to the inch; one that was made before is kept in `cache`.

    No font is looked at but those given.
    """
    key = digest_of("png", made_with(), svg, repr(dpi)) if cache else ""
    data = cache.get((cache.get(key) or b"").decode(errors="replace"))
    if data is None:
        data = _scaled(_drawn(svg, fonts, dpi), dpi)
        cache.put(key, cache.keep(data).encode())
    return data


def _drawn(svg: str, fonts: Sequence[CutFont], dpi: float) -> bytes:
    from resvg import render, usvg  # Only what draws needs it.

    options = usvg.Options.default()
    options.dpi = dpi
    for font in fonts:
        options.load_font_data(font.data)
    return bytes(render(usvg.Tree.from_str(svg, options), _AS_IT_IS))


def _scaled(data: bytes, dpi: float) -> bytes:
    """A PNG that says how large it is on paper, by which word processors place it."""
    metre = round(dpi / 0.0254)
    said = b"pHYs" + struct.pack(">IIB", metre, metre, 1)
    return data[:_HEAD] + struct.pack(">I", 9) + said + struct.pack(">I", zlib.crc32(said)) + data[_HEAD:]
