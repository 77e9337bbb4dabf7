"""The parser: what makes sense is in the tree, everything else is one error, and nothing makes it stumble."""

import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from argmap.diagnostics import Source
from argmap.language.format import format_document
from argmap.language.parser import parse
from argmap.language.tree import (
    ADDRESSES,
    Citation,
    Document,
    Emphasis,
    Junk,
    Keyword,
    Line,
    Mention,
    Plain,
    Word,
    walk,
)
from argmap.limits import Limits
from generators import documents, text_of

many = settings(max_examples=50, suppress_health_check=list(HealthCheck))


def lines_of(document: Document) -> list[Line]:
    return [node for node, _ in walk(document.nodes) if isinstance(node, Line)]


def words_of(line: Line) -> list[Word]:
    """Every word of a line that is a name: before its colon, and in citations and mentions."""
    inlines = line.text.inlines if line.text else ()
    cited = [cite.source for inline in inlines if isinstance(inline, Citation) for cite in inline.cites]
    mentioned = [inline.target for inline in inlines if isinstance(inline, Mention)]
    return [*line.names, *cited, *mentioned]


# Places --------------------------------------------------------------------------------------------------------------


@many
@given(documents())
def test_every_name_is_where_its_span_says(document: Document) -> None:
    source = Source("a.arg", format_document(document))
    for line in lines_of(parse(source).value):
        for word in words_of(line):
            written = source.text[word.span.start : word.span.end]
            assert unicodedata.normalize("NFC", written) == word.text
            assert line.span.start < word.span.start < word.span.end <= line.span.end


def test_spans_of_a_line_its_keyword_and_its_text() -> None:
    text = "claim a: x\n\n  support  bé :   one [@src, ¶4;\n      |   @other]   two \n\n  by: Me\n"
    support = lines_of(parse(Source("a.arg", text)).value)[1]
    assert support.text is not None

    def at(start: int, end: int) -> str:
        return text[start:end]

    assert at(support.keyword_span.start, support.keyword_span.end) == "support"
    assert at(support.names[0].span.start, support.names[0].span.end) == "bé"
    assert at(support.text.span.start, support.text.span.end) == "one [@src, ¶4;\n      |   @other]   two"
    assert at(support.span.start, support.span.end).startswith("support  bé :")
    assert support.span.end == support.text.span.end
    cites = [at(word.span.start, word.span.end) for word in words_of(support)[1:]]
    assert cites == ["src", "other"]


# Text ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "inlines"),
    [
        ("plain words", [Plain("plain words")]),
        ("a *b c* d", [Plain("a "), Emphasis("b c"), Plain(" d")]),
        ("(*so*), *a*s", [Plain("("), Emphasis("so"), Plain("), "), Emphasis("a"), Plain("s")]),
        ("2 * 3 and 3*4*5", [Plain("2 * 3 and 3*4*5")]),
        ("\\*a\\* \\[@b\\] \\\\ c\\d", [Plain("*a* [@b] \\ c\\d")]),
        ("*a\\*b*", [Emphasis("a*b")]),
        ("[1] and ]", [Plain("[1] and ]")]),
        ("one \\\\ two \\]", [Plain("one \\ two ]")]),
    ],
)
def test_markup(raw: str, inlines: list[object]) -> None:
    assert list(text_of(raw).inlines) == inlines


def test_citations_and_mentions() -> None:
    document = parse(Source("", "claim a: See [[ b ]] and [@c-1, pp. 3-5, n. 2;@d].")).value
    inlines = lines_of(document)[0].text.inlines  # type: ignore[union-attr]
    told = [
        [(cite.source.text, cite.locator) for cite in inline.cites] if isinstance(inline, Citation) else inline
        for inline in inlines
    ]
    assert isinstance(inlines[1], Mention)
    assert inlines[1].target.text == "b"
    assert told[2:] == [Plain(" and "), [("c-1", "pp. 3-5, n. 2"), ("d", "")], Plain(".")]


def test_an_address_has_no_markup() -> None:
    document = parse(Source("", "source a: x\n  url: https://example.org/*a*[@b\n")).value
    assert lines_of(document)[1].text.plain() == "https://example.org/*a*[@b"  # type: ignore[union-attr]


def test_continuations_are_joined_by_single_spaces() -> None:
    document = parse(Source("", "claim a:\n    |  one   two\n  |\n  | three\tfour | five\n")).value
    assert lines_of(document)[0].text.raw == "one two three four | five"  # type: ignore[union-attr]


def test_a_space_that_does_not_break_is_kept() -> None:
    document = parse(Source("", "claim a: 7\u00a0percent  \u00a0  x\u00a0 y\n")).value
    assert lines_of(document)[0].text.raw == "7\u00a0percent \u00a0 x\u00a0 y"  # type: ignore[union-attr]


