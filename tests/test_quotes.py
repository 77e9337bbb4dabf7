"""Quotes: looked up in the texts of their sources, whatever the typography, and nothing else passes for them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checks.nearest import differences, nearest, words_of
from argmap.checks.verbatim import MOST_PARTS, holds, parts_of, quoted_words, reduced
from argmap.diagnostics import Diagnostic, Severity
from argmap.diagnostics.render import Format, render
from argmap.workspace.database import compile_paths
from inside import argmap
from process import GOOD

TEXT = """\
The state had lost its legiti-
macy — a long-
term loss, said “the army’s chief”, who was un\u00adable to govern.

It’s the ﬁrst of 7.5 percent, in 2012–2015.\x0c The army—able to fight—left the
[northern] town. Growth was -5 percent. Anti-government forces
were never agreed. \N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK} Rien \N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}
"""


def quoted(words: str, text: str = TEXT) -> bool:
    """Whether a `quote` of these words would be found."""
    return holds(reduced(text), parts_of(quoted_words(words)))


# What counts as the same words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "“The state had lost its legitimacy”",
        "“the state had lost its legitimacy”",
        "“the state had lost its legitimacy.”",
        "the  state had lost",
        "“a long-term loss”",
        "“a long‐term loss”",
        "“legitimacy – a long-term loss”",
        "“legitimacy - a long-term loss”",
        "“legitimacy--a long-term loss”",
        "“said ‘the army's chief’, who”",
        "„said «the army’s chief», who“",
        '"The army\'s chief"',
        "‘the army’s chief’",
        "“who was unable to govern”",
        "“who was un\u00adable to govern”",
        "“It's the first of 7.5 percent”",
        "“It’s the ﬁrst of\u00a07.5\u2009percent”",
        "“in 2012-2015”",
        "“able to fight”",
        "“Growth was −5 percent”",
        "“«Rien»”",
        "The article says: “the army’s chief”, no less.",
    ],
)
def test_typography_makes_no_difference(words: str) -> None:
    assert quoted(words)


@pytest.mark.parametrize(
    "words",
    [
        "“The state has lost its legitimacy”",
        "“The State had lost its legitimacy”",
        "“able to govern”",  # from “unable to govern”
        "“ever agreed”",
        "“5 percent, in”",  # from “7.5 percent”
        "“the first of 7”",
        "“5 percent. Anti-government”",  # from “-5 percent”
        "“government forces”",  # from “anti-government forces”
        "“its the first of”",
        "“said the army’s chief”",
        "“left the town”",
        "said the chief: “the general”",
    ],
)
def test_other_words_are_other_words(words: str) -> None:
    assert not quoted(words)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("“the government collapsed”", "the govern\u00ad\n  ment collapsed"),
        ("“the government collapsed”", "the govern-\x0cment collapsed"),
        ("“co-operation failed”", "coopera-\ntion failed"),
        ("“first office efforts affluent”", "ﬁrst oﬃce eﬀorts aﬄuent"),
        ("“straﬀung”", "straff-\nung"),
        ("« La chute du régime ; la paix ! »", "La chute du régime\u202f; la paix\u00a0!"),
        ("“La chute du régime; la paix: rien”", "La chute du régime\u00a0; la paix\u00a0: rien"),
        ("“La chute « du » régime”", "La chute “du” régime"),
        ("“1 000 men, or 50%”", "1\u202f000 men, or 50\u00a0%"),
        ("“é\u0301tat”", "\u00e9\u0301tat"),
        ("“it was [ … ] not”", "it was, all told, not"),
        ("“the army [sic] took”", "the army took"),
        ("“the army\u200b took”", "the\u2028army took"),
    ],
)
def test_what_copying_and_typesetting_do_to_words_makes_no_difference(words: str, text: str) -> None:
    assert quoted(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("“the well known general”", "the well-known general"),
        ("“l'Etat”", "l’État"),
        ("“the man said no”", "the man said “no”"),
        ("“he left!”", "he left."),
    ],
)
def test_a_hyphen_an_accent_and_marks_within_a_quote_are_not_typography(words: str, text: str) -> None:
    assert not quoted(words, text)


def test_scripts_without_spaces_may_break_lines_anywhere() -> None:
    assert quoted("“国家正在陷入混乱”", "我们的国家正在\n陷入混乱，因为")
    assert not quoted("“国家正在走向混乱”", "我们的国家正在\n陷入混乱，因为")


# Gaps ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "“The state … was unable to govern.”",
        "“The state ... was unable to govern.”",
        "“The state [...] was unable to govern.”",
        "“The state (…) was unable to govern.”",
        "“The state . . . was unable to govern.”",
        "“… lost its legitimacy …”",
        "“[T]he state had lost”",
        "“[The republic] had lost its legitimacy”",
        "“the army[’s leader] … was unable to govern”",
        "“un[able] to govern”",
        "“left the [northern] town”",
        "“left the … town”",
    ],
)
def test_gaps_stand_for_words_of_the_source(words: str) -> None:
    assert quoted(words)


def test_parts_follow_each_other_and_not_too_far_apart() -> None:
    assert not quoted("“was unable to govern … The state had lost”")
    far = f"The army {'came and ' * 40}went. {'Nothing. ' * 2000}It lost."
    assert quoted("“The army … went”", far)
    assert not quoted("“The army [then] went”", far), "brackets stand for a few words"
    assert not quoted("“The army … lost”", far), "what lies many pages apart is not one quote"
    assert quoted("“came … went”", far), "any place of the first part will do"


# Findings ------------------------------------------------------------------------------------------------------------

ARG = """\
source usip: Analysis
  file: usip.txt

