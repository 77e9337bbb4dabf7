"""The vocabulary of others that the model takes over, word for word, and the names and chapters it gives."""

import gc

import pytest

from argmap.diagnostics import Source
from argmap.language.parser import parse
from argmap.language.tree import Keyword
from argmap.model import LIKELIHOODS, SCHEMES
from argmap.model.items import day_of, kind_of, title_of
from argmap.model.resolve import resolve
from argmap.model.values import Day, Ground
from goldens import GOLDEN, assert_golden
from samples import argument_of


def test_likelihoods_are_those_of_icd_203() -> None:
    """Intelligence Community Directive 203 (2015), D.6.e.2.a."""
    assert dict(LIKELIHOODS) == {
        "almost no chance": (1, 5),
        "very unlikely": (5, 20),
        "unlikely": (20, 45),
        "roughly even": (45, 55),
        "likely": (55, 80),
        "very likely": (80, 95),
        "almost certain": (95, 99),
    }


@pytest.mark.parametrize(
    ("kinds", "written", "field"),
    [
        ("article commentary magazine-article", "article-magazine", "container-title"),
        ("journal-article", "article-journal", "container-title"),
        ("news newspaper op-ed", "article-newspaper", "container-title"),
        ("web-page website analysis", "webpage", "container-title"),
        ("blog-post", "post-weblog", "container-title"),
        ("chapter", "chapter", "container-title"),
        ("book", "book", "publisher"),
        ("report", "report", "publisher"),
        ("thesis", "thesis", "publisher"),
        ("conference-paper", "paper-conference", "publisher"),
        ("speech", "speech", "publisher"),
        ("interview", "interview", "publisher"),
        ("letter", "personal_communication", "publisher"),
        ("manuscript", "manuscript", "publisher"),
        ("film", "motion_picture", "publisher"),
        ("broadcast", "broadcast", "publisher"),
        ("dataset", "dataset", "publisher"),
        ("map", "map", "publisher"),
        ("law statute", "legislation", "publisher"),
        ("treaty", "treaty", "publisher"),
        ("case", "legal_case", "authority"),
    ],
)
def test_kinds_are_the_types_of_citation_styles_and_back(kinds: str, written: str, field: str) -> None:
    """Citation Style Language 1.0.2, appendix III."""
    for kind in kinds.split():
        (source,) = argument_of(f"source s: S\n  kind {kind}\n  publisher: P\n").sources.values()
        assert (source.item["type"], source.item[field]) == (written, "P"), kind
    assert kind_of({"type": written}) == kinds.split()[0]


def test_a_work_without_a_title_goes_by_what_else_it_has() -> None:
    assert title_of({"id": "a", "title-short": "Short", "DOI": "10.1/x"}) == "Short"
    assert title_of({"id": "a", "genre": "Diary"}) == "Diary"
    assert title_of({"id": "a", "URL": "https://example.org"}) == "https://example.org"
    assert title_of({"id": "a"}) == "a"


def test_a_day_is_as_exact_as_it_was_given() -> None:
    for parts, day in (([2021], Day(2021, 0, 0)), ([2021, 5], Day(2021, 5, 0)), ([2021, 5, 24], Day(2021, 5, 24))):
        assert day_of({"issued": {"date-parts": [parts]}}, Keyword.DATE) == day
        assert day_of({"accessed": {"date-parts": [parts]}}, Keyword.ACCESSED) == day


def test_what_rests_on_what_is_inferred() -> None:
    text = "source s: S\nclaim a: A. [@s]\nclaim b: B.\n  support a\n  assumes c: C.\nclaim d: D.\n"
    grounds = {str(name): statement.ground for name, statement in argument_of(text).statements.items()}
    assert grounds == {"a": Ground.REPORTED, "b": Ground.JUDGMENT, "c": Ground.ASSUMPTION, "d": Ground.BARE}
    assert [str(ground) for ground in Ground] == ["reported", "judgment", "assumption", "bare assertion"]


def test_a_section_reaches_to_the_next() -> None:
    text = "claim a: A.\nsection one: 1\nclaim b: B.\nterm t: T\nclaim c: C.\nsection two: 2\nclaim d: D.\n"
    sections = {str(name): statement.section for name, statement in argument_of(text).statements.items()}
    assert sections == {"a": None, "b": "one", "c": "one", "d": "two"}


def test_unnamed_statements_that_say_the_same_are_counted() -> None:
    text = "claim c: C.\n" + "  objection: Not so.\n" * 4
    first, *others = list(argument_of(text).statements)[1:]
    assert others == [f"{first}-{number}" for number in (2, 3, 4)]


def test_schemes_are_told_as_they_were() -> None:
    """A golden file, since a slip in one of them changes what an author is asked."""
    told = [
        "\n".join(
            (
                f"{scheme.name}: {scheme.title}",
                f"  {scheme.form}",
                *(f"  {question.name}: {question.text}" for question in scheme.questions),
                f"  also: {', '.join(scheme.also)}",
            )
        )
        for scheme in SCHEMES.values()
    ]
    assert_golden(GOLDEN / "schemes.txt", "\n".join(told) + "\n")


@pytest.mark.parametrize("wanted", [True, False])
def test_reading_leaves_the_garbage_collector_as_it_was(wanted: bool) -> None:
    was = gc.isenabled()
    (gc.enable if wanted else gc.disable)()
    try:
        argument_of("claim a: A.\n")
        assert gc.isenabled() is wanted
    finally:
        (gc.enable if was else gc.disable)()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("source a: A\n  derives-from a\n", "`a` derives from itself"),
        ("source a: A\n  derives-from b\nsource b: B\n  derives-from a\n", "`a` derives from itself, by way of `b`"),
        (
            "source a: A\n  derives-from b\nsource b: B\n  derives-from c\nsource c: C\n  derives-from a\n",
            "`a` derives from itself, by way of `b` and 1 more",
        ),
    ],
)
def test_a_circle_of_sources_is_told_by_its_links(text: str, message: str) -> None:
    (found,) = resolve([parse(Source("test.arg", text)).value]).diagnostics
    assert (found.code, found.message) == ("ARG208", message)
    assert found.help == "a source repeats an earlier one: delete the name that closes the circle"
