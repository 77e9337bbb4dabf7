"""Cuts the bundled fonts down to the characters in use, so that a picture can carry its own type."""

from base64 import b64encode
from collections.abc import Iterable
from io import BytesIO

from argmap.render.metrics import BOLD, FONTS, REGULAR


def font_faces(characters: Iterable[str]) -> str:
    """A style sheet that declares `Source Sans 3` in weights 400 and 600, with these characters and no others."""
    unicodes = sorted({ord(character) for character in characters} | {0x20})
    return "".join(
        f'@font-face{{font-family:"Source Sans 3";font-weight:{weight};'
        f'src:url("data:font/ttf;base64,{b64encode(_subset(font, unicodes)).decode()}") format("truetype")}}'
        for font, weight in ((REGULAR, 400), (BOLD, 600))
    )


def _subset(font: str, unicodes: list[int]) -> bytes:
    from fontTools import subset  # Slow to import, and only needed once pictures are written.

    options = subset.Options(notdef_outline=True, recalc_timestamp=False, hinting=False, layout_features=["kern"])
    loaded = subset.load_font(str(FONTS / font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(loaded)
    out = BytesIO()
    subset.save_font(loaded, out, options)
    return out.getvalue()
