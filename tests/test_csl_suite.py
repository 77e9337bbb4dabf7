"""`make csl` counts what the processor gets right of the official suite, and says what is wrong in the rest."""

import subprocess
import sys
from pathlib import Path

CASE = """>>===== MODE =====>>
citation
<<===== MODE =====<<

>>===== RESULT =====>>
{result}
<<===== RESULT =====<<

>>===== CSL =====>>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><citation><layout>
  <text variable="title" font-style="italic"/></layout></citation></style>
<<===== CSL =====<<

>>===== INPUT =====>>
[{{"id": "one", "type": "book", "title": "Fish & <i>Chips</i>"}}]
<<===== INPUT =====<<
"""
RIGHT = '<i>Fish &#38; <span style="font-style:normal;">Chips</span></i>'


def run(suite: Path, *names: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "csl_suite", str(suite), *names]
    return subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)


def test_cases_are_counted_by_category_and_what_is_wrong_is_shown(tmp_path: Path) -> None:
    (tmp_path / "font_Flipped.txt").write_text(CASE.format(result=RIGHT))
    (tmp_path / "font_Wrong.txt").write_text(CASE.format(result="<i>Fish</i>"))
    done = run(tmp_path, "font")
    assert done.returncode == 0, done.stderr
    assert "font_Wrong\n  right: _Fish\n  found: _Fish & _Chips" in done.stdout
    assert "font_Flipped\n" not in done.stdout
    (row,) = [line.split() for line in done.stdout.splitlines() if line.startswith("font ")]
    assert row[1:4] == ["2", "1", "50.0%"]


def test_a_folder_without_cases_is_told_from_a_suite_that_passes(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stderr) == (1, f"there are no cases in {tmp_path}\n")
