"""Typesets on the machines of a Dask cluster: what each makes has the same bytes as if it had been made here."""

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from argmap.diagnostics import Diagnostic, Trouble
from argmap.diagnostics.visible import visible
from argmap.render.made_with import same_everywhere
from argmap.render.workers import Job, Result, Run

ANSWER = 6
"""Seconds within which the scheduler must answer."""
FIRST = 30
"""Seconds within which a first worker must be there."""
_LENGTH, _MOST = 8, 2**30
"""How many bytes tell a length in Dask, and more than the first of all can be."""
WITHOUT = 60
"""Seconds after which a cluster that has lost all its workers is given up."""


@contextmanager
def cluster(address: str) -> Iterator[Run]:
    """The workers of the cluster whose scheduler has an address, such as `tcp://10.0.0.5:8786`.

    Jobs of workers that are lost are done again by others. Raises Trouble (ARG917) where it cannot be reached, has no
    workers or loses them all, or where what they have differs from what is here.
    """
    try:
        from distributed import Client
    except ImportError:
        message = "a cluster needs Dask, which is not installed"
        raise _trouble(message, "install it here and on the workers: pip install 'argmap[cluster]'") from None
    client = _connected(partial(Client, address, timeout=ANSWER, set_as_default=False), address)
    try:
        _check(client)

        def run(function: Callable[[Job], Result], jobs: Sequence[Job], /) -> Iterator[Result]:
            futures = client.map(function, jobs, pure=False)
            try:
                for future in futures:
                    yield _result(future, client)
            finally:
                client.cancel(futures)

        yield run
    finally:
        client.close(timeout=ANSWER)


def _connected(connect: Callable[[], Any], address: str) -> Any:  # noqa: ANN401 - Dask has few types
    """The client of `connect`, or an error in time: what listens there may be no scheduler, and never answer."""
    found: list[Any] = []
    failed: list[BaseException] = []

    def attempt() -> None:
        try:
            _listen(address)
            found.append(connect())
        except BaseException as error:
            failed.append(error)

    attempting = Thread(target=attempt, daemon=True)
    attempting.start()
    attempting.join(ANSWER)
    if found:
        return found[0]
    help_ = "start one with `dask scheduler`, and give the address that it says, such as tcp://10.0.0.5:8786"
    error = failed[0] if failed else TimeoutError("what listens there does not answer as one does")
    said = str(error) if isinstance(error, OSError | ValueError | TypeError | ImportError) else ""
    raise _trouble(f"there is no Dask scheduler at {visible(address)}", help_, said) from error


def _listen(address: str) -> None:
    """Read the greeting of what listens at an address. Raises OSError if that is no scheduler.

    One begins with the length of what it is about to say, and Dask makes room for whatever length it is told.
    """
    place = urlsplit(address if "://" in address else f"tcp://{address}")
    if place.scheme != "tcp" or not place.hostname or not place.port:
        return  # Dask knows what to make of it.
    with socket.create_connection((place.hostname, place.port), ANSWER) as listener, suppress(TimeoutError):
        listener.settimeout(ANSWER / 2)
        if int.from_bytes(listener.recv(_LENGTH, socket.MSG_WAITALL), "little") > _MOST:
            raise OSError("what listens there speaks another language")


def _check(client: Any) -> None:  # noqa: ANN401 - Dask has few types
    """Check that there are workers, and that they have the versions that are here, so that they make the same bytes."""
    from distributed import TimeoutError as NoneThere

    try:
        client.wait_for_workers(1, timeout=FIRST)
    except NoneThere:
        raise _trouble(
            "the Dask cluster has no workers", "start some with `dask worker ADDRESS --nthreads 1`"
        ) from None
    mine = same_everywhere()
    try:
        theirs = client.run(same_everywhere)
    except Exception as error:
        message = "argmap does not run on the workers of the Dask cluster"
        raise _trouble(message, "install the same version of argmap on all of them", str(error)) from error
    for worker, versions in theirs.items():
        for name, version in mine.items():
            if versions.get(name) != version:
                there = versions.get(name) or "none"
                message = f"the worker {visible(worker)} has another {name} than this machine: {there}, not {version}"
                raise _trouble(message, "install the same version on all of them, or pages would come out otherwise")


def _result(future: Any, client: Any) -> Any:  # noqa: ANN401
    """What came of a job, as soon as it is there."""
    from distributed import TimeoutError as NotYet
    from distributed.client import FutureCancelledError
    from distributed.scheduler import KilledWorker

    lonely = 0
    while True:
        try:
            return future.result(timeout=5)
        except NotYet:
            lonely = 0 if client.scheduler_info(n_workers=-1)["workers"] else lonely + 5
            if lonely >= WITHOUT:
                message = "the Dask cluster has lost all its workers"
                raise _trouble(message, "start workers, then build again") from None
        except (KilledWorker, FutureCancelledError, OSError) as error:
            message = "the Dask cluster broke down at work"
            raise _trouble(message, "see what its workers say; or build without `--on`", str(error)) from error


def _trouble(message: str, help_: str, detail: str = "") -> Trouble:
    return Trouble(
        Diagnostic("ARG917", message, notes=(visible(detail.splitlines()[0]),) if detail else (), help=help_)
    )
