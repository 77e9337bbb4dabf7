"""The package as people get it: built from the source distribution, installed where nothing else is, and used there."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Mapping
from email import message_from_bytes
from importlib.metadata import distribution, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import licences
from argmap import __version__
from argmap.cli.entry import COMMANDS
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


def closure(wheel: Path) -> set[str]:
    """The packages that a wheel needs here, and what these need in turn, by their metadata."""
    with zipfile.ZipFile(wheel) as opened:
        (told,) = (name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        lines = message_from_bytes(opened.read(told)).get_all("Requires-Dist") or []
    met: set[tuple[str, str]] = set()
    asked = [("", line) for line in lines]
    while asked:
        extra, line = asked.pop()
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        new = {(requirement.name, wanted) for wanted in ("", *requirement.extras)} - met
        met |= new
        asked += [(wanted, line) for name, wanted in new for line in requires(name) or ()]
    return {name for name, _ in met}


def take(name: str, site: Path) -> None:
    """Put a package that was installed here, as pinned by its hash, into another environment of the same Python."""
    package = distribution(name)
    for path in package.files or ():
        if ".." not in path.parts:  # Not its programs.
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(str(package.locate_file(path)), site / path)  # With its time: else what is compiled is stale.


@pytest.fixture(scope="module")
def alone(built: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment with the wheel and what it needs in it, and nothing else, not even pip."""
    venv = tmp_path_factory.mktemp("alone")
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=venv)
    programs = venv / ("Scripts" if os.name == "nt" else "bin")
    run(sys.executable, "-m", "pip", "--python", venv, "install", "--no-deps", "--no-index", built[1], cwd=venv)
    (site,) = venv.rglob("site-packages")
    for name in closure(built[1]):
        take(name, site)
    return programs


def test_the_wheel_needs_no_more_than_is_pinned_for_it(built: tuple[Path, Path]) -> None:
    assert {canonicalize_name(name) for name in closure(built[1])} <= {name for name, _ in licences.pinned("argmap")}


HELP = """
from argmap.cli.entry import COMMANDS, program
for command in COMMANDS:
    program.main([command, "--help"], "argmap", standalone_mode=False)
"""


def test_the_wheel_works_where_only_what_it_needs_is_installed(alone: Path, tmp_path: Path) -> None:
    def argmap(*arguments: str) -> str:
        return run(alone / "argmap", *arguments, cwd=tmp_path, env={"XDG_CACHE_HOME": str(tmp_path / "cache")})

    assert argmap("--version") == f"argmap {__version__}\n"
    assert argmap("init") == "arguments/high-street.arg\n"
    argmap("check", "--strict")
    argmap("fmt", "--check")
    assert "duplicate name" in argmap("explain", "ARG202")
    made = argmap("build").splitlines()
    assert made[0] == "out/high-street.pdf"
    assert all((tmp_path / name).stat().st_size for name in made)
    examined = argmap("doctor")
    assert "optional  distributed: not installed; it typesets on several machines" in examined
    assert all(line.startswith(("ok  ", "optional  ", "    ")) for line in examined.splitlines())
    told = run(alone / "python", "-c", HELP, cwd=tmp_path)
    assert all(f"Usage: argmap {command}" in told for command in COMMANDS), "each finds what it imports"
