"""Building again: what has not changed, what one line was changed of, and at every save while argmap watches."""

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.peers import ARGMAP
from benchmarks.running import Run, run

READY = "Waiting for changes"
"""What `argmap watch` says after each build."""
_SUPPORT = re.compile(r"^ +support [\w-]+: ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Project:
    """A brief to be built again and again: the file given to argmap, the one that is edited, and where the PDF goes."""

    given: Path
    edited: Path
    out: Path
    pdf: Path

    def build(self, limit: float) -> Run:
        """Build, with what is kept of earlier builds; the files that are there stay until others take their place."""
        return run([ARGMAP, "build", self.given, "-o", self.out], limit)

    def edit(self, number: int) -> None:
        """Put a number before the words of a support; a new number is a new text."""
        text = self.edited.read_text(encoding="utf-8")
        places = list(_SUPPORT.finditer(text))
        place = places[len(places) // 2].end()
        words = re.sub(r"^\(\d+\) ", "", text[place:])
        self.edited.write_text(f"{text[:place]}({number}) {words}", encoding="utf-8")


def invented_project(file: Path, folder: Path) -> Project:
    """A file of its own, copied so that it can be edited."""
    copy = Path(shutil.copy(file, folder))
    return Project(copy, copy, folder / "out", folder / "out" / "bench.pdf")


def example_project(arguments: Path, folder: Path) -> Project:
    """The example, copied with the files that it includes, of which one is edited."""
    shutil.copytree(arguments, folder / "arguments")
    given = folder / "arguments" / "mali.arg"
    return Project(given, given.with_suffix("") / "aid.arg", folder / "out", folder / "out" / "mali.pdf")


def saves(project: Project, numbers: range, limit: float) -> Iterator[float]:
    """Save an edit while argmap watches, once for each number: the seconds until the new PDF is in place.

    Raises TimeoutError when that takes more than `limit` seconds.
    """
    said = project.out.with_name("watch.txt")
    with said.open("w") as err:
        watching = subprocess.Popen([ARGMAP, "watch", project.given, "-o", project.out], stdout=err, stderr=err)
        try:
            for done, number in enumerate(numbers, 1):
                _wait(partial(_built, said, done), limit)
                start = time.perf_counter()
                project.edit(number)
                _wait(partial(_replaced, project.pdf, project.pdf.stat().st_ino), limit)
                yield time.perf_counter() - start
        finally:
            watching.terminate()
            watching.wait()


def _built(said: Path, times: int) -> bool:
    return said.read_text(encoding="utf-8", errors="replace").count(READY) >= times


def _replaced(pdf: Path, file: int) -> bool:
    return pdf.stat().st_ino != file


def _wait(come: Callable[[], bool], limit: float) -> None:
    """Wait until something has come to be. Raises TimeoutError after `limit` seconds."""
    end = time.perf_counter() + limit
    while not come():
        if time.perf_counter() > end:
            raise TimeoutError
        time.sleep(0.005)
