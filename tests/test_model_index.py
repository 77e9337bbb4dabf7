"""Where names are defined and used: every name of every line, whether or not the argument has errors."""

from collections.abc import Iterator

import pytest

from argmap.diagnostics import Source, Span
from argmap.language.parser import parse
from argmap.language.tree import ADDRESSES, Keyword
from argmap.model import Argument, Name
from argmap.model.index import Kind, Use, UseKind
from argmap.model.resolve import resolve
from brief_lab import SAMPLE
from generators import Shape, chains, shapes
from samples import argument_of

VALUES = {
    *(Keyword.CONFIDENCE, Keyword.LIKELIHOOD, Keyword.SCHEME, Keyword.TAGS, Keyword.STATUS, Keyword.KIND),
    *(Keyword.DATE, Keyword.EXPIRES, Keyword.CHECKED, Keyword.AS_OF, Keyword.ACCESSED),
    *(Keyword.GRADE, Keyword.LANG, Keyword.PAPER, Keyword.PARTS, Keyword.ATTACH, Keyword.POSSIBLE),
}
"""Keywords whose words name nothing in the argument."""


def read(text: str) -> Argument:
    """The argument of a text, whatever is wrong with it."""
    return resolve([parse(Source("test.arg", text)).value]).value


def written(text: str, span: Span) -> str:
    return text[span.start : span.end]


def line(shape: Shape, name: str, text: str) -> str:
    names = {"none": "", "two": f" {name} y", "path": f" {name}.toml"}.get(shape.names, f" {name}")
    return shape.keyword + names + f": {text}" * shape.text


def every_line() -> Iterator[tuple[Shape, str]]:
    """Each shape of a line in each block that may hold it, below lines that may all have the same name."""
    for block, chain in chains().items():
        above = "".join(f"{'  ' * depth}{line(shape, 'x', 'T')}\n" for depth, shape in enumerate(chain))
        for keyword in sorted(block):
            for shape in shapes()[keyword]:
                yield shape, f"{above}{'  ' * len(chain)}{line(shape, 'zzz', 'See [@nobody] and [[nowhere]].')}\n"


def test_every_word_of_a_line_is_a_name_or_a_value() -> None:
    silent: set[Keyword] = set()
    said: set[Keyword] = set()
    for shape, text in every_line():
        if shape.names != "none":
            index = read(text).index
            spans = [*(each.span for each in index.definitions), *(each.span for each in index.uses)]
            found = {written(text, span) for span in spans}
            (said if found & {"zzz", "zzz.toml"} else silent).add(shape.keyword)
    assert silent - {Keyword.ANSWERS} == VALUES  # Some lines answer critical questions, which no argument defines.
    assert not said & VALUES


def test_every_text_cites_and_mentions() -> None:
    for shape, text in every_line():
        if shape.text and shape.keyword not in ADDRESSES:
            parsed = parse(Source("test.arg", text)).value
            outcome = resolve([parsed])
            expected = [(UseKind.CITES, "nobody", shape.keyword), (UseKind.MENTIONS, "nowhere", shape.keyword)]
            found = [(use.how, written(text, use.span), use.keyword) for use in outcome.value.index.uses]
            assert [each for each in found if each[0] is not UseKind.NAMES] == expected, text
            unknown = [each.primary for each in outcome.diagnostics if each.code == "ARG201"]
            places = [written(text, label.span) for label in unknown if label]
            assert [place for place in places if place not in ("zzz", "y")] == ["nobody", "nowhere"], text


def test_files_are_named_by_their_paths() -> None:
    text = (
        "include: parts/one.arg\nbrief b: B\n  style house.toml\n  citations: house.csl\n  bibliography: works.bib\n"
        "  previous: old.arg\nsource s: S\n  file: s.txt\n"
    )
    found = [(use.keyword.value, use.name) for use in read(text).index.uses if use.kind is Kind.FILE]
    assert found == [
        ("include", "parts/one.arg"),
        ("style", "house.toml"),
        ("citations", "house.csl"),
        ("bibliography", "works.bib"),
        ("previous", "old.arg"),
        ("file", "s.txt"),
    ]
    assert not [use for use in read("brief b: B\n  citations: apa\n").index.uses if use.kind is Kind.FILE]


