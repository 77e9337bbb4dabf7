"""The command line: one thin module per command; the work itself is done on the floors below."""

from argmap.cli.entry import main

__all__ = ["main"]
