"""Arabic: a brief in it is laid out from right to left, reads aloud as Arabic, and has no word of another language."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from babel import Locale
from pikepdf import Pdf
from pypdf import PdfReader

from argmap.analysis import Analysis
from argmap.document.inlines import Text, plain
from argmap.document.languages import direction_of, language_of, with_languages
from argmap.document.nodes import Paragraph
from argmap.maps import Atlas, MapKind, draw_atlas
from argmap.render.graphviz import lay_out
from argmap.render.html import page_of, render_html
from argmap.render.map_files import map_files
from argmap.render.metrics import bundled_metrics
from argmap.render.mirroring import mirrored
from argmap.render.pdf import render_pdf
from argmap.render.theme import PLAIN
from argmap.wording import Catalogue
from brief_lab import SAMPLE, brief_of, html_with_maps
from pdf_lab import Piece, boxes_of, opened, pieces_of, tags_of
from samples import analysis_of
from test_locales import SCHEMED, every_form, in_no_language, said_in

TEXT = (Path(__file__).parent / "data" / "arabic.arg").read_text(encoding="utf-8")
MARGIN = 24 * 72 / 25.4
"""Of an upright page of A4, in points."""
WIDTH = 210 * 72 / 25.4


@cache
def arabic() -> Analysis:
    return analysis_of(TEXT)


@cache
def atlas() -> Atlas:
    return draw_atlas(arabic(), page_of("a4"), bundled_metrics(), lay_out)


@cache
def document() -> Pdf:
    """The front page, what interpretations hold side by side, and the sources, as a PDF."""
    return opened(render_pdf(render_html(brief_of(TEXT, ("front", "side-by-side", "cruxes", "sources")))))


@cache
def pieces() -> tuple[Piece, ...]:
    return tuple(pieces_of(document()))


def read(piece: Piece) -> str:
    """A piece of Arabic in the order in which it is read: its letters are painted from left to right."""
    return piece.text[::-1]


def piece_with(words: str) -> Piece:
    return next(piece for piece in pieces() if words in read(piece))


# The page -------------------------------------------------------------------------------------------------------------


def test_an_arabic_brief_says_that_it_is_arabic_and_runs_from_right_to_left() -> None:
    assert '<html lang="ar" dir="rtl">' in render_html(brief_of(TEXT))
    assert str(document().Root.Lang) == "ar"


def test_every_page_has_its_number_and_the_edition_at_its_foot() -> None:
    data = BytesIO()
    document().save(data)
    texts = [page.extract_text() for page in PdfReader(data).pages]
    assert len(texts) > 2
    for number, text in enumerate(texts, 1):
        assert re.findall(r"\d+ */ *\d+", text) == [f"{len(texts)} / {number}"], "painted from left to right"
        assert "abc123" in text


def test_letters_are_joined_and_yet_each_stands_for_itself() -> None:
    for words in ("تفقد الشبكة نحو نصف المياه", "لانقطاع المياه في المدينة القديمة", "الأحكام الرئيسية"):
        assert piece_with(words)


def test_titles_begin_on_the_right_and_numbers_of_pages_stand_on_the_left() -> None:
    head, part = (
        min(found, key=lambda piece: piece.y)
        for found in (
            [piece for piece in pieces() if piece.mark is None and piece.page == 1 and words in read(piece)]
            for words in ("الشرب", "جنب")
        )
    )
    assert part.x < WIDTH / 2 < head.x
    numbers = [piece for piece in pieces() if piece.mark is None and re.fullmatch(r"\d+\s/\s\d+", piece.text)]
    assert numbers
    assert all(piece.x < WIDTH / 2 for piece in numbers)


def test_the_first_column_is_on_the_right_and_labels_are_right_of_what_they_label() -> None:
    row, first, second = map(piece_with, ("الأطروحة", "أدى إهمال الصيانة", "تجاوز الطلب طاقة"))
    assert row.x > first.x > second.x
    assert piece_with("الثقة").x > piece_with("عالية").x


def test_nothing_leaves_the_page_on_either_side() -> None:
    upright = [piece for piece in pieces() if piece.mark is not None]
    assert min(piece.x for piece in upright) > MARGIN - 2
    assert max(piece.x for piece in upright) < WIDTH - MARGIN


def test_a_reference_in_latin_letters_keeps_its_own_order() -> None:
    html = render_html(brief_of(TEXT))
    assert re.search(r'<p class="reference"><span dir="ltr">World Bank', html)
    assert not re.search(r'<p class="reference"><span dir="ltr">[^<]*مرفق', html)


def test_style_sheets_are_turned_round() -> None:
    css = "a { margin: 1pt 2pt 3pt 4pt; border-left: 0 } b { padding: 1pt 2pt; border-radius: 3pt; float: right }"
    turned = "a { margin: 1pt 4pt 3pt 2pt; border-right: 0 } b { padding: 1pt 2pt; border-radius: 3pt; float: left }"
    assert mirrored(css) == turned
    assert mirrored(turned) == css


# Maps -----------------------------------------------------------------------------------------------------------------


def test_conclusions_stand_on_the_right_of_their_maps_and_lines_end_at_their_left_side() -> None:
    drawn = atlas().of(MapKind.INTERPRETATION, next(iter(arabic().argument.interpretations)))
    assert drawn
    sheet = drawn.sheets[0]
    thesis = sheet.boxes[0]
    reasons = [box for box in sheet.boxes if box.role in ("support", "assumption")]
    assert reasons
    assert all(reason.x + reason.width < thesis.x for reason in reasons)
    ends = [edge.head[0].x for edge in sheet.edges if edge.head and edge.head[0].y < thesis.y + thesis.height]
    assert all(end == pytest.approx(thesis.x, abs=1.5) for end in ends)
    for sheet in atlas().sheets():
        assert all(part.x >= -0.1 and part.x + part.width <= sheet.width + 0.1 for part in sheet.parts)


def test_pictures_are_turned_round_and_their_texts_run_from_right_to_left() -> None:
    files = map_files(arabic(), bundled_metrics())
    root = ET.fromstring(files["maps/whole.svg"])  # noqa: S314 - our own picture
    texts = {"".join(text.itertext()): text for text in root.iter("{http://www.w3.org/2000/svg}text")}
    arabic_ones = {words: text for words, text in texts.items() if direction_of([words]) == "rtl"}
    assert {text.get("text-anchor") for text in arabic_ones.values()} == {"end"}
    assert all(words[0] == "\N{RIGHT-TO-LEFT EMBEDDING}" for words in arabic_ones)
    assert all(words[-1] == "\N{POP DIRECTIONAL FORMATTING}" for words in arabic_ones)
    reason, conclusion = (
        next(float(text.get("x", "")) for words, text in texts.items() if start in words)
        for start in ("أظهر القياس في 2024 فاقداً", "تفقد الشبكة نحو نصف المياه")
    )
    assert reason < conclusion
    assert 'rankdir="RL"' in files["maps/whole.dot"].decode()


def widths(texts: list[str]) -> Iterator[float]:
    """How wide texts really run in the type of labels, in points of type of 100 points."""
    spans = "".join(f'<p><span style="display:inline-block;white-space:nowrap">{text}</span></p>' for text in texts)
    head = (
        '<link rel="stylesheet" href="argmap:styles/fonts.css"/><link rel="stylesheet" href="argmap:styles/map.css"/>'
    )
    html = f'<html lang="ar" dir="rtl"><head><title>T</title>{head}<style>span{{font:100pt "Source Sans 3", '
    html += f'"Amiri Large"}}@page{{size:9000pt 9000pt}}</style></head><body>{spans}</body></html>'
    stack: list[Any] = list(boxes_of(html))
    while stack:
        box = stack.pop()
        if box.element_tag == "span" and type(box).__name__ == "InlineBlockBox":
            yield box.width * 0.75
        stack.extend(reversed(getattr(box, "children", ())))


def test_joined_letters_are_measured_as_wide_as_they_are_set_or_a_little_wider() -> None:
    said = [found.text.plain() for found in arabic().argument.statements.values()]
    for text, real in zip(said, widths(said), strict=True):
        assert 1 <= bundled_metrics().width(text, 100) / real < 1.15, text


# Words ----------------------------------------------------------------------------------------------------------------


def test_counts_have_the_six_forms_of_arabic() -> None:
    told = [plain(Catalogue.of("ar").count("sources-summary", number)) for number in (0, 1, 2, 3, 11, 100)]
    assert told == [
        "لا يستند هذا الموجز إلى أي مصدر.",
        "يستند هذا الموجز إلى مصدر واحد.",
        "يستند هذا الموجز إلى مصدرين.",
        "يستند هذا الموجز إلى 3 مصادر.",
        "يستند هذا الموجز إلى 11 مصدرا\u064b.",
        "يستند هذا الموجز إلى 100 مصدر.",
    ]


def test_an_arabic_brief_has_no_word_that_is_not_in_the_arabic_catalogues() -> None:
    text = in_no_language(SAMPLE + SCHEMED)
    said = said_in(html_with_maps(analysis_of(text.replace("\n", "\n  lang ar\n", 1))))
    catalogues = " ".join(form for key, form in every_form("ar") if "work-" not in key)
    known = " ".join((catalogues, text, *Locale.parse("ar").months["format"]["wide"].values(), "argmap abc"))
    prefixes = re.compile("^و?(?:[لب]ـ)?")  # What Arabic joins to the word after it.
    assert {word for word in said if prefixes.sub("", word).casefold() not in known.casefold()} == set()


def test_arabic_has_its_own_commas_and_question_marks() -> None:
    for key, form in every_form("ar"):
        if "work-" not in key and not key.startswith("method/method-"):
            assert not re.search(r"[\u0600-\u06ff] ?[,;?]", form), (key, form)


# Arabic in a brief in another language --------------------------------------------------------------------------------

MIXED = """\
brief b: What عمر البشير left behind
  author: محمد علي
  lang en
  judgments party
