"""What changed since the previous edition: read from the file a brief names, and told on its front page."""

from pathlib import Path

import pytest

from argmap.editions.brief import compose_brief
from argmap.render.html import render_html
from argmap.workspace.database import compile_paths
from brief_lab import words
from inside import argmap
from process import GOOD
from samples import analysis_of

OLD = GOOD.replace("brief vote: Should the vote be held?", "brief vote: Should the vote be held?\n  date 2026-03-01")
NEW = (
    OLD.replace("  date 2026-03-01", "  date 2026-04-01\n  previous: editions/march.arg\n  summary: Hold it.")
    .replace("judgments ready", "judgments ready, rain")
    .replace("  confidence high", "  confidence low")
    + '\nclaim rain: The rains come late this year <b>"&amp;". [@count]\n  confidence low\n'
)


def front(before: str, after: str) -> str:
    """What the front page says of the changes."""
    brief = compose_brief(analysis_of(after), "abc", before=analysis_of(before))
    html = render_html(brief).replace("</span>", "</span> ")  # A label is set apart from what follows it.
    return words(html[html.index('id="since"') - 1 :].split("</section>")[0].split(">", 1)[1])


def codes(place: Path, **texts: str) -> list[str]:
    (place / "editions").mkdir(exist_ok=True)
    for name, text in texts.items():
        (place / f"{name.replace('__', '/')}.arg").write_text(text)
    return [each.code for each in compile_paths([place]).diagnostics]


def test_the_front_page_tells_what_changed() -> None:
    told = front(OLD, NEW)
    assert "Compared with the edition of 1 March 2026." in told
    assert "Bottom line Worded otherwise." in told
    assert "J1 The polling stations are ready. Confidence: was “High”, is “Low”." in told
    assert "Newly judged J2 The rains come late this year" in told
    assert "Added: 1. Removed: 0. Reworded: 0." in told


def test_judgments_that_are_gone_are_told_in_their_old_words() -> None:
    told = front(NEW, OLD)
    assert "Withdrawn The rains come late this year" in told


def test_an_edition_in_which_nothing_changed_says_so() -> None:
    told = front(OLD, OLD)
    assert (
        "The statements, how they fare, what the interpretations make of them, and the key judgments are as they were."
        in told
    )
    assert "Sources, indicators and dissents are not compared." in told


def test_without_a_previous_edition_nothing_is_said_of_changes() -> None:
    assert 'id="since"' not in render_html(compose_brief(analysis_of(OLD), "abc"))


def test_the_previous_edition_is_read_and_builds_no_brief_of_its_own(tmp_path: Path) -> None:
    assert codes(tmp_path, vote=NEW, editions__march=OLD) == []
    compiled = compile_paths([tmp_path]).value
    assert [Path(path).name for path, _ in compiled.analyses] == ["vote.arg"]
    assert [len(before.statements) for before in compiled.previous.values()] == [4]


def test_a_previous_edition_given_by_its_own_path_is_built(tmp_path: Path) -> None:
    codes(tmp_path, vote=NEW, editions__march=OLD)
    compiled = compile_paths([tmp_path / "editions" / "march.arg"]).value
    assert [Path(path).name for path, _ in compiled.analyses] == ["march.arg"]


@pytest.mark.parametrize(
    ("previous", "code"),
    [("nowhere.arg", "ARG117"), ("/etc/passwd", "ARG119"), ("../../x.arg", "ARG119"), ("vote.arg", "ARG130")],
)
def test_a_previous_edition_that_cannot_be_is_an_error(tmp_path: Path, previous: str, code: str) -> None:
    assert codes(tmp_path, vote=NEW.replace("editions/march.arg", previous)) == [code]


def test_a_pdf_as_the_previous_edition_is_told_how_to_have_its_source(tmp_path: Path) -> None:
    tmp_path.joinpath("march.pdf").write_bytes(b"%PDF-1.7\nclaim \xe2\n")
    codes(tmp_path, vote=NEW.replace("editions/march.arg", "march.pdf"))
    (found,) = compile_paths([tmp_path]).diagnostics
    assert (found.code, found.message) == ("ARG130", "`march.pdf` is a PDF, not an argument")
    assert "`argmap extract " in found.help


def test_errors_in_the_previous_edition_are_said_where_they_are(tmp_path: Path) -> None:
    codes(tmp_path, vote=NEW, editions__march=OLD.replace("holds ready", "holds redy"))
    (found,) = compile_paths([tmp_path]).diagnostics
    assert found.code == "ARG201"
    assert found.primary
    assert found.primary.span.path.endswith("editions/march.arg")


def test_the_edition_before_the_previous_one_is_not_asked_for(tmp_path: Path) -> None:
    older = OLD.replace("  date", "  previous: january.arg\n  date")
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions" / "march.arg").write_text(older)
    (tmp_path / "vote.arg").write_text(NEW)
    assert compile_paths([tmp_path / "vote.arg"]).diagnostics == ()


def test_a_build_prints_it(tmp_path: Path) -> None:
    codes(tmp_path, vote=NEW, editions__march=OLD)
    done = argmap("build", "vote.arg", "--only", "front", cwd=tmp_path)
    assert (done.code, done.out) == (0, "out/vote.front.pdf\n"), done.err


def test_a_withdrawn_judgment_in_letters_that_no_font_has_is_an_error(tmp_path: Path) -> None:
    old = OLD.replace("The polling stations are ready", "The polling stations 国 are ready")
    assert old != OLD
    assert "ARG501" in codes(tmp_path, vote=NEW, editions__march=old)
