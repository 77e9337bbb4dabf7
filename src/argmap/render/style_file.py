"""Reads a style file: TOML in, a theme out, and a message with its place for all that is wrong in it."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from argmap.diagnostics import Diagnostic, Label, Outcome, Source, Span
from argmap.language.unseen import hidden
from argmap.render.colours import Colour, colour
from argmap.render.faces import Faces, Family, FontFile, single
from argmap.render.font_check import LARGEST_FONT, font_of, lacking
from argmap.render.glyphs import missing_from_words
from argmap.render.logo import LARGEST_LOGO, clean_logo
from argmap.render.palette import COLUMNS, DEFAULT, NAMES, Palette, alike, faint
from argmap.render.paper import HIGHEST, LOWEST, NARROWEST, PAPERS, WIDEST, Paper
from argmap.render.theme import PLAIN, Logo, Theme
from argmap.render.toml_places import Places, error_place

Read = Callable[[Source, str, Label, int], Outcome[bytes | None]]
"""Reads a file named in a text: the text, the path as written, where it is written, and the most bytes it may have."""

LONGEST = 16 * 1024
"""Characters of a style file; over a longer one made to slow it, Python's reader of TOML would take seconds."""
STYLES = ("regular", "bold", "italic", "bold-italic")
MOST_EXTRA = 8
"""How many further fonts a style may name."""
LOGO_HEIGHTS = (4.0, 12.0, 30.0)
"""The least height of a logo, the one it has if none is given, and the greatest, in millimetres."""

_TABLES = {
    "colours": (*NAMES, "columns"),
    "fonts": ("serif", "sans", "extra"),
    "page": ("size", "width", "height"),
    "logo": ("file", "alt", "height"),
}
"""What a style file may say."""


def read_style(source: Source, read: Read) -> Outcome[Theme]:
    """The theme that a style file describes; whatever is wrong is as it would be without the file."""
    start = Label(Span(source.path, 0, 0))
    if len(source.text) > LONGEST:
        return Outcome(PLAIN, (_not_toml(f"it has more than {LONGEST:,} characters", start),))
    try:
        tables = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        return Outcome(PLAIN, (_not_toml(*error_place(source, str(error))),))
    except RecursionError:
        return Outcome(PLAIN, (_not_toml("it is nested too deep", start),))
    except ValueError:  # Python reads no number of thousands of digits.
        return Outcome(PLAIN, (_not_toml("a number in it has too many digits", start),))
    reader = _Reader(source, read)
    return Outcome(reader.theme(tables), tuple(reader.diagnostics))


def _not_toml(message: str, place: Label) -> Diagnostic:
    advice = 'a style file has lines such as `[colours]` and, below it, `accent = "#16324f"`'
    words = message[:1].lower() + message[1:]
    return Diagnostic("ARG511", f"this style file cannot be read: {words}", place, help=advice)


