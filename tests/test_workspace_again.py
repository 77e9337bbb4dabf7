"""A workspace that is asked again and again: unsaved texts lie over the disk, and only what changed is read anew."""

import os
from pathlib import Path, PurePosixPath

import pytest

import argmap
from argmap.cache import Cache
from argmap.diagnostics import Trouble
from argmap.limits import Limits
from argmap.model import Attach
from argmap.workspace.database import Edition, Workspace, compile_paths
from argmap.workspace.editions import render
from process import GOOD, SHORT, SHORT_BROKEN

SHARED = "include: shared.arg\n\n"
FIRST = f"{SHARED}brief one: One?\n\nclaim a: A. [@count]\n  support common\n"
SECOND = f"{SHARED}brief two: Two?\n\nclaim b: B. [@count]\n  support common\n"
COMMON = "source count: A count\n\nclaim common: All were counted. [@count]\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two briefs that share a file, in the current folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name, text in (("first.arg", FIRST), ("second.arg", SECOND), ("shared.arg", COMMON)):
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def workspace(place: Path) -> Workspace:
    assert place == Path.cwd()
    return Workspace([Path()])


def codes(workspace: Workspace) -> set[str]:
    return {each.code for each in workspace.diagnostics()}


def places(workspace: Workspace, code: str) -> list[str]:
    return [each.primary.span.path for each in workspace.diagnostics() if each.code == code and each.primary]


# Unsaved texts -------------------------------------------------------------------------------------------------------


def test_an_error_that_is_typed_appears_and_goes_and_the_disk_stays(workspace: Workspace) -> None:
    before = workspace.diagnostics()
    workspace.set_text(Path("shared.arg"), COMMON.replace("claim", "clam"))
    assert places(workspace, "ARG104") == ["shared.arg"]
    workspace.set_text(Path("shared.arg"), None)
    assert workspace.diagnostics() == before
    assert Path("shared.arg").read_text() == COMMON


def test_a_text_is_that_of_a_file_however_its_path_is_written(workspace: Workspace, place: Path) -> None:
    (place / "link.arg").symlink_to("shared.arg")
    for path in (Path("./x/../shared.arg"), place / "shared.arg", Path("link.arg")):
        workspace.set_text(path, "clam common: All.\n")
        assert places(workspace, "ARG104") == ["shared.arg"]
        workspace.set_text(path, None)
        assert "ARG104" not in codes(workspace)


def test_what_is_not_saved_yet_is_read_from_where_it_will_be(workspace: Workspace) -> None:
    workspace.set_text(Path("deep/new.arg"), "clam c: C.\n")
    assert places(workspace, "ARG104") == ["deep/new.arg"]
    workspace.set_text(Path("first.arg"), FIRST + "include: deep/more.arg\n")
    assert "ARG117" in codes(workspace)
    workspace.set_text(Path("deep/more.arg"), "claim c: C.\n")
    assert "ARG117" not in codes(workspace)
    for path in (".hidden.arg", ".folder/a.arg", "notes.txt"):
        workspace.set_text(Path(path), "clam c: C.\n")
    assert places(workspace, "ARG104") == ["deep/new.arg"]


def test_any_line_ends_may_be_typed_and_signs_that_are_none_are_said(workspace: Workspace) -> None:
    before = workspace.argument("one")
    assert before
    workspace.set_text(Path("first.arg"), "\ufeff" + FIRST.replace("\n", "\r\n"))
    after = workspace.argument("one")
    assert after
    assert after.statements == before.statements
    workspace.set_text(Path("first.arg"), FIRST + "claim c: \ud800\n")
    assert places(workspace, "ARG112") == ["first.arg"]


@pytest.mark.parametrize("path", ["../outside.arg", "{outside}", "..\\outside.arg"])
def test_an_unsaved_text_leads_nowhere_outside_and_none_outside_is_reached(
    workspace: Workspace, place: Path, path: str
) -> None:
    outside = place.parent / "outside.arg"
    workspace.set_text(outside, "clam private: Private.\n")
    workspace.set_text(Path("first.arg"), f"include: {path.format(outside=outside)}\n" + FIRST)
    assert places(workspace, "ARG119") == ["first.arg"]
    assert "Private" not in "".join(each.text for each in workspace.compiled().value.sources.values())


def test_an_unsaved_text_may_be_as_large_as_a_file_and_no_larger(place: Path) -> None:
    workspace = Workspace([place], Limits(file_size=1))
    workspace.set_text(Path("first.arg"), FIRST + "#" * 2**20)
    assert places(workspace, "ARG116") == ["first.arg"]


# What has not changed ------------------------------------------------------------------------------------------------


def test_what_has_not_changed_is_the_same_object(workspace: Workspace) -> None:
    document, argument, analysis = (
        workspace.document("first.arg"),
        workspace.argument("one"),
        workspace.analysis("one"),
    )
    assert None not in (document, argument, analysis)
    os.utime("first.arg")
    workspace.set_text(Path("second.arg"), SECOND)  # Open, and not changed.
    assert workspace.document("first.arg") is document
    assert workspace.argument("first.arg") is argument
    assert workspace.analysis("first.arg") is analysis


def test_of_two_briefs_that_share_a_file_one_that_changes_leaves_the_other(workspace: Workspace) -> None:
    one, two, shared = workspace.analysis("one"), workspace.analysis("two"), workspace.document("shared.arg")
    workspace.set_text(Path("second.arg"), SECOND.replace("B.", "Something else."))
    assert workspace.analysis("one") is one
    assert workspace.document("shared.arg") is shared
    assert workspace.analysis("two") is not two


