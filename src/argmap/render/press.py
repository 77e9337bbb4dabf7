"""Typesets segments: on several processors at once where that is worth it, or on a cluster."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from threading import Lock

from argmap.render.cluster import cluster
from argmap.render.typeset import Job, Typeset, typeset
from argmap.render.workers import Run, one_by_one, workers

WORTH = 50_000
"""From how many characters of XHTML on, in all that waits to be typeset, it is worth the time to begin processes."""


class Press:
    """What typesets, for as many documents as one likes, and from as many threads.

    It is used within `pressing`, or for a single document without it, and then works in this process.
    """

    def __init__(self, processes: ExitStack | None = None, address: str = "") -> None:
        self._processes = processes
        self._address = address
        self._run: Run | None = None
        self._waiting = 0
        self._lock = Lock()

    def do(self, jobs: Sequence[Job]) -> list[Typeset]:
        """What comes of all jobs, in their order. Raises as `typeset` does."""
        # The longest first: should it come last, all processes but one would wait for it.
        order = sorted(range(len(jobs)), key=lambda at: -len(jobs[at].segment.html))
        done = dict(zip(order, self._made([jobs[at] for at in order]), strict=True))
        return [done[at] for at in range(len(jobs))]

    def expect(self, length: int) -> None:
        """Begin processes if that is worth it for so many characters of XHTML that are to come."""
        with self._lock:
            if self._run is None and self._processes is not None and (self._address or length >= WORTH):
                self._run = self._processes.enter_context(cluster(self._address) if self._address else workers())

    def close(self) -> None:
        """Begin no processes any more."""
        with self._lock:
            self._processes = None

    def _made(self, jobs: Sequence[Job]) -> Iterator[Typeset]:
        if not jobs:
            return
        length = sum(len(job.segment.html) for job in jobs)
        with self._lock:
            self._waiting += length
        self.expect(self._waiting)
        try:
            yield from (self._run or one_by_one)(typeset, jobs)
        finally:
            with self._lock:
                self._waiting -= length


@contextmanager
def pressing(address: str = "") -> Iterator[Press]:
    """A press that may begin other processes, which end with it; or has those of the cluster at an address."""
    with ExitStack() as processes:
        press = Press(processes, address)
        try:
            yield press
        finally:
            press.close()
