"""What grammar/README.md tells authors is so."""

import re
from pathlib import Path

import pytest

from argmap.diagnostics import Severity, Source
from argmap.diagnostics.text import render_text
from argmap.language.format import format_document
from argmap.language.parser import parse
from argmap.language.tree import Keyword
from argmap.model import LIKELIHOODS, SCHEMES
from argmap.model.items import KINDS
from argmap.model.masthead import CITATION_STYLES, PARTS
from argmap.model.resolve import resolve
from argmap.workspace.database import read_arguments
from generators import shapes

README = (Path(__file__).parents[1] / "grammar" / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```arg\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
WHOLE = [example for example in EXAMPLES if "\nquestion " in example]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[0][:30])
def test_every_example_is_read_without_a_finding(example: str) -> None:
    assert parse(Source("", example)).diagnostics == ()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[0][:30])
def test_every_example_is_laid_out_as_the_formatter_would(example: str) -> None:
    assert format_document(parse(Source("", example)).value) == example


def test_a_whole_example_resolves() -> None:
    assert len(WHOLE) == 1
    outcome = resolve([parse(Source("", WHOLE[0])).value])
    assert [each for each in outcome.diagnostics if each.severity is Severity.ERROR] == []


def test_the_error_shown_is_the_error_printed() -> None:
    shown = re.search(r"^```text\n(error.*?)\n```$", README, flags=re.MULTILINE | re.DOTALL)
    assert shown
    source = Source("mali.arg", "claim a: x\n  suport turnout: Only 7.5 percent voted.\n")
    assert render_text(parse(source).diagnostics, {"mali.arg": source}) == shown[1]


def test_every_keyword_and_every_way_to_write_a_statement_is_shown() -> None:
    shown = re.findall(r"`([^`\n]+)`", README)
    assert [keyword for keyword in Keyword if not any(re.match(rf"{keyword}\b(?!-)", each) for each in shown)] == []
    for keyword in ("support", "and", "assumes", "objection", "undercut", "reply", "recommendation", "indicator"):
        for shape in shapes()[Keyword(keyword)]:
            assert keyword + " NAME" * (shape.names == "one") + ": text" * shape.text in shown


def test_every_likelihood_is_shown() -> None:
    assert [term for term in LIKELIHOODS if f"`{term}`" not in README] == []
    for term in LIKELIHOODS:
        for written in (term, term.replace(" ", "-")):
            text = f"source s: t\nclaim a: x [@s]\n  likelihood {written}\n"
            outcome = resolve([parse(Source("", text)).value])
            assert [statement.likelihood for statement in outcome.value.statements.values()] == [term]


def test_every_scheme_is_shown_with_what_it_asks() -> None:
    table = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$", README, flags=re.MULTILINE)
    shown = {name: (form, re.findall("`([^`]+)`", asks)) for name, form, asks in table if name in SCHEMES}
    assert shown == {
        scheme.name: (scheme.form, [question.name for question in scheme.questions]) for scheme in SCHEMES.values()
    }


def test_the_example_of_a_scheme_answers_questions_that_it_asks() -> None:
    (example,) = [example for example in EXAMPLES if "scheme " in example]
    outcome = resolve([parse(Source("", example)).value])
    assert outcome.diagnostics == ()
    (use,) = outcome.value.schemes
    assert use.scheme == "expert-opinion"
    assert [question.name for question in use.open_questions()] == ["wording", "agreement", "evidence"]


def test_the_example_of_a_bibliography_resolves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (example,) = [example for example in EXAMPLES if "bibliography: " in example]
    Path("mali.arg").write_text(example)
    Path("works.bib").write_text("@article{smith_coup_2021, title={A}}\n@report{doe:2020, title={B}}\n")
    Path("texts").mkdir()
    Path("texts/smith.txt").write_text("The coups.")
    loaded = read_arguments([Path("mali.arg")])
    assert loaded.diagnostics == ()
    ((_, argument),) = loaded.value.arguments
    smith, doe = argument.sources.values()
    assert (smith.title.plain(), smith.grade, doe.derives_from) == ("A", "B2", (smith.name,))


def test_the_words_that_a_brief_can_choose_from_are_shown() -> None:
    shown = set(re.findall(r"`([^`\n]+)`", README))
    assert {*PARTS, *CITATION_STYLES, *KINDS} <= shown


@pytest.mark.parametrize("row", re.findall(r"^\| (ARG\d+) \| `([^`]+)`(?:, `([^`]+)`)? ", README, flags=re.MULTILINE))
def test_slips_have_the_code_they_are_said_to_have(row: tuple[str, str, str]) -> None:
    code, *slips = row
    for slip in filter(None, slips):
        keyword = slip.split()[0].strip(":")
        above = {"claim": "", "holds": "interpretation a: x\n  "}.get(keyword, "claim a: x\n  ")
        assert [each.code for each in parse(Source("", above + slip)).diagnostics] == [code]
