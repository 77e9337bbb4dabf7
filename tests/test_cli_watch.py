"""`argmap watch`: builds at every save, shows what is wrong, and goes on whatever happens to the files."""

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from process import ARGMAP, PATIENCE, SHORT, SHORT_BROKEN, argmap, environment, files


class Watch:
    """A watch at work, and what it has said."""

    def __init__(self, place: Path, *arguments: str) -> None:
        self.place = place
        self.said = ""
        self.over = False
        self.heard = threading.Condition()
        self.process = subprocess.Popen(
            [ARGMAP, "watch", *arguments],
            cwd=place, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.listener = threading.Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self.heard:
                self.said += line.decode()
                self.heard.notify_all()
        with self.heard:
            self.over = True
            self.heard.notify_all()

    def after(self, said: str, times: int = 1) -> "Watch":
        """Wait until it has said something so many times."""
        with self.heard:
            self.heard.wait_for(lambda: self.over or self.said.count(said) >= times, PATIENCE)
            assert self.said.count(said) >= times, self.said
        return self

    def built(self, times: int) -> None:
        """Wait until it has gone through so many rounds."""
        self.after("Waiting for changes", times)

    def edit(self, text: str, name: str = "arguments/vote.arg") -> None:
        """Save a file as editors do: a new one is put in the place of the old."""
        draft = self.place / f"{name}~"
        draft.write_text(text)
        draft.replace(self.place / name)

    def stop(self) -> int:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self.listener.join()
        return code


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "arguments").mkdir()
    (tmp_path / "arguments" / "vote.arg").write_text(SHORT)
    return tmp_path


@pytest.fixture
def watch(place: Path) -> Iterator[Watch]:
    watch = Watch(place)
    yield watch
    if watch.process.poll() is None:
        watch.process.kill()
    watch.listener.join()
    for stream in (watch.process.stdout, watch.process.stderr):
        assert stream is not None
        stream.close()


def test_it_builds_at_once_and_at_every_save_and_survives_errors(watch: Watch) -> None:
    watch.built(1)
    first = files(watch.place / "out")
    assert first["vote.pdf"].startswith(b"%PDF-")

    watch.edit(SHORT_BROKEN)
    watch.after("error[ARG201]").built(2)
    assert files(watch.place / "out") == first

    watch.edit(SHORT.replace("last week", "yesterday"))
    watch.built(3)
    assert watch.said.count("wrote") == 2
    assert files(watch.place / "out")["vote.pdf"] != first["vote.pdf"]

    assert watch.stop() == 0
    assert watch.said.endswith("Stopped.\n")
    assert "Traceback" not in watch.said


def test_files_and_folders_that_vanish_are_waited_for(watch: Watch) -> None:
    watch.built(1)
    (watch.place / "arguments" / "vote.arg").unlink()
    watch.after("error[ARG906]")
    (watch.place / "arguments").rmdir()
    watch.after("error[ARG906]", 2)
    (watch.place / "arguments").mkdir()
    watch.edit(SHORT.replace("last week", "yesterday"))
    watch.after("wrote", 2)
    assert watch.stop() == 0


def test_a_file_that_is_included_from_elsewhere_is_watched_too(watch: Watch) -> None:
    watch.built(1)
    (watch.place / "shared").mkdir()
    watch.edit("claim more: More.\n", "shared/more.arg")
    watch.edit(SHORT.replace("source count", "include: ../shared/more.arg\n\nsource count"))
    watch.after("warning[ARG401]")
    watch.edit("clam more: More.\n", "shared/more.arg")
    watch.after("error[ARG104]")
    assert watch.stop() == 0


def test_the_end_of_the_machine_is_no_end_of_the_watch(place: Path) -> None:
    (place / "empty").mkdir()
    os.environ["PATH"], path = str(place / "empty"), os.environ["PATH"]
    try:
        watch = Watch(place)
    finally:
        os.environ["PATH"] = path
    watch.after("error[ARG902]").built(1)
    assert watch.stop() == 0


def test_nothing_to_watch_is_wrong_use(tmp_path: Path) -> None:
    done = argmap("watch", cwd=tmp_path)
    assert done.code == 2
    assert "argmap init" in done.err


def test_the_text_of_a_source_is_watched_even_before_it_is_there(watch: Watch) -> None:
    watch.built(1)
    (watch.place / "texts").mkdir()
    cited = SHORT.replace("stations\n", "stations\n  file: ../texts/count.txt\n", 1)
    watch.edit(cited.replace("[@count]\n", "[@count]\n    quote: “all of them”\n"))
    watch.after("warning[ARG131]").built(2)
    watch.edit("They counted most of them.", "texts/count.txt")
    watch.after("warning[ARG414]").built(3)
    watch.edit("They counted all of them.", "texts/count.txt")
    watch.after("no errors, no warnings", 2)
    assert watch.stop() == 0


def test_its_own_folder_is_waited_for_when_it_is_deleted(place: Path, watch: Watch) -> None:
    watch.built(1)
    shutil.rmtree(place)
    watch.after("is gone. Waiting for it")
    (place / "arguments").mkdir(parents=True)
    (place / "arguments" / "vote.arg").write_text(SHORT)
    watch.after("wrote 4 files", 2)
    rounds = watch.said.count("Waiting for changes")
    watch.edit(SHORT_BROKEN)
    watch.built(rounds + 1)
    assert "ARG201" in watch.said
    assert "Traceback" not in watch.said
    assert watch.stop() == 0
