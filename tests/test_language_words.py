"""What `argmap explain WORD` says: every word, with an example out of an argument that has nothing wrong with it."""

import re
from pathlib import Path

import pytest

from argmap.diagnostics import Source
from argmap.diagnostics.catalogue import code_of
from argmap.language.format import format_document
from argmap.language.parser import parse
from argmap.language.tree import ADDRESSES, FOR_AUTHORS, KEPT, Keyword, Line, walk
from argmap.language.words import example, example_text, explained, forms_of, keyword_of, meaning
from argmap.model.masthead import PARTS
from argmap.workspace.database import compile_paths
from brief_lab import html_with_maps, words
from generators import shapes
from process import argmap

BESIDE = {
    "weather.arg": "source gales: Gales of 2025\n",
    "works.bib": "@article{smith_2021, title={Storms and bridges}, author={Smith, Jane}, year={2021}}\n",
    "house.toml": '[colours]\naccent = "#23395b"\n',
    "log.txt": "On 31 mornings we did not leave before noon.\n",
    "crossing-2025.arg": "brief crossing: Should the island have a bridge?\n\nclaim isolation: It is cut off.\n",
}
"""The files that the argument names."""


def test_the_argument_of_the_examples_has_every_word_and_nothing_wrong_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (BESIDE | {"words.arg": example_text()}).items():
        Path(name).write_text(text, encoding="utf-8")
    assert compile_paths([Path("words.arg")]).diagnostics == ()
    document = parse(Source("words.arg", example_text())).value
    assert {node.keyword for node, _ in walk(document.nodes) if isinstance(node, Line)} == set(Keyword)
    assert format_document(document) == example_text()


@pytest.mark.parametrize("keyword", Keyword)
def test_every_word_is_explained_by_an_example_that_can_be_read(keyword: Keyword) -> None:
    page = explained(keyword)
    title, *paragraphs = page.split("\n\n", 2)
    assert title == f"# {keyword}"
    assert max(map(len, page.splitlines())) <= 120
    assert meaning(keyword).endswith(".")
    shown = parse(Source("", example(keyword)))
    assert shown.diagnostics == ()
    assert keyword in {node.keyword for node, _ in walk(shown.value.nodes) if isinstance(node, Line)}
    assert ("no brief prints it yet" in "\n".join(paragraphs).replace("\n", " ")) is (keyword in KEPT)


@pytest.mark.parametrize("keyword", Keyword)
def test_a_word_is_shown_in_every_form_that_the_grammar_has_for_it(keyword: Keyword) -> None:
    shown = sorted((bool(re.match(r"[\w-]+ \w", form)), ":" in form) for form in forms_of(keyword))
    assert shown == sorted({(shape.names != "none", shape.text) for shape in shapes()[keyword]})


def test_no_word_is_also_the_name_of_a_message() -> None:
    assert {keyword: code_of(keyword) for keyword in Keyword} == dict.fromkeys(Keyword)


@pytest.mark.parametrize("asked", ["reply", "Reply", " reply: "])
def test_a_word_is_found_however_it_is_typed(asked: str) -> None:
    assert keyword_of(asked) is Keyword.REPLY


def test_a_word_is_explained_on_the_command_line(tmp_path: Path) -> None:
    done = argmap("explain", "reply", cwd=tmp_path)
    assert (done.code, done.out) == (0, explained(Keyword.REPLY))
    slip = argmap("explain", "replay", cwd=tmp_path)
    assert slip.code == 2
    assert "there is no code and no word `replay`; did you mean `reply`?" in slip.err


def test_what_is_said_to_be_kept_is_what_no_brief_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (BESIDE | {"words.arg": example_text()}).items():
        Path(name).write_text(text, encoding="utf-8")
    ((_, analysis),) = compile_paths([Path("words.arg")]).value.analyses
    shown = words(html_with_maps(analysis, PARTS))
    document = parse(Source("words.arg", example_text())).value
    printed: dict[Keyword, bool] = {}
    for line, _ in walk(document.nodes):
        if isinstance(line, Line) and line.text and line.keyword not in ADDRESSES:
            known = printed.get(line.keyword, False)
            printed[line.keyword] = known or line.text.plain().rstrip(". ") in shown
    assert {keyword for keyword, found in printed.items() if not found} == printed.keys() & (KEPT | FOR_AUTHORS)