def test_an_included_file_that_changes_is_read_anew_and_nothing_else(workspace: Workspace, place: Path) -> None:
    one, first = workspace.argument("one"), workspace.document("first.arg")
    (place / "shared.arg").write_text(COMMON.replace("All were", "Most were"))
    after = workspace.argument("one")
    assert after
    assert after is not one
    assert "Most were counted." in [each.text.plain() for each in after.statements.values()]
    assert workspace.document("first.arg") is first


def test_a_mistake_and_its_mending_cost_nothing_of_what_was_known(workspace: Workspace) -> None:
    one, two = workspace.analysis("one"), workspace.analysis("two")
    for mistake in ("clam", "clai", "cla"):
        workspace.set_text(Path("second.arg"), SECOND.replace("claim", mistake))
        assert workspace.analysis("one") is None
    workspace.set_text(Path("second.arg"), None)
    assert workspace.analysis("one") is one
    assert workspace.analysis("two") == two


def test_what_was_given_out_stays_as_it_was(workspace: Workspace) -> None:
    before = workspace.compiled()
    said, shown = before.diagnostics, dict(before.value.sources)
    workspace.set_text(Path("first.arg"), "clam\n")
    assert workspace.compiled().diagnostics != said
    assert before.diagnostics == said
    assert dict(before.value.sources) == shown


def test_looks_are_read_anew_only_when_a_file_of_theirs_changes(place: Path, workspace: Workspace) -> None:
    (place / "first.arg").write_text(FIRST.replace("One?\n", "One?\n  style house.toml\n"))
    (place / "house.toml").write_text('[logo]\nfile = "logo.svg"\nalt = "Us"\n')
    assert places(workspace, "ARG117") == ["house.toml"]
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h{}v9z"/></svg>'
    (place / "logo.svg").write_text(picture.format(9))
    themes = [workspace.compiled().value.themes["first.arg"] for _ in range(2)]
    assert themes[0].logo
    assert themes[0] is themes[1]
    (place / "logo.svg").write_text(picture.format(5))
    assert workspace.compiled().value.themes["first.arg"].logo != themes[0].logo


# Files that come and go ----------------------------------------------------------------------------------------------


def test_a_file_that_appears_later_is_read_and_one_that_is_deleted_is_missed(place: Path) -> None:
    (place / "shared.arg").unlink()
    workspace = Workspace([Path("first.arg")])
    assert places(workspace, "ARG117") == ["first.arg"]
    (place / "shared.arg").write_text(COMMON)
    assert "ARG117" not in codes(workspace)
    (place / "shared.arg").unlink()
    assert places(workspace, "ARG117") == ["first.arg"]
    (place / "first.arg").unlink()
    with pytest.raises(Trouble):
        workspace.diagnostics()


def test_a_deleted_file_that_is_still_open_is_there(workspace: Workspace, place: Path) -> None:
    before = workspace.diagnostics()
    workspace.set_text(Path("shared.arg"), COMMON)
    (place / "shared.arg").unlink()
    assert workspace.diagnostics() == before


def test_what_is_not_there_is_none(workspace: Workspace) -> None:
    assert (workspace.document("x.arg"), workspace.argument("x"), workspace.analysis("x")) == (None, None, None)


# What is made --------------------------------------------------------------------------------------------------------


def test_an_edition_is_made_of_what_is_typed_and_of_one_brief_alone(place: Path) -> None:
    (place / "first.arg").write_text(SHORT_BROKEN)
    cache = Cache(place.parent / "cache")
    workspace = Workspace([place], cache=cache)
    broken = workspace.edition("vote")
    assert broken.value == {}
    assert "ARG201" in {each.code for each in broken.diagnostics}
    workspace.set_text(Path("first.arg"), SHORT)
    made = workspace.edition("vote").value
    assert made[PurePosixPath("vote.pdf")].startswith(b"%PDF-")
    assert not [name for name in made if name.name.startswith("two")]
    assert set(workspace.edition("vote", Edition.ATLAS).value) == {PurePosixPath("atlas.pdf")}
    (place / "first.arg").write_text(SHORT)
    again = render(compile_paths([Path("first.arg")]).value, cache=cache)
    assert again.files == made
    assert again.carried["vote.pdf"].kind is Attach.CLEAN, "said whoever had it made"


# As a library --------------------------------------------------------------------------------------------------------


def test_a_string_is_read_as_the_file_it_might_be(place: Path) -> None:
    found = argmap.load_string(GOOD)
    assert found.diagnostics == ()
    ((path, argument),) = found.value.arguments
    assert path == "argument.arg"
    assert argument.statements
    ((path, argument),) = argmap.load_string(FIRST, "sub/../third.arg").value.arguments
    assert (path, "common" in argument.statements) == ("third.arg", True)
    assert sorted(each.name for each in place.iterdir()) == ["first.arg", "second.arg", "shared.arg"]


def test_whatever_is_wrong_with_a_string_or_a_path_is_a_value(place: Path) -> None:
    broken = argmap.load_string("clam a: A.\ninclude: ../outside.arg\n", place / "x.arg")
    assert [each.code for each in broken.diagnostics] == ["ARG104", "ARG119"]
    assert argmap.load_string("", limits=Limits(files=0)).diagnostics[0].code == "ARG116"
    missing = argmap.read_arguments([Path("nowhere")])
    assert ([each.code for each in missing.diagnostics], missing.value.arguments) == (["ARG906"], ())
