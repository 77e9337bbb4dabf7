"""Runs argmap as people do: as a process of its own, in a folder of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ARGMAP = str(Path(sys.executable).with_name("argmap"))
PATIENCE = 300
"""Seconds after which what has not happened will not, on a busy machine too; only a test that fails waits so long."""

GOOD = """\
brief vote: Should the vote be held?
  judgments ready
  compare go, wait

question when: When should the vote be held?

source count: A count of polling stations

claim ready: The polling stations are ready.
  confidence high
  support counted: All of them were counted last week. [@count]

interpretation go: The vote should be held now.
  answers when
  holds ready
  indicator: The ballots are printed by Friday.

interpretation wait: The vote should wait.
  answers when
  rejects ready
  indicator: The rains have begun by Friday.
"""
"""A small argument that has no errors, no warnings, and the one layout."""

SHORT = """\
brief vote: Should the vote be held?
  parts front

source count: A count of polling stations

claim ready: The polling stations are ready.
  confidence high
  support counted: All of them were counted last week. [@count]
"""
"""The like of it, of which one page is printed: for tests of building in which it does not matter what is built."""

WARNS = "claim bare: This rests on nothing.\n"
"""An argument with a warning (two, even) and no error."""

BROKEN = GOOD.replace("holds ready", "holds redy")
"""An argument with one error: a name that is not there."""

SHORT_BROKEN = SHORT.replace("[@count]", "[@cuont]")
"""The same error in the shorter one."""


@dataclass(frozen=True)
class Done:
    """What came of a run."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """The environment of the tests, without what would change how argmap speaks, and with changes."""
    plain = {
        key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS")
    }
    return {**plain, **changes}


def unmeasured() -> dict[str, str]:
    """The same, for a process that has no room to write down what it reached: `make coverage` does not follow it."""
    return {key: value for key, value in environment().items() if not key.startswith("COVERAGE_")}


def await_argmap(process: "subprocess.Popen[Any]") -> None:
    """Wait until argmap is at work in a process, and no longer Python alone, which says more when it is interrupted."""
    status = Path(f"/proc/{process.pid}/status")
    while status.exists() and process.poll() is None:  # Elsewhere than on Linux: no matter.
        caught = re.search(r"^SigCgt:\s*(\w+)", status.read_text(), re.MULTILINE)
        if caught and int(caught[1], 16) >> (signal.SIGTERM - 1) & 1:
            return
        time.sleep(0.005)


def argmap(
    *arguments: str | Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    stdin: bytes = b"",
    timeout: float = PATIENCE,
) -> Done:
    """Run argmap to its end."""
    done = subprocess.run(
        [ARGMAP, *map(str, arguments)],
        cwd=cwd,
        env=env or environment(),
        input=stdin,
        capture_output=True,
        timeout=timeout,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, hidden ones included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
