"""A file of argmap's own is missing or damaged, or memory runs out: that is said, with what mends it."""

import resource
import shutil
import subprocess
import sys
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from argmap.cli.condition import bundled, damages
from process import SHORT, Done, environment, unmeasured

SOURCE = Path(__file__).parents[1] / "src" / "argmap"
GRAMMAR = SOURCE.parents[1] / "grammar" / "argmap.lark"


def test_all_that_argmap_brings_along_is_listed() -> None:
    there = {path for path in SOURCE.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert set(bundled()) == there - {SOURCE / "bundled.toml"} | {GRAMMAR}, "change `bundled.toml`"


def test_what_argmap_brings_along_makes_sense() -> None:
    assert list(damages(thorough=True)) == []


KINDS = (
    "render/fonts/SourceSans3-Regular.ttf",
    "render/templates/nodes.html.j2",
    "render/styles/brief.css",
    "locales/en/brief.toml",
    "csl/styles/chicago-notes.csl",
    "csl/locales/locales-en-US.xml",
    "grammar/argmap.lark",
)


class Copy:
    """A copy of argmap that is imported before the one that is tested."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.package = Path(shutil.copytree(SOURCE, place / "lib" / "argmap"))
        shutil.copytree(GRAMMAR.parent, self.package / "grammar")
        (place / "vote.arg").write_text(SHORT)

    def install(self) -> None:
        """Write down what was installed, as an installer does."""
        about = self.package.parent / "argmap-0.1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text("Metadata-Version: 2.4\nName: argmap\nVersion: 0.1.0\n")
        lines = []
        for path in sorted(self.package.rglob("*")):
            if path.is_file():
                digest = urlsafe_b64encode(sha256(path.read_bytes()).digest()).rstrip(b"=").decode()
                lines.append(f"{path.relative_to(self.package.parent).as_posix()},sha256={digest},\n")
        (about / "RECORD").write_text("".join(lines))

    def __call__(self, *arguments: str) -> Done:
        run = [sys.executable, "-c", "from argmap.cli import main; main()", *arguments]
        env = environment(PYTHONPATH=str(self.package.parent), XDG_CACHE_HOME=str(self.place / "cache"))
        done = subprocess.run(run, cwd=self.place, env=env, capture_output=True, text=True, timeout=100, check=False)
        return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def _once(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return Copy(tmp_path_factory.mktemp("copy"))


@pytest.fixture
def copy(_once: Copy) -> Iterator[Copy]:
    """A whole copy, for each test that spoils it."""
    before = {_once.package / name: (_once.package / name).read_bytes() for name in KINDS}
    yield _once
    for file, data in before.items():
        file.write_bytes(data)
    for folder in (*_once.package.parent.glob("*.dist-info"), _once.place / "cache", _once.place / "out"):
        shutil.rmtree(folder, ignore_errors=True)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def nonsense(file: Path) -> None:
    file.write_bytes(b"\xff\xfe{{ %} [")


def changed(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def refused(done: Done, file: Path) -> None:
    assert done.code == 2, done.err
    assert "argmap itself is damaged" in done.err
    assert str(file) in done.err
    assert "mend it: " in done.err
    for word in ("Traceback", "fault of argmap", "free some space"):
        assert word not in done.err


@pytest.mark.parametrize("name", KINDS)
def test_a_build_without_a_file_of_argmaps_own_names_it(copy: Copy, name: str) -> None:
    (copy.package / name).unlink()
    refused(copy("build", "vote.arg"), copy.package / name)
    assert not (copy.place / "out").exists()


@pytest.mark.parametrize("name", KINDS)
def test_a_build_with_a_file_that_is_not_the_one_installed_names_it(copy: Copy, name: str) -> None:
    copy.install()
    changed(copy.package / name)
    refused(copy("build", "vote.arg"), copy.package / name)


@pytest.mark.parametrize(
    ("spoil", "said", "installed"),
    [
        (Path.unlink, "is missing", False),
        (emptied, "is not the one that was installed", True),
        (nonsense, "makes no sense", False),
    ],
)
def test_doctor_names_every_file_that_is_damaged(
    copy: Copy, spoil: Callable[[Path], None], said: str, installed: bool
) -> None:
    if installed:
        copy.install()
    for name in KINDS:
        spoil(copy.package / name)
    done = copy("doctor")
    assert done.code == 2
    assert all(f"`{copy.package / name}` {said}" in done.out for name in KINDS), done.out
    assert "Traceback" not in done.err


def test_a_check_without_the_grammar_is_not_the_fault_of_a_file(copy: Copy) -> None:
    (copy.package / "grammar" / "argmap.lark").write_text("document: (")
    refused(copy("check", "vote.arg"), copy.package / "grammar" / "argmap.lark")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
@pytest.mark.parametrize("most", [60, 150, 300])
def test_too_little_memory_is_said(tmp_path: Path, most: int) -> None:
    (tmp_path / "vote.arg").write_text(SHORT)
    argmap = str(Path(sys.executable).with_name("argmap"))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (most * 2**20,) * 2)

    for command in (("build", "vote.arg"), ("doctor",)):
        done = subprocess.run(
            [argmap, *command],
            cwd=tmp_path, env=unmeasured(), capture_output=True, text=True, timeout=100, preexec_fn=limit, check=False,
        )  # fmt: skip
        assert done.returncode == 2, done.stderr
        assert "argmap has too little memory" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["vote.arg"]
