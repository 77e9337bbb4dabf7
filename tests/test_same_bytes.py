"""The same input gives the same bytes: wherever it lies, whoever builds it, and whatever the machine is set to."""

import os
from pathlib import Path

import pytest

from argmap.render.faces import FONTS
from process import GOOD, argmap, environment, files

ROOT = GOOD.replace("source count: A count of polling stations\n", "include: parts/sources.arg\n").replace(
    "  compare", "  parts front, side-by-side, argument, sources\n  compare"
)
PART = "source count: A count of polling stations\n  date 2026-02-01\n"

OTHER = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "fr_FR.UTF-8",
    "LANG": "fr_FR.UTF-8",
    "LANGUAGE": "fr",
    "PYTHONHASHSEED": "4711",
    "SOURCE_DATE_EPOCH": "1",
}


def build(folder: Path, *arguments: str, umask: int = 0o022, **settings: str) -> dict[str, bytes]:
    """The files of a build of the same brief in a folder of its own, with these settings."""
    (folder / "arguments" / "parts").mkdir(parents=True)
    (folder / "arguments" / "vote.arg").write_text(ROOT)
    (folder / "arguments" / "parts" / "sources.arg").write_text(PART)
    before = os.umask(umask)
    try:
        done = argmap("build", "--no-cache", *arguments, cwd=folder, env=environment(**settings))
    finally:
        os.umask(before)
    assert done.code == 0, done.err
    return files(folder / "out")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("plain"), PYTHONHASHSEED="0")


def test_elsewhere_with_other_settings(plain: dict[str, bytes], tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    found = build(tmp_path / "an other" / "dossier é", umask=0o077, HOME=str(home), XDG_CACHE_HOME=str(home), **OTHER)
    assert found.keys() == plain.keys()
    assert [name for name in plain if found[name] != plain[name]] == []


def test_with_the_plainest_settings_and_the_file_named_by_its_whole_path(
    plain: dict[str, bytes], tmp_path: Path
) -> None:
    place = tmp_path / "c"
    assert build(place, str(place / "arguments" / "vote.arg"), LC_ALL="C", LANG="C", TZ="UTC") == plain


RULES = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{FONTS}</dir>
<match target="pattern">{{test}}
<edit name="family" mode="prepend" binding="strong"><string>Amiri Large</string></edit></match>
</fontconfig>"""
TESTS = {
    "for one family": '<test name="family"><string>Source Sans 3</string></test>',
    "for every family": "",
}


@pytest.mark.parametrize("test", TESTS)
def test_where_other_fonts_are_preferred(plain: dict[str, bytes], tmp_path: Path, test: str) -> None:
    mine = tmp_path / "fontconfig" / "fonts.conf"
    mine.parent.mkdir()
    mine.write_text(RULES.format(test=TESTS[test]))
    found = build(tmp_path / "work", FONTCONFIG_FILE=str(mine), XDG_CONFIG_HOME=str(tmp_path))
    assert [name for name in plain if found[name] != plain[name]] == []
