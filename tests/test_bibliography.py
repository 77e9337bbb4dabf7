"""Bibliographies as reference managers export them: every work is read, and what cannot be read is said."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.bibliography import CslItem, Reference, read_bibliography
from argmap.bibliography.dates import csl_date, csl_date_of
from argmap.bibliography.names import csl_names
from argmap.bibliography.tex import plain, rich
from argmap.diagnostics import Diagnostic, Source

ZOTERO_BIBLATEX = r"""
@article{smith_coup_2021,
  title = {{{Mali}}'s Coup and {{France}}'s \emph{Barkhane}},
  subtitle = {A {{UN}} View},
  author = {Smith, Jane and {{United Nations}} and family=Berg, given=Anna, prefix=van den, useprefix=true},
  date = {2021-12-05},
  journaltitle = {Journal of {{African}} Affairs},
  volume = {12}, number = {3}, pages = {123--145},
  doi = {https://doi.org/10.1000/a_b}, url = {https://x.example/a\_b\%20c?d=1\&e=~f},
  urldate = {2022-01-31}, langid = {english},
  keywords = {coup,army},
}
@report{usip:2021, type = {Special Report}, title = {After the coups}, institution = {US Institute of Peace},
  number = 45, date = {2021-12/2022-01}}
@online{web-2020, title = {What happened?}, date = {2020-08-19}, organization = {Sahel Watch},
  url = {https://x.example}}
@thesis{diallo2018, title = {Soldiers}, type = {phdthesis}, author = {Diallo, Fatou},
  institution = {University of Ghana}}
@incollection{traore2015, title = {The army}, author = {Traor{\'e}, A.}, booktitle = {Armies},
  editor = {Keita, I. and Ba, O.}, publisher = {OUP}, location = {Oxford}, pages = {33--58}, date = {2015}}
@inproceedings{lee2019, title = {Detecting coups}, crossref = {proc2019}}
@proceedings{proc2019, title = {Conflict 2019}, editor = {Kim, A.}, publisher = {ACM}, date = {2019}}
@misc{film, entrysubtype = {magazine}, title = {On film}}
@movie{timbuktu, title = {Timbuktu}, author = {Sissako, Abderrahmane}, date = {2014}}
"""


def read(text: str, path: str = "works.bib") -> tuple[dict[str, CslItem], list[Diagnostic]]:
    """The works by key, and what is said of the file."""
    found = read_bibliography(Source(path, text))
    return {reference.key: reference.item for reference in found.value}, list(found.diagnostics)


def whole(text: str) -> dict[str, CslItem]:
    """The works of a file that has nothing wrong in it."""
    items, found = read(text)
    assert found == []
    return items


def codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in read(text)[1]]


def pointed(text: str, diagnostic: Diagnostic) -> str:
    assert diagnostic.primary is not None
    return text[diagnostic.primary.span.start : diagnostic.primary.span.end]


# BibTeX and BibLaTeX --------------------------------------------------------------------------------------------------


def test_biblatex_as_zotero_writes_it() -> None:
    items = whole(ZOTERO_BIBLATEX)
    assert items["smith_coup_2021"] == {
        "id": "smith_coup_2021",
        "type": "article-journal",
        "title": '<span class="nocase">Mali</span>\'s Coup and <span class="nocase">France</span>\'s <i>Barkhane</i>: '
        'A <span class="nocase">UN</span> View',
        "container-title": 'Journal of <span class="nocase">African</span> Affairs',
        "author": [
            {"family": "Smith", "given": "Jane"},
            {"literal": "United Nations"},
            {"family": "Berg", "given": "Anna", "non-dropping-particle": "van den"},
        ],
        "issued": {"date-parts": [[2021, 12, 5]]},
        "accessed": {"date-parts": [[2022, 1, 31]]},
        "volume": "12",
        "issue": "3",
        "page": "123-145",
        "DOI": "10.1000/a_b",
        "URL": "https://x.example/a_b%20c?d=1&e=~f",
        "language": "english",
    }
    types = {key: item["type"] for key, item in items.items()}
    assert types == {
        "smith_coup_2021": "article-journal",
        "usip:2021": "report",
        "web-2020": "webpage",
        "diallo2018": "thesis",
        "traore2015": "chapter",
        "lee2019": "paper-conference",
        "proc2019": "book",
        "film": "article-magazine",
        "timbuktu": "motion_picture",
    }
    assert items["usip:2021"]["issued"] == {"date-parts": [[2021, 12], [2022, 1]]}
    assert (items["usip:2021"]["number"], items["usip:2021"]["genre"]) == ("45", "Special Report")
    assert items["diallo2018"]["genre"] == "PhD thesis"
    assert items["traore2015"]["author"] == [{"family": "Traoré", "given": "A."}]
    assert items["timbuktu"]["director"] == [{"family": "Sissako", "given": "Abderrahmane"}]


def test_a_part_takes_over_what_its_whole_says() -> None:
    part = whole(ZOTERO_BIBLATEX)["lee2019"]
    assert (part["title"], part["container-title"], part["publisher"]) == ("Detecting coups", "Conflict 2019", "ACM")
    assert part["issued"] == {"date-parts": [[2019]]}
    loop = "@misc{a, title = {A}, crossref = {b}}\n@misc{b, crossref = {a}, publisher = {P}}"
    assert whole(loop)["a"]["publisher"] == "P"


def test_old_bibtex() -> None:
    text = r"""
    This line is a comment, as is % this one.
    @comment{jabref-meta: x}
    @preamble{"\newcommand{\x}{y}"}
    @string{oup = "Oxford " # "University Press"}
    @STRING(place = {Oxford})
    @Book(Lecocq2010, Author = "Baz Lecocq and others", Title = "A ""view"" of \"Uber-{M}ali",
      Publisher = oup # ", " # place, Year = 2010, Month = dec # "~5", Address = place)
    @phdthesis{t1, title = {T}, school = {University of Ghana}, year = {in press}}
    @article{j1, title = {J}, journal = {Past \& Present}, year = 2000}
    @misc{m1, title = {M}, howpublished = {\url{https://x.example/a_b}}, note = "n", year = 1999, month = {March}}
    """
    items = whole(text)
    assert items["j1"]["container-title"] == "Past & Present"
    book = items["Lecocq2010"]
    assert book["author"] == [{"family": "Lecocq", "given": "Baz"}, {"literal": "others"}]
    assert book["publisher"] == "Oxford University Press, Oxford"
    assert book["issued"] == {"date-parts": [[2010, 12, 5]]}
    assert "Über-" in str(book["title"])
    assert (items["t1"]["publisher"], items["t1"]["issued"]) == ("University of Ghana", {"literal": "in press"})
    assert (items["m1"]["type"], items["m1"]["URL"]) == ("webpage", "https://x.example/a_b")
    assert items["m1"]["issued"] == {"date-parts": [[1999, 3]]}


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"{\'e}tat \'etat \'{e}tat \^{\i}le", "état état état île"),
        (r"gar{\c c}on gar\c{c}on \v{S}koda \H{o} \u{a} \k{a} \r a", "garçon garçon Škoda ő ă ą å"),
        (r"\ss{} \o{} \AE sop \L\'od\'z {\aa}", "ß ø Æsop Łódź å"),
        ("1914--1918 --- ``so'' it's", "1914–1918 — “so” it's"),
        (r"R\&D 5\% \$3 \#1 a\_b \{x\}", "R&D 5% $3 #1 a_b {x}"),
        (r"{World {Bank}} {{UN}}", "World Bank UN"),
        (r"a~b \ldots{} \textendash", "a\u00a0b … –"),
        (r"\foo{bar} \unknown baz", "foo bar unknown baz"),
        (r"H$_2$O and $x^{2}$ at 5$^\circ$", "H2O and x2 at 5°"),
        (r"\enquote{so} \href{https://x}{y} \mbox{z}", "“so” https://x y z"),
        ("}{ unbalanced }} {", "unbalanced"),
        ("\\", "\\"),
    ],
)
def test_tex_becomes_text_and_nothing_is_lost(tex: str, text: str) -> None:
    assert " ".join(plain(tex).split(" ")).replace("  ", " ").strip() == text


def test_tex_fonts_become_rich_text_and_braces_keep_case() -> None:
    assert rich(r"\emph{a} {\em b} \textbf{c} \textsuperscript{d} {E}f {\'E}g") == (
        '<i>a</i> <i>b</i> <b>c</b> <sup>d</sup> <span class="nocase">E</span>f Ég'
    )


def test_names() -> None:
    names = csl_names(
        "Ludwig van Beethoven and King, Jr., Martin Luther and {Acme and Sons} and Plato and de la Cruz, Ana"
    )
    assert names == [
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "Acme and Sons"},
        {"literal": "Plato"},
        {"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la"},
    ]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2021", {"date-parts": [[2021]]}),
        ("2021-12-05T10:00:00Z", {"date-parts": [[2021, 12, 5]]}),
        ("2019/2021-02", {"date-parts": [[2019], [2021, 2]]}),
        ("1828~", {"date-parts": [[1828]], "circa": True}),
        ("2021-23", {"date-parts": [[2021]], "season": 3}),
        ("2021-21/2021-23", {"date-parts": [[2021, 21], [2021, 23]]}),
        ("1998/", {"date-parts": [[1998], [0]]}),
        ("1998/..", {"date-parts": [[1998], [0]]}),
        ("1998_", {"date-parts": [[1998], [0]]}),
        ("-0044-03-15", {"date-parts": [[-45, 3, 15]]}),
        ("0000", {"date-parts": [[-1]]}),
        ("2021-13", {"literal": "2021-13"}),
        ("last spring", {"literal": "last spring"}),
        ("", None),
    ],
)
def test_dates(written: str, date: object) -> None:
    assert csl_date(written) == date


def test_months_of_bibtex() -> None:
    dated = {month: csl_date_of("2021", month) for month in ("sep", "September", "9", "5 May", "x")}
    assert dated == {
        "sep": {"date-parts": [[2021, 9]]},
        "September": {"date-parts": [[2021, 9]]},
        "9": {"date-parts": [[2021, 9]]},
        "5 May": {"date-parts": [[2021, 5, 5]]},
        "x": {"date-parts": [[2021]]},
    }


# CSL-JSON -------------------------------------------------------------------------------------------------------------


def test_csl_json_is_kept_as_it_is() -> None:
    item = {
        "id": "smith2021",
        "type": "article-journal",
        "title": "On <i>coups</i>",
        "author": [{"family": "Smith", "given": "J."}, {"literal": "UN"}],
        "issued": {"date-parts": [[2021, 5]]},
        "volume": 12,
    }
    assert whole(json.dumps([item])) == {"smith2021": item}
    assert whole(json.dumps({"version": 1, "items": [item]})) == {"smith2021": item}
    assert whole(json.dumps(item)) == {"smith2021": item}
    assert whole("[]") == whole("") == whole(" \n") == {}


def test_csl_json_of_loose_shape_is_put_right() -> None:
    item = {
        "id": 7,
        "title": "A\u0000b\tc \ud800",
        "author": ["Solo", {"family": "B", "given": 3, "x": []}, 5.5, None, []],
        "issued": {"date-parts": [["2021", "5", "x"]], "circa": "true"},
        "accessed": "2022-01",
        "submitted": {"raw": "2020-02-03"},
        "shortTitle": "A",
        "custom": {"a": 1},
        "page": True,
    }
    assert whole(json.dumps([item])) == {
        "7": {
            "id": "7",
            "type": "document",
            "title": "A b c \ufffd",
            "author": [{"literal": "Solo"}, {"family": "B", "given": "3"}, {"literal": "5.5"}],
            "issued": {"date-parts": [[2021, 5]], "circa": True},
            "accessed": {"date-parts": [[2022, 1]]},
            "submitted": {"date-parts": [[2020, 2, 3]]},
            "title-short": "A",
        }
    }


def test_what_csl_json_says_of_a_name_that_has_only_its_smaller_parts_is_the_name() -> None:
    people = [{"suffix": "Jr."}, {"dropping-particle": "van", "non-dropping-particle": "der"}]
    (item,) = whole(json.dumps([{"id": "a", "title": "T", "author": people}])).values()
    assert item["author"] == [{"literal": "Jr."}, {"literal": "van der"}]


def test_the_key_that_a_reference_manager_cites_by_goes_before_its_own_number() -> None:
    text = '[{"id": "http://zotero.org/users/1/items/ABC", "citation-key": "smith2021", "title": "T"}]'
    assert list(whole(text)) == ["smith2021"]


@pytest.mark.parametrize(
    "text",
    [
        ZOTERO_BIBLATEX,
        "@misc{a, title={A}} @misc{b, title={a b}}",
        '[{"title": "x", "id": "x"}, {"id": 12, "title": "y"}]',
    ],
)
def test_every_work_knows_where_its_key_stands(text: str) -> None:
    references: tuple[Reference, ...] = read_bibliography(Source("works", text)).value
    assert references
    for reference in references:
        assert text[reference.span.start : reference.span.end] == reference.key


# What is wrong --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("broken", "note"),
    [
        ("@book{b, title = {never closed}", "a brace"),
        ('@book{b, title = "never closed}', "a brace"),
        ("@book{b title = {T}}", "the key of this entry"),
        ("@book{b, title {T}}", "no `=`"),
        ("@book{b, title = {T} author = {A}}", ""),
    ],
)
def test_a_broken_entry_takes_no_other_with_it(broken: str, note: str) -> None:
    text = f"@misc{{a, title = {{A}}}}\n{broken}\n@misc{{c, title = {{C}}}}"
    items, found = read(text)
    assert {"a", "c"} <= set(items)
    if note:
        assert [diagnostic.code for diagnostic in found] == ["ARG602"]
        assert pointed(text, found[0]).startswith("@book{b")
        assert note in found[0].notes[0]


def test_what_else_is_wrong_is_told_with_its_place() -> None:
    text = (
        "@misc{a, title = {A}}\n@misc{, title = {B}}\n@misc{a, title = {C}}\n@misc{d, year = 2000}\n@misc{e, title = x}"
    )
    items, found = read(text)
    assert list(items) == ["a", "d", "e"]
    assert items["a"]["title"] == "A"
    assert items["e"]["title"] == "x"
    assert {each.code: pointed(text, each) for each in found} == {
        "ARG603": "@misc{, title = {B}}",
        "ARG604": "a",
        "ARG605": "d",
        "ARG606": "@misc{e, title = x}",
    }
    assert all(each.help for each in found)


def test_a_field_given_twice_is_told_and_the_first_kept() -> None:
    items, found = read("@misc{a, title = {A}, title = {B}}")
    assert items["a"]["title"] == "A"
    assert [each.code for each in found] == ["ARG602"]


def test_broken_json_is_shown_where_it_breaks_and_read_up_to_there() -> None:
    text = '[{"id": "a", "title": "A"},\n {"id": "b", "title": tru}]'
    items, (diagnostic,) = read(text)
    assert list(items) == ["a"]
    assert diagnostic.code == "ARG601"
    assert diagnostic.primary is not None
    assert text[diagnostic.primary.span.start :].startswith("tru")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear reader,\nthis is no bibliography.", ["ARG601"]),
        ("<?xml version='1.0'?>", ["ARG601"]),
        ("[" * 100_000, ["ARG601"]),
        ('{"a":' * 100_000, ["ARG601"]),
        ('[{"id": "a", "title": "A"}] [{"id": "b"}]', ["ARG601"]),
        ('[{"id": "a", "title": "A"}', ["ARG601"]),
        ("[1" + "0" * 5000 + "]", ["ARG601"]),
        ("[5, null]", ["ARG602", "ARG602"]),
        ('[{"title": "A"}]', ["ARG603"]),
    ],
)
def test_what_is_no_list_of_works(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_nothing_grows_without_bound() -> None:
    doubling = '@string{a0 = "0123456789"}\n' + "\n".join(f"@string{{a{n + 1} = a{n} # a{n}}}" for n in range(60))
    items, found = read(f"{doubling}\n@misc{{x, title = a60}}")
    assert len(str(items["x"]["title"])) <= 2_000
    assert {each.code for each in found} == {"ARG602"}
    deep = whole("@misc{x, title = " + "{" * 20_000 + "T" + "}" * 20_000 + "}")
    assert "T" in str(deep["x"]["title"])
    accents = whole("@misc{x, title = {" + r"\'" * 9_000 + "e}}")
    assert str(accents["x"]["title"]).startswith("é")


@settings(max_examples=50)
@given(text=st.text(alphabet='@{}()",=#\\ \n%abmisctrng-1', max_size=80))
def test_any_bibtex_is_read_or_told(text: str) -> None:
    source = Source("works.bib", "@misc{ok, title = {T}}\n" + text)
    found = read_bibliography(source)
    assert found.value[0].key == "ok"
    for each in found.diagnostics:
        assert each.primary is not None
        assert 0 <= each.primary.span.start <= each.primary.span.end <= len(source.text)


@settings(max_examples=50)
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["id", "title", "author", "issued", "date-parts", "family", "items", "type"]), inner
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_read_or_told(value: object) -> None:
    found = read_bibliography(Source("works.json", json.dumps(value)))
    json.dumps([dict(reference.item) for reference in found.value], ensure_ascii=False).encode()


# What is there and does not fit ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "work",
    [
        "@book{a, title = {T}, author = {Smith, Jane; Hall, Bruce}}",
        "@book{a, title = {T}, author = {Jane Smith; Bruce Hall}}",
        "@book{a, title = {T}, editor = {Smith;Hall}}",
        "@book{a, title = {T}, translator = {Hall, Bruce and Smith, Jane; Keita, I.}}",
        '[{"id": "a", "title": "T", "author": [{"literal": "Smith, Jane; Hall, Bruce"}]}]',
        '[{"id": "a", "title": "T", "author": [{"family": "Smith; Hall"}]}]',
        '[{"id": "a", "title": "T", "author": "WHO; UNICEF"}]',
    ],
)
def test_names_with_semicolons_between_them_are_reported(work: str) -> None:
    items, (found,) = read(work)
    assert "a" in items
    assert (found.code, pointed(work, found)) == ("ARG607", "a")
    assert "` and `" in found.help


@pytest.mark.parametrize(
    "author",
    ["{Department of Peace; Sahel Institute}", "Smith &amp; Co", "Smith, Jane and Hall, Bruce", r"M{\"u}ller, J.\;K."],
)
def test_a_semicolon_that_divides_no_names_is_not_reported(author: str) -> None:
    assert codes(f"@book{{a, title = {{T}}, author = {{{author}}}}}") == []


def test_a_work_without_a_title_is_reported_but_where_works_often_have_none() -> None:
    text = "@article{a, author = {Hall, Bruce}, journal = {Past}, year = 2000}\n@letter{b, author = {Hall, Bruce}}"
    items, (found,) = read(text)
    assert set(items) == {"a", "b"}
    assert (found.code, pointed(text, found)) == ("ARG608", "a")
    assert codes("@misc{a, year = 2000}") == ["ARG605"]
    assert codes("@incollection{a, crossref = {b}}\n@book{b, title = {Whole}}") == ["ARG608"]
