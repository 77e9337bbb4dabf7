"""The floors of the building: who may import whom, who may touch the world, and how long a module gets."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from measure import phrases

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "argmap"
MODULES = sorted(SOURCE.rglob("*.py"))

PURE = ("analysis", "bibliography", "brief", "checks", "csl", "diagnostics", "language", "maps", "model")
"""The floors below rendering: from values to values."""

TOUCHES = re.compile(r"open|read_text|read_bytes|write_text|write_bytes|unlink|mkdir|iterdir|glob|rglob|replace_file")
"""What a call that reads or writes files is named."""

READ_THEIR_OWN = {"language/grammar.py", "language/words.py", "diagnostics/explain.py", "csl/style.py", "csl/locale.py"}
"""The modules below rendering that read a file, each of them one that is part of the package."""

LONGEST = 400


def name(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def called(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Call):
            function = node.func
            yield function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_every_floor_imports_only_lower_ones() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "4 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_module_says_why_it_is_there_and_stays_readable(module: Path) -> None:
    text = module.read_text()
    assert len(text.splitlines()) <= LONGEST
    assert ast.get_docstring(ast.parse(text)), "it opens with one sentence that says why it is there"


def test_analysis_has_no_sentence() -> None:
    assert [name(each) for each in (SOURCE / "analysis").rglob("*.py") if phrases(ast.parse(each.read_text()))] == []


def test_weasyprint_is_imported_where_pdfs_are_made_and_nowhere_else() -> None:
    users = {name(module) for module in MODULES if any(each.split(".")[0] == "weasyprint" for each in imported(module))}
    assert users == {f"render/{name}.py" for name in ("weasy", "typeset", "page_numbers", "embedding")}


def test_below_rendering_no_file_is_touched() -> None:
    below = [module for module in MODULES if name(module).startswith(PURE)]
    users = {name(module) for module in below if any(TOUCHES.fullmatch(call) for call in called(module))}
    assert users == READ_THEIR_OWN


def test_only_outputs_and_the_starter_write() -> None:
    """Besides them, fonts are named in temporary folders, what took long is kept, and litter is removed."""
    writes = re.compile(r"write_text|write_bytes|mkstemp|mkdir|rename|unlink")
    users = {name(module) for module in MODULES if any(writes.fullmatch(call) for call in called(module))}
    assert users <= {
        "outputs.py",
        "cache.py",
        "cli/init.py",
        "render/graphviz.py",
        "render/raster.py",
        "leavings.py",
        "render/font_config.py",
    }
