"""Text in fonts while it is put together: CSL's joins, affixes, quotation marks and punctuation, never as HTML."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from argmap.csl.cite import Piece


class Font(NamedTuple):
    """How a run is set. None leaves a trait to whatever surrounds the run."""

    italic: bool | None = None
    bold: bool | None = None
    small_caps: bool | None = None
    raised: bool | None = None
    emphasised: bool = False
    """Whether the work itself has it in italics, which stand upright within the italics of the style."""
    nocase: bool = False
    """Whether its letters keep their case."""
    closing: bool = False
    """Whether it is a closing quotation mark, which punctuation may move into."""
    link: str = ""
    item: str = ""
    """The source that the run tells of, in a citation."""


class Run(NamedTuple):
    """A stretch of text in one font."""

    text: str
    font: Font


Text = tuple[Run, ...]
"""Runs in order, none of them empty."""

PLAIN = Font()
EMPTY: Text = ()

_TAG = re.compile(r'<(/?)(i|b|sup|sub|sc|span)((?:\s+(?:style|class)\s*=\s*"[^"<>]*")?)\s*>')
_TRAITS: Mapping[str, Font] = {
    "i": Font(emphasised=True),
    "b": Font(bold=True),
    "sup": Font(raised=True),
    "sub": PLAIN,
    "sc": Font(small_caps=True),
}

_KEPT = {"!": "?,;", "?": "!,;", ".": "!?:,;", ":": "!?,;", ",": "!?:.;", ";": "!?,"}
"""After each mark at a seam, the marks that may still follow it; any other is dropped. So `?` and `.` make `?`."""

_REPLACED = frozenset({":!", ":?", ";!", ";?", ",."})
"""Marks of which the second takes the place of the first."""

_MARKS = re.compile("([\"“”'])")
_BEFORE_OPENING = frozenset("([—–‘“")

PUNCTUATION = frozenset(_KEPT)


def plain(text: str, font: Font = PLAIN) -> Text:
    """A text in one font."""
    return (Run(text, font),) if text else EMPTY


def letters(text: Text) -> str:
    """The text without its fonts."""
    return "".join(run.text for run in text)


def parsed(written: str) -> Text:
    """A text of CSL-JSON with its rich text read; a tag that CSL does not know, or that has no pair, stays as it is."""
    runs: list[Run] = []
    open_: list[tuple[str, Font]] = []
    font, end = PLAIN, 0
    pairs = _paired(written)
    for found in _TAG.finditer(written):
        if found.start() not in pairs:
            continue
        runs.append(Run(written[end : found.start()], font))
        end = found.end()
        if found[1]:
            font = open_.pop()[1]
        else:
            open_.append((found[2], font))
            font = _within(font, _trait(found[2], found[3]))
    runs.append(Run(written[end:], font))
    return tuple(run for run in runs if run.text)


def _paired(written: str) -> set[int]:
    """Where the tags stand that open or close a pair, rightly nested."""
    waiting: list[re.Match[str]] = []
    pairs: set[int] = set()
    for found in _TAG.finditer(written):
        if not found[1]:
            waiting.append(found)
        elif waiting and waiting[-1][2] == found[2]:
            pairs |= {waiting.pop().start(), found.start()}
    return pairs


def _trait(tag: str, attributes: str) -> Font:
    if tag != "span":
        return _TRAITS[tag]
    if "nocase" in attributes:
        return Font(nocase=True)
    return Font(small_caps=True) if "small-caps" in attributes else PLAIN


def _within(outer: Font, inner: Font) -> Font:
    """A font within another."""
    return Font(
        bold=inner.bold or outer.bold,
        small_caps=inner.small_caps or outer.small_caps,
        raised=inner.raised or outer.raised,
        emphasised=inner.emphasised or outer.emphasised,
        nocase=inner.nocase or outer.nocase,
    )


def set_in(text: Text, font: Font) -> Text:
    """The text with what its runs leave open set as in this font."""
    if font == PLAIN:
        return text
    return tuple(
        Run(
            run.text,
            run.font._replace(
                italic=font.italic if run.font.italic is None else run.font.italic,
                bold=font.bold if run.font.bold is None else run.font.bold,
                small_caps=font.small_caps if run.font.small_caps is None else run.font.small_caps,
                raised=font.raised if run.font.raised is None else run.font.raised,
                link=run.font.link or font.link,
            ),
        )
        for run in text
    )


class Joiner:
    """Puts texts together in a style's way: no mark of punctuation twice, and none outside an American quotation."""

    def __init__(self, *, into_quotes: bool) -> None:
        self.into_quotes = into_quotes

    def join(self, texts: Iterable[Text], delimiter: str = "") -> Text:
        """The texts that are not empty, with the delimiter between them."""
        runs: list[Run] = []
        between = plain(delimiter)
        for text in texts:
            if text:
                self._add(runs, between if runs else EMPTY)
                self._add(runs, text)
        return tuple(runs)

    def affixed(self, text: Text, prefix: str, suffix: str, font: Font = PLAIN) -> Text:
        """The text between a prefix and a suffix, which are set in the font; nothing if the text is empty."""
        if not text or not (prefix or suffix):
            return text
        runs: list[Run] = []
        for each in (plain(prefix, font), text, plain(suffix, font)):
            self._add(runs, each)
        return tuple(runs)

    def _add(self, runs: list[Run], text: Text) -> None:
        if not text:
            return
        first, *rest = text
        if first.text[0] in ".,":
            _strip_end(runs)
        if runs:
            first = self._seamed(runs, first)
        runs.extend(run for run in (first, *rest) if run.text)

    def _seamed(self, runs: list[Run], run: Run) -> Run:
        """The run without the first character, where that is taken up by, or moves into, what stands before it."""
        last, mark = runs[-1].text[-1], run.text[0]
        if last == mark == " ":
            return Run(run.text[1:], run.font)
        if mark not in PUNCTUATION:
            return run
        at = len(runs)
        while at and runs[at - 1].font.closing:
            at -= 1
        moves = at < len(runs) and at > 0 and self.into_quotes and mark in ".,"
        before = runs[at - 1 if moves else -1]
        last = before.text[-1]
        if last == mark or (last in _KEPT and mark not in _KEPT[last]):
            return Run(run.text[1:], run.font)
        if last + mark in _REPLACED:
            bare = before.text[:-1]
            runs[at - 1 if moves else -1] = Run(bare if bare.endswith(mark) else bare + mark, before.font)
            return Run(run.text[1:], run.font)
        if moves:
            runs.insert(at, Run(mark, before.font._replace(link="")))
            return Run(run.text[1:], run.font)
        return run