# Names ---------------------------------------------------------------------------------------------------------------


def test_names_written_in_different_normal_forms_are_equal() -> None:
    composed, decomposed = "état-fragile", unicodedata.normalize("NFD", "état-fragile")
    assert composed != decomposed
    text = f"claim {composed}: x\n  support {decomposed}\n  support: [[{decomposed}]] [@{decomposed}]\n"
    outcome = parse(Source("", text))
    assert outcome.diagnostics == ()
    assert {word.text for line in lines_of(outcome.value) for word in words_of(line)} == {composed}


@pytest.mark.parametrize(
    "name", ["a", "7", "2021-05-24", "État", "ⵜⴰⵎⴰⵛⴻⵇ", "राज्य-वैधता", "q\u0323\u0307", "漢字", "عربي"]
)
def test_names_of_any_script(name: str) -> None:
    outcome = parse(Source("", f"claim {name}: x\n"))
    assert outcome.diagnostics == ()
    assert lines_of(outcome.value)[0].names[0].text == unicodedata.normalize("NFC", name)


def test_lists_of_names_take_commas_or_spaces() -> None:
    text = "interpretation a: x\n  holds b, c  d,e\n  likelihood very likely\n"
    names = [[word.text for word in line.names] for line in lines_of(parse(Source("", text)).value)]
    assert names == [["a"], ["b", "c", "d", "e"], ["very", "likely"]]


# Comments ------------------------------------------------------------------------------------------------------------


def test_comments_and_blank_lines() -> None:
    text = "# one\n\n\n# two\n\nclaim a: x\n  # three\n  # four\n  by: Me\n\n  note: y\n\n# five\n\n"
    document = parse(Source("", text)).value
    told = [(line.keyword, line.gap, line.comments) for line in lines_of(document)]
    assert told == [
        ("claim", False, ("# one", "", "# two", "")),
        ("by", False, ("# three", "# four")),
        ("note", True, ()),
    ]
    assert document.trailing == ("# five",)


# Errors --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Break:
    """One way to break a line: where it can be done, how, the code that follows, and whether the line is still read."""

    fits: Callable[[Line], bool]
    edit: Callable[[Line, str], str]
    code: str
    kept: bool = False


def _after_keyword(line: Line, row: str) -> tuple[str, str]:
    at = row.index(line.keyword) + len(line.keyword)
    return row[:at], row[at:]


def _misspell(line: Line, row: str) -> str:
    return "x".join(_after_keyword(line, row))


def _drop_colon(line: Line, row: str) -> str:
    before, after = _after_keyword(line, row)
    return before + " " + after.replace(":", " ", 1)


def _spoil_name(line: Line, row: str) -> str:
    before, after = _after_keyword(line, row)
    return before + " bad_" + after.lstrip()


def _has_prose(line: Line) -> bool:
    """Whether it needs its colon: what stands behind that of `confidence` would be read as further words."""
    prose = line.text is not None and len(line.text.raw.split()) > 1 and ":" not in line.text.raw
    return prose and line.keyword is not Keyword.CONFIDENCE


def _takes_keys(line: Line) -> bool:
    pointing = line.keyword is Keyword.SOURCE and line.text is None
    return pointing or line.keyword in (Keyword.DERIVES_FROM, Keyword.STYLE)


def _has_markup(line: Line) -> bool:
    return line.text is not None and line.keyword not in ADDRESSES


BREAKS = {
    "misspelt keyword": Break(lambda _: True, _misspell, "ARG104"),
    "no colon": Break(_has_prose, _drop_colon, "ARG103"),
    "bad name": Break(lambda line: bool(line.names) and not _takes_keys(line), _spoil_name, "ARG106"),
    "no text": Break(lambda line: not line.text, lambda _, row: row + ":", ""),
    "unclosed citation": Break(_has_markup, lambda _, row: row + " [@a", "ARG109", kept=True),
    "control character": Break(_has_markup, lambda _, row: row + " \x07", "ARG120", kept=True),
}


SLIPS = st.lists(st.tuples(st.integers(0, 99), st.sampled_from(sorted(BREAKS))), min_size=1, max_size=6)
"""Which lines are broken, each by its number, as far as there are so many, and in which way."""


