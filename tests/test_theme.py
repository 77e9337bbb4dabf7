"""A style file changes how a brief looks, all of it and safely; what is wrong in one is said where it stands."""

import io
import re
import tomllib
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pypdf
import pytest
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from PIL import Image

from argmap.diagnostics import Diagnostic, Label, Outcome, Source
from argmap.editions.brief import compose_brief, source_marks
from argmap.maps import draw_atlas
from argmap.render.colours import WHITE, Colour, apart, colour, contrast, greyness
from argmap.render.faces import FONTS, Faces, FontFile, single
from argmap.render.font_check import font_of
from argmap.render.font_subset import cut_fonts
from argmap.render.glyphs import missing_glyphs
from argmap.render.graphviz import lay_out
from argmap.render.html import page_of, render_html
from argmap.render.logo import clean_logo
from argmap.render.map_files import map_files
from argmap.render.metrics import FontMetrics
from argmap.render.palette import DEFAULT, TEXT, alike, faint
from argmap.render.paper import PAPERS, Paper
from argmap.render.pdf import render_pdf
from argmap.render.style_file import read_style
from argmap.render.theme import PLAIN, Theme
from brief_lab import EDITION, SAMPLE
from inside import argmap
from pdf_lab import boxes_of
from process import GOOD
from samples import analysis_of, argument_of

GUIDE = Path(__file__).parents[1] / "arguments" / "README.md"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><circle cx="5" cy="5" r="5" fill="#16324f"/></svg>'
HOUSE = """\
[colours]
accent = "#3b2a5c"
for = "#0f4c81"
against = "#b8480b"

[page]
size = "a5"

[logo]
file = "logo.svg"
alt = "Works desk"
"""


def read(text: str, **given: bytes) -> Outcome[Theme]:
    """What a style file says, with the files it names (dots in their names written as `_`)."""

    def look(_: Source, path: str, label: Label, most: int) -> Outcome[bytes | None]:
        data = given.get(path.replace(".", "_"))
        missing = Diagnostic("ARG117", f"there is no file `{path}`", label)
        return Outcome(data) if data is not None and len(data) <= most else Outcome(None, (missing,))

    return read_style(Source("house.toml", text), look)


def theme_of(text: str, **given: bytes) -> Theme:
    found = read(text, **given)
    assert found.diagnostics == ()
    return found.value


def findings(text: str, **given: bytes) -> list[tuple[str, str]]:
    """The codes of what is wrong, each with the words it points at."""
    spans = [(each.code, each.primary.span) for each in read(text, **given).diagnostics if each.primary]
    return [(code, text[span.start : span.end]) for code, span in spans]


