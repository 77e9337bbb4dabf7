"""What a brief says about itself: each choice is one of those there are, and a slip is said with what was meant."""

from pathlib import Path

import pytest

from argmap.csl.style import STYLES
from argmap.diagnostics import Diagnostic, Source
from argmap.language.parser import parse
from argmap.model import Masthead
from argmap.model.masthead import CITATION_STYLES
from argmap.model.resolve import resolve
from argmap.workspace.database import compile_paths
from samples import findings


def masthead(lines: str) -> tuple[Masthead, tuple[Diagnostic, ...]]:
    outcome = resolve([parse(Source("a.arg", f"brief b: B\n{lines}claim c: C.\n")).value])
    assert outcome.value.masthead
    return outcome.value.masthead, outcome.diagnostics


def refused(lines: str) -> tuple[str, str]:
    """The code of the one finding, and its help."""
    (found,) = masthead(lines)[1]
    return found.code, found.help


def test_without_lines_a_brief_has_every_part_in_english_with_footnotes() -> None:
    head, found = masthead("")
    assert not found
    assert (head.parts, head.lang, head.citations, head.citation_style, head.style) == (
        (),
        "en",
        "chicago-notes",
        None,
        None,
    )


def test_parts_stand_in_the_order_of_printing_whatever_that_of_their_names() -> None:
    assert masthead("  parts method, front matrix\n")[0].parts == ("front", "matrix", "method")


def test_a_part_that_there_is_not_and_one_named_twice_are_said() -> None:
    code, advice = refused("  parts side-by-sides\n")
    assert code == "ARG122"
    assert advice.startswith("did you mean `side-by-side`? Write one of: front, ")
    assert refused("  parts front, front\n")[0] == "ARG206"


def test_a_part_by_the_name_that_it_had_once_is_printed_and_its_new_name_is_said() -> None:
    text = "  parts front, cruxes positions\n"
    assert masthead(text)[0].parts == ("front", "disputes")
    assert [(each.code, each.help) for each in masthead(text)[1]] == [("ARG138", "write `disputes`")] * 2


@pytest.mark.parametrize("lang", ["en", "fr", "ar"])
def test_languages_are_known(lang: str) -> None:
    head, found = masthead(f"  lang {lang}\n")
    assert (head.lang, found) == (lang, ())


def test_the_citation_styles_are_those_there_are() -> None:
    assert CITATION_STYLES == STYLES
    for style in STYLES:
        head, found = masthead(f"  citations: {style}\n")
        assert (head.citations, found) == (style, ())
    code, advice = refused("  citations: chicago-note\n")
    assert (code, advice[:31]) == ("ARG122", "did you mean `chicago-notes`? W")
    assert "the path of a .csl file" in advice


def test_files_that_a_brief_names_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("looks").mkdir()
    Path("looks/house.CSL").write_text("<style/>")
    Path("looks/house.toml").write_text("# plain\n")
    Path("a.arg").write_text("brief b: B\n  citations: looks/house.CSL\n  style looks/house.toml\nclaim c: C.\n")
    compiled = compile_paths([Path("a.arg")])
    assert [each.code for each in compiled.diagnostics] == ["ARG610"], "an empty style is no citation style"
    (found,) = compiled.diagnostics
    assert found.primary
    assert found.primary.span.path == "looks/house.CSL"
    assert compiled.value.asked == ("a.arg", "looks/house.toml", "looks/house.CSL")


@pytest.mark.parametrize(
    ("marking", "meant"),
    [
        ("TLP RED", "TLP:RED"),
        ("tlp:amber", "TLP:AMBER"),
        ("TLP: GREEN", "TLP:GREEN"),
        ("TLP-GREN", "TLP:GREEN"),
        ("TLP:AMBER STRICT", "TLP:AMBER+STRICT"),
        ("TLP:AMBER/STRICT", "TLP:AMBER+STRICT"),
        ("TLP AMBRE+STRICT", "TLP:AMBER+STRICT"),
        ("TLP:RED+STRICT", ""),
        ("TLP:WHITE", "TLP:CLEAR"),
        ("Draft - TLP_RED - do not print", "TLP:RED"),
        ("TLP:RED and TLP:ORANGE", ""),
        ("TLP", ""),
    ],
)
def test_a_marking_that_only_looks_like_one_of_tlp_is_warned_of(marking: str, meant: str) -> None:
    code, advice = refused(f"  marking: {marking}\n")
    assert code == "ARG129"
    assert advice == (f"write `{meant}`" if meant else "write one of these, or word the marking without `TLP`")


@pytest.mark.parametrize(
    "marking",
    [
        "TLP:RED",
        "TLP:AMBER+STRICT",
        "TLP:RED strict need to know",
        "Draft - TLP:AMBER - strictly for the desk",
        "TLP:CLEAR",
        "For internal use",
        "Sent by RTLPX",
    ],
)
def test_other_markings_are_left_alone(marking: str) -> None:
    assert masthead(f"  marking: {marking}\n")[1] == ()


def test_a_dissent_says_whose_it_is() -> None:
    text = "brief b: B\n  dissent: Not so.\n    by: Me\n  dissent: Nor that.\nclaim c: C.\n"
    (found,) = findings(text, "ARG418")
    assert found.primary
    assert text[found.primary.span.start : found.primary.span.end] == "Nor that."
