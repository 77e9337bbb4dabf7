"""However long a text or a word in it is, it is set in proportion to its length, all of it, or refused."""

import json
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from pypdf import PdfReader

from argmap.language.unseen import MOST_MARKS
from argmap.render.long_words import LONGEST, PIECE, broken
from argmap.workspace.database import compile_paths
from inside import argmap
from process import SHORT

BREAK = "\N{ZERO WIDTH SPACE}"
LATIN, ARABIC = "abcdefghijklmnopqrstuvwxyz", "بتثجحخسشصضطظعغفقكلمنهي"


def word(length: int, letters: str = LATIN) -> str:
    """Letters drawn by lot: some places of the word may be hyphenated."""
    random = Random(1)  # noqa: S311 - it keeps no secrets
    return "".join(random.choice(letters) for _ in range(length))


@pytest.mark.parametrize(
    "text", [word(150), f"one {word(1000)} two", word(400, ARABIC), "a\N{NO-BREAK SPACE}" * 300, "." * 300]
)
def test_a_word_that_is_too_long_may_break_again_and_again_and_says_the_same(text: str) -> None:
    parts = broken(text).split(BREAK)
    assert "".join(parts) == text
    assert max(map(len, parts)) <= PIECE + len("one ")


@pytest.mark.parametrize("text", [word(LONGEST), "理由" * 300, f"https://example.org/{'path/' * 100}", "word " * 300])
def test_what_can_break_by_itself_stays_as_it_is(text: str) -> None:
    assert broken(text) == text


def test_no_letter_is_parted_from_its_marks() -> None:
    parts = broken("e\u0301" * 300).split(BREAK)
    assert len(parts) > 5
    assert all(after[0] == "e" for _, after in pairwise(parts))


def _text_of(pdf: Path) -> str:
    whole = "".join(page.extract_text() for page in PdfReader(pdf).pages)
    return "".join(whole.split()).replace("\N{HYPHEN}", "")


def _set(folder: Path, text: str, only: str = "argument") -> str:
    (folder / "a.arg").write_text(text)
    done = argmap("build", "a.arg", "--no-cache", "--only", only, cwd=folder)
    assert done.code == 0, done.err
    return _text_of(folder / "out" / f"vote.{only}.pdf")


def test_a_statement_that_is_one_long_word_is_set_whole(tmp_path: Path) -> None:
    long = word(6_000)
    shown = _set(tmp_path, SHORT.replace("The polling stations are ready", long))
    assert long[:100] in shown
    assert long[-100:] in shown
    assert sum(long[at : at + 40] in shown for at in range(0, 6_000, 40)) > 100, "pages have heads in between"


def test_a_bibliography_may_have_a_long_word(tmp_path: Path) -> None:
    long = word(5_000)
    (tmp_path / "w.json").write_text(json.dumps([{"id": "w", "type": "book", "title": "T", "volume": long}]))
    text = SHORT.replace("brief vote: Should the vote be held?\n", "brief vote: V\n  bibliography: w.json\n")
    assert long[-100:] in _set(tmp_path, text.replace("@count", "@w"), "sources")


# What is refused -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["", "  subtitle: ", "  author: ", "  organisation: "])
def test_what_has_no_room_at_the_head_of_a_brief_is_an_error(tmp_path: Path, line: str) -> None:
    for length, codes in ((1_000, []), (1_001, ["ARG114"])):
        text = f"brief b: B\n{line}" if line else "brief b: "
        (tmp_path / "a.arg").write_text(
            f"{text}{'t ' * (length // 2)}{'t' * (length % 2 + 1)}"[: len(text) + length] + "\n"
        )
        found = compile_paths([tmp_path / "a.arg"]).diagnostics
        assert [each.code for each in found if each.severity == "error"] == codes


@pytest.mark.parametrize("mark", ["\u0301", "\u064e", "\u0e38"])
def test_more_marks_than_any_language_has_on_a_letter_are_an_error(tmp_path: Path, mark: str) -> None:
    for count, wrong in ((MOST_MARKS, False), (MOST_MARKS + 1, True)):
        (tmp_path / "a.arg").write_text(f"claim a: b{mark * count} c\n")
        found = compile_paths([tmp_path / "a.arg"]).diagnostics
        assert ("ARG120" in [each.code for each in found]) == wrong