@settings(many, max_examples=50)
@given(documents().map(format_document), SLIPS)
@example("claim a: x\n  objection: turnout\n    | was low\n", [(1, "no colon")])
@example("claim a: x\n  objection turnout:\n    | was low\n", [(1, "no colon")])
@example("claim a: x\n  support q\u0323\n", [(1, "bad name")])
def test_breaking_k_lines_gives_k_errors_there_and_loses_nothing_else(text: str, slips: list[tuple[int, str]]) -> None:
    source = Source("a.arg", text)
    rows = source.text.split("\n")
    whole = places(source)
    chosen = {sorted(whole)[number % len(whole)]: BREAKS[name] for number, name in slips}
    broken = {first: kind for first, kind in chosen.items() if kind.fits(whole[first].line)}
    expected: dict[int, str] = {}
    for first, kind in broken.items():
        line = whole[first].line
        at = source.position(line.span.end).line if kind.kept else first
        rows[at - 1] = kind.edit(line, rows[at - 1])
        expected[at] = kind.code
    mended = Source("a.arg", "\n".join(rows))

    outcome = parse(mended)

    found = {mended.position(each.primary.span.start).line: each.code for each in outcome.diagnostics if each.primary}
    assert len(outcome.diagnostics) == len(broken)
    assert set(found) == set(expected)
    assert all(code in ("", found[line]) for line, code in expected.items())
    kept = {line: place.told for line, place in whole.items() if line not in broken}
    now = places(mended)
    assert {line: place.told for line, place in now.items() if line not in broken} == kept
    assert set(now) == set(kept) | {line for line, kind in broken.items() if kind.kept}


@dataclass(frozen=True)
class Place:
    """A line of a tree, and what should not change about it: its words, and the line it stands below."""

    line: Line
    told: tuple[object, ...]


def places(source: Source) -> dict[int, Place]:
    """What was understood, by line of the file."""
    found: dict[int, Place] = {}
    for node, parent in walk(parse(source).value.nodes):
        if isinstance(node, Line):
            above = source.position(parent.span.start).line if parent else 0
            names = tuple(word.text for word in node.names)
            told = (node.keyword, names, node.text and node.text.raw, above)
            found[source.position(node.span.start).line] = Place(node, told)
    return found


def test_a_line_that_cannot_be_read_keeps_what_stands_below_it() -> None:
    text = "claim a: x\n  suport b: y\n    | more\n    undercut c: z\n    by: Me\n  objection d: w\n"
    outcome = parse(Source("", text))
    assert [each.code for each in outcome.diagnostics] == ["ARG104"]
    claim = outcome.value.nodes[0]
    junk = claim.children[0]
    assert isinstance(junk, Junk)
    assert junk.words == ("b",)
    assert [getattr(node, "keyword", "") for node in junk.children] == ["undercut", "by"]
    assert [word.text for line in lines_of(outcome.value) for word in line.names] == ["a", "c", "d"]


# Hostile input -------------------------------------------------------------------------------------------------------

_SOUP = st.lists(
    st.one_of(
        st.sampled_from(list(Keyword)),
        st.sampled_from([":", " ", "  ", "    ", "\n", "\n\n", "\n  ", "\n   ", "\n      ", "\n | ", "\n#", "\t", ","]),
        st.sampled_from(
            ["a", "b-c", "é", "_", "[@a]", "[@", "[[a]]", "[[", "]]", "*", "**", "\\", "：", "\u00a0", "\x00"]
        ),
    ),
    max_size=60,
).map("".join)


@settings(many, max_examples=50)
@given(st.one_of(_SOUP, st.text(max_size=200), st.binary(max_size=200).map(lambda data: data.decode("latin-1"))))
def test_any_text_gives_a_tree_and_messages_that_point_into_it(text: str) -> None:
    source = Source("a.arg", text)
    outcome = parse(source)
    for each in outcome.diagnostics:
        assert each.primary is not None
        assert 0 <= each.primary.span.start <= each.primary.span.end <= len(text)
        assert each.message
        assert each.help
    for node, _ in walk(outcome.value.nodes):
        assert 0 <= node.span.start < node.span.end <= len(text)


@settings(many, max_examples=50)
@given(_SOUP)
def test_there_is_at_most_one_shape_error_a_line(text: str) -> None:
    source = Source("", text)
    found = [each for each in parse(source).diagnostics if each.code in SHAPE and each.primary]
    rows = [source.position(each.primary.span.start).line for each in found if each.primary]
    assert len(rows) == len(set(rows))


SHAPE = {"ARG103", "ARG104", "ARG105", "ARG106", "ARG107", "ARG108", "ARG111", "ARG114", "ARG121", "ARG126"}

