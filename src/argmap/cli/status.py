"""The one line on a terminal that says what a long piece of work is at; nothing anywhere else."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from argmap.diagnostics.visible import visible

CLEAR = "\r\x1b[K"
"""Go to the start of the line and erase it."""


@contextmanager
def status() -> Iterator[Callable[[str], None]]:
    """A function that shows what is being done; the line is gone at the end."""
    live = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def show(text: str) -> None:
        if live:
            click.echo(f"{CLEAR}{visible(text)} …" if text else CLEAR, nl=False, err=True)

    try:
        yield show
    finally:
        show("")
