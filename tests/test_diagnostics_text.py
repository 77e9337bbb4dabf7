"""Findings as people read them in a terminal."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic, Label, Source, Span
from argmap.diagnostics.render import Format, render, summary


def at(source: Source, needle: str, text: str = "", nth: int = 0) -> Label:
    """A label on the `nth` place where the source says `needle`."""
    start = -1
    for _ in range(nth + 1):
        start = source.text.index(needle, start + 1)
    return Label(Span(source.path, start, start + len(needle)), text)


def shown(diagnostic: Diagnostic, *sources: Source, colour: bool = False) -> str:
    return render([diagnostic], {source.path: source for source in sources}, Format.TEXT, colour=colour)


def marked(text: str, line: str) -> str:
    """The row that stands beneath the row with this text."""
    rows = text.splitlines()
    return next(below for above, below in pairwise(rows) if line in above)


def column(row: str, sign: str) -> int:
    """The terminal column at which a sign of a row starts: wide signs take two, combining ones none."""
    before = row[: row.index(sign)]
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in before)
    return len(before) + wide - sum(unicodedata.combining(each) > 0 for each in before)


def test_two_places_in_one_file() -> None:
    filler = ["# nothing"] * 12
    first = "  support turnout: Only 7.5 percent voted in the March 2020 elections."
    again = "  support turnout: Turnout was low."
    source = Source("arguments/mali.arg", "\n".join(["claim a: b"] * 17 + [first, *filler, again]))
    diagnostic = Diagnostic(
        "ARG202",
        "the name `turnout` is used twice",
        at(source, "turnout", "used again here", nth=1),
        (at(source, "turnout", "first used here"),),
        help="rename one, or write `support turnout` without a colon to point at the first",
    )
    assert shown(diagnostic, source) == (
        "error[ARG202]: the name `turnout` is used twice\n"
        " --> arguments/mali.arg:31:11\n"
        "   |\n"
        "18 |   support turnout: Only 7.5 percent voted in the March 2020 elections.\n"
        "   |           ------- first used here\n"
        "...\n"
        "31 |   support turnout: Turnout was low.\n"
        "   |           ^^^^^^^ used again here\n"
        "   |\n"
        "   = help: rename one, or write `support turnout` without a colon to point at the first"
    )


def test_places_in_two_files() -> None:
    one = Source("one.arg", "claim turnout: Few voted.\n")
    two = Source("sub/two.arg", "\nclaim turnout: Turnout was low.\n")
    diagnostic = Diagnostic("ARG202", "twice", at(two, "turnout", "again"), (at(one, "turnout", "first"),), ("a fact",))
    assert shown(diagnostic, one, two) == (
        "error[ARG202]: twice\n"
        " --> sub/two.arg:2:7\n"
        "   |\n"
        " 2 | claim turnout: Turnout was low.\n"
        "   |       ^^^^^^^ again\n"
        "   |\n"
        " ::: one.arg:1:7\n"
        "   |\n"
        " 1 | claim turnout: Few voted.\n"
        "   |       ------- first\n"
        "   |\n"
        "   = note: a fact"
    )


def test_lines_close_together_are_shown_as_one_stretch() -> None:
    source = Source("a.arg", "claim a: one\nclaim b: two\nclaim c: three\nclaim d: four\n")
    diagnostic = Diagnostic("ARG303", "m", at(source, "a:", "one"), (at(source, "c:"), at(source, "d:")))
    assert shown(diagnostic, source).splitlines()[3:] == [
        " 1 | claim a: one",
        "   |       ^^ one",
        " 2 | claim b: two",
        " 3 | claim c: three",
        "   |       --",
        " 4 | claim d: four",
        "   |       --",
    ]


def test_several_labels_on_one_line() -> None:
    source = Source("a.arg", "holds alpha, beta, gamma\n")
    labels = at(source, "alpha", "the first"), at(source, "beta", "the second")
    text = shown(Diagnostic("ARG206", "m", at(source, "gamma", "the last"), labels), source)
    assert text.splitlines()[3:] == [
        " 1 | holds alpha, beta, gamma",
        "   |       -----  ----  ^^^^^ the last",
        "   |       |      |",
        "   |       |      the second",
        "   |       the first",
    ]


def test_a_label_within_another() -> None:
    source = Source("a.arg", "claim x y: text\n")
    text = shown(Diagnostic("ARG121", "m", at(source, "y", "this one"), (at(source, "claim x y", "here"),)), source)
    assert text.splitlines()[3:] == [
        " 1 | claim x y: text",
        "   | --------^ this one",
        "   | |",
        "   | here",
    ]


def test_a_label_over_several_lines_is_drawn_to_the_end_of_the_first() -> None:
    source = Source("a.arg", "claim x: one\n  | two\n  | three\n")
    text = shown(Diagnostic("ARG114", "m", Label(Span("a.arg", 6, 30), "too long")), source)
    assert text.splitlines()[3:] == [" 1 | claim x: one", "   |       ^^^^^^ too long"]


def test_a_place_without_width_has_one_mark() -> None:
    source = Source("a.arg", "claim x:\n")
    text = shown(Diagnostic("ARG108", "m", Label(Span("a.arg", 8, 8), "text goes here")), source)
    assert text.splitlines()[3:] == [" 1 | claim x:", "   |         ^ text goes here"]


def test_an_empty_file() -> None:
    text = shown(Diagnostic("ARG113", "the file is empty", Label(Span("a.arg", 0, 0))), Source("a.arg", ""))
    assert text == "warning[ARG113]: the file is empty\n --> a.arg"


def test_a_finding_without_a_place() -> None:
    text = shown(Diagnostic("ARG902", "`dot` was not found", notes=("one\ntwo",), help="install Graphviz"))
    assert text == "error[ARG902]: `dot` was not found\n   = note: one\n           two\n   = help: install Graphviz"


def test_a_file_whose_text_is_not_at_hand_is_named() -> None:
    text = shown(Diagnostic("ARG127", "cannot be read", Label(Span("a.arg", 0, 0), "permission denied")))
    assert " --> a.arg\n" in text
    assert "permission denied" in text


def test_findings_stand_apart_by_a_blank_line() -> None:
    findings = [Diagnostic("ARG902", "one"), Diagnostic("ARG903", "two")]
    assert render(findings, {}, Format.TEXT) == "error[ARG902]: one\n\nerror[ARG903]: two"


def test_wide_and_combining_signs_keep_marks_aligned() -> None:
    source = Source("a.arg", "claim 声明: 日本語 e\u0301te\u0301 [@x]\n")
    text = shown(Diagnostic("ARG201", "m", at(source, "[@x]", "here"), (at(source, "声明", "name"),)), source)
    line = next(row for row in text.splitlines() if "声明" in row)
    below = marked(text, "声明")
    assert column(below, "^^^^ here") == column(line, "[@x]")
    assert below.index("----") == column(line, "声明")
    assert "-----" not in below


def test_tabs_are_shown_as_spaces_and_keep_marks_aligned() -> None:
    source = Source("a.arg", "\tsupport x:\ttext\n")
    text = shown(Diagnostic("ARG101", "m", at(source, "\t", "a tab"), (at(source, "text", "the text"),)), source)
    assert "\t" not in text
    line = next(row for row in text.splitlines() if "support" in row)
    assert line.index("text") == marked(text, "support").index("---- the text")
    assert marked(text, "support").count("^") == line.index("support") - len(" 1 | ")


@pytest.mark.parametrize(
    "hostile", ["\x1b[31m", "\x07", "\x9b31m", "\x7f", "\u202e", "\u2066", "\u2028", "\ufeff", "\r"]
)
def test_hostile_characters_are_spelt_out_everywhere(hostile: str) -> None:
    source = Source(f"{hostile}.arg", f"claim {hostile}: text {hostile} here\n")
    label = at(source, "here", f"label {hostile}")
    diagnostic = Diagnostic("ARG120", f"message {hostile}", label, (), (f"note {hostile}",), f"help {hostile}")
    sources = {source.path: source}
    for text in (render([diagnostic], sources, Format.TEXT), render([diagnostic], sources, Format.GITHUB)):
        assert hostile[0] not in text
        assert f"{ord(hostile[0]):x}" in text
    line = next(row for row in shown(diagnostic, source).splitlines() if "claim" in row)
    assert line.index("here") == marked(shown(diagnostic, source), "claim").index("^^^^")


def test_joiners_of_persian_and_indic_words_are_left_alone() -> None:
    source = Source("a.arg", "claim می\u200cخواهد: x [@y]\n")
    assert "می\u200cخواهد" in shown(Diagnostic("ARG201", "m", at(source, "[@y]")), source)


def test_a_file_name_that_is_not_unicode_can_be_printed() -> None:
    path = b"caf\xe9.arg".decode("utf-8", "surrogateescape")
    source = Source(path, "claim x: y\n")
    for form in Format:
        render([Diagnostic("ARG112", path, at(source, "x", path))], {path: source}, form).encode("utf-8")


def test_a_very_long_line_is_cut_around_each_place() -> None:
    source = Source("a.arg", "x" * 1_000_000 + " needle " + "y" * 1_000_000 + "END")
    labels = Label(Span("a.arg", 0, 5), "start"), at(source, "END", "finish")
    text = shown(Diagnostic("ARG114", "m", at(source, "needle", "here"), labels), source)
    rows = text.splitlines()
    assert max(map(len, rows)) < 130
    assert [row.startswith(" 1 | …") for row in rows if row.startswith(" 1 |")] == [False, True, True]
    assert [row.endswith("…") for row in rows if row.startswith(" 1 |")] == [True, True, False]
    for word, mark in (("needle", "^^^^^^ here"), ("END", "--- finish")):
        line = next(row for row in rows if word in row)
        assert line.index(word) == marked(text, word).index(mark)
    assert text.count("...") == 2


def test_a_line_of_marks_without_width_is_cut_too() -> None:
    source = Source("a.arg", "e" + "\u0301" * 100_000 + " end")
    assert len(shown(Diagnostic("ARG114", "m", at(source, "e", "here")), source)) < 2_000


def test_a_label_longer_than_what_is_shown_ends_with_it() -> None:
    source = Source("a.arg", "claim x: " + "word " * 1_000)
    text = shown(Diagnostic("ARG114", "m", Label(Span("a.arg", 0, 5_000), "all of it")), source)
    line = next(row for row in text.splitlines() if "claim" in row)
    assert marked(text, "claim").endswith("^ all of it")
    assert len(line.rstrip("…")) - len(marked(text, "claim").removesuffix(" all of it")) in (0, -1)


def test_a_span_past_the_end_is_cut_to_the_text() -> None:
    source = Source("a.arg", "claim x: y\n")
    assert "--> a.arg:2:1" in shown(Diagnostic("ARG108", "m", Label(Span("a.arg", 50, 90))), source)


def test_colours_add_nothing_but_colours() -> None:
    source = Source("a.arg", "claim a: one\nclaim b: two\n")
    warning = Diagnostic("ARG206", "m", at(source, "a:", "x"), (at(source, "b:", "y"),), ("n",), "h")
    error = Diagnostic("ARG202", "m", at(source, "a:", "x"))
    for diagnostic, code in ((error, "\x1b[1;31merror[ARG202]"), (warning, "\x1b[1;33mwarning[ARG206]")):
        plain, coloured = shown(diagnostic, source), shown(diagnostic, source, colour=True)
        assert "\x1b" not in plain
        assert coloured.startswith(code)
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_hostile_text_cannot_colour_or_reset() -> None:
    source = Source("a.arg", "claim a: \x1b[0m\x1b]0;title\x07 one\n")
    coloured = shown(Diagnostic("ARG120", "m \x1b[2J", at(source, "one")), source, colour=True)
    bare = re.sub("\x1b\\[[0-9;]+m", "", coloured)
    assert "\x1b" not in bare
    assert "\x07" not in bare
    assert r"claim a: \x1b[0m\x1b]0;title\x07 one" in bare
    assert r"m \x1b[2J" in bare


def test_summary() -> None:
    error = Diagnostic("ARG202", "m", Label(Span("a.arg", 0, 1)))
    warning = Diagnostic("ARG401", "m", Label(Span("b.arg", 0, 1)))
    assert summary([error, error, warning]) == "2 errors, 1 warning in 2 files"
    assert summary([warning]) == "1 warning in 1 file"
    assert summary([Diagnostic("ARG902", "m")]) == "1 error"
    assert summary([]) == "no errors, no warnings"


HOSTILE = st.text(
    st.one_of(st.sampled_from("ab: \t\n\r\x1b\x9b\u202e\u2028\u200d\u0301声é️"), st.characters()), max_size=300
)


@given(HOSTILE, st.integers(0, 350), st.integers(0, 350), st.integers(0, 350), st.integers(0, 350))
def test_any_text_and_any_place_is_shown_safely(text: str, start: int, end: int, other: int, other_end: int) -> None:
    source = Source("a.arg", text)
    labels = Label(Span("a.arg", start, end), text), Label(Span("a.arg", other, other_end), "x")
    row = shown(Diagnostic("ARG202", text, labels[0], labels[1:], (text,), text), source)
    assert all(
        unicodedata.category(each) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for each in row if each not in "\n\u200c\u200d"
    )
    row.encode("utf-8")
