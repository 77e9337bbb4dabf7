"""Characters that nobody sees, at the edges: what a script needs is let through, and not one more beside it."""

import pytest

from argmap.diagnostics import Source
from argmap.language.parser import parse
from argmap.language.unseen import hidden

WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"

NEEDED = {
    "marks of Hebrew kept in their order": "\u05d9\u05b7\u034f\u05d9\u05b4",
    "half a syllable of Korean": "\u115f\u1161",
    "the other half": "\u1112\u1160",
    "a syllable without its beginning, at the end of the block": "\u115f\u11ff",
    "a beginning without its syllable, at the start of the block": "\u1100\u1160",
    "the first and the last letter of Mongolian in another shape": "\u1820\u180b \u18aa\u180f",
    "the first and the last variant of an ideograph": "\u845b\U000e0100 \u845b\U000e01ef",
    "the first variant of a sign": "\u2295\ufe00",
    "a flag": WALES,
}

NEEDLESS = {
    "a joiner of marks between letters": ("per", "\u034f", "cent"),
    "half a syllable between Latin letters": ("per", "\u115f", "cent"),
    "the other half alone": ("a ", "\u1160", " b"),
    "another shape of a Latin letter": ("a", "\u180b", "b"),
    "a letter that is not seen after a flag": (WALES, "\U000e0061", "b"),
}


@pytest.mark.parametrize("words", NEEDED.values(), ids=NEEDED)
def test_what_a_script_needs_is_no_finding(words: str) -> None:
    assert parse(Source("a.arg", f"claim a: They say {words} here.\n")).diagnostics == ()


@pytest.mark.parametrize(("before", "sign", "after"), NEEDLESS.values(), ids=NEEDLESS)
def test_what_no_script_needs_is_pointed_at(before: str, sign: str, after: str) -> None:
    (found,) = parse(Source("a.arg", f"claim a: {before}{sign}{after}\n")).diagnostics
    assert found.code == "ARG132"
    assert found.primary
    assert found.primary.span.start == len(f"claim a: {before}")


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Es\xadsay", []),
        ("E\xadssay", ["ARG132"]),
        ("Essa\xady", ["ARG132"]),
        ("A\x07 word\u200b", ["ARG120", "ARG132"]),
    ],
)
def test_a_word_of_a_bibliography_may_be_broken_between_two_letters_and_two(title: str, codes: list[str]) -> None:
    assert [code for code, _ in hidden(title)] == codes
