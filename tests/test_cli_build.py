"""`argmap init` and `build`: from nothing to a brief; and a build that fails leaves what was there."""

import json
import signal
import stat
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.cli.build import outcome
from inside import argmap
from process import ARGMAP, PATIENCE, SHORT, SHORT_BROKEN, WARNS, Done, await_argmap, environment, files
from process import argmap as argmap_process
from sharing import Shared


@pytest.fixture(scope="module")
def once(shared: Shared) -> Path:
    """A folder in which the small argument was built once; not to be changed."""
    return shared("cli-build", _build)


def _build(place: Path) -> None:
    (place / "arguments").mkdir()
    (place / "arguments" / "vote.arg").write_text(SHORT)
    done = argmap("build", cwd=place)
    assert done.code == 0, done.err


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    for name, data in files(once).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def without_dot(place: Path) -> dict[str, str]:
    """An environment in which Graphviz is not to be found."""
    empty = place / "empty"
    empty.mkdir()
    return environment(PATH=str(empty))


def test_init_writes_a_brief_that_builds_without_a_warning(tmp_path: Path) -> None:
    begun = argmap("init", cwd=tmp_path)
    assert (begun.code, begun.out) == (0, "arguments/high-street.arg\n")
    built = argmap("build", "--strict", cwd=tmp_path)
    assert built.code == 0, built.err
    made = files(tmp_path / "out")
    assert made["high-street.pdf"].startswith(b"%PDF-")
    assert len(made) > 4
    assert sorted(built.out.splitlines()) == sorted(f"out/{name}" for name in made)
    assert argmap("fmt", "--check", cwd=tmp_path).code == 0


def test_init_makes_the_folder_it_is_given(tmp_path: Path) -> None:
    done = argmap("init", "my brief", cwd=tmp_path)
    assert (done.code, done.out) == (0, "my brief/arguments/high-street.arg\n")
    assert "cd 'my brief' && argmap build" in done.err


def test_what_a_build_came_to_counts_what_changed() -> None:
    a, b, old = Path("out/a.pdf"), Path("out/b.pdf"), Path("out/a/maps/section-old.svg")
    assert outcome([a], [a], Path("out")) == "wrote 1 file to out/"
    assert outcome([a, b], [b], Path("out")) == "wrote 1 of 2 files to out/"
    assert outcome([a, b], [], Path("out")) == "out/ is up to date"
    assert outcome([a, b], [old], Path("out")) == "removed 1 file from out/"
    assert outcome([a, b], [b, old], Path("out")) == "wrote 1 of 2 files to out/, removed 1 file from out/"
    assert outcome([], [], Path("out")) == "nothing was written"


def test_init_names_what_stands_in_its_way(tmp_path: Path) -> None:
    (tmp_path / "arguments").write_text("mine")
    done = argmap("init", cwd=tmp_path)
    assert done.code == 2
    assert "`arguments` is there already" in done.err


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    mine = tmp_path / "arguments" / "high-street.arg"
    mine.parent.mkdir()
    mine.write_text("mine")
    done = argmap("init", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "left as it is" in done.err
    assert mine.read_text() == "mine"


def test_init_where_a_file_is_in_the_way_says_so(tmp_path: Path) -> None:
    (tmp_path / "arguments").write_text("a file")
    done = argmap("init", cwd=tmp_path)
    assert done.code == 2
    assert "Traceback" not in done.err


def test_the_files_made_are_listed_on_standard_output(built: Path) -> None:
    done = argmap("build", "-o", "deep/er", cwd=built)
    assert done.code == 0
    told, said = done.err.splitlines(keepends=True)
    whole = "that is the whole argument, also what these parts do not print"
    assert told == f"attached to vote.pdf: a clean copy of its source in 1 file; {whole}; see `--attach`\n"
    assert said == f"no errors, no warnings; wrote {len(done.out.splitlines())} files to deep/er/\n"
    assert sorted(done.out.splitlines()) == sorted(f"deep/er/{name}" for name in files(built / "deep" / "er"))
    assert "deep/er/vote.pdf" in done.out.splitlines()
    assert files(built / "deep" / "er") == files(built / "out")
    assert stat.S_IMODE((built / "deep" / "er" / "vote.pdf").stat().st_mode) == 0o644


def test_building_again_changes_no_byte_and_no_time(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "out").rglob("*")}
    assert argmap("build", cwd=built).code == 0
    assert {path: path.stat().st_mtime_ns for path in (built / "out").rglob("*")} == before


def test_every_brief_below_the_folder_is_built(built: Path) -> None:
    (built / "arguments" / "other.arg").write_text(SHORT.replace("brief vote", "brief other"))
    assert argmap("build", cwd=built).code == 0
    assert {"vote.pdf", "other.pdf"} <= set(files(built / "out"))


