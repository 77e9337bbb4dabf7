"""What the model says about lines that can be read, but not meant: its words, its place and its advice."""

import pytest

from argmap.diagnostics import Source
from argmap.language.parser import parse
from argmap.model import LIKELIHOODS
from argmap.model.resolve import resolve


def told(text: str) -> list[tuple[str, str, str, str]]:
    """For each finding its code, the words it points at, what it says, and the advice."""
    document = parse(Source("test.arg", text))
    assert not document.diagnostics
    found = resolve([document.value]).diagnostics
    return [
        (each.code, text[each.primary.span.start : each.primary.span.end], each.message, each.help or "")
        for each in found
        if each.primary
    ]


ONCE = "once is enough: delete the second"
OTHERWISE = "name another statement, or delete the line"


@pytest.mark.parametrize(
    ("text", "code", "place", "message", "advice"),
    [
        (
            "section a: A\nclaim x: X.\nsection a: B",
            *("ARG202", "a", "the section `a` is defined twice", "rename one, or delete it"),
        ),
        ("term a: A\nterm a: B", "ARG202", "a", "the term `a` is defined twice", "rename one, or delete it"),
        (
            "interpretation i: I.\n  indicator k: K.\n  indicator k: L.",
            *("ARG202", "k", "the name `k` is used twice", "rename one"),
        ),
        (
            "claim a: A.\nsource s: S\n  derives-from a",
            *("ARG203", "a", "`a` is a statement; a source belongs here"),
            "name a source: what a `source` line defines, or the key of a work in a bibliography",
        ),
        (
            "claim a: A.\n  support b\nsource b: B",
            *("ARG203", "b", "`b` is a source; a statement belongs here"),
            "to rest a statement on a source, cite it in the text: `[@name, ¶4]`",
        ),
        ("claim a: A.\n  contradicts a", "ARG204", "a", "`a` cannot contradict itself", OTHERWISE),
        ("claim a: A.\n  assumes a", "ARG204", "a", "`a` cannot assume itself", OTHERWISE),
        ("claim a: A.\n  support a", "ARG204", "a", "`a` cannot support itself", OTHERWISE),
        ("claim a: A.\n  objection a", "ARG204", "a", "`a` cannot object to itself", OTHERWISE),
        ("claim a: A.\n  contradicts b\n  contradicts b\nclaim b: B.", "ARG206", "b", "`b` is named twice", ONCE),
        ("interpretation i: I.\n  holds a, a\nclaim a: A.", "ARG206", "a", "`a` is named twice", ONCE),
        (
            "claim a: A.\n  likelihood very probable",
            *("ARG122", "very probable", "`very probable` is not a value of `likelihood`"),
            f"write one of: {', '.join(LIKELIHOODS)}",
        ),
        (
            "claim a: A.\n  confidence hihg",
            *("ARG122", "hihg", "`hihg` is not a value of `confidence`"),
            "did you mean `high`? Write one of: high, moderate, low",
        ),
        (
            "source s: S\n  grade Z9",
            *("ARG124", "Z9", "`Z9` is not an Admiralty grade"),
            "write a letter A-F for the source and a digit 1-6 for the information, as in `grade B2`",
        ),
        (
            "brief a: A\nbrief b: B",
            *("ARG306", "b", "this file makes two briefs"),
            "give each brief a file of its own, which includes what both use",
        ),
        (
            "interpretation i: I.\n  indicator: K [@nobody]",
            *("ARG201", "nobody", "there is no source `nobody`"),
            "define it (`source nobody: Title`), or `include:` the file or name the `bibliography:` that does",
        ),
        (
            "claim a: A.\n  date 2021-02-30",
            *("ARG123", "2021-02-30", "`2021-02-30` is not a date", "write it as 2021-05-24, 2021-05 or 2021"),
        ),
        (
            "claim a: A.\n  date 2021-13",
            *("ARG123", "2021-13", "`2021-13` is not a date", "write it as 2021-05-24, 2021-05 or 2021"),
        ),
    ],
)
def test_what_cannot_be_meant_is_said_once_with_what_to_do(
    text: str, code: str, place: str, message: str, advice: str
) -> None:
    assert told(f"{text}\n") == [(code, place, message, advice)]


def test_the_second_of_two_is_the_one_that_is_left_out() -> None:
    text = "section a: First\nclaim x: X.\nterm t: One\nsection a: Second\nclaim y: Y.\nterm t: Other\n"
    argument = resolve([parse(Source("test.arg", text)).value]).value
    assert [section.title.plain() for section in argument.sections.values()] == ["First"]
    assert [term.text.plain() for term in argument.terms.values()] == ["One"]


def test_a_likelihood_is_read_with_spaces_or_hyphens_and_in_capitals() -> None:
    text = "claim a: A.\n  likelihood Very-Likely\nclaim b: B.\n  likelihood very likely\n"
    argument = resolve([parse(Source("test.arg", text)).value]).value
    assert {statement.likelihood for statement in argument.statements.values()} == {"very likely"}
