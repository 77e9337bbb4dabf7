"""What an author reads after a slip: one message, true and in the right place, whose help mends the line."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from argmap.diagnostics import Diagnostic, Source
from argmap.language.format import format_document
from argmap.language.parser import parse
from argmap.language.tree import Keyword
from argmap.workspace.files import decode
from generators import Shape, chains, shapes

MISTAKES = Path(__file__).parent / "data" / "language" / "mistakes.txt"


@dataclass(frozen=True)
class Mistake:
    """A slip, what is said about it, and the same text after the help was followed."""

    name: str
    written: str
    said: str
    mended: str


def mistakes() -> list[Mistake]:
    """Each is `=== name`, the text, `---`, the messages, `---`, the mended text."""
    parts = MISTAKES.read_text("utf-8").split("=== ")[1:]
    split = (part.partition("\n")[::2] for part in parts)
    return [Mistake(name, *(piece.strip("\n") for piece in rest.split("---\n"))) for name, rest in split]


def told(source: Source, diagnostic: Diagnostic) -> str:
    assert diagnostic.primary is not None
    place = source.position(diagnostic.primary.span.start)
    rows = [f"{diagnostic.code} {place.line}:{place.column} {diagnostic.message}"]
    rows += [f"  note: {note}" for note in diagnostic.notes]
    return "\n".join([*rows, f"  help: {diagnostic.help}"])


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.name)
def test_one_message_for_each_mistake(mistake: Mistake) -> None:
    source = Source("a.arg", mistake.written)
    assert "\n".join(told(source, each) for each in parse(source).diagnostics) == mistake.said


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.name)
def test_following_the_help_mends_it(mistake: Mistake) -> None:
    assert parse(Source("a.arg", mistake.mended)).diagnostics == ()


def with_text() -> list[Keyword]:
    """Every keyword that a text can follow."""
    return sorted(keyword for keyword, forms in shapes().items() if any(form.text for form in forms))


def row_of(form: Shape) -> str:
    """The shortest line of a shape."""
    return form.keyword + (" a" if form.names != "none" else "") + (": x" if form.text else "")


@pytest.mark.parametrize("words", ["", " turnout", " Turnout.", " bad_name", " turnout was"])
@pytest.mark.parametrize("keyword", with_text())
def test_a_text_below_a_line_that_lacks_its_colon_is_one_error_there_that_shows_the_colon(
    keyword: Keyword, words: str
) -> None:
    opening = next(chain for block, chain in chains().items() if keyword in block)
    above = [depth * "  " + row_of(form) for depth, form in enumerate(opening)]
    margin = len(opening) * "  "

    def read(row: str) -> tuple[Source, tuple[Diagnostic, ...]]:
        source = Source("a.arg", "\n".join([*above, margin + row, f"{margin}    | was low", f"{margin}    | and fell"]))
        return source, parse(source).diagnostics

    source, (found,) = read(keyword + words)
    assert told(source, found).startswith(f"ARG103 {len(above) + 1}:{len(margin) + 1} ")
    shown = found.help.split("`")[1]
    assert shown.startswith(keyword)
    assert read(shown)[1] == ()


def test_labels_show_the_line_above() -> None:
    text = "claim a: x\n  support b\n    support: y\n  by: Me\n    note: z\nsection c: d\n  claim e: f\n"
    found = parse(Source("", text)).diagnostics
    secondary = [text[label.span.start : label.span.end] for each in found for label in each.secondary]
    assert secondary == ["support b", "by", "section"]


def test_every_error_of_a_file_is_reported_in_its_order() -> None:
    text = "clam a: x\n  suport: [@b\n\tby Me\nclaim: [@c\nclaim d: [@e\n"
    found = parse(Source("", text)).diagnostics
    assert [each.code for each in found] == ["ARG104", "ARG104", "ARG101", "ARG103", "ARG107", "ARG109"]


def test_a_misspelt_keyword_is_taken_for_one_that_can_stand_there() -> None:
    guesses = {"interpretation a: x\n  rejcts b": "rejects", "brief a: x\n  sumary: b": "summary", "tem a: b": "term"}
    for text, guess in guesses.items():
        assert parse(Source("", text)).diagnostics[0].help == f"did you mean `{guess}`?"


@pytest.mark.parametrize(
    ("words", "meant", "text"),
    [
        ("pro reason because evidence since therefore", "support", "claim a: x\n  {}: y"),
        ("con counter attack rebuttal against but however", "objection", "claim a: x\n  {}: y"),
        ("premise with", "and", "claim a: x\n  support: y\n    {}: z"),
        ("comment todo remark", "note", "claim a: x\n  {}: y"),
        ("hypothesis scenario position theory", "interpretation", "{} a: x"),
        ("thesis statement conclusion fact", "claim", "{} a: x"),
        ("definition glossary", "term", "{} a: x"),
        ("reference citation", "source", "{} a: x"),
        ("import use", "include", "{}: x.arg"),
        ("chapter part group", "section", "{} a: x"),
    ],
)
def test_words_of_other_tools_are_understood(words: str, meant: str, text: str) -> None:
    for word in words.split():
        (found,) = parse(Source("", text.format(word))).diagnostics
        assert (found.code, found.help) == ("ARG104", f"did you mean `{meant}`?"), word


@pytest.mark.parametrize(
    ("signs", "advice"),
    [
        ("- * + • – — >", "leave the `{}` out: a line begins with its keyword"),
        ("// -- % ; /* <!--", "begin a comment with `#`"),
        (": ：", "write a keyword before the colon, as in `claim turnout: ...`"),
    ],
)
def test_signs_of_other_tools_are_understood(signs: str, advice: str) -> None:
    for sign in signs.split():
        (found,) = parse(Source("", f"claim a: x\n{sign} y\n")).diagnostics
        assert (found.code, found.help) == ("ARG104", advice.format(sign)), sign


@pytest.mark.parametrize("text", ["f*(x", "x_*(y", "3*4", "a * b", r"\*(y"])
def test_an_asterisk_within_a_word_or_between_spaces_opens_nothing(text: str) -> None:
    assert parse(Source("", f"claim a: {text}\n")).diagnostics == ()


@pytest.mark.parametrize(
    ("line", "code", "message", "advice"),
    [
        (
            "claim a! b c: Text",
            *("ARG106", "`a!` cannot be a name", "if this is text for readers, put the colon before it"),
        ),
        ("claim नमस्ते!: x", "ARG106", "`नमस्ते!` cannot be a name", "write `नमस्ते`"),
        ("claim a: x\n  support bad_q\u0323", "ARG106", "`bad_q\u0323` cannot be a name", "write `bad-q\u0323`"),
        ("claim a: x\n  tags !!", "ARG106", "`!!` cannot be a name", "leave it out"),
        (
            "interpretation a: x\n  holds b, c: why",
            *("ARG106", "`holds` takes names and no text"),
            "leave out the colon and what follows it; remarks for yourself go into a `note:`",
        ),
        (
            "claim a: " + "x" * 19_992,
            *("ARG114", "this line is 20,001 characters long; the most is 20,000"),
            "split it into several statements, or raise the limit with `--limit line-length=40000`",
        ),
    ],
)
def test_what_is_said_of_a_line(line: str, code: str, message: str, advice: str) -> None:
    (found,) = parse(Source("", f"{line}\n")).diagnostics
    assert (found.code, found.message, found.help) == (code, message, advice)


def test_what_lies_too_deep_is_said_once() -> None:
    text = "claim a: x\n" + "".join(f"{' ' * depth}support: y\n" for depth in range(1, 510)) + " support: z\n"
    found = parse(Source("", text)).diagnostics
    assert [told(Source("", text), each).split("\n")[0] for each in found] == [
        "ARG115 502:502 this line lies more than 500 levels deep; it and what lies deeper was not read"
    ]


def test_of_a_word_without_end_40_characters_are_shown() -> None:
    text = f"{'x' * 20_001}\n"
    (found,) = parse(Source("", text)).diagnostics
    assert found.primary
    assert (found.code, found.primary.span.end - found.primary.span.start) == ("ARG114", 40)
    (found,) = parse(Source("", f"claim a: y [@{'x' * 100}!]\n")).diagnostics
    assert found.message.endswith("cannot be the name of a source")
    assert "x" * 41 not in found.message + found.help


@pytest.mark.parametrize(
    "example",
    [
        "brief mali: Who broke Mali?",
        "section aid: Outside money",
        "question why: Why did the army take power?",
        "source usip-2021: Analysis of the 2021 coups",
        "claim turnout: Few people voted.",
        "event coup: Soldiers arrested the president.",
        "theme money: What outside money did",
        "voice reyes: Ana Reyes, who observed the elections",
        "interpretation security-first: Donors paid for security first.",
        "term junta: A government of officers.",
    ],
)
def test_a_line_without_a_name_is_shown_one_that_has_one(example: str) -> None:
    keyword = example.partition(" ")[0]
    (empty,) = parse(Source("", f"{keyword}\n")).diagnostics
    assert (empty.code, empty.help) == ("ARG107", f"write it as in `{example}`")
    (nameless,) = parse(Source("", f"{keyword}: x\n")).diagnostics
    assert nameless.help == f"put a short name before the colon, as in `{example}`"
    assert parse(Source("", f"{example}\n")).diagnostics == ()


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("date 2021", "under a statement, a `source` or a `brief`"),
        ("by: Me", "under a statement or a `dissent`"),
        ("quote: x", "under a statement (a `claim`, `support`, `objection`, `interpretation`, ...)"),
        ("and: x", "under the `support`, `objection`, `undercut` or `reply` that needs it, too"),
        (
            "reply: x",
            (
                "under the `support`, `objection`, `undercut` or `reply` that it grants and outweighs; "
                "against a statement write `objection`"
            ),
        ),
        ("author: Me", "under a `brief` or a `source`"),
        ("status unknown", "under an `indicator`"),
        ("holds a", "under an `interpretation`"),
        ("grade A1", "under a `source`"),
        ("lang fr", "under a `brief`"),
        ("claim a: x", "at the left margin"),
        (
            "undercut: x",
            (
                "under the `support`, `objection`, `undercut` or `reply` whose step it denies; "
                "against a statement write `objection`"
            ),
        ),
        (
            "answers a",
            (
                "under an `interpretation` or an `event` (questions of the brief), or under a line that bears on one "
                "with a `scheme` (critical questions)"
            ),
        ),
    ],
)
def test_a_line_in_a_wrong_place_is_told_where_it_belongs(line: str, place: str) -> None:
    (found,) = parse(Source("", f"term t: x\n  {line}\n")).diagnostics
    assert (found.code, found.help) == ("ARG105", f"it belongs {place}")


def test_a_line_that_continues_nothing_is_marked_from_end_to_end() -> None:
    text = "claim a: x\n| more of it\nclaim b: y\n"
    (found,) = parse(Source("", text)).diagnostics
    assert found.primary
    assert (found.code, text[found.primary.span.start : found.primary.span.end]) == ("ARG111", "| more of it")


def test_a_tab_is_an_error_and_read_as_a_level() -> None:
    found = parse(Source("", "claim a: x\n\tsupport: y\n  objection: z\n")).diagnostics
    assert [each.code for each in found] == ["ARG101"]


def test_a_character_that_could_hide_what_a_line_says() -> None:
    source = Source("a.arg", "claim a: x\u202ey\u202e\n  by: \x00\n")
    assert [told(source, each).split("\n")[0] for each in parse(source).diagnostics] == [
        "ARG120 1:11 this line has a character that cannot be printed (U+202E)",
        "ARG120 2:7 this line has a character that cannot be printed (U+0000)",
    ]


def test_one_unclosed_sign_is_one_error_however_much_follows() -> None:
    text = "claim a: *one [@b] \\* two *three [[c]] four*\n"
    assert [each.code for each in parse(Source("", text)).diagnostics] == ["ARG110"]


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfclaim a: x\r\n  by: y\r\n", b"claim a: x\r  by: y", b"claim a: x\n  by: y"]
)
def test_files_of_every_platform_read_alike(data: bytes) -> None:
    outcome = parse(decode("a.arg", data).value)
    assert outcome.diagnostics == ()
    assert format_document(outcome.value) == "claim a: x\n  by: y\n"