class _Reader:
    def __init__(self, source: Source, read: Read) -> None:
        self._source = source
        self._read = read
        self._places = Places(source)
        self._files: dict[str, bytes] = {}
        self.diagnostics: list[Diagnostic] = []

    def theme(self, tables: Mapping[str, object]) -> Theme:
        self._know((), tables, tuple(_TABLES))
        known = {name: self._table((name,), tables.get(name, {}), keys) for name, keys in _TABLES.items()}
        palette = self._palette(known["colours"])
        faces = self._faces(known["fonts"])
        paper = self._paper(known["page"])
        logo = self._logo(known["logo"], faces) if "logo" in tables else None
        drawn = str(known["logo"].get("file", ""))
        attached = tuple((name, data) for name, data in self._files.items() if logo and name == drawn)
        return Theme(palette, faces, paper, logo, attached)

    # Colours -------------------------------------------------------------------------------------------------------

    def _palette(self, table: Mapping[str, object]) -> Palette:
        named = zip(NAMES, DEFAULT.chosen, strict=True)
        chosen = tuple(self._colour(("colours", name), table.get(name)) or usual for name, usual in named)
        path = ("colours", "columns")
        given = self._list(path, table.get("columns", []), COLUMNS)
        columns = [self._colour(path, each) for each in given]
        usual = DEFAULT.columns
        filled = tuple(each or usual[at] for at, each in enumerate(columns)) + usual[len(columns) :]
        palette = Palette(chosen, filled)
        self._judge(palette, given)
        return palette

    def _colour(self, path: Sequence[str], value: object) -> Colour | None:
        if value is None:
            return None
        try:
            if isinstance(value, str):
                return colour(value)
        except ValueError:
            pass
        self._wrong(path, value, "this is no colour", 'write a colour as `"#16324f"`: `#` and six digits from 0 to f')
        return None

    def _judge(self, palette: Palette, columns: Sequence[object]) -> None:
        for one in faint(palette):
            path = ("colours", one.name)
            place, called = self._places.key(path), f"`{one.name}`"
            if one.name.startswith("column-"):
                number = int(one.name.removeprefix("column-"))
                shown = columns[number - 1] if number <= len(columns) else None
                place, called = self._places.value(("colours", "columns"), shown), f"the colour of column {number}"
            self._say(
                "ARG514",
                f"{called} is hard to read on {one.ground}: its contrast is {one.ratio:.1f} to 1, and text needs 4.5",
                place,
                f'make it darker; `"{one.enough}"` would do',
            )
        words = {
            "grey": "in greyscale, as on a copier",
            "eyes": "to readers who do not tell all colours apart",
        }
        seen = [words[each] for each in alike(palette)]
        if seen:
            self._say(
                "ARG515",
                f"`for` and `against` look much the same {' and '.join(seen)}",
                self._places.key(("colours", "for")),
                "make one of them darker than the other, or choose a blue and an orange",
            )

    # Fonts ---------------------------------------------------------------------------------------------------------

    def _faces(self, table: Mapping[str, object]) -> Faces:
        faces = PLAIN.faces
        if "serif" in table:
            faces = replace(faces, serif=self._family("serif", table["serif"]) or faces.serif)
        if "sans" in table:
            faces = replace(faces, sans=self._family("sans", table["sans"]) or faces.sans)
        path = ("fonts", "extra")
        fonts = (self._font(path, each) for each in self._list(path, table.get("extra", []), MOST_EXTRA))
        extra = tuple(single(f"Extra {number}", font) for number, font in enumerate(fonts, 1) if font)
        return replace(faces, extra=extra)

    def _family(self, name: str, value: object) -> Family | None:
        path = ("fonts", name)
        table = self._table(path, value, STYLES)
        needed = STYLES[:3]
        if lacks := [style for style in needed if style not in table]:
            if isinstance(value, dict):
                advice = "give the files of the styles `regular`, `bold` and `italic`; one file may serve for several"
                self._wrong(path, None, f"`{name}` has no {_listed(lacks)} style", advice)
            return None
        found = {style: self._font((*path, style), each) for style, each in table.items()}
        fonts = {style: font for style, font in found.items() if font and self._has_letters((*path, style), font)}
        if len(fonts) < len(found):
            return None
        bold_italic = fonts.get("bold-italic", fonts["bold"])
        return Family(f"Chosen {name}", fonts["regular"], fonts["bold"], fonts["italic"], bold_italic)

    def _font(self, path: Sequence[str], value: object) -> FontFile | None:
        data = self._file(path, value, LARGEST_FONT, "fonts/Regular.ttf")
        if data is None:
            return None
        try:
            return font_of(data)
        except ValueError as problem:
            advice = "give another file, or leave it out: the bundled fonts then take its place"
            self._say("ARG516", f"this font cannot be used: {problem}", self._places.value(path, value), advice)
        return None

    def _has_letters(self, path: Sequence[str], font: FontFile) -> bool:
        if missing := lacking(font):
            shown = " ".join(missing[:12].strip())
            advice = "name a font for another script, or for signs, under `extra`"
            message = f"this font cannot be used for text: it lacks {shown}"
            self._say("ARG516", message, self._places.key(path), advice)
        return not missing

    # Page and logo -------------------------------------------------------------------------------------------------

    def _paper(self, table: Mapping[str, object]) -> Paper:
        if "size" in table:
            size = table["size"]
            if isinstance(size, str) and size in PAPERS and len(table) == 1:
                return PAPERS[size]
            known = ", ".join(f'`"{name}"`' for name in PAPERS)
            message = "a size by name goes without `width` and `height`" if len(table) > 1 else "this is no paper size"
            self._wrong(
                ("page", "size"), size, message, f"write one of {known}, or `width` and `height` in millimetres"
            )
        elif table:
            width = self._length(("page", "width"), table.get("width"), NARROWEST, WIDEST)
            height = self._length(("page", "height"), table.get("height"), LOWEST, HIGHEST)
            if width and height and width < height:
                return Paper(width, height)
            if width and height:
                advice = "give the upright paper; what needs landscape pages is turned"
                self._wrong(("page", "width"), None, "the paper is wider than it is high", advice)
        return PLAIN.paper

    def _length(self, path: Sequence[str], value: object, least: float, most: float) -> float | None:
        right = isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
        if not right:
            known = f"a number of millimetres from {least:g} to {most:g}, as in `{path[-1]} = {(least + most) // 2:g}`"
            self._wrong(path, value, f"`{path[-1]}` is to be {known.partition(',')[0]}", f"write {known}")
        return round(float(value), 2) if right else None  # type: ignore[arg-type]

    def _logo(self, table: Mapping[str, object], faces: Faces) -> Logo | None:
        alt, (least, usual, most) = table.get("alt"), LOGO_HEIGHTS
        height = self._length(("logo", "height"), table.get("height", usual), least, most)
        if not isinstance(alt, str) or not alt.strip() or len(alt) > 200:
            advice = 'say what is on it, for readers who do not see it, as in `alt = "Ministry of Foreign Affairs"`'
            self._wrong(("logo", "alt"), alt, "a logo needs words that stand for it", advice)
            return None
        self._look_through(alt, self._places.value(("logo", "alt"), alt), faces)
        data = self._file(("logo", "file"), table.get("file"), LARGEST_LOGO, "logo.svg")
        if data is None or height is None:
            return None
        try:
            return Logo(*clean_logo(data), " ".join(alt.split()), height)
        except ValueError as problem:
            place = self._places.value(("logo", "file"), table["file"])
            advice = "save it as a PNG, or as a plain SVG without text, links and effects"
            self._say("ARG517", f"this logo cannot be used: {problem}", place, advice)
        return None

    def _look_through(self, words: str, place: Label, faces: Faces) -> None:
        """Say what must not be in words that are printed, by whatever it is written, and what no font has."""
        for code, what in hidden(words):
            self._say(code, f"these words have {what}", place, "delete it, and others like it")
        self.diagnostics.extend(missing_from_words(words, place.span, faces))

    # What all of it is made of -------------------------------------------------------------------------------------

    def _file(self, path: Sequence[str], value: object, most: int, example: str) -> bytes | None:
        if not isinstance(value, str) or not value:
            advice = f'write the path from the style file to that file, as in `"{example}"`'
            self._wrong(path, value, "this is to be the path of a file", advice)
            return None
        if value not in self._files:
            found = self._read(self._source, value, self._places.value(path, value), most)
            self.diagnostics.extend(found.diagnostics)
            if found.value is None:
                return None
            self._files[value] = found.value
        return self._files[value]

    def _table(self, path: Sequence[str], value: object, keys: Sequence[str]) -> Mapping[str, object]:
        """The known keys of a table; nothing, and a message, for what is no table."""
        if not isinstance(value, dict):
            advice = f"known here are {_listed([f'`{key}`' for key in keys])}"
            self._wrong(path, value, f"`{path[-1]}` is to be a table", advice)
            return {}
        self._know(path, value, keys)
        return {key: value[key] for key in keys if key in value}

    def _know(self, path: Sequence[str], table: Mapping[str, object], keys: Sequence[str]) -> None:
        for name in table:
            if name not in keys:
                near = get_close_matches(name, keys, n=1)
                known = f"known here are {_listed([f'`{key}`' for key in keys])}"
                advice = f"did you mean `{near[0]}`?" if near else known
                self._say("ARG512", f"a style has no key `{name}` here", self._places.key((*path, name)), advice)

    def _list(self, path: Sequence[str], value: object, most: int) -> Sequence[object]:
        if isinstance(value, list) and len(value) <= most:
            return value
        example = '`["#16324f", "#7a5c14"]`' if path[-1] == "columns" else '`["fonts/More.ttf"]`'
        self._wrong(path, value, f"`{path[-1]}` is to be a list of at most {most}", f"write it as {example}")
        return ()

    def _wrong(self, path: Sequence[str], value: object, message: str, advice: str) -> None:
        self._say("ARG513", message, self._places.value(path, value), advice)

    def _say(self, code: str, message: str, place: Label, advice: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, place, help=advice))


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
