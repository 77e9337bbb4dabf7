"""What README and CONTRIBUTING promise is there: the example, the commands, the targets, the folders."""

import re
from pathlib import Path

import pytest

from argmap.cli.entry import COMMANDS
from argmap.diagnostics.render import Format
from inside import argmap

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()


def test_the_example_in_the_readme_is_sound_and_laid_out(tmp_path: Path) -> None:
    (example,) = re.findall(r"```arg\n(.*?)```", README, re.DOTALL)
    (tmp_path / "vote.arg").write_text(example)
    checked = argmap("check", "--strict", "vote.arg", cwd=tmp_path)
    assert checked.code == 0, checked.err
    assert argmap("fmt", "--check", "vote.arg", cwd=tmp_path).code == 0


def test_the_readme_lists_every_command_and_no_other() -> None:
    listed = re.findall(r"^\| `argmap (\w+)", README, re.MULTILINE)
    assert set(listed) == set(COMMANDS)


def test_the_readme_lists_every_format() -> None:
    listed = re.search(r"take `--format ([^;]+);", README)
    assert listed is not None
    assert set(re.findall(r"\w+", listed[1])) - {"or"} == set(Format)


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_what_a_document_points_at_is_there(document: str) -> None:
    text = (ROOT / document).read_text()
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    named = re.findall(r"`((?:src|tests|grammar|\.ci)/[\w./]+)`", text)
    missing = [path for path in [*links, *named] if not (ROOT / path.replace("ARGnnn", "ARG101")).exists()]
    assert not missing


def test_the_targets_of_make_are_those_that_are_named() -> None:
    targets = set(re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"\bmake (\w+)", README + CONTRIBUTING))
    assert {"brief", "test"} <= named <= targets
