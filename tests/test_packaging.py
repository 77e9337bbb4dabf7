"""The package as people get it: built from the source distribution, installed where nothing else is, and used there."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Mapping
from email import message_from_bytes
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import licences
from argmap import __version__
from sharing import Shared

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "argmap"
QUIET = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_PYTHON_VERSION_WARNING": "1"}


def run(*arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None, umask: int = -1) -> str:
    """Run a program that is to succeed, in an environment that knows nothing of this checkout; returns its output."""
    ours = ("PYTHONPATH", "VIRTUAL_ENV", "XDG_CACHE_HOME")
    clean = {key: value for key, value in os.environ.items() if key not in ours}
    environment = {**clean, **QUIET, **(env or {})}
    done = subprocess.run(
        [*map(str, arguments)], cwd=cwd, env=environment, umask=umask, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(source: Path, folder: Path, env: Mapping[str, str] | None = None, umask: int = -1) -> tuple[Path, Path]:
    """The source distribution and the wheel made from it: `build` makes the one from the other."""
    command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, source)
    run(*command, cwd=folder, env=env, umask=umask)
    return made(folder)


def made(folder: Path) -> tuple[Path, Path]:
    """The two in this folder."""
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="module")
def built(shared: Shared) -> tuple[Path, Path]:
    """What this checkout makes."""
    return made(shared("dist", lambda place: build(ROOT, place)))


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
        "requirements/dev.txt",
        "tests/process.py",
    } <= packed
    assert not [name for name in packed if name.startswith(("out/", ".git/", ".venv/"))]


def test_the_same_files_make_the_same_packages_wherever_and_whenever(built: tuple[Path, Path], tmp_path: Path) -> None:
    dist, home = tmp_path / "dist", tmp_path / "home"
    dist.mkdir()
    home.mkdir()
    with tarfile.open(built[0]) as sdist:
        sdist.extractall(tmp_path, filter="data")
    (copy,) = tmp_path.glob("argmap-*")
    for path in copy.rglob("*"):
        path.chmod(path.stat().st_mode & 0o700)
        path.touch()
    again = build(copy, dist, {"HOME": str(home), "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, umask=0o077)
    assert [path.name for path in again] == [path.name for path in built]
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in built]


def test_the_wheel_says_what_its_files_are_under_and_has_each_licence_beside_them(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[1]) as wheel:
        files = {name: wheel.read(name) for name in wheel.namelist()}
    told = message_from_bytes(files[f"argmap-{__version__}.dist-info/METADATA"])
    assert told["License-Expression"] == "MIT AND OFL-1.1 AND CC-BY-SA-3.0"
    texts: dict[str, list[str]] = {}  # By the folder they are for.
    for name in told.get_all("License-File") or ():
        text = files[f"argmap-{__version__}.dist-info/licenses/{name}"].decode()
        texts.setdefault(Path(name).parent.as_posix().removeprefix("src/"), []).append(text)
    (ours,) = texts["."]
    assert "Permission is hereby granted, free of charge" in ours
    for suffix, licence in {
        "ttf": "SIL OPEN FONT LICENSE Version 1.1",
        "csl": "Attribution-ShareAlike 3.0 Unported",
        "xml": "Attribution-ShareAlike 3.0 Unported",
    }.items():
        folders = {Path(name).parent.as_posix() for name in files if name.endswith(f".{suffix}")}
        assert folders, suffix
        assert all(licence in text for folder in folders for text in texts[folder])


def test_the_wheel_has_no_kind_of_file_whose_licence_nobody_thought_of(built: tuple[Path, Path]) -> None:
    """What is none of these may be someone else's work: say in CONTRIBUTING.md, and in the test above, whose it is."""
    with zipfile.ZipFile(built[1]) as wheel:
        kinds = {Path(name).suffix for name in wheel.namelist() if ".dist-info/" not in name}
    ours = {".arg", ".css", ".j2", ".lark", ".md", ".py", ".toml", ".typed", ""}
    assert kinds <= ours | {".ttf", ".csl", ".xml"}


def stated() -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for, by the file of requirements/ that is to pin it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = {name: [*asked] for name, asked in project["dependency-groups"].items()}
    groups["argmap"] = [*project["project"]["dependencies"], *project["build-system"]["requires"], *groups.pop("build")]
    return {name: [Requirement(line) for line in lines] for name, lines in groups.items()}


@pytest.mark.parametrize("group", sorted(stated()))
def test_all_that_is_asked_for_is_pinned_to_bytes(group: str) -> None:
    """`make lock` pins anew what this finds wanting."""
    pins = dict(licences.pinned(group))
    for asked in stated()[group]:
        if asked.marker is None or asked.marker.evaluate():
            assert asked.specifier.contains(pins[asked.name.lower()]), asked
    text = (licences.REQUIREMENTS / f"{group}.txt").read_text("utf-8")
    entries = re.split(r"\n(?=\w)", text)[1:]
    assert len(entries) >= len(pins)
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry) for entry in entries)
    assert not re.search(r"https?:|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_what_is_pinned_is_the_same_for_all() -> None:
    met: dict[str, str] = {}
    for group in stated():
        for name, version in licences.pinned(group):
            assert met.setdefault(name, version) == version, name


def test_every_package_in_use_has_a_licence_that_is_accepted() -> None:
    found = {package.name: package for package in licences.packages()}
    for group in ("argmap", "dev"):
        assert not [name for name, _ in licences.pinned(group) if name not in found], "not installed"
    assert not [package for package in found.values() if not package.accepted]


def test_the_wheel_works_in_a_clean_environment(built: tuple[Path, Path], tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv", cwd=tmp_path)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pins = tmp_path / "pins.txt"
    pins.write_text("".join(f"{name}=={version}\n" for name, version in licences.pinned("argmap")), "utf-8")
    install = (sys.executable, "-m", "pip", "--python", programs / "python", "install", "--quiet", "--no-compile")
    run(*install, "--constraint", pins, built[1], cwd=tmp_path)
    argmap = programs / "argmap"
    assert run(argmap, "--version", cwd=tmp_path) == f"argmap {__version__}\n"
    assert run(argmap, "init", cwd=tmp_path) == "arguments/high-street.arg\n"
    run(argmap, "check", "--strict", cwd=tmp_path)
    run(argmap, "fmt", "--check", cwd=tmp_path)
    assert "duplicate name" in run(argmap, "explain", "ARG202", cwd=tmp_path)
    written = run(argmap, "build", "--only", "front", cwd=tmp_path).splitlines()
    assert written == ["out/high-street.front.pdf"]
    assert (tmp_path / written[0]).stat().st_size
