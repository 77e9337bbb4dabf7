"""The sentences that say what follows: each kind of reason in its own words, in the singular and the plural."""

import pytest

from argmap.analysis import contribution_sentences, contributions, sentences, strengths, why
from argmap.analysis.called import called
from argmap.analysis.lists import in_letters
from argmap.model import Name
from samples import analysis_of, argument_of

SOURCES = "source s: S\n  grade B2\nsource u: U\n"


@pytest.mark.parametrize(
    ("line", "why_so"),
    [
        ("claim c: C.\n  confidence moderate", "confidence in it is moderate"),
        ("claim c: C. [@s]\n  confidence low", "confidence in it is low"),
        ("claim c: C. [@s]", "its best source, s, is graded B2"),
        ("claim c: C. [@u]", "its best source, u, is not graded"),
        ("claim c: C. [@u; @s]", "its best source, s, is graded B2"),
        ("claim c: C.", "it states no confidence and cites no source"),
    ],
)
def test_where_a_strength_starts(line: str, why_so: str) -> None:
    argument = argument_of(f"{SOURCES}{line}\n")
    found = strengths(argument)
    start = contribution_sentences(argument, found, contributions(found, Name("c")))[1]
    assert start.partition(": ")[2] == f"{why_so}, and nothing bears on it."


def first(text: str, name: str, interpretation: str | None = None, without: str = "", sources: str = "") -> str:
    """The sentence about the statement that was asked for."""
    terms = Name(interpretation) if interpretation else None
    silenced = list(map(Name, sources.split()))
    explanation = why(analysis_of(SOURCES + text), Name(name), terms, list(map(Name, without.split())), silenced)
    return sentences(explanation)[0]


THREE = "".join(f"claim {name}: {name} [@s]\n" for name in ("x", "y", "z"))
OPPOSED = "claim p: P. [@s]\n  objection q\nclaim q: Q. [@s]\n  objection p\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("claim a: A. [@s]\n", "a stands: it cites s, and nothing is said against it."),
        ("claim a: A.\n  objection x\n", "a falls: an objection to it stands."),
        ("claim a: A.\n  objection x\n  objection y\n", "a falls: two objections to it stand."),
        ("claim a: A.\n  objection x\n  objection y\n  objection z\n", "a falls: three objections to it stand."),
        ("claim a: A. [@s]\n  contradicts b\nclaim b: B. [@s]\n", "a is undecided: what contradicts it is undecided."),
        ("claim a: A.\n  support: B.\n    objection x\n", "a falls: the only reason for it fails."),
        (
            "claim a: A.\n  support x\n    undercut y\n  support y\n    undercut z\n  support z\n    undercut x\n",
            "a falls: all three reasons for it fail.",
        ),
        (
            f"claim a: A. [@s]\n  objection p\n  objection q\n{OPPOSED}",
            "a is undecided: two objections to it are undecided.",
        ),
        (
            "claim a: A. [@s]\n  objection: B.\n    objection x\n  objection: C.\n    objection y\n",
            "a stands: it cites s, and both objections to it fall.",
        ),
        (
            "claim a: A. [@s]\n  objection: B.\n    objection x\n",
            "a stands: it cites s, and the objection to it falls.",
        ),
    ],
)
def test_why_something_stands_or_falls(text: str, said: str) -> None:
    assert first(text + THREE, "a") == said


def test_numbers_are_in_letters_up_to_ten() -> None:
    assert [in_letters(number) for number in (0, 1, 2, 3, 4, 5)] == ["no", "one", "two", "three", "four", "five"]
    assert [in_letters(number) for number in (6, 7, 8, 9, 10, 11)] == ["six", "seven", "eight", "nine", "ten", "11"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A" * 48, "A" * 48),
        ("A" * 49, "A" * 48 + " …"),
        ("A" * 40 + "; " + "B" * 20, "A" * 40 + " …"),
    ],
)
def test_a_statement_without_a_name_goes_by_the_beginning_of_its_text(text: str, name: str) -> None:
    statements = argument_of(f"claim c: C.\n  support: {text}\n").statements.values()
    assert [called(each) for each in statements] == ["c", f"“{name}”"]


HELD = "interpretation i: I.\n  holds a\n  rejects z\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  objection x\n", "the objection to it goes unanswered"),
        ("  objection x\n  objection z\n", "one of the two objections to it goes unanswered"),
        ("  objection x\n  objection y\n  objection z\n", "two of the three objections to it go unanswered"),
        ("  objection z\n", "the objection to it falls"),
        (
            f"  objection p\n  objection q\n{OPPOSED}",
            "two of the two objections to it are undecided",
        ),
    ],
)
def test_what_is_held_stands_in_spite_of_objections(text: str, said: str) -> None:
    claim = f"claim a: A. [@s]\n{text}{THREE}{HELD}"
    assert first(claim, "a", "i") == f"On the terms of i, a stands: i holds it, and {said}."


def test_what_contradicts_what_is_held_falls_for_that() -> None:
    text = "claim b: B. [@s]\n  contradicts a\nclaim a: A. [@s]\n"
    assert first(text + THREE + HELD, "b", "i") == "On the terms of i, b falls: what contradicts it stands."


def test_what_is_rejected_withdrawn_or_left_without_a_source_falls_for_that() -> None:
    text = f"claim a: A. [@s]\n{THREE}{HELD}"
    assert first(text, "z", "i") == "On the terms of i, z falls: i rejects it."
    assert first(text, "a", without="a") == "Without a, a falls: it is withdrawn."
    assert first(text, "a", sources="s") == "Without the source s, a falls: its source is left out."