def font(letters: str, permitted: int = 0, width: int = 700) -> bytes:
    """A font in which every letter is a square."""
    names = {ord(letter): f"u{ord(letter):04X}" for letter in dict.fromkeys(letters)}
    pen = TTGlyphPen(None)
    for at, point in enumerate([(50, 0), (50, 600), (600, 600), (600, 0)]):
        (pen.lineTo if at else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf(dict.fromkeys(order, square))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (width, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(fsType=permitted)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


ASCII = "".join(map(chr, range(0x20, 0x7F))) + "–—‘’“”…"


def printed(text: str, theme: Theme) -> bytes:
    """The PDF of a brief with its maps."""
    analysis = analysis_of(text)
    marks = source_marks(analysis.argument)
    head = analysis.argument.masthead
    assert head
    atlas = draw_atlas(analysis, page_of(head.paper, theme), theme.metrics, lay_out, marks)
    return render_pdf(render_html(compose_brief(analysis, EDITION), atlas, theme), theme=theme)


# The default ---------------------------------------------------------------------------------------------------------


def test_the_default_colours_pass_their_own_test() -> None:
    assert list(faint(DEFAULT)) == []
    assert list(alike(DEFAULT)) == []
    assert all(contrast(each, WHITE) >= 3 for each in DEFAULT.lines.values())
    assert contrast(DEFAULT["line"], WHITE) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(colour("#000000"), WHITE) == pytest.approx(21)
    assert contrast(colour("#777777"), WHITE) == pytest.approx(4.48, abs=0.005)
    assert greyness(WHITE) == pytest.approx(100)


def test_red_and_green_are_alike_to_those_who_do_not_see_red_or_green() -> None:
    red, green, blue = map(colour, ("#b04040", "#6b6b1f", "#2f4fb0"))
    assert apart(red, green) < 20 < apart(red, blue)


def test_style_sheets_set_no_colours_of_their_own_and_use_none_that_are_not_there() -> None:
    """The colours of TLP markings are prescribed (FIRST, TLP 2.0), and so is the black behind them."""
    for sheet in files("argmap.render").joinpath("styles").iterdir():
        if not sheet.name.endswith(".css"):
            continue
        css = sheet.read_text(encoding="utf-8")
        lines = [line for line in css.splitlines() if not line.startswith(".marking .")]
        literal = {each for line in lines for each in re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", line)}
        assert literal <= {"#fff"}, sheet.name
        served = PLAIN.read(f"argmap:styles/{sheet.name}")[0].decode()
        left = set(re.findall(r"var\(--([\w-]+)", served))
        assert left <= {"hue", "tint", "label"}, sheet.name


def _grounds(boxes: Iterator[Any]) -> Iterator[tuple[str, Colour, Colour]]:
    """Every text of laid-out pages with its colour and that of the ground behind it."""
    stack: list[tuple[Any, Colour]] = [(box, WHITE) for box in boxes]
    while stack:
        box, ground = stack.pop()
        box = getattr(box, "_box", box)
        style = box.style
        shade = style["background_color"]
        if shade != "currentcolor" and shade.alpha:
            ground = Colour(*(round(255 * part) for part in shade.coordinates))
        if getattr(box, "text", "").strip():
            yield box.text, Colour(*(round(255 * part) for part in style["color"].coordinates)), ground
        children = box.all_children() if hasattr(box, "all_children") else ()
        stack.extend((child, ground) for child in children)


@pytest.mark.parametrize(("text", "style"), [(SAMPLE, ""), (GOOD, HOUSE)], ids=["default", "house"])
def test_every_text_of_a_brief_can_be_read_on_its_ground(text: str, style: str) -> None:
    theme = theme_of(style, logo_svg=SVG)
    analysis = analysis_of(text)
    atlas = draw_atlas(analysis, page_of("", theme), theme.metrics, lay_out, source_marks(analysis.argument))
    html = render_html(compose_brief(analysis, EDITION), atlas, theme)
    texts = list(_grounds(boxes_of(html, theme)))
    assert len(texts) > 100
    faintest = {(str(ink), str(ground)): text for text, ink, ground in texts if contrast(ink, ground) < TEXT}
    assert faintest == {}


# What a style file changes -------------------------------------------------------------------------------------------


def test_a_style_changes_colours_paper_and_logo() -> None:
    theme = theme_of(HOUSE, logo_svg=SVG)
    data = printed(GOOD.replace("compare", "parts front, side-by-side\n  compare"), theme)
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    sizes = {tuple(round(float(side) * 25.4 / 72) for side in page.mediabox[2:]) for page in pages}
    assert sizes <= {(148, 210), (210, 148)}
    content = b"".join(page.get_contents().get_data() for page in pages)  # type: ignore[union-attr]
    accent = " ".join(f"{part / 255:.6f}"[:6] for part in (0x3B, 0x2A, 0x5C))
    assert re.search(accent.replace(" ", r"\d* ").encode(), content)
    with pikepdf.open(io.BytesIO(data)) as document:
        alternatives = {str(each.get("/Alt", "")) for each in document.objects if isinstance(each, pikepdf.Dictionary)}
    assert "Works desk" in alternatives


def test_the_guide_has_an_example_that_works() -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    named = set(re.findall(r'"((?:fonts/)?[\w-]+\.\w+)"', text))
    letters = font(ASCII)
    given = {name.replace(".", "_"): SVG if name.endswith("svg") else letters for name in named}
    theme = theme_of(text, **given)
    colours = tomllib.loads(text)["colours"]
    assert {name: str(theme.palette[name]) for name in colours if name != "columns"} == {
        name: value for name, value in colours.items() if name != "columns"
    }
    assert theme.logo
    assert theme.logo.alt == "Electoral commission"


def test_maps_are_measured_and_drawn_in_the_font_of_the_style() -> None:
    wide, lean = font(ASCII, width=900), font(ASCII, width=400)
    lines = '[fonts]\nsans = { regular = "a.ttf", bold = "a.ttf", italic = "a.ttf" }\n'
    widths = {}
    for name, data in (("wide", wide), ("lean", lean)):
        theme = theme_of(lines, a_ttf=data)
        widths[name] = theme.metrics.width("Turnout", 10)
        drawn = map_files(analysis_of("claim a: Seven words are set in these letters.\n"), theme.metrics, theme)
        assert "font-family=\"'Chosen sans', " in unescape(drawn["maps/whole.svg"].decode())
        assert b"Source Sans" not in drawn["maps/whole.dot"]
    assert widths == {"wide": pytest.approx(63), "lean": pytest.approx(28)}


def test_a_letter_the_chosen_font_lacks_is_measured_in_the_font_that_sets_it() -> None:
    plain, chosen = PLAIN.metrics, FontMetrics(Faces(sans=single("Chosen", FontFile("one", font(ASCII)))))
    assert chosen.width("я", 10) == plain.width("я", 10)
    assert chosen.width("a", 10) == 7


FOREIGN = """\
brief port: Who closed the port? من أغلق الميناء؟ 谁关闭了港口？
  style house.toml

claim order: The port was closed by order: أمر المحافظ. 港务局宣布港口关闭。
"""


def test_letters_of_other_scripts_are_set_where_fonts_are_given() -> None:
    argument = argument_of(FOREIGN)
    assert {each.code for each in missing_glyphs(argument)} == {"ARG501"}
    letters = {character for character in FOREIGN if ord(character) > 0x2FF}
    arabic = "".join(letter for letter in letters if ord(letter) < 0x700)
    chinese = "".join(letters - set(arabic))
    lines = '[fonts]\nextra = ["arabic.ttf", "chinese.ttf"]\n'
    theme = theme_of(lines, arabic_ttf=font(arabic), chinese_ttf=font(chinese))
    assert missing_glyphs(argument, theme.faces) == ()
    data = printed(FOREIGN, theme)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    assert set(chinese) | set(arabic) <= set(text)
    files = map_files(analysis_of(FOREIGN), theme.metrics, theme)
    assert "'Extra 1', 'Extra 2'" in unescape(files["maps/whole.svg"].decode())


def test_what_a_brief_says_of_its_paper_goes_before_its_style() -> None:
    theme = theme_of('[page]\nsize = "letter"\n')
    assert theme.paper_of("") == PAPERS["letter"]
    assert theme.paper_of("a5") == PAPERS["a5"]
    assert theme_of("[page]\nwidth = 170\nheight = 240.5\n").paper_of("") == Paper(170, 240.5)


@pytest.mark.parametrize("paper", [*PAPERS.values(), Paper(148, 210), Paper(297, 420)], ids=str)
def test_the_room_for_maps_is_within_the_margins(paper: Paper) -> None:
    """The room is said in points and the margins in millimetres, from the same numbers; both are taken apart here."""
    found = re.findall(r"size:([\d.]+)mm ([\d.]+)mm;margin:([\d.]+)mm ([\d.]+)mm ([\d.]+)mm", paper.css)
    tall, wide = ([float(each) * 72 / 25.4 for each in numbers] for numbers in found)
    for (width, height, top, sides, bottom), room in zip(
        (tall, wide), (paper.room.portrait, paper.room.landscape), strict=True
    ):
        assert width - 2 * sides - 1 < room.width <= width - 2 * sides
        assert room.height < height - top - bottom - 50
    assert paper.room.landscape.width > paper.room.portrait.width > 320


# What is wrong in one ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[colours\n", [("ARG511", "\n")]),
        ("[colours]\nink = \n", [("ARG511", "\n")]),
        ("a = " + "[" * 5000, [("ARG511", "")]),
        ("#" * 70_000, [("ARG511", "")]),
        (f"[page]\nwidth = {'9' * 5000}\n", [("ARG511", "")]),
        ("[colour]\n", [("ARG512", "colour")]),
        ('# accnt = 1\n[colours]\naccnt = "#000000"\n', [("ARG512", "accnt")]),
        ('[colours]\nink = "#00000"\n', [("ARG513", '"#00000"')]),
        ('[colours]\nink = "red; } body { display: none"\n', [("ARG513", '"red; } body { display: none"')]),
        ("[colours]\nink = 7\n", [("ARG513", "ink")]),
        ("colours = 7\n", [("ARG513", "colours")]),
        ('[colours]\ncolumns = ["#16324f", "navy"]\n', [("ARG513", '"navy"')]),
        (f"[colours]\ncolumns = {['#16324f'] * 7}\n", [("ARG513", "columns")]),
        ('[colours]\nmuted = "#888888"\n', [("ARG514", "muted")]),
        ('[colours]\ncolumns = ["#16324f", "#ffcc00"]\n', [("ARG514", '"#ffcc00"')]),
        ('[colours]\nfor = "#2e7d32"\nagainst = "#c62828"\n', [("ARG515", "for")]),
        ('[page]\nsize = "a6"\n', [("ARG513", '"a6"')]),
        ('[page]\nsize = "a4"\nwidth = 200\n', [("ARG513", '"a4"')]),
        ("[page]\nwidth = 100\nheight = true\n", [("ARG513", "width"), ("ARG513", "height")]),
        ("[page]\nwidth = nan\nheight = 1e400\n", [("ARG513", "width"), ("ARG513", "height")]),
        ("[page]\nwidth = 290\nheight = 210\n", [("ARG513", "width")]),
        ("[page]\nwidth = 210\n[logo]\nheight = 14\n", [("ARG513", "page"), ("ARG513", "logo")]),
        ('[fonts]\nsans = { regular = "a.ttf" }\n', [("ARG513", "sans")]),
        ('[fonts]\nextra = ["a.ttf", "b.ttf"]\n', [("ARG117", '"a.ttf"'), ("ARG117", '"b.ttf"')]),
        ("[fonts]\nextra = [3]\n", [("ARG513", "extra")]),
        ('[logo]\nfile = "a.svg"\n', [("ARG513", "logo")]),
        ('[logo]\nalt = "A seal"\n', [("ARG513", "logo")]),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(text: str, expected: list[tuple[str, str]]) -> None:
    assert findings(text) == expected


def test_a_colour_that_is_too_light_is_told_of_one_that_will_do() -> None:
    text = '[colours]\naccent = "#ff8800"\n'
    (said,) = read(text).diagnostics
    better = re.search(r"#[0-9a-f]{6}", said.help)
    assert better
    assert read(text.replace("#ff8800", better[0])).diagnostics == ()


def test_what_is_wrong_leaves_the_rest_as_it_is_said() -> None:
    theme = read('[colours]\nink = "?"\naccent = "#3b2a5c"\n[page]\nsize = "letter"\n').value
    assert (str(theme.palette["accent"]), theme.paper) == ("#3b2a5c", PAPERS["letter"])
    assert theme.palette["ink"] == DEFAULT["ink"]


# Fonts and logos may be anything -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a TrueType or OpenType font"),
        (b"<svg/>", "not a TrueType or OpenType font"),
        (b"wOF2" + bytes(50), "packed for web pages"),
        (b"ttcf" + bytes(50), "a collection"),
        (b"OTTO" + bytes(range(256)) * 8, "damaged"),
        (font(ASCII)[:700], "damaged"),
        (font(""), "no letters"),
        (font(ASCII, permitted=0x0002), "does not let documents carry it"),
        (font(ASCII, permitted=0x0100), "does not let documents carry a part"),
    ],
)
def test_a_font_that_cannot_be_used_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        font_of(data)
    assert findings('[fonts]\nextra = ["a.ttf"]\n', a_ttf=data) == [("ARG516", '"a.ttf"')]


@pytest.fixture(scope="module")
def small() -> bytes:
    """A bundled font with all its tables, cut down to a few letters."""
    options = subset.Options(layout_features=["*"], drop_tables=[], hinting=True)
    font = subset.load_font(FONTS / "SourceSans3-Regular.ttf", options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=ASCII)
    cutter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def damaged(data: bytes, table: str, random: Random) -> bytes:
    """The font with two bytes of a table changed."""
    found = TTFont(io.BytesIO(data)).reader.tables[table]
    changed = bytearray(data)
    for _ in range(2):
        changed[found.offset + random.randrange(found.length)] = random.randrange(256)
    return bytes(changed)


@pytest.mark.parametrize(
    "table", ["BASE", "GDEF", "GPOS", "GSUB", "cmap", "gasp", "glyf", "head", "hmtx", "loca", "maxp"]
)
def test_a_font_with_a_damaged_table_is_refused_or_can_be_used(small: bytes, table: str) -> None:
    """What is said to be sound can be cut down for a picture, to whatever letters."""
    random = Random(table)  # noqa: S311 - it keeps no secrets
    for _ in range(3):
        try:
            font = font_of(damaged(small, table, random))
        except ValueError:
            continue
        faces = Faces(sans=single("Chosen sans", font), extra=(single("Extra 1", font),))
        assert cut_fonts(ASCII, faces)
        assert cut_fonts("Few letters", faces)


def test_most_damage_to_what_is_used_of_a_font_is_noticed(small: bytes) -> None:
    random = Random(1)  # noqa: S311 - it keeps no secrets
    for _ in range(5):
        with pytest.raises(ValueError, match="damaged"):
            font_of(damaged(small, "loca", random))


def test_a_font_for_text_needs_the_letters() -> None:
    lines = '[fonts]\nsans = { regular = "a.ttf", bold = "b.ttf", italic = "a.ttf" }\n'
    found = findings(lines, a_ttf=font(ASCII), b_ttf=font("abc"))
    assert found == [("ARG516", "bold")]


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def drawing(inside: str, frame: str = 'viewBox="0 0 40 10"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a PNG, JPEG or SVG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "damaged"),
        (b"<svg/>", "not a PNG, JPEG or SVG"),
        (drawing("").decode().encode("utf-16"), "not a PNG, JPEG or SVG"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("&a;"), "DOCTYPE"),
        (drawing("<script>alert(1)</script>"), "an element `script`"),
        (drawing("<foreignObject/>"), "an element `foreignObject`"),
        (drawing("<style>@import 'http://a/b'</style>"), "an element `style`"),
        (drawing('<image href="file:///etc/passwd"/>'), "an element `image`"),
        (drawing('<use href="#a"/>'), "an element `use`"),
        (drawing("<text>Seal</text>"), "an element `text`"),
        (drawing('<path onload="alert(1)"/>'), "an attribute `onload`"),
        (drawing('<path fill="url(http://a/b)"/>'), "more than plain colours"),
        (drawing('<path style="fill:url(file:///etc/passwd)"/>'), "more than plain colours"),
        (drawing("<g>" * 60 + "</g>" * 60), "too many parts"),
        (drawing("<g/>" * 6000), "too many parts"),
        (drawing("", ""), "how large"),
        (drawing("", 'viewBox="0 0 4000 10"'), "long and narrow"),
        (drawing("", 'viewBox="0 0 . 5"'), "how large"),
        (drawing("", f'viewBox="{"9" * 400} 0 10 10"'), "how large"),
        (drawing("", 'width="1.2.3" height="4"'), "how large"),
        (b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", bytes([0, 0, 0, 9, 0, 0, 0, 9, 8, 3, 0, 0, 0])), "damaged"),
    ],
)
def test_a_logo_that_is_more_than_shapes_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        clean_logo(data)


def test_what_drawing_programs_add_is_left_out() -> None:
    data = drawing('<metadata>x</metadata><path d="M0 0h9" style="fill:#123456;-inkscape-x:url(a)" data-x="y"/>')
    cleaned = clean_logo(data)[0].decode()
    assert 'fill="#123456"' in cleaned
    assert not re.search("metadata|inkscape|data-x", cleaned)


def test_what_a_drawing_program_has_switched_off_is_not_printed() -> None:
    hidden = '<g style="display:none"><circle r="1"/></g><g visibility="hidden"><line/></g><defs id="a"/>'
    cleaned = clean_logo(drawing(hidden + '<rect style="display:inline" width="9"/>'))[0].decode()
    assert re.findall(r"<(?!svg)(\w+)", cleaned) == ["rect"]


def test_a_drawing_measured_in_millimetres_is_not_cut_off() -> None:
    cleaned = clean_logo(drawing("", 'width="50.8mm" height="1in"'))[0].decode()
    assert 'viewBox="0 0 192 96"' in cleaned


def test_greys_of_sixteen_bits_stay_grey() -> None:
    out = io.BytesIO()
    Image.new("I;16", (8, 8), 0x8000).save(out, "PNG")
    with Image.open(io.BytesIO(clean_logo(out.getvalue())[0])) as image:
        assert image.getpixel((4, 4)) == (128, 128, 128)


def _picture(mode: str, size: tuple[int, int], form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(("mode", "form"), [("RGBA", "PNG"), ("P", "PNG"), ("CMYK", "JPEG"), ("L", "JPEG")])
def test_pixels_are_written_anew(mode: str, form: str) -> None:
    data, kind = clean_logo(_picture(mode, (40, 20), form))
    with Image.open(io.BytesIO(data)) as image:
        assert (kind, image.format, image.size) == ("image/png", "PNG", (40, 20))
        assert image.mode in ("RGB", "RGBA")


def test_a_picture_that_would_unpack_to_too_much_is_not_unpacked() -> None:
    with pytest.raises(ValueError, match="5000 × 5000 pixels"):
        clean_logo(_picture("1", (5000, 5000)))


# As people do it -----------------------------------------------------------------------------------------------------


def _write(folder: Path, given: Mapping[str, bytes | str]) -> None:
    for name, data in given.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def test_a_style_is_read_from_beside_the_brief(tmp_path: Path) -> None:
    brief = "brief port: Who closed the port? 谁\n  style looks/house.toml\n"
    _write(tmp_path, {"port.arg": brief, "looks/house.toml": '[fonts]\nextra = ["more.ttf"]\n'})
    done = argmap("check", "port.arg", cwd=tmp_path)
    assert done.code == 1
    assert "looks/house.toml:2:10" in done.err
    _write(tmp_path, {"looks/more.ttf": font("谁")})
    assert argmap("build", "port.arg", cwd=tmp_path).code == 0
    with pikepdf.open(tmp_path / "out" / "port.pdf") as document:
        assert set(document.attachments) == {"port.arg", "port/style.toml"}


def test_a_style_reads_nothing_outside_the_workspace(tmp_path: Path) -> None:
    _write(tmp_path, {"secret.ttf": font("谁"), "work/house.toml": '[fonts]\nextra = ["../secret.ttf"]\n'})
    _write(tmp_path, {"work/port.arg": "brief port: Who closed the port?\n  style house.toml\n"})
    done = argmap("check", "port.arg", cwd=tmp_path / "work")
    assert done.code == 1
    assert "outside the workspace" in done.err
