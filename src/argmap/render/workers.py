"""Typesets on several processors at once: processes of argmap that work through jobs, and never outlive it."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import active_children, forkserver, get_context, parent_process
from typing import Protocol, TypeVar

_SAFE = "PYTHONSAFEPATH"
"""Has Python import nothing from the current folder, which may be a stranger's."""

Job = TypeVar("Job")
Result = TypeVar("Result")


class Run(Protocol):
    """Does all jobs with a function, which must be one of a module; results come in the order of the jobs."""

    def __call__(self, function: Callable[[Job], Result], jobs: Sequence[Job], /) -> Iterator[Result]: ...


@contextmanager
def workers() -> Iterator[Run]:
    """As many processes as there are processors, begun at once; where no two can be had, this one does the work.

    When it ends early, by an error or by Ctrl-C, they are ended at once.
    """
    with _nothing_from_here():
        pool = _pool()
        if pool is None:
            yield one_by_one
        else:
            yield from _working(pool)


def _working(pool: ProcessPoolExecutor) -> Iterator[Run]:
    ended = threading.Event()

    def run(function: Callable[[Job], Result], jobs: Sequence[Job], /) -> Iterator[Result]:
        done = 0
        try:
            for result in pool.map(function, jobs):
                done += 1
                yield result
        except (BrokenProcessPool, EOFError, OSError):
            if ended.is_set():
                raise  # They were ended, and not for this one to go on.
            yield from one_by_one(function, jobs[done:])

    try:
        yield run
    except BaseException:
        ended.set()
        for process in active_children():
            process.kill()
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()


def _pool() -> ProcessPoolExecutor | None:
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if count < 2:
        return None
    if not sys.platform.startswith("linux"):
        pool = ProcessPoolExecutor(count, get_context("spawn"), _begin)
        with _undisturbed():
            _start(pool, count)
        return pool
    # Here they are copies of one that has imported what they need. To wait for that one is left to a thread.
    context = get_context("forkserver")
    context.set_forkserver_preload(["argmap.render.preloaded"])
    try:
        with _undisturbed():
            forkserver.ensure_running()
    except OSError:
        return None
    pool = ProcessPoolExecutor(count, context, _begin)
    threading.Thread(target=_start, args=(pool, count), daemon=True).start()
    return pool


def _start(pool: ProcessPoolExecutor, count: int) -> None:
    with suppress(OSError, EOFError, RuntimeError):  # If they cannot be had, or not any more: whoever asks will see.
        for _ in range(count):
            pool.submit(_ready)


def one_by_one(function: Callable[[Job], Result], jobs: Sequence[Job], /) -> Iterator[Result]:
    """Do all jobs in this process."""
    return map(function, jobs)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Begin processes that leave Ctrl-C to this one, which hears of it afterwards: they inherit what is held up."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _nothing_from_here() -> Iterator[None]:
    """Begin processes that import what is installed, and nothing from here."""
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE]
        else:
            os.environ[_SAFE] = before


def _ready() -> None:
    """Nothing to do: that it was done says that a process is there."""


def _begin() -> None:
    """Leave Ctrl-C to the process that began this one, and end when that does, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
