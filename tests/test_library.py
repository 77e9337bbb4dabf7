"""Other programs can use argmap as the README shows."""

import re
import subprocess
import sys
from pathlib import Path

import argmap

ROOT = Path(__file__).parents[1]


def test_the_example_of_the_readme_runs_and_says_what_turns_the_example() -> None:
    code = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert code
    done = subprocess.run([sys.executable, "-c", code[1]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "arguments/mali.arg jumped disputed even" in done.stdout
    assert "aid-counts for it: security-first against it:" in done.stdout


def test_what_the_package_offers_is_there_and_nothing_else() -> None:
    assert {name for name in argmap.__all__ if getattr(argmap, name).__doc__} == set(argmap.__all__)
    assert not hasattr(argmap, "analyze")
