"""Arguments worked by hand come out as worked: those of the theory, more of them, and what is left out."""

import subprocess
import sys
from pathlib import Path

import pytest

from process import PATIENCE
from verdict_oracles import Case, cases, differences

HERE = Path(__file__).parent
FILES = [HERE / "data" / name for name in ("verdicts.json", "verdicts-more.json", "verdicts-left-out.json")]
ALL = [case for file in FILES for case in cases(file)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: str(case["id"]))
def test_an_argument_comes_out_as_it_was_worked_by_hand(case: Case) -> None:
    assert list(differences(case)) == []


def test_what_comes_out_otherwise_is_told() -> None:
    case = {"arg": "claim c: C.\n", "expect": {"status": {"c": "disputed"}, "undisputed": 1}}
    assert list(differences(case)) == ['status of c: expected "disputed", found ""']


def test_any_file_of_cases_can_be_run(tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text('[{"id": "a-1", "asks": "Why?", "arg": "claim c: C.\\n", "expect": {"how": {"c": "even"}}}]')
    command = [sys.executable, "-m", "verdict_oracles", str(file)]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith('FAILS  a-1: Why?\n    how of c: expected "even", found null\n')
