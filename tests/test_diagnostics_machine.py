"""Findings as programs read them: JSON, SARIF and GitHub workflow commands."""

import json
from typing import Any

import pytest

from argmap import __version__
from argmap.diagnostics import CATALOGUE, Diagnostic, Label, Source, Span
from argmap.diagnostics.render import Format, render

ONE = Source("sub folder/é.arg", "claim a: one\n  support b: naïve 日本 [@x]\n")
TWO = Source("two.arg", "claim b: two\n")
SOURCES = {ONE.path: ONE, TWO.path: TWO}
FINDING = Diagnostic(
    "ARG202",
    "the name `b` is used twice",
    Label(Span(ONE.path, 23, 24), "again"),
    (Label(Span(TWO.path, 6, 7), "first"),),
    ("a note",),
    "rename one",
)
OVER_LINES = Diagnostic("ARG401", "m", Label(Span(ONE.path, 6, 20)))
NOWHERE = Diagnostic("ARG902", "`dot` was not found", help="install it")
UNSEEN = Diagnostic("ARG127", "cannot be read", Label(Span("gone.arg", 0, 0)))


def parsed(*diagnostics: Diagnostic, form: Format) -> Any:  # noqa: ANN401 - what JSON holds
    text = render(diagnostics, SOURCES, form)
    assert text.isascii()
    return json.loads(text)


def test_json_says_everything() -> None:
    assert parsed(FINDING, form=Format.JSON) == {
        "version": 1,
        "errors": 1,
        "warnings": 0,
        "diagnostics": [
            {
                "code": "ARG202",
                "slug": "duplicate-name",
                "severity": "error",
                "message": "the name `b` is used twice",
                "notes": ["a note"],
                "help": "rename one",
                "labels": [
                    {
                        "primary": True,
                        "path": "sub folder/é.arg",
                        "line": 2,
                        "column": 11,
                        "end_line": 2,
                        "end_column": 12,
                        "text": "again",
                    },
                    {
                        "primary": False,
                        "path": "two.arg",
                        "line": 1,
                        "column": 7,
                        "end_line": 1,
                        "end_column": 8,
                        "text": "first",
                    },
                ],
            }
        ],
    }


def test_json_of_what_has_no_place() -> None:
    found = parsed(NOWHERE, UNSEEN, OVER_LINES, form=Format.JSON)
    assert (found["errors"], found["warnings"]) == (2, 1)
    nowhere, unseen, over_lines = found["diagnostics"]
    assert nowhere["labels"] == []
    assert (unseen["labels"][0]["path"], unseen["labels"][0]["line"]) == ("gone.arg", None)
    assert (over_lines["labels"][0]["line"], over_lines["labels"][0]["end_line"]) == (1, 2)


def test_json_keeps_hostile_text_as_it_is() -> None:
    hostile = "\x1b[31m \u202e \n {0}"
    assert parsed(Diagnostic("ARG902", hostile), form=Format.JSON)["diagnostics"][0]["message"] == hostile


def test_no_findings_are_valid_too() -> None:
    assert parsed(form=Format.JSON)["diagnostics"] == []
    assert parsed(form=Format.SARIF)["runs"][0]["results"] == []
    assert render([], {}, Format.TEXT) == render([], {}, Format.GITHUB) == ""


def test_sarif_names_the_tool_and_every_rule() -> None:
    log = parsed(FINDING, form=Format.SARIF)
    driver = log["runs"][0]["tool"]["driver"]
    assert log["version"] == "2.1.0"
    assert (driver["name"], driver["version"]) == ("argmap", __version__)
    assert [rule["id"] for rule in driver["rules"]] == list(CATALOGUE)
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] == CATALOGUE[rule["id"]].severity
        assert rule["help"]["text"].endswith((".", ":"))
        assert not rule["help"]["text"].startswith("#")


def test_sarif_result() -> None:
    run = parsed(FINDING, form=Format.SARIF)["runs"][0]
    (result,) = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "ARG202"
    assert result["level"] == "error"
    assert result["message"]["text"] == "the name `b` is used twice\na note\nHelp: rename one"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "sub%20folder/%C3%A9.arg", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 2, "startColumn": 11, "endLine": 2, "endColumn": 12},
            },
            "message": {"text": "again"},
        }
    ]
    (related,) = result["relatedLocations"]
    assert related["id"] == 1
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "two.arg"


def test_sarif_of_what_has_no_place() -> None:
    nowhere, unseen = parsed(NOWHERE, UNSEEN, form=Format.SARIF)["runs"][0]["results"]
    assert nowhere["locations"] == []
    assert "region" not in unseen["locations"][0]["physicalLocation"]


def test_sarif_takes_no_text_for_a_placeholder_or_a_link() -> None:
    diagnostic = Diagnostic("ARG201", "[click](https://example.org) {0} \x1b \u202e")
    (result,) = parsed(diagnostic, form=Format.SARIF)["runs"][0]["results"]
    assert result["message"]["text"] == r"[click\](https://example.org) {{0}} \x1b \u{{202e}}"


def test_sarif_names_odd_files_by_valid_addresses() -> None:
    odd = b"50%/a:b #1?/\xff.arg".decode("utf-8", "surrogateescape")
    (result,) = parsed(Diagnostic("ARG127", "m", Label(Span(odd, 0, 0))), form=Format.SARIF)["runs"][0]["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == "50%25/a%3Ab%20%231%3F/%FF.arg"


def test_github_command() -> None:
    assert render([FINDING], SOURCES, Format.GITHUB) == (
        "::error file=sub folder/é.arg,line=2,endLine=2,col=11,endColumn=12,title=ARG202 duplicate-name"
        "::the name `b` is used twice%0Aa note%0AHelp: rename one"
    )


def test_github_leaves_columns_out_over_several_lines() -> None:
    text = render([OVER_LINES], SOURCES, Format.GITHUB)
    assert text == "::warning file=sub folder/é.arg,line=1,endLine=2,title=ARG401 bare-assertion::m"


def test_github_of_what_has_no_place() -> None:
    assert render([NOWHERE, UNSEEN], SOURCES, Format.GITHUB).splitlines() == [
        "::error title=ARG902 missing-graphviz::`dot` was not found%0AHelp: install it",
        "::error file=gone.arg,title=ARG127 unreadable-file::cannot be read",
    ]


def test_github_commands_cannot_be_forged() -> None:
    path = "a,b:c%\n::set-output x.arg"
    text = render([Diagnostic("ARG127", "50%\r\n::stop-commands::x", Label(Span(path, 0, 0)))], {}, Format.GITHUB)
    assert len(text.splitlines()) == 1
    properties, message = text.removeprefix("::error ").split("::", 1)
    assert properties == r"file=a%2Cb%3Ac%25\x0a%3A%3Aset-output x.arg,title=ARG127 unreadable-file"
    assert message == r"50%25\x0d%0A::stop-commands::x"


@pytest.mark.parametrize("form", [Format.JSON, Format.SARIF])
def test_thousands_of_findings_are_valid_and_each_is_a_line(form: Format) -> None:
    many = [OVER_LINES] * 3_000
    text = render(many, SOURCES, form)
    whole = json.loads(text)
    assert len(whole["diagnostics"] if form is Format.JSON else whole["runs"][0]["results"]) == 3_000
    few = render(many[:1_000], SOURCES, form)
    assert len(text.splitlines()) - len(few.splitlines()) == 2_000
