"""Where a limit ends a search, whoever makes the brief is told what goes further, and its readers what is missing."""

from pathlib import Path

import pytest

from argmap.checks.unfinished import unfinished_search
from argmap.limits import STANDARD, Limits
from brief_lab import part_of, words
from process import argmap
from samples import analysis_of

TANGLED = """\
brief b: T
  compare one, two

source s: S

claim c: Held claim.
  support first: First reason. [@s]
  support second: Second reason. [@s]
    and also: Needed with it. [@s]

claim yes: Yes. [@s]
  contradicts no

claim no: No. [@s]

interpretation one: First.
  holds c, yes
  support c
  indicator: Rain.

interpretation two: Second.
  holds no
  indicator: Sun.
"""
"""Two pairs of statements are cruxes together, and either of two claims may be held."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    tmp_path.joinpath("b.arg").write_text(TANGLED)
    return tmp_path


def test_a_build_warns_once_and_names_the_limits_that_would_go_further(place: Path) -> None:
    only = ("--only", "cruxes,sensitivity", "--limit", "pairs=1", "--limit", "search=1", "--no-cache")
    done = argmap("build", "b.arg", *only, cwd=place)
    assert done.code == 0
    assert done.err.count("ARG910") == done.err.count("warning[") == 1
    assert "`--limit pairs=2`" in done.err
    assert "`--limit search=2`" in done.err
    assert [Path(line).name for line in done.out.split()] == ["b.cruxes+sensitivity.pdf"]
    strict = argmap("build", "b.arg", *only, "--strict", cwd=place)
    assert (strict.code, strict.err.count("ARG910"), strict.out) == (1, 1, "")


def test_a_check_looks_only_where_it_is_asked_to(place: Path) -> None:
    low = ("--limit", "pairs=1")
    assert argmap("check", "b.arg", *low, cwd=place).err == ""
    asked = argmap("check", "b.arg", *low, "--fail-on", "unfinished", cwd=place)
    assert (asked.code, asked.err.count("error[ARG910]")) == (1, 1)
    assert "--limit search" not in asked.err
    assert argmap("check", "b.arg", "--fail-on", "unfinished", cwd=place).code == 0
    refused = argmap("build", "b.arg", *low, "--fail-on", "unfinished", cwd=place)
    assert (refused.code, refused.err.count("ARG910"), refused.out) == (1, 1, "")


@pytest.mark.parametrize(
    ("parts", "limits", "named"),
    [
        ((), STANDARD, ()),
        ((), Limits(pairs=1), ("pairs=2",)),
        ((), Limits(search=1), ("search=2",)),
        (("front",), Limits(pairs=1, search=1), ("pairs=2",)),
        (("sensitivity",), Limits(pairs=1, search=1), ("search=2",)),
        (("glossary", "matrix"), Limits(pairs=1, search=1), ()),
    ],
)
def test_only_what_the_brief_tells_of_is_looked_at(
    parts: tuple[str, ...], limits: Limits, named: tuple[str, ...]
) -> None:
    def advice(text: str, asked: tuple[str, ...]) -> str:
        return "".join(found.help for found in unfinished_search(analysis_of(text, limits), asked))

    chosen = TANGLED.replace("  compare", f"  parts {', '.join(parts)}\n  compare") if parts else TANGLED
    for said in (advice(TANGLED, parts), advice(chosen, ())):
        assert [word for word in ("pairs=2", "search=2") if word in said] == list(named)


def test_the_cruxes_command_names_the_limit(place: Path) -> None:
    said = argmap("cruxes", "b.arg", "--limit", "pairs=1", cwd=place).out
    assert "Not finished" in said
    assert "`--limit pairs=2`" in said
    assert "--limit" not in argmap("cruxes", "b.arg", cwd=place).out


def test_the_method_note_says_what_was_not_looked_at() -> None:
    def told(limits: Limits) -> tuple[bool, bool]:
        said = words(part_of(TANGLED, "method", limits))
        return "too many such pairs to try them all" in said, "the search ended before everything was found" in said

    assert told(STANDARD) == (False, False)
    assert told(Limits(pairs=1)) == (True, False)
    assert told(Limits(search=1)) == (False, True)


@pytest.mark.parametrize(
    ("lang", "pairs", "positions"),
    [
        ("fr", "ces couples étaient trop nombreux", "la recherche s’est arrêtée"),
        ("ar", "كانت الأزواج أكثر", "توقف البحث"),
    ],
)
def test_it_says_so_in_every_language(lang: str, pairs: str, positions: str) -> None:
    text = TANGLED.replace("  compare", f"  lang {lang}\n  compare")
    said = words(part_of(text, "method", Limits(pairs=1, search=1)))
    assert pairs in said
    assert positions in said
