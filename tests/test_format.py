"""The formatter: one form for every file, with all it says kept."""

import re
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.diagnostics import Source
from argmap.language.format import difference, format_document
from argmap.language.parser import parse
from argmap.language.tree import Document, Node
from generators import documents, said

LIMIT = 100


def formatted(text: str) -> str:
    outcome = parse(Source("a.arg", text))
    assert outcome.diagnostics == ()
    return format_document(outcome.value)


def gaps(nodes: tuple[Node, ...]) -> list[bool]:
    """Where blank lines stand below the left margin, first lines of blocks left out."""
    found: list[bool] = []
    blocks = [node.children for node in nodes]
    while blocks:
        block = blocks.pop()
        found.extend(getattr(line, "gap", False) for line in block[1:])
        blocks.extend(line.children for line in block)
    return found


many = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@many
@given(documents())
def test_what_is_printed_reads_as_it_was(document: Document) -> None:
    outcome = parse(Source("", format_document(document)))
    assert outcome.diagnostics == ()
    assert said(outcome.value.nodes) == said(document.nodes)
    assert outcome.value.trailing == document.trailing
    assert gaps(outcome.value.nodes) == gaps(document.nodes)


@many
@given(documents())
def test_formatting_twice_is_formatting_once(document: Document) -> None:
    once = format_document(document)
    assert formatted(once) == once


@many
@given(documents())
def test_layout(document: Document) -> None:
    text = format_document(document)
    rows = text.split("\n")
    assert rows.pop() == ""
    assert rows[0]
    assert rows[-1]
    for above, row in pairwise(rows):
        assert above or row, "two blank lines"
        assert row == row.rstrip(" \t")
        assert (len(row) - len(row.lstrip(" "))) % 2 == 0


def respaced(text: str, random: Random, spaces: list[str]) -> str:
    return re.sub(r"(?<=\S) (?=\S)", lambda _: random.choice(spaces), text)


def untidy(text: str, random: Random) -> str:
    """The same file in another layout: levels of another width, other spaces, texts broken elsewhere."""
    rows: list[str] = []
    unit = random.choice([1, 3, 8])
    for row in text.split("\n"):
        body = row.lstrip(" ")
        margin = " " * ((len(row) - len(body)) // 2 * unit)
        if body[:1] == "#":
            rows.append(margin + body)
            continue
        bar = body[:1] == "|"
        head, colon, prose = ("", "|", body[1:]) if bar else body.partition(": ")
        below = margin + " " * (0 if bar else random.choice([1, 5]))
        broken = respaced(prose, random, [" ", " ", "   ", f"\n{below}|"])
        rows.append(
            margin + respaced(head, random, [" ", "  ", " \t"]) + colon + broken + random.choice(["", "  ", "\t"])
        )
    return "\n".join(rows)


@many
@given(documents(), st.integers(0, 2**32))
def test_every_layout_of_a_file_is_formatted_alike(document: Document, seed: int) -> None:
    once = format_document(document)
    assert formatted(untidy(once, Random(seed))) == once  # noqa: S311 - nothing secret


def test_a_whole_file() -> None:
    untidy = """\


# Who broke Mali? A first draft.

brief   mali :   Who broke Mali?
    author: Sahel   desk
    judgments hollow-state,outsiders-scapegoat   security-first
include: sources.arg

include: terms.arg
question why: Why?

question how: How?
claim hollow-state: The coups were symptoms.

     # Turnout first.
     support turnout: Only 7.5 percent voted in the March 2020 elections,
        | which were held in a pandemic and with many polling stations closed by armed groups. [@usip-2021, ¶6]
             likelihood very   likely


     objection war
# The end.
"""
    assert formatted(untidy) == (
        """\
# Who broke Mali? A first draft.

brief mali: Who broke Mali?
  author: Sahel desk
  judgments hollow-state, outsiders-scapegoat, security-first

include: sources.arg
include: terms.arg

question why: Why?
question how: How?

claim hollow-state: The coups were symptoms.
  # Turnout first.
  support turnout: Only 7.5 percent voted in the March 2020 elections, which were held in a pandemic
    | and with many polling stations closed by armed groups. [@usip-2021, ¶6]
    likelihood very likely

  objection war

# The end.
"""
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("\n\n", ""),
        ("# alone\n\n\n# twice", "# alone\n\n# twice\n"),
    ],
)
def test_files_without_a_line(text: str, expected: str) -> None:
    assert format_document(parse(Source("a.arg", text)).value) == expected


def test_neighbours_of_more_than_one_line_stand_apart() -> None:
    long = "word " * 30
    text = f"term a: x\nterm b: {long}\nterm c: x\n# a remark\nterm d: x\nterm e: x\n"
    rows = formatted(text + "question f: x\nclaim g: x\nclaim h: x\n").split("\n")
    apart = [row.split(":")[0] for above, row in pairwise(rows) if ":" in row and not above]
    assert apart == ["term b", "term c", "question f", "claim g", "claim h"]
    assert rows[rows.index("# a remark") - 1] == ""


