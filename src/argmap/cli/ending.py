"""Ends argmap when it is told to, by Ctrl-C, by the system or with the terminal, so that what was begun is put away."""

import signal
import sys
from types import FrameType

SOON = 0.02
"""After how many seconds it is tried again to end what could not be ended."""


def heed_signals() -> None:
    """From now on end in order, with the exit codes of `main`; signals that are to be ignored stay so."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    """Raise what ends argmap, but not in an import: one that is cut short may keep other threads waiting for ever."""
    if hasattr(signal, "setitimer") and _is_import(frame):
        signal.signal(signal.SIGALRM, lambda _, then: _end(number, then))
        signal.setitimer(signal.ITIMER_REAL, SOON)
    elif number == signal.SIGINT:
        raise KeyboardInterrupt
    else:
        sys.exit(128 + number)


def _is_import(frame: FrameType | None) -> bool:
    """Whether what is being done here is part of an import."""
    while frame and not frame.f_code.co_filename.startswith("<frozen importlib"):
        frame = frame.f_back
    return frame is not None
