"""`argmap build --on ADDRESS` typesets on a Dask cluster, and the same files come out, whatever becomes of a worker."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

from inside import argmap
from maps_lab import prose
from process import ARGMAP, PATIENCE, SHORT, environment, files
from process import argmap as argmap_process

BRIEF = SHORT.replace("parts front", "parts argument") + "".join(
    f"\nsection s{at}: Part {at}\nclaim more{at}: {prose(at, 40)}\n"
    + "".join(f"  support: {prose(at * 9 + each, 60)}\n" for each in range(9))
    for at in range(4)
)


@contextmanager
def started(*command: str, environ: dict[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """A program that is ended in the end; what it says can be read from its standard error."""
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=environ or environment()
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def said(process: subprocess.Popen[str], pattern: str) -> str:
    """What a program says that matches; it fails if the program ends without."""
    assert process.stderr is not None
    heard = []
    for line in process.stderr:
        heard.append(line)
        if found := re.search(pattern, line):
            return found[1]
    raise AssertionError("".join(heard))


@pytest.fixture
def scheduler() -> Iterator[str]:
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with started(sys.executable, "-m", "distributed.cli.dask_scheduler", *options) as process:
        yield said(process, r"Scheduler at: +(\S+)")


def worker(address: str, folder: Path) -> AbstractContextManager[subprocess.Popen[str]]:
    options = ("--no-nanny", "--no-dashboard", "--nthreads", "1", "--local-directory", str(folder))
    return started(sys.executable, "-m", "distributed.cli.dask_worker", address, *options)


def write(folder: Path) -> Path:
    (folder / "vote.arg").write_text(BRIEF)
    return folder / "vote.arg"


def test_a_worker_that_is_killed_at_work_is_made_up_for(scheduler: str, tmp_path: Path) -> None:
    file = write(tmp_path)
    plain = argmap("build", "--no-cache", "vote.arg", "-o", "here", cwd=tmp_path)
    assert plain.code == 0, plain.err
    with ExitStack() as stack:
        workers = {
            said(process, r"Start worker at: +(\S+)"): process
            for process in (stack.enter_context(worker(scheduler, tmp_path / str(at))) for at in range(2))
        }
        client: Any = stack.enter_context(Client(scheduler, timeout=PATIENCE, set_as_default=False))  # type: ignore[no-untyped-call]
        client.wait_for_workers(2, timeout=PATIENCE)
        command = (ARGMAP, "build", "--no-cache", "--on", scheduler, str(file), "-o", "there")
        with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, env=environment()) as build:
            busy = None
            while busy is None and build.poll() is None:
                busy = next((each for each, jobs in client.processing().items() if len(jobs) > 1), None)
                time.sleep(0.05)
            assert busy is not None, "the build was over before a worker had begun"
            workers[busy].send_signal(signal.SIGKILL)
            err = build.communicate()[1]
        assert build.returncode == 0, err
        assert set(client.scheduler_info()["workers"]) == set(workers) - {busy}
    assert files(tmp_path / "there") == files(tmp_path / "here")


SAYS = {
    "nothing": b"",
    "what a web server says": b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
    "anything": bytes(range(7, 256)) * 40,
    "that eight gigabytes follow": (2**33).to_bytes(8, "little") * 4,
}


@pytest.mark.parametrize("says", SAYS)
def test_what_is_no_scheduler_is_not_waited_for(tmp_path: Path, says: str) -> None:
    (tmp_path / "vote.arg").write_text(SHORT)
    with socket.create_server(("127.0.0.1", 0)) as server, ThreadPoolExecutor() as pool:
        heard: list[socket.socket] = []

        def answer() -> None:
            with suppress(OSError):
                while True:
                    heard.append(server.accept()[0])
                    heard[-1].sendall(SAYS[says])

        pool.submit(answer)
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        done = argmap_process("build", "--on", address, "--no-cache", "vote.arg", cwd=tmp_path, timeout=60)
        server.shutdown(socket.SHUT_RDWR)
        for each in heard:
            each.close()
    assert done.code == 2, done.err
    assert "ARG917" in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "out").exists()


def test_where_there_is_no_scheduler_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path)
    done = argmap_process("build", "--on", "tcp://127.0.0.1:9", "vote.arg", cwd=tmp_path)
    assert done.code == 2
    assert "ARG917" in done.err
    assert "dask scheduler" in done.err
    assert not (tmp_path / "out").exists()
