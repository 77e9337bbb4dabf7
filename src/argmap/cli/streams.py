"""Sees that there are standard streams to read from and write to, and says what became of one that takes no more."""

import errno
import os
import sys
from io import TextIOWrapper

import click

from argmap.cli.report import Exit

NOBODY_READS = 141
"""The exit code where what reads from argmap has ended, such as `head`: that of a program that the system ends."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


class NobodyReads(Exception):  # noqa: N818 - it reads as what it is
    """Raised where what argmap writes to is closed at the other end."""


def prepare_streams() -> None:
    """Give the process what it was begun without: nothing to read, nothing that errors go to.

    What stands for standard output cannot be written to: that nothing came of a command must be seen. Nor may a file
    that is opened later be taken for one of the three.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            os.set_inheritable(number, True)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # A terminal or pipe that cannot show a character gets it spelt out.
            stream.reconfigure(errors="backslashreplace")


def is_of_a_stream(problem: OSError) -> bool:
    """Whether what failed was to write to a stream, rather than to a file."""
    return problem.errno in _NO_ROOM and problem.filename is None


def say_full(problem: OSError) -> Exit:
    """Say that standard output takes no more."""
    closed = problem.errno == errno.EBADF
    click.echo(f"Error: cannot write: {'standard output is closed' if closed else problem.strerror}", err=True)
    return Exit.ENVIRONMENT


def let_go() -> None:
    """Drop what is still to be written to the streams, since it cannot be."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
