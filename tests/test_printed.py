"""Every text that reaches a page is looked at, wherever it is from: for what nobody sees, and for what no font has."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.diagnostics import Diagnostic
from argmap.editions.brief import compose_brief
from argmap.render.html import render_html
from argmap.workspace.database import compile_paths
from brief_lab import words
from test_hostile import WHOLE

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{}"><info/>
<locale><terms><term name="page" form="short">LABEL</term><term name="and">AND</term></terms></locale>
<locale xml:lang="zh"><terms><term name="page" form="short">\N{CJK UNIFIED IDEOGRAPH-9875}</term></terms></locale>
<macro name="who"><names variable="author"><name and="text" delimiter="DELIMITER" initialize-with="INITIAL"
  sort-separator="SORTED" name-as-sort-order="first"/></names></macro>
<macro name="unused"><text value="\N{CJK UNIFIED IDEOGRAPH-9875}"/></macro>
<citation><layout prefix="BEFORE" suffix="AFTER" delimiter="BETWEEN"><group delimiter="INNER"><text macro="who"/>
<text value="VALUE"/><text variable="title"/><label variable="locator" form="short"/><text variable="locator"/></group>
</layout></citation>
<bibliography subsequent-author-substitute="AGAIN"><layout suffix="END"><text macro="who"/><text variable="title"/>
</layout></bibliography></style>"""
OWN = (
    *("LABEL", "AND", "DELIMITER", "INITIAL", "SORTED", "BEFORE", "AFTER", "BETWEEN", "INNER", "VALUE", "AGAIN"),
    "END",
)
"""What the style prints of its own."""
WORKS = [
    {"id": f"w{number}", "type": "book", "title": "T", "author": [{"family": "A", "given": "B"}, {"family": "C"}]}
    for number in range(2)
]
CITES = """\
brief b: B
  bibliography: works.json
  citations: house.csl
claim c: C [@w0, p. 3; @w1]
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("works.json").write_text(json.dumps(WORKS))


def errors(text: str) -> tuple[Diagnostic, ...]:
    Path("a.arg").write_text(text)
    return tuple(each for each in compile_paths([Path("a.arg")]).diagnostics if each.severity == "error")


def page(text: str) -> str:
    """What a reader sees of the whole brief, whatever was found."""
    Path("a.arg").write_text(text)
    (_, analysis), *_ = compile_paths([Path("a.arg")]).value.analyses
    return words(render_html(compose_brief(analysis, "0" * 10)))


@pytest.mark.parametrize("placement", ["note", "in-text"])
@pytest.mark.parametrize("own", OWN)
def test_what_a_citation_style_prints_of_its_own_is_looked_at(own: str, placement: str) -> None:
    style = STYLE.format(placement)
    Path("house.csl").write_text(style)
    assert errors(CITES) == ()
    for written, code in (("abc&#x202e;def", "ARG120"), ("\N{CJK UNIFIED IDEOGRAPH-7406}", "ARG501"), ("🙂", "ARG501")):
        Path("house.csl").write_text(style.replace(own, written))
        (wrong,) = errors(CITES)
        assert wrong.primary
        assert (wrong.code, wrong.primary.span.path) == (code, "house.csl")


def test_words_of_a_style_for_another_language_and_macros_that_nothing_calls_need_no_font() -> None:
    Path("house.csl").write_text(STYLE.format("note"))
    assert errors(CITES) == ()


@pytest.mark.parametrize("where", ["suffix", "term"])
def test_a_citation_style_with_more_to_say_than_any_citation_is_refused(where: str) -> None:
    own = "AFTER" if where == "suffix" else "LABEL"
    Path("house.csl").write_text(STYLE.format("note").replace(own, "x" * 20_001))
    assert [each.code for each in errors(CITES)] == ["ARG610"]


@pytest.mark.parametrize(
    ("alt", "code"),
    [("abc\\u202edef", "ARG120"), ("\N{CJK UNIFIED IDEOGRAPH-7406}", "ARG501"), ("\\U0001F642", "ARG501")],
)
def test_the_words_that_stand_for_a_logo_are_looked_at(alt: str, code: str) -> None:
    Path("logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>')
    Path("house.toml").write_text(f'[logo]\nfile = "logo.svg"\nalt = "{alt}"\n')
    (wrong,) = errors("brief b: B\n  style house.toml\n")
    assert wrong.primary
    assert (wrong.code, wrong.primary.span.path) == (code, "house.toml")


def test_a_work_with_a_text_longer_than_any_citation_is_refused_once_it_is_cited() -> None:
    Path("house.csl").write_text(STYLE.format("note"))
    Path("works.json").write_text(
        json.dumps([{**WORKS[0], "volume": "v" * 20_001, "abstract": "a" * 30_000}, WORKS[1]])
    )
    (wrong,) = errors(CITES)
    assert (wrong.code, wrong.message[:21]) == ("ARG114", "the volume of `w0` is")
    assert errors(CITES.replace("@w0, p. 3; ", "")) == ()


SIGN = "\N{CJK UNIFIED IDEOGRAPH-7406}"


def _places() -> Iterator[str]:
    """The brief with every text, with a sign that no font has in one text or name more each time."""
    text = WHOLE.replace("EVIL", "Word").replace("BARE", "p. 3")
    places = ("Word", "p. 3", "x", "s", "c", "i", "j", "q", "t", "b")
    for number, line in enumerate(text.splitlines()):
        for word in places:
            if f" {word}" in line:
                rows = text.splitlines()
                rows[number] = line.replace(f" {word}", f" {word}{SIGN}", 1)
                yield "\n".join(rows) + "\n"


def test_whatever_no_font_has_is_said_wherever_it_is_printed() -> None:
    looked_at = 0
    for text in _places():
        found = errors(text)
        if not {each.code for each in found} - {"ARG501"} and SIGN in page(text):
            looked_at += 1
            assert found, text
    assert looked_at > 20
