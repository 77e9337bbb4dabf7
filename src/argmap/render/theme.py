"""How documents look: colours, type, paper and logo as one value, from which style sheets and drawings are served."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from argmap.render.assets import SCHEME, addresses, read_asset
from argmap.render.faces import BUNDLED, Faces, Family, FontFile
from argmap.render.metrics import FontMetrics
from argmap.render.mirroring import mirrored
from argmap.render.palette import DEFAULT, Palette
from argmap.render.paper import A4, PAPERS, Paper

_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
_FONTS, _LOGO = f"{SCHEME}fonts/", f"{SCHEME}logo"
_STYLES, _MIRRORED = f"{SCHEME}styles/", f"{SCHEME}mirrored/"
FACES = f"{_STYLES}fonts.css"
"""The style sheet that names the fonts: made here, and no file."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture for the front page: PNG or SVG, checked; `alt` says what is on it, `height` is in millimetres."""

    data: bytes = field(repr=False)
    media_type: str
    alt: str
    height: float

    @property
    def address(self) -> str:
        """Where the document asks for it."""
        return _LOGO


@dataclass(frozen=True, slots=True)
class Theme:
    """The looks of a document. `paper` is for briefs that name none.

    `attached` has what goes with a document besides the style file itself: paths from there, and bytes. Fonts do not,
    since few licences let them be handed on whole.
    """

    palette: Palette = DEFAULT
    faces: Faces = BUNDLED
    paper: Paper = A4
    logo: Logo | None = None
    attached: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)

    def paper_of(self, name: str) -> Paper:
        """The paper a brief asks for by name, or that of the style if it names none."""
        return PAPERS.get(name, self.paper)

    @property
    def metrics(self) -> FontMetrics:
        """The widths of the type of labels and maps."""
        return FontMetrics(self.faces)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The addresses of its style sheets."""
        return (FACES, *addresses("styles"))

    def read(self, address: str) -> tuple[bytes, str]:
        """What is at an address of `argmap:`, with its media type. Raises LookupError for any other.

        In style sheets, the colours and fonts of the theme take the place of `var(--name)`: WeasyPrint looks a variable
        up anew for every element, which takes longer. Below `argmap:mirrored/` are style sheets with left and right
        exchanged.
        """
        if address.startswith(_MIRRORED):
            css, kind = self.read(_STYLES + address.removeprefix(_MIRRORED))
            return mirrored(css.decode()).encode(), kind
        if self.logo and address == self.logo.address:
            return self.logo.data, self.logo.media_type
        if address == FACES:
            return "".join(map(_rules, self.faces.families)).encode(), "text/css"
        for family in self.faces.families if address.startswith(_FONTS) else ():
            for font, _, _ in family.styles():
                if address == _address(font):
                    return font.read(), "font/ttf"
        data, kind = read_asset(address)
        return (self._filled(data.decode()).encode() if kind == "text/css" else data), kind

    def _filled(self, css: str) -> str:
        values = {name: str(shade) for name, shade in self.palette.shades.items()}
        values["serif"], values["sans"] = _stack(self.faces.reading), _stack(self.faces.families)
        return _VARIABLE.sub(lambda found: values.get(found[1], found[0]), css)


def _stack(families: Sequence[Family]) -> str:
    return ", ".join(f'"{family.name}"' for family in families)


def _rules(family: Family) -> str:
    return "".join(
        f'@font-face{{font-family:"{family.name}";font-weight:{weight};font-style:{"italic" if italic else "normal"};'
        f'src:url("{_address(font)}")}}\n'
        for font, weight, italic in family.styles()
    )


def _address(font: FontFile) -> str:
    return _FONTS + font.name


PLAIN = Theme()
"""The looks of a document that asks for none."""
