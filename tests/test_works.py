"""Works of bibliographies as sources: cited by their keys, added to by `source` lines, never taken for others."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from argmap.diagnostics import Diagnostic, Source
from argmap.diagnostics.text import render_text
from argmap.language.tree import Keyword
from argmap.model import Argument, CitedSource, Day, Name
from argmap.model.items import authors_of, day_of, kind_of, publisher_of, title_of, url_of
from argmap.render.glyphs import missing_glyphs
from argmap.workspace.database import compile_paths, read_arguments
from inside import argmap
from samples import argument_of

WORKS: list[dict[str, object]] = [
    {
        "id": "smith_coup_2021",
        "type": "article-journal",
        "title": "The <i>Coup</i>",
        "author": [{"family": "Smith", "given": "Jane"}, {"literal": "Sahel Desk"}],
        "issued": {"date-parts": [[2021, 12]]},
        "container-title": "African Affairs",
        "DOI": "10.1000/182",
    },
    {"id": "doe:2020", "type": "report", "title": "Votes", "publisher": "ICG", "URL": "https://example.org/votes"},
    {"id": "DBLP:conf/x+y#z&1", "type": "book", "title": "Rain"},
    {"id": "unused", "type": "book", "title": "Never cited"},
]
BRIEF = "brief b: B\n  bibliography: works.json\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("works.json").write_text(json.dumps(WORKS, indent=1))


def read(text: str, brief: str = BRIEF) -> tuple[Argument, tuple[Diagnostic, ...]]:
    Path("a.arg").write_text(brief + text)
    loaded = read_arguments([Path("a.arg")])
    ((_, argument),) = loaded.value.arguments
    return argument, loaded.diagnostics


def sources(text: str, brief: str = BRIEF) -> Mapping[Name, CitedSource]:
    argument, diagnostics = read(text, brief)
    assert diagnostics == ()
    return argument.sources


def marked(text: str, brief: str = BRIEF) -> list[tuple[str, str, str]]:
    """For each finding its code, the file, and what it points at there."""
    _, diagnostics = read(text, brief)
    places = [(each.code, each.primary.span) for each in diagnostics if each.primary]
    return [(code, span.path, Path(span.path).read_text()[span.start : span.end]) for code, span in places]


# Citing --------------------------------------------------------------------------------------------------------------


def test_only_works_that_are_cited_become_sources_in_the_order_of_citation() -> None:
    found = sources("claim c: C. [@doe:2020, p. 4; @smith_coup_2021]\n  by: A [@DBLP:conf/x+y#z&1]\n")
    assert list(found) == ["doe:2020", "smith_coup_2021", "DBLP:conf/x+y#z&1"]


def test_a_work_that_only_a_note_cites_is_no_source_of_the_brief() -> None:
    assert list(sources("claim c: C. [@doe:2020]\n  note: See [@smith_coup_2021].\n")) == ["doe:2020"]


def test_a_work_is_known_as_its_bibliography_has_it() -> None:
    (source,) = sources("claim c: C. [@smith_coup_2021]\n").values()
    assert source.title.plain() == "The Coup"
    assert (source.author, source.publisher) == ("Smith, Jane; Sahel Desk", "African Affairs")
    assert (source.date, source.url, source.kind) == (Day(2021, 12), "doi:10.1000/182", "journal-article")
    assert source.item == WORKS[0]
    text = Path("works.json").read_text()
    assert text[source.name_span.start : source.name_span.end].strip('"') == "smith_coup_2021"


def test_dates_of_reading_and_addresses_come_from_the_bibliography_unless_a_line_says_otherwise() -> None:
    read_on = {"accessed": {"date-parts": [[2022, 1, 2]]}, "issued": {"date-parts": [[2020]]}}
    Path("works.json").write_text(json.dumps([WORKS[1] | read_on]))
    (source,) = sources("source doe:2020\n").values()
    assert (source.date, source.accessed, source.url) == (Day(2020), Day(2022, 1, 2), "https://example.org/votes")
    (source,) = sources("source doe:2020\n  accessed 2023\n  url: https://example.org/new\n").values()
    assert (source.date, source.accessed, source.url) == (Day(2020), Day(2023), "https://example.org/new")


def test_locators_are_kept_as_they_are_written() -> None:
    argument, _ = read("claim c: C. [@doe:2020, pp. 3-5, n. 2; @smith_coup_2021]\n")
    assert [cite.locator for cite in argument.statements[Name("c")].cites()] == ["pp. 3-5, n. 2", ""]


def test_a_bibliography_serves_every_file_of_the_brief() -> None:
    Path("part.arg").write_text("claim c: C. [@doe:2020]\n")
    assert list(sources("include: part.arg\n")) == ["doe:2020"]


def test_a_file_that_is_included_lends_its_bibliography_with_its_other_names() -> None:
    Path("part.arg").write_text(BRIEF + "claim c: C. [@doe:2020]\n")
    assert list(sources("include: part.arg\nclaim d: D. [@smith_coup_2021]\n", "brief d: D\n")) == [
        "doe:2020",
        "smith_coup_2021",
    ]


def test_a_bibliography_named_twice_is_one() -> None:
    assert list(sources("claim c: C. [@unused]\n", BRIEF + "  bibliography: ./works.json\n")) == ["unused"]


def test_the_same_work_in_two_bibliographies_is_no_trouble_and_another_one_is() -> None:
    two = BRIEF + "  bibliography: more.json\n"
    Path("more.json").write_text(json.dumps(WORKS))
    assert list(sources("claim c: C. [@unused]\n", two)) == ["unused"]
    Path("more.json").write_text(json.dumps([{"id": "unused", "type": "book", "title": "Other"}]))
    assert marked("claim c: C. [@unused]\n  support: [@unused]\n", two) == [("ARG621", "more.json", "unused")]
    assert marked("claim c: C. [@doe:2020]\n", two) == [], "nobody cites it"


# Adding to a work ----------------------------------------------------------------------------------------------------


def test_what_a_line_adds_to_a_work_counts_and_the_rest_stays() -> None:
    (source, other) = sources(
        "source doe:2020\n  author: Doe, Jo\n  grade B2\n  kind cable\n  date 2020-03-01\n"
        "  derives-from smith_coup_2021\n"
    ).values()
    assert (source.author, source.publisher, source.grade, source.kind) == ("Doe, Jo", "ICG", "B2", "cable")
    assert source.derives_from == ("smith_coup_2021",) == (other.name,)
    assert dict(source.item) == {
        **WORKS[1],
        "type": "document",
        "genre": "cable",
        "author": [{"family": "Doe", "given": "Jo"}],
        "issued": {"date-parts": [[2020, 3, 1]]},
    }


def test_quotes_of_a_work_are_looked_up_in_the_file_that_a_line_names() -> None:
    Path("doe.txt").write_text("Few voted in the north-\nern regions.")
    text = "source doe:2020\n  file: doe.txt\nclaim c: C. [@doe:2020]\n  quote: “{}”\n"
    for words, codes in (("Few voted in the northern regions", []), ("Few voted in the south", ["ARG414"])):
        Path("a.arg").write_text(BRIEF + text.format(words))
        found = compile_paths([Path("a.arg")]).diagnostics
        assert [each.code for each in found if each.code == "ARG414"] == codes


@pytest.mark.parametrize(
    ("text", "expected", "advice"),
    [
        ("claim c: C. [@smith_coup_2012]\n", ("ARG201", "smith_coup_2012"), "did you mean `smith_coup_2021`?"),
        ("claim c: C. [@zzz]\n", ("ARG201", "zzz"), "define it (`source zzz: Title`)"),
        ("claim c: C. [@zzz_1]\n", ("ARG201", "zzz_1"), "add it to `works.json`"),
        ("source doe:2002\n", ("ARG201", "doe:2002"), "did you mean `doe:2020`?"),
        ("source usip:Analysis\n", ("ARG201", "usip:Analysis"), "`usip: Analysis`"),
        ("source unused: Mine\n", ("ARG202", "unused"), "write `source unused` without a colon"),
        ("source own: Mine\nsource own\n", ("ARG203", "own"), "move what stands below this line"),
        ("source own\nsource own: Mine\n", ("ARG203", "own"), "move what stands below this line"),
        ("claim unused: C.\n  support: [@unused]\n", ("ARG203", "unused"), "rename the statement"),
        ("source unused\nsource unused\n", ("ARG202", "unused"), "below one of the two"),
        ("claim c: C.\nsource c\n", ("ARG203", "c"), "name a source: what a `source` line defines"),
        (
            "claim c: C.\nsource s: S\n  derives-from c\n",
            ("ARG203", "c"),
            "name a source: what a `source` line defines",
        ),
        ("claim c: C.\nclaim d: D. [@c]\n", ("ARG203", "c"), "to link to a statement write `[[name]]`"),
    ],
)
def test_what_cannot_be_is_said_once_with_what_to_do(text: str, expected: tuple[str, str], advice: str) -> None:
    code, word = expected
    assert marked(text) == [(code, "a.arg", word)]
    (found,) = read(text)[1]
    assert advice in found.help


def test_messages_quote_the_bibliography() -> None:
    Path("a.arg").write_text(BRIEF + "source unused: Mine\n")
    loaded = read_arguments([Path("a.arg")])
    shown = render_text(loaded.diagnostics, loaded.value.sources)
    assert "::: works.json" in shown
    assert '"id": "unused"' in shown


def test_a_work_that_a_line_names_and_nobody_cites_is_said_where_the_line_is() -> None:
    Path("a.arg").write_text(BRIEF + "source unused\nclaim c: C.\n  support: [@doe:2020] S.\n")
    (found,) = [each for each in compile_paths([Path("a.arg")]).diagnostics if each.code == "ARG402"]
    assert found.primary
    assert found.primary.span.path == "a.arg"


# Files ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["bibliography: {}", "style {}", "citations: {}"])
@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("missing.csl", "ARG117"),
        ("../outside.csl", "ARG119"),
        ("/etc/outside.csl", "ARG119"),
        ("link.csl", "ARG119"),
        ("latin.csl", "ARG112"),
    ],
)
def test_a_file_that_is_not_to_be_had_is_one_error_where_it_is_named(
    tmp_path_factory: pytest.TempPathFactory, line: str, path: str, code: str
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.csl"
    outside.write_text("[]")
    Path("link.csl").symlink_to(outside)
    Path("latin.csl").write_bytes(b"@book{a, title={caf\xe9}}")
    assert marked("claim c: C.\n", f"brief b: B\n  {line.format(path)}\n") == [(code, "a.arg", path)]


def test_where_a_bibliography_is_missing_its_keys_are_not_called_unknown() -> None:
    brief = "brief b: B\n  bibliography: wroks.json\n"
    assert marked("source k_1\n  grade B2\nclaim c: C. [@doe:2020; @k_1]\n", brief) == [
        ("ARG117", "a.arg", "wroks.json")
    ]
    assert read("claim c: C.\n", brief)[1][0].help == "did you mean `works.json`?"


def test_a_broken_bibliography_is_said_to_be_in_its_own_file() -> None:
    Path("works.json").write_text("[{")
    assert {path for _, path, _ in marked("claim c: C. [@doe:2020]\n")} == {"works.json"}


def test_commands_speak_of_works_as_of_other_sources() -> None:
    Path("a.arg").write_text(BRIEF + "claim c: C.\n  support s: S. [@doe:2020]\n")
    for command in (
        ["sources", "a.arg"],
        ["list", "sources", "a.arg"],
        ["list", "sources", "a.arg", "--format", "json"],
    ):
        result = argmap(*command, cwd=Path.cwd())
        assert result.code == 0
        assert "doe:2020" in result.out
        assert "Votes" in result.out


# Items ---------------------------------------------------------------------------------------------------------------


def item(lines: str) -> dict[str, object]:
    """What citation styles read of a source of these lines."""
    (source,) = argument_of(f"source s: A *fine* title\n{lines}claim c: C. [@s]\n").sources.values()
    return dict(source.item)


def test_a_source_line_makes_an_item() -> None:
    assert item(
        "  author: Smith, Jane; ICG; King, Martin, Jr.\n  publisher: African Affairs\n  kind journal-article\n"
        "  date 2021-12\n  accessed 2022-01-02\n  url: https://example.org/a\n"
    ) == {
        "id": "s",
        "type": "article-journal",
        "title": "A fine title",
        "language": "und",
        "author": [
            {"family": "Smith", "given": "Jane"},
            {"literal": "ICG"},
            {"family": "King", "given": "Martin", "suffix": "Jr."},
        ],
        "container-title": "African Affairs",
        "issued": {"date-parts": [[2021, 12]]},
        "accessed": {"date-parts": [[2022, 1, 2]]},
        "URL": "https://example.org/a",
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", {"type": "document"}),
        ("  kind book\n", {"type": "book"}),
        ("  kind war-diary\n", {"type": "document", "genre": "war diary"}),
        ("  publisher: P\n", {"type": "document", "publisher": "P"}),
        ("  publisher: ICJ\n  kind case\n", {"type": "legal_case", "authority": "ICJ"}),
        ("  url: doi:10.1/x\n", {"type": "document", "DOI": "10.1/x"}),
        ("  url: https://doi.org/10.1/x\n", {"type": "document", "DOI": "10.1/x"}),
        ("  author: , Jane\n", {"type": "document", "author": [{"literal": ", Jane"}]}),
        ("  author: A, B, C, D\n", {"type": "document", "author": [{"literal": "A, B, C, D"}]}),
    ],
)
def test_what_lines_say_in_the_fields_of_an_item(line: str, expected: dict[str, object]) -> None:
    assert item(line) == {"id": "s", "title": "A fine title", "language": "und", **expected}


@pytest.mark.parametrize(
    "wild",
    [
        {},
        {"id": "x"},
        {"title": None, "author": "Smith", "issued": "2021", "type": 3, "URL": ["a"]},
        {"author": [None, {}, {"family": 3}, {"literal": "others"}], "issued": {"date-parts": [[]]}},
        {"issued": {"date-parts": [["2021", "13", 99]]}, "URL": "javascript:alert(1)", "DOI": "10.1/x y"},
        {"issued": {"date-parts": [[99999, 1]]}, "title": "<i></i>", "container-title": "<script>"},
        {"issued": {"date-parts": 5}, "accessed": {"date-parts": [[10**400]]}},
    ],
)
def test_an_item_of_any_shape_is_read_as_far_as_it_makes_sense(wild: dict[str, object]) -> None:
    assert day_of(wild, Keyword.DATE) is None
    assert day_of(wild, Keyword.ACCESSED) is None
    assert url_of(wild) == ""
    for text in (title_of(wild), authors_of(wild), publisher_of(wild), kind_of(wild)):
        assert isinstance(text, str)


def test_people_are_shown_as_author_lines_have_them() -> None:
    people = [
        {"family": "Berg", "given": "A.", "non-dropping-particle": "van den", "suffix": "Jr."},
        {"literal": "ICG"},
        {"literal": "others"},
    ]
    assert authors_of({"author": people}) == "van den Berg, A., Jr.; ICG; et al."
    assert authors_of({"editor": [{"family": "Ed"}]}) == "Ed"


def test_a_title_that_looks_like_markup_is_plain_words() -> None:
    Path("works.json").write_text(json.dumps([{"id": "w", "type": "book", "title": "*Why* [@x] [[y]] <b>\\</b>"}]))
    (source,) = sources("claim c: C. [@w]\n").values()
    assert source.title.plain() == "*Why* [@x] [[y]] \\"
    assert not list(source.title.cites())


def test_a_source_of_the_text_has_its_own_text(tmp_path: Path) -> None:
    argument, _ = read("source own: Mine\n  file: own.txt\nclaim c: C. [@own]\n")
    assert argument.sources[Name("own")].text is None
    (tmp_path / "own.txt").write_text("Said.")
    argument, _ = read("source own: Mine\n  file: own.txt\nclaim c: C. [@own]\n")
    assert argument.sources[Name("own")].text == Source("own.txt", "Said.")


def test_what_a_bibliography_says_must_be_in_a_font_if_it_is_printed() -> None:
    editor = [{"family": "\u05e9\u05de\u05e9", "given": "Dan"}]
    work = {"id": "k", "type": "chapter", "title": "A study", "container-title": "Book", "editor": editor}
    Path("works.json").write_text(json.dumps([work | {"abstract": "\u56fd", "note": "\u56fd"}]))
    argument, _ = read("claim c: Said. [@k]\n")
    (said,) = [found.message for found in missing_glyphs(argument)]
    assert "hebrew letter shin" in said
    assert "`\u05de`" in said
    assert "\u56fd" not in said


# What nobody sees -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("work", "code", "said"),
    [
        (
            "@book{smi\u200bth, title = {T}}",
            "ARG132",
            "the key of `smi\u200bth` has a character that nobody sees (U+200B",
        ),
        (
            "@book{smith, title = {Not \u202etrue}}",
            "ARG120",
            "the title of `smith` has a character that cannot be printed",
        ),
        ("@book{smith, title = {T}, author = {Sm\u2060ith, Jane}}", "ARG132", "the author of `smith` has"),
        (
            "@string{p = {Br\u2066ill}}\n@book{smith, title = {T}, publisher = p}",
            "ARG120",
            "the publisher of `smith` has",
        ),
        (r'[{"id": "smith", "title": "Not \u202etrue"}]', "ARG120", "the title of `smith` has"),
        (
            r'[{"id": "smith", "title": "T", "issued": {"literal": "20\u200b21"}}]',
            "ARG132",
            "the issued of `smith` has",
        ),
    ],
)
def test_characters_that_nobody_sees_in_a_work_are_reported_at_its_key(work: str, code: str, said: str) -> None:
    Path("works.json").write_text(work, encoding="utf-8")
    (found,) = read("claim c: C.\n")[1]
    assert found.code == code
    assert found.message.startswith(said)
    assert found.primary is not None
    assert found.primary.span.path == "works.json"
    assert Path("works.json").read_text("utf-8")[found.primary.span.start :].startswith("smi")


@pytest.mark.parametrize(
    "work",
    [
        "@book{smith, title = {\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645}}",
        "@book{smith, title = {Mis\xadprint}}",
        "@book{smith, title = {T}, abstract = {Pasted \u202efrom\u200b a PDF}}",
    ],
)
def test_what_a_script_needs_and_what_is_never_printed_is_not_reported(work: str) -> None:
    Path("works.json").write_text(work, encoding="utf-8")
    assert read("claim c: C.\n")[1] == ()


@pytest.mark.parametrize("works", ["@book{,\n title={x}}\n", '[{"type": "book", "title": "x"}]', "", "\n"])
def test_a_bibliography_in_which_nothing_can_be_cited_knows_no_source(works: str) -> None:
    Path("w.bib").write_text(works)
    (unknown,) = (
        each for each in marked("claim c: X. [@nobody]\n", "brief b: B\n  bibliography: w.bib\n") if each[0] == "ARG201"
    )
    assert unknown == ("ARG201", "a.arg", "nobody")