MEGABYTES = 2_000_000


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("claim a: " + "x " * (MEGABYTES // 2), ["ARG114"]),
        ("x" * MEGABYTES, ["ARG114"]),
        (":" * MEGABYTES, ["ARG114"]),
        ("claim a: x\n  tags " + "b," * (MEGABYTES // 2), ["ARG114"]),
        ("claim a: " + "[@" * (MEGABYTES // 2), ["ARG114"]),
        ("claim a: x\n" + "  | y\n" * (MEGABYTES // 6), ["ARG114"]),
        ("claim a: x" + " " * MEGABYTES, []),
        ("claim a: x\n" + " " * MEGABYTES + "by: Me", []),
        ("claim a: x\n" * 2 + "\n" * MEGABYTES + "# end", []),
        ("claim a: x\x01" + "\x01" * MEGABYTES, ["ARG114", "ARG120"]),
        ("claim a: " + "[@" * 9_000, ["ARG109"]),
        ("claim a: " + "[[" * 9_000, ["ARG110"]),
        ("claim a: " + " *a" * 6_000, ["ARG110"]),
        ("claim a: *" + "\\*" * 9_000, ["ARG110"]),
        ("claim a: " + "*" * 19_000 + " b", []),
        ("claim a: [@" + ";" * 19_000 + "]", ["ARG109"]),
        ("s" * 19_000, ["ARG104"]),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_huge_lines(text: str, codes: list[str]) -> None:
    assert [each.code for each in parse(Source("", text)).diagnostics] == codes


@pytest.mark.parametrize(
    ("begin", "sign", "most"),
    [
        ("claim a: ", "x", 19_990),
        ("claim a:\n  | ", "x", 19_990),
        (f"claim a: {'x' * 9_000}\n  | ", "x", 10_989),
        ("claim a:\n  | x", " ", 19_996),
    ],
    ids=["in one", "below", "in two", "of spaces"],
)
def test_however_a_line_is_broken_20_000_characters_are_read_and_no_more(begin: str, sign: str, most: int) -> None:
    for many, codes in ((most, []), (most + 1, ["ARG114"])):
        outcome = parse(Source("", f"{begin}{sign * many}y\n"))
        assert [each.code for each in outcome.diagnostics] == codes


def test_after_a_line_too_deep_its_neighbours_above_are_read() -> None:
    text = "claim a: x\n  support b: x\n    support c: x\n      support d: x\n    support e: x\n  support f: x\n"
    outcome = parse(Source("", text), Limits(depth=2))
    assert [each.code for each in outcome.diagnostics] == ["ARG115"]
    assert [word.text for line in lines_of(outcome.value) for word in line.names] == ["a", "b", "c", "e", "f"]


def test_nesting_of_10_000_levels_is_one_error_and_reading_goes_on_after_it() -> None:
    text = "claim a: x\n" + "".join(f"{' ' * depth}support: y\n" for depth in range(1, 10_000)) + "claim b: z\n"
    outcome = parse(Source("", text))
    assert [each.code for each in outcome.diagnostics] == ["ARG115"]
    assert [word.text for line in lines_of(outcome.value) for word in line.names] == ["a", "b"]


def test_a_file_of_something_else_is_an_error_a_line_without_guessing_at_each() -> None:
    found = parse(Source("", "clam a: x\n" * 2_000)).diagnostics
    assert [each.code for each in found] == ["ARG104"] * 2_000
    assert "did you mean `claim`?" in found[0].help
    assert "not written for argmap" in found[-1].help


def work(text: str) -> int:
    """How many calls parsing a text takes: a count, so that it does not depend on the machine."""
    count = 0

    def profile(frame: FrameType, event: str, arg: object) -> None:  # noqa: ARG001 - what sys.setprofile passes
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        parse(Source("", text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "text",
    [
        "claim a: x [@b, ¶4]\n  support c: *y*\n    undercut: z\n",
        "suport a: x\n  and b\n y\n",
        "claim a x y\n  | z\n",
        "claim a: x\n  by: b\n      by: c\n   by: d\n",
        "# a\n\n# b\nclaim a: x\n",
        "| x\n",
        "\x01\n",
    ],
)
def test_work_grows_in_step_with_length(text: str) -> None:
    parse(Source("", text))
    assert work(text * 400) < 4.4 * work(text * 100)


def test_work_grows_in_step_with_depth() -> None:
    def nested(levels: int, line: str) -> str:
        return "claim a: x\n" + "".join(f"{' ' * depth}{line}\n" for depth in range(1, levels))

    for line in ("support: y", "suport: y"):
        assert work(nested(400, line)) < 4.4 * work(nested(100, line))


def test_the_collector_is_left_as_it_was() -> None:
    import gc

    gc.disable()
    try:
        parse(Source("", "claim a: x\n"))
        assert not gc.isenabled()
    finally:
        gc.enable()
    parse(Source("", "claim a: x\n"))
    assert gc.isenabled()