def test_neighbours_of_the_full_width_stand_together() -> None:
    full = f"term name: {'ab ' * 28}abcde"
    assert len(full) == LIMIT
    assert rows_of(f"{full}\nterm b: y\n") == [full, "term b: y"]


def rows_of(text: str) -> list[str]:
    return formatted(text).rstrip("\n").split("\n")


def test_a_line_of_the_full_width_stays_whole_and_one_more_character_wraps() -> None:
    words = "ab " * 28
    fits = f"claim name: {words}abcd"
    assert len(fits) == LIMIT
    assert rows_of(fits) == [fits]
    assert rows_of(fits + "e") == [f"claim name: {words.strip()}", "  | abcde"]


def test_a_continuation_uses_the_full_width() -> None:
    words = "ab " * 31 + "abc"
    assert len(f"  | {words}") == LIMIT
    assert rows_of(f"claim name: {'x' * 88} {words}") == [f"claim name: {'x' * 88}", f"  | {words}"]
    assert rows_of(f"claim name: {'x' * 88} {words}d")[1:] == ["  | " + "ab " * 30 + "ab", "  | abcd"]


def test_words_that_must_not_be_parted_stay_together() -> None:
    percent = "7\N{NO-BREAK SPACE}percent"
    assert rows_of(f"claim name: {'x' * 84} {percent}") == [f"claim name: {'x' * 84}", f"  | {percent}"]
    cited = "[@usip-2021, ¶4; @un-2013, ¶5]"
    assert rows_of(f"claim name: {'x' * 74} {cited}") == [f"claim name: {'x' * 74}", f"  | {cited}"]
    assert rows_of(f"claim name: {'x' * 70} {cited}") == [
        f"claim name: {'x' * 70} [@usip-2021, ¶4;",
        "  | @un-2013, ¶5]",
    ]


def test_a_word_longer_than_the_line_stays_whole() -> None:
    long = "漢" * 150
    assert rows_of(f"claim name: {long} a {long}") == [f"claim name: {long}", "  | a", f"  | {long}"]


def test_an_address_is_never_wrapped() -> None:
    path = " ".join(["folder"] * 30) + ".arg"
    assert rows_of(f"include: {path}") == [f"include: {path}"]


def test_signs_that_mean_something_at_the_start_of_a_line_are_text_after_a_bar() -> None:
    text = f"claim name: {'x' * 88} # a | b"
    assert rows_of(text) == [f"claim name: {'x' * 88}", "  | # a | b"]
    assert rows_of(text.replace("# a | b", "| b # a"))[1] == "  | | b # a"


def test_blank_lines_within_a_block_stay_single_and_none_stands_first() -> None:
    text = "claim a: x\n\n\n  support: y\n\n\n\n    note: z\n  support: y\n\n\n  support: y\n"
    assert formatted(text) == "claim a: x\n  support: y\n    note: z\n  support: y\n\n  support: y\n"


def test_comments_move_with_the_line_below_them() -> None:
    text = (
        "claim a: x\n    # deep\n# shallow\n\n  support: y\n   # between a text and its rest\n    | z\n  objection: z\n"
    )
    assert formatted(text) == (
        "claim a: x\n  # deep\n  # shallow\n\n  support: y z\n  # between a text and its rest\n  objection: z\n"
    )


def test_500_levels() -> None:
    text = "claim a: x\n" + "".join(f"{' ' * depth}support: {'word ' * 60}\n" for depth in range(1, 500))
    once = formatted(text)
    assert formatted(once) == once
    assert max(len(row.strip()) for row in once.split("\n")) <= LIMIT
    assert f"\n{' ' * 998}support: word word" in once


def test_the_longest_text_wrapped_at_the_deepest_level_can_still_be_read() -> None:
    long = "ab " * 6_600
    deep = "claim a: x\n" + "".join(f"{' ' * depth}support: y\n" for depth in range(1, 499))
    text = f"{deep}{' ' * 499}support: {long}\nclaim b: {long}\n"
    once = formatted(text)
    assert formatted(once) == once


def test_what_could_not_be_read_is_not_thrown_away() -> None:
    document = parse(Source("a.arg", "claim a: x\n  suport b: y\n")).value
    with pytest.raises(ValueError, match="could not be read"):
        format_document(document)


def test_a_difference_names_the_file_and_shows_changed_lines() -> None:
    before = "claim a:  x\nclaim b: y"
    assert difference("a.arg", before, formatted(before)).splitlines() == [
        "--- a.arg",
        "+++ a.arg",
        "@@ -1,2 +1,3 @@",
        "-claim a:  x",
        "-claim b: y",
        "\\ No newline at end of file",
        "+claim a: x",
        "+",
        "+claim b: y",
    ]


def test_no_difference_is_empty() -> None:
    assert difference("a.arg", "claim a: x\n", "claim a: x\n") == ""
