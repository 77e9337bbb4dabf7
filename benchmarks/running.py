"""Runs a command to its end, and says how long it took and how much memory."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 2**20
UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one of `ru_maxrss`."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a command: seconds on the clock, from before it began until after it ended; and mebibytes.

    `peak` is the most memory that any one of its processes had at any time (the maximum resident set size, as `wait4`
    has it): of programs that are several processes it is the largest alone, not the sum. The kernel counts what this
    program had when it began the command as well, some 20 MiB, so smaller ones are not told apart.
    """

    seconds: float
    peak: float
    failed: str = ""
    """Why it came to nothing; empty if it did its work."""


def run(command: Sequence[str | Path], limit: float, makes: Path | None = None) -> Run:
    """Run a command, for at most `limit` seconds; if it `makes` a file, it has failed unless that is there then."""
    if makes:
        makes.unlink(missing_ok=True)
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(
                list(map(str, command)), stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
            )
        except OSError as problem:
            return Run(0.0, 0.0, f"it could not be run: {problem.strerror}")
        late = threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        late.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
        except BaseException:  # Such as Ctrl-C, which does not reach a session of its own.
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            late.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        failed = _failed(process.returncode, seconds >= limit, limit, makes, said.read().decode(errors="replace"))
    return Run(seconds, used.ru_maxrss * UNIT / MEBIBYTE, failed)


def _failed(code: int, late: bool, limit: float, makes: Path | None, said: str) -> str:
    if late:
        return f"more than {limit:,.0f} s"
    if code == 0 and (makes is None or (makes.exists() and makes.stat().st_size)):
        return ""
    errors = [line.strip() for line in said.splitlines() if "rror" in line] or [f"it ended with code {code}"]
    return errors[-1][:100]
