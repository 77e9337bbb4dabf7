"""The search for what contradicts properties: it tells what it found, and a seed that finds it again."""

import os
import subprocess
import sys
from pathlib import Path

from process import PATIENCE

HERE = Path(__file__).parent

PROFILE = """\
from hypothesis import settings

settings.register_profile("search", database=None)
"""
"""What of `conftest.py` matters here."""

FALSE = """\
from hypothesis import given, strategies as st

@given(st.lists(st.integers()))
def test_lists_are_short(found):
    assert len(found) < 3

def test_this_is_no_property():
    assert False
"""


def search(seed: int, place: Path) -> "subprocess.CompletedProcess[str]":
    env = {**os.environ, "PYTHONPATH": str(HERE), "PROPERTIES_MINUTES": "0", "SEED": str(seed)}
    command = [sys.executable, "-m", "properties", "--numprocesses=0"]
    return subprocess.run(command, cwd=place, env=env, capture_output=True, text=True, check=False, timeout=PATIENCE)


def test_what_contradicts_a_property_is_told_with_the_seed_that_finds_it_again(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(PROFILE)
    (tmp_path / "test_false.py").write_text(FALSE)
    done = search(17, tmp_path)
    assert done.returncode == 1, done.stderr
    assert "found=[0, 0, 0]" in done.stdout
    assert done.stdout.endswith(
        "test_false.py::test_lists_are_short\n    again: PROPERTIES_MINUTES=0 SEED=17 make properties\n"
    )
    assert "no_property" not in done.stdout


def test_where_every_property_holds_its_seed_is_told(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(PROFILE)
    (tmp_path / "test_true.py").write_text(FALSE.replace("< 3", ">= 0"))
    done = search(2**32 - 1, tmp_path)
    assert (done.returncode, done.stdout) == (0, f"seed {2**32 - 1}: every property held\n")