source other: Another

claim top: A claim.
  support reason: A reason. [@usip]
    QUOTE
"""


def check(folder: Path, quotes: str, text: str = TEXT, arg: str = ARG) -> list[Diagnostic]:
    """What is said about quotes of a source with this text."""
    lines = "\n    ".join(f"quote: {quote}" for quote in quotes.split("\n"))
    (folder / "a.arg").write_text(arg.replace("QUOTE", lines))
    (folder / "usip.txt").write_text(text)
    compiled = compile_paths([folder / "a.arg"])
    assert all(found.severity is Severity.WARNING for found in compiled.diagnostics), compiled.diagnostics
    return [found for found in compiled.diagnostics if found.code == "ARG414"]


def test_a_quote_in_its_source_is_no_finding_and_one_that_is_not_is_marked(tmp_path: Path) -> None:
    assert check(tmp_path, "“The state had lost its legitimacy” [@usip, ¶1]") == []
    (found,) = check(tmp_path, "“The state had lost its legitimacy” [@usip]\n“The state has it” [@usip]")
    assert found.message == "these words are not in the text of `usip`"
    assert found.primary is not None
    whole = (tmp_path / "a.arg").read_text()
    assert whole[found.primary.span.start : found.primary.span.end] == "“The state has it” [@usip]"


def test_the_nearest_passage_is_shown_with_its_place_and_the_difference(tmp_path: Path) -> None:
    (found,) = check(tmp_path, "“The army’s chief, who was able to govern” [@usip]")
    (label,) = found.secondary
    assert TEXT[label.span.start : label.span.end] == "the army’s chief”, who was un\u00adable to govern"
    assert "the quote has “able” where the source has “un\u00adable”" in found.notes
    (tmp_path / "a.arg").write_text(ARG.replace("QUOTE", "quote: “The army’s chief, who was able to govern”"))
    shown = argmap("check", "a.arg", cwd=tmp_path).err
    assert "::: usip.txt:3:18" in shown
    assert "the nearest passage" in shown


def test_what_is_left_out_added_or_changed_is_said(tmp_path: Path) -> None:
    (found,) = check(tmp_path, "“It's the very first of 7.5 per cent, in 2012.” [@usip]")
    assert found.notes[1:] == (
        "the quote adds “very”",
        "the quote has “per cent,” where the source has “percent,”",
        "the quote has “2012” where the source has “2012–2015”",
    )


def test_a_part_out_of_order_is_said_to_be(tmp_path: Path) -> None:
    (found,) = check(tmp_path, "“was unable to govern … The state had lost” [@usip]")
    assert "not in this order" in found.message


def test_nothing_like_it_is_said_to_be_so(tmp_path: Path) -> None:
    (found,) = check(tmp_path, "“Bananas taste sweet”")
    assert found.secondary == ()
    assert found.notes == (f"nothing much like them was found in {(tmp_path / 'usip.txt').as_posix()}",)
    (found,) = check(tmp_path, "“The state had lost”", text="")
    assert "nothing much like them" in found.notes[0]


@pytest.mark.parametrize("quote", ["“…” [@usip]", "[@usip]", "“[all of it]”", "— [@usip]"])
def test_a_quote_without_words_is_no_quote(tmp_path: Path, quote: str) -> None:
    (found,) = check(tmp_path, quote)
    assert "has no words" in found.message


def test_a_quote_of_nothing_but_gaps_is_refused(tmp_path: Path) -> None:
    (found,) = check(tmp_path, "“" + " … ".join(["the"] * (MOST_PARTS + 1)) + "”")
    assert f"in {MOST_PARTS} places" in found.message


def test_which_source_a_quote_is_of(tmp_path: Path) -> None:
    assert len(check(tmp_path, "“Not there at all.”")) == 1, "it is of the one source that its statement cites"
    assert check(tmp_path, "“Not there at all.” [@other]") == [], "that source has no text"
    two = ARG.replace("[@usip]", "[@usip; @other]")
    assert check(tmp_path, "“Not there at all.”", arg=two) == [], "it may be of either"


def test_a_quote_of_two_sources_must_be_in_both(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("The army left.")
    both = ARG.replace("Another\n", "Another\n  file: other.txt\n")
    (found,) = check(tmp_path, "“The state had lost” [@usip; @other]", arg=both)
    assert "`other`" in found.message
    assert check(tmp_path, "“the army” [@usip; @other]", arg=both) == []


def test_a_brief_needs_no_fonts_for_what_its_sources_say(tmp_path: Path) -> None:
    cited = GOOD.replace("stations\n\nclaim", "stations\n  file: count.txt\n\nclaim", 1)
    assert cited != GOOD
    (tmp_path / "a.arg").write_text(cited)
    (tmp_path / "count.txt").write_text("A sign that no font has: \U00013000. Unmistakable.")
    assert compile_paths([tmp_path]).diagnostics == ()


# Robustness ----------------------------------------------------------------------------------------------------------


@given(st.text(max_size=600), st.text(max_size=200))
def test_any_text_and_any_quote_can_be_compared(text: str, quote: str) -> None:
    against, parts = reduced(text), parts_of(quoted_words(quote))
    holds(against, parts)
    for part in parts:
        alike = nearest(against, words_of(against), part)
        if alike is not None:
            assert 0 <= alike.start < alike.end <= len(text)
            list(differences(alike.quoted, text[alike.start : alike.end]))


@given(st.lists(st.from_regex(r"[a-z]{1,8}(-[a-z]{1,5})?", fullmatch=True), min_size=5, max_size=60), st.data())
def test_any_stretch_of_words_is_found_however_the_source_breaks_its_lines(
    words: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 2, len(words)))
    width = data.draw(st.integers(1, 12))
    source = " ".join(words)
    broken = re.sub(rf"(\w{{{width}}})(\w)", r"\1-" + "\n" + r"\2", source)  # Every long word is hyphenated.
    for text in (source, broken, source.replace(" ", "\n  ")):
        assert quoted(f"“{' '.join(words[start:end])}”", text)
        assert quoted(f"“{words[start]} … {words[end - 1]}”", text)


def test_large_texts_and_many_quotes_take_no_time_worth_mentioning() -> None:
    """What takes a second here would take an hour if each quote were aligned with the whole text."""
    words = [f"w{number % 5003}x{number % 13}" for number in range(60_000)]
    text = reduced("\n".join(" ".join(words[at : at + 12]) for at in range(0, len(words), 12)))
    index = words_of(text)
    for number in range(0, 50_000, 1_000):
        right = " ".join(words[number : number + 30])
        assert holds(text, parts_of(right))
        (wrong,) = parts_of(right.replace(words[number + 15], "wrong"))
        assert not holds(text, [wrong])
        alike = nearest(text, index, wrong)
        assert alike is not None
        assert list(differences(alike.quoted, text.original[alike.start : alike.end])) == [
            f"the quote has “wrong” where the source has “{words[number + 15]}”"
        ]


def test_hostile_texts_and_quotes_end_soon() -> None:
    marks = reduced("\u0315\u0300" * 200_000)
    same = reduced("a " * 500_000)
    assert not holds(marks, parts_of("a"))
    assert not holds(same, parts_of("[b]".join("a" * MOST_PARTS) + "b"))
    assert not holds(reduced("a" * 1_000_000), parts_of("a" * 19_000))
    assert quoted_words("„" * 20_000) == "„" * 20_000
    (part,) = parts_of("a " * 9_000 + "b")
    nearest(same, words_of(same), part)


def test_what_a_source_says_cannot_act_on_a_terminal(tmp_path: Path) -> None:
    hostile = "The state \x1b]0;owned\x07 had \u202elost its legitimacy for good."
    (found,) = check(tmp_path, "“The state had lost its legitimacy for ever.”", text=hostile)
    shown = render([found], {}, Format.TEXT)
    assert found.notes
    assert not set("\x1b\x07\u202e") & set(shown)