source paper: تقرير عن السودان
  author: مركز الدراسات
claim party: The party (حزب المؤتمر) was dissolved. [@paper, p. 3]
  support: قال الحزب إنه [@paper] باق.
"""


def test_arabic_in_an_english_brief_is_set_with_the_bundled_fonts_and_read_out_as_arabic() -> None:
    pdf = opened(render_pdf(render_html(brief_of(MIXED))))
    assert str(pdf.Root.Lang) == "en"
    said = {(piece.page, piece.mark): piece.text for piece in pieces_of(pdf)}
    marked: dict[int, str] = {}
    for tag in tags_of(pdf):
        lang = str(tag.node.get("/Lang", marked.get(tag.node.P.objgen[0], "en")))
        marked[tag.node.objgen[0]] = lang
        for mark in tag.marks:
            if direction_of(said.get(mark, "")) == "rtl":
                assert lang == "ar", said[mark]
    assert "ar" in marked.values()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("No Arabic.", [("No Arabic.",)]),
        ("by عمر حسن, 2 men", [("by",), (" عمر حسن", "ar"), (", 2 men",)]),
        ("سنة 2020 و2021.", [("سنة 2020 و", "ar"), ("2021.",)]),
        ("عمر & علي", [("عمر & علي", "ar")]),
    ],
)
def test_runs_of_arabic_letters_are_marked_and_nothing_else_is(words: str, expected: list[tuple[str, ...]]) -> None:
    line = Paragraph((Text(words),))
    assert with_languages(line, "en").content == tuple(Text(*run) for run in expected)
    assert with_languages(line, "ar") == line


def test_a_link_is_of_the_language_that_most_of_its_letters_are_of() -> None:
    assert [language_of(words, "en") for words in ("عمر", "by عمر", "written by عمر")] == ["ar", "ar", ""]
    assert language_of("عمر", "ar") == ""


def test_a_text_that_runs_the_other_way_keeps_its_order_and_notes_within_it_keep_theirs() -> None:
    html = render_html(brief_of(MIXED))
    assert re.search(r'<span dir="rtl"><span lang="ar">قال الحزب إنه</span>', html)
    assert "direction: ltr" in PLAIN.read("argmap:styles/notes.css")[0].decode()
