"""No footnote, link or statement is lost between a brief and its PDF, whatever its contents and margins."""

import re
from collections import Counter
from html import unescape
from io import BytesIO
from random import Random

import pikepdf
import pytest
from pypdf import PdfReader

from argmap.render.html import render_html
from argmap.render.pdf import render_pdf
from brief_lab import SAMPLE, brief_of

NOTE = re.compile(r"<foot-note[^>]*>(.*?)</foot-note>", re.DOTALL)
LINK = re.compile(r'<a [^>]*?href="#([^"]+)"')
NOTED = ("front", "side-by-side", "matrix", "argument", "indicators", "dissent", "sources")
"""Parts in which there are notes of every kind."""
STATEMENT = re.compile(r' id="s-([^"]+)"')


def many_notes(seed: int) -> str:
    """A brief of statements of many lengths, nested and side by side, most of which cite."""
    random = Random(seed)  # noqa: S311 - the same statements each time
    words = ("Mali", "state", "coup", "aid", "legitimacy", "officers", "the", "of", "a", "and", "grain", "border")
    number = 0

    def said(least: int, most: int) -> str:
        nonlocal number
        number += 1
        text = " ".join(random.choice(words) for _ in range(random.randint(least, most)))
        cites = "; ".join(f"@{random.choice(('first', 'second'))}, ¶{number}{letter}" for letter in "ab"[: number % 3])
        return f"Number {number} {text}." + (f" [{cites}]" if cites else "")

    lines = [
        "brief many: Many notes",
        "  judgments c1, c2",
        "  compare one, two",
        f"  summary: {said(20, 40)}",
        f"  dissent: {said(30, 60)}",
        "    by: A colleague",
        "source first: The first report",
        "  author: Keita, Moussa",
        "  date 2020",
        "source second: The second report",
        "  publisher: An institute",
        "  url: https://example.org/second",
        "question why: Why?",
    ]
    for claim in range(1, 7):
        lines.append(f"claim c{claim}: {said(4, 30)}")
        lines.append(f"  confidence moderate: {said(3, 12)}")
        depth = 1
        for _ in range(random.randint(0, 6)):
            lines.append(f"{'  ' * depth}{random.choice(('support', 'objection'))}: {said(3, 50)}")
            depth = random.randint(1, depth + 1)
    for name, other in (("one", "c1, c3"), ("two", "c2, c4")):
        lines += [f"interpretation {name}: {said(5, 20)}", "  answers why", f"  holds {other}"]
        lines += [f"  implication: {said(5, 20)}", f"  indicator: {said(5, 20)}"]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("text", "margin"),
    [
        pytest.param(SAMPLE, 25.0, id="the sample"),
        *(pytest.param(many_notes(seed), margin, id=f"{margin} mm") for seed, margin in enumerate((25.0, 18.3, 40.0))),
    ],
)
def test_every_note_link_and_statement_of_the_brief_is_in_its_pdf(text: str, margin: float) -> None:
    html = render_html(brief_of(text, NOTED))
    margins = f"<style>@page {{ margin-top: {margin}mm; margin-bottom: {margin}mm }}</style></head>"
    pdf = render_pdf(html.replace("</head>", margins))

    statements = {_squeezed(each) for each in re.findall(r"Number \d+ [^.]+\.", text)}
    printed = _squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))
    for words, times in Counter(_words(note) for note in NOTE.findall(html)).items():
        assert printed.count(words) >= times, words
    assert {each for each in statements if each not in printed} == set()
    with pikepdf.open(BytesIO(pdf)) as document:
        assert _leads_to(document) >= Counter(unescape(target) for target in LINK.findall(html))
        known = set(document.Root.Names.Dests.Names[::2]) if "/Names" in document.Root else set()
    assert {f"s-{name}" for name in STATEMENT.findall(html)} <= set(map(str, known))


def _words(html: str) -> str:
    return _squeezed(unescape(re.sub(r"<[^>]+>", "", html)))


def _squeezed(text: str) -> str:
    """Text without spaces and hyphens, which lines are broken at."""
    return re.sub(r"[\s\u2010\u00ad-]+", "", text)


def _leads_to(document: pikepdf.Pdf) -> Counter[str]:
    """How many links lead to each anchor."""
    links = (annotation for page in document.pages for annotation in page.get("/Annots", ()))
    return Counter(str(link.Dest) for link in links if "/Dest" in link)


def awkward() -> str:
    """Pages of the kinds of pieces that WeasyPrint 70 loses footnotes of, where they break; of these it loses one."""
    random = Random(23)  # noqa: S311 - the same pieces each time
    number = 0

    def said() -> str:
        nonlocal number
        number += 1
        note = f'<foot-note class="note-below">Number {number} {"aid " * random.randint(2, 25)}.</foot-note>'
        return "coup " * random.randint(3, 30) + note * (random.random() < 0.8)

    def piece() -> str:
        rows = "".join(f"<tr><td>{said()} {said()}</td><td>{said()}</td></tr>" for _ in range(random.randint(1, 8)))
        return random.choice(
            (
                f'<div class="{random.choice(("keep", "row", ""))}"><p>{said()} {said()}</p><p>{said()}</p></div>',
                f"<h2>A head</h2><p>{said()}</p>",
                f"<table><thead><tr><th>x</th><th>y</th></tr></thead><tbody>{rows}</tbody></table>",
            )
        )

    style = f"""@page {{ size: A4; margin: {random.uniform(10, 40):.2f}mm }} body {{ font: 10pt/1.37 "Source Serif 4" }}
        .keep {{ break-inside: avoid }} h2 {{ break-after: avoid }} .row {{ display: flex }}
        .note-below {{ float: footnote; footnote-display: {random.choice(("compact", "block"))}; font-size: 8pt }}"""
    body = "".join(piece() for _ in range(22))
    sheet = '<link rel="stylesheet" href="argmap:styles/notes.css"/>'
    head = f"<head><title>Notes</title>{sheet}<style>{style}</style></head>"
    return f'<html lang="en">{head}<body>{body}</body></html>'


def test_a_note_that_typesetting_loses_is_set_in_the_text() -> None:
    html = awkward()
    printed = _squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(render_pdf(html))).pages))
    for words in map(_words, NOTE.findall(html)):
        assert printed.count(words) == 1, words
