"""Ends argmap when it is told to, by Ctrl-C, by the system or with the terminal, so that what was begun is put away."""

import os
import signal
import sys
import time
from threading import Thread
from types import FrameType

from argmap.leavings import put_away

SOON = 0.02
"""After how many seconds it is tried again to end what could not be ended."""
GRACE = 1
"""After how many seconds argmap ends whatever it is at: threads, and what is not written in Python, hear of nothing."""
_SIGNALS = {each: 128 + each for each in signal.Signals if each.name in ("SIGINT", "SIGTERM", "SIGHUP")}
"""The signals that end argmap, each with the exit code."""


def heed_signals() -> None:
    """From now on end in order, with the exit codes of `main`; signals that are to be ignored stay so."""
    for number in _SIGNALS:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _end)
    if sys.platform != "win32":
        heard, said = os.pipe()
        os.set_blocking(said, False)
        signal.set_wakeup_fd(said, warn_on_full_buffer=False)
        Thread(target=_insist, args=(heard,), daemon=True).start()


def _end(number: int, frame: FrameType | None) -> None:
    """Raise what ends argmap, but not in an import: one that is cut short may keep other threads waiting for ever."""
    if hasattr(signal, "setitimer") and _is_import(frame):
        signal.signal(signal.SIGALRM, lambda _, then: _end(number, then))
        signal.setitimer(signal.ITIMER_REAL, SOON)
    elif number == signal.SIGINT:
        raise KeyboardInterrupt
    else:
        sys.exit(_SIGNALS[signal.Signals(number)])


def _is_import(frame: FrameType | None) -> bool:
    """Whether what is being done here is part of an import."""
    while frame and not frame.f_code.co_filename.startswith("<frozen importlib"):
        frame = frame.f_back
    return frame is not None


def _insist(heard: int) -> None:
    """Wait for a signal that is to end argmap; if it is still there some time later, end it from here."""
    while (number := os.read(heard, 1)[0]) not in _SIGNALS or signal.getsignal(number) != _end:
        pass
    time.sleep(GRACE)
    try:
        put_away()
    finally:
        os._exit(_SIGNALS[signal.Signals(number)])
