"""The package as people get it: built from the source distribution, installed where nothing else is, and used there."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from argmap import __version__

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "argmap"
QUIET = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_PYTHON_VERSION_WARNING": "1"}


def run(*arguments: str | Path, cwd: Path) -> str:
    """Run a program that is to succeed, in an environment that knows nothing of this checkout; returns its output."""
    ours = ("PYTHONPATH", "VIRTUAL_ENV", "XDG_CACHE_HOME")
    clean = {key: value for key, value in os.environ.items() if key not in ours}
    done = subprocess.run(
        [*map(str, arguments)], cwd=cwd, env={**clean, **QUIET}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The source distribution and the wheel made from it: `build` makes the one from the other."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return sdist, wheel


def test_the_wheel_has_everything_but_the_tests(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as wheel:
        packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    kept = {
        f"argmap/{path.relative_to(SOURCE).as_posix()}"
        for path in SOURCE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    grammar = {f"argmap/grammar/{path.name}" for path in (ROOT / "grammar").iterdir()}
    assert packed == kept | grammar
    for needed in ("py.typed", "grammar/argmap.lark", "cli/starter/high-street.arg", "diagnostics/pages/ARG101.md"):
        assert f"argmap/{needed}" in packed


def test_the_source_distribution_can_be_tested_and_carries_its_licences(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[0]) as sdist:
        packed = {name.partition("/")[2] for name in sdist.getnames()}
    assert {
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Makefile",
        ".ci/run",
        "tests/process.py",
    } <= packed
    assert not [name for name in packed if name.startswith(("out/", ".git/", ".venv/"))]


def test_the_wheel_works_in_a_clean_environment(built: tuple[Path, Path], tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", "--no-compile", built[1], cwd=tmp_path)
    argmap = programs / "argmap"
    assert run(argmap, "--version", cwd=tmp_path) == f"argmap {__version__}\n"
    assert run(argmap, "init", cwd=tmp_path) == "arguments/high-street.arg\n"
    run(argmap, "check", "--strict", cwd=tmp_path)
    run(argmap, "fmt", "--check", cwd=tmp_path)
    assert "duplicate name" in run(argmap, "explain", "ARG202", cwd=tmp_path)
    made = run(argmap, "build", cwd=tmp_path).splitlines()
    assert made[0] == "out/high-street.pdf"
    assert all((tmp_path / name).stat().st_size for name in made)
