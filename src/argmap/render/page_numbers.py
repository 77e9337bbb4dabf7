"""Leaves room for page numbers while pages are typeset, and fills it in when all pages are known.

So a page need not be typeset anew because it was not known how many there are before it, as long as numbers have as
many digits as was thought.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

from argmap.render.segments import PAGE

FOLIO = "0000 / 0000"
"""What stands for the number of a page, and that of all pages, in the margin; see `styles/page.css`."""
MARK = "\ufdd0"
"""What stands for a number in the description of a link."""
_CHARACTERS = "0123456789 /"
_SHOWN = re.compile(rb"\[(.*)\] TJ")
_GLYPHS, _GLYPH = re.compile(r"<([0-9a-f]*)>"), re.compile(r"[0-9a-f]{4}")


@dataclass(frozen=True, slots=True)
class Digits:
    """A font's glyphs for what numbers are written with, as hexadecimal digits, and their widths in 1/1000 em."""

    glyphs: dict[str, str]
    widths: dict[str, float]


@dataclass(frozen=True, slots=True)
class Room:
    """Where a page's content has the number of the page an anchor is on or, without an anchor, its own number.

    There is room for the text `filled`; a shorter one begins further on, by `share` of what it leaves free. With
    `label`, what is written here is a word before the number, such as “p.”, which is moved as the number is: so that
    what is left free comes before both.
    """

    anchor: str
    filled: str
    digits: Digits
    share: int
    label: str = ""

    def drawn(self, text: str) -> bytes:
        """The command that writes a number here, or its label."""
        written = self.label or f"<{''.join(self.digits.glyphs[character] for character in text)}>"
        before = round((self._width(text) - self._width(self.filled)) * self.share)
        return f"[{before or ''}{written}] TJ".encode()

    def _width(self, text: str) -> float:
        return sum(self.digits.widths[character] for character in text)


def digits_of(number: int) -> str:
    """What takes as much room as a number: the figures of a text face are as wide as each other."""
    return "0" * len(str(number))


def is_number(box: Any) -> bool:  # noqa: ANN401 - WeasyPrint has no types
    """Whether a box of text is a page number."""
    if box.element is None:
        return bool(box.text == FOLIO)
    return box.element_tag.endswith("::after") and bool(box.text == box.element.get(PAGE))


def is_label(box: Any) -> bool:  # noqa: ANN401
    """Whether a box of text is the word before a page number, in a script that runs from left to right."""
    element = box.element
    return element is not None and element.get("class") == "page" and box.element_tag == "a" and _share(box) == 1


@contextmanager
def with_room(weasyprint: ModuleType) -> Iterator[None]:
    """Let WeasyPrint leave room for numbers: in the content of a page, a `Room` stands instead of the command."""
    module = weasyprint.draw.text
    original = module.draw_first_line
    known: dict[bytes, Digits] = {}

    def drawn(stream: Any, box: Any, *rest: Any) -> Any:  # noqa: ANN401
        made = original(stream, box, *rest)
        label = _SHOWN.fullmatch(stream.stream[-1]) if is_label(box) else None
        if label or is_number(box):
            font = stream.stream[-2].split()[0]
            if font not in known:
                known[font] = _digits(stream, box.style, font, original)
            anchor = box.element.get("href", "")[1:] if box.element is not None else ""
            text = box.element.get(PAGE) if label else box.text
            stream.stream[-1] = Room(anchor, text, known[font], _share(box), label[1].decode() if label else "")
        return made

    module.draw_first_line = drawn
    try:
        yield
    finally:
        module.draw_first_line = original


def _share(box: Any) -> int:  # noqa: ANN401
    """How much of what a number leaves free stands on its left."""
    if box.element is None:
        return 1 if box.style["text_align_all"] in ("right", "end") else 0
    return int(box.style["direction"] != "rtl")


def _digits(stream: Any, style: Any, name: bytes, draw: Callable[..., Any]) -> Digits:  # noqa: ANN401
    """The digits of the font of this name. It is noted that they are in use, so that it will have all of them."""
    from weasyprint.matrix import Matrix
    from weasyprint.text.line_break import Layout

    digits = Digits({}, {})
    for character in _CHARACTERS:
        layout, text = Layout(style), f"0{character}0"  # A space by itself would not be drawn.
        layout.set_text(text)
        fonts: list[Any] = []
        said: list[str] = []
        sheet = SimpleNamespace(
            add_font=lambda font, fonts=fonts: fonts.append(stream.add_font(font)) or fonts[-1],
            show_text=said.append,
            set_font_size=lambda *_: None,
            set_text_matrix=lambda *_: None,
            ink_rect=stream.ink_rect,
            logical_rect=stream.logical_rect,
        )
        draw(sheet, SimpleNamespace(text=text, style=style, pango_layout=layout), "clip", "none", Matrix())
        found = _GLYPH.findall("".join(_GLYPHS.findall("".join(said))))
        if len(found) == len(text) and {font.hash.encode() for font, _ in fonts} == {name[1:]}:
            digits.glyphs[character] = found[1]
            digits.widths[character] = fonts[0][0].widths[int(found[1], 16)]
    return digits


def filled(content: Sequence[bytes | Room], pages: Mapping[str, int], folio: tuple[int, int]) -> bytes:
    """The content of a page with its numbers.

    `pages` has the page of each anchor; `folio` is the number of this page, and how many there are.
    """
    return b"\n".join(_drawn(part, pages, folio) if isinstance(part, Room) else part for part in content)


def _drawn(room: Room, pages: Mapping[str, int], folio: tuple[int, int]) -> bytes:
    if room.anchor:
        return room.drawn(str(pages[room.anchor]))
    return room.drawn(" / ".join(map(str, folio if room.share else reversed(folio))))
