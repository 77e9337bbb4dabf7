"""Every code has a page, and the examples on it are true: the wrong one gives that code, the right one nothing."""

import re
from pathlib import Path

import pytest

from argmap.diagnostics import CATALOGUE, Diagnostic
from argmap.diagnostics.catalogue import ALIASES, RETIRED, code_of, near
from argmap.diagnostics.explain import PAGES, explain, gist
from argmap.workspace.database import compile_paths

IN_WORDS = {
    *("ARG112", "ARG114", "ARG115", "ARG116", "ARG120", "ARG127", "ARG132"),  # need bytes, sizes or unseen characters
    "ARG501",  # needs the fonts
    *("ARG901", "ARG902", "ARG903", "ARG904", "ARG905", "ARG906", "ARG907"),  # need a command line, a machine or a disk
    *("ARG908", "ARG909", "ARG910"),  # need thousands of lines
    *("ARG917", "ARG918", "ARG919"),  # need a cluster, little memory, or an argmap that is damaged
    *("ARG911", "ARG912", "ARG913", "ARG914", "ARG915", "ARG916"),  # need a PDF
}
"""Codes whose pages can only describe the case."""

BESIDES = {"ARG303": {"ARG406"}, "ARG406": {"ARG401"}}
"""Codes that a wrong example cannot help giving besides its own."""

FENCE = re.compile(r"^```(arg|text)(?: file=([\w.-]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(code: str, heading: str) -> dict[str, str]:
    """The files in one part of a page, by name."""
    page = explain(code) or ""
    (part,) = re.findall(rf"^## {heading}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return {name or "example.arg": text for kind, name, text in FENCE.findall(part) if kind == "arg" or name}


def findings(code: str, files: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """Everything there is to say about these files where this code is asked for."""
    monkeypatch.chdir(folder)
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")
    return list(compile_paths([Path()], [code]).diagnostics)


@pytest.mark.parametrize("code", CATALOGUE)
def test_page_has_its_parts(code: str) -> None:
    page = explain(code) or ""
    title, meaning, *_ = page.split("\n\n")
    assert title.casefold().replace(" ", "-") == f"#-{code}:-{CATALOGUE[code].slug}".casefold()
    assert meaning.endswith(".")
    assert gist(code) == meaning.replace("\n", " ")
    assert re.findall("^## (.*)$", page, re.MULTILINE) == ["Why it matters", "Wrong", "Right"]
    assert max(map(len, page.splitlines())) <= 120
    assert all(examples(code, part) for part in ("Wrong", "Right")) == (code not in IN_WORDS)


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - IN_WORDS))
def test_wrong_example_gives_the_code(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = {finding.code for finding in findings(code, examples(code, "Wrong"), tmp_path, monkeypatch)}
    assert found == {code} | BESIDES.get(code, set())


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - IN_WORDS))
def test_right_example_gives_nothing(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings(code, examples(code, "Right"), tmp_path, monkeypatch) == []


def test_no_page_without_a_code() -> None:
    assert {page.name for page in PAGES.iterdir() if page.name.endswith(".md")} == {f"{code}.md" for code in CATALOGUE}


def test_a_code_is_never_given_again() -> None:
    assert not RETIRED & set(CATALOGUE)
    assert {code_of(code) for code in RETIRED} == {None}


@pytest.mark.parametrize("asked", ["ARG202", "arg202", " Arg202 ", "duplicate-name", "Duplicate-Name"])
def test_a_page_is_found_by_code_and_by_slug(asked: str) -> None:
    assert (explain(asked) or "").startswith("# ARG202")


def test_a_page_is_found_by_a_short_name() -> None:
    assert (explain("unanswered") or "").startswith("# ARG415: unanswered objection")
    assert not set(ALIASES) & {rule.slug for rule in CATALOGUE.values()}
    assert set(ALIASES.values()) <= set(CATALOGUE)


@pytest.mark.parametrize("asked", ["ARG999", "", "../explain", "ARG202.md"])
def test_no_page_for_what_is_not_a_code(asked: str) -> None:
    assert explain(asked) is None


def test_near_codes_are_suggested() -> None:
    assert [code[:4] for code in near("ARG20")] == ["ARG2"] * 3
    assert near("duplicate-names")[0] == "ARG202"
    assert near("arg2022")[0] == "ARG202"
    assert near("xyzzy") == ()