def _strip_end(runs: list[Run]) -> None:
    """Take away spaces at the end, which no full stop or comma may follow."""
    while runs and runs[-1].text.endswith(" "):
        last = runs.pop()
        if bare := last.text.rstrip(" "):
            runs.append(Run(bare, last.font))


def quoted(text: Text, outer: tuple[str, str], inner: tuple[str, str]) -> Text:
    """The text in quotation marks; those that it has itself become inner ones."""
    return (Run(outer[0], PLAIN), *levelled(text, inner), Run(outer[1], Font(closing=True)))


def levelled(text: Text, marks: tuple[str, str]) -> Text:
    """The text with its double quotation marks, straight ones too, as these, and with its apostrophes curled."""
    runs: list[Run] = []
    before, opened = "", False
    for run in text:
        for part in _MARKS.split(run.text) if not run.font.link else [run.text]:
            starts = not before.strip() or before in _BEFORE_OPENING
            if part == "'":
                closes, opened = opened and not starts, opened or starts
                runs.append(Run("‘" if starts else "’", run.font._replace(closing=closes)))
            elif part in {'"', "“", "”"}:
                closes = part == "”" or (part == '"' and not starts)
                runs.append(Run(marks[closes], run.font._replace(closing=closes)))
            elif part:
                runs.append(Run(part, run.font))
            before = part[-1:] or before
    return tuple(runs)


def trimmed(text: Text) -> Text:
    """The text without spaces at either end."""
    runs = list(text)
    while runs and not runs[0].text.strip(" "):
        del runs[0]
    while runs and not runs[-1].text.strip(" "):
        del runs[-1]
    if runs:
        runs[0] = Run(runs[0].text.lstrip(" "), runs[0].font)
        runs[-1] = Run(runs[-1].text.rstrip(" "), runs[-1].font)
    return tuple(runs)


def pieces(text: Text) -> tuple[Piece, ...]:
    """The text as pieces to print, neighbours in the same font as one, without spaces at either end."""
    return tuple(
        Piece("".join(run.text for run in group), *font) for font, group in groupby(trimmed(text), key=_printed_font)
    )


def _printed_font(run: Run) -> tuple[bool, bool, bool, bool, str, str]:
    font = run.font
    italic = bool(font.italic) != font.emphasised
    return italic, bool(font.bold), bool(font.small_caps), bool(font.raised), font.link, font.item