BROKEN = """\
claim a: A.
claim a: Again. [@s]
  support b
suport c: Junk.
  objection b
  answers q, wording
interpretation a: Taken.
  holds b
  answers q
question q: Q?
claim b: B. [[a]]
  support: Unnamed.
"""


def test_what_an_error_leaves_out_of_the_argument_is_in_the_index() -> None:
    index = read(BROKEN).index
    assert [each.kind for each in index.defined("a")] == [Kind.STATEMENT, Kind.STATEMENT, Kind.INTERPRETATION]
    uses = {name: [(use.how.value, use.keyword.value) for use in index.used(name)] for name in "abqs"}
    assert uses == {
        "a": [("mentions", "claim")],
        "b": [("names", "support"), ("names", "objection"), ("names", "holds")],
        "q": [("names", "answers"), ("names", "answers")],
        "s": [("cites", "claim")],
    }
    (cited,) = index.used("s")
    assert index.meant(cited) == ()
    (mention,) = index.used("a")
    assert written(BROKEN, index.meant(mention)[0].span) == "a"


def test_questions_below_a_line_that_cannot_be_read_may_be_critical_ones() -> None:
    codes = [each.code for each in resolve([parse(Source("test.arg", BROKEN)).value]).diagnostics]
    assert sorted(codes) == ["ARG201", "ARG202", "ARG202"]  # The source, and two more that are named `a`.


def test_the_names_of_unnamed_statements_are_not_written_anywhere() -> None:
    (made_up,) = [each for each in read(BROKEN).index.definitions if not each.written]
    assert written(BROKEN, made_up.span) == "support"


def test_a_name_stands_for_what_fits() -> None:
    text = "section s: S\nterm s: T\nsource s: S\nclaim c: C. [@s]\n  support i\ninterpretation i: I.\n"
    index = read(text).index
    (cited,), (named,) = index.used("s"), index.used("i")
    assert [each.kind for each in index.defined("s")] == [Kind.SECTION, Kind.TERM, Kind.SOURCE]
    assert [each.kind for each in index.meant(cited)] == [Kind.SOURCE]
    assert [each.kind for each in index.meant(named)] == [Kind.INTERPRETATION]


def renamed(text: str, name: str, kind: Kind) -> str:
    index = argument_of(text).index
    spans = [use.span for use in index.used(name) if kind in {each.kind for each in index.meant(use)}]
    spans.extend(each.span for each in index.defined(name) if each.kind is kind)
    for span in sorted(spans, key=lambda span: -span.start):
        assert written(text, span) == name
        text = f"{text[: span.start]}new-name{text[span.end :]}"
    return text


NAMES = sorted({(each.name, each.kind) for each in argument_of(SAMPLE).index.definitions if each.written})


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_what_is_renamed_in_all_its_places_is_the_same_argument(name: str, kind: Kind) -> None:
    before, after = argument_of(SAMPLE), argument_of(renamed(SAMPLE, name, kind))

    def known(argument: Argument) -> list[object]:
        # Those that are made from texts change with what these cite.
        named = [name for name, statement in argument.statements.items() if statement.named]
        groups = (named, argument.sources, argument.questions, argument.sections, argument.terms)
        sizes = [len(steps) for steps in argument.into.values()]
        return [[Name("new-name") if each == name else each for each in group] for group in groups] + [sizes]

    assert known(after) == known(before)
    assert not [use for use in after.index.uses if use.kind is not Kind.FILE and not after.index.meant(use)]


def test_uses_say_what_for() -> None:
    text = "brief b: B\n  judgments c\n  compare i\nclaim c: C.\ninterpretation i: I.\n  rejects c\n  note: [[c]]\n"
    uses: tuple[Use, ...] = argument_of(text).index.used("c")
    assert [(use.keyword, use.how, use.kind) for use in uses] == [
        (Keyword.JUDGMENTS, UseKind.NAMES, Kind.STATEMENT),
        (Keyword.REJECTS, UseKind.NAMES, Kind.STATEMENT),
        (Keyword.NOTE, UseKind.MENTIONS, None),
    ]
