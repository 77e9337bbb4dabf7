"""Text in fonts while it is put together: CSL's joins, affixes, quotation marks and punctuation, never as HTML."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from argmap.csl.cite import Piece


class Font(NamedTuple):
    """How a run is set. None leaves a trait to whatever surrounds the run."""

    italic: bool | None = None
    bold: bool | None = None
    small_caps: bool | None = None
    underlined: bool | None = None
    vertical: str | None = None
    """`sup`, `sub` or `baseline`."""
    flipped: frozenset[str] = frozenset()
    """The traits that the item itself sets, which are turned round where the style sets them too."""
    nocase: bool = False
    """Whether its letters keep their case."""
    quote: str = ""
    """`open` or `close`, where it is a quotation mark."""
    level: int = 0
    """How many quotations a quotation mark stands in, which decides between outer and inner marks."""
    link: str = ""
    item: str = ""
    """The item that the run tells of, in a citation."""
    display: str = ""
    term: bool = False
    """Whether it is a term of the language, which is capitalised at the beginning of a note."""
    year_suffix: bool = False
    """Whether it is the letter behind a year."""


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
    "i": Font(flipped=frozenset({"italic"})),
    "b": Font(flipped=frozenset({"bold"})),
    "sc": Font(flipped=frozenset({"small_caps"}), nocase=True),
    "sup": Font(vertical="sup", nocase=True),
    "sub": Font(vertical="sub", nocase=True),
}

_DROPPED = frozenset({"::", ":.", "..", ";:", ";.", ";;", "!:", "!.", "!!", "?:", "?.", "??", ",,"})
"""Pairs of marks of which the second is dropped at a seam."""

_REPLACED = frozenset({":!", ":?", ";!", ";?"})
"""Pairs of marks of which the second takes the place of the first."""

_QUOTES = re.compile("([\"“”'‘’])")
_BEFORE_OPENING = frozenset("([{—–-/")
_CLOSED_BY = {"“": "”", "‘": "’", '"': '"', "'": "'"}

_RAISED = re.compile("([ªº²³¹ʰ-ʸˠ-ˤᴬ-ᵡ⁰-ⁿ]+)")
"""Letters and digits that Unicode has above the line."""

_MARKS = frozenset(".,:;!?")
_MOVED = frozenset(".,")
"""What moves before a closing quotation mark, where a language has it so."""


def plain(text: str, font: Font = PLAIN) -> Text:
    """A text in one font."""
    return (Run(text, font),) if text else EMPTY


def worded(text: str, font: Font = PLAIN) -> Text:
    """A text that a style or a language gives; small letters above the line, as in `1ʳᵉ`, are set so by their font."""
    raised = font._replace(vertical="sup")
    parts = ((part, raised if place % 2 else font) for place, part in enumerate(_RAISED.split(text)))
    return tuple(
        Run(unicodedata.normalize("NFKC", part) if own is raised else part, own) for part, own in parts if part
    )


def letters(text: Text) -> str:
    """The text without its fonts."""
    return "".join(run.text for run in text)


def parsed(written: str) -> Text:
    """A text of CSL-JSON with its rich text and its quotation marks read; tags without a pair stay as they are."""
    if not written:
        return EMPTY
    return _with_quotes(tuple(run for run in _tagged(written) if run.text))


def unmarked(written: str) -> Text:
    """A text with its quotation marks read, but without rich text."""
    return _with_quotes(plain(written))


def _tagged(written: str) -> Iterator[Run]:
    open_: list[Font] = []
    font, end = PLAIN, 0
    pairs = _paired(written)
    for found in _TAG.finditer(written):
        if found.start() not in pairs:
            continue
        yield Run(written[end : found.start()], font)
        end = found.end()
        if found[1]:
            font = open_.pop()
        else:
            open_.append(font)
            font = _within(font, _trait(found[2], found[3]))
    yield Run(written[end:], font)


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
    if "nodecor" in attributes:
        return Font(italic=False, bold=False, small_caps=False)
    return _TRAITS["sc"] if "small-caps" in attributes else PLAIN


def _within(outer: Font, inner: Font) -> Font:
    """A font within another; what both turn round stands as it did."""
    return set_font(inner, outer)._replace(flipped=outer.flipped ^ inner.flipped, nocase=inner.nocase or outer.nocase)


def set_font(font: Font, outer: Font) -> Font:
    """A font with what it leaves open taken from the font around it."""
    return font._replace(
        italic=outer.italic if font.italic is None else font.italic,
        bold=outer.bold if font.bold is None else font.bold,
        small_caps=outer.small_caps if font.small_caps is None else font.small_caps,
        underlined=outer.underlined if font.underlined is None else font.underlined,
        vertical=font.vertical or outer.vertical,
        link=font.link or outer.link,
        display=font.display or outer.display,
    )


def set_in(text: Text, font: Font) -> Text:
    """The text with what its runs leave open set as in this font."""
    return text if font == PLAIN else tuple(Run(run.text, set_font(run.font, font)) for run in text)


# Quotation marks ------------------------------------------------------------------------------------------------------


def _with_quotes(text: Text) -> Text:
    """The text with its quotation marks told from apostrophes, each with the level that it stands at."""
    parts = [Run(part, run.font) for run in text for part in _QUOTES.split(run.text) if part]
    pairs = dict(_quotations(parts))
    closing = set(pairs.values())
    runs: list[Run] = []
    level = 0
    for place, (mark, font) in enumerate(parts):
        if place in pairs:
            runs.append(Run("“", font._replace(quote="open", level=level)))
            level += 1
        elif place in closing:
            level -= 1
            runs.append(Run("”", font._replace(quote="close", level=level)))
        else:
            runs.append(Run("’" if mark in {"'", "‘", "’"} else mark, font))
    return tuple(runs)


def _quotations(parts: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """The places of marks that open and close a quotation, rightly nested; all other marks are none."""
    open_: list[tuple[int, str]] = []
    for place, (mark, _) in enumerate(parts):
        if not _QUOTES.fullmatch(mark):
            continue
        before = parts[place - 1].text[-1] if place else " "
        after = parts[place + 1].text[0] if place + 1 < len(parts) else " "
        opener = next((at for at in reversed(range(len(open_))) if _CLOSED_BY[open_[at][1]] == mark), None)
        inside_word = mark in "'’" and after.isalnum()
        if opener is not None and not inside_word and not (mark in "'\"" and before.isspace()):
            yield open_[opener][0], place
            del open_[opener:]
        elif mark in _CLOSED_BY and not after.isspace() and not (mark == "'" and after.isdigit()):
            within = bool(open_) and open_[-1][0] == place - 1
            if before.isspace() or before in _BEFORE_OPENING or within:
                open_.append((place, mark))


def quoted(text: Text, *, marks: bool = True) -> Text:
    """The text in quotation marks, those that it has itself one level deeper; without `marks`, only that."""
    deeper = tuple(
        Run(run.text, run.font._replace(level=run.font.level + 1)) if run.font.quote else run for run in text
    )
    return (Run("“", Font(quote="open")), *deeper, Run("”", Font(quote="close"))) if marks else deeper


def with_marks(text: Text, outer: tuple[str, str], inner: tuple[str, str]) -> Text:
    """The text with the quotation marks of a language, outer and inner ones by turns."""
    return tuple(
        Run((inner if run.font.level % 2 else outer)[run.font.quote == "close"], run.font) if run.font.quote else run
        for run in text
    )


# Joining --------------------------------------------------------------------------------------------------------------


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
        first, last = (font._replace(display=run.font.display) for run in (text[0], text[-1]))
        return self.join([worded(prefix, first), text, worded(suffix, last)])

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
        """The run without its first character, where that merges with, or moves into, the run before it."""
        last, mark = runs[-1].text[-1], run.text[0]
        rest = Run(run.text[1:], run.font)
        if mark == " " and last in " \N{NO-BREAK SPACE}":
            return rest
        if mark not in _MARKS:
            return run
        at = len(runs)
        while at and runs[at - 1].font.quote == "close":
            at -= 1
        within = at < len(runs) and at > 0
        moves = within and self.into_quotes and mark in _MOVED
        before = runs[at - 1 if within else -1]
        pair = before.text[-1] + mark
        if pair in _DROPPED and (moves or not within):
            return rest
        if pair in _REPLACED and not within:
            bare = before.text[:-1]
            runs[-1] = Run(bare if bare.endswith(mark) else bare + mark, before.font)
            return rest
        if moves:
            runs.insert(at, Run(mark, before.font._replace(link="", year_suffix=False)))
            return rest
        return run


def _strip_end(runs: list[Run]) -> None:
    """Take away spaces at the end, which no full stop or comma may follow."""
    while runs and runs[-1].text.endswith(" "):
        last = runs.pop()
        if bare := last.text.rstrip(" "):
            runs.append(Run(bare, last.font))


# Printing -------------------------------------------------------------------------------------------------------------


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
        replace(font, text="".join(run.text for run in group)) for font, group in groupby(trimmed(text), key=_printed)
    )


def _printed(run: Run) -> Piece:
    """An empty piece in the font of a run."""
    font = run.font
    return Piece(
        "",
        italic=bool(font.italic) != ("italic" in font.flipped),
        bold=bool(font.bold) != ("bold" in font.flipped),
        small_caps=bool(font.small_caps) != ("small_caps" in font.flipped),
        raised=font.vertical == "sup",
        lowered=font.vertical == "sub",
        underlined=bool(font.underlined),
        link=font.link,
        item=font.item,
        display=font.display,
    )
