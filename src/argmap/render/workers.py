"""Typesets on several processors at once: processes of argmap that work through jobs, and never outlive it."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from typing import Protocol, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


class Run(Protocol):
    """Does all jobs with a function, which must be one of a module; results come in the order of the jobs."""

    def __call__(self, function: Callable[[Job], Result], jobs: Sequence[Job], /) -> Iterator[Result]: ...


@contextmanager
def workers() -> Iterator[Run]:
    """As many processes as there are processors; where no two can be had, this one does the work.

    When it ends early, by an error or by Ctrl-C, they are ended at once.
    """
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if count < 2:
        yield one_by_one
        return
    pool = ProcessPoolExecutor(count, get_context("spawn"), _begin)

    def run(function: Callable[[Job], Result], jobs: Sequence[Job], /) -> Iterator[Result]:
        done = 0
        try:
            with _undisturbed():
                results = pool.map(function, jobs)
            for result in results:
                done += 1
                yield result
        except BrokenProcessPool:
            yield from one_by_one(function, jobs[done:])

    try:
        yield run
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.kill()
        raise
    finally:
        pool.shutdown()


def one_by_one(function: Callable[[Job], Result], jobs: Sequence[Job], /) -> Iterator[Result]:
    """Do all jobs in this process."""
    return map(function, jobs)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Begin processes that leave Ctrl-C to this one: what ignores it hands that on."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Only the main thread may set this.
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin() -> None:
    """Leave Ctrl-C to the process that began this one, and end when that does, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