# Builds that fail ----------------------------------------------------------------------------------------------------


def assert_refused(
    built: Path,
    *arguments: str,
    code: int,
    said: str,
    env: dict[str, str] | None = None,
    run: Callable[..., Done] = argmap,
) -> None:
    """Building fails with this code and message, and leaves the files of the build before as they were."""
    before = files(built / "out")
    done = run("build", *arguments, cwd=built, env=env)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "Traceback" not in done.err
    assert files(built / "out") == before


def test_an_error_in_the_input(built: Path) -> None:
    (built / "arguments" / "vote.arg").write_text(SHORT_BROKEN)
    assert_refused(built, code=1, said="1 error in 1 file; nothing was written")


def test_an_error_in_one_of_two_briefs(built: Path) -> None:
    (built / "arguments" / "vote.arg").write_text(SHORT.replace("All of them", "Nearly all of them"))
    (built / "arguments" / "other.arg").write_text(SHORT_BROKEN.replace("brief vote", "brief other"))
    assert_refused(built, code=1, said="nothing was written")


def test_a_warning_with_strict(built: Path) -> None:
    (built / "arguments" / "vote.arg").write_text(SHORT + "\n" + WARNS)
    assert_refused(built, "--strict", code=1, said="warnings are errors; nothing was written")


def test_two_briefs_of_one_name(built: Path) -> None:
    (built / "arguments" / "other.arg").write_text(SHORT)
    assert_refused(built, code=1, said="error[ARG305]")


def test_a_character_without_a_glyph(built: Path) -> None:
    (built / "arguments" / "vote.arg").write_text(SHORT.replace("last week", "\U00013000 last week"))
    assert_refused(built, code=1, said="error[ARG501]")


def test_no_brief_to_build(built: Path) -> None:
    (built / "arguments" / "vote.arg").write_text(SHORT.split("\n\n", 1)[1])
    assert_refused(built, code=2, said="error[ARG901]")


def test_graphviz_missing(built: Path) -> None:
    (built / "arguments" / "vote.arg").write_text(SHORT.replace("last week", "yesterday"))
    assert_refused(built, code=2, said="error[ARG902]", env=without_dot(built))


def test_pango_missing(built: Path) -> None:
    """A WeasyPrint whose libraries are missing fails in this way when it is imported."""
    (built / "lib" / "weasyprint").mkdir(parents=True)
    (built / "lib" / "weasyprint" / "__init__.py").write_text(
        "print('advice of its own')\nraise OSError(\"cannot load library 'libpango-1.0-0'\")\n"
    )
    (built / "arguments" / "vote.arg").write_text(SHORT.replace("last week", "yesterday"))
    assert_refused(
        built, code=2, said="error[ARG903]", env=environment(PYTHONPATH=str(built / "lib")), run=argmap_process
    )


def test_a_file_in_the_place_of_the_folder(built: Path) -> None:
    (built / "taken").write_text("a file")
    assert_refused(built, "-o", "taken", code=2, said="error[ARG905]")
    assert (built / "taken").read_text() == "a file"


def test_a_folder_in_the_place_of_a_file(built: Path) -> None:
    (built / "arguments" / "vote.arg").write_text(SHORT.replace("last week", "yesterday"))
    (drawing,) = (built / "out").rglob("whole.svg")
    drawing.unlink()
    drawing.mkdir()
    assert_refused(built, code=2, said="error[ARG905]")


def test_findings_of_a_failed_build_as_json_are_one_document_on_standard_error(built: Path) -> None:
    (built / "arguments" / "vote.arg").write_text(SHORT + "\n" + WARNS)
    done = argmap("build", "--format", "json", cwd=built, env=without_dot(built))
    assert (done.code, done.out) == (2, "")
    assert {"ARG401", "ARG902"} <= {each["code"] for each in json.loads(done.err)["diagnostics"]}


@pytest.mark.parametrize("wait", [0.1, 0.6, 1.2])
def test_an_interrupted_build(built: Path, wait: float) -> None:
    (built / "arguments" / "vote.arg").write_text(SHORT.replace("last week", "yesterday"))
    before = files(built / "out")
    with subprocess.Popen([ARGMAP, "build"], cwd=built, env=environment(), stderr=subprocess.PIPE) as process:
        await_argmap(process)
        time.sleep(wait)  # Somewhere in the work; wherever that is, the outcome is one of two.
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert b"Traceback" not in said
    if process.returncode == 0:  # It had finished before.
        assert files(built / "out").keys() == before.keys()
    else:
        assert process.returncode == 130
        assert files(built / "out") == before
